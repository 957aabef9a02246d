"""Where files lie: on disk, behind a URL, or nowhere that could be looked at."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from report_builder.batch import store
from report_builder.errors import ReportError
from report_builder.exporters import Output
from tests.batch import faults


def test_a_file_on_disk_has_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"a")
    place = str(path)
    at = store.at(place)
    assert at.files_of(place) == (place,)
    assert at.fingerprint(place) == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert at.read(place) == b"a"


def test_the_files_of_a_folder_are_the_sheets_in_it(tmp_path: Path) -> None:
    (tmp_path / "lain.csv").mkdir()
    names = ("b.csv", "a.CSV", "lakip.pdf", ".~lock.a.csv", "fakta.json", ".tanda-terima-lakip.json")
    for place in (str(tmp_path), "memory://uji-lembar"):
        at = store.at(place)
        at.deliver([Output(name, b"x") for name in names], place)
        assert [each.rpartition("/")[2] for each in at.files_of(place)] == ["a.CSV", "b.csv"]


def test_what_is_not_there_has_no_files_and_no_fingerprint(tmp_path: Path) -> None:
    place = str(tmp_path / "hilang.xlsx")
    assert store.at(place).files_of(place) == ()
    assert store.at(place).fingerprint(place) == ""
    with pytest.raises(OSError, match="hilang"):
        store.at(place).read(place)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_would_be_waited_for_has_no_fingerprint(tmp_path: Path) -> None:
    place = tmp_path / "pipa.xlsx"
    os.mkfifo(place)
    assert store.at("").fingerprint(str(place)) == ""


def test_a_folder_holds_files_only_with_their_hashes(tmp_path: Path) -> None:
    at, folder = store.at(str(tmp_path)), str(tmp_path)
    at.deliver((Output("a.html", b"a"),), folder)
    hashes = {"a.html": at.fingerprint(f"{folder}/a.html")}
    assert at.holds(folder, hashes)
    (tmp_path / "a.html").write_bytes(b"b")
    assert not at.holds(folder, hashes)
    assert list(at.lacking(folder, ["a.html", "b.html"])) == ["b.html"]


def test_who_edited_a_word_file_is_told_what_a_batch_can_do(tmp_path: Path) -> None:
    (tmp_path / "lakip.docx").write_bytes(b"disunting")
    with pytest.raises(ReportError) as refusal:
        store.at(str(tmp_path)).deliver((Output("lakip.docx", b"baru"),), str(tmp_path))
    assert [problem.hint for problem in refusal.value.problems] == [
        "Pindahkan atau ganti nama berkas itu, lalu ulangi."
    ]


@pytest.mark.parametrize("root", ["", "memory://uji-hapus"])
def test_only_a_file_that_is_as_it_was_made_is_removed(tmp_path: Path, root: str) -> None:
    folder = root or str(tmp_path)
    at = store.at(folder)
    at.deliver((Output("a.txt", b"a"), Output("b.txt", b"disunting")), folder)
    for name in ("a.txt", "b.txt", "hilang.txt"):
        at.remove(f"{folder}/{name}", hashlib.sha256(b"a").hexdigest())
    assert list(at.lacking(folder, ["a.txt", "b.txt"])) == ["a.txt"]


def test_what_a_plugin_reads_cannot_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults.install(tmp_path, monkeypatch)
    place = "uji://none/a.xlsx"
    at = store.at(place)
    assert (at.files_of(place), at.fingerprint(place)) == ((place,), "")
    with at.fetched(place) as here:
        assert here == place


def test_a_url_has_another_fingerprint_when_its_file_is_another() -> None:
    folder = "memory://uji-versi"
    at = store.at(folder)
    at.deliver((Output("a.html", b"a"),), folder)
    before = at.fingerprint(f"{folder}/a.html")
    at.deliver((Output("a.html", b"b"),), folder)
    assert "" != before != at.fingerprint(f"{folder}/a.html")
    assert at.read(f"{folder}/a.html") == b"b"
    assert list(at.lacking(folder, ["a.html", "b.html"])) == ["b.html"]


def test_an_input_behind_a_url_is_fetched_for_a_while() -> None:
    folder = "memory://uji-masuk"
    at = store.at(folder)
    at.deliver((Output("a.csv", b"a"), Output("b.csv", b"b")), folder)
    with at.fetched(folder) as here:
        assert sorted(path.name for path in Path(here).iterdir()) == ["a.csv", "b.csv"]
    assert not Path(here).exists()
    with at.fetched(f"{folder}/a.csv") as here:
        assert Path(here).read_bytes() == b"a"


@pytest.mark.parametrize("way", ["fetched", "neighbourhood"])
@pytest.mark.parametrize(("name", "logo"), [("a.xlsx", "logo.png"), ("kantor", "kantor/logo.png")])
def test_what_an_input_names_lies_at_the_same_place_behind_a_url_and_on_disk(
    tmp_path: Path, way: str, name: str, logo: str
) -> None:
    files = [Output(each, each.encode()) for each in ("a.xlsx", "logo.png", "kantor/a.csv", "kantor/logo.png")]
    (tmp_path / "kantor").mkdir()
    for root in (str(tmp_path), "memory://uji-samping"):
        at, place = store.at(root), f"{root}/{name}"
        at.deliver(files, root)
        with getattr(at, way)(place) as here:
            other = at.beside(place, here, "logo.png")
            assert other == f"{root}/{logo}"
            assert at.fetch_beside(other, here).read_bytes() == logo.encode()


def test_a_url_of_an_unknown_kind_is_told() -> None:
    with pytest.raises(ReportError) as refusal:
        store.at("gopher://x").fingerprint("gopher://x/a.xlsx")
    assert str(refusal.value).startswith("gopher://x/a.xlsx: Tempat ini tidak dapat dipakai: ValueError: ")

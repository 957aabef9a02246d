"""What a worker does with one office."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.batch.plan import Entry, Options
from report_builder.batch.receipt import Cap
from report_builder.batch.work import Hasil, Mulai, Tugas, make, read_receipt
from report_builder.errors import ExitCode
from tests.batch import faults
from tests.conftest import SmallBook

CAP = Cap("s1", "0.1.0", 7)
LIGHT = Options(formats=("html",))


def task(place: str, folder: Path, *jenis: str) -> Tugas:
    return Tugas(Entry("bnnp", place), jenis, str(folder), LIGHT, CAP)


def results(tugas: Tugas) -> list[Hasil]:
    return [told for told in make(tugas) if isinstance(told, Hasil)]


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "paket"
    site.mkdir()
    faults.install(site, monkeypatch)
    return tmp_path / "hasil"


def test_each_report_is_told_when_it_is_begun_and_when_it_is_made(tmp_path: Path, small_book: SmallBook) -> None:
    told = list(make(task(str(small_book()), tmp_path / "hasil", "ringkasan", "perjanjian-kinerja")))
    assert [type(one) for one in told] == [Mulai, Hasil, Mulai, Hasil]
    assert [one.jenis for one in told] == ["ringkasan"] * 2 + ["perjanjian-kinerja"] * 2


def test_what_was_made_in_the_same_run_is_not_made_again(tmp_path: Path, small_book: SmallBook) -> None:
    tugas = task(str(small_book()), tmp_path / "hasil", "ringkasan")
    (first,) = results(tugas)
    (tmp_path / "hasil" / "ringkasan.html").touch()
    assert [type(one) for one in make(tugas)] == [Hasil]
    (again,) = results(tugas)
    assert (again.sumber, again.hasil) == (first.sumber, first.hasil)


@pytest.mark.parametrize("cap", [replace(CAP, sidik="s2"), replace(CAP, versi="0.2.0"), replace(CAP, putaran=8)])
def test_a_receipt_of_another_run_does_not_count(tmp_path: Path, small_book: SmallBook, cap: Cap) -> None:
    list(make(task(str(small_book()), tmp_path, "ringkasan")))
    assert read_receipt(str(tmp_path), "ringkasan", CAP, {})
    assert not read_receipt(str(tmp_path), "ringkasan", cap, {})


def test_a_receipt_does_not_count_once_a_file_is_another(tmp_path: Path, small_book: SmallBook) -> None:
    book = small_book()
    list(make(task(str(book), tmp_path / "hasil", "ringkasan")))
    (tmp_path / "hasil" / "fakta.json").write_bytes(b"{}")
    assert not read_receipt(str(tmp_path / "hasil"), "ringkasan", CAP, {})
    list(make(task(str(book), tmp_path / "hasil", "ringkasan")))
    small_book({"Indikator!F2": 66})
    assert not read_receipt(str(tmp_path / "hasil"), "ringkasan", CAP, {})


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"cap": 1, "sumber": 2, "hasil": 3}', b"\xff"])
def test_what_is_no_receipt_counts_for_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".tanda-terima-ringkasan.json").write_bytes(content)
    assert not read_receipt(str(tmp_path), "ringkasan", CAP, {})


def test_a_logo_counts_among_the_files_that_were_read(tmp_path: Path, small_book: SmallBook) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8")
    book = small_book({"Identitas!B5": "logo.svg"})
    (made,) = results(task(str(book), tmp_path / "hasil", "ringkasan"))
    assert sorted(made.sumber) == [str(logo), str(book)]


def test_files_of_a_format_that_was_given_up_are_taken_away(tmp_path: Path, small_book: SmallBook) -> None:
    both = replace(task(str(small_book()), tmp_path / "hasil", "ringkasan"), options=Options(formats=("html", "txt")))
    list(make(both))
    (tmp_path / "hasil" / "surat.txt").touch()
    list(make(replace(both, options=LIGHT, cap=replace(CAP, sidik="s2"))))
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == [
        ".tanda-terima-ringkasan.json", "fakta.json", "ringkasan.html", "surat.txt",
    ]  # fmt: skip


def test_wrong_data_are_the_error_of_every_report(tmp_path: Path, small_book: SmallBook) -> None:
    book = small_book({"Indikator!E2": "lima"})
    failed = results(task(str(book), tmp_path, "ringkasan", "lakip"))
    assert [one.kesalahan.kode for one in failed if one.kesalahan] == [ExitCode.DATA] * 2
    assert list(failed[0].sumber) == [str(book)]


def test_a_fault_in_a_kind_is_told_with_it_and_the_others_are_made(faulty: Path, small_book: SmallBook) -> None:
    broken, made = results(task(str(small_book()), faulty, "uji-rusak", "ringkasan"))
    assert broken.kesalahan
    assert broken.kesalahan.pesan == ("Kesalahan dalam program: ZeroDivisionError: bagi nol.",)
    assert made.kesalahan is None


def test_a_plugin_that_leaves_ends_nothing_but_its_reports(faulty: Path, small_book: SmallBook) -> None:
    (failed,) = results(task(f"uji://exit/{small_book()}", faulty, "ringkasan"))
    assert failed.kesalahan
    assert failed.kesalahan.pesan == ("Kesalahan dalam program: SystemExit: 3.",)


def test_an_exception_that_cannot_say_what_it_is_ends_no_other_report(faulty: Path, small_book: SmallBook) -> None:
    mute, made = results(task(str(small_book()), faulty, "uji-bisu", "ringkasan"))
    assert mute.kesalahan
    assert mute.kesalahan.pesan == ("Kesalahan dalam program: MuteError.",)
    assert made.kesalahan is None


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="no such names there")
def test_a_name_whose_bytes_are_no_text_is_in_no_reports_way(tmp_path: Path, small_book: SmallBook) -> None:
    (made,) = results(task(str(small_book(name="Yapen\udce9.xlsx")), tmp_path / "hasil", "ringkasan"))
    assert made.kesalahan is None
    assert json.loads((tmp_path / "hasil" / "fakta.json").read_bytes())["sumber"][0]["berkas"] == "Yapen_.xlsx"
    (tmp_path / "Yapen\udce9.xlsx").write_bytes(b"rusak")
    (failed,) = results(task(str(tmp_path / "Yapen\udce9.xlsx"), tmp_path / "hasil", "ringkasan"))
    assert failed.kesalahan
    assert failed.kesalahan.pesan[0].startswith("Yapen_.xlsx: Berkas ini bukan buku kerja Excel.")


def test_what_is_told_of_a_failure_can_be_written_anywhere(tmp_path: Path) -> None:
    (failed,) = results(task("gopher://x/\udce9.xlsx", tmp_path, "ringkasan"))
    assert failed.kesalahan
    assert failed.kesalahan.pesan[0].startswith(r"gopher://x/\udce9.xlsx: Tempat ini tidak dapat dipakai")


def test_an_unreachable_place_is_told(tmp_path: Path) -> None:
    (failed,) = results(task("gopher://x/a.xlsx", tmp_path, "ringkasan"))
    assert failed.kesalahan
    assert failed.kesalahan.kode == ExitCode.OUTPUT


def test_a_receipt_tells_what_was_made_of_what(tmp_path: Path, small_book: SmallBook) -> None:
    (made,) = results(task(str(small_book()), tmp_path / "hasil", "ringkasan"))
    receipt = json.loads((tmp_path / "hasil" / ".tanda-terima-ringkasan.json").read_bytes())
    assert receipt["cap"] == {"sidik": "s1", "versi": "0.1.0", "putaran": 7}
    assert receipt["hasil"] == made.hasil
    assert sorted(made.hasil) == ["fakta.json", "ringkasan.html"]

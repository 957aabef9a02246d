"""Files are delivered all or none, and never over a Word file that people have edited."""

import errno
import io
import os
import zipfile
from pathlib import Path

import pytest

from report_builder.delivery import deliver, sweep
from report_builder.errors import ExitCode, ReportError
from report_builder.exporters import Output
from report_builder.exporters.docx.seal import is_untouched, seal

PDF = Output("lakip.pdf", b"%PDF baru")
FAKTA = Output("fakta.json", b"{}")


def word_file(text: str, sealed_text: str | None = None) -> bytes:
    """Give a small archive with the seal over `sealed_text`, by default over what it holds."""
    parts = {"word/document.xml": text.encode(), "[Content_Types].xml": b"<Types/>"}
    digest = seal(parts | {"word/document.xml": (sealed_text or text).encode()})
    custom = f'<Properties><property name="sidik"><lpwstr>{digest}</lpwstr></property></Properties>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in (parts | {"docProps/custom.xml": custom.encode()}).items():
            archive.writestr(name, data)
    return stream.getvalue()


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refusal(outputs: tuple[Output, ...], folder: Path) -> str:
    with pytest.raises(ReportError) as failure:
        deliver(outputs, folder)
    assert failure.value.exit_code is ExitCode.OUTPUT
    return str(failure.value)


def test_files_lie_directly_in_a_folder_that_is_made_for_them(tmp_path: Path) -> None:
    folder = tmp_path / "outputs" / "dayamas-2021"
    assert deliver((PDF, FAKTA), folder) == (folder / "lakip.pdf", folder / "fakta.json")
    assert listing(folder) == {"lakip.pdf": b"%PDF baru", "fakta.json": b"{}"}


def test_earlier_files_are_written_over(tmp_path: Path) -> None:
    (tmp_path / "lakip.pdf").write_bytes(b"%PDF lama")
    deliver((PDF,), tmp_path)
    assert listing(tmp_path) == {"lakip.pdf": b"%PDF baru"}


def test_files_are_as_readable_as_any_other_new_file(tmp_path: Path) -> None:
    deliver((PDF,), tmp_path)
    (tmp_path / "biasa").touch()
    assert (tmp_path / "lakip.pdf").stat().st_mode == (tmp_path / "biasa").stat().st_mode


def test_a_word_file_of_ours_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "lakip.docx").write_bytes(word_file("lama"))
    new = Output("lakip.docx", word_file("baru"))
    deliver((new,), tmp_path)
    assert listing(tmp_path) == {"lakip.docx": new.data}


@pytest.mark.parametrize(
    "existing",
    [
        word_file("lama, disunting", sealed_text="lama"),
        b"bukan berkas Word",
        b"",
        word_file("lama").replace(b"sidik", b"kidis"),
    ],
    ids=["edited", "not an archive", "empty", "without our seal"],
)
def test_another_word_file_keeps_all_outputs_from_being_written(tmp_path: Path, existing: bytes) -> None:
    target = tmp_path / "lakip.docx"
    target.write_bytes(existing)
    assert refusal((PDF, Output("lakip.docx", word_file("baru"))), tmp_path) == (
        f"{target}: Berkas Word ini telah disunting sejak dibuat, jadi tidak ditimpa. "
        "Pindahkan atau ganti nama berkas itu, atau timpa dengan --replace."
    )
    assert listing(tmp_path) == {"lakip.docx": existing}


def test_an_edited_word_file_is_written_over_when_asked(tmp_path: Path) -> None:
    (tmp_path / "lakip.docx").write_bytes(b"disunting")
    deliver((Output("lakip.docx", b"baru"),), tmp_path, replace=True)
    assert listing(tmp_path) == {"lakip.docx": b"baru"}


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    place = tmp_path / "hasil"
    place.write_bytes(b"milik orang")
    assert refusal((PDF,), place) == (
        f"{place}: Hasil tidak dapat ditulis: tempat ini berkas, bukan folder. Pilih folder lain dengan -o."
    )
    assert place.read_bytes() == b"milik orang"


def test_a_file_above_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "hasil").touch()
    place = tmp_path / "hasil" / "2021"
    assert refusal((PDF,), place).startswith(f"{place}: Hasil tidak dapat ditulis: tempat ini berkas, bukan folder.")


def test_a_folder_that_cannot_be_made_is_told() -> None:
    assert refusal((PDF,), Path("/proc/hasil")) == (
        "/proc/hasil: Hasil tidak dapat ditulis: folder ini tidak dapat dibuat. Pilih folder lain dengan -o."
    )


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "lakip.pdf").mkdir()
    assert refusal((FAKTA, PDF), tmp_path) == (
        f"{tmp_path / 'lakip.pdf'}: Hasil tidak dapat ditulis: ada folder dengan nama berkas itu. "
        "Pilih folder lain dengan -o."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["lakip.pdf"]


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lakip.pdf").write_bytes(b"%PDF lama")
    written = []

    def fill_up(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fill_up)
    assert refusal((PDF, FAKTA), tmp_path) == (
        f"{tmp_path / 'fakta.json'}: Hasil tidak dapat ditulis: ruang penyimpanan habis. "
        "Kosongkan ruang penyimpanan, lalu ulangi."
    )
    assert listing(tmp_path) == {"lakip.pdf": b"%PDF lama"}


def test_a_failure_without_words_of_ours_is_told_in_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:  # noqa: ARG001
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    assert refusal((PDF,), tmp_path).endswith(
        "Hasil tidak dapat ditulis: galat sistem “Input/output error”. Pilih folder lain dengan -o."
    )
    assert listing(tmp_path) == {}


def test_the_seal_sees_a_changed_name_and_a_changed_byte() -> None:
    parts = {"a.xml": b"1", "b.xml": b"2"}
    assert seal(parts) == seal(dict(reversed(parts.items())))
    assert len({seal(parts), seal({"a.xml": b"1", "c.xml": b"2"}), seal({"a.xml": b"12", "b.xml": b""})}) == 3


def test_a_word_file_just_written_is_untouched() -> None:
    assert is_untouched(word_file("apa adanya"))


def test_only_what_a_killed_delivery_of_these_files_left_is_swept_away(tmp_path: Path) -> None:
    kept = ("lakip.pdf", ".lakip.pdf", ".lakip.pdf.0123abcd.bak", ".fakta.json.0123abcd", ".lakip.pdf.0123abcg")
    for name in (*kept, ".lakip.pdf.0123abcd"):
        (tmp_path / name).touch()
    sweep(tmp_path, ["lakip.pdf"])
    assert sorted(listing(tmp_path)) == sorted(kept)


def test_a_folder_that_is_not_there_needs_no_sweeping(tmp_path: Path) -> None:
    sweep(tmp_path / "hilang", ["lakip.pdf"])

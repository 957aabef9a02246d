"""The pages of the reports look as they did when somebody last looked at them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from report_builder.exporters import pdf
from tests.gates.conftest import MARKUP, page_of
from tests.gates.pictures import SHARE, difference, picture, save
from tests.reports import Reports

pytestmark = pytest.mark.slow

DPI = 38
"""A page standing upright is 314 pixels wide."""


@dataclass(frozen=True, slots=True)
class Golden:
    """A picture under ``tests/golden``, of the page of a report that holds the words."""

    file: str
    report: str
    words: tuple[str, ...]
    dpi: int = DPI
    framed: bool = False


def _dayamas(name: str, *words: str) -> Golden:
    return Golden(f"halaman/dayamas-{name}.png", "dayamas-2021", words)


def _contoh(name: str, *words: str) -> Golden:
    return Golden(f"halaman/contoh-{name}.png", "contoh-lengkap", words)


README = Golden("halaman.png", "contoh-lengkap", ("BAB III", "AKUNTABILITAS KINERJA", "Tabel 3.1"), 80, framed=True)
PICTURES = (
    README,
    _dayamas("sampul", "DRAF", "Laporan Kinerja", "Jakarta, 2022"),
    _dayamas("kata-pengantar", "KATA PENGANTAR", "Perlu diisi"),
    _dayamas("daftar-isi", "DAFTAR ISI"),
    _dayamas("capaian", "BAB III", "Tabel 3.1", "Gambar 3.1"),
    _dayamas("perlu-diisi", "5) Penyebab keberhasilan atau kegagalan", "[Perlu diisi:"),
    _dayamas("perjanjian", "LAMPIRAN 1", "PERJANJIAN KINERJA TAHUN 2021"),
    _contoh("sampul", "Laporan Kinerja", "Kota Contoh, 2025"),
    _contoh("reviu", "PERNYATAAN TELAH DIREVIU", "Kami telah mereviu"),
    _contoh("ikhtisar", "IKHTISAR EKSEKUTIF", "menetapkan"),
    _contoh("daftar-tabel", "DAFTAR TABEL", "Tabel 2.1"),
    _contoh("bab-i", "BAB I", "A. Gambaran Umum", "B. Tugas dan Fungsi"),
    _contoh("riwayat", "Gambar 3.2 "),
    _contoh("triwulan", "Tabel 3.7 "),
    _contoh("efisiensi", "5. Efisiensi Penggunaan Sumber Daya", "Tabel 3.24"),
    _contoh("anggaran", "B. Realisasi Anggaran", "Tabel 3.25"),
    _contoh("lampiran-lanskap", "LAMPIRAN 4", "DAFTAR DESA BINAAN"),
    _contoh("tindak-lanjut", "LAMPIRAN 5", "TINDAK LANJUT EVALUASI"),
)


@pytest.mark.parametrize("golden", PICTURES, ids=lambda golden: golden.file)
def test_the_page_looks_like_the_golden_one(
    reports: Reports, project: Path, tmp_path: Path, golden: Golden, *, renew: bool
) -> None:
    shown = picture(reports(golden.report).pdf, golden.words, golden.dpi, framed=golden.framed)
    kept = project / "tests/golden" / golden.file
    if renew:
        kept.parent.mkdir(exist_ok=True)
        save(shown, kept)
    now = tmp_path / kept.name
    save(shown, now)
    share = difference(Image.open(kept), shown)
    assert share <= SHARE, f"{golden.file} differs in {share:.2%} of its pixels; as it is now: {now}"


# --- what differs to the eye, and what does not -----------------------------------------------------------------------


def small(change: Callable[[str], str] = str, dpi: int = DPI) -> Image.Image:
    """Give the chapter of the small document after a change of the styles of print."""
    page = page_of(MARKUP)
    styles = {name: change(css.decode()).encode() for name, css in page.resources.items() if name.endswith(".css")}
    changed = replace(page, resources={**page.resources, **styles})
    return picture(pdf.export(changed, "lakip.pdf").data, ("BAB I", "Tabel 1.1"), dpi)


CHANGES: dict[str, Callable[[str], str]] = {
    "another colour": lambda css: css.replace("--aksen: #12406b", "--aksen: #b3261e"),
    "a table that is moved by a line": lambda css: f"{css}\ntable {{ position: relative; top: 12pt }}",
    "a table that is less wide": lambda css: f"{css}\ntable {{ width: 80% }}",
    "letters of another size": lambda css: f"{css}\nh2 {{ font-size: 15pt }}",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_look_is_seen(change: Callable[[str], str]) -> None:
    assert difference(small(), small(change)) > SHARE


def test_letters_that_are_smoothed_otherwise_are_not_seen() -> None:
    larger = small(dpi=4 * DPI)
    for resampling in (Image.Resampling.BOX, Image.Resampling.LANCZOS):
        assert difference(small(), larger.resize(small().size, resampling)) <= SHARE


def test_few_colours_are_not_seen(tmp_path: Path) -> None:
    save(small(), tmp_path / "a.png")
    assert difference(small(), Image.open(tmp_path / "a.png")) <= SHARE


def test_a_page_of_another_size_is_seen() -> None:
    assert difference(small(), small().rotate(90, expand=True)) == 1

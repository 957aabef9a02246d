"""Round trips: a report is made, edited in LibreOffice, audited, put right, refreshed, and audited until clean."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from report_builder.audit.membaca import baca
from report_builder.errors import ExitCode
from report_builder.exporters.docx.libreoffice import as_pdf
from report_builder.pipeline import Job, run
from report_builder.templating import Library
from tests.gates.test_word import validate
from tests.gates.word import faults
from tests.libreoffice import NEEDS_LIBREOFFICE
from tests.refresh.kemudian import NEW, kemudian
from tests.refresh.libreoffice import (
    Ketik,
    Komentari,
    Lacak,
    Tebalkan,
    TerimaSemua,
    Tindakan,
    lewat_odt,
)
from tests.refresh.naskah import BODY, parts, tables, words
from tests.refresh.perjalanan import Disegarkan, Perjalanan

pytestmark = [pytest.mark.trial, NEEDS_LIBREOFFICE]

OURS = "Sisa anggarannya Rp91.600.000, yaitu selisih pagu Rp3.050.000.000 dan penyerapan Rp2.958.400.000."
YEARLY: tuple[Tindakan, ...] = (
    Ketik("tiga indikator kinerja; rata-rata capaiannya 67,50%", "67,50", "76,50"),
    Ketik("Realisasi tersebut termasuk kategori Sangat Mandiri.", "", f" {OURS}"),
    Ketik("realisasi tahun 2024 meningkat 0,13 poin (4,13%)", "meningkat", "ternyata naik"),
    Ketik("poin persen, dari 101,61% pada tahun 2023", "101,61", "101,6"),
    Ketik("Kendala yang dihadapi adalah sebagai berikut.", "Kendala yang dihadapi", "Hambatan yang ditemui"),
    Tebalkan("kemandirian layanan desa adalah 3,05", "3,05"),
)
WANTED = "Target setahun itu lebih tinggi 0,10 poin daripada target triwulan II sebesar 3,10."
QUARTERLY: tuple[Tindakan, ...] = (
    Ketik("rata-rata capaian kinerja adalah 73,90%", "73,90", "79,30"),
    Ketik("Terhadap target tahun 2024 sebesar 3,20, realisasi tersebut mencapai 100,00%.", "", f" {WANTED}"),
    Ketik("sehingga target belum tercapai dengan capaian 83,33%", "belum tercapai", "masih belum tercapai"),
    Ketik("sehingga target belum tercapai sepenuhnya (capaian 96,67%)", "96,67", "96,7"),
    Tebalkan("pada triwulan II tahun 2024 adalah 4,6 hari kerja", "4,6"),
    Komentari("84,5%, yakni di dalam rentang target", "84,5%", "Sudah dicocokkan dengan laporan kader."),
    Komentari("adalah nihil (0 layanan) dari target 2 layanan", "2 layanan", "Mohon dijelaskan kendalanya."),
)


@pytest.fixture
def perjalanan(tmp_path: Path) -> Perjalanan:
    """Give a way that begins."""
    return Perjalanan(tmp_path)


@pytest.fixture
def example(project: Path) -> Path:
    """Give the data that reports are made from."""
    return project / "inputs" / "contoh-lengkap.xlsx"


def test_a_yearly_report_goes_round(perjalanan: Perjalanan, example: Path) -> None:
    edited = perjalanan.sunting(made(example, perjalanan), *YEARLY)
    found = perjalanan.audit(edited, example)
    assert (found.kode, found.salah) == (ExitCode.AUDIT, [("berubah", "76,50%")])
    assert found.kelas("dibulatkan") == ["101,6%"]
    assert "Rp91.600.000" in found.kelas("cocok")
    right = perjalanan.sunting(edited, Ketik("rata-rata capaiannya 76,50%", "76,50", "67,50"))
    assert perjalanan.audit(right, example).kode == ExitCode.OK
    assert_same(perjalanan, right, example)

    new = kemudian(example, perjalanan.folder / "baru.xlsx")
    fresh = perjalanan.segarkan(right, new)
    assert_stays(right, fresh)
    assert fresh.hal("diubah_tangan") == ["101,6%"]
    for text in (OURS, "Hambatan yang ditemui adalah sebagai berikut.", "ternyata naik 0,03 poin (0,95%)", "101,6%"):
        assert text in said(fresh.berkas)
    assert re.search(r"<w:b/>(?:(?!</w:r>).)*>3,05<", body(fresh.berkas))
    assert row_of(fresh.berkas, NEW)[-4:] == ("8", "9", "112,50%", "▲ Melampaui")
    assert_told(perjalanan, fresh, new)

    last = perjalanan.sunting(
        fresh.berkas,
        *(Ketik(text, text, "") for text in reached(fresh.berkas)),
        *fresh.perbaikan,
        Ketik("Capaian kinerja meningkat 4,11 poin persen", "meningkat", "menurun"),
        Ketik("Rp350.000.000 dengan penyerapan 90,94%", "Rp350.000.000 dengan penyerapan 90,94%", "belum tersedia"),
    )
    assert perjalanan.audit(last, new).salah == []


def test_a_quarterly_report_goes_round_with_changes_tracked_and_comments(perjalanan: Perjalanan, example: Path) -> None:
    document = made(example, perjalanan, "lkj-triwulan", "TW2")
    edited = perjalanan.sunting(document, Lacak(), *QUARTERLY)
    found = perjalanan.audit(edited, example)
    assert (found.kode, found.salah) == (ExitCode.AUDIT, [("berubah", "79,30%")])
    assert found.kelas("dibulatkan") == ["96,7%"]
    right = perjalanan.sunting(edited, Ketik("79,30", "79,30", "73,90"))
    assert perjalanan.audit(right, example).kode == ExitCode.OK
    assert_same(perjalanan, right, example)

    new = kemudian(example, perjalanan.folder / "baru.xlsx")
    fresh = perjalanan.segarkan(right, new)
    assert_stays(right, fresh)
    assert commented(fresh.berkas) == commented(right) != []
    assert tracked(fresh.berkas) == tracked(right) != []
    assert "96,7%" in fresh.hal("diubah_tangan")
    assert WANTED in said(fresh.berkas)
    assert NEW in row_of(fresh.berkas, NEW)[1]
    assert_told(perjalanan, fresh, new)

    accepted = perjalanan.sunting(fresh.berkas, TerimaSemua())
    last = perjalanan.sunting(
        accepted,
        *fresh.perbaikan,
        Ketik("lebih tinggi 0,05 poin daripada target 3,10", "lebih tinggi", "lebih rendah"),
        Ketik("lebih tinggi 1 pengaduan daripada batas target", "lebih tinggi", "lebih rendah"),
        Ketik("rata-rata capaian kinerja adalah 73,90%", "73,90", "81,57"),
        Ketik("sehingga target masih belum tercapai dengan capaian", "masih belum tercapai", "terlampaui"),
    )
    assert tracked(accepted) == []
    assert perjalanan.audit(last, new).salah == []


def test_a_report_that_went_through_opendocument_goes_round_by_its_words(perjalanan: Perjalanan, project: Path) -> None:
    data = project / "inputs" / "dayamas-2021.xlsx"
    through = perjalanan.simpan(lewat_odt(made(data, perjalanan).read_bytes(), perjalanan.folder))
    assert perjalanan.audit(through, data).kode == ExitCode.OK
    edited = perjalanan.sunting(
        through,
        Ketik("dua indikator kinerja; rata-rata capaiannya 136,32%", "136,32", "163,32"),
        Ketik("satu indikator kinerja; capaiannya 106,03%", "106,03", "106"),
        Ketik("sebagaimana disajikan", "", " (rata-rata capaian kinerja unit 94,67%)"),
    )
    found = perjalanan.audit(edited, data)
    assert (found.kode, found.salah) == (ExitCode.AUDIT, [("berubah", "163,32%")])
    assert found.kelas("dibulatkan") == ["106%"]
    right = perjalanan.sunting(edited, Ketik("rata-rata capaiannya 163,32%", "163,32", "136,32"))
    assert perjalanan.audit(right, data).kode == ExitCode.OK
    assert perjalanan.segarkan_gagal(right, data) == ExitCode.USAGE
    same = perjalanan.simpan(perjalanan.segarkan(right, data, data).berkas.read_bytes())
    assert texts(same) == texts(right)

    new = kawasan_lebih_sedikit(data, perjalanan.folder / "baru.xlsx")
    fresh = perjalanan.segarkan(right, new, data)
    assert_stays(same, fresh)
    assert_told(perjalanan, fresh, new)
    last = perjalanan.sunting(fresh.berkas, *fresh.perbaikan)
    assert perjalanan.audit(last, new).salah == []


def made(data: Path, perjalanan: Perjalanan, kind: str = "lakip", periode: str = "") -> Path:
    outputs = run(Job(data, kind, ("docx",), periode=periode)).outputs
    return perjalanan.simpan(next(each.data for each in outputs if each.name.endswith(".docx")))


def assert_same(perjalanan: Perjalanan, berkas: Path, data: Path) -> None:
    """The same data change nothing."""
    assert parts(perjalanan.segarkan(berkas, data).berkas.read_bytes()) == parts(berkas.read_bytes())


def assert_stays(before: Path, fresh: Disegarkan) -> None:
    """All words outside figures are there, no fault has come in, and it opens."""
    data, old = fresh.berkas.read_bytes(), before.read_bytes()
    assert words(data) == words(old)
    assert {*kinds(faults(data))} <= {*kinds(faults(old))}
    assert {*kinds(validate(fresh.berkas))} <= {*kinds(validate(before))}
    assert as_pdf(data, Library.on_path([]).resources(("fonts/",))).startswith(b"%PDF")


def kinds(faults: list[str]) -> Iterator[str]:
    """Faults without what they were found at: LibreOffice writes files with faults of its own."""
    return (re.sub(r"“.*?”|\d+", "…", fault) for fault in faults)


def assert_told(perjalanan: Perjalanan, fresh: Disegarkan, data: Path) -> None:
    """What is wrong after a refresh is what it left and told."""
    left = {*fresh.hal("diubah_tangan"), *fresh.hal("tidak_ada_lagi")}
    found = perjalanan.audit(fresh.berkas, data)
    commented = {*fresh.tempat_berkomentar}
    wrong = [(one["teks"], one["di"]) for one in found.temuan if one["salah"]]
    assert [one for one in wrong if one[0] not in left and one[1] not in commented] == []


def kawasan_lebih_sedikit(data: Path, target: Path) -> Path:
    """The workbook of which an indikator that went beyond its target has not reached it."""
    book = openpyxl.load_workbook(data)
    first = book["Indikator"][2]
    first[5].value, first[8].value = 50, None
    book.save(target)
    return target


def texts(berkas: Path) -> list[str]:
    return [one.teks for one in baca(berkas).alinea()]


def body(berkas: Path) -> str:
    return parts(berkas.read_bytes())[BODY].decode()


def said(berkas: Path) -> str:
    return "\n".join(alinea.teks for alinea in baca(berkas).alinea())


def reached(berkas: Path) -> Iterator[str]:
    """The items of the summary that say of a target which is reached today that it is not."""
    for one in baca(berkas).alinea():
        if not one.tempat.judul and re.search(r"target tidak tercapai.* 111,11%|100,00% dan target tidak", one.teks):
            yield one.teks


def row_of(berkas: Path, text: str) -> tuple[str, ...]:
    """The first row of a table that says something."""
    return next(row for table in tables(berkas.read_bytes()) for row in table if any(text in cell for cell in row))


def commented(berkas: Path) -> list[str]:
    """The comments of people."""
    return [one.teks for one in baca(berkas).alinea() if one.penulis == "Penyunting"]


def tracked(berkas: Path) -> list[str]:
    """The texts of the tracked changes of the body."""
    changes = re.findall(r"<w:(?:ins|del) .*?</w:(?:ins|del)>", body(berkas), re.DOTALL)
    return [re.sub(r"<.*?>", "", each) for each in changes]

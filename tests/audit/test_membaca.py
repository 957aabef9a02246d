from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.audit.angka import Angka, angka_alinea
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Peran, Tabel, Tempat
from report_builder.audit.membaca import baca, baca_docx, baca_md, baca_txt
from report_builder.audit.membaca.grafik import baca_grafik
from report_builder.audit.membaca.paket import Paket
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.errors import Place, ReportError
from report_builder.language import normalize_text
from report_builder.measure.teks import find_numbers
from report_builder.scrutiny.angka import prints
from tests.audit.word_files import (
    archive,
    bookmark,
    cell,
    complex_field,
    deleted,
    inserted,
    paragraph,
    relationships,
    row,
    run,
    table,
    word_file,
)
from tests.libreoffice import NEEDS_LIBREOFFICE, converted
from tests.reports import Report, Reports

HERE = Place("naskah.docx")


def read(body: str, anchors: dict[str, str] | None = None, **parts: str) -> Dokumen:
    return baca_docx(word_file(body, anchors, **parts), HERE)


def told(dokumen: Dokumen, bagian: Bagian = Bagian.ISI) -> list[str]:
    return [alinea.teks for alinea in dokumen.alinea() if alinea.tempat.bagian is bagian]


# --- tracked changes, hidden text, fields ----------------------------------------------------------------------------


def test_insertions_are_read_and_deletions_are_not() -> None:
    assert told(read(paragraph(run("sebanyak "), deleted("65"), inserted("56"), run(" kawasan")))) == [
        "sebanyak 56 kawasan"
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = paragraph(run("enam puluh "), properties="<w:rPr><w:del/></w:rPr>")
    assert told(read(gone + paragraph(run("lima")))) == ["enam puluh lima"]


def test_a_deleted_row_is_no_row() -> None:
    dokumen = read(table(row("1", "2"), row("3", "4", properties="<w:del/>"), row("5", "6")))
    assert told(dokumen) == ["1", "2", "5", "6"]


def test_hidden_text_is_a_part_of_its_own() -> None:
    dokumen = read(paragraph(run("sebanyak 65"), run(" 66", "<w:vanish/>"), run("!", '<w:vanish w:val="0"/>')))
    assert told(dokumen) == ["sebanyak 65!"]
    assert told(dokumen, Bagian.TERSEMBUNYI) == [" 66"]


def test_a_style_hides_text_too() -> None:
    styles = '<w:style w:styleId="S"><w:name w:val="rahasia"/><w:rPr><w:vanish/></w:rPr></w:style>'
    dokumen = read(paragraph(run("66", '<w:rStyle w:val="S"/>')), styles=styles)
    assert (told(dokumen), told(dokumen, Bagian.TERSEMBUNYI)) == ([], ["66"])


def test_signs_that_do_not_show_are_gone_and_blanks_are_plain() -> None:
    assert told(read(paragraph(run("ka\u00adwa\u200bsan\u00a065"), "<w:r><w:tab/><w:br/></w:r>"))) == ["kawasan 65\t\n"]


def test_of_a_field_the_result_is_read_with_its_name() -> None:
    (alinea,) = read(paragraph(run("Tabel "), complex_field(" SEQ Tabel \\* ARABIC ", "12"))).alinea()
    assert alinea.teks == "Tabel 12"
    assert [(each.kode, alinea.teks[each.awal : each.akhir]) for each in alinea.isian] == [("SEQ", "12")]


def test_what_is_offered_to_older_programs_is_not_read_twice() -> None:
    box = f"<w:txbxContent>{paragraph(run('65 kawasan'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    dokumen = read(paragraph(run("Lihat"), f"<w:r>{both}</w:r>"))
    assert (told(dokumen), told(dokumen, Bagian.KOTAK)) == (["Lihat"], ["65 kawasan"])


def test_of_what_word_does_not_know_the_fallback_is_read() -> None:
    choice = f'<mc:Choice xmlns:z="urn:z" Requires="z">{paragraph(run("65 kawasan"))}</mc:Choice>'
    fallback = f"<mc:Fallback>{paragraph(run('67 kawasan'))}</mc:Fallback>"
    assert told(read(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")) == ["67 kawasan"]


def test_a_field_that_repeats_a_figure_is_no_name_of_a_place() -> None:
    (alinea,) = read(paragraph(run("sebanyak "), complex_field(" REF lk_a_1 \\h ", "67"), run(" kawasan"))).alinea()
    assert [str(each.jenis) for each in angka_alinea(alinea)] == ["jumlah"]


def test_a_page_number_in_the_place_of_a_fact_is_held_against_it() -> None:
    figure = bookmark("lk_a_1", complex_field(" PAGE ", "67"))
    (alinea,) = read(paragraph(run("sebanyak "), figure, run(" kawasan")), {"lk_a_1": "a"}).alinea()
    assert [str(each.jenis) for each in angka_alinea(alinea)] == ["jumlah"]


def test_a_raised_digit_behind_a_number_is_no_digit_of_it() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    (alinea,) = read(paragraph(run("65"), run("1", raised), run(" kawasan, 6"), run("5", raised))).alinea()
    assert [each.nilai for each in angka_alinea(alinea)] == [65, 6]


def test_a_fraction_of_a_formula_is_two_numbers() -> None:
    formula = "<m:f><m:num><m:r><m:t>65</m:t></m:r></m:num><m:den><m:r><m:t>53</m:t></m:r></m:den></m:f>"
    math = f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{formula}</m:oMath>'
    assert told(read(paragraph(math))) == ["65/53"]


# --- anchors ---------------------------------------------------------------------------------------------------------


def test_an_anchor_is_the_stretch_without_its_blanks() -> None:
    content = bookmark("lk_a_1", run(" ") + deleted("65") + inserted("6") + run("6 "))
    (alinea,) = read(paragraph(run("sebanyak"), content, run("kawasan")), {"lk_a_1": "a"}).alinea()
    (jangkar,) = alinea.jangkar
    assert (jangkar.fakta, alinea.teks[jangkar.awal : jangkar.akhir]) == ("a", "66")


def test_an_anchor_whose_text_is_gone_stays_as_an_empty_stretch() -> None:
    (alinea,) = read(paragraph(run("x "), bookmark("lk_a_1", deleted("65"))), {"lk_a_1": "a"}).alinea()
    assert [(each.awal, each.akhir) for each in alinea.jangkar] == [(2, 2)]


def test_an_anchor_that_is_gone_is_told_with_its_fact() -> None:
    assert read(paragraph(run("kosong")), {"lk_a_1": "a"}).lepas() == {"lk_a_1": "a"}


def test_an_anchor_of_which_the_file_tells_no_fact_keeps_its_name() -> None:
    (alinea,) = read(paragraph(bookmark("lk_a_1", run("65")), bookmark("_Toc1", run("x"), 2))).alinea()
    assert [(each.nama, each.fakta) for each in alinea.jangkar] == [("lk_a_1", "")]


# --- places ----------------------------------------------------------------------------------------------------------


def test_a_place_names_heading_table_row_and_column() -> None:
    styles = '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    heading = paragraph(run("Capaian Kinerja"), properties='<w:pStyle w:val="H"/>')
    wide = cell("65", '<w:gridSpan w:val="2"/>')
    dokumen = read(heading + table(row("a", "b", "c", properties="<w:tblHeader/>"), row(wide, "53")), styles=styles)
    head, *_, last = dokumen.alinea()
    assert head.peran is Peran.JUDUL
    assert str(last.tempat) == "isi · Capaian Kinerja · tabel 1, baris 2, kolom 3"
    (tabel,) = dokumen.tabel()
    assert [baris.kepala for baris in tabel.baris] == [True, False]


def test_notes_comments_and_margins_are_parts_of_their_own() -> None:
    note = f'<w:footnote w:id="1">{paragraph(run("tujuh"))}</w:footnote>'
    line = f'<w:footnote w:id="0" w:type="separator">{paragraph(run("8"))}</w:footnote>'
    comment = f'<w:comment w:id="0" w:author="Ani">{paragraph(run("65?"))}</w:comment>'
    header = paragraph(run("Tahun 2021"))
    dokumen = read(paragraph(run("isi")), footnotes=line + note, comments=comment, header=header)
    assert told(dokumen, Bagian.CATATAN_KAKI) == ["tujuh"]
    assert told(dokumen, Bagian.KEPALA) == ["Tahun 2021"]
    assert [each.penulis for each in dokumen.alinea() if each.teks == "65?"] == ["Ani"]


# --- hostile and damaged files ---------------------------------------------------------------------------------------

_DOCTYPE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
_ROOT = relationships(officeDocument="word/document.xml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK rusak",
        archive({}),
        archive({"_rels/.rels": _ROOT}),
        archive({"_rels/.rels": _ROOT, "word/document.xml": "<d>"}),
        archive({"_rels/.rels": _ROOT, "word/document.xml": _DOCTYPE}),
        archive({"_rels/.rels": _ROOT, "word/document.xml": "<d>" * 5000}),
        archive({"_rels/.rels": _ROOT} | {f"{number}": "" for number in range(10_001)}),
    ],
)
def test_a_file_that_is_no_sound_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError, match="bukan dokumen Word yang utuh"):
        baca_docx(data, HERE)


@pytest.mark.parametrize(("name", "kind"), [("naskah.odt", r"“\.odt”"), ("naskah", "tanpa akhiran")])
def test_a_file_of_an_unknown_kind_is_refused(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(ReportError, match=f"Berkas {kind} tidak dapat diperiksa"):
        baca(tmp_path / name)


# --- plain text and Markdown -----------------------------------------------------------------------------------------


def test_a_text_is_its_blocks_of_lines() -> None:
    dokumen = baca_txt("\ufeffJudul\r\n\r\nSebanyak 65\r\nkawasan\r\n".encode(), HERE)
    assert told(dokumen) == ["Judul", "Sebanyak 65\nkawasan"]


def test_an_older_text_is_read_too() -> None:
    assert told(baca_txt("80–90%".encode("windows-1252"), HERE)) == ["80–90%"]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReportError, match="bukan teks"):
        baca_txt(b"a\0b", HERE)


def test_markdown_is_read_without_its_marks() -> None:
    source = "# Capaian **IKK**\n\nSebanyak **65** ~~53~~ [kawasan](http://a.id/9)\n\n1. satu\n<!-- 7 -->\n"
    dokumen = baca_md(source.encode(), HERE)
    assert [(each.teks, each.peran) for each in dokumen.alinea() if each.tempat.bagian is Bagian.ISI] == [
        ("Capaian IKK", Peran.JUDUL),
        ("Sebanyak 65  kawasan", Peran.BIASA),
        ("satu", Peran.BUTIR),
    ]
    assert told(dokumen, Bagian.KOMENTAR) == ["7"]


def test_a_markdown_table_has_rows_and_columns() -> None:
    (tabel,) = baca_md(b"| a | b |\n|---|---|\n| 65 | 53 |\n", HERE).blok
    assert isinstance(tabel, Tabel)
    assert [[sel.teks for sel in baris.sel] for baris in tabel.baris] == [["a", "b"], ["65", "53"]]
    assert [baris.kepala for baris in tabel.baris] == [True, False]


# --- documents of our own --------------------------------------------------------------------------------------------


def anchored(alinea: Alinea) -> list[tuple[str, str]]:
    return [(each.fakta, alinea.teks[each.awal : each.akhir]) for each in alinea.jangkar]


def assert_every_figure_is_found(dokumen: Dokumen) -> None:
    """Every anchor holds its fact as it is printed, and the number found there has the fact's value."""
    assert dokumen.ledger is not None
    assert dokumen.lepas() == {}
    for alinea in dokumen.alinea():
        numbers = angka_alinea(alinea)
        for jangkar in alinea.jangkar:
            fact, text = dokumen.ledger[jangkar.fakta], alinea.teks[jangkar.awal : jangkar.akhir]
            assert text.casefold() in {normalize_text(one).casefold() for one in prints(fact)}
            if isinstance(fact.nilai, Decimal):
                (angka,) = [each for each in numbers if each.awal < jangkar.akhir and jangkar.awal < each.akhir]
                assert hubungan(angka, fact.nilai) in {Hubungan.SAMA, Hubungan.BULAT}
                assert (angka.awal, angka.satuan) == (jangkar.awal, fact.satuan if angka.satuan else "")


@pytest.fixture
def lengkap(reports: Reports) -> Report:
    return reports("contoh-lengkap")


@pytest.mark.slow
def test_every_printed_fact_of_a_report_is_found_at_its_anchor(lengkap: Report) -> None:
    assert_every_figure_is_found(baca(lengkap.docx))


def parts(angka: Angka) -> list[Decimal]:
    """The value of a number; of a date or a name of several groups, that of each."""
    if isinstance(angka.nilai, Decimal):
        return [angka.nilai]
    return [each.nilai for each in find_numbers(angka.teks)]


@pytest.mark.slow
def test_no_fewer_numbers_are_found_than_the_text_of_the_report_holds(lengkap: Report) -> None:
    written = Counter(angka.nilai for angka in find_numbers(lengkap.txt.read_text("utf-8")))
    found = Counter(
        nilai for alinea in baca(lengkap.docx).alinea() for angka in angka_alinea(alinea) for nilai in parts(angka)
    )
    assert {nilai: count for nilai, count in written.items() if found[nilai] < count} == {}


def test_a_chart_whose_workbook_cannot_be_read_still_has_its_points() -> None:
    chart = "".join(
        f"<c:{name}><c:pt idx='0'><c:v>{text}</c:v></c:pt></c:{name}>"
        for name, text in (("cat", "2024"), ("val", "65"))
    )
    space = "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
    parts = {
        "chart.xml": f"<c:chart {space}><c:ser>{chart}</c:ser></c:chart>",
        "_rels/chart.xml.rels": relationships(package="buku.bin"),
        "buku.bin": "an older format",
    }
    drawn = baca_grafik(Paket.buka(archive(parts)), "chart.xml", Tempat(Bagian.ISI))
    assert [(point.kategori, point.nilai, point.buku) for point in drawn.titik] == [("2024", Decimal(65), None)]


@pytest.mark.slow
def test_every_point_of_a_chart_is_that_of_its_workbook(lengkap: Report) -> None:
    points = [point for chart in baca(lengkap.docx).grafik() for point in chart.titik]
    assert len(points) > 50
    assert all(point.nilai == point.buku and point.seri and point.kategori for point in points)


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_a_report_saved_by_libreoffice_keeps_its_figures_and_anchors(lengkap: Report, tmp_path: Path) -> None:
    ours, saved = baca(lengkap.docx), baca(converted(lengkap.docx, tmp_path))
    assert_every_figure_is_found(saved)
    shown = [Counter(each for alinea in one.alinea() for each in anchored(alinea)) for one in (ours, saved)]
    assert shown[0] == shown[1]
    points = [[(point.nilai, point.buku) for chart in one.grafik() for point in chart.titik] for one in (ours, saved)]
    assert len(points[0]) == len(points[1])

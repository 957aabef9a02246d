"""Where something stands, as people are told it: by printed numbers, headings and first words."""

import pytest

from report_builder.audit.denah import Denah
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Peran, Tempat
from report_builder.audit.membaca import baca_docx, baca_md
from report_builder.errors import Place
from tests.audit.word_files import cell, complex_field, paragraph, row, run, table, word_file

STYLES = "".join(
    f'<w:style w:styleId="{name}"><w:name w:val="{title}"/>{more}</w:style>'
    for name, title, more in (
        ("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("H2", "heading 2", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("H3", "heading 3", '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("Depan", "Judul Depan", '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'),
        ("C", "caption", ""),
    )
)


def lists(*levels: tuple[str, str]) -> str:
    """Give a list for headings, its levels as they count and what they print."""
    told = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for number, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="4">{told}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    )


DECIMAL = lists(("upperRoman", "BAB %1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))


def styled(style: str, *content: str) -> str:
    return paragraph(*content, properties=f'<w:pStyle w:val="{style}"/>')


def heading(level: int, text: str) -> str:
    return styled(f"H{level}", run(text))


def caption(word: str, number: str, text: str) -> str:
    return styled("C", run(f"{word} "), complex_field(f"SEQ {word}", number), run(f" {text}"))


def read(body: str, numbering: str = DECIMAL) -> Dokumen:
    return baca_docx(word_file(body, styles=STYLES, numbering=numbering), Place("naskah.docx"))


def told(dokumen: Dokumen, text: str, bagian: Bagian = Bagian.ISI) -> str:
    """Where the paragraph with these words stands."""
    found = next(each for each in dokumen.alinea() if text in each.teks and each.tempat.bagian is bagian)
    return Denah(dokumen).sebut(found.tempat)


HEAD = row("No.", "Indikator", "Target", properties="<w:tblHeader/>")
TABLE = table(HEAD, row("1", "Kawasan pulih", "53"), row("2", "Jumlah desa binaan", "300"))


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_a_paragraph_is_told_by_chapter_heading_and_first_words() -> None:
    text = "Realisasi keterpulihan kawasan rawan pada tahun ini mencapai 65 kawasan."
    dokumen = read(heading(1, "AKUNTABILITAS") + heading(2, "Capaian") + paragraph(run(text)))
    assert told(dokumen, "Realisasi") == "Bab I, I.1 Capaian: “Realisasi keterpulihan kawasan rawan …”"


def test_headings_bear_the_numbers_that_word_gives_them_on_each_level() -> None:
    body = "".join(heading(level, f"Judul {n}") for n, level in enumerate((1, 2, 2, 3, 3, 1, 2), 1))
    numbers = [alinea.nomor for alinea in read(body).alinea()]
    assert numbers == ["BAB I", "I.1", "I.2", "a)", "b)", "BAB II", "II.1"]


def test_a_heading_before_the_first_chapter_does_not_count_as_one() -> None:
    assert [each.nomor for each in read(heading(2, "Maksud") + heading(1, "PENDAHULUAN")).alinea()] == ["I.1", "BAB I"]


def test_a_style_without_a_list_and_a_paragraph_taken_out_of_it_have_no_number() -> None:
    out = paragraph(
        run("Lepas"), properties='<w:pStyle w:val="H2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    )
    dokumen = read(styled("Depan", run("IKHTISAR EKSEKUTIF")) + paragraph(run("Rata-rata 94,6%.")) + out)
    assert [(each.tingkat, each.nomor) for each in dokumen.alinea()] == [(1, ""), (0, ""), (2, "")]
    assert told(dokumen, "Rata-rata") == "IKHTISAR EKSEKUTIF: “Rata-rata 94,6%.”"


def test_a_chapter_whose_number_is_in_its_text_is_told_by_that() -> None:
    chapter = styled(
        "Depan", run("BAB "), complex_field("SEQ Bab", "III"), "<w:r><w:br/><w:t>AKUNTABILITAS</w:t></w:r>"
    )
    dokumen = read(chapter + paragraph(run("Isi.")))
    assert told(dokumen, "Isi") == "Bab III: “Isi.”"
    assert told(dokumen, "AKUNTABILITAS") == "judul Bab III"


def test_without_headings_the_first_words_are_enough() -> None:
    dokumen = baca_md(b"Sebanyak **65** kawasan pulih.\n\n# Hasil\n\nTujuh.", Place("a.md"))
    assert told(dokumen, "Sebanyak") == "“Sebanyak 65 kawasan pulih.”"
    assert told(dokumen, "Tujuh") == "Hasil: “Tujuh.”"


def test_a_heading_that_stands_twice_does_not_lead_to_the_wrong_chapter() -> None:
    body = "".join(heading(1, each) + heading(2, "Kendala") for each in ("SATU", "DUA"))
    numberless = lists(("none", ""), ("none", ""))
    assert Denah(read(body, numberless)).sebut(Tempat(Bagian.ISI, 0, "Kendala")) == "Kendala"
    assert Denah(read(body, numberless)).sebut(Tempat(Bagian.ISI, 0, "SATU")) == "SATU"


def test_what_is_nowhere_has_no_place() -> None:
    assert Denah(read(paragraph(run("Isi.")))).sebut(Tempat(Bagian.ISI, 0, "Bab yang terhapus")) == ""


# --- tables and figures ----------------------------------------------------------------------------------------------


def test_a_cell_is_told_by_the_printed_number_of_its_table_and_the_heads_of_row_and_column() -> None:
    body = paragraph(run("Awal.")) + table(row("a")) + caption("Tabel", "3.2", "Target tiap indikator") + TABLE
    assert told(read(body), "300") == "Tabel 3.2, baris 3 (Jumlah desa binaan), kolom Target"
    assert told(read(body), "Target", Bagian.ISI) == "judul Tabel 3.2"


def test_a_caption_may_stand_below_its_table() -> None:
    body = paragraph(run("Awal.")) + TABLE + caption("Tabel", "L1.1", "Desa")
    assert told(read(body), "300") == "Tabel L1.1, baris 3 (Jumlah desa binaan), kolom Target"


def test_the_caption_of_a_figure_is_none_of_a_table() -> None:
    body = heading(2, "Capaian") + caption("Gambar", "3.1", "Capaian") + TABLE
    assert told(read(body), "300").startswith("I.1 Capaian, tabel, baris 3")


def test_tables_without_a_number_are_told_by_their_caption_or_counted_below_their_heading() -> None:
    named = styled("C", run("Target dan realisasi pada tahun 2021")) + table(HEAD, row("1", "Desa", "7"))
    dokumen = read(heading(2, "Anggaran") + TABLE + paragraph(run("Lalu.")) + TABLE.replace("300", "400") + named)
    assert told(dokumen, "300") == "I.1 Anggaran, tabel ke-1, baris 3 (Jumlah desa binaan), kolom Target"
    assert told(dokumen, "400") == "I.1 Anggaran, tabel ke-2, baris 3 (Jumlah desa binaan), kolom Target"
    assert told(dokumen, "7") == (
        "I.1 Anggaran, tabel “Target dan realisasi pada tahun 2021”, baris 2 (Desa), kolom Target"
    )


def test_a_table_whose_head_is_not_marked_has_its_first_row_as_head_if_that_is_all_words() -> None:
    body = caption("Tabel", "1", "a") + table(row("Desa", "Warga"), row("Maju", "12"))
    assert told(read(body), "12") == "Tabel 1, baris 2 (Maju), kolom Warga"
    assert told(read(body.replace("Warga", "2024")), "12") == "Tabel 1, baris 2 (Maju), kolom 2"


def test_a_head_above_several_columns_is_told_with_the_one_below_it() -> None:
    head = "<w:tblHeader/>"
    first = row("Desa", cell("TW I", '<w:gridSpan w:val="2"/>'), properties=head)
    dokumen = read(table(first, row("", "Target", "Realisasi", properties=head), row("Maju", "11", "12")))
    assert told(dokumen, "12") == "tabel, baris 3 (Maju), kolom TW I Realisasi"


# --- other parts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tempat", "place"),
    [
        (Tempat(Bagian.KEPALA, 1), "kepala halaman: “Tahun 56”"),
        (Tempat(Bagian.CATATAN_KAKI, 1, "Capaian"), "catatan kaki di Capaian: “Tahun 56”"),
        (Tempat(Bagian.SIFAT, 1, "title"), "sifat dokumen: “Tahun 56”"),
    ],
)
def test_parts_beside_the_body_say_which_they_are(tempat: Tempat, place: str) -> None:
    head = Alinea("Capaian", Tempat(Bagian.ISI, 1, "Capaian"), tingkat=2, peran=Peran.JUDUL)
    dokumen = Dokumen((head, Alinea("Tahun 56", tempat)))
    assert Denah(dokumen).sebut(tempat) == place


def test_a_comment_says_whose_it_is() -> None:
    tempat = Tempat(Bagian.KOMENTAR, 1)
    dokumen = Dokumen((Alinea("65?", tempat, penulis="Ani"),))
    assert Denah(dokumen).sebut(tempat) == "komentar oleh Ani: “65?”"


def test_the_alternative_text_of_a_figure_is_told_by_the_number_of_the_figure() -> None:
    tempat = Tempat(Bagian.PENGGANTI, 1)
    captioned = Alinea("Gambar 3.1 Peta", Tempat(Bagian.ISI, 2), Peran.KETERANGAN)
    assert Denah(Dokumen((Alinea("Peta 34 provinsi", tempat), captioned))).sebut(tempat) == "teks pengganti Gambar 3.1"
    assert Denah(Dokumen((Alinea("Peta 34 provinsi", tempat),))).sebut(tempat) == "teks pengganti: “Peta 34 provinsi”"

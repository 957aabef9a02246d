from report_builder.audit.dokumen import Bagian, Dokumen
from report_builder.audit.membaca.docx import baca_letak
from report_builder.audit.membaca.letak import Alamat, Letak
from report_builder.audit.membaca.paket import nama
from report_builder.errors import Place
from tests.audit.word_files import deleted, inserted, paragraph, row, run, table, word_file


def read(body: str, **parts: str) -> tuple[Dokumen, Letak]:
    return baca_letak(word_file(body, None, **parts), Place("naskah.docx"))


def address(dokumen: Dokumen, letak: Letak, teks: str) -> Alamat:
    alinea = next(each for each in dokumen.alinea() if each.teks == teks)
    found = letak.cari(alinea.tempat, 0, len(teks), teks)
    assert found is not None
    return found


def raw(alamat: Alamat, awal: int, akhir: int) -> list[str]:
    """What the file holds of a stretch, element by element."""
    pieces = [(piece.elemen, *piece.batas(awal, akhir)) for piece in alamat.potong(awal, akhir)]
    return [(element.text or f"<{nama(element)}>")[first : last or None] for element, first, last in pieces]


def test_a_stretch_leads_to_the_texts_that_say_it() -> None:
    text = "sebanyak 56 kawasan"
    dokumen, letak = read(paragraph(run("sebanyak 5"), deleted("5"), inserted("6"), run(" kawasan")))
    assert raw(address(dokumen, letak, text), 9, 11) == ["5", "6"]


def test_signs_that_do_not_show_are_counted_in_the_file_alone() -> None:
    dokumen, letak = read(paragraph(run("ka\u00adwa\u200bsan\u00a06\u00ad5"), "<w:r><w:tab/></w:r>"))
    assert raw(address(dokumen, letak, "kawasan 65\t"), 8, 11) == ["6\u00ad5", "<tab>"]


def test_a_paragraph_whose_end_was_deleted_leads_to_both() -> None:
    gone = paragraph(run("enam puluh "), properties="<w:rPr><w:del/></w:rPr>")
    dokumen, letak = read(gone + paragraph(run("lima")))
    assert raw(address(dokumen, letak, "enam puluh lima"), 0, 15) == ["enam puluh ", "lima"]


def test_hidden_text_and_boxes_have_addresses_of_their_own() -> None:
    box = f"<w:r><w:txbxContent>{paragraph(run('65'))}</w:txbxContent></w:r>"
    dokumen, letak = read(paragraph(run("Lihat"), run("66", "<w:vanish/>"), box))
    assert [raw(address(dokumen, letak, text), 0, 9) for text in ("Lihat", "66", "65")] == [["Lihat"], ["66"], ["65"]]


def test_a_table_has_as_many_rows_and_cells_as_are_read() -> None:
    dokumen, letak = read(table(row("1", "2"), row("3", "4", properties="<w:del/>"), row("5", "6")))
    (tabel,) = dokumen.tabel()
    found = letak.tabel[tabel.tempat]
    assert len(found.baris) == len(tabel.baris) == 2
    assert ["".join(map(str, cell.itertext())) for row in found.sel for cell in row] == ["1", "2", "5", "6"]


def test_a_note_leads_to_the_paragraph_that_refers_to_it() -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>' for number, text in ((1, "satu"), (2, "dua"))
    )
    body = paragraph(run("pertama"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    body += paragraph(run("kedua"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    dokumen, letak = read(body, footnotes=notes)
    assert letak.di_badan(address(dokumen, letak, "dua")) is address(dokumen, letak, "kedua").elemen
    assert [each.tempat.nomor for each in dokumen.alinea() if each.tempat.bagian is Bagian.CATATAN_KAKI] == [1, 2]


def test_what_stands_in_no_paragraph_leads_nowhere() -> None:
    dokumen, letak = read(paragraph(run("isi")), header=paragraph(run("Tahun 2021")))
    assert letak.di_badan(address(dokumen, letak, "Tahun 2021")) is None

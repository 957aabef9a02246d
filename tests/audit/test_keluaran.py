"""What people see of an audit: rows on a terminal, a sentence, a page."""

from base64 import b64encode
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from lxml import html

from report_builder.audit.dokumen import Alinea, Bagian, Baris, Dokumen, Grafik, Peran, Sel, Tabel, Tempat, Titik
from report_builder.audit.keluaran import baris, halaman, kesimpulan, selebihnya
from report_builder.audit.keluaran.sebutan import ARTI, TANDA
from report_builder.audit.temuan import Kelas, Pemeriksaan, Temuan
from report_builder.templating import Library

HOSTILE = "</style></p><script>alert(1)</script><img src=x onerror=alert(2)>'\"&"
HERE = Tempat(Bagian.ISI, 1, "Capaian Kinerja")


def finding(kelas: Kelas, text: str, start: int = 0, *, salah: bool = False, di: Tempat = HERE, **more: str) -> Temuan:
    return Temuan(kelas, text, di, salah=salah, awal=start, akhir=start + len(text), **more)


def checked(text: str, *temuan: Temuan) -> Pemeriksaan:
    return Pemeriksaan(Dokumen((Alinea(text, HERE),)), temuan)


def page(pemeriksaan: Pemeriksaan, nama: str = "lakip.docx", data: str = "") -> str:
    return halaman(pemeriksaan, nama, data, Library.on_path(())).decode()


def tree(pemeriksaan: Pemeriksaan) -> Any:  # noqa: ANN401 - what an XPath gives has no type of its own
    return html.document_fromstring(page(pemeriksaan))


def words(element: Any) -> str:  # noqa: ANN401 - as above
    return " ".join("".join(element.itertext()).split())


# --- rows ------------------------------------------------------------------------------------------------------------

TOLD = finding(Kelas.DIBULATKAN, "106", alasan="Pembulatan dari 105,63.")
WRONG = finding(Kelas.BERUBAH, "56", 10, salah=True, seharusnya="65 kawasan", alasan="Fakta IKK-1.realisasi.")
RIGHT = finding(Kelas.COCOK, "53", 20)


def test_what_is_wrong_comes_before_what_is_told_and_what_is_right_is_not_shown() -> None:
    assert baris(checked(TEXT, TOLD, RIGHT, WRONG)) == (
        ("No", "Kelas", "Tempat", "Teks", "Seharusnya", "Alasan"),
        ("1", "berubah (salah)", "“Sebanyak 56 kawasan dari 53 pulih.”", "56", "65 kawasan", "Fakta IKK-1.realisasi."),
        ("2", "dibulatkan", "“Sebanyak 56 kawasan dari 53 pulih.”", "106", "–", "Pembulatan dari 105,63."),
    )


def test_a_fact_whose_place_is_gone_is_told_without_one() -> None:
    (_, gone) = baris(checked("…", Temuan(Kelas.HILANG, "", Tempat(Bagian.ISI), seharusnya="7 desa")))
    assert gone[2:5] == ("–", "–", "7 desa")


def test_a_point_of_a_chart_is_told_by_its_figure_and_name_and_the_value_that_is_drawn() -> None:
    chart = Grafik(Tempat(Bagian.GRAFIK, 1), (Titik("Capaian", "2024: TW I", Decimal("122.64")),))
    caption = Alinea("Gambar 3.1 Capaian tiap triwulan", HERE, Peran.KETERANGAN)
    wrong = Temuan(Kelas.BERUBAH, "Capaian · 2024: TW I: 122,64", chart.tempat, seharusnya="94,34", salah=True)
    (_, row) = baris(Pemeriksaan(Dokumen((chart, caption)), (wrong,)))
    assert row[2:5] == ("Gambar 3.1, titik Capaian · 2024: TW I", "122,64", "94,34")


def test_where_nothing_needs_to_be_seen_there_is_no_table() -> None:
    unknown = finding(Kelas.TAK_DIKENAL, "7")
    assert baris(checked("…", RIGHT, unknown)) == ()
    assert (
        kesimpulan(checked("…", RIGHT, unknown)) == "Tidak ada temuan yang salah; selebihnya 1 tak dikenal dan 1 cocok."
    )


def test_many_findings_are_no_flood_and_the_rest_is_counted() -> None:
    many = checked("…", *(WRONG for _ in range(1234)))
    assert len(baris(many)) == 51
    assert selebihnya(many) == "… dan 1184 temuan lain; lihat semuanya dengan --html atau --json."
    assert kesimpulan(many) == "1.234 temuan salah (1.234 berubah)."
    assert selebihnya(checked("…", WRONG)) == ""


def test_all_classes_are_counted_in_one_sentence() -> None:
    claim, gone = finding(Kelas.KLAIM, "naik", salah=True), Temuan(Kelas.HILANG, "", HERE)
    derived, year = finding(Kelas.TURUNAN, "12"), finding(Kelas.BUKAN_FAKTA, "2024")
    assert kesimpulan(checked("…", claim, WRONG, WRONG, gone, TOLD, RIGHT, derived, year)) == (
        "3 temuan salah (2 berubah dan 1 klaim); perlu dilihat 1 hilang dan 1 dibulatkan; "
        "selebihnya 1 cocok, 1 turunan, dan 1 bukan fakta."
    )


def test_a_class_that_is_counted_twice_says_what_tells_the_two_apart() -> None:
    claim = finding(Kelas.KLAIM, "95,00%", salah=True)
    doubt, unknown = finding(Kelas.KLAIM, "95.90%"), finding(Kelas.TAK_DIKENAL, "7", salah=True)
    within = finding(Kelas.TAK_DIKENAL, "95,00%")
    assert kesimpulan(checked("…", claim, unknown, doubt, within, RIGHT)) == (
        "2 temuan salah (1 tak dikenal dan 1 klaim); perlu dilihat 1 klaim yang meragukan; "
        "selebihnya 1 cocok dan 1 tak dikenal yang sudah termasuk dalam klaim yang salah."
    )


def test_a_document_without_numbers_says_so() -> None:
    assert kesimpulan(checked("…")) == "Tidak ada angka yang ditemukan dalam dokumen ini."


def test_every_class_has_a_sign_of_its_own_and_a_meaning() -> None:
    assert TANDA.keys() == ARTI.keys() == set(Kelas)
    assert len(set(TANDA.values())) == len(Kelas)


# --- the page --------------------------------------------------------------------------------------------------------

TEXT = "Sebanyak 56 kawasan dari 53 pulih."
CLAIM = finding(Kelas.KLAIM, "56 kawasan dari 53", 9, salah=True, alasan="Target tidak terlampaui.")
FALSE = finding(Kelas.BERUBAH, "56", 9, salah=True, seharusnya="65 kawasan", alasan="Fakta IKK-1.realisasi.")
TRUE = finding(Kelas.COCOK, "53", 25, alasan="Sama dengan fakta IKK-1.target.")


def test_a_number_stands_in_its_sentence_with_a_sign_and_what_it_should_be() -> None:
    (text,) = tree(checked(TEXT, FALSE, TRUE)).xpath("//article[@id='naskah']//p")
    assert words(text) == "Sebanyak 56≠ seharusnya 65 kawasan kawasan dari 53✓ pulih."
    signs = [sign.get("aria-label") for sign in text.xpath(".//span[@class='tanda']")]
    assert signs == ["berubah, salah", "cocok"]


def test_a_file_name_that_is_no_text_has_a_page_too() -> None:
    assert "lakip?.docx" in page(checked("Kosong."), "lakip\udcff.docx")


def test_the_list_at_the_top_leads_to_the_places_and_back() -> None:
    document = tree(checked(TEXT, TRUE, FALSE))
    (entry,) = document.xpath("//section[@id='salah']//li")
    assert [words(line) for line in entry.iter("p")] == [
        "≠ Berubah 56 → 65 kawasan",
        "Sebanyak 56 kawasan dari 53 pulih.",
        "Fakta IKK-1.realisasi.",
        "“Sebanyak 56 kawasan dari 53 pulih.”",
    ]
    (mark,) = document.xpath("//mark[@id='t2']")
    assert entry.xpath(".//a/@href") == ["#t2"]
    assert mark.xpath(".//a/@href") == [f"#{entry.get('id')}"]


def test_of_a_long_paragraph_some_whole_words_are_quoted() -> None:
    text = f"{'awal ' * 40}56{' akhir' * 40}"
    (quoted, *_) = tree(checked(text, finding(Kelas.BERUBAH, "56", 200, salah=True))).xpath("//p[@class='kutipan']")
    assert words(quoted) == f"…{'awal ' * 11}56{' akhir' * 9}…"


def test_a_claim_holds_the_numbers_inside_it() -> None:
    (outer,) = tree(checked(TEXT, CLAIM, FALSE, TRUE)).xpath("//article//mark[@class='klaim salah']")
    assert [mark.get("class") for mark in outer.xpath(".//mark")] == ["berubah salah", "cocok"]


def test_an_unknown_number_shows_itself_in_the_list() -> None:
    unknown = finding(Kelas.TAK_DIKENAL, "56", 9, salah=True, alasan="Angka ini tidak ada dalam data.")
    (entry,) = tree(checked(TEXT, unknown)).xpath("//section[@id='salah']//li")
    assert words(entry.xpath("./p")[0]) == "? Tak dikenal 56"


def test_a_number_inside_a_claim_that_is_wrong_puts_no_sign_beside_what_the_claim_should_say() -> None:
    unknown = finding(Kelas.TAK_DIKENAL, "56", 9)
    claim = finding(Kelas.KLAIM, "56", 9, salah=True, seharusnya="65")
    document = tree(checked(TEXT, unknown, claim))
    assert words(document.xpath("//article//p")[0]) == "Sebanyak 56! seharusnya 65 kawasan dari 53 pulih."
    assert document.xpath("//article//mark/@class") == ["klaim salah", "diam"]


def test_headings_are_headings_with_the_numbers_that_word_sets_before_them() -> None:
    dokumen = Dokumen(
        (
            Alinea("IKHTISAR EKSEKUTIF", Tempat(Bagian.ISI, 1), tingkat=1),
            Alinea("Capaian Kinerja", Tempat(Bagian.ISI, 2), Peran.JUDUL, tingkat=2, nomor="A."),
            Alinea("Judul tanpa tingkat", Tempat(Bagian.ISI, 3), Peran.JUDUL),
        )
    )
    headings = tree(Pemeriksaan(dokumen, ())).xpath("//article//*[self::h3 or self::h4]")
    assert [(each.tag, words(each)) for each in headings] == [
        ("h3", "IKHTISAR EKSEKUTIF"),
        ("h4", "A. Capaian Kinerja"),
        ("h3", "Judul tanpa tingkat"),
    ]


def test_findings_that_overlap_lose_no_text() -> None:
    first, second = finding(Kelas.EJAAN, "56 kawasan", 9), finding(Kelas.KLAIM, "kawasan dari", 12)
    (text,) = tree(checked(TEXT, first, second)).xpath("//article//p")
    for sign in text.xpath(".//span[@class='tanda']"):
        sign.text = ""
    assert words(text) == TEXT


def test_every_link_has_its_place_and_every_name_is_used_once() -> None:
    chart = Tempat(Bagian.GRAFIK, 1)
    dokumen = Dokumen(
        (
            Alinea("Capaian Kinerja", replace(HERE, nomor=1), Peran.JUDUL),
            Alinea(TEXT, replace(HERE, nomor=2)),
            Alinea(TEXT, replace(HERE, nomor=2)),
            Grafik(chart, (Titik("Capaian", "2024", None),)),
        )
    )
    temuan = (
        replace(FALSE, di=replace(HERE, nomor=2)),
        Temuan(Kelas.HILANG, "", Tempat(Bagian.ISI, 0, "Capaian Kinerja", 1, 2, 3), seharusnya="53 kawasan"),
        Temuan(Kelas.HILANG, "", Tempat(Bagian.ISI, 0, "Bab yang terhapus"), seharusnya="7 desa"),
        Temuan(Kelas.BERUBAH, "Capaian · 2024: 12", chart, salah=True),
    )
    document = tree(Pemeriksaan(dokumen, temuan))
    names = document.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link.removeprefix("#") for link in document.xpath("//a/@href")} <= set(names)
    assert words(document.xpath("//h3/following-sibling::p")[0]) == "∅ 53 kawasan"
    assert len(document.xpath("//section[@id='dilihat']//li[.//a]")) == 1


def test_a_cell_is_told_by_what_its_row_and_column_are_called() -> None:
    def cell(column: int, row: int, text: str) -> Sel:
        return Sel(column, (Alinea(text, Tempat(Bagian.ISI, 3 * row + column, "", 1, row, column)),))

    head = Baris(tuple(cell(n, 1, text) for n, text in enumerate(("No.", "Indikator", "Target"), 1)), kepala=True)
    row = Baris(tuple(cell(n, 2, text) for n, text in enumerate(("1", "Kawasan yang pulih", "56"), 1)))
    tabel = Tabel(Tempat(Bagian.ISI, 0, "", 1), (head, row))
    wrong = replace(FALSE, di=row.sel[2].isi[0].tempat, awal=0, akhir=2)
    document = tree(Pemeriksaan(Dokumen((tabel,)), (wrong,)))
    assert [words(each) for each in document.xpath("//section[@id='salah']//p")] == [
        "≠ Berubah 56 → 65 kawasan",
        "Fakta IKK-1.realisasi.",
        "Tabel, baris 2 (Kawasan yang pulih), kolom Target",
    ]
    assert [(words(each), each.get("class")) for each in document.xpath("//article//th")] == [
        ("No.", "angka"),
        ("Indikator", None),
        ("Target", "angka"),
    ]


def test_the_points_of_a_chart_are_marked_in_a_table() -> None:
    place = Tempat(Bagian.GRAFIK, 1)
    grafik = Grafik(place, (Titik("Capaian", "2023", Decimal(100)), Titik("Capaian", "2024", Decimal("62.5"))))
    wrong = Temuan(Kelas.BERUBAH, "Capaian · 2024: 62,5", place, seharusnya="102,5", salah=True)
    document = tree(Pemeriksaan(Dokumen((grafik,)), (wrong,)))
    assert [words(row) for row in document.xpath("//figure//tbody/tr")] == [
        "Capaian2023100",
        "Capaian202462,5≠ seharusnya 102,5",
    ]


def test_notes_comments_and_headers_follow_the_text_under_their_names() -> None:
    dokumen = Dokumen(
        (
            Alinea(TEXT, HERE),
            Alinea("rahasia", replace(HERE, bagian=Bagian.TERSEMBUNYI)),
            Alinea("tujuh", Tempat(Bagian.CATATAN_KAKI, 1)),
            Alinea("65?", Tempat(Bagian.KOMENTAR, 1), penulis="Ani"),
        )
    )
    document = tree(Pemeriksaan(dokumen, ()))
    assert [words(each) for each in document.xpath("//article//h2")] == ["Naskah", "Catatan kaki", "Komentar"]
    assert [words(each) for each in document.xpath("//article//p[span]")] == [
        "Teks tersembunyi: rahasia",
        "Komentar oleh Ani: 65?",
    ]


def test_nothing_is_loaded_and_nothing_runs_whatever_a_document_says() -> None:
    hostile = finding(Kelas.TAK_DIKENAL, HOSTILE, salah=True, seharusnya=HOSTILE, alasan=HOSTILE)
    text = page(Pemeriksaan(Dokumen((Alinea(HOSTILE, HERE, penulis=HOSTILE),)), (hostile,)), HOSTILE, HOSTILE)
    document: Any = html.document_fromstring(text)
    assert document.xpath("//script | //img | //link | //iframe | //@src | //@style | //@onerror") == []
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = document.xpath("//style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_the_same_findings_give_the_same_bytes() -> None:
    assert page(checked(TEXT, FALSE)) == page(checked(TEXT, FALSE))


@pytest.mark.parametrize(
    ("data", "told"), [("data.xlsx", "Dibandingkan dengan data.xlsx."), ("", "Diperiksa tanpa data")]
)
def test_the_page_says_what_it_was_held_against(data: str, told: str) -> None:
    assert told in page(checked(TEXT, FALSE), data=data)

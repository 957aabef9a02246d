"""The class of each number of an edited document."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.audit import periksa
from report_builder.audit.angka import cari_angka
from report_builder.audit.cocok.fakta import Sifat, cetakan
from report_builder.audit.dokumen import Bagian, Dokumen, Grafik, Tempat, Titik
from report_builder.audit.membaca import baca_docx, baca_md, baca_txt
from report_builder.audit.rujukan import Rujukan, siapkan, tulis
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place
from report_builder.facts import Fact
from report_builder.pipeline import Job, examine
from tests.audit.word_files import bookmark, paragraph, run, word_file
from tests.conftest import SmallBook

HERE = Place("naskah.docx")
CELL = Place("monev.xlsx", "Indikator", "F2")

Audit = Callable[[str], list[Temuan]]


@pytest.fixture
def audit(small_book: SmallBook) -> Audit:
    """Give what is found in a text that nobody made of the data: 65 of 53 kawasan, 3,34 of 3,20, 950.000 of 1 juta."""
    book = small_book()

    def work(text: str) -> list[Temuan]:
        document = baca_txt(text.encode(), Place("naskah.txt"))
        return list(periksa(document, siapkan(Job(str(book)), document)).temuan)

    return work


def classes(found: list[Temuan]) -> list[tuple[str, Kelas]]:
    return [(one.teks, one.kelas) for one in found if one.kelas not in {Kelas.KLAIM, Kelas.EJAAN}]


# --- texts without marks ---------------------------------------------------------------------------------------------


def test_a_figure_ties_to_the_fact_that_the_words_around_it_name(audit: Audit) -> None:
    found = audit("Jumlah kawasan yang pulih terealisasi 65 dari target 53 atau 122,64%.")
    assert [(one.teks, one.kelas, one.fakta) for one in found if one.fakta] == [
        ("65", Kelas.COCOK, "IKK-1.realisasi"),
        ("53", Kelas.COCOK, "IKK-1.target"),
        ("122,64%", Kelas.COCOK, "IKK-1.capaian"),
    ]


def test_a_false_figure_is_told_with_what_the_named_fact_is(audit: Audit) -> None:
    found = next(one for one in audit("Jumlah kawasan yang pulih terealisasi 66 kawasan.") if one.teks == "66")
    assert (found.kelas, found.salah, found.fakta, found.seharusnya) == (
        Kelas.BERUBAH,
        True,
        "IKK-1.realisasi",
        "65",
    )


def test_names_are_known_though_they_are_misspelled(audit: Audit) -> None:
    assert ("65", Kelas.COCOK) in classes(audit("Jumlah kawsan yang pulih terealisasi 65."))


@pytest.mark.parametrize(
    ("said", "kelas"),
    [
        ("122,64%", Kelas.COCOK),
        ("122,6%", Kelas.DIBULATKAN),
        ("123 persen", Kelas.DIBULATKAN),
        ("122%", Kelas.BERUBAH),
        ("122,64", Kelas.BERUBAH),
    ],
)
def test_a_rounding_is_legal_and_cutting_off_is_not(audit: Audit, said: str, kelas: Kelas) -> None:
    assert classes(audit(f"Capaian jumlah kawasan yang pulih {said}.")) == [(said, kelas)]


@pytest.mark.parametrize(
    ("said", "kelas"),
    [("lebih dari 60", Kelas.DIBULATKAN), ("hampir 70", Kelas.DIBULATKAN), ("lebih dari 70", Kelas.BERUBAH)],
)
def test_a_bound_must_be_true(audit: Audit, said: str, kelas: Kelas) -> None:
    assert classes(audit(f"Realisasi jumlah kawasan yang pulih {said} kawasan.")) == [
        (said.rsplit(maxsplit=1)[-1], kelas)
    ]


def test_what_the_text_itself_gives_is_derived(audit: Audit) -> None:
    found = audit("Realisasi jumlah kawasan yang pulih 65 kawasan dan targetnya 53 kawasan, jumlahnya 118 kawasan.")
    assert classes(found)[-1] == ("118", Kelas.TURUNAN)


def test_what_nothing_gives_is_not_known_and_wrong(audit: Audit) -> None:
    found = [one for one in audit("Rapat dihadiri 41 peserta.") if one.teks == "41"]
    assert [(one.kelas, one.salah) for one in found] == [(Kelas.TAK_DIKENAL, True)]


@pytest.mark.parametrize(
    "text", ["Tahun 2021.", "Pasal 5 ayat (2).", "Sasaran ketiga.", "Pukul 09.00 WIB.", "Sidik 939a7d440b8f18a8."]
)
def test_names_and_times_are_no_facts(audit: Audit, text: str) -> None:
    assert {kelas for _, kelas in classes(audit(text))} == {Kelas.BUKAN_FAKTA}


def test_a_count_of_indikator_ties_to_the_data(audit: Audit) -> None:
    assert classes(audit("Kedua dari 2 indikator melampaui target."))[-1] == ("2", Kelas.COCOK)


def test_without_data_nothing_is_called_right_or_wrong() -> None:
    found = periksa(baca_txt(b"Realisasi 65 dari target 53, selisih 12.", Place("x.txt"))).temuan
    assert classes(list(found)) == [("65", Kelas.TAK_DIKENAL), ("53", Kelas.TAK_DIKENAL), ("12", Kelas.TURUNAN)]
    assert not any(one.salah for one in found if one.kelas is not Kelas.KLAIM)


# --- what is true of something else ----------------------------------------------------------------------------------


@pytest.fixture
def audit_years(small_book: SmallBook) -> Audit:
    """Give what is found in a Markdown text beside the same data and the year before: 61 of 50 kawasan, 3,10 of 3."""
    book = small_book(
        {
            "Riwayat!A1": "kode_indikator", "Riwayat!B1": "tahun", "Riwayat!C1": "target", "Riwayat!D1": "realisasi",
            "Riwayat!A2": "IKK-1", "Riwayat!B2": 2020, "Riwayat!C2": 50, "Riwayat!D2": 61,
            "Riwayat!A3": "IKK-2", "Riwayat!B3": 2020, "Riwayat!C3": 3, "Riwayat!D3": 3.1,
        }
    )  # fmt: skip

    def work(text: str) -> list[Temuan]:
        document = baca_md(text.encode(), Place("naskah.md"))
        return list(periksa(document, siapkan(Job(str(book)), document)).temuan)

    return work


def wrong(found: list[Temuan]) -> list[tuple[str, str | None]]:
    return [(one.teks, one.fakta) for one in found if one.salah]


@pytest.mark.parametrize(
    ("text", "said", "fakta"),
    [
        ("Realisasi jumlah kawasan yang pulih 61 kawasan.", "61", "IKK-1.realisasi"),
        ("Realisasi jumlah kawasan yang pulih pada tahun 2020 sebanyak 65 kawasan.", "65", "IKK-1.realisasi.2020"),
        ("# Jumlah kawasan yang pulih\n\nCapaian indikator ini 104,38%.", "104,38%", "IKK-1.capaian"),
        ("# Jumlah kawasan yang pulih\n\nMenurut kami realisasi 61 kawasan.", "61", "IKK-1.realisasi"),
        ("Capaian kinerja unit kerja 95,00%.", "95,00%", "unit.capaian"),
        ("Realisasi anggaran unit kerja Rp1.000.000.", "Rp1.000.000", "unit.realisasi"),
        ("Jumlah kawasan yang pulih mencapai 104,38%, dan indeks keterpulihan 3,34.", "104,38%", None),
    ],
)
def test_a_figure_of_another_year_or_subject_is_wrong_though_a_fact_has_it(
    audit_years: Audit, text: str, said: str, fakta: str | None
) -> None:
    assert wrong(audit_years(text)) == [(said, fakta)]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi jumlah kawasan yang pulih naik dari 61 kawasan pada tahun 2020 menjadi 65 kawasan.",
        "Pada tahun sebelumnya realisasi jumlah kawasan yang pulih 61 kawasan.",
        "Realisasi jumlah kawasan yang pulih pada tahun 2020 sebanyak 61 kawasan.",
        "# Jumlah kawasan yang pulih\n\nCapaian indikator ini 122,64%.",
        "Capaian jumlah kawasan yang pulih 122,64% dan capaian indeks keterpulihan 104,38%.",
    ],
)
def test_a_figure_of_another_year_or_subject_is_right_where_the_words_say_so(audit_years: Audit, text: str) -> None:
    assert wrong(audit_years(text)) == []


def test_another_span_of_time_than_that_of_the_fact_is_another_unit(small_book: SmallBook) -> None:
    book = small_book({"Indikator!D2": "hari kerja"})
    document = baca_txt(b"Realisasi jumlah kawasan yang pulih 65 bulan.", Place("naskah.txt"))
    found = [one for one in periksa(document, siapkan(Job(str(book)), document)).temuan if one.salah]
    assert [(one.teks, one.fakta, one.seharusnya) for one in found] == [("65", "IKK-1.realisasi", "65 hari kerja")]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi anggaran Rp0,95 juta dari pagu Rp1 juta.",
        "Realisasi anggaran unit kerja Rp0,95 juta (95,00%).",
        "Rata-rata capaian kinerja sekitar 114%.",
        "Dari dua indikator, dua melampaui target.",
        "Realisasi indeks keterpulihan lebih tinggi 0,24 poin daripada tahun sebelumnya.",
    ],
)
def test_what_an_official_rightly_adds_is_not_wrong(audit_years: Audit, text: str) -> None:
    assert wrong(audit_years(text)) == []


# --- files of ours ---------------------------------------------------------------------------------------------------


def test_a_file_as_it_was_made_has_nothing_wrong(small_book: SmallBook) -> None:
    assert not _audit_own(small_book(), small_book())


def test_figures_that_were_right_for_the_data_before_are_outdated(small_book: SmallBook) -> None:
    before = small_book()
    found = _audit_own(before, small_book({"Indikator!F2": 64}, name="baru.xlsx"))
    assert {one.kelas for one in found} == {Kelas.KEDALUWARSA}
    assert ("65", "64") in {(one.teks, one.seharusnya) for one in found}


def _audit_own(made_of: Path, held_against: Path) -> list[Temuan]:
    job = Job(str(made_of))
    document = baca_docx(tulis(job, examine(job)), HERE)
    return list(periksa(document, siapkan(Job(str(held_against)), document)).salah)


def test_a_bookmark_tells_the_fact_whatever_stands_in_it(small_book: SmallBook) -> None:
    found = _marked(small_book, "67")
    assert [(one.teks, one.kelas, one.fakta) for one in found] == [("67", Kelas.BERUBAH, "IKK-1.realisasi")]


def test_a_count_in_words_is_its_fact(small_book: SmallBook) -> None:
    assert [one.kelas for one in _marked(small_book, "enam puluh lima")] == [Kelas.COCOK]


def test_another_unit_behind_a_marked_figure_is_wrong(small_book: SmallBook) -> None:
    found = _marked(small_book, "65", " indeks")
    assert [(one.kelas, one.seharusnya) for one in found] == [(Kelas.BERUBAH, "65 kawasan")]


def test_a_fact_that_the_data_no_longer_have_is_outdated(small_book: SmallBook) -> None:
    found = _marked(small_book, "65", fakta="IKK-9.realisasi")
    assert [(one.kelas, one.salah) for one in found] == [(Kelas.KEDALUWARSA, True)]


def _marked(small_book: SmallBook, text: str, behind: str = "", fakta: str = "IKK-1.realisasi") -> list[Temuan]:
    body = paragraph(run("Sebanyak "), bookmark("lk_1", run(text)), run(behind))
    document = baca_docx(word_file(body, {"lk_1": fakta}), HERE)
    return list(periksa(document, _facts_alone(small_book())).temuan)


def _facts_alone(book: Path) -> Rujukan:
    examined = examine(Job(str(book)))
    return Rujukan(examined.laporan, examined.ledger, examined.dataset)


def test_a_chart_that_people_add_is_right_only_where_its_values_are_like_few_others(small_book: SmallBook) -> None:
    points = (Titik("Realisasi", "Indeks", Decimal("3.34")), Titik("Realisasi", "Kawasan", Decimal(65)))
    document = Dokumen((Grafik(Tempat(Bagian.GRAFIK, 1), points),))
    found = periksa(document, _facts_alone(small_book())).temuan
    assert [(one.kelas, one.salah) for one in found] == [(Kelas.COCOK, False), (Kelas.TAK_DIKENAL, True)]


# --- one number and one fact -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "sifat"),
    [
        ("Rp1.246.000.000", Sifat.SAMA),
        ("Rp1,25 miliar", Sifat.BULAT),
        ("Rp1,24 miliar", Sifat.POTONG),
        ("Rp1,25 juta", Sifat.LAIN),
        ("1.246.000.000", Sifat.SATUAN),
    ],
)
def test_money_is_compared_at_the_scale_in_which_it_is_written(said: str, sifat: Sifat) -> None:
    fact = Fact("A-1.pagu", Decimal(1_246_000_000), "Rp", CELL)
    assert cetakan(fact).sifat(cari_angka(said)[0]) is sifat


def test_a_number_in_a_claim_that_does_not_hold_is_wrong_once(audit: Audit) -> None:
    found = [one for one in audit("Terdapat 5 sasaran.") if one.salah]
    assert [(one.teks, one.kelas) for one in found] == [("5 sasaran", Kelas.KLAIM)]


# --- what people add ------------------------------------------------------------------------------------------------


def test_a_later_sentence_names_nobody_for_an_earlier_one(audit: Audit) -> None:
    text = "Jumlah kawasan yang pulih mencapai 65 kawasan; target 53 kawasan terlampaui 12 kawasan. "
    text += "Indeks keterpulihan baik."
    assert [(one.teks, one.kelas) for one in audit(text) if one.salah] == []


def test_a_number_with_another_unit_is_no_false_print_of_the_one_that_is_named(audit: Audit) -> None:
    found = [one for one in audit("Target indeks keterpulihan dijaga di 40 kawasan.") if one.teks == "40"]
    assert [(one.kelas, one.fakta) for one in found] == [(Kelas.TAK_DIKENAL, None)]


@pytest.mark.parametrize(
    ("said", "kelas"),
    [
        ("Jumlah kawasan yang pulih tercatat 53 kawasan.", Kelas.BERUBAH),
        ("Target jumlah kawasan yang pulih 53 kawasan.", Kelas.COCOK),
        ("Jumlah kawasan yang pulih 65 dari 53 kawasan.", Kelas.COCOK),
    ],
)
def test_what_was_to_be_reached_is_told_only_where_it_is_called_so(audit: Audit, said: str, kelas: Kelas) -> None:
    assert dict(classes(audit(said)))["53"] is kelas


def test_a_difference_of_percentages_is_one_of_points(audit: Audit) -> None:
    text = "Capaian jumlah kawasan yang pulih dari 120,64% menjadi 122,64%, yakni naik 2,00 persen."
    found = next(one for one in audit(text) if one.teks == "2,00 persen")
    assert (found.salah, found.seharusnya) == (True, "2,00 poin persen")


def test_what_goes_beyond_a_target_is_no_rise(audit: Audit) -> None:
    found = next(one for one in audit("Capaian jumlah kawasan yang pulih naik 22,64%.") if one.teks == "22,64%")
    assert (found.salah, found.seharusnya) == (True, "")
    assert "kelebihan" in found.alasan

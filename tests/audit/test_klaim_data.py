"""What a text claims, held against the data."""

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.audit import periksa
from report_builder.audit.dokumen import Dokumen
from report_builder.audit.klaim import periksa_klaim
from report_builder.audit.membaca import baca, baca_docx, baca_txt
from report_builder.audit.rujukan import Rujukan, siapkan, tulis
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place
from report_builder.pipeline import Job, examine
from tests.conftest import SmallBook

Claims = Callable[[str], list[Temuan]]


def beside(data: Path) -> Rujukan:
    """Give the data alone, without a document that they make."""
    return siapkan(Job(str(data)), Dokumen(()))


@pytest.fixture
def claims(small_book: SmallBook) -> Claims:
    """Give what is found in a text beside 65 of 53 kawasan, an index of 3,34 of 3,20, and two years of history."""
    rujukan = beside(small_book(
        {
            "Riwayat!A1": "kode_indikator", "Riwayat!B1": "tahun", "Riwayat!C1": "target", "Riwayat!D1": "realisasi",
            "Riwayat!A2": "IKK-1", "Riwayat!B2": 2020, "Riwayat!C2": 50, "Riwayat!D2": 70,
        }
    ))  # fmt: skip

    def work(text: str) -> list[Temuan]:
        document = baca_txt(text.encode(), Place("naskah.txt"))
        return list(periksa_klaim(tuple(document.alinea()), document, rujukan))

    return work


def told(found: list[Temuan]) -> list[tuple[str, str | None, bool]]:
    return [(one.teks, one.fakta, one.salah) for one in found]


def test_a_release_with_the_mistakes_of_releases_is_found_out_and_nothing_else(project: Path) -> None:
    document = baca(project / "tests/cases/siaran_keliru.txt")
    rujukan = beside(project / "inputs/dayamas-2021.xlsx")
    found = periksa_klaim(tuple(document.alinea()), document, rujukan)
    assert sorted(told(list(found))) == [
        ("4 poin sasaran", "unit.jumlah_sasaran", True),
        ("60.00", "IKK-4.target", False),
        ("kenaikan 106%", "IKK-3.capaian", True),
        ("kenaikan 150%", "IKK-2.capaian", True),
        ("kenaikan122,64%", "IKK-1.capaian", True),
        ("realisasi 0", "IKK-4.capaian", False),
        ("telah melebihi target", "IKK-4.realisasi", True),
    ]


def test_no_figure_of_a_release_is_called_wrong_beside_its_claims(project: Path) -> None:
    found = periksa(
        baca(project / "tests/cases/siaran_keliru.txt"), beside(project / "inputs/dayamas-2021.xlsx")
    ).temuan
    assert [(one.teks, one.alasan) for one in found if one.salah and one.kelas is not Kelas.KLAIM] == []
    assert ("106%", Kelas.DIBULATKAN) in {(one.teks, one.kelas) for one in found}


def test_a_report_that_nobody_has_edited_claims_nothing_wrong(project: Path) -> None:
    job = Job(str(project / "inputs/dayamas-2021.xlsx"), kind="lakip")
    document = baca_docx(tulis(job, examine(job)), Place("lakip.docx"))
    rujukan = siapkan(job, document)
    assert list(periksa_klaim(tuple(document.alinea()), document, rujukan)) == []
    assert list(periksa_klaim(tuple(document.alinea()), document, None)) == []


def test_a_capaian_of_the_data_is_no_rise(claims: Claims) -> None:
    found = claims("Jumlah kawasan yang pulih mengalami kenaikan 122,64%.")
    assert told(found) == [("kenaikan 122,64%", "IKK-1.capaian", True)]


def test_a_change_must_go_the_way_that_it_went(claims: Claims) -> None:
    found = claims("Jumlah kawasan yang pulih meningkat dibandingkan tahun 2020.")
    assert told(found) == [("meningkat", "IKK-1.perubahan", True)]
    assert claims("Jumlah kawasan yang pulih menurun dibandingkan tahun 2020.") == []


def test_the_figure_of_an_earlier_year_is_that_of_the_history(claims: Claims) -> None:
    (found,) = claims("Realisasi jumlah kawasan yang pulih pada tahun 2020 sebesar 61 kawasan.")
    assert (found.teks, found.fakta, found.seharusnya) == ("61", "IKK-1.realisasi.2020", "70")
    assert claims("Realisasi jumlah kawasan yang pulih pada tahun 2020 sebesar 70 kawasan.") == []


def test_targets_that_were_not_reached_are_not_called_so(small_book: SmallBook) -> None:
    text = "Semua target tahun ini telah tercapai."
    for realisasi, wrong in ((65, []), (40, ["Semua target tahun ini telah tercapai"])):
        document = baca_txt(text.encode(), Place("naskah.txt"))
        rujukan = beside(small_book({"Indikator!F2": realisasi}))
        found = periksa_klaim(tuple(document.alinea()), document, rujukan)
        assert [one.teks for one in found] == wrong


def test_a_percentage_of_the_data_is_right_though_a_number_beside_it_is_not(claims: Claims) -> None:
    """The number itself is told where it stands; the percentage was never touched."""
    assert claims("Jumlah kawasan yang pulih: target 53 kawasan, realisasi 66 kawasan, capaian 122,64%.") == []
    assert [one.teks for one in claims("Target 53 kawasan, realisasi 66 kawasan, capaian 132,64%.")] == ["132,64%"]


def test_counts_of_the_report_are_those_of_the_data(claims: Claims) -> None:
    assert told(claims("Laporan ini memuat lima indikator.")) == [("lima indikator", "unit.jumlah_indikator", True)]
    assert claims("Laporan ini memuat dua indikator.") == []
    found = claims("Tercatat dua dari lima indikator melampaui target.")
    assert told(found) == [("dua dari lima indikator", "unit.jumlah_indikator", True)]


def test_what_is_said_of_a_capaian_that_stands_there_is_not_held_against_others(small_book: SmallBook) -> None:
    document = baca_txt(b"Capaian 122,64% ini lebih tinggi daripada target.", Place("naskah.txt"))
    rujukan = beside(small_book({"Indikator!F3": 3}))
    assert list(periksa_klaim(tuple(document.alinea()), document, rujukan)) == []


def test_a_rise_since_another_year_is_no_capaian(claims: Claims) -> None:
    assert claims("Realisasi 65 kawasan dari target 57 kawasan, naik 20% dari tahun 2020.") == []


def test_a_percentage_of_the_target_is_a_capaian_and_no_part_of_the_indikator(claims: Claims) -> None:
    assert claims("Realisasinya mencapai 122,64% dari target.") == []
    assert told(claims("Kami mencapai 40% dari target.")) == [
        ("mencapai 40% dari target", "unit.jumlah_mencapai", True)
    ]

"""Quotations that the data contradict: what they say of targets, numbers and changes."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from report_builder.errors import Place, Severity
from report_builder.measure import Measured
from report_builder.measure.bantahan import Alasan, Bantahan
from report_builder.measure.bantahan.klaim import find_claims
from report_builder.schema import Keadaan

Measure = Callable[..., Measured]

PULIH = {
    "kode": "IKK-1",
    "indikator": "Jumlah kawasan yang pulih",
    "satuan": "kawasan",
    "target": Decimal(53),
    "realisasi": Decimal(65),
}
INDEKS = {
    "kode": "IKK-2",
    "indikator": "Indeks Kemandirian",
    "satuan": "indeks",
    "target": Decimal("3.15"),
    "realisasi": Decimal("3.15"),
}
TANGGAP = {
    "kode": "IKK-3",
    "indikator": "Jumlah kota tanggap",
    "satuan": "kota",
    "target": Decimal(60),
    "realisasi": Decimal(0),
    "keadaan": Keadaan.TIDAK_TERLAKSANA,
}
UNMEASURED = TANGGAP | {"realisasi": None, "keadaan": Keadaan.BELUM_DIUKUR}
LAST_YEAR = [
    {"kode_indikator": "IKK-1", "tahun": 2020, "target": Decimal(50), "realisasi": Decimal(50)},
    {"kode_indikator": "IKK-2", "tahun": 2020, "target": Decimal(3), "realisasi": Decimal("3.2")},
]


@pytest.fixture(scope="session")
def contradict(measured: Measure) -> Callable[..., tuple[Bantahan, ...]]:
    """Give what the data of these indikator contradict in a quotation."""

    def found(quote: str, *indikator: dict[str, object]) -> tuple[Bantahan, ...]:
        rows = list(indikator) or [PULIH, INDEKS, TANGGAP]
        years = [row for row in LAST_YEAR if row["kode_indikator"] in {one["kode"] for one in rows}]
        kutipan = [{"penutur": "Deputi", "kutipan": quote}]
        found = measured(indikator=rows, riwayat=years, kutipan=kutipan).bantahan
        return found.get(Place("data.xlsx", "Kutipan", "B2"), ())

    return found


Contradict = Callable[..., tuple[Bantahan, ...]]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Hasilnya baik, bahkan telah melebihi target.", "telah melebihi target"),
        ("Kami berhasil melampaui seluruh target tahun ini.", "berhasil melampaui seluruh target"),
        ("Tahun ini kami lampaui target.", "lampaui target"),
        ("Program ini sudah mencapai target.", "sudah mencapai target"),
        ("Semua target tercapai.", "Semua target tercapai"),
        ("Seluruh indikator pada tahun ini tercapai.", "Seluruh indikator pada tahun ini tercapai"),
        ("Kinerja kami 100 persen.", "Kinerja kami 100 persen"),
        ("Kami melampaui target seluruh 2 indikator.", "melampaui target"),
    ],
)
def test_a_claim_about_all_targets_is_contradicted_by_one_that_was_missed(
    contradict: Contradict, quote: str, said: str
) -> None:
    (bantahan,) = contradict(quote, PULIH, TANGGAP)
    assert bantahan == Bantahan(Alasan.TARGET, said, ("IKK-3.realisasi", "IKK-3.target"))


@pytest.mark.parametrize(
    "quote",
    [
        "Masih ada target yang belum tercapai.",
        "Kami tidak mencapai target.",
        "Tahun ini hampir melampaui target.",
        "Kami bekerja agar tahun depan, dengan dukungan masyarakat, seluruh target tercapai.",
        "Semoga kita mencapai target.",
        "Satu dari tiga indikator telah melampaui target.",
        "Sebagian indikator telah melampaui target.",
        "Serapan anggaran mencapai 100 persen.",
        "Indikator yang melampaui target adalah yang kami banggakan.",
        "Seluruh target diukur; dua di antaranya melampaui target.",
        "Target tahun depan lebih besar.",
    ],
)
def test_what_is_denied_wished_or_limited_is_no_claim(contradict: Contradict, quote: str) -> None:
    assert list(find_claims(quote)) == []
    assert contradict(quote, PULIH, INDEKS | {"realisasi": Decimal(3)}, TANGGAP) == ()


def test_a_target_that_was_met_is_reached_but_not_exceeded(contradict: Contradict) -> None:
    assert contradict("Kami mencapai target.", PULIH, INDEKS) == ()
    assert [each.fakta for each in contradict("Kami melampaui target.", PULIH, INDEKS)] == [
        ("IKK-2.realisasi", "IKK-2.target")
    ]


def test_what_is_not_measured_contradicts_nothing(contradict: Contradict) -> None:
    assert contradict("Kami melampaui seluruh target.", PULIH, UNMEASURED) == ()


def test_a_claim_that_names_an_indikator_is_about_that_alone(contradict: Contradict) -> None:
    assert contradict("Jumlah kawasan yang pulih telah melampaui target.") == ()
    assert [each.fakta for each in contradict("Jumlah kota tanggap telah melampaui target.")] == [
        ("IKK-3.realisasi", "IKK-3.target")
    ]


def test_a_claim_about_all_is_about_all_whatever_it_names(contradict: Contradict) -> None:
    quote = "Jumlah kawasan yang pulih naik dan seluruh target tercapai."
    assert [each.fakta for each in contradict(quote)] == [("IKK-3.realisasi", "IKK-3.target")]


def test_a_change_is_compared_where_the_indikator_is_named(contradict: Contradict) -> None:
    assert contradict("Indeks Kemandirian meningkat.") == (
        Bantahan(Alasan.PERUBAHAN, "meningkat", ("IKK-2.perubahan",)),
    )
    assert contradict("Jumlah kawasan yang pulih turun.") == (
        Bantahan(Alasan.PERUBAHAN, "turun", ("IKK-1.perubahan",)),
    )


@pytest.mark.parametrize(
    "quote",
    [
        "Jumlah kawasan yang pulih meningkat.",
        "Indeks Kemandirian menurun.",
        "Indeks Kemandirian tidak meningkat.",
        "Kepedulian masyarakat meningkat.",
        "Jumlah kota tanggap meningkat.",
    ],
)
def test_a_right_change_or_one_without_data_is_silent(contradict: Contradict, quote: str) -> None:
    assert contradict(quote) == ()


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("Capaiannya 130 persen.", "130 persen"),
        ("Sebanyak 66 kawasan pulih.", "66"),
        ("Anggarannya Rp1,25 miliar.", "Rp1,25 miliar"),
        ("Sebanyak 65% kawasan pulih.", "65%"),
        ("Sebanyak 65 persen dari kawasan pulih.", "65 persen"),
        ("Rata-rata kami 117,3.", "117,3"),
        ("Biayanya Rp5.000.", "Rp5.000"),
    ],
)
def test_a_number_that_no_fact_holds_is_found(contradict: Contradict, quote: str, number: str) -> None:
    assert contradict(quote) == (Bantahan(Alasan.ANGKA, number),)


@pytest.mark.parametrize(
    "quote",
    [
        "Sebanyak 65 kawasan pulih dengan capaian 122,6 persen, naik dari 50.",
        "Kelebihannya 23 persen.",
        "Mulai 17 Desember 2021 sampai tahun 2022.",
        "Dari 1 sasaran ada 3 indikator P4GN.",
    ],
)
def test_numbers_of_the_data_and_dates_are_silent(contradict: Contradict, quote: str) -> None:
    assert contradict(quote) == ()


@pytest.mark.parametrize(
    "quote",
    [
        "Acara ini diikuti 120 peserta.",
        "Kami memiliki 1.200 kader di lapangan.",
        "Layanan kawasan buka 24 jam.",
        "Sebanyak 85 persen peserta hadir.",
        "Target kami jaga; acara ini diikuti 120 peserta.",
    ],
)
def test_a_number_of_what_the_data_do_not_measure_is_silent(contradict: Contradict, quote: str) -> None:
    assert contradict(quote) == ()


def test_a_value_of_what_was_not_measured_is_contradicted(contradict: Contradict) -> None:
    rows = (PULIH, UNMEASURED)
    assert contradict("Jumlah kota tanggap mencapai 58.", *rows) == (Bantahan(Alasan.ANGKA, "58"),)
    assert contradict("Jumlah kota tanggap melampaui target.", *rows) == (
        Bantahan(Alasan.TARGET, "melampaui target", ("IKK-3.realisasi", "IKK-3.target")),
    )


@pytest.mark.parametrize(
    "quote",
    [
        "Target Jumlah kota tanggap sebesar 60.",
        "Jumlah kota tanggap pada tahun 2020 mencapai 60.",
        "Jumlah kota tanggap belum diukur.",
        "Jumlah kota tanggap belum mencapai target.",
        "Jumlah kota tanggap belum diukur, sedangkan Jumlah kawasan yang pulih melampaui target.",
        "Jumlah kota tanggap belum diukur, tetapi kami melampaui target.",
    ],
)
def test_what_is_told_of_the_unmeasured_beside_its_value_is_silent(contradict: Contradict, quote: str) -> None:
    assert contradict(quote, PULIH, UNMEASURED) == ()


def test_an_amount_may_be_rounded(measured: Measure) -> None:
    anggaran = [{"kode": "1", "uraian": "Kegiatan", "pagu_akhir": Decimal(1_254_000_000), "realisasi": None}]
    quotes = [
        {"penutur": "A", "kutipan": "Pagunya Rp1,25 miliar."},
        {"penutur": "B", "kutipan": "Pagunya Rp1,26 miliar."},
    ]
    result = measured(indikator=[PULIH], anggaran=anggaran, kutipan=quotes)
    assert dict(result.bantahan) == {Place("data.xlsx", "Kutipan", "B3"): (Bantahan(Alasan.ANGKA, "Rp1,26 miliar"),)}


def quoted(measured: Measure, quote: str, **columns: str) -> list[str]:
    kutipan = [{"penutur": "Deputi", "kutipan": quote, **columns}]
    problems = measured(indikator=[PULIH, INDEKS, TANGGAP], riwayat=LAST_YEAR, kutipan=kutipan).problems
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [str(problem) for problem in problems]


def test_the_warning_says_both_and_what_to_do(measured: Measure) -> None:
    quote = "Kami mencapai target. Indeks Kemandirian meningkat. Capaian 130%."
    hint = "Beri catatan di kolom catatan, atau minta penuturnya memperbaiki kutipan itu."
    assert quoted(measured, quote) == [
        (
            "data.xlsx · Kutipan · B2: Kutipan Deputi menyebut “mencapai target”, sedangkan menurut data "
            f"realisasi IKK-3 0, target IKK-3 60. {hint}"
        ),
        (
            "data.xlsx · Kutipan · B2: Kutipan Deputi menyebut “meningkat”, sedangkan menurut data "
            f"perubahan IKK-2 -0,05. {hint}"
        ),
        f"data.xlsx · Kutipan · B2: Kutipan Deputi menyebut “130%”, yang tidak ada pada data. {hint}",
    ]


def test_a_note_beside_the_quotation_answers_the_warning(measured: Measure) -> None:
    assert quoted(measured, "Kami mencapai target.", catatan="Yang dimaksud indikator kawasan.") == []

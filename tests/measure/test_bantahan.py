"""Sentences of the input that the data contradict, cell by cell: in what they say of targets, counts and values."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import Severity
from report_builder.measure import Measured
from report_builder.measure.bantahan import Alasan, Bantahan
from report_builder.measure.bantahan.klaim import find_claims
from report_builder.model import Laporan
from report_builder.schema import Keadaan, Polaritas

Measure: TypeAlias = Callable[..., Measured]
Said: TypeAlias = Callable[..., tuple[Bantahan, ...]]

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
    "realisasi": Decimal("3.34"),
}
TANGGAP = {
    "kode": "IKK-3",
    "indikator": "Jumlah kota yang tanggap",
    "satuan": "kota",
    "target": Decimal(60),
    "realisasi": Decimal(0),
    "keadaan": Keadaan.TIDAK_TERLAKSANA,
}
ADUAN = {
    "kode": "IKK-4",
    "indikator": "Jumlah aduan yang terlambat",
    "satuan": "aduan",
    "target": Decimal(20),
    "realisasi": Decimal(25),
    "polaritas": Polaritas.MINIMUM,
}
LAST_YEAR = [
    {"kode_indikator": "IKK-1", "tahun": 2020, "target": Decimal(50), "realisasi": Decimal(50)},
    {"kode_indikator": "IKK-2", "tahun": 2020, "target": Decimal(3), "realisasi": Decimal("3.4")},
]
ROWS: dict[str, object] = {"indikator": [PULIH, INDEKS, TANGGAP], "riwayat": LAST_YEAR}
MISSED = ("IKK-3.realisasi", "IKK-3.target")


@pytest.fixture(scope="session")
def said(measured: Measure) -> Said:
    """Give what the data contradict in a sentence of a column: of the analysis of ``kode``, or of another sheet."""

    def contradicted(
        sentence: str, column: str = "kutipan", kode: str = "IKK-3", **rows: object
    ) -> tuple[Bantahan, ...]:
        sheets: dict[str, dict[str, object]] = {
            "kutipan": {"kutipan": [{"penutur": "Deputi", "kutipan": sentence}]},
            "ringkasan": {"kegiatan": [{"nama": "Rapat", "ringkasan": (sentence,)}]},
            "penutup": {"identitas": {"penutup": (sentence,)}},
            "langkah_ke_depan": {"identitas": {"langkah_ke_depan": (sentence,)}},
        }
        analysis: dict[str, object] = {"analisis": [{"kode_indikator": kode, column: (sentence,)}]}
        found = measured(**ROWS | sheets.get(column, analysis) | rows).bantahan
        return next(iter(found.values()), ())

    return contradicted


def summary(sentence: str) -> dict[str, object]:
    return {"nama": "Rapat", "ringkasan": (sentence,)}


# Wording, of quotations and of what is told of an event


@pytest.mark.parametrize("column", ["kutipan", "ringkasan"])
@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Semua target tahun 2021 tercapai", "Semua target tahun 2021 tercapai"),
        ("Tahun ini tuntas 100 persen.", "Tahun ini tuntas 100 persen"),
        ("Alhamdulillah, semuanya tuntas seratus persen.", "semuanya tuntas seratus persen"),
        ("Tidak ada indikator yang gagal.", "Tidak ada indikator yang gagal"),
        ("Tidak ada target yang tidak tercapai.", "Tidak ada target yang tidak tercapai"),
        ("Tidak satu pun target terlewat.", "Tidak satu pun target terlewat"),
        ("Tak ada satu pun indikator yang luput.", "Tak ada satu pun indikator yang luput"),
        ("Seluruh target, tanpa terkecuali, tercapai.", "Seluruh target, tanpa terkecuali, tercapai"),
        ("Seluruh target tanpa kecuali tercapai.", "Seluruh target tanpa kecuali tercapai"),
        ("Hasil kami di atas target.", "di atas target"),
        ("Hasil kami lebih tinggi dari yang ditargetkan.", "lebih tinggi dari yang ditargetkan"),
        ("Semua target kami lampaui.", "Semua target kami lampaui"),
        ("Target kinerja tahun 2021 telah berhasil tercapai.", "Target kinerja tahun 2021 telah berhasil tercapai"),
        ("Seluruh target yang ditetapkan tercapai.", "Seluruh target yang ditetapkan tercapai"),
        ("Kami tidak hanya mencapai target, tetapi juga belajar.", "mencapai target"),
        ("Berkat upaya bersama, target tercapai.", "target tercapai"),
        ("Dalam rangka menekan angka, kegiatan ini telah melebihi target.", "telah melebihi target"),
        ("Selain itu, kami melampaui target.", "melampaui target"),
        ("Seluruh tar\u200bget\u00a0ter\u00adcapai.", "Seluruh target tercapai"),
        ("Seluruh sasaran terwujud.", "Seluruh sasaran terwujud"),
        ("Walaupun anggaran dipotong, kami melampaui target.", "melampaui target"),
        ("Semua target dapat kita penuhi.", "Semua target dapat kita penuhi"),
        (
            "Alhamdulillah, seluruh target kinerja tahun 2021 berhasil kami capai",
            "seluruh target kinerja tahun 2021 berhasil kami capai",
        ),
        ("Semua target tahun ini telah kami penuhi.", "Semua target tahun ini telah kami penuhi"),
        ("Semua indikator kinerja telah kami lampaui.", "Semua indikator kinerja telah kami lampaui"),
        ("Seluruh target telah kami tuntaskan.", "Seluruh target telah kami tuntaskan"),
        ("Kami menuntaskan seluruh target.", "menuntaskan seluruh target"),
        ("Deputi Dayamas menuntaskan seluruh targetnya.", "menuntaskan seluruh targetnya"),
        ("Target telah terlampaui seluruhnya.", "Target telah terlampaui"),
        ("Alhamdulillah, tidak ada yang gagal.", "Alhamdulillah, tidak ada yang gagal"),
        ("Seluruh target tuntas.", "Seluruh target tuntas"),
        ("Semua yang ditargetkan tercapai.", "Semua yang ditargetkan tercapai"),
        ("Kami berhasil memenuhi seluruh indikator.", "berhasil memenuhi seluruh indikator"),
        ("Dari semua target, tidak satupun yang luput.", "Dari semua target, tidak satupun yang luput"),
        ("Tidak ada indikator yang tidak melampaui target.", "Tidak ada indikator yang tidak melampaui"),
    ],
)
def test_a_claim_about_targets_is_contradicted_by_one_that_was_missed(
    said: Said, column: str, sentence: str, words: str
) -> None:
    assert Bantahan(Alasan.TARGET, words, MISSED) in said(sentence, column)


@pytest.mark.parametrize("column", ["kutipan", "ringkasan", "penutup"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Tidak semua target tercapai.",
        "Belum semua target kami capai.",
        "Semua target tahun depan akan kami tuntaskan.",
        "Semua target tahun 2020 telah kami penuhi.",
        "Target yang telah kami capai akan kami pertahankan.",
        "Masih ada target yang belum kami capai.",
        "Kami akan menuntaskan seluruh target.",
        "Tidak ada yang gagal memahami pentingnya layanan.",
        "Tidak ada satu pun target yang tercapai.",
        "Kami berharap tidak ada indikator yang gagal.",
        "Tahun depan tidak satu pun target terlewat.",
        "Apakah semua target tercapai?",
        "Seandainya semua target tercapai, kami senang.",
        "Target tercapai jika anggaran tersedia.",
        "Kami bekerja untuk mencapai target.",
        "Pembangunan gedung tuntas 100 persen.",
        "Seluruh target tercapai, kecuali satu.",
        "Seluruh indikator tercapai, kecuali Jumlah kota yang tanggap.",
        "Seluruh indikator, selain IKK-3, melampaui target.",
        "Dari seluruh indikator, dua melampaui target.",
        "Jumlah kawasan yang pulih melampaui target, sedangkan Jumlah kota yang tanggap tidak terlaksana.",
        "Jumlah kota yang tanggap tidak terlaksana, sedangkan Indeks Kemandirian melampaui target.",
    ],
)
def test_what_is_denied_wished_or_excepted_is_silent(said: Said, column: str, sentence: str) -> None:
    assert said(sentence, column) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasinya 3,34 sehingga target terlampaui.",
        "Indikator dengan capaian di bawah 100% dibahas.",
        "Capaian tiap indikator terhadap target 100% disajikan dalam gambar.",
        "Desa binaan melampaui target swadaya.",
    ],
)
def test_what_is_said_of_something_unnamed_is_not_said_of_the_unit(said: Said, sentence: str) -> None:
    assert said(sentence, "penutup") == ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Indeks Kemandirian kami jaga, selebihnya tercapai.", "selebihnya tercapai"),
        ("IKK-2 tercapai. Sisanya tercapai.", "Sisanya tercapai"),
        ("IKK-1 melampaui target. Indikator lainnya mencapai target.", "Indikator lainnya mencapai target"),
        ("IKK-1 sulit, sedangkan target lainnya telah kami capai.", "target lainnya telah kami capai"),
        ("Indikator lainnya tercapai.", "Indikator lainnya tercapai"),
    ],
)
def test_the_rest_is_what_a_cell_does_not_name(measured: Measure, sentence: str, words: str) -> None:
    for rows in ({"kutipan": [{"penutur": "Deputi", "kutipan": sentence}]}, {"kegiatan": [summary(sentence)]}):
        (found,) = measured(**ROWS | rows).bantahan.values()
        assert Bantahan(Alasan.TARGET, words, MISSED) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "IKK-3 tidak terlaksana. Sisanya tercapai.",
        "Jumlah kota yang tanggap tidak terlaksana, selebihnya melampaui target.",
        "IKK-3 tidak terlaksana, tetapi indikator lainnya tercapai.",
        "Satu indikator tidak terlaksana, selebihnya tercapai.",
        "Ada yang belum tercapai, sisanya tercapai.",
        "IKK-1 melampaui target. Selebihnya belum tercapai.",
    ],
)
def test_the_rest_beside_what_was_missed_is_silent(said: Said, sentence: str) -> None:
    assert [said(sentence, column) for column in ("kutipan", "penutup")] == [(), ()]


# Other periods


@pytest.mark.parametrize(
    "sentence",
    [
        "Tahun 2020 seluruh target tercapai.",
        "Seluruh target tahun 2020 tercapai.",
        "Seluruh target tercapai pada tahun 2020.",
        "Pada tahun lalu semua target tercapai.",
        "Target akhir Renstra 2020–2024 tercapai.",
        "Pada triwulan I seluruh target tercapai.",
        "Pada semester I semua target tercapai.",
        "Hingga Oktober seluruh target tercapai.",
    ],
)
def test_a_claim_about_another_period_is_silent(said: Said, sentence: str) -> None:
    assert [said(sentence, column) for column in ("kutipan", "ringkasan", "penutup", "penyebab")] == [()] * 4


@pytest.mark.parametrize(
    "sentence",
    [
        "Dibandingkan tahun 2020, seluruh target tercapai.",
        "Tahun 2020 berat, tetapi tahun 2021 seluruh target tercapai.",
        "Sesuai Peraturan Nomor 53 Tahun 2014, seluruh target tercapai.",
        "Rapat pada 14 Januari 2022 mencatat seluruh target tahun 2021 tercapai.",
        "Tahun ini seluruh target tercapai.",
    ],
)
def test_another_year_that_is_named_beside_its_own_changes_nothing(said: Said, sentence: str) -> None:
    assert [each.fakta for each in said(sentence, "ringkasan")] == [MISSED]


def test_an_interim_report_is_about_its_quarter(said: Said) -> None:
    second = {"tahun": 2021, "periode": "TW II"}
    quote = [{"penutur": "Deputi", "kutipan": "Pada triwulan II seluruh target tercapai."}]
    assert [each.fakta for each in said("", identitas=second, kutipan=quote)] == [MISSED]
    for other in ("Pada triwulan I seluruh target tercapai.", "Seluruh target tahun 2021 tercapai."):
        assert said("", identitas=second, kutipan=[quote[0] | {"kutipan": other}]) == ()


def test_only_the_analysis_of_the_period_is_held_to_its_data(said: Said) -> None:
    rows = [{"kode_indikator": "IKK-3", "triwulan": 2, "penyebab": ("Target tercapai.",)}]
    assert said("", analisis=rows, kutipan=[]) == ()
    assert len(said("", analisis=rows, kutipan=[], identitas={"periode": "TW II"})) == 1


# Counts


@pytest.mark.parametrize(
    ("sentence", "words", "fact"),
    [
        ("Tiga indikator melampaui target.", "Tiga indikator melampaui target", "unit.jumlah_melampaui"),
        ("3 dari 3 indikator tercapai.", "3 dari 3 indikator tercapai", "unit.jumlah_mencapai"),
        ("Ketiga indikator melampaui target.", "Ketiga indikator melampaui target", "unit.jumlah_melampaui"),
        (
            "Dari tiga indikator, tiga di antaranya mencapai target.",
            "Dari tiga indikator, tiga di antaranya mencapai target",
            "unit.jumlah_mencapai",
        ),
        ("Kami melampaui ketiga target.", "melampaui ketiga target", "unit.jumlah_melampaui"),
        ("Dua indikator belum tercapai.", "Dua indikator belum tercapai", "unit.jumlah_belum_tercapai"),
        ("Dua indikator tidak terlaksana.", "Dua indikator tidak terlaksana", "unit.jumlah_tidak_terlaksana"),
        ("Satu indikator belum diukur.", "Satu indikator belum diukur", "unit.jumlah_belum_diukur"),
        ("Hanya dua target yang meleset.", "dua target yang meleset", "unit.jumlah_belum_tercapai"),
        ("Dua target gagal kami capai.", "Dua target gagal kami capai", "unit.jumlah_belum_tercapai"),
        (
            "Tiga indikator berhasil kami capai, tidak lebih.",
            "Tiga indikator berhasil kami capai",
            "unit.jumlah_mencapai",
        ),
        ("Kami memenuhi tiga target.", "memenuhi tiga target", "unit.jumlah_mencapai"),
        (
            "Kami memenuhi satu target dari tiga.",
            "memenuhi satu target dari tiga",
            "unit.jumlah_mencapai",
        ),
        ("Satu target dari tiga tercapai.", "Satu target dari tiga tercapai", "unit.jumlah_mencapai"),
    ],
)
def test_a_wrong_count_is_contradicted(said: Said, sentence: str, words: str, fact: str) -> None:
    for column in ("kutipan", "ringkasan", "penutup"):
        assert said(sentence, column) == (Bantahan(Alasan.JUMLAH, words, (fact,)),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dua indikator melampaui target.",
        "Dua dari tiga indikator melampaui target, satu tidak terlaksana.",
        "Dua indikator mencapai atau melampaui target.",
        "Satu indikator tidak tercapai.",
        "Satu indikator tidak terlaksana.",
        "Kedua indikator itu melampaui target.",
        "Kami melampaui kedua target itu.",
        "Satu indikator pada sasaran pertama melampaui target.",
        "Paling sedikit satu indikator melampaui target.",
        "Lebih dari satu indikator melampaui target.",
        "Kami menargetkan tiga indikator tercapai.",
        "Hanya satu target yang meleset.",
        "Satu target belum kami capai.",
        "Dua indikator berhasil kami capai.",
        "Kami memenuhi dua target dari tiga.",
        "Kami belum memenuhi ketiga target.",
        "Kami bekerja untuk memenuhi tiga target.",
        "Kami memenuhi tiga target pelatihan.",
    ],
)
def test_a_right_count_or_one_of_a_part_is_silent(said: Said, sentence: str) -> None:
    assert [said(sentence, column) for column in ("kutipan", "penutup")] == [(), ()]


@given(exceeding=st.integers(0, 5), missed=st.integers(1, 5), count=st.integers(1, 11))
def test_a_count_is_contradicted_unless_it_is_that_of_the_data(
    measured: Measure, exceeding: int, missed: int, count: int
) -> None:
    rows = [{"kode": f"K-{number}", "target": Decimal(5), "realisasi": Decimal(6)} for number in range(exceeding)]
    rows += [{"kode": f"L-{number}", "target": Decimal(5), "realisasi": Decimal(4)} for number in range(missed)]
    result = measured(indikator=rows, identitas={"penutup": (f"Sebanyak {count} indikator melampaui target.",)})
    assert bool(result.bantahan) == (count != exceeding)


# Parts of the whole


@pytest.mark.parametrize(
    ("sentence", "words", "ukuran"),
    [
        ("Sebagian besar target gagal kami capai.", "Sebagian besar target gagal kami capai", "belum_tercapai"),
        ("Mayoritas indikator belum tercapai.", "Mayoritas indikator belum tercapai", "belum_tercapai"),
        ("Sebanyak 90 persen target kami tercapai.", "90 persen target kami tercapai", "mencapai"),
        ("Sebanyak 90% dari seluruh indikator tercapai.", "90% dari seluruh indikator tercapai", "mencapai"),
        ("Hampir semua target belum tercapai.", "Hampir semua target belum tercapai", "belum_tercapai"),
    ],
)
def test_another_part_than_that_of_the_data_is_contradicted(said: Said, sentence: str, words: str, ukuran: str) -> None:
    for column in ("kutipan", "ringkasan"):
        assert Bantahan(Alasan.JUMLAH, words, (f"unit.jumlah_{ukuran}",)) in said(sentence, column)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebagian besar target kami tercapai.",
        "Hampir seluruh target tercapai.",
        "Kami memenuhi sebagian besar target.",
        "Sebanyak 67 persen target tercapai.",
        "Sebanyak 66,67% target tercapai.",
        "Separuh target kami tercapai.",
        "Semoga sebagian besar target gagal kami capai itu menjadi pelajaran.",
        "Sebagian besar target pelatihan belum tercapai.",
        "Sebagian besar target tahun 2020 belum tercapai.",
    ],
)
def test_a_right_part_or_one_of_something_else_is_silent(said: Said, sentence: str) -> None:
    assert [said(sentence, column) for column in ("kutipan", "ringkasan")] == [(), ()]


@pytest.mark.parametrize(
    "sentence",
    ["Hampir seluruh target tercapai.", "Kami memenuhi sebagian besar target.", "Mayoritas target berhasil tercapai."],
)
@given(reached=st.integers(0, 5), missed=st.integers(1, 5))
def test_most_is_contradicted_unless_it_is_more_than_half(
    measured: Measure, sentence: str, reached: int, missed: int
) -> None:
    rows = [{"kode": f"K-{number}", "target": Decimal(5), "realisasi": Decimal(5)} for number in range(reached)]
    rows += [{"kode": f"L-{number}", "target": Decimal(5), "realisasi": Decimal(4)} for number in range(missed)]
    kutipan = [{"penutur": "Deputi", "kutipan": sentence}]
    assert bool(measured(indikator=rows, kutipan=kutipan).bantahan) == (reached <= missed)


# Values of an indikator that is named


@pytest.mark.parametrize("column", ["kutipan", "ringkasan", "penutup", "kendala"])
@pytest.mark.parametrize(
    ("sentence", "words", "fact"),
    [
        ("Jumlah kawasan yang pulih mencapai 66 kawasan.", "66", "IKK-1.realisasi"),
        ("Jumlah kota yang tanggap mencapai 60 kota.", "60", "IKK-3.realisasi"),
        ("Terdapat 60 kota yang tanggap.", "60", "IKK-3.realisasi"),
        (
            "Jumlah kawasan yang pulih tahun 2021 sebanyak enam puluh enam kawasan.",
            "enam puluh enam",
            "IKK-1.realisasi",
        ),
        ("Capaian Indeks Kemandirian sebesar 130 persen.", "130 persen", "IKK-2.capaian"),
        ("Indeks Kemandirian naik dengan capaian 130%.", "130%", "IKK-2.capaian"),
        ("Realisasi IKK-1 sebesar 65 dari target 60.", "60", "IKK-1.target"),
    ],
)
def test_another_value_than_that_of_the_data_is_contradicted(
    said: Said, column: str, sentence: str, words: str, fact: str
) -> None:
    assert Bantahan(Alasan.ANGKA, words, (fact,)) in said(sentence, column)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jumlah kawasan yang pulih mencapai 65 kawasan dengan capaian 122,6 persen.",
        "Realisasi Indeks Kemandirian sebesar 3,34 dari target 3,15.",
        "Jumlah kawasan yang pulih pada tahun 2020 sebanyak 44 kawasan.",
        "Jumlah kawasan yang pulih mencapai 12 provinsi.",
        "Sebanyak 12 kawasan yang pulih berada di pesisir.",
        "Ditargetkan 60 kota yang tanggap.",
        "Jumlah kawasan yang pulih didukung 34 provinsi.",
        "Capaian pelatihan 85 persen.",
        "Kegiatan dihadiri 120 peserta dari 34 provinsi.",
        "Rata-rata nasional sebesar 85 persen.",
        "Target tahun 2022 sebesar 70 kawasan.",
    ],
)
def test_a_right_value_and_numbers_of_something_else_are_silent_outside_quotations(said: Said, sentence: str) -> None:
    assert [said(sentence, column) for column in ("ringkasan", "penutup", "kendala")] == [()] * 3


@given(number=st.integers(0, 400))
def test_a_value_is_contradicted_unless_it_is_that_of_the_data(measured: Measure, number: int) -> None:
    sentence = f"Realisasi sebanyak {number} kawasan sesuai dengan rencana."
    analisis = [{"kode_indikator": "IKK-1", "penyebab": (sentence,)}]
    assert bool(measured(indikator=[PULIH], analisis=analisis).bantahan) == (number != 65)


def test_a_name_that_holds_numbers_and_words_of_change_says_nothing(said: Said) -> None:
    row = PULIH | {"indikator": "Persentase target 100 persen yang meningkat tercapai", "realisasi": Decimal(1)}
    assert said("Persentase target 100 persen yang meningkat tercapai dibahas.", "penutup", indikator=[row]) == ()


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Capaian rata-rata mencapai 130 persen.", ["130 persen"]),
        ("Serapan anggaran mencapai 99,5 persen.", ["99,5 persen"]),
        ("Serapan anggaran kita mencapai 99,37 persen.", ["99,37 persen"]),
        ("Rata-rata capaian kinerja kami 117,3 persen.", ["117,3 persen"]),
        ("Rata-rata capaian kinerja kami tahun 2020 117,3 persen.", []),
        ("Rapat kami dihadiri 120 peserta.", []),
        ("Capaian Indeks Kemandirian 106,03 persen.", []),
        ("Sebanyak 85 persen peserta hadir.", []),
    ],
)
def test_what_is_told_of_the_work_at_an_event_must_be_in_the_data(said: Said, sentence: str, asked: list[str]) -> None:
    assert [each.ucapan for each in said(sentence, "ringkasan")] == asked
    assert said(sentence, "penutup") == ()


@pytest.mark.parametrize(
    "quote", ["Pandemi Covid 19 melanda.", "Sesuai Pasal 5 ayat 2.", "Kami melangkah satu dua langkah."]
)
def test_numbers_of_names_are_none(said: Said, quote: str) -> None:
    assert said(quote) == ()


def test_a_value_of_what_was_not_measured_is_contradicted_but_in_its_analysis(said: Said) -> None:
    rows = {"indikator": [PULIH, TANGGAP | {"realisasi": None, "keadaan": Keadaan.BELUM_DIUKUR}], "riwayat": []}
    sentence = "Jumlah kota yang tanggap mencapai 58."
    assert said(sentence, "ringkasan", **rows) == (Bantahan(Alasan.ANGKA, "58"),)
    assert said(sentence, "kendala", **rows) == ()


# Counts in a word of what an indikator counts

LAYANAN = {
    "kode": "IKK-6",
    "indikator": "Jumlah layanan daring baru yang diluncurkan",
    "satuan": "layanan",
    "target": Decimal(4),
    "realisasi": Decimal(1),
}


@pytest.mark.parametrize("column", ["kutipan", "ringkasan"])
@pytest.mark.parametrize(
    ("sentence", "words", "kode"),
    [
        ("Enam kota yang tanggap sudah terbentuk.", "Enam", "IKK-3"),
        ("Alhamdulillah, satu kota yang tanggap terbentuk.", "satu", "IKK-3"),
        ("Terdapat dua kota yang tanggap.", "dua", "IKK-3"),
        ("Sebanyak 70 kota yang tanggap terbentuk sehingga melampaui target.", "70", "IKK-3"),
        ("Kami meluncurkan empat layanan daring baru.", "empat", "IKK-6"),
        ("Tahun ini kami telah meluncurkan 2 layanan daring baru.", "2", "IKK-6"),
    ],
)
def test_more_than_the_data_count_is_contradicted(
    said: Said, column: str, sentence: str, words: str, kode: str
) -> None:
    found = said(sentence, column, indikator=[PULIH, TANGGAP, LAYANAN], riwayat=[])
    assert Bantahan(Alasan.ANGKA, words, (f"{kode}.realisasi",)) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Enam kota yang tanggap belum terbentuk.",
        "Enam kota yang tanggap akan kami bentuk.",
        "Sebanyak 6 kota yang tanggap belum terbentuk.",
        "Target kami sebanyak 60 kota yang tanggap.",
        "Rapat menyepakati 60 kota yang tanggap akan dibentuk.",
        "Tahun 2020 enam kota yang tanggap terbentuk.",
        "Dua kawasan yang pulih kami kunjungi.",
        "Kami meluncurkan satu layanan daring baru.",
        "Kami akan meluncurkan empat layanan daring baru.",
        "Kami gagal meluncurkan empat layanan daring baru.",
        "Rapat membahas rencana meluncurkan empat layanan daring baru.",
        "Kami meluncurkan empat layanan pengaduan.",
    ],
)
def test_fewer_and_what_is_not_there_yet_are_silent(said: Said, sentence: str) -> None:
    rows = {"indikator": [PULIH, TANGGAP, LAYANAN], "riwayat": []}
    assert [said(sentence, column, **rows) for column in ("ringkasan", "kendala", "penutup")] == [()] * 3


# Bounds of the unit's numbers, and words of a scale

LINE = {"kode": "1", "uraian": "Program", "pagu_akhir": Decimal(1000), "realisasi": Decimal(959)}
TATA = {
    "kode": "IKK-5",
    "indikator": "Tingkat kematangan tata kelola",
    "target": "Tertata",
    "realisasi": "Tertata",
    "polaritas": Polaritas.ORDINAL,
    "skala": "Tata Kelola",
}
LEVELS = [
    {"nama": "Tata Kelola", "label": label, "urutan": Decimal(number)}
    for number, label in enumerate(("Rintisan", "Tertata", "Terpadu"), start=1)
]


@pytest.mark.parametrize("column", ["kutipan", "ringkasan"])
@pytest.mark.parametrize(
    ("sentence", "words", "fact"),
    [
        ("Rata-rata capaian kami di atas 100 persen.", "Rata-rata capaian kami di atas 100 persen", "unit.capaian"),
        ("Capaian rata-rata tahun 2021 melebihi 90%.", "Capaian rata-rata tahun 2021 melebihi 90%", "unit.capaian"),
        ("Rata-rata capaian kami di bawah 60%.", "Rata-rata capaian kami di bawah 60%", "unit.capaian"),
        ("Serapan anggaran kami di atas 98%.", "Serapan anggaran kami di atas 98%", "unit.serapan"),
        ("Anggaran kami terserap habis.", "Anggaran kami terserap habis", "unit.serapan"),
        ("Tahun ini baik, seluruh anggaran habis terserap.", "seluruh anggaran habis terserap", "unit.serapan"),
    ],
)
def test_a_bound_that_the_unit_does_not_keep_is_contradicted(
    said: Said, column: str, sentence: str, words: str, fact: str
) -> None:
    assert Bantahan(Alasan.ANGKA, words, (fact,)) in said(sentence, column, anggaran=[LINE])


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian kami di atas 70 persen.",
        "Rata-rata capaian kami tahun 2020 di atas 100 persen.",
        "Rata-rata capaian kami belum di atas 100 persen.",
        "Serapan anggaran kami di atas 95%.",
        "Anggaran kami hampir terserap habis.",
        "Anggaran pelatihan terserap habis.",
    ],
)
def test_a_bound_that_is_kept_or_denied_or_of_something_else_is_silent(said: Said, sentence: str) -> None:
    found = [one for column in ("kutipan", "ringkasan") for one in said(sentence, column, anggaran=[LINE])]
    assert [one for one in found if one.fakta] == []


def test_the_money_of_which_the_data_know_nothing_is_silent(said: Said) -> None:
    assert said("Anggaran kami terserap habis.") == ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Tingkat kematangan tata kelola mencapai Terpadu.", "Terpadu"),
        ("Tingkat kematangan tata kelola kami berada pada tingkat rintisan.", "rintisan"),
        ("Tingkat kematangan tata kelola telah mencapai Tertata.", ""),
        ("Tingkat kematangan tata kelola belum mencapai Terpadu.", ""),
        ("Tingkat kematangan tata kelola tahun 2020 berada pada tingkat Rintisan.", ""),
        ("Kami ingin tingkat kematangan tata kelola mencapai Terpadu.", ""),
    ],
)
def test_another_level_than_that_of_the_data_is_contradicted(said: Said, sentence: str, words: str) -> None:
    expected = (Bantahan(Alasan.ANGKA, words, ("IKK-5.realisasi",)),) if words else ()
    for column in ("kutipan", "ringkasan", "penutup"):
        assert said(sentence, column, indikator=[PULIH, TATA], skala=LEVELS) == expected


def test_a_class_of_all_is_contradicted_by_one_in_another(said: Said) -> None:
    rows = {"pengaturan": {"skala": "Lampu lalu lintas"}}
    words = "Semua indikator kinerja hijau"
    found = Bantahan(Alasan.ANGKA, words, ("IKK-3.kategori_capaian",))
    assert said(f"{words}.", **rows) == (found,)
    assert said("Tidak semua indikator hijau.", **rows) == ()
    assert said(f"{words}.", **rows, indikator=[PULIH, INDEKS]) == ()


# Changes


@pytest.mark.parametrize("column", ["kutipan", "ringkasan", "penutup", "kendala"])
@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Indeks Kemandirian terus meningkat.", "IKK-2.perubahan"),
        ("Indeks Kemandirian mengalami peningkatan dibandingkan tahun 2020.", "IKK-2.perubahan"),
        ("Jumlah kawasan yang pulih menurun dari 70 pada tahun 2020.", "IKK-1.perubahan"),
        ("Capaian Jumlah kawasan yang pulih menurun.", "IKK-1.perubahan_capaian"),
    ],
)
def test_a_change_in_the_other_direction_is_contradicted(said: Said, column: str, sentence: str, fact: str) -> None:
    assert fact in [each.fakta[0] for each in said(sentence, column) if each.alasan is Alasan.PERUBAHAN]


@pytest.mark.parametrize(
    "sentence",
    [
        "Indeks Kemandirian menurun dibandingkan tahun 2020.",
        "Indeks Kemandirian meningkat dibandingkan tahun 2018.",
        "Indeks Kemandirian pada tahun 2020 meningkat.",
        "Indeks Kemandirian tidak meningkat.",
        "Pendampingan meningkat sehingga Indeks Kemandirian terjaga.",
        "Indeks Kemandirian diukur pada desa yang meningkat.",
    ],
)
def test_a_right_change_and_one_of_something_else_are_silent(said: Said, sentence: str) -> None:
    assert [said(sentence, column) for column in ("ringkasan", "penutup", "kendala")] == [()] * 3


# Analyses speak of the indikator of their row


@pytest.mark.parametrize(
    ("sentence", "kode"),
    [
        ("Target telah tercapai.", "IKK-3"),
        ("Realisasi melampaui target karena dukungan daerah.", "IKK-3"),
        ("Telah melebihi target yang ditetapkan.", "IKK-3"),
        ("Indikator ini telah mencapai target.", "IKK-3"),
        ("Keberhasilan mencapai target didukung oleh anggaran.", "IKK-3"),
        ("Target tidak tercapai karena pandemi.", "IKK-1"),
        ("Realisasi belum mencapai target.", "IKK-1"),
        ("Realisasi di bawah target.", "IKK-1"),
    ],
)
def test_an_analysis_is_contradicted_by_its_indikator(said: Said, sentence: str, kode: str) -> None:
    facts = (f"{kode}.realisasi", f"{kode}.target")
    assert [(each.alasan, each.fakta) for each in said(sentence, "penyebab", kode)] == [(Alasan.TARGET, facts)]


def test_an_analysis_that_speaks_of_all_is_about_all(said: Said) -> None:
    assert [each.fakta for each in said("Seluruh indikator tercapai.", "penyebab", "IKK-1")] == [MISSED]
    assert said("Seluruh target tercapai.", "penyebab", "IKK-1") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Seluruh desa binaan mencapai target.",
        "Pelatihan kader telah melampaui target peserta.",
        "Pelatihan terlaksana 100 persen.",
        "Semua target pelatihan tercapai.",
        "Di lima provinsi target tercapai.",
        "Tiga kota mencapai target.",
        "Target tidak tercapai karena pandemi.",
        "Sebanyak 12 dari 60 kota telah dibina.",
        "Permohonan pada triwulan I meningkat menjelang tenggat.",
        "Tidak ada yang gagal.",
        "Realisasi anggaran mencapai 99 persen.",
    ],
)
def test_an_analysis_may_speak_of_what_has_targets_of_its_own(said: Said, sentence: str) -> None:
    assert said(sentence, "penyebab") == ()


@pytest.mark.parametrize(
    "sentence", ["Pada awal tahun target belum tercapai.", "Beberapa kawasan belum mencapai target."]
)
def test_an_analysis_of_a_target_that_was_met_may_tell_of_what_was_not(said: Said, sentence: str) -> None:
    assert said(sentence, "kendala", "IKK-1") == ()


@pytest.mark.parametrize("column", ["tindak_lanjut", "langkah_ke_depan"])
def test_a_plan_says_what_is_to_be_done(said: Said, column: str) -> None:
    assert said("Mencapai target melalui pendampingan.", column) == ()
    assert said("Peningkatan pendampingan sehingga target tercapai.", column) == ()
    assert len(said("Seluruh target tercapai.", column)) == 1


def test_a_number_that_had_better_be_small_may_be_above_its_target(said: Said) -> None:
    rows = {"indikator": [ADUAN], "riwayat": []}
    assert said("Realisasi melebihi target.", "penyebab", "IKK-4", **rows) == ()
    assert len(said("Realisasi mencapai target.", "penyebab", "IKK-4", **rows)) == 1
    assert len(said("Kami melampaui target.", indikator=[ADUAN, PULIH], riwayat=[])) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Jumlah aduan yang terlambat tidak melebihi target",
        "Jumlah aduan yang terlambat tetap sesuai dengan target",
        "IKK-4 tahun 2021 sesuai target",
    ],
)
def test_a_number_that_had_better_be_small_is_held_to_its_target(said: Said, words: str) -> None:
    found = Bantahan(Alasan.TARGET, words, ("IKK-4.realisasi", "IKK-4.target"))
    for column in ("kutipan", "ringkasan", "penutup"):
        assert said(f"{words}.", column, indikator=[ADUAN, PULIH], riwayat=[]) == (found,)
        assert said(f"{words}.", column, indikator=[ADUAN | {"realisasi": Decimal(20)}], riwayat=[]) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Jumlah aduan yang terlambat tidak sesuai target.",
        "Jumlah aduan yang terlambat tahun 2020 sesuai target.",
        "Kami ingin Jumlah aduan yang terlambat tidak melebihi target.",
        "IKK-3 tidak melebihi target.",
    ],
)
def test_what_is_not_as_its_target_has_it_may_be_said_so(said: Said, sentence: str) -> None:
    assert said(sentence, indikator=[ADUAN, TANGGAP], riwayat=[]) == ()


def test_who_speaks_of_one_kind_of_indikator_speaks_of_that(said: Said) -> None:
    rows = [PULIH | {"jenis": "IKU"}, TANGGAP | {"jenis": "IKK"}]
    assert said("Seluruh IKU tercapai.", "penutup", indikator=rows) == ()
    assert len(said("Seluruh IKK tercapai.", "penutup", indikator=rows)) == 1
    assert len(said("Seluruh indikator tercapai.", "penutup", indikator=rows)) == 1


# Hidden signs, and any text


@given(place=st.integers(1, 23), sign=st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad"))
def test_a_sign_that_does_not_show_hides_nothing(said: Said, place: int, sign: str) -> None:
    sentence = "Seluruh target tercapai."
    assert said(sentence[:place] + sign + sentence[place:]) == said(sentence) != ()


WORDS = (
    "seluruh", "target", "indikator", "tercapai", "tidak", "tahun", "2020", "2021", "IKK-1", "sebesar", "65", "100%",
    "dua", "puluh", "dari", "melampaui", "capaian", "Indeks Kemandirian", "meningkat", ",", "sedangkan", "kecuali",
)  # fmt: skip


@given(words=st.lists(st.sampled_from(WORDS), max_size=12), column=st.sampled_from(["kutipan", "ringkasan", "kendala"]))
def test_whatever_is_contradicted_stands_in_the_sentence(said: Said, words: list[str], column: str) -> None:
    sentence = " ".join(words)
    for each in said(sentence, column):
        assert each.ucapan in sentence


# Where, and what to do


def warned(measured: Measure, **rows: object) -> list[str]:
    problems = measured(**ROWS | rows).problems
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [str(problem) for problem in problems]


def test_the_warning_names_the_cell_both_sides_and_what_to_do(measured: Measure) -> None:
    event = {"nama": "Rapat Kerja", "ringkasan": ("Tiga indikator melampaui target.",)}
    assert warned(measured, kegiatan=[event]) == [
        (
            "data.xlsx · Kegiatan · I2: Ringkasan Rapat Kerja menyebut “Tiga indikator melampaui target”, sedangkan "
            "menurut data jumlah indikator yang melampaui target 2. Perbaiki ringkasan itu, atau beri catatan di kolom "
            "catatan."
        )
    ]
    analysis = {"kode_indikator": "IKK-3", "tindak_lanjut": ("Target telah tercapai.",)}
    assert warned(measured, analisis=[analysis]) == [
        (
            "data.xlsx · Analisis · E2: Tindak lanjut IKK-3 menyebut “Target telah tercapai”, sedangkan menurut data "
            "realisasi IKK-3 0, target IKK-3 60. Perbaiki kalimat itu, atau periksa angkanya di lembar Indikator."
        )
    ]
    (outline,) = warned(measured, identitas={"gambaran_umum": ("Kami bekerja.", "Seluruh target tercapai.")})
    assert "· Identitas · " in outline
    assert ": Gambaran umum menyebut “Seluruh target tercapai”, sedangkan" in outline


def test_the_warning_names_a_number_of_the_unit(measured: Measure) -> None:
    quote = {"penutur": "Deputi", "kutipan": "Anggaran kami terserap habis."}
    (problem,) = warned(measured, anggaran=[LINE], kutipan=[quote])
    assert "menyebut “Anggaran kami terserap habis”, sedangkan menurut data serapan unit kerja 95,90%." in problem


def test_a_note_beside_the_event_answers_the_warning(measured: Measure) -> None:
    event = {"nama": "Rapat", "ringkasan": ("Seluruh target tercapai.",), "catatan": "Target rapat itu sendiri."}
    assert warned(measured, kegiatan=[event]) == []


def test_contradictions_are_given_by_their_place(measured: Measure, build: Callable[..., Laporan]) -> None:
    rows = ROWS | {"kegiatan": [{"nama": "Rapat", "ringkasan": ("Seluruh target tercapai.",)}]}
    place = build(**rows).kegiatan[0].places["ringkasan"]
    assert list(measured(**rows).bantahan) == [place]


def test_the_end_of_a_range_is_no_claim_that_all_was_reached() -> None:
    assert list(find_claims("Realisasi kinerja berada di bawah rentang target 95–100%.")) == []
    assert [claim.ucapan for claim in find_claims("Target kinerja 100% tercapai.")] != []

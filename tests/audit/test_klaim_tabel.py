"""The totals and percentages of tables, recomputed from their own numbers."""

import pytest

from report_builder.audit.klaim import periksa_klaim
from report_builder.audit.membaca import baca_md
from report_builder.errors import Place


def wrong(table: str) -> list[tuple[str, str]]:
    rows = [line.strip() for line in table.strip().splitlines()]
    text = "\n".join((rows[0], "|---" * (rows[0].count("|") - 1) + "|", *rows[1:]))
    document = baca_md(text.encode(), Place("naskah.md"))
    return [(one.teks, one.seharusnya) for one in periksa_klaim(tuple(document.alinea()), document, None)]


BUDGET = """
| Uraian | Pagu | Realisasi | % |
| Belanja pegawai | Rp6.000 | Rp5.400 | 90,00 |
| Belanja barang | Rp3.000 | Rp2.850 | {percent} |
| Jumlah | Rp9.000 | {total} | 91,67 |
"""


def test_a_total_is_what_the_rows_above_come_to() -> None:
    assert wrong(BUDGET.format(percent="95,00", total="Rp8.250")) == []
    assert ("Rp8.520", "Rp8.250") in wrong(BUDGET.format(percent="95,00", total="Rp8.520"))


def test_a_percentage_is_that_of_the_numbers_beside_it() -> None:
    assert wrong(BUDGET.format(percent="59,00", total="Rp8.250")) == [("59,00", "95,00")]
    assert wrong(BUDGET.format(percent="95", total="Rp8.250")) == []


NESTED = """
| Kode | Uraian | Pagu |
| CT1 | Program satu | Rp500 |
| CT1.1 | Kegiatan | Rp300 |
| CT1.1.1 | Belanja | Rp300 |
| CT1.2 | Kegiatan | Rp200 |
| CT2 | Program dua | Rp100 |
|  | Jumlah | {total} |
"""


def test_rows_that_are_parts_of_others_are_not_added_twice() -> None:
    assert wrong(NESTED.format(total="Rp600")) == []
    assert wrong(NESTED.format(total="Rp650")) == [("Rp650", "Rp600")]


def test_rows_without_codes_may_be_parts_of_those_above_them() -> None:
    table = """
    | Uraian | Pagu |
    | Program satu | 500 |
    | Kegiatan | 300 |
    | Kegiatan | 200 |
    | Program dua | 100 |
    | Jumlah | {} |
    """
    assert wrong(table.format("600")) == []
    assert wrong(table.format("690")) != []


@pytest.mark.parametrize("head", ["Capaian", "Rata-rata", "Indeks", "Tahun"])
def test_what_is_not_added_up_has_no_total(head: str) -> None:
    assert wrong(f"| Uraian | {head} |\n| Satu | 80 |\n| Dua | 90 |\n| Jumlah | 85 |") == []


def test_a_capaian_may_be_reckoned_as_offices_do_it() -> None:
    table = """
    | Indikator | Target | Realisasi | Capaian |
    | Desa | 50 | 60 | 120% |
    | Hari layanan | 10 | 8 | 120% |
    | Kecelakaan | 40 | 50 | 80% |
    | Dokumen | 100 | 180 | 120% |
    | Kota | 10 | 5 | {} |
    """
    assert wrong(table.format("50%")) == []
    assert wrong(table.format("55%")) == [("55%", "50%")]

"""The Lampiran sheets: which are printed, and what in them cannot be."""

from collections.abc import Callable
from decimal import Decimal

from report_builder.dataset import CellKind
from report_builder.model import Checked

Read = Callable[..., Checked]
Lines = Callable[..., list[str]]


def test_a_fault_in_an_appendix_is_told_with_its_cell(refuse: Lines) -> None:
    rows = [["desa", "nilai"], ["Sukamaju", CellKind.ERROR], ["Mekarsari", CellKind.UNCACHED]]
    assert refuse({"Lampiran Desa": rows}) == [
        "buku.xlsx · Lampiran Desa · B2: Sel berisi galat #DIV/0!. Perbaiki rumusnya, atau kosongkan selnya.",
        "buku.xlsx · Lampiran Desa · B3: Rumus belum punya nilai tersimpan. Buka di Excel, simpan, lalu ulangi.",
    ]


def test_a_number_of_an_appendix_has_28_digits_at_most(read: Read, refuse: Lines) -> None:
    rows = [["desa", "nilai"], ["Sukamaju", Decimal(10**27)]]
    assert read({"Lampiran Desa": rows}).problems == ()
    assert refuse({"Lampiran Desa": [*rows, ["Mekarsari", Decimal("1E300")]]}) == [
        (
            "buku.xlsx · Lampiran Desa · B3: Angka ini lebih panjang daripada 28 digit. "
            "Periksa selnya, atau pakai satuan yang lebih besar."
        )
    ]


def test_an_appendix_without_rows_is_left_out_with_a_warning(read: Read) -> None:
    checked = read({"Lampiran Desa": [["desa", "nilai"]], "Lampiran Kosong": [[]], "Lampiran": [["x"], ["y"]]})
    assert [table.nama for table in checked.laporan.lampiran] == ["Lampiran"]
    assert [str(problem) for problem in checked.problems] == [
        "buku.xlsx · Lampiran Desa: Lembar “Lampiran Desa” belum berisi data dan tidak dicetak.",
        "buku.xlsx · Lampiran Kosong: Lembar “Lampiran Kosong” belum berisi data dan tidak dicetak.",
    ]


def test_the_texts_of_an_appendix_are_clean(read: Read) -> None:
    (table,) = read({"Lampiran\x01 Desa": [["de\x01sa"], [" Suka\u202emaju\n(baru) "]]}).laporan.lampiran
    assert (table.nama, table.header[0].value, table.rows[0][0].value) == ("Lampiran Desa", "desa", "Sukamaju\n(baru)")

"""Numbers and ranges are read as people type them, or refused with what to do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.dataset import Cell, CellKind, CellValue, are_plain, plain, read_number, read_range, shown_decimals
from report_builder.errors import Place, Problem
from report_builder.language import format_number, format_range, format_rupiah

PLACE = Place("dayamas-2021.xlsx", "Indikator", "F2")
HINT = "Isi dengan angka saja, atau kosongkan selnya bila nilainya belum ada."
UNIT_HINT = "Isi angkanya saja; tulis {} pada kolom satuan atau keterangan."


def text(value: str) -> Cell:
    return Cell(CellKind.TEXT, value, PLACE)


def told(result: object) -> tuple[str, str]:
    assert isinstance(result, Problem)
    assert result.where == PLACE
    return result.message, result.hint


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("65", "65"),
        ("3,34", "3.34"),
        ("97.6", "97.6"),
        ("0.55", "0.55"),
        ("0.550", "0.55"),
        ("1234.5", "1234.5"),
        ("1234.567", "1234.567"),
        ("1,234", "1.234"),
        ("1.234,5", "1234.5"),
        ("1.250.000", "1250000"),
        ("10,274,076", "10274076"),
        ("1,234.5", "1234.5"),
        ("106,03%", "106.03"),
        ("182.5 %", "182.5"),
        ("100 persen", "100"),
        ("-1,41", "-1.41"),
        ("−1,41", "-1.41"),
        ("+2", "2"),
        ("-0", "0"),
        ("  65\u00a0", "65"),
        ("007", "7"),
        ("Rp1.250.000", "1250000"),
        ("Rp 1.250.000,00", "1250000"),
        ("Rp. 1.250.000,-", "1250000"),
        ("-Rp5.000.000", "-5000000"),
        ("Rp12.500", "12500"),
        ("12.500,-", "12500"),
        ("Rp 1,56 triliun", "1560000000000"),
        ("Rp334,22 miliar", "334220000000"),
        ("Rp2 milyar", "2000000000"),
    ],
)
def test_a_number_is_read_as_typed(typed: str, value: str) -> None:
    assert str(read_number(text(typed))) == value


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("65", 0),
        ("3,20", 2),
        ("1.234,50", 2),
        ("95,0%", 1),
        ("10,274,076", 0),
        ("Rp1,50 miliar", 0),
        ("3.25", 2),
        ("60.00", 0),  # as a machine writes a count
        ("1.234", 0),  # two readings
        ("n/a", 0),
    ],
)
def test_a_text_shows_the_decimals_behind_its_comma(typed: str, places: int) -> None:
    assert shown_decimals(text(typed)) == places


@pytest.mark.parametrize(
    ("value", "number_format", "places"),
    [("3.2", "General", 1), ("3.2", "0.00", 2), ("53", "#,##0.00", 2), ("55", "0.0%", 1), ("3.25", "0", 2)],
)
def test_a_number_shows_the_decimals_of_its_format_and_those_it_has(
    value: str, number_format: str, places: int
) -> None:
    assert shown_decimals(Cell(CellKind.NUMBER, Decimal(value), PLACE, number_format)) == places


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(4, 8))
def test_a_number_shows_the_decimals_that_it_is_printed_with(value: Decimal, places: int) -> None:
    assert shown_decimals(text(format_number(value, places))) == places


def test_a_number_cell_loses_its_trailing_zeros() -> None:
    assert str(read_number(Cell(CellKind.NUMBER, Decimal("55.00"), PLACE, "0%"))) == "55"


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (
            "1.234",
            "1.234 dapat berarti 1234 atau 1,234.",
            "Tulis 1234 tanpa titik, atau 1,234 dengan koma.",
        ),
        (
            "12.500%",
            "12.500 dapat berarti 12500 atau 12,500.",
            "Tulis 12500 tanpa titik, atau 12,500 dengan koma.",
        ),
        (
            "-1.234",
            "-1.234 dapat berarti -1234 atau -1,234.",
            "Tulis -1234 tanpa titik, atau -1,234 dengan koma.",
        ),
        (
            "Rp1.250 miliar",
            "1.250 miliar dapat berarti 1250000000000 atau 1250000000.",
            "Tulis angkanya lengkap: 1250000000000 atau 1250000000.",
        ),
    ],
)
def test_one_dot_before_three_digits_is_refused_with_both_readings(typed: str, message: str, hint: str) -> None:
    assert told(read_number(text(typed))) == (message, hint)


@pytest.mark.parametrize("typed", ["n/a", "Belum Rilis", "-", "–", "%", "Rp", "٣", "#N/A tersedia"])
def test_words_are_no_number(typed: str) -> None:
    assert told(read_number(text(typed))) == (f"“{typed}” bukan angka.", HINT)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1.500bh", "bh"),
        ("1 Laporan", "Laporan"),
        ("12 dari 20", "dari 20"),
        ("100 persen sesuai rencana", "persen sesuai rencana"),
    ],
)
def test_words_beside_a_number_belong_elsewhere(typed: str, words: str) -> None:
    message, hint = told(read_number(text(typed)))
    assert (message, hint) == (f"“{typed}” berisi kata di samping angka.", UNIT_HINT.format(f"“{words}”"))


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("900 juta", "Tulis 900000000."),
        ("-2,5 ribu", "Tulis -2500."),
        ("5 jt", "Tulis 5000000."),
        ("1,25 milyar rupiah", "Tulis 1250000000."),
        ("5 juta buku", "Tulis 5000000 dan pakai “buku” sebagai satuan."),
        ("Rp5 juta/desa", "Tulis 5000000 dan pakai “/desa” sebagai satuan."),
        ("Rp1,25 M", "Tulis angkanya lengkap, misalnya 1250000000."),
        ("5 T", "Tulis angkanya lengkap, misalnya 1250000000."),
    ],
)
def test_advice_never_loses_a_word_of_scale(typed: str, hint: str) -> None:
    assert told(read_number(text(typed))) == (f"“{typed}” berisi kata di samping angka.", hint)


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (
            "20/1.000",
            "“20/1.000” adalah pecahan, bukan angka.",
            "Isi 20 saja dan tulis “per 1.000” pada kolom satuan.",
        ),
        ("Rp 334, 220 miliar", "“Rp 334, 220 miliar” berisi spasi di dalam angka.", "Hapus spasinya."),
        (
            "3 Januari 1900 08.09",
            "“3 Januari 1900 08.09” adalah tanggal, bukan angka.",
            "Ubah format selnya menjadi angka, lalu isi lagi dengan angka.",
        ),
        ("1 250 000", "“1 250 000” berisi spasi di dalam angka.", "Hapus spasinya."),
        (
            "1.25E+09",
            "“1.25E+09” adalah angka yang dipendekkan sehingga digitnya tidak lengkap.",
            "Ubah format kolomnya menjadi angka biasa, lalu simpan lagi.",
        ),
        (
            "80–90",
            "“80–90” adalah rentang, bukan satu angka.",
            "Isi dengan satu angka; rentang hanya untuk target indikator berpolaritas rentang.",
        ),
        (
            "1.25.000",
            "“1.25.000” tidak terbaca sebagai angka.",
            "Pakai koma untuk desimal dan titik tiap tiga angka untuk ribuan, misalnya 1.250.000,5.",
        ),
        (
            "1" * 29,
            "Angka ini lebih panjang daripada 28 digit.",
            "Periksa selnya, atau pakai satuan yang lebih besar.",
        ),
    ],
)
def test_what_looks_like_a_number_is_refused_with_what_to_do(typed: str, message: str, hint: str) -> None:
    assert told(read_number(text(typed))) == (message, hint)


def test_a_page_of_text_is_refused_with_its_beginning() -> None:
    message, _ = told(read_number(text("5 1 " * 8000)))
    assert message == "“5 1 5 1 5 1 5 1 5 1 5 1 5 1 5 1 5 1 5 1…” bukan angka."


@pytest.mark.parametrize(
    ("kind", "value", "message", "hint"),
    [
        (
            CellKind.ERROR,
            "#DIV/0!",
            "Sel berisi galat #DIV/0!.",
            "Perbaiki rumusnya, atau kosongkan selnya.",
        ),
        (
            CellKind.UNCACHED,
            None,
            "Rumus belum punya nilai tersimpan.",
            "Buka di Excel, simpan, lalu ulangi.",
        ),
        (
            CellKind.BOOLEAN,
            True,
            "Sel berisi nilai logika TRUE, bukan angka.",
            "Ubah format selnya menjadi angka, lalu isi lagi dengan angka.",
        ),
        (
            CellKind.EMPTY,
            None,
            "Sel kosong, bukan angka.",
            "Ubah format selnya menjadi angka, lalu isi lagi dengan angka.",
        ),
    ],
)
def test_a_cell_of_another_kind_is_no_number(kind: CellKind, value: CellValue, message: str, hint: str) -> None:
    assert told(read_number(Cell(kind, value, PLACE))) == (message, hint)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("80–90", "80", "90"),
        ("80-90", "80", "90"),
        ("80 - 90", "80", "90"),
        ("4,98% - 5,23%", "4.98", "5.23"),
        ("80 s.d. 90", "80", "90"),
        ("80 sd 90", "80", "90"),
        ("80 sampai dengan 90", "80", "90"),
        ("-5 - 3", "-5", "3"),
        ("-5--3", "-5", "-3"),
        ("−1,5 s.d. 2", "-1.5", "2"),
        ("80–80", "80", "80"),
    ],
)
def test_a_range_is_read_as_typed(typed: str, low: str, high: str) -> None:
    assert read_range(text(typed)) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("90–80", "Rentang “90–80” terbalik: batas bawahnya lebih besar daripada batas atasnya."),
        ("80", "“80” bukan rentang."),
        ("tinggi", "“tinggi” bukan rentang."),
    ],
)
def test_what_is_no_range_is_refused(typed: str, message: str) -> None:
    assert told(read_range(text(typed))) == (message, "Tulis batas bawah dan batas atas, misalnya 80–90.")


def test_a_bound_is_refused_as_a_number_is() -> None:
    assert told(read_range(text("1.000–2.000")))[0] == "1.000 dapat berarti 1000 atau 1,000."


def test_a_range_with_a_word_of_scale_is_asked_for_in_full() -> None:
    assert told(read_range(text("80–90 juta"))) == (
        "Rentang “80–90 juta” memakai kata “juta”.",
        "Tulis kedua batasnya lengkap dengan angka, misalnya 80000000–90000000.",
    )


def test_a_number_cell_is_no_range() -> None:
    assert told(read_range(Cell(CellKind.NUMBER, Decimal("80.5"), PLACE))) == (
        "Sel berisi angka 80,5, bukan rentang.",
        "Ubah format selnya menjadi teks. Tulis batas bawah dan batas atas, misalnya 80–90.",
    )


numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=4).map(plain)


@given(numbers)
def test_a_printed_number_reads_as_itself_or_is_ambiguous(value: Decimal) -> None:
    printed = format_number(value)
    result = read_number(text(printed))
    one_dot_only = printed.count(".") == 1 and "," not in printed
    assert isinstance(result, Problem) if one_dot_only else result == value


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_printed_rupiah_are_never_ambiguous(value: int) -> None:
    assert read_number(text(format_rupiah(Decimal(value)))) == value


@given(st.tuples(numbers, numbers).map(sorted))
def test_a_printed_range_reads_as_itself(bounds: list[Decimal]) -> None:
    low, high = bounds
    result = read_range(text(format_range(low, high)))
    assert isinstance(result, Problem) or result == (low, high)


@given(st.text(max_size=30) | st.text(alphabet="0123456789.,-%Rp ", max_size=30))
def test_any_text_is_a_number_or_a_problem(typed: str) -> None:
    assert isinstance(read_number(text(typed)), Decimal | Problem)
    assert isinstance(read_range(text(typed)), tuple | Problem)


def test_the_residue_of_a_formula_is_a_number() -> None:
    residue = Cell(CellKind.NUMBER, Decimal("5.55111512312578E-17"), PLACE)
    assert read_number(residue) == Decimal("5.55111512312578E-17")


@given(st.lists(st.decimals() | st.decimals(min_value=-100, max_value=100, places=2)))
def test_numbers_that_are_plain_together_are_read_as_they_stand(values: list[Decimal]) -> None:
    if are_plain(values):
        cells = [Cell(CellKind.NUMBER, value, Place("dayamas-2021.xlsx", "Indikator", "F2")) for value in values]
        assert [str(read_number(cell)) for cell in cells] == [*map(str, values)]


def test_numbers_as_a_spreadsheet_holds_them_are_plain() -> None:
    assert are_plain([Decimal(0), Decimal("-3.05"), Decimal(1_250_000)])
    for other in ("-0", "5.50", "0.0", "1E+3", "NaN", "1" * 29):
        assert not are_plain([Decimal(1), Decimal(other)])

"""No text is called wrong that some values within its roundings make true."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.audit.klaim import periksa_klaim
from report_builder.audit.membaca import baca_txt
from report_builder.errors import Place
from report_builder.language import format_number, round_half_up

MILIAR = Decimal(10) ** 9
amounts = st.decimals(min_value=MILIAR, max_value=900 * MILIAR, places=0)
places = st.integers(min_value=0, max_value=3)


def wrong(text: str) -> list[str]:
    document = baca_txt(text.encode(), Place("naskah.txt"))
    return [one.seharusnya for one in periksa_klaim(tuple(document.alinea()), document, None) if one.salah]


def miliar(amount: Decimal, decimals: int) -> str:
    return f"Rp{format_number(amount / MILIAR, decimals)} miliar"


@settings(max_examples=40)
@given(amounts, amounts, places, places, places)
def test_a_percentage_of_two_amounts_is_right_however_all_three_are_rounded(
    whole: Decimal, part: Decimal, of_whole: int, of_part: int, of_percent: int
) -> None:
    percent = format_number(part / whole * 100, of_percent)
    shown = f"{miliar(part, of_part)} atau {percent} persen dari target {miliar(whole, of_whole)}"
    assert wrong(f"Retribusi terkumpul {shown}.") == []


@settings(max_examples=40)
@given(amounts, amounts, places, places)
def test_a_difference_of_two_amounts_is_right_however_all_three_are_rounded(
    target: Decimal, done: Decimal, of_both: int, of_difference: int
) -> None:
    difference = miliar(abs(done - target), of_difference)
    shown = f"Terkumpul {miliar(done, of_both)}, selisih {difference} dari target {miliar(target, of_both)}."
    assert wrong(shown) == []


@settings(max_examples=40)
@given(st.integers(min_value=100, max_value=99999), st.integers(min_value=100, max_value=99999), places)
def test_of_exact_counts_any_other_percentage_is_wrong(target: int, done: int, decimals: int) -> None:
    exact = Decimal(done) / Decimal(target) * 100
    step = Decimal(1).scaleb(-decimals)
    counts = (
        f"Dari {format_number(Decimal(target))} desa yang ditargetkan, {format_number(Decimal(done))} desa terbentuk"
    )
    told = format_number(round_half_up(exact, decimals) + 2 * step, decimals)
    others = (round_half_up(200 - exact, decimals), round_half_up(Decimal(target) / done * 100, decimals))
    is_reckoned_otherwise = format_number(others[0], decimals) == told or format_number(others[1], decimals) == told
    assert wrong(f"{counts} atau {format_number(exact, decimals)} persen.") == []
    capped = Decimal(told.replace(".", "").replace(",", ".")) in {100, 110, 120, 150}
    assert is_reckoned_otherwise or capped or wrong(f"{counts} atau {told} persen.") != []

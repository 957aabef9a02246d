"""What people make of a figure: other digits, fewer decimals, words."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from random import Random

from report_builder import language
from report_builder.audit.angka import Angka, Jenis, angka_alinea
from report_builder.audit.dokumen import Alinea
from report_builder.audit.pembulatan import Hubungan, hubungan

_FORM = re.compile(r"(?P<before>\D*?)(?P<sign>[-−]?)(?P<digits>[0-9][0-9.,]*)(?P<after>(?:\D.*)?)", re.DOTALL)
_DIGITS = "0123456789"
_LAST_WORD = {Jenis.PERSEN: " persen", Jenis.POIN: " poin persen"}
JUTA, MILIAR = 6, 9


def ubah_digit(text: str, rng: Random) -> str:
    """The text with one digit another one, no number beginning with a new zero."""
    places = [place for place, sign in enumerate(text) if sign in _DIGITS]
    place = rng.choice(places)
    first = place == places[0] and len(places) > 1
    others = [sign for sign in _DIGITS[first:] if sign != text[place]]
    return f"{text[:place]}{rng.choice(others)}{text[place + 1 :]}"


def tukar_digit(text: str, rng: Random) -> str:
    """The text with two neighbouring digits swapped; the same text where no two of them differ."""
    places = [place for place, sign in enumerate(text) if sign in _DIGITS]
    pairs = [
        (one, two)
        for number, (one, two) in enumerate(pairwise(places))
        if text[one] != text[two] and (number or text[two] != "0")
    ]
    if not pairs:
        return text
    one, two = rng.choice(pairs)
    return f"{text[:one]}{text[two]}{text[one + 1 : two]}{text[one]}{text[two + 1 :]}"


def dengan_desimal(angka: Angka, nilai: Decimal, places: int, rounding: str) -> str:
    """The figure with fewer decimals, half up or cut off, with what stands before and behind its digits."""
    form = _FORM.fullmatch(angka.teks)
    assert form is not None
    shown = nilai.quantize(Decimal(1).scaleb(-places), rounding=rounding)
    return f"{form['before']}{language.format_number(shown, places)}{form['after']}"


def lebih_singkat(angka: Angka, nilai: Decimal, rounding: str, rng: Random) -> str:
    """The figure with fewer places: a percentage with fewer decimals, rupiah in juta or miliar."""
    if angka.jenis is Jenis.RUPIAH:
        power = MILIAR if nilai >= 10**MILIAR else JUTA
        return rupiah(nilai, power, rng.choice((0, 1, 2)), rounding)
    if not angka.desimal:
        return angka.teks
    return dengan_desimal(angka, nilai, rng.randrange(angka.desimal), rounding)


def rupiah(nilai: Decimal, power: int, places: int, rounding: str, word: str = "") -> str:
    """An amount in juta or miliar, or with the word of another scale: ``Rp11,12 miliar``."""
    shown = nilai.scaleb(-power).quantize(Decimal(1).scaleb(-places), rounding=rounding)
    return f"Rp{language.format_number(shown, places)} {word or {JUTA: 'juta', MILIAR: 'miliar'}[power]}"


def dengan_kata(nilai: Decimal, jenis: Jenis = Jenis.JUMLAH) -> str:
    """A number in words: ``delapan puluh enam koma lima persen``."""
    whole, _, rest = str(abs(nilai)).partition(".")
    words = language.spell_number(int(whole))
    if rest:
        words += " koma " + " ".join("nol" if sign == "0" else language.spell_number(int(sign)) for sign in rest)
    return f"{'minus ' if nilai < 0 else ''}{words}{_LAST_WORD.get(jenis, '')}"


def setelah(alinea: Alinea, gantian: Sequence[tuple[int, int, str]]) -> tuple[str, tuple[Angka | None, ...]]:
    """A paragraph's text after stretches of it were typed over, and the number that then stands at each of them.

    None stands where no number is, or where more than one.
    """
    text, moved, spans = alinea.teks, 0, []
    for awal, akhir, teks in sorted(gantian):
        text = f"{text[: awal + moved]}{teks}{text[akhir + moved :]}"
        spans.append((awal + moved, awal + moved + len(teks)))
        moved += len(teks) - (akhir - awal)
    numbers = angka_alinea(Alinea(text, alinea.tempat, alinea.peran))
    there = [[each for each in numbers if each.awal < akhir and awal < each.akhir] for awal, akhir in spans]
    return text, tuple(found[0] if len(found) == 1 else None for found in there)


def keliru(alinea: Alinea, lama: Angka, baru: Angka, benar: Decimal | None) -> bool:
    """Whether a new figure is wrong where the old one stood: no form of it, nor one that its paragraph has too."""
    if baru.nilai is None:
        return False
    if baru.nilai == lama.nilai:
        return baru.jenis is not lama.jenis
    others = {each.nilai for each in angka_alinea(alinea) if each.awal != lama.awal}
    if baru.nilai in others:
        return False
    return benar is None or hubungan(baru, benar) in {Hubungan.LAIN, Hubungan.POTONG}

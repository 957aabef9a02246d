"""Numbers in running text as EYD V has them, as far as it can be told for sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder import language
from report_builder.measure.teks import NUMBER
from report_builder.scrutiny.huruf import is_foreign
from report_builder.scrutiny.kalimat import Kalimat, Tempat
from report_builder.scrutiny.naskah import Naskah, Temuan


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A way to write a number that is wrong, and what is right."""

    form: re.Pattern[str]
    saran: str


_FORMS = (
    Bentuk(re.compile(r"\bRp(?:\.|\.? )(?=[0-9])[0-9.,]*[0-9]"), "Tulis Rp tanpa titik dan tanpa spasi: Rp1.250.000."),
    Bentuk(re.compile(r"[0-9] %"), "Tulis tanda persen tanpa spasi: 122,64%."),
    Bentuk(  # an hour has a dot
        re.compile(
            r"(?<![0-9.,/])(?<!pukul )[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.]|,[0-9]| ?WI[BT])", re.IGNORECASE
        ),
        "Tulis koma desimal: 3,34.",
    ),
    Bentuk(re.compile(r"[a-z]{3,}[0-9]+(?:[.,][0-9]+)*"), "Beri spasi di depan angka."),
)


def wrong_forms(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """Rupiah, percentages and decimals in another form, and figures without a space before them."""
    for bentuk in _FORMS:
        for found in bentuk.form.finditer(kalimat.sendiri):
            if kalimat.is_own(*found.span()):
                yield Temuan(f"Penulisan “{found[0]}” salah", bentuk.saran)


def foreign_signs(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """Numerals other than 0–9 and letters of another script, in which a number or a word would go unread."""
    for place, sign in enumerate(kalimat.sendiri):
        if is_foreign(sign) and kalimat.is_own(place, place + 1):
            yield Temuan(f"Tanda “{sign}” bukan huruf Latin atau angka 0–9", "Tulis dengan huruf dan angka biasa.")


_NO_WORDS = re.compile(rf"(?:{'|'.join(language.MONTHS)}|[\W\d_])*", re.IGNORECASE)
"""What has only dates and texts of the input: such a line is no sentence, even where one of them ends in a stop."""


def leading_figures(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """A sentence that begins with a figure."""
    is_sentence = kalimat.tempat is Tempat.PROSA and kalimat.teks.rstrip('”’")').endswith((".", "!", "?"))
    if is_sentence and not _NO_WORDS.fullmatch(kalimat.sendiri) and re.match(r"[“‘\"'(]*[0-9]", kalimat.sendiri):
        yield Temuan("Kalimat diawali angka", "Awali dengan kata, misalnya “Sebanyak …”.")


# Nouns that are no units of measure; a number before another word may have one behind it.
_COUNT = re.compile(
    r"(?<![\w.,–/-])(?P<count>[0-9]{1,4}) (?:poin |buah )?"
    r"(?P<noun>sasaran|indikator|kegiatan|program|kendala|penyebab|upaya|langkah|target)\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"(?:19|20)[0-9]{2}|.*(?:Rp|%|persen|,|ribu|juta|miliar|triliun).*", re.IGNORECASE)


def counts_in_figures(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """A count of one word that stands in figures, alone: in a series all are figures."""
    units = {one.satuan.casefold() for one in naskah.laporan.indikator}
    numbers = [found[0] for found in NUMBER.finditer(kalimat.teks) if not _NO_COUNT.fullmatch(found[0].strip())]
    if kalimat.tempat is not Tempat.PROSA or len(numbers) != 1:
        return
    for found in _COUNT.finditer(kalimat.sendiri):
        word = language.format_count(int(found["count"]))
        if found["noun"].casefold() not in units and not word[0].isdecimal():
            yield Temuan(f"“{found[0]}” ditulis dengan angka", f"Tulis dengan kata: {word}.")

"""Files that people give an import: what uncertain cells hold, and what the columns of their forms are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.forms.mapping import Kolom
from report_builder.forms.meaning import Makna, parse
from report_builder.forms.notes import key, number
from report_builder.forms.numbers import readings
from report_builder.forms.synonyms import DIBUANG
from report_builder.settings import toml

_ANSWER_HINT = 'Tulis, misalnya: "form.xlsx!TW IV!H5" = "1,234"; kosong untuk membiarkannya kosong.'
_MAPPING_HINT = 'Tulis [kolom], lalu: "Judul kolom" = "target"; lihat berkas dari --save-mapping.'
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_EMPTY_ANSWERS = frozenset({"", "kosong"})

Jawaban = Mapping[str, Decimal | str]
"""Answers by the key of their cell; "" leaves it empty."""


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """What the user says of columns, by their labels as `unyeared` spells them."""

    kolom: Mapping[str, Makna] = field(default_factory=dict)

    def of(self, label: str) -> Makna | None:
        """What the column with this label is, in this year's form or in another's."""
        return self.kolom.get(unyeared(label))


def read_answers(data: bytes, berkas: str) -> Jawaban:
    """The answers in a file of TOML or JSON; raises ReportError (usage, or template where it is no TOML)."""
    form = _read_json(data, berkas) if berkas.casefold().endswith(".json") else toml.load(data, berkas, _ANSWER_HINT)
    answers = {kunci: read_answer(value) for kunci, value in form.items()}
    problems = [
        error(f"Jawaban untuk {kunci} bukan satu angka yang jelas.", Place(berkas), choices(form[kunci]))
        for kunci, answer in answers.items()
        if answer is None
    ]
    if problems:
        raise ReportError(problems, ExitCode.USAGE)
    return {kunci: answer for kunci, answer in answers.items() if answer is not None}


def read_answer(value: object) -> Decimal | str | None:
    """The number that somebody answers, "" to leave the cell empty, None for what is neither.

    A text has a decimal comma: "1,234" is a little more than one.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    if not isinstance(value, str):
        return None
    plain = value.strip()
    if plain.casefold() in _EMPTY_ANSWERS:
        return ""
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        typed = Decimal(plain)
    except ArithmeticError:
        found = {each.nilai for each in readings(value)}
        return next(iter(found)) if len(found) == 1 else None
    return typed if typed.is_finite() and not _is_open(value) else None


def choices(answer: object) -> str:
    """What to write instead of an answer that is no single number: each number that it may be."""
    found = list(dict.fromkeys(number(each.nilai) for each in readings(answer))) if isinstance(answer, str) else []
    if len(found) < _FEWEST_CHOICES:
        return _ANSWER_HINT
    return f"“{answer}” dapat dibaca dengan beberapa cara: tulis {' atau '.join(found)}, tanpa titik pemisah ribuan."


_FEWEST_CHOICES = 2


def read_mapping(data: bytes, berkas: str) -> Pemetaan:
    """What a file says of columns; raises ReportError (template) with everything that it says wrongly."""
    form = toml.load(data, berkas, _MAPPING_HINT)
    kolom = form.get("kolom", {})
    if not isinstance(kolom, dict) or set(form) - {"kolom"}:
        raise ReportError(
            [error("Berkas ini harus berisi satu tabel [kolom].", Place(berkas), _MAPPING_HINT)], ExitCode.TEMPLATE
        )
    told = {label: parse(str(value)) for label, value in kolom.items()}
    problems = [
        error(f"“{kolom[label]}” bukan isian yang dikenal untuk kolom “{label}”.", Place(berkas), _MAPPING_HINT)
        for label, makna in told.items()
        if makna is None
    ]
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    return Pemetaan({unyeared(label): makna for label, makna in told.items() if makna})


def write_mapping(kolom: Sequence[Kolom]) -> bytes:
    """The columns as a file that `read_mapping` reads, for next year: the year of a label counts for every year.

    What was asked, not known or left out for another column is a remark: next year's form is to be asked again.
    """
    told: dict[str, str] = {}
    # A column that was only left out for its year is in another year what its like is in this.
    for each in sorted(kolom, key=lambda one: bool(one.alasan)):
        if each.label and not told.get(unyeared(each.label)):
            told[unyeared(each.label)] = _saved(each)
    lines = [_MAPPING_HEAD, "[kolom]", *(_entry(label, nama) for label, nama in told.items() if nama)]
    if open_ := [label for label, nama in told.items() if not nama]:
        lines += ["", _OPEN_HEAD, *(f"# {_entry(label, '')}" for label in open_)]
    return ("\n".join(lines) + "\n").encode()


_MAPPING_HEAD = "# Kolom formulir dan isiannya di buku kerja. Tahun pada judul kolom berlaku untuk tahun mana pun."
_OPEN_HEAD = '# Belum ditentukan: tulis isinya atau "abaikan", lalu hapus tanda # di depannya.'


def _entry(label: str, nama: str) -> str:
    return f"{json.dumps(label, ensure_ascii=False)} = {json.dumps(nama)}"


def _saved(kolom: Kolom) -> str:
    """What a column is, nothing where that is open; the quarter told beside it is that of its form alone."""
    if kolom.makna is None or (kolom.alasan and kolom.makna.peran in DIBUANG):
        return ""
    return str(kolom.makna.peran if kolom.alasan else kolom.makna)


def unyeared(label: str) -> str:
    """A label without the year: "Target Tahun 2025" and that of 2026 are one column; so are spellings of spaces."""
    return _YEAR.sub("{tahun}", " ".join(label.split()))


def answered(answers: Jawaban, place: Place) -> Decimal | str | None:
    """The answer for a cell, with or without the name of its file in front."""
    full = key(place)
    return next((answers[each] for each in (full, full.partition("!")[2]) if each and each in answers), None)


def _is_open(text: str) -> bool:
    """Whether a text with a dot before three digits may be a thousand: an answer must not be uncertain again."""
    return len({each.nilai for each in readings(text)}) > 1 and "," not in text


def _read_json(data: bytes, berkas: str) -> dict[str, Any]:
    try:
        form = json.loads(data, parse_float=Decimal)
    except ValueError:
        raise ReportError(
            [error("Berkas ini tidak sah sebagai JSON.", Place(berkas), _ANSWER_HINT)], ExitCode.USAGE
        ) from None
    if not isinstance(form, dict):
        raise ReportError([error("Berkas ini harus berisi satu objek.", Place(berkas), _ANSWER_HINT)], ExitCode.USAGE)
    return form

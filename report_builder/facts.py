"""Every figure of a report, once: its value, its unit and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from report_builder import language
from report_builder.errors import Place

FORM_VERSION = 1
MOST_DIGITS, MOST_PLACES = 100, 1000
"""Of a number that can be printed: in all, and behind the decimal comma."""
UNKNOWN = "–"
_PART_OF_FIGURE = frozenset({"%", "Rp", "tahun kalender"})
"""The units that a printed figure has in itself."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An origin that is a formula over other facts, which it names by their ids."""

    rumus: str
    dari: tuple[str, ...] = ()


Nilai: TypeAlias = Decimal | date | str
Origin: TypeAlias = Place | Rule


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure, date or word of the report: unrounded value, unit, origin, and the decimals it is printed with.

    ``nilai`` is None where the value is not known or cannot be computed; ``alasan`` then says why.
    ``desimal`` None prints a percentage with two decimals and any other number with those it has.
    """

    id: str
    nilai: Nilai | None
    satuan: str
    asal: Origin
    desimal: int | None = None
    alasan: str = ""

    @property
    def tampil(self) -> str:
        """The figure as the report prints it: ``122,64%``, ``Rp1.250.000``, ``65``, ``17 Desember 2021``, ``–``."""
        match self.nilai:
            case None:
                return UNKNOWN
            case Decimal():
                return _print_number(self.nilai, self.satuan, self.desimal)
            case date():
                return language.format_date(self.nilai)
            case _:  # a range of percentages is text: 80–90
                return f"{self.nilai}%" if self.satuan == "%" else self.nilai

    @property
    def satuan_di_belakang(self) -> str:
        """The unit that stands behind the figure; nothing where that has it in itself (%, Rp), or is a word."""
        counted = any(map(str.isdigit, self.tampil)) and self.satuan not in _PART_OF_FIGURE
        return self.satuan if counted else ""

    @property
    def bersatuan(self) -> str:
        """The figure as printed, with its unit: ``65 kawasan``, ``122,64%``, ``Sangat Baik``."""
        return f"{self.tampil} {self.satuan_di_belakang}".strip()

    @property
    def angka(self) -> Decimal:
        """The value as a number; raises TypeError where the fact holds none."""
        if not isinstance(self.nilai, Decimal):
            message = f"fact {self.id} holds no number: {self.nilai!r}"
            raise TypeError(message)
        return self.nilai


def _print_number(nilai: Decimal, satuan: str, desimal: int | None) -> str:
    match satuan:
        case "%":
            return language.format_percent(nilai, 2 if desimal is None else desimal)
        case "Rp":
            return language.format_rupiah(nilai)
        case "tahun kalender":
            return language.format_year(int(nilai))
        case _:
            return language.format_number(nilai, desimal)


@dataclass(frozen=True, slots=True)
class Sumber:
    """A file that the report was made from: its name and the SHA-256 of its bytes, in hexadecimal."""

    berkas: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Ledger(Mapping[str, Fact]):
    """All facts of one report by id, in the order in which they were found."""

    identitas: Mapping[str, str]
    sumber: tuple[Sumber, ...]
    fakta: tuple[Fact, ...]
    _by_id: Mapping[str, Fact] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the facts; raise ValueError where one id would stand for two facts."""
        by_id = {fact.id: fact for fact in self.fakta}
        if len(by_id) != len(self.fakta):
            twice = sorted({fact.id for fact in self.fakta if by_id[fact.id] is not fact})
            message = f"facts given twice: {', '.join(twice)}"
            raise ValueError(message)
        object.__setattr__(self, "_by_id", by_id)

    def __getitem__(self, fact_id: str) -> Fact:
        """The fact with this id; raises KeyError where the ledger holds none."""
        return self._by_id[fact_id]

    def __iter__(self) -> Iterator[str]:
        """The ids, in order."""
        return iter(self._by_id)

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self.fakta)

    def to_json(self) -> dict[str, Any]:
        """The form of ``fakta.json`` (``fakta.schema.json`` in the package), ready for ``json.dumps``."""
        return {
            "versi": FORM_VERSION,
            "identitas": dict(self.identitas),
            "sumber": [{"berkas": sumber.berkas, "sha256": sumber.sha256} for sumber in self.sumber],
            "fakta": [fact_to_json(fact) for fact in self.fakta],
        }

    @classmethod
    def from_json(cls, form: Mapping[str, Any]) -> Ledger:
        """The ledger that ``to_json`` wrote; raises ValueError for a form of another version, or no ledger."""
        if form.get("versi") != FORM_VERSION:
            message = f"fakta.json versi {form.get('versi')!r}, yang dikenal {FORM_VERSION}"
            raise ValueError(message)
        sumber = tuple(Sumber(entry["berkas"], entry["sha256"]) for entry in form["sumber"])
        identitas = dict(form["identitas"])
        if not all(isinstance(text, str) for text in identitas.values()):
            message = "identitas of fakta.json holds more than texts"
            raise ValueError(message)
        return cls(identitas, sumber, tuple(_fact_from_json(entry) for entry in form["fakta"]))


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """The fact as ``fakta.json`` has it."""
    kind = _KINDS[type(fact.nilai)]
    entry: dict[str, Any] = {
        "id": fact.id,
        "nilai": _write(fact.nilai),
        "satuan": fact.satuan,
        "tampil": fact.tampil,
        "asal": _origin_to_json(fact.asal),
    }
    extras = {"jenis": kind, "desimal": fact.desimal, "alasan": fact.alasan}
    return entry | {name: extra for name, extra in extras.items() if extra not in ("", None)}


def _write(nilai: Nilai | None) -> str | None:
    match nilai:
        case None:
            return None
        case Decimal():
            return format(nilai, "f")
        case _:
            return str(nilai)


_KINDS = {Decimal: "", date: "tanggal", str: "teks", type(None): ""}
_READERS: Mapping[str, Callable[[str], Nilai]] = {"": Decimal, "tanggal": date.fromisoformat, "teks": str}


def _fact_from_json(entry: Mapping[str, Any]) -> Fact:
    text = entry["nilai"]
    nilai = None if text is None else _READERS[entry.get("jenis", "")](text)
    origin = _origin_from_json(entry["asal"])
    if not _is_printable(entry, nilai):
        message = f"no fact that can be printed: {str(entry)[:100]}"
        raise ValueError(message)
    return Fact(entry["id"], nilai, entry["satuan"], origin, entry.get("desimal"), entry.get("alasan", ""))


def _is_printable(entry: Mapping[str, Any], nilai: Nilai | None) -> bool:
    """Whether the entry of a fact is of the types of one: somebody may have edited it by hand."""
    told = all(isinstance(entry.get(name, ""), str) for name in ("id", "satuan", "alasan"))
    places = entry.get("desimal")
    counted = places is None or isinstance(places, int)
    return told and counted and (not isinstance(nilai, Decimal) or _has_few_digits(nilai, places))


def _has_few_digits(number: Decimal, places: int | None) -> bool:
    """Whether a number can be printed with so many places, or all that it has."""
    if not number.is_finite():
        return False
    shown = max(0, -int(number.as_tuple().exponent)) if places is None else places
    return 0 <= shown <= MOST_PLACES and number.adjusted() + 1 + shown <= MOST_DIGITS


def _origin_to_json(origin: Origin) -> dict[str, Any]:
    if isinstance(origin, Rule):
        return {"rumus": origin.rumus, "dari": list(origin.dari)}
    return {"berkas": origin.berkas, "lembar": origin.lembar, "sel": origin.sel}


def _origin_from_json(form: Mapping[str, Any]) -> Origin:
    if "rumus" in form:
        return Rule(form["rumus"], tuple(form["dari"]))
    return Place(form["berkas"], form["lembar"], form["sel"])

"""What a table holds that its JSON Schema refuses, told in Indonesian: words by the keyword that failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from report_builder.errors import Place, Problem, error
from report_builder.language import shorten

if TYPE_CHECKING:
    from jsonschema import FormatChecker, ValidationError

Format: TypeAlias = Callable[[str], Iterator[str]]
"""Gives a sentence for each thing that is wrong with a text."""
Formats: TypeAlias = Mapping[str, Format]
NO_FORMATS: Formats = MappingProxyType({})

_Path: TypeAlias = tuple[str | int, ...]

_SHOWN = 40
_TYPES = {
    "array": "daftar",
    "boolean": "true atau false",
    "integer": "bilangan bulat",
    "object": "tabel",
    "string": "teks",
}


@dataclass(frozen=True, slots=True)
class _Failure:
    """A value that a keyword of its schema refuses; ``is_name`` where it is the key of what lies at the path."""

    path: _Path
    value: Any
    keyword: str
    asked: Any
    schema: Mapping[str, Any]
    is_name: bool
    told: tuple[str, ...]

    @property
    def subject(self) -> str:
        return "Kuncinya" if self.is_name else "Isinya"

    @property
    def hint(self) -> str:
        return str(self.schema.get("description", ""))


@dataclass(frozen=True, slots=True)
class _Fault:
    path: _Path
    message: str
    hint: str


def validate(form: Mapping[str, Any], schema: Mapping[str, Any], berkas: str, formats: Formats) -> list[Problem]:
    """Everything that the schema refuses, each at its key (``akun.2021 butir 1 nama``), in the order of the file.

    A key that is missing comes before those that its table has.
    """
    from jsonschema import Draft202012Validator

    failures = map(_failure, Draft202012Validator(schema, format_checker=_checker(formats)).iter_errors(form))
    faults = dict.fromkeys(fault for failure in failures for fault in WORDS[failure.keyword](failure))
    # The validator itself goes through keys in an order that differs from run to run.
    order = {path: number for number, path in enumerate(_paths(form))}
    in_order = sorted(faults, key=lambda fault: order.get(fault.path, order[fault.path[:-1]]))
    return [error(fault.message, Place(berkas, "", _spell(fault.path)), fault.hint) for fault in in_order]


def _checker(formats: Formats) -> FormatChecker:
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, find in formats.items():
        checker.checks(name, raises=ValueError)(partial(_fits, find))
    return checker


def _fits(find: Format, value: object) -> bool:
    told = tuple(find(value)) if isinstance(value, str) else ()
    if told:
        raise ValueError(*told)
    return True


def _failure(found: ValidationError) -> _Failure:
    is_name = "propertyNames" in found.relative_schema_path
    return _Failure(
        path=(*found.absolute_path, *((str(found.instance),) if is_name else ())),
        value=found.instance,
        keyword=str(found.validator),
        asked=found.validator_value,
        schema=found.schema if isinstance(found.schema, Mapping) else {},
        is_name=is_name,
        told=found.cause.args if found.cause else (),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def _missing_keys(failure: _Failure) -> Iterator[_Fault]:
    for key in failure.asked:
        if key not in failure.value:
            hint = failure.schema["properties"][key]["description"]
            yield _Fault((*failure.path, key), f"Kunci “{key}” belum ada.", hint)


def _unknown_keys(failure: _Failure) -> Iterator[_Fault]:
    known = failure.schema["properties"]
    for key in failure.value:
        if key not in known:
            message = f"Kunci {_quote(key)} tidak dikenal."
            yield _Fault((*failure.path, key), message, f"Yang dikenal: {', '.join(known)}.")


def _wrong_type(failure: _Failure) -> Iterator[_Fault]:
    wanted = failure.schema.get("title", _TYPES[failure.asked])
    yield _Fault(failure.path, f"Isinya harus {wanted}.", failure.hint)


def _wrong_form(failure: _Failure) -> Iterator[_Fault]:
    yield _Fault(failure.path, f"{_quote(failure.value)} bukan {failure.schema['title']}.", failure.hint)


def _format_faults(failure: _Failure) -> Iterator[_Fault]:
    for message in failure.told:
        yield _Fault(failure.path, message, failure.hint)


def _forbidden(failure: _Failure) -> Iterator[_Fault]:
    yield _Fault(failure.path, f"{failure.subject} tidak boleh {failure.asked['title']}.", failure.hint)


def _too_long(failure: _Failure) -> Iterator[_Fault]:
    length = f"{failure.subject} {len(failure.value)} karakter, paling banyak {failure.asked}."
    yield _Fault(failure.path, length, "Pendekkan isinya.")


def _too_many(failure: _Failure) -> Iterator[_Fault]:
    length = f"Daftar ini berisi {len(failure.value)} butir, paling banyak {failure.asked}."
    yield _Fault(failure.path, length, "Sisakan yang terpenting.")


def _too_few(failure: _Failure) -> Iterator[_Fault]:
    yield _Fault(failure.path, f"Daftar ini paling sedikit berisi {failure.asked} butir.", failure.hint)


def _too_small(failure: _Failure) -> Iterator[_Fault]:
    yield _Fault(failure.path, f"Isinya {failure.value}, paling sedikit {failure.asked}.", failure.hint)


def _too_big(failure: _Failure) -> Iterator[_Fault]:
    yield _Fault(failure.path, f"Isinya {failure.value}, paling banyak {failure.asked}.", failure.hint)


WORDS: Mapping[str, Callable[[_Failure], Iterator[_Fault]]] = {
    "additionalProperties": _unknown_keys,
    "format": _format_faults,
    "maxItems": _too_many,
    "maxLength": _too_long,
    "maximum": _too_big,
    "minItems": _too_few,
    "minimum": _too_small,
    "not": _forbidden,
    "pattern": _wrong_form,
    "required": _missing_keys,
    "type": _wrong_type,
}
"""The keywords of JSON Schema that a schema of settings may use to refuse something."""


def _quote(text: str) -> str:
    return f"“{shorten(text, _SHOWN)}”"


# --- places ----------------------------------------------------------------------------------------------------------


def _paths(value: object, path: _Path = ()) -> Iterator[_Path]:
    """The path of every value, in the order of the file."""
    yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _paths(part, (*path, number))


def _spell(path: _Path) -> str:
    """``("akun", "2021", 0, "nama")`` -> ``akun.2021 butir 1 nama``."""
    steps = (_spell_step(before, step) for before, step in pairwise((0, *path)))
    return "".join(steps).strip(" .")


def _spell_step(before: str | int, step: str | int) -> str:
    if isinstance(step, int):
        return f" butir {step + 1}"
    return f"{' ' if isinstance(before, int) else '.'}{shorten(step, _SHOWN)}"

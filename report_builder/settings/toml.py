"""Reads TOML, and tells what is no TOML in Indonesian, at its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from report_builder.errors import ExitCode, Place, ReportError, error

DEEPEST = 50
"""More tables and lists within each other than anybody writes."""
_LONGEST_NUMBER = 63
"""The bits of a number in TOML, beside its sign."""

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")
_REASONS = (
    (r"^Invalid value", "isinya tidak dikenali; teks ditulis di antara tanda petik ganda"),
    (r"Invalid statement|Invalid initial character", "baris ini bukan kunci = isi; kunci berspasi diapit tanda petik"),
    (r"Expected '='", "sesudah kunci harus ada tanda ="),
    (r"Expected newline", "ada kelebihan di belakang isinya"),
    (r"^Unterminated|Illegal character '\\n'|Expected \"'''|Expected '\"", "tanda petik penutupnya belum ada"),
    (r"Unescaped|Invalid hex|Escaped", "garis miring terbalik dalam teks harus ditulis dua kali"),
    (r"^Illegal character|Found invalid", "ada tanda kendali di dalamnya"),
    (r"Unclosed|Expected '\]|Expected ']", "kurungnya belum ditutup, atau koma di dalamnya belum ada"),
    (r"Cannot|Duplicate", "kunci ini sudah ada sebelumnya"),
    (r"^Invalid date", "tanggalnya tidak ada"),
)
_UNKNOWN_REASON = "bentuknya tidak dikenali"


def load(data: bytes, berkas: str, hint: str) -> dict[str, Any]:
    """The table that a file holds; raises ReportError (template) with this hint where it is no TOML.

    What it gives is at most so deep, and its numbers so long, that any part can be shown.
    """
    try:
        form = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise _refusal("Berkas ini bukan teks UTF-8.", Place(berkas, "", f"baris {line}"), hint) from failure
    except tomllib.TOMLDecodeError as failure:
        found = _PLACE.search(str(failure))
        line_number = found and found["line"]
        place = Place(berkas, "", f"baris {line_number}" if line_number else "")
        raise _refusal(f"Berkas ini tidak sah sebagai TOML: {_reason(str(failure))}.", place, hint) from failure
    except RecursionError as failure:
        raise _refusal("Kurung di berkas ini bersarang terlalu dalam.", Place(berkas), hint) from failure
    except ValueError as failure:
        raise _refusal("Berkas ini memuat bilangan yang terlalu panjang.", Place(berkas), hint) from failure
    _refuse_boundless(form, Place(berkas), hint)
    return form


def _reason(told: str) -> str:
    return next((reason for form, reason in _REASONS if re.match(form, told)), _UNKNOWN_REASON)


def _refuse_boundless(form: dict[str, Any], place: Place, hint: str) -> None:
    """Refuse what dotted keys nest and hexadecimal numbers reach without tomllib's own limits."""
    for depth, value in _walk(form):
        if depth > DEEPEST:
            raise _refusal("Tabel di berkas ini bersarang terlalu dalam.", place, hint)
        if isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER:
            raise _refusal("Berkas ini memuat bilangan yang terlalu panjang.", place, hint)


def _walk(form: dict[str, Any]) -> Iterator[tuple[int, object]]:
    """Every value with how deep it lies."""
    waiting: list[tuple[int, object]] = [(0, form)]
    while waiting:
        depth, value = waiting.pop()
        yield depth, value
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting.extend((depth + 1, part) for part in parts)


def _refusal(message: str, place: Place, hint: str) -> ReportError:
    return ReportError([error(message, place, hint)], ExitCode.TEMPLATE)

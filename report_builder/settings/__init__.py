"""Settings that people write as TOML: read, and checked against the JSON Schema that the package holds of them.

A schema also gives the words: a ``title`` is what a value is called, a ``description`` says how to write it.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from report_builder.errors import ExitCode, Problem, ReportError
from report_builder.settings import toml
from report_builder.settings.validation import NO_FORMATS, Formats, validate

__all__ = ["Formats", "examine", "read", "read_schema"]


def read(data: bytes, berkas: str, schema: str, formats: Formats = NO_FORMATS) -> dict[str, Any]:
    """The table that a TOML file holds; ``formats`` check what the schema itself cannot say, by the format's name.

    Raises ReportError (template) with everything that the schema refuses, each at its key.
    """
    form, problems = examine(data, berkas, schema, formats)
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    return form


def examine(
    data: bytes, berkas: str, schema: str, formats: Formats = NO_FORMATS
) -> tuple[dict[str, Any], list[Problem]]:
    """The table as it stands and all that the schema refuses in it, for who has more to say about it.

    Raises ReportError (template) where the file is no TOML.
    """
    rules = read_schema(schema)
    form = toml.load(data, berkas, rules["description"])
    return form, validate(form, rules, berkas, formats)


def read_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of this name: ``profil`` is ``profil.schema.json``."""
    text = files("report_builder").joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    rules: dict[str, Any] = json.loads(text)
    return rules

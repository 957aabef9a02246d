"""Settings in TOML: what is no TOML is told at its line, what a schema refuses at its key, all at once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from report_builder import settings
from report_builder.errors import ExitCode, Place, ReportError
from report_builder.settings import toml
from report_builder.settings.validation import NO_FORMATS, WORDS, validate

NAME = "contoh.toml"
HINT = "Lihat contohnya."

TABLE: dict[str, Any] = {
    "type": "object",
    "required": ["nama", "kota"],
    "additionalProperties": False,
    "properties": {
        "nama": {"type": "string", "description": "Tulis namanya."},
        "kota": {"type": "string", "description": "Tulis kotanya."},
        "bagian": {"type": "array", "items": {"type": "object", "propertyNames": {"title": "huruf", "pattern": "^.$"}}},
    },
}
REFUSING = set(WORDS)
SPEAKING = {"$schema", "$ref", "$defs", "title", "description", "properties", "propertyNames", "items", "allOf"}


# TOML


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("a = 1\nb = Jakarta", "baris 2", "isinya tidak dikenali; teks ditulis di antara tanda petik ganda"),
        ("a = ", "", "isinya tidak dikenali; teks ditulis di antara tanda petik ganda"),
        ("nama kota = 1", "baris 1", "sesudah kunci harus ada tanda ="),
        ("= 1", "baris 1", "baris ini bukan kunci = isi; kunci berspasi diapit tanda petik"),
        ("[ ]", "baris 1", "baris ini bukan kunci = isi; kunci berspasi diapit tanda petik"),
        ('a = "x" y', "baris 1", "ada kelebihan di belakang isinya"),
        ('a = "x\nb = 1', "baris 1", "tanda petik penutupnya belum ada"),
        ('a = "x', "", "tanda petik penutupnya belum ada"),
        ('a = """x', "", "tanda petik penutupnya belum ada"),
        ("a = '''x", "", "tanda petik penutupnya belum ada"),
        (r'a = "C:\data"', "baris 1", "garis miring terbalik dalam teks harus ditulis dua kali"),
        (r'a = "\ud800"', "baris 1", "garis miring terbalik dalam teks harus ditulis dua kali"),
        ('a = "\x01"', "baris 1", "ada tanda kendali di dalamnya"),
        ("a = [1 2]", "baris 1", "kurungnya belum ditutup, atau koma di dalamnya belum ada"),
        ("a = {b = 1", "", "kurungnya belum ditutup, atau koma di dalamnya belum ada"),
        ("[a", "", "kurungnya belum ditutup, atau koma di dalamnya belum ada"),
        ("[[a]", "baris 1", "kurungnya belum ditutup, atau koma di dalamnya belum ada"),
        ("[a]\nb = 1\nb = 2\n", "baris 3", "kunci ini sudah ada sebelumnya"),
        ("[a]\n[a]", "baris 2", "kunci ini sudah ada sebelumnya"),
        ("a = {b = 1, b = 2}", "baris 1", "kunci ini sudah ada sebelumnya"),
        ("a = 2021-02-30", "baris 1", "tanggalnya tidak ada"),
    ],
)
def test_what_is_no_toml_is_told_in_indonesian_at_its_line(text: str, place: str, reason: str) -> None:
    assert refusal(text.encode()) == (Place(NAME, "", place), f"Berkas ini tidak sah sebagai TOML: {reason}.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"a = {'[' * 5000}", "Kurung di berkas ini bersarang terlalu dalam."),
        (f"a{'.a' * 5000} = 1", "Tabel di berkas ini bersarang terlalu dalam."),
        (f"a = {'9' * 5000}", "Berkas ini memuat bilangan yang terlalu panjang."),
        (f"a = 0x{'f' * 5000}", "Berkas ini memuat bilangan yang terlalu panjang."),
    ],
)
def test_what_nobody_can_be_shown_is_refused(text: str, message: str) -> None:
    assert refusal(text.encode()) == (Place(NAME), message)


def test_text_in_another_encoding_is_told_at_its_line() -> None:
    assert refusal(b'a = 1\nb = "\xe9"') == (Place(NAME, "", "baris 2"), "Berkas ini bukan teks UTF-8.")


def refusal(data: bytes) -> tuple[Place | None, str]:
    with pytest.raises(ReportError) as failure:
        toml.load(data, NAME, HINT)
    (problem,) = failure.value.problems
    assert (failure.value.exit_code, problem.hint) == (ExitCode.TEMPLATE, HINT)
    return problem.where, problem.message


# Schemas


def test_a_missing_key_stands_first_and_the_rest_in_the_order_of_the_file() -> None:
    form = {"z": 1, "bagian": [{"a": 1}, {"dua": 2, "tiga": 3}], "nama": 7, "a": 1}
    assert [str(problem).removeprefix(f"{NAME} · ") for problem in validate(form, TABLE, NAME, NO_FORMATS)] == [
        "kota: Kunci “kota” belum ada. Tulis kotanya.",
        "z: Kunci “z” tidak dikenal. Yang dikenal: nama, kota, bagian.",
        "bagian butir 2 dua: “dua” bukan huruf.",
        "bagian butir 2 tiga: “tiga” bukan huruf.",
        "nama: Isinya harus teks. Tulis namanya.",
        "a: Kunci “a” tidak dikenal. Yang dikenal: nama, kota, bagian.",
    ]


def test_a_sound_table_is_silent() -> None:
    assert validate({"nama": "Ani", "kota": "Ambon", "bagian": [{"a": {}}]}, TABLE, NAME, NO_FORMATS) == []


def test_problems_come_in_the_same_order_on_every_run(project: Path) -> None:
    lines = "\n".join(f"tahun{number} = 1" for number in range(20))
    program = f"""
from report_builder import profil
try:
    profil.parse({f"[akun]{chr(10)}{lines}".encode()!r}, "contoh.toml")
except Exception as failure:
    print(failure)
"""
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=project,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert [text.count("bukan tahun") for text in told] == [20]


def test_every_word_of_a_schema_has_words_to_tell_it(project: Path) -> None:
    for path in project.glob("report_builder/*.schema.json"):
        if path.name == "fakta.schema.json":  # it describes what the program itself writes
            continue
        schema = settings.read_schema(path.name.removesuffix(".schema.json"))
        Draft202012Validator.check_schema(schema)
        assert keywords(schema) - SPEAKING <= REFUSING, path.name
        assert "description" in schema, path.name
        assert unexplained(schema) == [], path.name


def keywords(schema: dict[str, Any]) -> set[str]:
    """Give every keyword of a schema and of all in it."""
    return set(schema).union(*(keywords(part) for part in parts(schema)))


def parts(schema: dict[str, Any]) -> list[dict[str, Any]]:
    named = [part for group in ("properties", "$defs") for part in schema.get(group, {}).values()]
    single = [schema[key] for key in ("items", "propertyNames", "additionalProperties", "not") if schema.get(key)]
    return [*named, *single, *schema.get("allOf", [])]


def unexplained(schema: dict[str, Any]) -> list[str]:
    """Give the keys that must be there, and of which nothing is said where they are missing."""
    own = [key for key in schema.get("required", ()) if "description" not in schema["properties"][key]]
    return [*own, *(key for part in parts(schema) for key in unexplained(part))]


def test_a_keyword_without_words_is_found() -> None:
    assert keywords(json.loads('{"items": {"oneOf": [], "multipleOf": 2}}')) - SPEAKING - REFUSING == {
        "oneOf",
        "multipleOf",
    }


def test_a_required_key_without_a_description_is_found() -> None:
    assert unexplained({"items": TABLE | {"properties": {"nama": {}, "kota": {"description": "Tulis."}}}}) == ["nama"]

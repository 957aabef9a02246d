"""Spells Indonesian words: with the dictionary of hunspell and a house list of right words that it does not know."""

import re
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from tests.spelling.wording import Passage

Wording: TypeAlias = Sequence[tuple[str, Passage]]
"""Passages with the paths of their files."""

LONGEST_ABBREVIATION = 5
SUGGESTIONS = 5
OPENING, CLOSING = "([*\"'“‘–—", ".,;:!?…)]*\"'”’–—"
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMMAND = re.compile(r"report-builder(?: (?:build|check|new|templates(?: (?:copy|list|show))?))?\b")
_PATTERN = re.compile(r"\(\?|\.[+*]|\\\D|^\s*(?:CREATE TABLE|INSERT|UPDATE|DELETE|SELECT)\b")
_SUGGESTED = re.compile(r"& (?P<word>\S+) \d+ \d+: (?P<others>.+)")


def house_words(path: Path) -> frozenset[str]:
    """Give the words of the house list: one a line, a name with its capital; # begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def faults(wording: Wording, house: Collection[str]) -> list[str]:
    """Give for each misspelled word its place and what hunspell would write: `README.md:130: resiko – risiko`."""
    found = [(f"{name}:{passage.line}", passage, tuple(words(passage.text))) for name, passage in wording]
    rejected = _hunspell("-l", {word for *_, said in found for word in said}).splitlines()
    unknown = frozenset(word for word in rejected if word not in house and word.lower() not in house)
    wrong = [
        (place, word)
        for place, passage, said in found
        if not passage.literal or _is_wording(passage.text, said, unknown)
        for word in said
        if word in unknown
    ]
    better = _suggestions({word for _, word in wrong})
    return [f"{place}: {word} – {better.get(word, '?')}" for place, word in wrong]


def unused(wording: Wording, house: Collection[str]) -> list[str]:
    """Give the house words that no passage has."""
    used = {form for _, passage in wording for word in words(passage.text) for form in (word, word.lower())}
    return sorted(set(house) - used)


def words(text: str) -> Iterator[str]:
    """Give the words to spell: “Program/kegiatan” has two; commands, abbreviations, LibreOffice and TW2 none."""
    for token in _COMMAND.sub("", text).split():
        parts = token.lstrip(OPENING).rstrip(CLOSING).split("/")
        if all(_LETTERS.fullmatch(part) for part in parts):
            yield from (part for part in parts if not _is_abbreviation(part))


def _is_abbreviation(word: str) -> bool:
    parts = word.split("-")
    if word.isupper():
        return all(len(part) <= LONGEST_ABBREVIATION for part in parts)
    return len(word) == 1 or any(sign.isupper() for part in parts for sign in part[1:])


def _is_wording(literal: str, said: Collection[str], unknown: frozenset[str]) -> bool:
    """Whether a literal is no code, no pattern and no English: of several words at least half are known."""
    if " " not in literal or _PATTERN.search(literal):
        return False
    return sum(word in unknown for word in said) * 2 <= len(said)


def _suggestions(misspelled: Collection[str]) -> Mapping[str, str]:
    matches = map(_SUGGESTED.fullmatch, _hunspell("-a", misspelled).splitlines())
    return {found["word"]: ", ".join(found["others"].split(", ")[:SUGGESTIONS]) for found in matches if found}


def _hunspell(mode: str, candidates: Collection[str]) -> str:
    """What hunspell says of the words; nobody's own dictionary has a say."""
    command = ["hunspell", "-d", "id_ID", "-p", "/dev/null", "-i", "utf-8", mode]
    asked = "\n".join(sorted(candidates))
    return subprocess.run(command, input=asked, capture_output=True, check=True, encoding="utf-8").stdout

"""Asks the dictionary of hunspell: which words it does not know, and what must have been meant."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LANGUAGE = "id_ID"
_PATIENCE = 60
_SUGGESTED = re.compile(r"& (?P<kata>\S+) \d+ \d+: (?P<lain>.+)")
_HOUSE = Path(__file__).with_name("kata.txt")
_SHORTEST = 6
"""Letters of a word that can be told from others by one of them."""
_LONG = 12
"""Letters of a word of the data that is known again though two of them are wrong."""
_PREFIXES = ("di", "ter", "ber", "se", "antar", "non", "pra", "pasca", "multi", "swa", "tak")
_SUFFIXES = ("nya", "lah", "pun", "kah")
_ROUND = (("ke", "an"), ("se", "nya"))


def _no_words() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class Kamus:
    """The dictionary, with the words of the data beside it, and how often each word is used where this one stands.

    ``dipakai`` is asked only where several words may be meant.
    """

    data: frozenset[str] = frozenset()
    dipakai: Callable[[], Mapping[str, int]] = _no_words

    def keliru(self, words: Collection[str]) -> Mapping[str, str] | None:
        """The words that are misspelled, each with what must be meant; None where no dictionary is installed."""
        known = self.data | house_words()
        asked = {word for word in words if word not in known}
        unknown = _unknown(asked) if asked else frozenset()
        if unknown is None:
            return None
        of_data = {word: near for word in unknown if (near := self._near_in_data(word))}
        rest = unknown - of_data.keys()
        return {**of_data, **self._told(_suggestions(rest - _derived(rest, known)))}

    def _told(self, suggestions: Mapping[str, Collection[str]]) -> Mapping[str, str]:
        """For words what is told of those that may be meant."""
        used = self.dipakai() if any(len(meant) > 1 for meant in suggestions.values()) else {}
        return {word: " atau ".join(_likeliest(word, meant, used)) for word, meant in suggestions.items()}

    def _near_in_data(self, word: str) -> str:
        """The word of the data that is mistyped here; empty where none is near."""
        most = 2 if len(word) >= _LONG else 1
        if len(word) < _SHORTEST:
            return ""
        near = process.extractOne(word, self.data, scorer=OSA.distance, score_cutoff=most)
        return near[0] if near and near[0][0] == word[0] and not _is_affixed(word, near[0]) else ""


def _is_affixed(word: str, other: str) -> bool:
    """Whether one is the other with something before or behind it."""
    return word.startswith(other) or other.startswith(word) or word.endswith(other) or other.endswith(word)


@lru_cache(maxsize=1)
def house_words() -> frozenset[str]:
    """Right words that the dictionary does not know."""
    lines = _HOUSE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


# --- hunspell --------------------------------------------------------------------------------------------------------


def _unknown(words: Collection[str]) -> frozenset[str] | None:
    said = _hunspell("-l", words)
    return None if said is None else frozenset(said.split())


def _derived(words: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """The words whose stems are known: many that the dictionary has not are formed as the language forms them."""
    stems = {word: tuple(_stems(word)) for word in words}
    asked = {stem for each in stems.values() for stem in each}
    wrong = _unknown(asked) or frozenset()
    right = (asked - wrong) | known
    return frozenset(word for word, each in stems.items() if any(stem in right for stem in each))


_STEM = 4
_MOST_TOLD = 3


def _stems(word: str) -> Iterator[str]:
    """A word without what may stand before or behind it."""
    shorter = [word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix)]
    for form in (word, *shorter):
        yield from (form.removeprefix(prefix) for prefix in _PREFIXES if _is_stem(form, prefix))
        for before, behind in _ROUND:
            if form.startswith(before) and form.endswith(behind) and len(form) - len(before + behind) >= _STEM:
                yield form.removeprefix(before).removesuffix(behind)
    yield from shorter


def _is_stem(word: str, prefix: str) -> bool:
    return word.startswith(prefix) and len(word) - len(prefix) >= _STEM


def _suggestions(words: Collection[str]) -> Mapping[str, Collection[str]]:
    """For words what hunspell would write, where that is one letter away and one word."""
    said = _hunspell("-a", [word for word in words if len(word) >= _SHORTEST]) or ""
    lines = (_SUGGESTED.fullmatch(line) for line in said.splitlines())
    near = ((found["kata"], _near(found["kata"], found["lain"].split(", "))) for found in lines if found)
    return {word: meant for word, meant in near if meant}


def _near(word: str, others: Iterable[str]) -> list[str]:
    """Those of some words that are one letter away, or have two swapped."""
    single = (other for other in others if other.isalpha() and other.islower())
    return [other for other in single if OSA.distance(word, other, score_cutoff=1) <= 1]


def _likeliest(word: str, meant: Iterable[str], used: Mapping[str, int]) -> list[str]:
    """Of the words that may be meant those that are used elsewhere, the most frequent first; else the likeliest slips.

    A letter too many or two swapped are commoner than one too few, and that than another letter; rare words are near
    to many others.
    """
    ranked = sorted(meant, key=lambda one: (-used.get(one, 0), _slip(word, one)))
    best = min(_slip(word, one) for one in ranked)
    held = [one for one in ranked if used.get(one)] or [one for one in ranked if _slip(word, one) == best]
    return held[:_MOST_TOLD]


def _slip(word: str, meant: str) -> int:
    """How common the slip is that makes a word of another: the lower, the commoner."""
    if len(word) == len(meant):
        return 0 if sorted(word) == sorted(meant) else 2
    return 0 if len(word) > len(meant) else 1


def _hunspell(mode: str, words: Collection[str]) -> str | None:
    """What the program says of some words, nobody's own dictionary having a say; None where it cannot be asked."""
    command = ["hunspell", "-d", _LANGUAGE, "-p", os.devnull, "-i", "utf-8", mode]
    asked = "".join(f"{word}\n" for word in sorted(words))
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the words go in by a pipe
            command, input=asked, capture_output=True, check=True, encoding="utf-8", timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout

"""Texts of the input or a profile, known as such in what a template makes of them.

Such a text stands between two marks in rendered markup, so that a template's own words can be told from it; the marks
are taken out before anything is printed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar, cast

from markupsafe import Markup, escape

from report_builder import language

OPEN, CLOSE = "\ufff9", "\ufffb"
"""Unicode's own characters around annotated text; they have no place in a document that people read."""

_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_REFERENCE = re.compile("&#(?:0*(?:65529|65531)|x0*fff[9b]);", re.IGNORECASE)
"""How markup may write a mark without holding one."""
_TAG = re.compile("<[^>]*>")
_SAYING = re.compile(r'<(?:img\b|meta\b[^>]*\bname="(?:author|report\.header)")')
_SAID = re.compile(r'(\b(?:alt|content)="[^"]*")')
_EDGES = re.compile(f"([{OPEN}{CLOSE}]*)(.*?)([{OPEN}{CLOSE}]*)", re.DOTALL)

T = TypeVar("T")
P = ParamSpec("P")
Change: TypeAlias = Callable[Concatenate[str, P], str]


class Given(str):
    """A text that is not the template's own."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text escaped, between marks; those that the input itself may hold are left out."""
        return f"{OPEN}{escape(unmark(str(self)))}{CLOSE}" if self else ""


_NO_TEXTS = ("places", "free_", "kode", "induk")
"""How the fields begin that name something: cells, and the codes of which the ids of facts are made."""


def mark(value: T) -> T:
    """A frozen value with every text in it marked, however deep; codes, places and enumerations stay as they are."""
    if type(value) is str:
        return cast("T", Given(value))
    if isinstance(value, tuple):
        return cast("T", tuple(mark(each) for each in value))
    if isinstance(value, dict):
        return cast("T", {key: mark(each) for key, each in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        texts = (each.name for each in fields(value) if each.init and not each.name.startswith(_NO_TEXTS))
        return replace(value, **{name: mark(getattr(value, name)) for name in texts})
    return value


def unmark(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text)


def unmark_tags(markup: str) -> str:
    """The markup without marks in its tags, but for the attributes that are read or heard as text."""
    return _TAG.sub(lambda tag: _unmark_tag(tag[0]), markup)


def _unmark_tag(tag: str) -> str:
    pieces = _SAID.split(tag) if _SAYING.match(tag) else [tag]
    return "".join(piece if number % 2 else unmark(piece) for number, piece in enumerate(pieces))


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that may stand between marks, folded, and the abbreviations that may be written out in them."""

    folded: frozenset[str]
    lengthened: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, value: object, abbreviations: Iterable[tuple[str, str]]) -> Texts:
        """All given texts in a value, however deep; each abbreviation comes with its full name."""
        forms = tuple(_lengthened(*pair) for pair in abbreviations)
        texts = {text for each in _given_in(value, set()) for text in (each, language.format_nip(each))}
        return cls(frozenset(_fold(text, forms) for text in texts), forms)

    def hold(self, markup: str) -> bool:
        """Whether a stretch of markup is one of the texts, in whatever letters, or the beginning of one with "…"."""
        text = _fold(html.unescape(_TAG.sub("", unmark(markup))), self.lengthened)
        if text in self.folded or not text.endswith("…"):
            return text in self.folded
        begin = re.compile(rf"{re.escape(text.removesuffix('…'))}(?!\w)")
        return any(begin.match(each) for each in self.folded)


def _given_in(value: object, seen: set[int]) -> Iterator[str]:
    if isinstance(value, Given):
        yield str(value)
    elif not isinstance(value, str) and id(value) not in seen:
        seen.add(id(value))
        for part in _parts(value):
            yield from _given_in(part, seen)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, (tuple, list, frozenset)):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return (getattr(value, each.name) for each in fields(value))
    return ()


def _fold(text: str, lengthened: Iterable[re.Pattern[str]]) -> str:
    """The words of a text in small letters without a stop at the end, its full names as abbreviations."""
    folded = " ".join(text.casefold().split()).rstrip(". ")
    for form in lengthened:
        folded = form.sub(r"\1", folded)
    return folded


def _lengthened(abbreviation: str, name: str) -> re.Pattern[str]:
    """What matches a name with its abbreviation behind it, folded."""
    return re.compile(rf"(?<!\w){re.escape(_fold(name, ()))} \(({re.escape(_fold(abbreviation, ()))})\)")


def keep_true(markup: str, texts: Texts) -> str:
    """The markup with only those pairs of marks between which one of the texts stands; references to marks go."""
    pieces = re.split(f"([{OPEN}{CLOSE}])", _REFERENCE.sub("", markup))
    opened, kept = [], set()
    for place, piece in enumerate(pieces):
        if piece == OPEN:
            opened.append(place)
        elif piece == CLOSE and opened:
            start = opened.pop()
            if texts.hold("".join(pieces[start:place])):
                kept |= {start, place}
    return "".join(piece for place, piece in enumerate(pieces) if place in kept or piece not in {OPEN, CLOSE})


def find_given(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without marks, and from where to where in it a given text stands."""
    bare, starts, spans = "", [], []
    for piece in re.split(f"([{OPEN}{CLOSE}])", text):
        if piece == OPEN:
            starts.append(len(bare))
        elif piece == CLOSE:
            spans.append((starts.pop() if starts else 0, len(bare)))
        else:
            bare += piece
    return bare, (*spans, *((start, len(bare)) for start in starts))


def keeping(change: Change[P]) -> Change[P]:
    """A change of a text that leaves a given text given, and in markup acts within the marks at its ends.

    What the change takes besides the text is escaped where it goes into markup.
    """

    @wraps(change)
    def changed(text: str, /, *args: P.args, **kwargs: P.kwargs) -> str:
        if isinstance(text, Given):
            return Given(change(str(text), *args, **kwargs))
        if isinstance(text, Markup):
            before, within, after = cast("re.Match[str]", _EDGES.fullmatch(str(text))).groups()
            escaped = tuple(str(escape(each)) if isinstance(each, str) else each for each in args)
            return Markup(f"{before}{change(within, *escaped, **kwargs)}{after}")  # type: ignore[arg-type] # noqa: S704
        return change(text, *args, **kwargs)

    return changed


def joining(join: Callable[[Sequence[str]], str]) -> Callable[[Sequence[str]], str]:
    """A way to join texts that keeps the marks of the given ones among them."""

    @wraps(join)
    def joined(texts: Sequence[str]) -> str:
        if any(hasattr(each, "__html__") for each in texts):
            return Markup(join([str(escape(each)) for each in texts]))  # noqa: S704
        return join(texts)

    return joined

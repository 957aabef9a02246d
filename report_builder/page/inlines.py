"""Reads running text out of markup that keeps the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report_builder.page.blocks import Break, FactText, Footnote, Inline, Link, Missing, Status, Styled, Text
from report_builder.page.numbering import reference
from report_builder.page.tree import WHITE, plain

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Names:
    """What the text refers to: the number of each id, and the heading for which a section's id stands."""

    numbers: Mapping[str, str]
    headings: Mapping[str, str]


def read_inlines(element: etree._Element, names: Names) -> tuple[Inline, ...]:
    """Give the running text of an element, its white space folded as a browser does."""
    return fold(raw_inlines(element, names))


def raw_inlines(element: etree._Element, names: Names) -> list[Inline]:
    """Give the running text of an element as it stands, white space and all."""
    parts: list[Inline] = [Text(element.text or "")]
    for child in element:
        parts += [read_inline(child, names), Text(child.tail or "")]
    return parts


def read_inline(element: etree._Element, names: Names) -> Inline:
    """Give one inline element."""
    return _READERS[str(element.tag)](element, names)


def is_inline(element: etree._Element) -> bool:
    """Whether an element belongs to running text."""
    return element.tag in _READERS


def fold(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Fold white space across elements: ``"a "``, ``<strong>" b"`` -> ``"a "``, ``<strong>"b"``; none at the ends."""
    folded, _ = _folded(inlines, after_space=True)
    return _trimmed(folded)


def _folded(inlines: Iterable[Inline], *, after_space: bool) -> tuple[tuple[Inline, ...], bool]:
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            text = WHITE.sub(" ", inline.text)
            text = text.lstrip(" ") if after_space else text
            result += [Text(text)] if text else []
            after_space = text.endswith(" ") if text else after_space
        elif isinstance(inline, Styled | Link):
            children, after_space = _folded(inline.children, after_space=after_space)
            result.append(replace(inline, children=children))
        else:
            result.append(inline)
            after_space = isinstance(inline, Break) or (after_space and isinstance(inline, Footnote))
    return tuple(result), after_space


def _trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if not inlines:
        return inlines
    *rest, last = inlines
    if isinstance(last, Text):
        text = last.text.rstrip(" ")
        return (*rest, Text(text)) if text else _trimmed(tuple(rest))
    if isinstance(last, Styled | Link):
        return (*rest, replace(last, children=_trimmed(last.children)))
    return inlines


def _styled(element: etree._Element, names: Names) -> Inline:
    return Styled(element.tag, tuple(raw_inlines(element, names)))  # type: ignore[arg-type]


def _break(_element: etree._Element, _names: Names) -> Inline:
    return Break()


def _link(element: etree._Element, names: Names) -> Inline:
    named = element.get("href", "").removeprefix("#")
    target = names.headings.get(named, named)
    if len(element) == 0 and not plain(element):
        return Link(target, (Text(reference(names.numbers[target])),), is_label=True)
    return Link(target, tuple(raw_inlines(element, names)))


def _footnote(element: etree._Element, names: Names) -> Inline:
    return Footnote(read_inlines(element, names))


def _span(element: etree._Element, _names: Names) -> Inline:
    kelas = element.get("class", "")
    if kelas == "perlu-diisi":
        return Missing(plain(element), element.get("data-lembar", ""), element.get("data-sel", ""))
    return Status(kelas.split()[1], plain(element))


def _fact(element: etree._Element, _names: Names) -> Inline:
    return FactText(element.get("id", ""), element.get("data-fakta", ""), element.get("value", ""), plain(element))


_READERS: Mapping[str, Callable[[etree._Element, Names], Inline]] = {
    "strong": _styled,
    "em": _styled,
    "sub": _styled,
    "sup": _styled,
    "br": _break,
    "a": _link,
    "aside": _footnote,
    "span": _span,
    "data": _fact,
}

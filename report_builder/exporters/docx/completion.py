"""What a reference document lacks, taken from the program's own: styles, their lists, the defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, count

from report_builder.errors import ExitCode, Place, Problem, ReportError, error, warning
from report_builder.exporters.docx.formatting import Gaya
from report_builder.exporters.docx.lists import complete_lists, list_of
from report_builder.exporters.docx.styles import style_key, styles_xml
from report_builder.exporters.docx.tree import Element, W, find, id_of, parse, remove, say, slot, value
from report_builder.exporters.docx.wordml import root

_LINKS = ("basedOn", "next", "link")
_OF_THE_REPORT = (("pageBreakBefore",), ("tabs", "ind"))
"""A chapter begins a page and contents are measured: of a style that does not say the first, all come from ours."""
_KINDS = {"paragraph": "paragraf", "character": "karakter", "table": "tabel"}
_NAMED = 3
"""So many styles a warning names; it counts the others."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A document with all that a report needs, and what is to be told of it."""

    styles: Element
    numbering: Element
    by_name: Mapping[str, Element]
    """Its styles by the names that the program has for them."""
    problems: tuple[Problem, ...]


def complete(styles: bytes, numbering: bytes, gaya: Gaya, where: Place) -> Completion:
    """The parts of a document with what they lack, in these colours.

    What is added builds on the document's own styles, of the names that it builds on in the program's. Raises
    ReportError (template) where the document has a name for a style of another kind.
    """
    theirs, ours, lists = parse(styles), parse(root("styles", styles_xml(gaya))), parse(numbering)
    own = {value(style, "name"): style for style in ours.iter(f"{W}style")}
    found = dict(_found(theirs, own))
    if clashes := list(_clashes(found, own, where)):
        raise ReportError(clashes, ExitCode.TEMPLATE)
    _complete_defaults(theirs, ours)
    for name, style in found.items():
        _complete_style(style, own[name])
    lacking = {name: style for name, style in own.items() if name not in found}
    _add(lacking, theirs, {id_of(own[name]): id_of(style) for name, style in found.items()})
    by_name = found | lacking
    numbered = complete_lists(by_name, lists)
    shown = tuple(name for name, style in lacking.items() if find(style, "semiHidden") is None)
    told = _told(shown, tuple(name for name in numbered if name in found), where)
    return Completion(theirs, lists, by_name, tuple(told))


def _kind(style: Element) -> str:
    return style.get(f"{W}type", "paragraph")


def _is_default(style: Element) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")


def _found(theirs: Element, own: Mapping[str, Element]) -> Iterator[tuple[str, Element]]:
    """The styles that a document has, by our names; its default of a kind is ours of that kind, whatever its name."""
    styles = list(theirs.iter(f"{W}style"))
    named = {style_key(value(style, "name")): style for style in styles}
    defaults = {_kind(style): style for style in styles if _is_default(style)}
    for name, style in own.items():
        match = named.get(style_key(name), defaults.get(_kind(style)) if _is_default(style) else None)
        if match is not None:
            yield name, match


def _clashes(found: Mapping[str, Element], own: Mapping[str, Element], where: Place) -> Iterator[Problem]:
    for name, style in found.items():
        if (kind := _kind(own[name])) != _kind(style):
            yield error(f"Gaya “{name}” bukan gaya {_KINDS.get(kind, kind)}.", where, "Beri gaya itu nama lain.")


def _complete_defaults(theirs: Element, ours: Element) -> None:
    """What holds where no style says anything, and the language, which is that of the text and not of the look."""
    defaults, language = find(ours, "docDefaults"), ours.find(f".//{W}lang")
    if defaults is not None and find(theirs, "docDefaults") is None:
        theirs.insert(0, deepcopy(defaults))
    for one in theirs.iter(f"{W}lang"):
        one.attrib.update(language.attrib if language is not None else {})


def _complete_style(style: Element, own: Element) -> None:
    if value(own, "name") == "header":
        _drop(style, "tabs")  # The line itself knows the width of its page.
    for first, *rest in _OF_THE_REPORT:
        if find(own, f"pPr/{first}") is None or find(style, f"pPr/{first}") is not None:
            continue
        for name in (first, *rest):
            said = find(own, f"pPr/{name}")
            if said is not None:
                properties = slot(style, "pPr")
                properties.replace(slot(properties, name), deepcopy(said))


def _drop(style: Element, name: str) -> None:
    said = find(style, f"pPr/{name}")
    if said is not None:
        remove(said)


def _add(lacking: Mapping[str, Element], theirs: Element, ids: dict[str, str]) -> None:
    """Add styles with ids that are free, yet without their lists; ``ids`` are those that are there, by ours."""
    taken = {id_of(style) for style in theirs.iter(f"{W}style")}
    for style in lacking.values():
        ids[id_of(style)] = _free(id_of(style), taken)
    for style in lacking.values():
        style.set(f"{W}styleId", ids[id_of(style)])
        for link in style.iterchildren(*(f"{W}{name}" for name in _LINKS)):
            say(link, ids[link.get(f"{W}val", "")])
        if list_of(style):
            _drop(style, "numPr")
        theirs.append(style)


def _free(wanted: str, taken: set[str]) -> str:
    """An id that no style has: ``Sumber``, else ``Sumber-2``."""
    free = next(one for one in chain([wanted], (f"{wanted}-{number}" for number in count(2))) if one not in taken)
    taken.add(free)
    return free


def _told(lacking: Sequence[str], numbered: Sequence[str], where: Place) -> Iterator[Problem]:
    """One warning, of a few of the names."""
    sentences = (
        f"{len(names)} gaya {lacks}: {_few(names)}."
        for names, lacks in (
            (lacking, "tidak ada, jadi diambil dari program"),
            (numbered, "tidak bernomor seperti laporan, jadi diberi daftar dari program"),
        )
        if names
    )
    if message := " ".join(sentences):
        hint = "Dokumen bawaan yang lengkap: report-builder templates copy reference.docx contoh"
        yield warning(message, where, hint)


def _few(names: Sequence[str]) -> str:
    quoted = [f"“{name}”" for name in names[:_NAMED]]
    rest = len(names) - len(quoted)
    return ", ".join(quoted) + (f", dan {rest} lainnya" if rest else "")

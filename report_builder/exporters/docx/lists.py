"""The lists that a reference document lacks, taken from the program's own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import count

from report_builder.exporters.docx.numbering import Daftar, list_instance, numbering_xml
from report_builder.exporters.docx.styles import HEADINGS, LISTS, style_id
from report_builder.exporters.docx.tree import Element, W, find, id_of, parse, remove, say, slot, value
from report_builder.exporters.docx.wordml import root

LIST_STYLES: Mapping[str, tuple[int, int]] = {
    style.name: style.para.numbering
    for style in (*HEADINGS, *LISTS)
    if style.para and style.para.numbering and style.para.numbering[0]
}
"""The list and the level in it that a style has in the program's own document."""
_HEADINGS = tuple(style.name for style in HEADINGS if style.name in LIST_STYLES)
_LEFT_OUT = ("numPicBullet", "lvlPicBulletId", "numIdMacAtCleanup")
"""Pictures as bullets are parts of their own, which a report does not take; behind the last no list may stand."""
_SIDES = {"start": "left", "left": "left", "center": "center", "end": "right", "right": "right"}


def instances(numbering: Element) -> dict[int, int]:
    """The definition of each list by the number of the list."""
    return {int(one.get(f"{W}numId", "0")): int(value(one, "abstractNumId")) for one in numbering.iter(f"{W}num")}


def list_of(style: Element) -> int:
    """The number of the list of a style, 0 where it has none."""
    return int(value(style, "pPr/numPr/numId") or "0")


def complete_lists(styles: Mapping[str, Element], numbering: Element) -> tuple[str, ...]:
    """Give styles the lists and lists the levels that they lack; the names of the styles.

    Headings have one list that counts as the report does, since its contents and references name their numbers.
    """
    _mend(numbering)
    ours = _definitions(parse(root("numbering", numbering_xml())))
    needy = tuple(_needy(styles, numbering, ours[Daftar.JUDUL]))
    _unlink({id_of(styles[name]) for name in needy}, numbering)
    for number, definition in ours.items():
        if takers := [name for name in needy if LIST_STYLES[name][0] == number]:
            _add_list(definition, {name: styles[name] for name in takers}, numbering)
    known, definitions = instances(numbering), _definitions(numbering)
    for name, (number, _) in LIST_STYLES.items():
        _complete_levels(definitions[known[list_of(styles[name])]], ours[number])
    return needy


def _mend(numbering: Element) -> None:
    """Leave out what cannot come along; write the rest as the schema wants it, as LibreOffice does not."""
    definitions = _definitions(numbering)
    undefined = [one for one in numbering.iter(f"{W}num") if int(value(one, "abstractNumId")) not in definitions]
    for one in (*undefined, *numbering.iter(*(f"{W}{name}" for name in _LEFT_OUT))):
        remove(one)
    for level in numbering.iter(f"{W}lvl"):
        for side in level.iterchildren(f"{W}lvlJc"):
            say(side, _SIDES.get(side.get(f"{W}val", ""), "left"))
        link, form = find(level, "pStyle"), find(level, "numFmt")
        if link is not None and form is not None and level.index(link) < level.index(form):
            form.addnext(link)


def _definitions(numbering: Element) -> dict[int, Element]:
    return {int(one.get(f"{W}abstractNumId", "0")): one for one in numbering.iter(f"{W}abstractNum")}


def _needy(styles: Mapping[str, Element], numbering: Element, ours: Element) -> Iterator[str]:
    """The styles without a list, and all headings where these do not count as by our list of headings."""
    known = instances(numbering)
    alike = _count_alike([styles[name] for name in _HEADINGS], numbering, ours)
    for name in LIST_STYLES:
        if list_of(styles[name]) not in known or (name in _HEADINGS and not alike):
            yield name


def _count_alike(headings: list[Element], numbering: Element, ours: Element) -> bool:
    numbers = {list_of(style) for style in headings}
    definition = _definitions(numbering).get(instances(numbering).get(max(numbers), -1))
    if len(numbers) > 1 or definition is None:
        return False
    placed = [int(value(style, "pPr/numPr/ilvl") or "0") for style in headings] == [*range(len(headings))]
    return placed and all(_sign(definition, level) == _sign(ours, level) for level in range(len(headings)))


def _sign(definition: Element, level: int) -> tuple[str, str]:
    """What a level counts by and shows, nothing where there is no such level."""
    found = definition.find(f"{W}lvl[@{W}ilvl='{level}']")
    return ("", "") if found is None else (value(found, "numFmt"), value(found, "lvlText"))


def _unlink(ids: Container[str], numbering: Element) -> None:
    """Let no list claim these styles any longer."""
    for link in list(numbering.iter(f"{W}pStyle")):
        if link.get(f"{W}val", "") in ids:
            remove(link)


def _add_list(ours: Element, takers: Mapping[str, Element], numbering: Element) -> None:
    """Add a list of the program under free numbers, and hand it to these styles, by our names."""
    definitions = _definitions(numbering)
    number, instance = max(definitions, default=0) + 1, max(instances(numbering), default=0) + 1
    definition = _copy(ours, {style_id(name): id_of(style) for name, style in takers.items()})
    definition.set(f"{W}abstractNumId", str(number))
    _make_unlike(definition, definitions.values())
    numbering.insert(len(definitions), definition)
    numbering.append(parse(root("numbering", list_instance(instance, number)))[0])
    for name, style in takers.items():
        numbers = slot(slot(style, "pPr"), "numPr")
        say(slot(numbers, "ilvl"), str(LIST_STYLES[name][1]))
        say(slot(numbers, "numId"), str(instance))


def _copy(ours: Element, ids: Mapping[str, str]) -> Element:
    """A list or level of the program that knows only the styles of these ids, as the document has them."""
    copy = deepcopy(ours)
    for link in list(copy.iter(f"{W}pStyle")):
        if own := ids.get(link.get(f"{W}val", "")):
            say(link, own)
        else:
            remove(link)
    return copy


def _make_unlike(definition: Element, others: Iterable[Element]) -> None:
    """Give a list a sign of its own: lists of one sign are one list to Word."""
    sign = find(definition, "nsid")
    if sign is not None:
        taken = {int(value(other, "nsid") or "0", 16) for other in others}
        free = next(number for number in count(int(value(definition, "nsid"), 16)) if number not in taken)
        say(sign, f"{free:08X}")


def _complete_levels(definition: Element, ours: Element) -> None:
    """Add the levels that a list lacks, as Word's own bullets do; one that is defined elsewhere has none at all."""
    levels = {level.get(f"{W}ilvl") for level in definition.iter(f"{W}lvl")}
    lacking = [level for level in ours.iter(f"{W}lvl") if level.get(f"{W}ilvl") not in levels]
    if not levels or not lacking:
        return
    definition.extend(_copy(level, {}) for level in lacking)
    for kind in definition.iter(f"{W}multiLevelType"):
        say(kind, "multilevel")

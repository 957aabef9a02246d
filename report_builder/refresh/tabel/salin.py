"""Copies of what today's document says, fit to stand in the file: free ids and names, styles that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property

from report_builder.audit.membaca.paket import Element, anak, nama, nilai
from report_builder.exporters.docx.manuscript import BOOKMARK_LENGTH, FACT_PREFIX
from report_builder.exporters.docx.tree import W
from report_builder.refresh.berkas import Berkas

_UNKNOWN_THERE = frozenset(
    {
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
        "drawing",
        "pict",
        "AlternateContent",
    }
)
"""What leads to other parts of the file that it comes from."""
_STYLES = ("pStyle", "rStyle", "tblStyle")


@dataclass
class Penyalin:
    """Copies elements from today's document into a file, and keeps the facts of the bookmarks that come with them."""

    berkas: Berkas
    naskah: Berkas
    penanda: dict[str, str] = field(default_factory=dict)
    """The facts of new bookmarks, by their names."""

    def salin(self, element: Element) -> Element:
        """A copy to be put into the file."""
        copy = deepcopy(element)
        self._drop(each for each in copy.iter() if nama(each) in _UNKNOWN_THERE)
        self._name_bookmarks(copy)
        self._style(copy)
        self._loosen(copy)
        return copy

    def isi(self, cell: Element, like: Element) -> None:
        """Let a cell of the file say what one of today's document says, in its own width and borders.

        Where both say it in one run, the look that people gave to that stays.
        """
        if self._say(cell, like):
            return
        for child in [each for each in cell if nama(each) != "tcPr"]:
            cell.remove(child)
        cell.extend(each for each in self.salin(like) if nama(each) != "tcPr")

    def _say(self, cell: Element, like: Element) -> bool:
        """Let the only run of a cell say what the only run of another says; whether both are so."""
        old, new = _only_run(cell), _only_run(like)
        if old is None or new is None:
            return False
        (text,), (wanted,) = old.iterchildren(f"{W}t"), new.iterchildren(f"{W}t")
        text.text = wanted.text
        style, told = (anak(each, "rPr", "rStyle") for each in (old, new))
        if style is not None and told is not None:
            style.set(f"{W}val", self._styles.get(nilai(told, "val"), nilai(style, "val")))
            return True
        return style is None and told is None

    # --- bookmarks ---------------------------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> set[str]:
        """The names that stand for something in the file, or have stood for it."""
        there = (nilai(each, "name") for each in self.berkas.tebaran("bookmarkStart"))
        return {*there, *self.berkas.dokumen.penanda}

    @cached_property
    def _ids(self) -> Iterator[int]:
        taken = [nilai(each, "id") for each in self.berkas.tebaran("bookmarkStart")]
        first = max((int(each) for each in taken if each.isdecimal() and len(each) < 10), default=0)
        return iter(range(first + 1, 2**31))

    def _name_bookmarks(self, copy: Element) -> None:
        ids: dict[str, str] = {}
        for start in list(copy.iter(f"{W}bookmarkStart")):
            name = nilai(start, "name")
            fact = self.naskah.dokumen.penanda.get(name)
            if fact is None and name in self._names:
                _remove(start)
                continue
            ids[nilai(start, "id")] = number = str(next(self._ids))
            start.set(f"{W}id", number)
            start.set(f"{W}name", self._free(name, fact))
        for end in list(copy.iter(f"{W}bookmarkEnd")):
            if nilai(end, "id") in ids:
                end.set(f"{W}id", ids[nilai(end, "id")])
            else:
                _remove(end)

    def _free(self, name: str, fact: str | None) -> str:
        """A name that nothing has: that of today's document, else with a number that is free."""
        stem, number = name.rstrip("0123456789").rstrip("_"), len(self._names)
        while name in self._names:
            number += 1
            end = f"_{number}"
            name = f"{stem[: BOOKMARK_LENGTH - len(end)]}{end}"
        self._names.add(name)
        if fact is not None and name.startswith(FACT_PREFIX):
            self.penanda[name] = fact
        return name

    # --- styles and lists --------------------------------------------------------------------------------------------

    @cached_property
    def _styles(self) -> Mapping[str, str]:
        """The ids that the styles of today's document have in the file."""
        there = {name.casefold(): number for number, name in _style_names(self.berkas)}
        return {
            number: there[name.casefold()] for number, name in _style_names(self.naskah) if name.casefold() in there
        }

    @cached_property
    def _lists(self) -> frozenset[str]:
        parts = self.berkas.paket.related(self.berkas.letak.utama, "numbering")
        roots = (self.berkas.paket.tree(each.part) for each in parts)
        return frozenset(nilai(each, "numId") for root in roots for each in root.iter(f"{W}num"))

    def _style(self, copy: Element) -> None:
        for each in [each for name in _STYLES for each in copy.iter(f"{W}{name}")]:
            style = self._styles.get(nilai(each, "val"))
            if style is None:
                _remove(each)
            else:
                each.set(f"{W}val", style)
        for each in list(copy.iter(f"{W}numPr")):
            number = anak(each, "numId")
            if number is None or nilai(number, "val") not in self._lists:
                _remove(each)

    # --- links -------------------------------------------------------------------------------------------------------

    def _loosen(self, copy: Element) -> None:
        """Links and fields that lead to places which the file has not become plain text."""
        for link in list(copy.iter(f"{W}hyperlink")):
            if nilai(link, "anchor") not in self._names:
                _unwrap(link)
        instructions = [each.text or "" for each in copy.iter(f"{W}instrText")]
        if any(set(text.split()[1:2]) - self._names for text in instructions if "REF" in text.partition(" \\")[0]):
            self._drop(each for each in copy.iter(f"{W}fldChar", f"{W}instrText"))

    @staticmethod
    def _drop(elements: Iterable[Element]) -> None:
        for each in list(elements):
            _remove(each)


def _only_run(cell: Element) -> Element | None:
    """The run of a cell that holds nothing but one text in one run."""
    if len(cell) > 2 or (paragraph := anak(cell, "p")) is None:
        return None
    content = [each for each in paragraph if nama(each) != "pPr"]
    if len(content) != 1 or nama(content[0]) != "r":
        return None
    inner = [nama(each) for each in content[0] if nama(each) != "rPr"]
    return content[0] if inner == ["t"] else None


def kosongkan(element: Element) -> None:
    """Take away all that a cell or a paragraph says, and leave one empty paragraph of its look."""
    first, *others = [each for each in element if nama(each) != "tcPr"]
    for each in others:
        element.remove(each)
    _each(first, lambda child: nama(child) != "pPr", _remove)


def tanpa_penanda(element: Element) -> Element:
    """A copy without bookmarks, whose names can stand in one place only."""
    copy = deepcopy(element)
    _each_below(copy, ("bookmarkStart", "bookmarkEnd"))
    return copy


def _each(element: Element, wanted: Callable[[Element], bool], do: Callable[[Element], None]) -> None:
    for child in [each for each in element if wanted(each)]:
        do(child)


def _each_below(element: Element, names: Iterable[str]) -> None:
    for each in [each for name in names for each in element.iter(f"{W}{name}")]:
        _remove(each)


def _style_names(berkas: Berkas) -> Iterator[tuple[str, str]]:
    for relation in berkas.paket.related(berkas.letak.utama, "styles"):
        for style in berkas.paket.tree(relation.part).iter(f"{W}style"):
            name = anak(style, "name")
            yield nilai(style, "styleId"), "" if name is None else nilai(name, "val")


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _remove(element)

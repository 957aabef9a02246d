"""What the layout left out or set outside its page: WeasyPrint says nothing where a text is too large for a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from weasyprint.formatting_structure.boxes import MarginBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder

from report_builder.errors import ExitCode, Problem, ReportError, error

if TYPE_CHECKING:
    from weasyprint.document import Page as LaidOutPage

Element: TypeAlias = Any
Box: TypeAlias = Any

_HEAD, _NOTE, _OTHER = "thead", "note", ""
_SHOWN = 40
"""How many letters of a lost text name it."""
_SAYINGS: Mapping[str, tuple[str, str]] = {
    _HEAD: ("Kepala tabel lebih tinggi dari halaman PDF", "Pendekkan teks kepala tabel itu."),
    _NOTE: ("Catatan kaki tidak muat di halaman PDF", "Pendekkan catatan itu atau pindahkan isinya ke dalam teks."),
    _OTHER: ("Teks keluar dari halaman PDF", "Pendekkan teks itu atau kurangi kolom tabelnya."),
}


class _Holder(NamedTuple):
    """What is lost as a whole where a text of it is: a head of a table, a note, or any other element."""

    kind: str
    element: Element


def refuse_losses(body: Element, pages: Iterable[LaidOutPage]) -> None:
    """Raises ReportError (output) that names each text of a laid-out document that is not whole on its pages."""
    holders = dict(_holders(body, _OTHER, body))
    found: Counter[Element] = Counter()
    outside: set[Element] = set()
    for page in pages:
        for box in _texts(page._page_box):  # noqa: SLF001 - it has no other name.
            letters = _letters(box.text)
            if letters and "::" not in box.element_tag:
                found[box.element] += letters
                if not _is_on_page(box, page, holders[box.element].kind):
                    outside.add(box.element)
    lost = [
        holder
        for element, holder in holders.items()
        if element in outside or _is_missing(element, holder.kind, found[element])
    ]
    if lost:
        raise ReportError(map(_tell, dict.fromkeys(lost)), ExitCode.OUTPUT)


def _holders(element: Element, kind: str, holder: Element) -> Iterator[tuple[Element, _Holder]]:
    """Each element with text of its own that is set as text, in reading order."""
    own = "thead" if element.tag == "thead" else element.get("role", "")
    if kind == _OTHER:
        kind, holder = own if own in _SAYINGS else _OTHER, element
    yield element, _Holder(kind, holder)
    for child in element:
        if not child.tag.startswith("{"):  # A drawing is a picture.
            yield from _holders(child, kind, holder)


def _texts(box: Box) -> Iterator[Box]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 - it has no other name.
    if isinstance(box, TextBox):
        yield box
    elif not isinstance(box, MarginBox):
        for child in box.children:
            yield from _texts(child)


def _is_on_page(box: Box, page: LaidOutPage, kind: str) -> bool:
    """Whether a text is all on its page; notes that are too long grow upwards, through the margin."""
    top = page._page_box.content_box_y() if kind == _NOTE else 0  # noqa: SLF001 - as above.
    middle = box.position_y + box.height / 2
    return bool(top <= middle <= page.height and box.position_x >= 0 and box.position_x + box.width <= page.width)


def _is_missing(element: Element, kind: str, found: int) -> bool:
    """Whether letters are missing; what is not there at all may be hidden by a style sheet, but for heads and notes."""
    wanted = _letters("".join([element.text or "", *(child.tail or "" for child in element)]))
    return found < wanted and (found > 0 or kind != _OTHER)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _tell(holder: _Holder) -> Problem:
    message, hint = _SAYINGS[holder.kind]
    text = " ".join("".join(holder.element.itertext()).split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
    return error(f"{message}: “{shown}”.", hint=hint)

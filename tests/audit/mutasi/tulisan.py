"""The text of a paragraph in the XML, sign by sign, and the elements that hold it."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from report_builder.audit.membaca.paket import Element, anak, nama
from report_builder.audit.membaca.tulisan import tampak

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALINEA = f"{W}p"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def teks_alinea(alinea: Element) -> str:
    """What a paragraph shows, or nothing where a sign of it does not show: then no place in it can be told."""
    text = "".join(shown for _, shown in potongan(alinea))
    return tampak(text) if len(tampak(text)) == len(text) else ""


def potongan(alinea: Element) -> Iterator[tuple[Element, str]]:
    """The pieces of a paragraph in order, each with the element that it is the text of."""
    for element in alinea.iter(f"{W}t", *(f"{W}{sign}" for sign in _SIGNS)):
        if next(element.iterancestors(ALINEA)) is alinea and nama(element.getparent()) == "r":  # type: ignore[arg-type]
            yield element, _SIGNS.get(nama(element), element.text or "")


def tulis(element: Element, text: str) -> None:
    """Let an element of text say this."""
    element.text = text
    element.set(_SPACE, "preserve")


def lari(like: Element | None, text: str, kind: str = "t") -> Element:
    """A run that says this, looking like another one."""
    run = etree.Element(f"{W}r")
    looks = anak(like, "rPr")
    if looks is not None:
        run.append(deepcopy(looks))
    tulis(etree.SubElement(run, f"{W}{kind}"), text)
    return run


def belah(alinea: Element, place: int) -> None:
    """Let a run end at this place of the paragraph's text, so that what stands before it is apart from what follows."""
    at = 0
    for element, shown in list(potongan(alinea)):
        if at < place < at + len(shown):
            run = element.getparent()
            assert run is not None
            rest = lari(run, shown[place - at :])
            for later in list(element.itersiblings()):
                rest.append(later)
            tulis(element, shown[: place - at])
            run.addnext(rest)
            return
        at += len(shown)

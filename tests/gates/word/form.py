"""How a Word file is made: unique ids, alternative texts, numbered headings, looks from styles alone."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.gates.word.file import WP, W, WordFile, find, get, is_on, style_name, text, val

LEVELS = {f"heading {level}": str(level - 1) for level in range(1, 5)}
OF_PARAGRAPHS = frozenset(
    f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines", "framePr", "numPr", "tabs", "sectPr")
)
"""What a paragraph may say itself: how it stands to its neighbours, its list, and what depends on its page."""
OF_RUNS = frozenset(f"{W}{name}" for name in ("rStyle", "b", "i", "vanish"))
"""What a run may say itself: its style, emphasis within emphasis, hidden fields."""


def drawings(word: WordFile) -> Iterator[str]:
    """Every drawing has an id of its own and a text for those who cannot see it."""
    found = list(word.each(f"{WP}docPr"))
    for number, count in Counter(drawing.get("id") for _, drawing in found).items():
        if count > 1:
            yield f"drawing {number} is there {count} times"
    for story, drawing in found:
        if not drawing.get("descr", "").strip():
            yield f"{story}: drawing {drawing.get('id')} has no alternative text"


def controls(word: WordFile) -> Iterator[str]:
    """Every content control that has an id has one of its own."""
    ids = Counter(val(control, "w:sdtPr/w:id") for _, control in word.each(f"{W}sdt"))
    yield from (
        f"content control {number} is there {count} times" for number, count in ids.items() if number and count > 1
    )


def calm(word: WordFile) -> Iterator[str]:
    """Nothing makes Word ask or count anew when the file is opened."""
    if is_on(find(word.parts["settings.xml"], "w:updateFields")):
        yield "settings.xml: Word will ask whether to update the fields"
    for story, element in word.each():
        if get(element, "dirty"):
            yield f"{story}: a {etree.QName(element).localname} is marked dirty"


def headings(word: WordFile) -> Iterator[str]:
    """Headings of each level are counted by their style, through a list that knows it."""
    linked = {get(style) for style in word.parts["numbering.xml"].iter(f"{W}pStyle")}
    for style_id, style in word.styles.items():
        level = LEVELS.get(style_name(style))
        if level is None:
            continue
        numbering = word.style_states(style_id, "numPr")
        if numbering is None or val(numbering, "w:numId") in ("", "0"):
            yield f"styles.xml: {style_name(style)} is not numbered"
        elif (val(numbering, "w:ilvl") or "0") != level or style_id not in linked:
            yield f"styles.xml: {style_name(style)} and the level of its list do not know each other"


def styles(word: WordFile) -> Iterator[str]:
    """Every paragraph has a style."""
    for story, paragraph in word.each(f"{W}p"):
        if _is_written(paragraph) and not word.style_name(paragraph):
            yield f"{story}: the paragraph “{text(paragraph)}” has no style"


def looks(word: WordFile) -> Iterator[str]:
    """Neither paragraphs nor runs have looks beside those of their style."""
    for tag, allowed in ((f"{W}pPr", OF_PARAGRAPHS), (f"{W}rPr", OF_RUNS)):
        for story, properties in word.each(tag):
            for one in properties:
                if one.tag not in allowed and _is_written(one):
                    yield f"{story}: {etree.QName(one).localname} stands beside the style of “{_owner(properties)}”"


def _is_written(element: etree._Element) -> bool:
    """Whether it is of the text, and not of the line between text and notes."""
    return not any(get(note, "type") for note in element.iterancestors(f"{W}footnote", f"{W}endnote"))


def _owner(properties: etree._Element) -> str:
    owner = properties.getparent()
    return "" if owner is None else text(owner)

"""What no validator looks for in a Word file: each check is a function, each fault a sentence."""

from tests.gates.word.file import Check, open_word
from tests.gates.word.form import calm, controls, drawings, headings, looks, styles
from tests.gates.word.references import bookmark_ends, bookmark_names, fields, links, lists, names_in_the_container
from tests.gates.word.tables import captions, tables

__all__ = ["CHECKS", "faults"]

CHECKS: tuple[Check, ...] = (
    names_in_the_container,
    bookmark_names,
    bookmark_ends,
    links,
    fields,
    lists,
    tables,
    captions,
    drawings,
    controls,
    calm,
    headings,
    styles,
    looks,
)


def faults(data: bytes) -> list[str]:
    """Every fault of a Word file."""
    word = open_word(data)
    return [fault for check in CHECKS for fault in check(word)]

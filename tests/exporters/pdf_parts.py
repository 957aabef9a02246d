"""The parts of a PDF as lists: elements of its structure, marks of its pages, pairs of its trees."""

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf


class Marks(NamedTuple):
    """What is marked on a page: the numbers of its text and pictures, and the property lists of its artifacts."""

    numbers: list[int]
    artifacts: list[Object]


def as_list(value: Object) -> list[Object]:
    """Give the items of an array, or the one value that stands for an array of one."""
    return list(value) if isinstance(value, Array) else [value]


def pairs(numbers: Object) -> Iterator[tuple[int, Object]]:
    """Give the pairs of a number tree."""
    listed = as_list(numbers)
    return ((int(key), value) for key, value in zip(listed[::2], listed[1::2], strict=True))


def elements(document: Pdf) -> list[Object]:
    """Give the elements of the structure in reading order."""
    found: list[Object] = []
    waiting = [document.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting.extend(kid for kid in reversed(kids_of(element)) if isinstance(kid, Dictionary) and "/S" in kid)
    return found


def kids_of(element: Object) -> list[Object]:
    """Give what an element of the structure holds."""
    return as_list(element.get("/K", Array()))


def held_by(element: Object, document: Pdf) -> Iterator[tuple[int, int]]:
    """Give the marks that an element holds: the place of the page, and the number there."""
    order: dict[object, int] = {sheet.objgen: place for place, sheet in enumerate(document.pages)}
    for kid in kids_of(element):
        if not isinstance(kid, Dictionary):
            yield order[element.Pg.objgen], int(kid)
        elif kid.get("/Type") == Name.MCR:
            yield order[kid.Pg.objgen], int(kid.MCID)


def marks_of(document: Pdf, place: int) -> Marks:
    """Give what is marked on a page."""
    marks = Marks([], [])
    for instruction in pikepdf.parse_content_stream(document.pages[place]):
        if str(instruction.operator) == "BDC":
            tag, properties = instruction.operands
            if tag == Name.Artifact:
                marks.artifacts.append(properties)
            else:
                marks.numbers.append(int(properties.MCID))
    return marks

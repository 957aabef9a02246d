"""Takes the comments of an earlier audit out of a Word file, so that what was mended loses its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from report_builder.audit.membaca.paket import Element, nama, nilai
from report_builder.audit.penulis import Penulis
from report_builder.workbook.package import Package

_EXTENSIONS = ("commentsExtended", "commentsIds")
"""Parts that tell more of the paragraphs of comments."""
_MARKS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})


def cabut(data: bytes, *penulis: Penulis) -> bytes:
    """The file without the comments of these authors; one that somebody has answered stays.

    Raises what ``DAMAGE`` names where the bytes are no sound package.
    """
    package = Package(data)
    comments = next((each.part for each in package.related(package.main, "comments")), "")
    if not comments:
        return data
    extensions = [package.tree(each.part) for each in package.related(package.main, *_EXTENSIONS)]
    answered = {nilai(each, "paraIdParent") for root in extensions for each in root.iter("{*}*")} - {""}
    gone = [
        each
        for each in package.tree(comments)
        if Penulis(nilai(each, "author"), nilai(each, "initials")) in penulis and not _paragraphs(each) & answered
    ]
    numbers, paragraphs = {nilai(each, "id") for each in gone}, {name for each in gone for name in _paragraphs(each)}
    told = [each for root in extensions for each in root.iter("{*}*") if nilai(each, "paraId") in paragraphs]
    for element in (*gone, *told, *_marks(package.tree(package.main), numbers)):
        _remove(element)
    return package.to_bytes() if gone else data


def _paragraphs(comment: Element) -> set[str]:
    return {nilai(each, "paraId") for each in comment.iter("{*}p")} - {""}


def _marks(root: Element, numbers: Collection[str]) -> Iterator[Element]:
    """The marks of comments, and instead of a reference its run where that holds nothing else."""
    for each in list(root.iter("{*}*")):
        if nama(each) in _MARKS and nilai(each, "id") in numbers:
            run = each.getparent()
            alone = run is not None and nama(run) == "r" and all(nama(one) == "rPr" for one in run if one is not each)
            yield run if run is not None and alone else each


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

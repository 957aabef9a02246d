"""The comments that earlier refreshes have set: those that are no longer true go, the others stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from report_builder.audit.membaca.paket import Element, nama, nilai
from report_builder.audit.membaca.tulisan import tampak
from report_builder.refresh.berkas import Berkas

_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def perbarui_komentar(berkas: Berkas, opening: str, reasons: Collection[str]) -> frozenset[str]:
    """Take out the comments of the program that open so and give none of these reasons; gives those that are said."""
    said = {number: text for number, text in _own(berkas).items() if opening in text}
    wanted = {" ".join(reason.split()) for reason in reasons}
    kept = {number: reason for number, text in said.items() for reason in wanted if text.endswith(reason)}
    for number in said.keys() - kept.keys():
        _take_out(berkas, number)
    return frozenset(reason for reason in reasons if " ".join(reason.split()) in kept.values())


def _own(berkas: Berkas) -> Mapping[str, str]:
    """What the comments of the program say, by their numbers."""
    own = (each for each in berkas.tebaran("comment") if nilai(each, "id") in berkas.komentar_sendiri)
    return {nilai(each, "id"): " ".join(tampak(_text(each)).split()) for each in own}


def _text(comment: Element) -> str:
    return "".join(each.text or "" for each in comment.iter() if nama(each) == "t")


def _take_out(berkas: Berkas, number: str) -> None:
    for part, root in berkas.letak.akar.items():
        marks = [each for each in root.iter() if nama(each) in _MARKS and nilai(each, "id") == number]
        comments = [each for each in root.iter() if nama(each) == "comment" and nilai(each, "id") == number]
        for each in (*map(_whole, marks), *comments):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
                berkas.berubah.add(part)


def _whole(mark: Element) -> Element:
    """The run of a reference, which holds nothing else; else the mark itself."""
    parent = mark.getparent()
    if parent is None or nama(mark) != "commentReference":
        return mark
    return parent if all(nama(each) in {"rPr", "commentReference"} for each in parent) else mark

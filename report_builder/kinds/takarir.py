"""Captions of limited length: what is said is chosen or its names are shortened before it is said, and never cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from report_builder import page
from report_builder.exporters.iringan import teks
from report_builder.given import keeping, unmark

BATAS: Mapping[str, int] = {"panjang": 2200, "pendek": 280}
"""Characters of a caption with its hashtags, by the id of its heading: what Instagram and X take."""
MOST_TAGS = 30
"""What Instagram takes."""

_ELLIPSIS = "…"
_TELLING = 2
"""So many words tell names apart."""
_LOOSE = frozenset((
    "adalah", "antara", "atas", "atau", "bagi", "bukan", "dalam", "dan", "dari", "dengan", "di", "hingga", "ke",
    "kepada", "melalui", "menjadi", "oleh", "pada", "para", "per", "sampai", "sebagai", "secara", "serta", "terhadap",
    "tidak", "untuk", "yang",
))  # fmt: skip
"""Words that want another behind them."""

_DOCUMENT = """
<html lang="id">
<head>
<title>–</title>
<meta name="author" content="–"/><meta name="dcterms.date" content="2000-01-01"/>
<meta name="report.header" content="–"/><meta name="report.paper" content="A4"/>
<meta name="report.draft" content="tidak"/>
</head>
<body><section class="naskah">{}</section></body>
</html>
"""


def choose_wording(pilihan: Sequence[str], batas: int) -> str:
    """The first of some markups, the longest first, that is no longer than this as plain text; the last if none is."""
    *longer, shortest = pilihan
    return next((one for one in longer if length(one) <= batas), shortest)


def length(markup: str) -> int:
    """How many characters markup of paragraphs and lists has as plain text; marks of given texts do not count.

    Raises ReportError (template) for markup that the contract does not know.
    """
    return teks.count(page.parse(_DOCUMENT.format(unmark(markup)), gaya={}, resources={}, name="takarir"))


def shorten(nama: str, batas: int, lain: Iterable[str] = ()) -> str:
    """A name of no more than so many characters: its first words and an ellipsis.

    It never ends in a number, since what follows may belong to it, in an open bracket, or in a word that wants another
    behind it. Where no word would be left the name stays whole, and so does one that begins as one of the others does:
    its end tells them apart.
    """
    others = tuple(other for other in lain if other != nama)
    if len(nama) <= batas or any(_begin_alike(nama, other) for other in others):
        return nama
    kept = _closed(nama[:batas].rpartition(" ")[0]).split(" ")
    while kept and not _may_end(kept[-1]):
        kept.pop()
    begin = " ".join(kept).rstrip(",;:–-/")
    is_its_own = begin and not any(other.casefold().startswith(begin.casefold()) for other in others)
    return begin + _ELLIPSIS if is_its_own else nama


def _begin_alike(nama: str, other: str) -> bool:
    """Whether two names share more than their first word, with which many names begin: Jumlah, Persentase."""
    return nama.casefold().split()[:_TELLING] == other.casefold().split()[:_TELLING]


def _closed(text: str) -> str:
    """The text without a bracket that it does not close."""
    return text[: text.rindex("(")].rstrip() if text.count("(") > text.count(")") else text


def _may_end(word: str) -> bool:
    bare = word.strip(",;:–-/()")
    return bool(bare) and bare.casefold() not in _LOOSE and not any(map(str.isdigit, bare))


def take_tags(tagar: Sequence[str], batas: int) -> tuple[str, ...]:
    """The first hashtags that take no more than half of a caption, and no more than are allowed."""
    return tuple(_within(tagar[:MOST_TAGS], batas // 2))


def _within(tagar: Sequence[str], room: int) -> Iterator[str]:
    for tag in tagar:
        room -= len(tag) + 1
        if room < -1:
            return
        yield tag


WORDING: Mapping[str, object] = {
    "batas": BATAS,
    "muat": choose_wording,
    "pendekkan": keeping(shorten),
    "ambil_tagar": take_tags,
}
"""What templates of captions see: the limits, and the ways to keep them."""

"""Captions of limited length: they end where a sentence or a clause ends, and never within a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from report_builder import language

LIMIT = 280
"""Characters of the short caption, with its hashtags."""
_ELLIPSIS = "…"
_CLAUSE_END = re.compile(r"[,;:](?= )")
_WORD_END = re.compile(r"(?= )")


def fit_caption(kalimat: Sequence[str], tagar: Sequence[str], batas: int = LIMIT) -> str:
    """The first sentences that have room beside the hashtags, which take half of it at most and a line of their own.

    Markup is left whole: it is what scrutiny reads, not what is published.
    """
    tags = _take(tagar, batas // 2)
    if any(isinstance(one, Markup) for one in kalimat):
        return Markup(" ").join([*kalimat, tags])
    text = shorten(" ".join(kalimat), batas - len(tags) - 1 if tags else batas)
    return "\n".join(part for part in (text, tags) if part)


def shorten(text: str, batas: int) -> str:
    """A text of no more than so many characters: whole sentences, else whole clauses, else whole words.

    A word with a digit never ends what is cut off within a sentence: what follows may belong to the number.
    """
    if len(text) <= batas:
        return text
    whole = [end for _, end in language.split_sentences(text) if end <= batas]
    if whole:
        return text[: whole[-1]]
    for form in (_CLAUSE_END, _WORD_END):
        ends = [found.start() for found in form.finditer(text) if found.start() < batas]
        for end in reversed(ends):
            if not _ends_in_number(text[:end]):
                return text[:end] + _ELLIPSIS
    return ""


def _ends_in_number(text: str) -> bool:
    return any(sign.isdigit() for sign in text.rpartition(" ")[2])


def _take(tagar: Sequence[str], room: int) -> str:
    taken = ""
    for tag in tagar:
        longer = f"{taken} {tag}".strip()
        if len(longer) > room:
            break
        taken = longer
    return taken

"""A style sheet prints no words of its own: they would stand in a document that nobody has read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from report_builder.errors import Place, Problem, error

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONTENT = re.compile(r"(?<![\w-])content\s*:([^;}]*)", re.IGNORECASE)
_TEXT = re.compile(r"\"([^\"]*)\"|'([^']*)'")


def printed_words(resources: Mapping[str, bytes]) -> Iterator[Problem]:
    """An error for each text with letters or digits, or with what stands for one, that a style sheet sets."""
    for name, data in resources.items():
        if not name.endswith(".css"):
            continue
        css = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), data.decode(errors="replace"))
        for content in _CONTENT.finditer(css):
            for text in _TEXT.finditer(content[1]):
                if any(sign.isalnum() or sign == "\\" for sign in text[0]):
                    line = css.count("\n", 0, content.start()) + 1
                    place = Place(name, "", f"baris {line}")
                    yield error(f"Gaya mencetak teks {text[0]}.", place, "Tulis teks itu dalam templat dokumennya.")

"""The texts beside a document as one that scrutiny can read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

_DOCUMENT = """
<html lang="id">
<head>
<title>Iringan</title>
<meta name="author" content="–"/><meta name="dcterms.date" content="{tanggal}"/>
<meta name="report.header" content="–"/><meta name="report.draft" content="ya"/><meta name="report.paper" content="A4"/>
</head>
<body><section class="naskah"><h1>Iringan</h1>{paragraphs}</section></body>
</html>
"""


def as_document(texts: Iterable[str], tanggal: date) -> str:
    """Markup of plain texts, a paragraph for each line that says anything."""
    lines = (line.strip() for text in texts for line in text.split("\n"))
    paragraphs = "".join(f"<p>{line}</p>" for line in lines if line)
    return _DOCUMENT.format(tanggal=tanggal.isoformat(), paragraphs=paragraphs)

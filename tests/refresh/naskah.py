"""Word files made of small inputs, and what people do to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from report_builder import pipeline
from report_builder.audit.dokumen import Alinea, Dokumen
from report_builder.audit.membaca import baca_docx
from report_builder.audit.pelurusan import luruskan
from report_builder.audit.rujukan import tulis
from report_builder.errors import Place
from report_builder.pipeline import Job
from report_builder.refresh import Hasil, segarkan
from report_builder.refresh.asal import samar

BODY = "word/document.xml"
_BESIDE = frozenset({"komentar", "grafik", "teks pengganti", "sifat dokumen"})
WHERE = Place("naskah.docx")


def made(location: Path, kind: str = "lakip") -> bytes:
    """The Word file of an input."""
    job = Job(location, kind)
    return tulis(job, pipeline.examine(job))


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(data: bytes, edit: Callable[[str], str], part: str = BODY) -> bytes:
    """The file with one part edited; the edit must change something."""
    content = parts(data)
    before = content[part].decode()
    after = edit(before)
    assert after != before
    content[part] = after.encode()
    return _written(content)


def _written(content: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, entry in content.items():
            archive.writestr(name, entry)
    return stream.getvalue()


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    """An edit that puts one text in the place of another, wherever it is first."""
    return lambda text: text.replace(old, new, count)


def refreshed(data: bytes, location: Path, lama: Path | None = None) -> Hasil:
    return segarkan(data, WHERE, Job(location), lama=Job(lama) if lama else None)


def bereft(data: bytes) -> bytes:
    """The file without the facts that it carries, as it comes back from OpenDocument."""
    content = {name: entry for name, entry in parts(data).items() if not name.startswith("customXml/")}
    content["[Content_Types].xml"] = re.sub(rb"<Override [^>]*customXml[^>]*/>", b"", content["[Content_Types].xml"])
    relations = "word/_rels/document.xml.rels"
    content[relations] = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", content[relations])
    return _written(content)


def unmarked(data: bytes) -> bytes:
    """The file without bookmarks."""
    return edited(data, lambda text: re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", text))


def read(data: bytes) -> Dokumen:
    return luruskan(baca_docx(data, WHERE))


@dataclass(frozen=True)
class Tercetak:
    """A figure as it stands in a document: its fact, its text, the paragraph."""

    fakta: str
    teks: str
    alinea: Alinea


def printed(data: bytes) -> Iterator[Tercetak]:
    for alinea in read(data).alinea():
        for one in alinea.jangkar:
            yield Tercetak(one.fakta, alinea.teks[one.awal : one.akhir], alinea)


def prints(data: bytes, fakta: str) -> set[str]:
    """All ways in which a fact stands in a document."""
    return {one.teks for one in printed(data) if one.fakta == fakta}


def rows(data: bytes, head: str) -> list[tuple[str, ...]]:
    """The rows of the first table with this text in its first row."""
    return next(table for table in tables(data) if head in table[0])


def tables(data: bytes) -> list[list[tuple[str, ...]]]:
    return [[tuple(sel.teks for sel in row.sel) for row in table.baris] for table in read(data).tabel()]


def words(data: bytes) -> list[str]:
    """What stands outside figures, tables, charts and comments."""
    return [
        samar(alinea)
        for alinea in read(data).alinea()
        if not alinea.tempat.tabel
        and alinea.tempat.bagian.value not in {"komentar", "grafik", "teks pengganti", "sifat dokumen"}
    ]


def bookmark(text: str, fakta: str) -> re.Match[str]:
    """The first bookmark around a fact, with its text runs."""
    stem = re.sub(r"\W+", "_", fakta)
    found = re.search(rf'<w:bookmarkStart w:id="(\d+)" w:name="lk_{stem}_\d+"/>.*?<w:bookmarkEnd w:id="\1"/>', text)
    assert found
    return found

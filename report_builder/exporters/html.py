"""The page as one HTML file that needs nothing beside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape
from pathlib import PurePosixPath

from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters import Output
from report_builder.exporters.markup import Context, write_sections
from report_builder.page import Page

_SHEETS = ("gaya/token.css", "gaya/laporan.css")
_MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}


def export(page: Page, name: str) -> Output:
    """Give the page as a self-contained HTML5 file: style sheets and pictures inside, readable on a phone."""
    return Output(name, document(page, style_sheets(page, _SHEETS), lambda source: data_url(page, source)).encode())


def document(page: Page, css: str, url: Callable[[str], str]) -> str:
    """Give the whole page as HTML with these styles; ``url`` gives the address of each picture."""
    draft = ' class="draf"' if page.draf else ""
    mark = '<p class="tanda-draf">DRAF</p>\n' if page.draf else ""
    return f"""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(page.judul)}</title>
<meta name="author" content="{escape(page.penulis)}">
<meta name="dcterms.created" content="{page.tanggal.isoformat()}">
<meta name="dcterms.modified" content="{page.tanggal.isoformat()}">
<style>
{css}
</style>
</head>
<body{draft} data-kepala="{escape(page.kepala)}">
{mark}<main>
{write_sections(Context(page, url))}
</main>
</body>
</html>
"""


def style_sheets(page: Page, names: tuple[str, ...]) -> str:
    """Give the style sheets of these names, one after the other; raises ReportError (template) for a missing one."""
    missing = [name for name in names if name not in page.resources]
    if missing:
        hint = "Kembalikan berkas itu ke folder templat."
        raise ReportError([error("Lembar gaya tidak ada.", Place(name), hint) for name in missing], ExitCode.TEMPLATE)
    # Inside <style> only the end of the element could end it.
    return "\n".join(page.resources[name].decode() for name in names).replace("</", "<\\/")


def data_url(page: Page, source: str) -> str:
    """A resource of the page as an address that holds it."""
    media_type = _MEDIA_TYPES.get(PurePosixPath(source).suffix.lower(), "application/octet-stream")
    return f"data:{media_type};base64,{b64encode(page.resources[source]).decode()}"

"""What people do to the order of a document, paragraphs, rows and sections, makes no figure of it wrong."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from report_builder.audit import periksa
from report_builder.audit.dokumen import Dokumen
from report_builder.audit.membaca import baca_docx
from report_builder.audit.membaca.paket import Element, anak, nilai
from report_builder.audit.temuan import Pemeriksaan
from report_builder.errors import Place
from tests.audit.mutasi.naskah import UTAMA, Naskah
from tests.audit.mutasi.penyunting import tanpa_jangkar
from tests.audit.mutasi.tulisan import ALINEA, W, lari, teks_alinea
from tests.reports import Reports

pytestmark = pytest.mark.slow

Susun = Callable[[Element, Random], None]
"""Changes the body of a document."""
SEED = 3
SOME = 8
TABEL, BARIS, SEL = f"{W}tbl", f"{W}tr", f"{W}tc"


@pytest.fixture(scope="module")
def naskah(reports: Reports) -> Naskah:
    """Give the report whose order is changed."""
    report = reports("contoh-lengkap")
    return Naskah.baca(report.docx, report.location)


# --- what people do --------------------------------------------------------------------------------------------------


def paragraphs_deleted(body: Element, chance: Random) -> None:
    for alinea in chance.sample(prose(body), SOME):
        body.remove(alinea)


def paragraphs_joined(body: Element, chance: Random) -> None:
    for alinea in chance.sample(prose(body), SOME):
        other = alinea.getnext()
        if other is not None and other.tag == ALINEA and style(other) == style(alinea):
            alinea.append(lari(None, " "))
            alinea.extend([child for child in other if child.tag != f"{W}pPr"])
            body.remove(other)


def rows_deleted(body: Element, chance: Random) -> None:
    for tabel in chance.sample(list(body.iter(TABEL)), SOME):
        rows = tabel.findall(BARIS)
        tabel.remove(rows[-1])


def rows_of_an_appendix_deleted(body: Element, chance: Random) -> None:
    longest = max(body.iter(TABEL), key=len)
    for row in chance.sample(longest.findall(BARIS)[2:], 5 * SOME):
        longest.remove(row)


def a_row_doubled(body: Element, _: Random) -> None:
    row = next(body.iter(TABEL)).findall(BARIS)[3]
    copy = deepcopy(row)
    etree.strip_elements(copy, f"{W}bookmarkStart", f"{W}bookmarkEnd")
    row.addnext(copy)


def a_column_deleted(body: Element, _: Random) -> None:
    for row in next(body.iter(TABEL)).findall(BARIS):
        row.remove(row.findall(SEL)[3])


def tables_deleted(body: Element, chance: Random) -> None:
    for tabel in chance.sample(body.findall(TABEL), 3):
        body.remove(tabel)


def a_section_moved(body: Element, _: Random) -> None:
    children, heads = sections(body)
    moved, target = children[heads[1] : heads[2]], children[heads[4]]
    for child in moved:
        target.addprevious(child)


def a_section_deleted(body: Element, _: Random) -> None:
    children, heads = sections(body)
    for child in children[heads[1] : heads[2]]:
        body.remove(child)


DONE: tuple[Susun, ...] = (
    paragraphs_deleted,
    paragraphs_joined,
    rows_deleted,
    rows_of_an_appendix_deleted,
    a_row_doubled,
    a_column_deleted,
    tables_deleted,
    a_section_moved,
    a_section_deleted,
)


def prose(body: Element) -> list[Element]:
    return [child for child in body if style(child) == "BodyText" and len(teks_alinea(child)) > 60]


def sections(body: Element) -> tuple[list[Element], list[int]]:
    """The children of the body, and where an indikator's section begins among them."""
    children = list(body)
    return children, [place for place, child in enumerate(children) if style(child) == "Heading4"]


def style(child: Element) -> str:
    found = anak(child, "pPr", "pStyle")
    return "" if found is None else nilai(found, "val")


# --- what the audit says of it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("ubah", [bytes, tanpa_jangkar], ids=["with anchors", "without anchors"])
@pytest.mark.parametrize("susun", DONE)
def test_no_figure_is_called_wrong_where_only_the_order_has_changed(
    naskah: Naskah, susun: Susun, ubah: Callable[[bytes], bytes]
) -> None:
    found = audited(naskah, ubah(changed(naskah, susun)))
    assert found.salah == ()


def test_the_figures_of_a_table_that_people_have_added_are_unknown(naskah: Naskah) -> None:
    def a_table_added(body: Element, chance: Random) -> None:
        rows = (("Kegiatan", "Peserta"), ("Pelatihan", "1.234"), ("Lokakarya", "777"))
        cells = ("".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) for row in rows)
        markup = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
        chance.choice(prose(body)).addnext(etree.fromstring(f'<w:tbl xmlns:w="{W[1:-1]}">{markup}</w:tbl>'))

    found = audited(naskah, changed(naskah, a_table_added))
    assert [(each.kelas, each.teks) for each in found.salah] == [("tak dikenal", "1.234"), ("tak dikenal", "777")]


def changed(naskah: Naskah, susun: Susun) -> bytes:
    with ZipFile(BytesIO(naskah.data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    root = etree.fromstring(parts[UTAMA])
    susun(root[0], Random(SEED))  # noqa: S311 - no secret
    parts[UTAMA] = etree.tostring(root, encoding="UTF-8", standalone=True)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert texts(baca_docx(stream.getvalue(), Place("disusun.docx"))) != texts(naskah.dokumen)
    return stream.getvalue()


def texts(dokumen: Dokumen) -> list[str]:
    return [alinea.teks for alinea in dokumen.alinea()]


def audited(naskah: Naskah, data: bytes) -> Pemeriksaan:
    dokumen = baca_docx(data, Place("disusun.docx"))
    return periksa(dokumen, replace(naskah.rujukan, lama=dokumen.ledger))

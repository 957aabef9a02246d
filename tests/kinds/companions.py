"""The documents that go with a report, made from an input or from rows that a test writes."""

from pathlib import Path

from report_builder import page, pipeline, plugins
from report_builder.page import Heading, Page, Paragraph, TableBlock
from report_builder.pipeline import Composed, Job

KINDS = ("perjanjian-kinerja", "ringkasan", "siaran-pers", "swareviu")

IDENTITAS = {
    "instansi": "Badan Contoh",
    "unit_kerja": "Direktorat Contoh",
    "tahun": "2021",
    "kota": "Jakarta",
    "kepala_nama": "Ani",
    "kepala_jabatan": "Direktur",
    "atasan_nama": "Budi",
    "atasan_jabatan": "Deputi",
    "tanggal_perjanjian": "4 Januari 2021",
}
SHEETS = {
    "sasaran": ("kode,sasaran", "S-1,Meningkatnya mutu layanan"),
    "indikator": (
        "kode,kode_sasaran,indikator,satuan,target,realisasi,keadaan,jenis,sumber_data,penanggung_jawab",
        "K-1,S-1,Jumlah layanan,layanan,10,12,,IKU,Laporan,Bagian Umum",
    ),
    "anggaran": ("kode,uraian,tingkat,pagu_awal,pagu_akhir,realisasi", "1,Layanan,kegiatan,100,100,90"),
}


def write(
    folder: Path, *, without: tuple[str, ...] = (), keys: dict[str, str] | None = None, **sheets: tuple[str, ...]
) -> Path:
    """Write a small input with other keys and sheets, or without some."""
    identitas = IDENTITAS | (keys or {})
    files = {"identitas": ("kunci,isi", *(f"{key},{value}" for key, value in identitas.items())), **SHEETS, **sheets}
    for name, lines in files.items():
        if name not in without:
            (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def compose(location: Path, kind: str, periode: str = "") -> Page:
    """Give the document of a kind."""
    return compose_all(location, kind, periode).document


def compose_all(location: Path, kind: str, periode: str = "") -> Composed:
    """Give the document of a kind and those beside it, and before them the document that they are about."""
    job, chosen = Job(location, periode=periode), plugins.kind(kind)
    examined = pipeline.examine(job)
    fakta = pipeline.write_fakta(examined.measured.ledger)
    bukti = pipeline.compose(job, examined, fakta, plugins.kind(chosen.bukti)).document if chosen.bukti else None
    return pipeline.compose(job, examined, fakta, chosen, bukti)


def text_of(document: Page) -> list[str]:
    """Give headings, paragraphs and the rows of tables, a line each; the cells of a row are parted by bars."""
    return [line for section in document.sections for block in page.iter_blocks(section) for line in _lines(block)]


def _lines(block: page.Block) -> list[str]:
    match block:
        case Heading():
            return [f"{'#' * block.level} {_words(block)}"]
        case Paragraph():
            return [_words(block)]
        case TableBlock():
            caption = [f"{block.caption.label} {page.plain_text(block.caption.children)}"] if block.caption else []
            rows = (*block.head, *block.body, *block.foot)
            return caption + ["| " + " | ".join(_cell(cell) for cell in row.cells) for row in rows]
        case _:
            return []


def _cell(cell: page.TableCell) -> str:
    return " / ".join(_words(block) for block in cell.blocks if isinstance(block, Paragraph))


def _words(block: Heading | Paragraph) -> str:
    return " ".join(page.plain_text(block.children).split())

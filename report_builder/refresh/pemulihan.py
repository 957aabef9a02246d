"""A file that another program has robbed of what it carries gets it anew, from the data that it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from report_builder.audit.dokumen import Dokumen
from report_builder.audit.rujukan import pesanan, telaah, terdekat, tulis
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters.docx.manuscript import bookmark_name
from report_builder.exporters.docx.parts import LEDGER_NAMESPACE
from report_builder.pipeline import Job
from report_builder.pipeline.examining import Progress
from report_builder.refresh.berkas import Berkas
from report_builder.refresh.penandaan import tandai_angka
from report_builder.workbook.package import serialize

_PENANDA = f"{{{LEDGER_NAMESPACE}}}penanda"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

LOST = "Berkas ini tidak memuat data asalnya."
NAME_IT = (
    "Sebutkan data yang dahulu dipakai membuatnya dengan --old-data; untuk naskah yang tidak dibuat program ini, "
    "pakai: report-builder audit."
)
ANOTHER = "Naskah ini tidak serupa dengan laporan mana pun dari data lama."
CHECK_IT = "Periksa apakah --old-data adalah data yang dipakai ketika naskah ini dibuat."


def pulihkan(data: bytes, where: Place, lama: Job | None, progress: Progress) -> Berkas:
    """The file with its facts, what its bookmarks stand for, and how it was; as it is where it carries them.

    ``lama`` names the data that it was made from. Bookmarks that are left are used; those that are gone come back where
    the words leave no doubt whose figure it is. Raises ReportError where the bytes are no sound Word file, where it
    carries no facts and no data are named or these give no such document, and as `examine` does where they have errors.
    """
    berkas = Berkas.buka(data, where)
    if berkas.dokumen.ledger is not None and berkas.dokumen.pesanan.get("jenis"):
        return berkas
    if lama is None:
        raise ReportError([error(LOST, where, NAME_IT)], ExitCode.USAGE)
    naskah = _as_it_was(lama, berkas.dokumen, where, progress)
    progress("Mencari angka asal pada naskah")
    _carry(berkas, naskah)
    marked = Berkas.buka(berkas.to_bytes(), where)
    tandai_angka(marked, naskah.dokumen)
    return Berkas.buka(marked.to_bytes(), where) if marked.berubah else marked


def _as_it_was(lama: Job, dokumen: Dokumen, where: Place, progress: Progress) -> Berkas:
    """The document that the old data give, of the kind that the file says to be or is most like."""
    progress("Menyusun naskah dari data lama")
    job = pesanan(lama, dokumen)
    examined = telaah(job, progress)
    if not job.kind:
        job = replace(job, kind=terdekat(job, examined, dokumen)[0])
    if not job.kind:
        raise ReportError([error(ANOTHER, where, CHECK_IT)], ExitCode.USAGE)
    return Berkas.buka(tulis(job, examined), Place(job.kind))


def _other_names(dokumen: Dokumen, naskah: Dokumen) -> Iterator[tuple[str, str]]:
    """The facts of bookmarks that have come into the file later: those of a row that a refresh has brought."""
    named = (each.nama for alinea in dokumen.alinea() for each in alinea.jangkar)
    others = sorted({name for name in named if name not in naskah.penanda})
    facts = [each.id for each in naskah.ledger.fakta] if naskah.ledger and others else []
    for number in {name.rpartition("_")[2] for name in others}:
        meant = Counter(bookmark_name(fact, number) for fact in facts)
        ids = {name: fact for fact in facts if meant[name := bookmark_name(fact, number)] == 1}
        yield from ((name, ids[name]) for name in others if name in ids)


def _carry(berkas: Berkas, naskah: Berkas) -> None:
    """Let the file carry what the document of the old data carries."""
    penanda = {**naskah.dokumen.penanda, **dict(_other_names(berkas.dokumen, naskah.dokumen))}
    root = deepcopy(naskah.fakta)
    for each in root.findall(_PENANDA):
        root.remove(each)
    root.extend(root.makeelement(_PENANDA, {"nama": name, "fakta": fact}) for name, fact in penanda.items())
    if berkas.bagian_fakta:
        berkas.paket.write(berkas.bagian_fakta, serialize(root))
        return
    part = berkas.paket.add("customXml/item{}.xml", serialize(root), "application/xml")
    berkas.paket.relate(berkas.letak.utama, "customXml", part)
    for named in naskah.paket.related(naskah.bagian_fakta, "customXmlProps"):
        beside = berkas.paket.add("customXml/itemProps{}.xml", naskah.paket.read(named.part), _PROPERTIES)
        berkas.paket.relate(part, "customXmlProps", beside)

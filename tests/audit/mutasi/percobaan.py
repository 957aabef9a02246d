"""The trial itself: the files of a plan edited, read again, and audited."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_builder.audit import periksa
from report_builder.audit.dokumen import Dokumen, Tempat
from report_builder.audit.membaca import baca_docx
from report_builder.audit.rujukan import siapkan
from report_builder.errors import Place
from report_builder.pipeline import Job
from tests.audit.mutasi.libreoffice import Tugas, sunting_di_libreoffice
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.penilaian import Nilai
from tests.audit.mutasi.penyunting import sunting
from tests.audit.mutasi.rencana import Berkas
from tests.audit.mutasi.suntingan import Cara, Pindah

_HERE = Place("disunting.docx")


@dataclass(frozen=True, slots=True)
class Disunting:
    """A file after its changes."""

    berkas: Berkas
    data: bytes


def sunting_semua(naskah: Naskah, berkas: Sequence[Berkas], folder: Path) -> list[Disunting]:
    """The files of a plan, those for LibreOffice edited by it in this folder."""
    program = [each for each in berkas if each.cara is not Cara.XML]
    tugas = [Tugas(naskah.data, each.suntingan, each.cara) for each in program]
    saved = sunting_di_libreoffice(naskah, tugas, folder) if tugas else []
    hand = [each for each in berkas if each.cara is Cara.XML]
    edited = [sunting(naskah.data, (op for one in each.suntingan for op in one.operasi)) for each in hand]
    return [Disunting(*each) for each in zip((*hand, *program), (*edited, *saved), strict=True)]


def audit_semua(
    lokasi: Path, disunting: Iterable[Disunting], ubah: Callable[[bytes], bytes] = lambda data: data
) -> Nilai:
    """What audits of edited files find, held against the data of an input; ``ubah`` is done to each file before."""
    nilai, rujukan = Nilai(), None
    for each in disunting:
        dokumen = baca_docx(ubah(each.data), _HERE)
        # What a document is held against is the same for all that were made as one, so that it is made once.
        rujukan = rujukan or siapkan(Job(lokasi), dokumen)
        nilai.catat(each.berkas.suntingan, periksa(dokumen, rujukan))
    return nilai


def beda(naskah: Naskah, disunting: Disunting) -> tuple[list[str], list[str]]:
    """What a file edited in the XML says otherwise than it should: texts that lack, texts that changed besides."""
    before, after = naskah.dokumen, baca_docx(disunting.data, _HERE)
    texts = _texts(after)
    wanted = [want for one in disunting.berkas.suntingan for want in one.harapan]
    lacking = [want.alinea for want in wanted if not want.titik and want.alinea not in texts[_place(want.tempat)]]
    free = {_place(want.tempat) for want in wanted} | {_place(tempat) for tempat in _sources(naskah, disunting.berkas)}
    changed = [
        f"{place}: {said}" for place, said in _texts(before).items() if place not in free and texts[place] != said
    ]
    charts = {want.tempat.nomor for want in wanted if want.titik}
    drawn = zip(before.grafik(), after.grafik(), strict=True)
    changed += [
        str(one.tempat) for one, other in drawn if (one.titik != other.titik) is not (one.tempat.nomor in charts)
    ]
    return lacking, changed


def _sources(naskah: Naskah, berkas: Berkas) -> list[Tempat]:
    """The paragraphs that sentences were moved out of."""
    moved = {op.letak for one in berkas.suntingan for op in one.operasi if isinstance(op, Pindah)}
    return [alinea.tempat for letak, alinea in naskah.alinea if letak in moved]


def _texts(dokumen: Dokumen) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = {}
    for alinea in dokumen.alinea():
        found.setdefault(_place(alinea.tempat), []).append(alinea.teks)
    return found


def _place(tempat: Tempat) -> tuple[object, ...]:
    return (tempat.bagian, tempat.judul, tempat.nomor, tempat.tabel, tempat.baris, tempat.kolom)

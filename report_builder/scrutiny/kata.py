"""A document's own words say of the figures what they are: in their unit, and of a target only what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.measure.bantahan.klaim import TOTAL, against, find_claims, named
from report_builder.measure.facts_of import POINTS
from report_builder.model import Indikator
from report_builder.scrutiny.arah import measure_of
from report_builder.scrutiny.kalimat import Kalimat, Tempat
from report_builder.scrutiny.naskah import Naskah, Temuan

# --- units of what is above ------------------------------------------------------------------------------------------

_EXCESS = re.compile(
    r"\b(?:melebihi|melampaui|di atas) target(?:nya)?(?: sebesar| sebanyak| hingga| sampai)? $", re.IGNORECASE
)


def mistaken_differences(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """A difference of percentages is in poin persen and nothing else is; what is above the target is no capaian."""
    for sebutan in kalimat.sebutan:
        fact = naskah.ledger.get(sebutan.fakta)
        in_points = re.match(r" poin persen\b", kalimat.teks[sebutan.akhir :]) is not None
        if fact and in_points != (fact.satuan == POINTS) and not _is_in_cell(kalimat):
            unit = "“poin persen”" if fact.satuan == POINTS else "tanpa “poin persen”"
            yield Temuan(f"Fakta “{fact.id}” ({sebutan.cetak}) harus {unit}", "Perbaiki satuannya.")
        measure = measure_of(sebutan.fakta)
        if measure.startswith("capaian") and _EXCESS.search(kalimat.sendiri[: sebutan.awal]):
            yield Temuan(
                f"{sebutan.cetak} adalah capaian, bukan kelebihan atas target",
                f"Pakai f('{sebutan.fakta.rpartition(f'.{measure}')[0]}.kelebihan').",
            )


def _is_in_cell(kalimat: Kalimat) -> bool:
    """A column has its unit in its head."""
    return kalimat.tempat is Tempat.SEL


# --- claims about targets --------------------------------------------------------------------------------------------

_ALL = r"seluruh|semua|setiap|segala|kinerja"


def untrue_claims(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """Targets called exceeded or reached, of the indikator in the sentence or of the unit, that were not."""
    for claim in find_claims(kalimat.sendiri):
        failing = against(claim, _meant(kalimat, naskah), naskah.ledger)
        if failing:
            codes = ", ".join(one.kode for one in failing)
            yield Temuan(f"“{claim.ucapan}” tidak benar untuk {codes}", "Tulis hanya yang memang demikian.")


def _meant(kalimat: Kalimat, naskah: Naskah) -> tuple[Indikator, ...]:
    indikator = naskah.laporan.indikator
    cited = {each.fakta.rpartition(".")[0] for each in kalimat.sebutan}
    spoken = tuple(one for one in indikator if one.kode in cited) or named(kalimat.teks, indikator)
    if spoken and not TOTAL.search(kalimat.teks):
        return spoken
    identitas = naskah.laporan.identitas
    unit = (name for name in (identitas.unit_kerja, identitas.singkatan, identitas.instansi) if name)
    subject = re.compile(rf"\b(?:{_ALL}|{'|'.join(map(re.escape, unit))})\b", re.IGNORECASE)
    is_title = kalimat.tempat in {Tempat.JUDUL, Tempat.LEPAS}
    is_whole = is_title or subject.search(kalimat.teks) or TOTAL.search(kalimat.teks)
    return indikator if is_whole else ()

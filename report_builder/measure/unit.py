"""Facts of the report as a whole: its year and dates, and the constants of the rules that it prints."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.facts import Fact, Rule
from report_builder.measure.facts_of import PERCENT, given
from report_builder.measure.konteks import Konteks
from report_builder.model import Identitas
from report_builder.rules import Skala, choose_skala, decimals
from report_builder.schema import normalize

CALENDAR_YEAR = "tahun kalender"

_IDENTITY = (
    "instansi", "unit_kerja", "singkatan", "kode_unit", "tahun", "periode",
    "tanggal_laporan", "tanggal_data", "status_data",
)  # fmt: skip

_CAPS = ("batas_tampil", "batas_rata", "batas_efisiensi")
_DATES = ("tanggal_laporan", "tanggal_data", "tanggal_perjanjian")


def identify(identitas: Identitas) -> dict[str, str]:
    """Whose ledger it is, and of when, as far as that is said."""
    values = {kunci: getattr(identitas, kunci) for kunci in _IDENTITY}
    return {kunci: str(value) for kunci, value in values.items() if value not in ("", None)}


def measure_identity(konteks: Konteks) -> Iterator[Fact]:
    """The year and the dates of the report."""
    identitas = konteks.laporan.identitas
    yield Fact("unit.tahun", Decimal(identitas.tahun), CALENDAR_YEAR, identitas.places["tahun"], 0)
    for kunci in _DATES:
        yield from given(f"unit.{kunci}", getattr(identitas, kunci), "", identitas.places[kunci])


def measure_constants(konteks: Konteks) -> Iterator[Fact]:
    """Caps that are set, the bounds of the scales in use, and the constants of the formulas."""
    pengaturan = konteks.laporan.pengaturan
    for kunci in _CAPS:
        cap = getattr(pengaturan, kunci)
        if cap is not None:
            origin = pengaturan.places.get(kunci, Rule("nilai bawaan"))
            yield Fact(f"aturan.{kunci}", cap, PERCENT, origin, 0)
    yield Fact("aturan.capaian_penuh", Decimal(100), PERCENT, Rule("realisasi sama dengan target"), 0)
    yield Fact("aturan.nilai_efisiensi_netral", Decimal(50), "", Rule("efisiensi 0 menurut PMK 22/2021"), 0)
    for skala in _scales_in_use(konteks):
        yield from _measure_scale(skala)


def _scales_in_use(konteks: Konteks) -> Iterator[Skala]:
    laporan = konteks.laporan
    names = [laporan.pengaturan.skala, *(indikator.skala for indikator in laporan.indikator)]
    unique = {normalize(nama): nama for nama in names if nama}
    found = (choose_skala(konteks.skala, nama, konteks.tahun) for nama in unique.values())
    return (skala for skala in found if skala)


def _measure_scale(skala: Skala) -> Iterator[Fact]:
    rule = Rule(f"skala {skala.nama}")
    for kelas in skala.kelas:
        stem = f"aturan.{_slug(skala.nama)}.{_slug(kelas.label)}"
        for suffix, bound in (("batas_bawah", kelas.batas_bawah), ("batas_atas", kelas.batas_atas)):
            if bound is not None:
                yield Fact(f"{stem}.{suffix}", bound, "", rule, decimals(bound))


def _slug(nama: str) -> str:
    """A name as part of an id: Permendagri 86/2017 -> permendagri-86/2017."""
    return "-".join(nama.casefold().split())

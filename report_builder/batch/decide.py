"""What a run does with each report and why: make it, or leave it as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from report_builder import __version__
from report_builder.batch import receipt, store
from report_builder.batch.ledger import Catatan, Keadaan
from report_builder.batch.plan import Entry, Plan
from report_builder.batch.sidik import own_part
from report_builder.errors import ReportError


class Alasan(StrEnum):
    """Why a report is made or skipped, as people are told."""

    BARU = "belum pernah dibuat"
    DIMINTA = "diminta dengan --force"
    GAGAL = "gagal pada putaran sebelumnya"
    TERPUTUS = "terputus pada putaran sebelumnya"
    DATA = "datanya berubah"
    TAK_TENTU = "tidak dapat diketahui apakah datanya berubah"
    TEMPLAT = "templat atau pengaturannya berubah"
    HASIL = "berkas hasilnya tidak ada"
    LAIN = "berkas hasilnya bukan yang tercatat"
    VERSI = "versi program baru, diminta dengan --upgrade"
    SAMA = "tidak ada yang berubah"
    NAMA = "nama unit tidak dapat dipakai, jadi gagal"
    VERSI_LAMA = "dibuat oleh versi lain; pakai --upgrade untuk membuatnya lagi"


SKIPPED = frozenset({Alasan.SAMA, Alasan.VERSI_LAMA})
"""The reasons to leave a report as it is."""


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What the user asks of reports that are made already."""

    paksa: bool = False
    naikkan: bool = False


UNREACHED = "?"
"""Stands for the hash of a file whose store cannot be reached."""


@dataclass(frozen=True, slots=True)
class Kini:
    """What a report would be made of now: files by place and hash, the hash of templates and options, the version.

    ``lengkap`` says whether all that was made of it is still there, ``tercatat`` whether that is what was written down.
    """

    sumber: Mapping[str, str]
    sidik: str
    versi: str
    lengkap: bool
    tercatat: bool


NOT_ASKED = Kini({}, "", "", lengkap=False, tercatat=False)
"""Of a report that is made whatever it would be made of."""


def decide(catatan: Catatan | None, kini: Kini, permintaan: Permintaan) -> Alasan:
    """Why a report is made or skipped; the first reason that holds."""
    if catatan is None:
        return Alasan.BARU
    reasons = (
        (permintaan.paksa, Alasan.DIMINTA),
        (catatan.keadaan is Keadaan.GAGAL, Alasan.GAGAL),
        (catatan.keadaan is Keadaan.BERJALAN, Alasan.TERPUTUS),
        (UNREACHED in kini.sumber.values(), Alasan.TAK_TENTU),
        (catatan.sumber != kini.sumber, Alasan.DATA),
        ("" in kini.sumber.values(), Alasan.TAK_TENTU),
        (_templates_changed(catatan, kini), Alasan.TEMPLAT),
        (not kini.lengkap, Alasan.HASIL),
        (not kini.tercatat, Alasan.LAIN),
        (catatan.versi != kini.versi, Alasan.VERSI if permintaan.naikkan else Alasan.VERSI_LAMA),
    )
    return next((reason for holds, reason in reasons if holds), Alasan.SAMA)


def _templates_changed(catatan: Catatan, kini: Kini) -> bool:
    """The built-in templates change with each version, which nobody has to take before he asks for it."""
    if catatan.versi != kini.versi:
        return own_part(catatan.sidik) != own_part(kini.sidik)
    return catatan.sidik != kini.sidik


# --- the plan --------------------------------------------------------------------------------------------------------

At: TypeAlias = Callable[[str], store.Store]

Known: TypeAlias = Mapping[tuple[str, str], Catatan]
"""The reports of the ledger by unit and kind."""


@dataclass(frozen=True, slots=True)
class Rencana:
    """What is to be done with one office: its reports, and why each is made or skipped."""

    entry: Entry
    alasan: Mapping[str, Alasan]

    @property
    def dibuat(self) -> tuple[str, ...]:
        """The kinds that are made."""
        return tuple(jenis for jenis, alasan in self.alasan.items() if alasan not in SKIPPED)


def plan_reports(plan: Plan, known: Known, sidik: str, permintaan: Permintaan) -> Iterator[Rencana]:
    """For each office of a plan what is to be done, by what the ledger knows and what its files are now."""
    look = _Look(store.survey())
    for entry in plan.entries:
        if entry.masalah:
            yield Rencana(entry, dict.fromkeys(plan.kinds, Alasan.NAMA))
            continue
        files = {} if permintaan.paksa else look.at_input(entry)
        reasons = {}
        for jenis in plan.kinds:
            catatan = known.get((entry.unit, jenis))
            kini = NOT_ASKED
            if catatan and not permintaan.paksa:
                whole, ours = look.at_outputs(catatan, plan.folder_of(entry))
                kini = Kini(look.at_sources(catatan, files), sidik, __version__, whole, ours)
            reasons[jenis] = decide(catatan, kini, permintaan)
        yield Rencana(entry, reasons)


@dataclass(frozen=True, slots=True)
class _Look:
    """What there is now, as far as who keeps it tells; ``silent`` are the stores that could not be reached."""

    at: At
    silent: set[str] = field(default_factory=set)

    def at_input(self, entry: Entry) -> Mapping[str, str]:
        """The files of an office; raises ReportError (output) where they cannot be asked for."""
        if entry.sumber:
            return entry.sumber
        return {place: self.at(place).fingerprint(place) for place in self.at(entry.input).files_of(entry.input)}

    def at_sources(self, catatan: Catatan, files: Mapping[str, str]) -> Mapping[str, str]:
        """These files, and those that were read besides, such as a logo, wherever they were."""
        return {place: self._fingerprint(place) for place in catatan.sumber.keys() - files.keys()} | dict(files)

    def at_outputs(self, catatan: Catatan, folder: str) -> tuple[bool, bool]:
        """Whether all files of a report are there, and whether they are those that were written down.

        A folder may hold what was made of other data: for another ledger, or while this one was about another folder.
        """
        at = self.at(folder)
        if catatan.keadaan is not Keadaan.SELESAI or any(at.lacking(folder, catatan.hasil)):
            return False, False
        if at.delivered(folder, receipt.name_of(catatan.jenis)) == catatan.tanda != "":
            return True, True
        found = receipt.read(folder, catatan.jenis)
        told = (catatan.sumber, catatan.sidik, catatan.versi)
        return True, found is not None and (found.sumber, found.cap.sidik, found.cap.versi) == told

    def _fingerprint(self, place: str) -> str:
        """A store is asked once whether it is there: each answer may take long to stay out."""
        keeper = store.keeper(place)
        if keeper not in self.silent:
            try:
                return self.at(place).fingerprint(place)
            except ReportError:
                self.silent.add(keeper)
        return UNREACHED

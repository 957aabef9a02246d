"""What makes the figures of a roll-up wrong or doubtful, each with the cell that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.errors import Problem, error, warning
from report_builder.language import join_list, round_half_up
from report_builder.measure.rekap.cabang import Cabang
from report_builder.measure.rekap.titik import Titik
from report_builder.rules import Agregasi, decimals


def check_figures(akar: Cabang) -> Iterator[Problem]:
    """Errors: nothing to roll up, figures that lack their weight. Warnings: units that contradict those below them."""
    yield from _check_presence(akar)
    for kode, titik in akar.titik.items():
        yield from _check_weights(titik)
        yield from _question_own(akar, kode)


def _check_presence(akar: Cabang) -> Iterator[Problem]:
    """An error where no unit has reported, or none has a realisasi: there is nothing that a roll-up could tell."""
    below = [one for one in akar.walk() if one is not akar]
    if not any(one.unit.melapor for one in below):
        message = f"Belum ada unit di bawah {akar.unit.nama} yang melapor sehingga tidak ada yang dapat direkap."
        yield error(message, akar.pemilik.simpul.tempat, "Sertakan data unit di bawahnya.")
    elif not any(titik.sel.berdata for titik in akar.titik.values()):
        message = f"Belum ada realisasi yang dapat direkap pada unit di bawah {akar.unit.nama}."
        hint = "Isi realisasi di lembar Indikator (untuk laporan triwulan: di lembar Triwulan) unit itu."
        yield error(message, akar.pemilik.simpul.tempat, hint)


def _check_weights(titik: Titik) -> Iterator[Problem]:
    """An error for each realisasi without a weight: left out, it would change the mean in silence."""
    if titik.pokok.agregasi is not Agregasi.TERTIMBANG:
        return
    for one in titik.unsur:
        if one.indikator and one.berdata and (one.bobot is None or one.bobot <= 0):
            lack = "tidak mempunyai bobot_agregasi" if one.bobot is None else "berbobot_agregasi nol"
            message = f"Realisasi indikator “{titik.pokok.kode}” pada {one.unit.nama} {lack}."
            hint = "Isi bobot_agregasi dengan angka lebih dari nol: rata-rata tertimbang memerlukan bobot setiap unit."
            yield error(message, one.indikator.places["bobot_agregasi"], hint)


def _question_own(akar: Cabang, kode: str) -> Iterator[Problem]:
    """A warning where units say another realisasi than all units below them come to, though none of these lacks."""
    odd = [one for one in akar.walk() if _contradicts(one.titik[kode])]
    if odd:
        names = join_list([one.unit.nama for one in odd])
        own = akar.titik[kode].pokok
        message = f"Realisasi indikator “{own.kode}” menurut {names} berbeda dengan gabungan unit di bawahnya."
        hint = "Periksa angka unit itu dan angka unit di bawahnya."
        yield warning(message, odd[0].pemilik.indikator[kode].places["realisasi"], hint)


def _contradicts(titik: Titik) -> bool:
    """Whether a unit's own figure is not that of all units below it, rounded as the unit writes it."""
    facts = {fact.id: fact.nilai for fact in titik.fakta}
    own, joint = (facts.get(titik.sel.id(each)) for each in ("realisasi_sendiri", "realisasi"))
    if titik.sel.pelapor > titik.sel.berdata or not isinstance(own, Decimal) or not isinstance(joint, Decimal):
        return False
    return round_half_up(joint, decimals(own)) != own

"""What makes the figures of a roll-up wrong or doubtful, each with the cell that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.errors import Problem, error, warning
from report_builder.language import join_list, round_half_up
from report_builder.measure.rekap.acuan import Acuan
from report_builder.measure.rekap.cabang import Cabang
from report_builder.measure.rekap.gabungan import REALISASI, TARGET, combine, value_of
from report_builder.measure.rekap.titik import Titik
from report_builder.rules import Agregasi, decimals

_WEIGHT_HINT = "Isi bobot_agregasi dengan angka lebih dari nol: rata-rata tertimbang memerlukan bobot setiap unit."


def check_figures(acuan: Acuan, akar: Cabang) -> Iterator[Problem]:
    """Errors: nothing to roll up, figures that lack their weight. Warnings: units that contradict those below them."""
    question = _question_twice if acuan.induk_ikut else _question_own
    yield from _check_presence(akar)
    for kode, titik in akar.titik.items():
        yield from _check_weights(titik)
        yield from question(akar, kode)


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
    """An error for each realisasi without a weight, a warning for each target alone: it is left out of the mean."""
    if titik.pokok.agregasi is not Agregasi.TERTIMBANG:
        return
    for one in titik.unsur:
        if one.indikator and (one.bobot is None or one.bobot <= 0):
            lack = "tidak mempunyai bobot_agregasi" if one.bobot is None else "berbobot_agregasi nol"
            stated = f"indikator “{titik.pokok.kode}” pada {one.unit.nama} {lack}"
            place = one.indikator.places["bobot_agregasi"]
            if one.berdata:
                yield error(f"Realisasi {stated}.", place, _WEIGHT_HINT)
            elif value_of(one, TARGET) is not None:
                yield warning(f"Target {stated} sehingga tidak termasuk dalam target gabungan.", place, _WEIGHT_HINT)


def _question_own(akar: Cabang, kode: str) -> Iterator[Problem]:
    """A warning where units say another realisasi than all units below them come to, though none of these lacks."""
    odd = [one for one in akar.walk() if _contradicts(one.titik[kode])]
    if odd:
        both = "; ".join(f"{one.unit.nama} menyebut {_shown(one.titik[kode])}" for one in odd)
        own = akar.titik[kode].pokok
        message = f"Realisasi indikator “{own.kode}” berbeda dengan gabungan unit di bawahnya: {both}."
        hint = "Periksa angka unit itu dan angka unit di bawahnya."
        yield warning(message, odd[0].pemilik.indikator[kode].places["realisasi"], hint)


def _shown(titik: Titik) -> str:
    facts = {fact.id: fact.tampil for fact in titik.fakta}
    return f"{facts[titik.sel.id('realisasi_sendiri')]}, gabungannya {facts[titik.sel.id('realisasi')]}"


def _contradicts(titik: Titik) -> bool:
    """Whether a unit's own figure is not that of all units below it, rounded as the unit writes it."""
    facts = {fact.id: fact.nilai for fact in titik.fakta}
    own, joint = (facts.get(titik.sel.id(each)) for each in ("realisasi_sendiri", "realisasi"))
    if titik.sel.pelapor > titik.sel.berdata or not isinstance(own, Decimal) or not isinstance(joint, Decimal):
        return False
    return round_half_up(joint, decimals(own)) != own


def _question_twice(akar: Cabang, kode: str) -> Iterator[Problem]:
    """A warning where the own figure of units, which is added to those below them, looks like the sum of these."""
    odd = [one for one in akar.walk() if one.anak and _is_sum(one, kode)]
    if odd:
        names = join_list([one.unit.nama for one in odd])
        message = (
            f"Realisasi indikator “{akar.titik[kode].pokok.kode}” menurut {names} sama dengan jumlah unit di bawahnya "
            "sehingga mungkin terhitung dua kali."
        )
        hint = "Kosongkan angka unit itu bila sudah memuat unit di bawahnya, atau ubah rekap_induk menjadi tidak."
        yield warning(message, odd[0].pemilik.indikator[kode].places["realisasi"], hint)


def _is_sum(cabang: Cabang, kode: str) -> bool:
    titik = cabang.titik[kode]
    own, *below = sorted(titik.unsur, key=lambda one: one.unit.kode != cabang.unit.kode)
    if titik.pokok.agregasi is not Agregasi.JUMLAH or own.unit.kode != cabang.unit.kode or not below:
        return False
    joint = combine(titik.pokok, REALISASI, below).nilai
    return isinstance(joint, Decimal) and joint != 0 and joint == value_of(own, REALISASI)

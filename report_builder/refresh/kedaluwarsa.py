"""What people wrote themselves and the data have overtaken: numbers that tied to the facts of before, and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from report_builder.audit.angka import Angka, Jenis, angka_alinea
from report_builder.audit.cocok.cari import Pencari
from report_builder.audit.cocok.konteks import Sekitar
from report_builder.audit.cocok.menilai import kedaluwarsa
from report_builder.audit.cocok.putusan import Putusan, temuan
from report_builder.audit.dokumen import Alinea, Baris, Dokumen, Peran, telusuri
from report_builder.audit.klaim import periksa_klaim
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.sejajar import jangkar_dari
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.dataset import Dataset
from report_builder.facts import Fact, Ledger
from report_builder.refresh.asal import Asal, samar, samar_sel, sidik_alinea, sidik_baris
from report_builder.refresh.kalimat import READ

FOLLOWS = "Dihitung dari {}, yang tidak lagi sesuai dengan data sekarang."
_GOES_ON = re.compile(
    r"poin|dari|dan|atau|serta|dengan|pada|di|ke|untuk|terhadap|yang|yaitu|yakni|sehingga|sedangkan|tetapi|namun|adalah"
    r"|lebih|kurang|melampaui|melebihi|mencapai|belum|tidak|sudah|telah|tercapai|tahun|selama|sampai|hingga|dibanding\w*"
    r"|daripada|dalam|oleh|sebagai|saja"
)
"""Words behind a number that do not tell what it counts."""
_TIED = frozenset({Kelas.COCOK, Kelas.DIBULATKAN})


@dataclass(frozen=True)
class Kedaluwarsa:
    """A document before and after a refresh, beside the facts of then and the data of today.

    ``asal`` tells what the program has written in it, then and today: all else is people's own.
    """

    sebelum: Dokumen
    sesudah: Dokumen
    rujukan: Rujukan
    lama: Ledger
    asal: Asal

    def temuan(self) -> Iterator[Temuan]:
        """The numbers that were right and are not, then the claims beside them or about facts that have changed."""
        found = [one for alinea in self._sendiri for one in self._numbers(alinea)]
        yield from found
        beside = {one.di for one in found}
        for one in periksa_klaim(self._sendiri, self.sesudah, self.rujukan):
            if one.salah and (one.di in beside or self._has_changed(one.fakta)):
                yield one

    # --- numbers -----------------------------------------------------------------------------------------------------

    def _numbers(self, alinea: Alinea) -> Iterator[Temuan]:
        """The numbers of a paragraph outside bookmarks that tied to facts of before, and what was derived from them."""
        numbers = angka_alinea(alinea)
        was = self._before.get(samar(alinea), alinea)
        pairs = tuple(zip(_free(alinea, numbers), _free(was, angka_alinea(was)), strict=False))
        stale = {}
        for angka, then in pairs:
            fakta = self._tied(was, then)
            if fakta and self._is_wrong(alinea, angka, ()):
                stale[angka] = kedaluwarsa(self.lama[fakta], self.rujukan.ledger.get(fakta))
        for angka, then in pairs if stale else ():
            rest = tuple(each for each in numbers if each is not angka and each not in stale)
            if angka not in stale and self._derived(was, then) and self._is_wrong(alinea, angka, rest):
                told = ", ".join(each.teks.strip() for each in stale)
                stale[angka] = Putusan(Kelas.KEDALUWARSA, FOLLOWS.format(told), salah=True)
        yield from (temuan(alinea, angka, stale[angka]) for angka in numbers if angka in stale)

    def _tied(self, alinea: Alinea, angka: Angka) -> str | None:
        """The fact of before that a number tied to."""
        putusan = self._then.cari(angka, self._around_then.konteks(alinea, angka), ())
        fact = self.lama.get(putusan.fakta or "")
        tied = putusan.kelas in _TIED and not putusan.salah and fact and not _counts_other(angka, fact)
        return putusan.fakta if tied else None

    def _derived(self, alinea: Alinea, angka: Angka) -> bool:
        others = tuple(each for each in angka_alinea(alinea) if each is not angka)
        return self._then.cari(angka, self._around_then.konteks(alinea, angka), others).kelas is Kelas.TURUNAN

    def _is_wrong(self, alinea: Alinea, angka: Angka, others: Sequence[Angka]) -> bool:
        return self._now.cari(angka, self._around_now.konteks(alinea, angka), others).salah

    def _has_changed(self, fakta: str | None) -> bool:
        old, new = (ledger.get(fakta or "") for ledger in (self.lama, self.rujukan.ledger))
        return (old and old.tampil) != (new and new.tampil)

    @cached_property
    def _then(self) -> Pencari:
        """What numbers tied to; texts of the data are those of today alone."""
        return Pencari.dari(replace(self.rujukan, ledger=self.lama, dataset=Dataset((), ())))

    @cached_property
    def _now(self) -> Pencari:
        return Pencari.dari(self.rujukan)

    @cached_property
    def _around_then(self) -> Sekitar:
        return Sekitar.dari(self.sebelum)

    @cached_property
    def _around_now(self) -> Sekitar:
        return Sekitar.dari(self.sesudah)

    @cached_property
    def _before(self) -> Mapping[str, Alinea]:
        """The paragraphs as they were, by their words without the figures."""
        return {samar(alinea): alinea for alinea in self.sebelum.alinea()}

    # --- whose words -------------------------------------------------------------------------------------------------

    @cached_property
    def _sendiri(self) -> Sequence[Alinea]:
        """The paragraphs and rows that people have written or reworded."""
        rows = [(row, tuple(_of_row(row))) for tabel in self.sesudah.tabel() for row in tabel.baris]
        within = {id(alinea) for _, row in rows for alinea in row}
        loose = (each for each in self.sesudah.alinea() if id(each) not in within and _is_read(each))
        prose = (each for each in loose if sidik_alinea(each) not in self.asal.kata)
        theirs = (
            row for baris, row in rows if sidik_baris([samar_sel(sel.isi) for sel in baris.sel]) not in self.asal.baris
        )
        return tuple(dict.fromkeys((*prose, *(each for row in theirs for each in row))))


def _of_row(baris: Baris) -> Iterator[Alinea]:
    return (alinea for sel in baris.sel for alinea in telusuri(sel.isi) if alinea.tempat.bagian in READ)


def _is_read(alinea: Alinea) -> bool:
    return alinea.tempat.bagian in READ and alinea.peran is not Peran.DAFTAR_ISI


def _counts_other(angka: Angka, fact: Fact) -> bool:
    """Whether a plain number counts something else than a fact does: 12 pemerintah daerah, of 12 kawasan."""
    own = fact.satuan.casefold().split()
    counts = angka.jenis is Jenis.JUMLAH and bool(angka.kata) and bool(own)
    return counts and angka.kata not in own and _GOES_ON.fullmatch(angka.kata) is None


def _free(alinea: Alinea, numbers: Iterable[Angka]) -> Iterator[Angka]:
    """The numbers outside bookmarks and fields."""
    for angka in numbers:
        jangkar = jangkar_dari(alinea, angka)
        in_field = any(each.awal < angka.akhir and angka.awal < each.akhir for each in alinea.isian)
        if not (in_field or (jangkar and jangkar.fakta)):
            yield angka

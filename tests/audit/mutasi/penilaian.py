"""How well an audit found what was changed: each expectation beside its findings, and what was called wrong besides."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from report_builder.audit.angka import Jenis, angka_alinea
from report_builder.audit.dokumen import Alinea, Dokumen, Tempat
from report_builder.audit.temuan import Kelas, Pemeriksaan, Temuan
from tests.audit.mutasi.suntingan import Cara, Harapan, Ragam, Suntingan

_WORDS = frozenset({Kelas.EJAAN})


@dataclass(frozen=True, slots=True)
class Hasil:
    """A change, one thing that must be found of it, and what was found there."""

    suntingan: Suntingan
    harapan: Harapan
    temuan: tuple[Temuan, ...]

    @property
    def ketemu(self) -> bool:
        """Whether a wrong figure was called wrong."""
        return any(each.salah for each in self.temuan)

    @property
    def tepat(self) -> bool:
        """Whether it has its class, is called wrong only where it is, and ties to its fact where that is known."""
        want = self.harapan
        classed = (
            each.kelas in want.kelas and each.salah is want.salah and want.fakta in {"", each.fakta}
            for each in self.temuan
        )
        return any(classed) and self.ketemu is want.salah

    def __str__(self) -> str:
        """What was done, what was to be found, what was."""
        want = self.harapan
        wanted = f"{'/'.join(sorted(want.kelas))}{' salah' if want.salah else ''} {want.fakta}".strip()
        found = "; ".join(map(_told, self.temuan))
        said = f"“{want.teks}” dalam “{want.alinea[max(0, want.awal - 90) : want.akhir + 60]}”"
        where = f"{want.tempat} {want.titik}{self.suntingan.operasi}" if want.titik else f"{want.tempat}\n    {said}"
        what = f"[{self.suntingan.ragam} · {self.suntingan.cara}] {where}"
        return f"{what}\n    harus: {wanted}\n    hasil: {found or '(tidak ada)'}"


@dataclass(slots=True)
class Nilai:
    """What came of many files: all expectations, the alarms where nothing was changed, the figures left alone."""

    hasil: list[Hasil] = field(default_factory=list)
    alarm: list[Temuan] = field(default_factory=list)
    ikutan: list[Temuan] = field(default_factory=list)
    """What was said of words in a paragraph or row that was changed: they may no longer fit."""
    utuh: int = 0

    @property
    def luput(self) -> list[Hasil]:
        """The wrong figures that were not called wrong."""
        return [each for each in self.hasil if each.harapan.salah and not each.ketemu]

    @property
    def keliru(self) -> list[Hasil]:
        """What was found, but is not told as it should be."""
        return [each for each in self.hasil if not each.tepat and each not in self.luput]

    @property
    def ingatan(self) -> float:
        """The part of the wrong figures that were called wrong."""
        wrong = sum(each.harapan.salah for each in self.hasil)
        return 1 - len(self.luput) / wrong

    @property
    def alarm_palsu(self) -> float:
        """The part of the untouched figures that were called wrong."""
        return len(self.alarm) / self.utuh

    @property
    def kelas_tepat(self) -> float:
        """The part of all that must be found that has its class, its fact, and is called wrong only where it is."""
        return sum(each.tepat for each in self.hasil) / len(self.hasil)

    def tabel(self) -> str:
        """A line for each kind: how many must be found, how many were, how many have their class."""
        lines = [f"{'ragam':34}{'suntingan':>10}{'angka':>7}{'salah':>7}{'ketemu':>8}{'tepat':>7}"]
        for (ragam, cara), found in sorted(self._by_kind().items()):
            edits = len({id(each.suntingan) for each in found})
            wrong = [each for each in found if each.harapan.salah]
            counts = (len(found), len(wrong), sum(each.ketemu for each in wrong), sum(each.tepat for each in found))
            name = ragam if cara is Cara.XML else f"{cara}: {ragam}"
            lines.append(f"{name:34.34}{edits:>10}{counts[0]:>7}{counts[1]:>7}{counts[2]:>8}{counts[3]:>7}")
        lines.append(f"ingatan {self.ingatan:.2%}, kelas tepat {self.kelas_tepat:.2%}, ")
        lines[-1] += f"alarm palsu {len(self.alarm)} dari {self.utuh} ({self.alarm_palsu:.3%}), "
        lines[-1] += f"ikutan {len(self.ikutan)}"
        return "\n".join(lines)

    def _by_kind(self) -> dict[tuple[Ragam, Cara], list[Hasil]]:
        found: dict[tuple[Ragam, Cara], list[Hasil]] = {}
        for each in self.hasil:
            found.setdefault((each.suntingan.ragam, each.suntingan.cara), []).append(each)
        return found

    def catat(self, suntingan: Iterable[Suntingan], pemeriksaan: Pemeriksaan) -> None:
        """Add what an audit of a file with these changes found."""
        dokumen = pemeriksaan.dokumen
        taken: set[int] = set()
        touched: set[object] = set()
        places = _Tempat(dokumen)
        for one in suntingan:
            for want in one.harapan:
                tempat = places.cari(want)
                touched.add(_row(tempat))
                found = [each for each in pemeriksaan.temuan if each.kelas not in _WORDS and _meets(each, want, tempat)]
                taken.update(map(id, found))
                self.hasil.append(Hasil(one, want, tuple(found)))
        for each in pemeriksaan.temuan:
            if each.salah and id(each) not in taken:
                (self.ikutan if each.kelas is Kelas.KLAIM and _row(each.di) in touched else self.alarm).append(each)
        self.utuh += banyak_angka(dokumen) - len(taken)


def banyak_angka(dokumen: Dokumen) -> int:
    """How many figures a document has, names and numbers of items aside, with the points of its charts."""
    points = sum(len(grafik.titik) for grafik in dokumen.grafik())
    kinds = Counter(angka.jenis for alinea in dokumen.alinea() for angka in angka_alinea(alinea))
    return points + kinds.total() - kinds[Jenis.NOMOR]


class _Tempat:
    """Finds paragraphs of an edited document again: in their cell, else by their text, the nearest of those."""

    def __init__(self, dokumen: Dokumen) -> None:
        self._cells: dict[object, Tempat] = {}
        self._texts: dict[tuple[str, str], list[Alinea]] = {}
        for alinea in dokumen.alinea():
            self._texts.setdefault((alinea.tempat.bagian, alinea.teks), []).append(alinea)
            if alinea.tempat.tabel:
                self._cells.setdefault(_cell(alinea.tempat), alinea.tempat)

    def cari(self, want: Harapan) -> Tempat:
        if want.tempat.tabel or want.titik:
            return self._cells.get(_cell(want.tempat), want.tempat)
        alike = self._texts.get((want.tempat.bagian, want.alinea), [])
        assert alike, f"nowhere in the edited file: {want.alinea}"
        return min(alike, key=lambda each: abs(each.tempat.nomor - want.tempat.nomor)).tempat


def _meets(temuan: Temuan, want: Harapan, tempat: Tempat) -> bool:
    """Whether a finding is of the stretch where something must be found."""
    if want.titik:
        return temuan.di == tempat and temuan.teks.startswith(want.titik)
    if _row(temuan.di, temuan.di.kolom) != _row(tempat, tempat.kolom):
        return False
    if want.kelas == {Kelas.HILANG}:
        return temuan.fakta == want.fakta or (temuan.awal <= want.awal <= temuan.akhir and temuan.salah)
    return temuan.awal < want.akhir and want.awal < temuan.akhir


def _cell(tempat: Tempat) -> tuple[object, ...]:
    return (tempat.bagian, tempat.tabel, tempat.baris, tempat.kolom)


def _row(tempat: Tempat, kolom: int = 0) -> tuple[object, ...]:
    """The row of a place in a table, or a cell of it, else its paragraph."""
    if tempat.tabel:
        return (tempat.bagian, tempat.tabel, tempat.baris, kolom)
    return (tempat.bagian, tempat.nomor)


def _told(temuan: Temuan) -> str:
    wrong = " salah" if temuan.salah else ""
    return f"{temuan.kelas}{wrong} {temuan.fakta or ''} “{temuan.teks}” {temuan.alasan}"

"""The points of native charts, held against those that the data draw and against the chart's own workbook."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.cocok.fakta import is_berciri
from report_builder.audit.cocok.menilai import Pergantian, pergantian, round_drawn
from report_builder.audit.dokumen import Dokumen, Grafik, Titik
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.sejajar import Sejajar
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.dataset import plain
from report_builder.language import format_number

_SHOWN_PLACES = 2
_SAME = "Sama dengan grafik dari data."
_ALONE = "Grafik ini tidak ada pada naskah dari data, dan nilai ini tidak ada dalam data."


def golongkan_grafik(dokumen: Dokumen, sejajar: Sejajar, rujukan: Rujukan) -> Iterator[Temuan]:
    """Every point of every chart with its class: what is drawn, else what its workbook holds."""
    changed = pergantian(rujukan)
    beside = {id(one): other for one, other in sejajar.grafik}
    for grafik in dokumen.grafik():
        other = beside.get(id(grafik))
        if other is None:
            yield from (_alone(grafik, titik, rujukan) for titik in grafik.titik)
        else:
            yield from _beside(grafik, other, changed)


def _alone(grafik: Grafik, titik: Titik, rujukan: Rujukan) -> Temuan:
    """A point of a chart that the data do not draw, held against those facts' values that are like few others."""
    if is_berciri(titik.nilai):
        same = next((fact for fact in rujukan.ledger.fakta if fact.nilai == titik.nilai), None)
        if same:
            return Temuan(Kelas.COCOK, nama_titik(titik), grafik.tempat, f"Sama dengan fakta {same.id}.", same.id)
    return Temuan(Kelas.TAK_DIKENAL, nama_titik(titik), grafik.tempat, _ALONE, salah=titik.nilai is not None)


def _beside(grafik: Grafik, other: Grafik, changed: Pergantian) -> Iterator[Temuan]:
    expected = {(titik.seri, titik.kategori): titik for titik in other.titik}
    in_order = dict(zip(grafik.titik, other.titik, strict=False)) if len(grafik.titik) == len(other.titik) else {}
    for titik in grafik.titik:
        meant = expected.get((titik.seri, titik.kategori)) or in_order.get(titik)
        yield from _held(grafik, titik, meant, changed)


def _held(grafik: Grafik, titik: Titik, meant: Titik | None, changed: Pergantian) -> Iterator[Temuan]:
    if meant is None:
        yield Temuan(Kelas.TAK_DIKENAL, nama_titik(titik), grafik.tempat, "Titik ini tidak ada pada data.", salah=True)
        return
    should = nilai_titik(meant.nilai)
    if titik.nilai != meant.nilai:
        kelas = Kelas.KEDALUWARSA if _pair(titik, meant) in changed else Kelas.BERUBAH
        uses = "masih memakai" if kelas is Kelas.KEDALUWARSA else "memakai"
        drawn = "tidak memuat nilai ini" if titik.nilai is None else f"{uses} {nilai_titik(titik.nilai)}"
        reason = f"Grafik {drawn}; menurut data {should}."
        yield Temuan(kelas, nama_titik(titik), grafik.tempat, reason, None, should, salah=True)
    elif titik.buku is not None and titik.buku != meant.buku:
        reason = f"Buku kerja grafik berisi {nilai_titik(titik.buku)} pada sel {titik.sel}; pada data {should}."
        yield Temuan(Kelas.BERUBAH, nama_titik(titik), grafik.tempat, reason, None, should, salah=True)
    else:
        yield Temuan(Kelas.COCOK, nama_titik(titik), grafik.tempat, _SAME)


def _pair(titik: Titik, meant: Titik) -> tuple[Decimal | None, Decimal | None]:
    one, other = (None if each.nilai is None else round_drawn(each.nilai) for each in (titik, meant))
    return one, other


def nama_titik(titik: Titik) -> str:
    """A point as findings tell it: ``Capaian · 2024: 62,5``."""
    return f"{titik.seri} · {titik.kategori}: {nilai_titik(titik.nilai)}"


def nilai_titik(nilai: Decimal | None) -> str:
    """The value of a point as people read it."""
    return "tidak ada" if nilai is None else format_number(plain(round(nilai, _SHOWN_PLACES)))

"""The report of a quarter (laporan kinerja triwulanan): against the quarter's target, and on the way to the year's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from report_builder.charts import Chart
from report_builder.errors import ReportError, error
from report_builder.facts import Ledger
from report_builder.kinds import Bahan, Context, Kind, grafik
from report_builder.kinds.anggaran import budget_lines, charted_lines
from report_builder.kinds.dasar import basics
from report_builder.kinds.sasaran import IndikatorView, view_sasaran
from report_builder.kinds.sebutan import missed, telling
from report_builder.measure import TAK_TERGABUNG, UNIT
from report_builder.model import Laporan
from report_builder.rules import Hasil, RataRata

DEEPEST = 1
"""How far below the top the budget lines go: a short report has programmes and their activities."""


@dataclass(frozen=True, slots=True)
class Rata:
    """A mean of the quarter: the ids of its fact and of how many indikator are in it, and who is left out by reason."""

    fakta: str
    dihitung: str
    dilewati: tuple[tuple[str, tuple[int, ...]], ...]
    """Each reason with the numbers of the indikator."""


def context(bahan: Bahan) -> Context:
    """What ``lkj-triwulan/laporan.html`` sees.

    Raises ReportError (data) for a yearly report.
    """
    laporan, measured = bahan.laporan, bahan.measured
    _refuse_year(laporan)
    sasaran = view_sasaran(laporan, measured)
    indikator = tuple(each for one in sasaran for each in one.indikator)
    present = tuple(each for each in indikator if each.indikator.triwulan)
    period = f".TW{laporan.identitas.triwulan}"
    return {
        **basics(laporan),
        "akhiran": period,
        "sasaran": sasaran,
        "indikator": indikator,
        "tanpa_data": tuple(each for each in indikator if each not in present),
        "tertinggal": missed(present),
        "tak_dinilai": tuple(each for each in present if each.kasus in _NOT_JUDGED),
        "tanpa_target": tuple(each for each in present if _lacks_target(each)),
        "bertarget_nol": any(each.kasus == Hasil.TIDAK_DITARGETKAN and not _lacks_target(each) for each in present),
        "sebutan": telling(missed(present)),
        "rata_triwulan": _rata("capaian", period, measured.rata_triwulan, indikator),
        "rata_tahun": _rata("capaian_tahun", period, measured.rata_triwulan, indikator),
        "grafik_kemajuan": _charts(present, measured.ledger),
        "berkendala": tuple(each for each in present if _has_follow_up(each) or each in missed(present)),
        "setahun": tuple(each for each in present if _has_follow_up(each) and _is_of_the_year(each)),
        "tak_tergabung": tuple(each for each in present if _is_not_added_up(each, period, measured.ledger)),
        "sebagian_tahun": tuple(each for each in present if each.kode in measured.sebagian),
        "anggaran": tuple(line for line in budget_lines(laporan) if line.tingkat <= DEEPEST),
        "grafik_anggaran": (),
        "grafik_serapan": grafik.serapan(charted_lines(laporan), measured.ledger),
        "jenis_belanja": (),
        "sumber_dana": (),
    }


def _refuse_year(laporan: Laporan) -> None:
    if laporan.identitas.triwulan is None:
        message = "Laporan kinerja triwulanan memerlukan triwulan, sedangkan periode data ini tahunan."
        hint = "Pakai --period TW1 sampai TW4, period dalam rencana batch, atau isi periode di lembar Identitas."
        raise ReportError([error(message, laporan.identitas.places["periode"], hint)])


def _rata(name: str, period: str, means: Mapping[str, RataRata], indikator: Sequence[IndikatorView]) -> Rata | None:
    """The unit's mean of this name; None where no indikator has data of the quarter."""
    fakta = f"{UNIT}.{name}{period}"
    if fakta not in means:
        return None
    reasons = dict(means[fakta].dilewati)
    grouped: dict[str, list[int]] = {}
    for each in indikator:
        if each.kode in reasons:
            grouped.setdefault(reasons[each.kode], []).append(each.nomor)
    dihitung = f"{UNIT}.{name.replace('capaian', 'jumlah_dihitung')}{period}"
    return Rata(fakta, dihitung, tuple((reason, tuple(numbers)) for reason, numbers in grouped.items()))


def _charts(indikator: Iterable[IndikatorView], ledger: Ledger) -> Mapping[str, Chart]:
    """The way of each indikator to the year's target, by its code, where it can be drawn."""
    drawn = ((each.kode, grafik.kemajuan(each.indikator, each.triwulan, ledger)) for each in indikator)
    return {kode: chart for kode, chart in drawn if chart}


_NOT_JUDGED = frozenset({Hasil.TIDAK_DITARGETKAN, Hasil.TIDAK_DAPAT_DINILAI})
"""What was measured, but reached or missed nothing."""


def _lacks_target(each: IndikatorView) -> bool:
    """Whether it was measured in the quarter, which has no target."""
    return each.kasus == Hasil.TIDAK_DITARGETKAN and each.indikator.target is None


def _has_follow_up(each: IndikatorView) -> bool:
    return each.analisis is not None and bool(each.analisis.kendala or each.analisis.tindak_lanjut)


def _is_of_the_year(each: IndikatorView) -> bool:
    return each.analisis is not None and each.analisis.triwulan is None


def _is_not_added_up(each: IndikatorView, period: str, ledger: Ledger) -> bool:
    """Whether its quarters make no year since nobody says how."""
    so_far = ledger.get(f"{each.kode}.realisasi_kumulatif{period}")
    return so_far is not None and so_far.alasan == TAK_TERGABUNG


TRIWULAN = Kind("lkj-triwulan", "lkj-triwulan", "lkj-triwulan/laporan.html", context, diminta=True)

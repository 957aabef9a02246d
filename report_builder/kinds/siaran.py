"""The press release about what a report measured, led by one of four angles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report_builder.errors import Place
from report_builder.kinds import Bahan, Context, Iringan, Kind
from report_builder.kinds.dasar import basics
from report_builder.kinds.kartu import MISSED, choose, lay_out, weakest_first
from report_builder.kinds.sasaran import IndikatorView, SasaranView, view_sasaran
from report_builder.kinds.takarir import fit_caption
from report_builder.measure import UNIT, Measured
from report_builder.model import Identitas, Kutipan, Laporan
from report_builder.profil import ISIAN, Profil
from report_builder.rules import Hasil

SUDUT = ("capaian", "kegiatan", "anggaran", "perbaikan")

_REACHED = frozenset({Hasil.MELAMPAUI, Hasil.TERCAPAI})


@dataclass(frozen=True, slots=True)
class KutipanView:
    """A quotation, whether the data contradict it, and the cells of its text and of its note."""

    kutipan: str
    penutur: str
    jabatan: str
    disetujui: bool
    catatan: str
    bertentangan: bool
    tempat: Place
    tempat_catatan: Place


def context(bahan: Bahan) -> Context:
    """What ``siaran-pers/siaran.html`` sees: the case of the whole, sasaran in the order of the angle, quotations."""
    laporan, measured = bahan.laporan, bahan.measured
    sasaran = view_sasaran(laporan, measured)
    indikator = tuple(each for one in sasaran for each in one.indikator)
    sudut = bahan.sudut or SUDUT[0]
    return {
        **basics(laporan),
        "rata_rata": measured.rata_rata[UNIT],
        "profil": bahan.profil,
        "tanda": bahan.profil.tanda(_filling(laporan.identitas)),
        "instansi_singkat": _abbreviation(laporan.identitas.instansi, bahan.profil),
        "sudut": sudut,
        "hasil": judge_all([each.kasus for each in indikator]),
        "sasaran": _missed_first(sasaran) if sudut == "perbaikan" else sasaran,
        "indikator": indikator,
        "terlemah": weakest_first(indikator, measured.ledger)[:1],
        "pilihan": choose(indikator, measured.ledger),
        "kartu": lay_out,
        "takarir": fit_caption,
        "kegiatan": laporan.kegiatan,
        "ringkasan_bertentangan": _is_in_doubt(laporan, measured),
        "kutipan": _quotations(laporan, measured.bantahan),
        "tempat_status": laporan.pengaturan.places["status_siaran"],
    }


def judge_all(cases: Sequence[str]) -> str:
    """How the unit did as a whole: of what was measured, all exceeded, all reached, some or none did."""
    measured = {Hasil(case) for case in cases} - {Hasil.BELUM_DIUKUR}
    if not measured:
        return "belum diukur"
    if measured == {Hasil.MELAMPAUI}:
        return "semua melampaui"
    if measured <= _REACHED:
        return "semua mencapai"
    return "sebagian" if measured & _REACHED else "tidak satu pun"


def _filling(identitas: Identitas) -> Mapping[str, str]:
    return {kunci: getattr(identitas, kunci) for kunci in ISIAN}


def _abbreviation(instansi: str, profil: Profil) -> str:
    """The short name of the institution, where the profile has one."""
    return next((one.singkatan for one in profil.lembaga if one.nama == instansi), instansi)


def _missed_first(sasaran: Sequence[SasaranView]) -> tuple[SasaranView, ...]:
    """Sasaran with an indikator that missed its target before the others, each in its order."""
    return tuple(sorted(sasaran, key=lambda one: not any(_has_missed(each) for each in one.indikator)))


def _has_missed(indikator: IndikatorView) -> bool:
    return Hasil(indikator.kasus) in MISSED


def _is_in_doubt(laporan: Laporan, measured: Measured) -> bool:
    """Whether the data contradict what is told of the event, and no note says why."""
    return any(not one.catatan and one.places["ringkasan"] in measured.bantahan for one in laporan.kegiatan[:1])


def _quotations(laporan: Laporan, doubts: Mapping[Place, Sequence[object]]) -> tuple[KutipanView, ...]:
    """The quotations of the input; where it has none, an empty one that asks for it."""
    given = tuple(_view(one, doubts) for one in laporan.kutipan)
    return given or (KutipanView("", "", "", False, "", False, *_free_places(laporan)),)


def _view(one: Kutipan, doubts: Mapping[Place, Sequence[object]]) -> KutipanView:
    place = one.places["kutipan"]
    return KutipanView(
        one.kutipan,
        one.penutur,
        one.jabatan,
        one.disetujui,
        one.catatan,
        place in doubts,
        one.places["disetujui"] if one.kutipan else place,
        one.places["catatan"],
    )


def _free_places(laporan: Laporan) -> tuple[Place, Place]:
    return laporan.free_place("Kutipan", "kutipan"), laporan.free_place("Kutipan", "catatan")


SIARAN = Kind(
    "siaran-pers",
    "siaran-pers",
    "siaran-pers/siaran.html",
    context,
    formats=("docx", "pdf", "html", "txt"),
    sudut=SUDUT,
    diperiksa=True,
    iringan=(
        Iringan("siaran-pers.svg", "siaran-pers/kartu.svg", "svg"),
        Iringan("siaran-pers.png", "siaran-pers/kartu.svg", "png"),
        Iringan("siaran-pers-medsos.txt", "siaran-pers/medsos.txt", "teks"),
        Iringan("siaran-pers-alt.txt", "siaran-pers/alt.txt", "teks"),
    ),
)

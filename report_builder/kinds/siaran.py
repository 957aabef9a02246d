"""The press release about what a report measured, led by one of four angles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.errors import Place
from report_builder.kinds import Bahan, Context, Iringan, Kind
from report_builder.kinds.anggaran import charted_lines
from report_builder.kinds.dasar import basics
from report_builder.kinds.kartu import AT_ZERO, choose, missed_first, weakest_first
from report_builder.kinds.sasaran import IndikatorView, view_sasaran
from report_builder.kinds.takarir import BATAS, WORDING
from report_builder.measure import UNIT, Measured
from report_builder.model import Identitas, Kegiatan, Kutipan, Laporan
from report_builder.profil import ISIAN, Profil
from report_builder.rules import MISSED, REACHED, Hasil

SUDUT = ("capaian", "kegiatan", "anggaran", "perbaikan")

_FEW = 5
"""So many indikator have room for a sentence each; of more only those that missed their target have one."""


@dataclass(frozen=True, slots=True)
class KutipanView:
    """A quotation, whether the data contradict it, and the cells of its text and of its note.

    ``sebutan`` says how its speaker is named: in full (``lengkap``) at the first mention, then by ``jabatan``, and not
    at all (``lanjutan``) where the quotation before was the same speaker's.
    """

    kutipan: str
    penutur: str
    jabatan: str
    sebutan: str
    disetujui: bool
    catatan: str
    bertentangan: bool
    tempat: Place
    tempat_catatan: Place


def context(bahan: Bahan) -> Context:
    """What ``siaran-pers/siaran.html`` sees: the angle that leads, the case of the whole, and who is told of how."""
    laporan, measured = bahan.laporan, bahan.measured
    sasaran = view_sasaran(laporan, measured)
    indikator = tuple(each for one in sasaran for each in one.indikator)
    missed = weakest_first(indikator, measured.ledger)
    diminta = bahan.sudut or SUDUT[0]
    sudut = diminta if _has_news(diminta, laporan, measured) else SUDUT[0]
    kegiatan = next(iter(laporan.kegiatan), None)
    dasar = basics(laporan)
    return {
        **dasar,
        "dilewati": _left_out(indikator, measured),
        "profil": bahan.profil,
        "tanda": bahan.profil.tanda(_filling(laporan.identitas)),
        "instansi_singkat": _abbreviation(laporan.identitas.instansi, bahan.profil),
        "diminta": diminta,
        "sudut": sudut,
        "banyak": len(indikator) > _FEW,
        "jumlah": _counts(measured),
        "hasil": judge_all([each.kasus for each in indikator]),
        "sasaran": sasaran,
        "indikator": indikator,
        "luput": tuple(missed),
        "sorotan": tuple(each for each in missed if each.kasus in AT_ZERO) or tuple(missed[:1]),
        "pilihan": choose(indikator, measured.ledger, sudut),
        "urutan": missed_first(indikator, measured.ledger),
        **WORDING,
        **_budget(laporan),
        "kegiatan": kegiatan,
        "kegiatan_lain": laporan.kegiatan[1:],
        "kegiatan_diragukan": _doubtful_events(laporan, measured),
        "dibuka_kepala": kegiatan is not None and _is_same(kegiatan.pembuka_nama, laporan.identitas.kepala_nama),
        "kutipan": _quotations(laporan, measured.bantahan),
        "tanggal_dokumen": laporan.pengaturan.tanggal_siaran or dasar["tanggal_dokumen"],
        "tahun_tersirat": _unsaid_year(laporan),
    }


def _unsaid_year(laporan: Laporan) -> int | None:
    """The year that the day of an event goes without: the report's, where the release appears in it."""
    terbit = laporan.pengaturan.tanggal_siaran
    return terbit.year if terbit and terbit.year == laporan.identitas.tahun else None


def _counts(measured: Measured) -> Mapping[str, int]:
    """How many indikator stand how, as the facts of the unit have it: ``belum_diukur`` -> 1."""
    prefix = f"{UNIT}.jumlah_"
    counts = (fact for fact in measured.ledger.fakta if fact.id.startswith(prefix))
    return {fact.id.removeprefix(prefix): int(fact.angka) for fact in counts}


def _left_out(indikator: Sequence[IndikatorView], measured: Measured) -> tuple[tuple[IndikatorView, str], ...]:
    """The measured indikator that the mean of the unit leaves out, each with the reason."""
    reasons = dict(measured.rata_rata[UNIT].dilewati)
    out = (each for each in indikator if each.kode in reasons and each.kasus != Hasil.BELUM_DIUKUR)
    return tuple((each, reasons[each.kode]) for each in out)


def _has_news(sudut: str, laporan: Laporan, measured: Measured) -> bool:
    """Whether the data have anything that a release of this angle could begin with."""
    match sudut:
        case "kegiatan":
            return bool(laporan.kegiatan)
        case "anggaran":
            serapan = measured.ledger.get("unit.serapan")
            return serapan is not None and serapan.nilai is not None
        case "perbaikan":
            return any(Hasil(kasus) in MISSED for kasus in measured.hasil.values())
        case _:
            return True


def judge_all(cases: Sequence[str]) -> str:
    """How the unit did as a whole: of what was measured, all exceeded, all reached, some or none did."""
    measured = {Hasil(case) for case in cases} - {Hasil.BELUM_DIUKUR}
    if not measured:
        return "belum diukur"
    if measured == {Hasil.MELAMPAUI}:
        return "semua melampaui"
    if measured <= REACHED:
        return "semua mencapai"
    if measured & REACHED:
        return "sebagian"
    return "tidak satu pun" if measured & MISSED else "tidak dinilai"


def _filling(identitas: Identitas) -> Mapping[str, str]:
    return {kunci: getattr(identitas, kunci) for kunci in ISIAN}


def _abbreviation(instansi: str, profil: Profil) -> str:
    """The short name of the institution, where the profile has one."""
    return next((one.singkatan for one in profil.lembaga if one.nama == instansi), instansi)


def _doubtful_events(laporan: Laporan, measured: Measured) -> tuple[Kegiatan, ...]:
    """The events of which the data contradict what is told, and no note says why."""
    doubts = measured.bantahan
    return tuple(one for one in laporan.kegiatan if not one.catatan and one.places["ringkasan"] in doubts)


def _budget(laporan: Laporan) -> Context:
    """The largest lines of the budget, whether there are no others, and their level where all have one."""
    lines = charted_lines(laporan)
    levels = {line.tingkat for line in lines}
    return {
        "pos_anggaran": tuple(sorted(lines, key=lambda line: -line.pagu_akhir)[:_FEW]),
        "semua_pos": len(lines) <= _FEW,
        "tingkat_pos": levels.pop() if len(levels) == 1 else "",
    }


def _quotations(laporan: Laporan, doubts: Mapping[Place, Sequence[object]]) -> tuple[KutipanView, ...]:
    """The quotations of the input; where it has none, an empty one that asks for it."""
    given = tuple(_view_all(laporan, doubts))
    return given or (KutipanView("", "", "", "", False, "", False, *_free_places(laporan)),)


def _view_all(laporan: Laporan, doubts: Mapping[Place, Sequence[object]]) -> Iterator[KutipanView]:
    """Whoever opened the event was named with it."""
    spoken = [(one.pembuka_nama, one.pembuka_jabatan) for one in laporan.kegiatan[:1] if one.pembuka_nama]
    before = ""
    for one in laporan.kutipan:
        jabatan = next((known for nama, known in spoken if _is_same(nama, one.penutur)), None)
        sebutan = "lengkap" if jabatan is None else "jabatan"
        yield _view(one, doubts, "lanjutan" if _is_same(before, one.penutur) else sebutan, one.jabatan or jabatan or "")
        before = one.penutur if one.disetujui else ""
        if one.disetujui:
            spoken.append((one.penutur, one.jabatan))


def _is_same(nama: str, other: str) -> bool:
    """Whether two names are one person's, with titles or without."""
    one, another = (" ".join(text.replace(",", " ").casefold().split()) for text in (nama, other))
    return bool(one and another) and (f" {one} " in f" {another} " or f" {another} " in f" {one} ")


def _view(one: Kutipan, doubts: Mapping[Place, Sequence[object]], sebutan: str, jabatan: str) -> KutipanView:
    place = one.places["kutipan"]
    return KutipanView(
        one.kutipan,
        one.penutur,
        jabatan,
        sebutan,
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
    ada_bahan=_has_news,
    diperiksa=True,
    iringan=(
        Iringan("siaran-pers.svg", "siaran-pers/kartu.html", "svg", gambar="siaran-pers/kartu.svg"),
        Iringan("siaran-pers.png", "siaran-pers/kartu.html", "png", gambar="siaran-pers/kartu.svg"),
        Iringan("siaran-pers-medsos.txt", "siaran-pers/medsos.html", "teks", batas=BATAS),
        Iringan("siaran-pers-alt.txt", "siaran-pers/alt.html", "teks"),
    ),
)

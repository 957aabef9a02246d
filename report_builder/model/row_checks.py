"""What one row must hold to make sense by itself: a table of checks by sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from report_builder.errors import Problem, error, warning
from report_builder.language import format_date, format_number, format_rupiah, join_list
from report_builder.model.period import end_of_period
from report_builder.model.rows import ReadRows, Row
from report_builder.schema import PERIODE, REALISASI_TW, Keadaan, Polaritas

RowCheck = Callable[[Row], Iterator[Problem]]

_NIP = re.compile(r"[0-9]{18}")
_PROFIL = re.compile(r"[\w-]+")
_LOGO = re.compile(r"[^/\\]+\.(?:png|jpe?g|svg)", re.IGNORECASE)


def check_rows(lembar: str, rows: ReadRows) -> Iterator[Problem]:
    """What is wrong with each row of a sheet by itself."""
    checks = [check for columns, check in _CHECKS.get(lembar, ()) if any(map(rows.holds, columns))]
    for row in rows if checks else ():
        for check in checks:
            yield from check(row)


# Identitas


def _check_nip(row: Row) -> Iterator[Problem]:
    for kunci in ("kepala_nip", "atasan_nip"):
        nip = row.teks(kunci)
        if nip and not _NIP.fullmatch("".join(nip.split())):
            yield warning(f"NIP “{nip}” tidak terdiri atas 18 angka.", row.place(kunci), "Periksa kembali NIP itu.")


def _check_profil(row: Row) -> Iterator[Problem]:
    profil = row.teks("profil")
    if profil and not _PROFIL.fullmatch(profil):
        hint = "Tulis nama profilnya saja, misalnya umum atau bnn."
        yield error(f"“{profil}” bukan nama profil.", row.place("profil"), hint)


def check_profil(row: Row, known: Collection[str] | None) -> Iterator[Problem]:
    """Whether the profile that Identitas names is one of those known, in small letters; None takes any."""
    profil = row.teks("profil")
    if known is not None and _PROFIL.fullmatch(profil) and profil.lower() not in known:
        hint = f"Yang ada: {join_list(sorted(known))}. Letakkan profil sendiri di templates/profil/{profil}.toml."
        yield error(f"Profil “{profil}” tidak ada.", row.place("profil"), hint)


def _check_logo(row: Row) -> Iterator[Problem]:
    logo = row.teks("logo")
    if logo and not _LOGO.fullmatch(logo):
        hint = "Tulis nama berkas PNG, JPG, atau SVG tanpa folder, lalu letakkan berkas itu di folder buku kerja ini."
        yield error(f"“{logo}” bukan nama berkas logo.", row.place("logo"), hint)


def _check_tanggal_laporan(row: Row) -> Iterator[Problem]:
    laporan, tahun = row.values.get("tanggal_laporan"), row.values.get("tahun")
    if isinstance(laporan, date) and isinstance(tahun, int):
        akhir = end_of_period(tahun, PERIODE.index(row.teks("periode") or PERIODE[0]))
        if laporan < akhir:
            yield warning(
                f"Tanggal laporan {format_date(laporan)} mendahului akhir periode laporan {format_date(akhir)}.",
                row.place("tanggal_laporan"),
                "Periksa tanggal_laporan, tahun, dan periode.",
            )


def _check_tanggal_data(row: Row) -> Iterator[Problem]:
    data, laporan, tahun = (row.values.get(kunci) for kunci in ("tanggal_data", "tanggal_laporan", "tahun"))
    if not isinstance(data, date):
        return
    if isinstance(laporan, date) and data > laporan:
        message = f"Tanggal data {format_date(data)} sesudah tanggal laporan {format_date(laporan)}."
        yield warning(message, row.place("tanggal_data"), "Periksa kedua tanggal itu.")
    elif isinstance(tahun, int) and data.year > tahun:
        message = f"Tanggal data {format_date(data)} sesudah tahun laporan {tahun}."
        yield warning(message, row.place("tanggal_data"), "Periksa tanggal_data dan tahun.")


# Indikator


def _check_keadaan(row: Row) -> Iterator[Problem]:
    keadaan = row.values.get("keadaan")
    if isinstance(keadaan, Keadaan):
        yield from _KEADAAN[keadaan](row)


def _check_terukur(row: Row) -> Iterator[Problem]:
    if not row.filled("realisasi"):
        yield error(
            "Keadaan “terukur”, tetapi realisasi kosong.",
            row.place("realisasi"),
            "Isi realisasinya, atau ubah keadaan menjadi “belum diukur”.",
        )


def _check_belum_diukur(row: Row) -> Iterator[Problem]:
    if row.filled("realisasi"):
        yield error(
            "Keadaan “belum diukur”, tetapi realisasi diisi.",
            row.place("realisasi"),
            "Kosongkan realisasinya, atau ubah keadaan menjadi “terukur”.",
        )


def _check_tidak_terlaksana(row: Row) -> Iterator[Problem]:
    if row.values.get("polaritas") is Polaritas.ORDINAL:
        yield from _check_no_predicate(row)
    elif not row.filled("realisasi"):
        yield error("Keadaan “tidak terlaksana”, tetapi realisasi kosong.", row.place("realisasi"), "Isi realisasi 0.")
    elif realisasi := row.angka("realisasi"):
        yield error(
            f"Keadaan “tidak terlaksana”, tetapi realisasi {format_number(realisasi)}.",
            row.place("realisasi"),
            "Isi realisasi 0, atau ubah keadaan menjadi “terukur”.",
        )


def _check_no_predicate(row: Row) -> Iterator[Problem]:
    if row.filled("realisasi"):
        yield error(
            f"Keadaan “tidak terlaksana”, tetapi realisasi “{row.teks('realisasi')}”.",
            row.place("realisasi"),
            "Kosongkan realisasinya, atau ubah keadaan menjadi “terukur”.",
        )


_KEADAAN: Mapping[Keadaan, RowCheck] = {
    Keadaan.TERUKUR: _check_terukur,
    Keadaan.BELUM_DIUKUR: _check_belum_diukur,
    Keadaan.TIDAK_TERLAKSANA: _check_tidak_terlaksana,
}


def _check_bobot(row: Row) -> Iterator[Problem]:
    for kolom in ("bobot", "bobot_agregasi"):
        bobot = row.angka(kolom)
        if bobot is not None and bobot < 0:
            hint = "Isi bobot 0 atau lebih, atau kosongkan."
            yield error(f"Bobot {format_number(bobot)} negatif.", row.place(kolom), hint)


def _check_rumus(row: Row) -> Iterator[Problem]:
    polaritas = row.values.get("polaritas", None if row.filled("polaritas") else Polaritas.MAKSIMUM)
    if polaritas and row.teks("rumus") and polaritas is not Polaritas.MINIMUM:
        yield warning(
            f"Rumus {row.teks('rumus')} tidak dipakai karena polaritas indikator ini {polaritas}.",
            row.place("rumus"),
            "Kosongkan rumusnya, atau ubah polaritas menjadi minimum.",
        )


# Anggaran


def _check_pagu(row: Row) -> Iterator[Problem]:
    for kolom in ("pagu_awal", "pagu_akhir"):
        pagu = row.angka(kolom)
        if pagu is not None and pagu < 0:
            yield error(f"Pagu {format_rupiah(pagu)} negatif.", row.place(kolom), "Isi pagu 0 atau lebih.")


def _check_serapan(row: Row) -> Iterator[Problem]:
    pagu = row.angka("pagu_akhir")
    told = ((kolom, row.angka(kolom)) for kolom in ("realisasi", *REALISASI_TW.values()))
    for kolom, realisasi in told:
        if pagu is not None and realisasi is not None and realisasi > pagu >= 0:
            message = f"Realisasi {format_rupiah(realisasi)} melebihi pagu {format_rupiah(pagu)}."
            yield warning(message, row.place(kolom), "Periksa kedua angka itu.")
            return


# Kegiatan


def _check_tanggal(row: Row) -> Iterator[Problem]:
    mulai, selesai = row.values.get("tanggal_mulai"), row.values.get("tanggal_selesai")
    if isinstance(mulai, date) and isinstance(selesai, date) and selesai < mulai:
        yield error(
            f"Tanggal selesai {format_date(selesai)} mendahului tanggal mulai {format_date(mulai)}.",
            row.place("tanggal_selesai"),
            "Perbaiki salah satunya.",
        )


_CHECKS: Mapping[str, tuple[tuple[tuple[str, ...], RowCheck], ...]] = {
    "Identitas": (
        (("kepala_nip", "atasan_nip"), _check_nip),
        (("profil",), _check_profil),
        (("logo",), _check_logo),
        (("tanggal_laporan",), _check_tanggal_laporan),
        (("tanggal_data",), _check_tanggal_data),
    ),
    "Indikator": (
        (("keadaan",), _check_keadaan),
        (("bobot", "bobot_agregasi"), _check_bobot),
        (("rumus",), _check_rumus),
    ),
    "Anggaran": ((("pagu_awal", "pagu_akhir"), _check_pagu), (("realisasi", *REALISASI_TW.values()), _check_serapan)),
    "Kegiatan": ((("tanggal_selesai",), _check_tanggal),),
}
"""By sheet, each behind the columns without which it finds nothing."""

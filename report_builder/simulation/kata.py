"""The names of a country that does not exist: whatever could be a place, a person or an office is called Contoh."""

from __future__ import annotations

from random import Random

from report_builder.simulation.bentuk import Gaya

LONGEST = 200
"""The letters of a long name."""

INSTANSI = (
    "Badan Contoh Nusantara",
    "Lembaga Pembinaan Contoh",
    "Badan Pelayanan Contoh",
    "Kementerian Urusan Contoh",
)
UNIT = (
    "Balai Pembinaan Contoh",
    "Kantor Layanan Contoh",
    "Badan Pelayanan Contoh",
    "Unit Pengelola Contoh",
    "Loka Pelatihan Contoh",
)
WILAYAH = ("Kabupaten Contoh", "Kabupaten Contoh", "Kota Contoh", "Provinsi Contoh")
PANGKAT = ("Pembina (IV/a)", "Pembina Tingkat I (IV/b)", "Pembina Utama Muda (IV/c)", "Penata Tingkat I (III/d)")
GELAR = ("", ", S.E.", ", S.Sos., M.Si.", ", S.H., M.H.", ", Ph.D.")
HURUF = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DESA = ("Asri", "Baru", "Damai", "Elok", "Jaya", "Lestari", "Makmur", "Sejahtera", "Tenteram")

_TAIL = (
    "sesuai dengan standar pelayanan minimal, pedoman teknis pembinaan, dan ketentuan tentang pelaporan berkala, "
    "termasuk yang dilaksanakan bersama dengan mitra kerja di tingkat kecamatan, kelurahan, serta desa binaan di "
    "seluruh wilayah kerja"
)
_SIGNS = (" & mitra", " <daring>", ' "unggulan"', " “terpadu”", " 'cepat'", " (nilai > 3)", " A&B", " 100% “siap”")


def in_style(text: str, gaya: Gaya, random: Random) -> str:
    """A name as the office writes names: as it is, long, or with signs that mean something to XML."""
    match gaya:
        case Gaya.PANJANG:
            return lengthened(text)
        case Gaya.BERTANDA:
            return text + random.choice(_SIGNS)
        case _:
            return text


def lengthened(text: str) -> str:
    """The text with as many further words as a long name has room for."""
    words = text.split()
    for word in _TAIL.split():
        if len(" ".join((*words, word))) > LONGEST:
            break
        words.append(word)
    return " ".join(words).rstrip(",")


def person(random: Random, jabatan: str) -> str:
    """Nobody: ``Nama Kepala Contoh 12, S.E.``."""
    return f"Nama {jabatan} Contoh {random.randint(1, 99)}{random.choice(GELAR)}"


def nip(random: Random) -> str:
    """A number of 18 digits that nobody can have: it begins with no date of birth."""
    return f"99999999{random.randrange(10**10):010}"


def province(random: Random) -> str:
    """``Provinsi Contoh A``."""
    return f"Provinsi Contoh {random.choice(HURUF)}"


def village(random: Random) -> str:
    """``Desa Contoh Asri 7``."""
    return f"Desa Contoh {random.choice(DESA)} {random.randint(1, 30)}"

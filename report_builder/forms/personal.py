"""What belongs to a person and to no report: recognised by the words above a column or by what its cells look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from report_builder.dataset import Cell

HIDDEN = "[data pribadi]"

_LABEL = re.compile(
    r"\bn\.?i\.?k\b|nomor induk kependudukan"
    r"|\b(?:no|nomor|nmr)\b[ .]*(?:hp|h\.p|handphone|ponsel|telp|telepon|tlp|wa|whatsapp|ktp|kk|rek|rekening)\b"
    r"|^(?:telepon|telp|hp|whatsapp|wa|e-?mail|surel|npwp|kontak|contact|cp)\b|^alamat\b(?! (?:situs|web|kantor))"
    r"|\b(?:tgl|tanggal|tempat)\b.*\blahir\b|\bhasil (?:tes|uji|pemeriksaan)\b.*\b(?:urine?|narkoba|darah)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"^(?:daftar )?nama (?:lengkap |para )?(?:peserta|penerima|siswa|mahasiswa|korban|klien|pasien|residen|pegawai"
    r"|kader|responden|warga|anggota|relawan|penyuluh|tersangka|saksi)"
    r"|^(?:peserta|nama|nama lengkap|daftar hadir)$",
    re.IGNORECASE,
)
_ACCOUNT_LABEL = re.compile(r"\b(?:rek|rekening)\b", re.IGNORECASE)
_BARE_ACCOUNT_LABEL = re.compile(r"rek(?:ening)?\.?(?: bank)?", re.IGNORECASE)
_BUDGET_CODE = re.compile(r"[0-9]+(?:\.[0-9]+)+\.?")
_LETTER = re.compile(r"[^\W\d_]")

_DASH = r"[ .\u2010\u2011\u2013-]"
"""What stands between figures: programs write a dash for the hyphen that people type."""
_BORN = rf"(?:[04][1-9]|[1256][0-9]|[37][01]){_DASH}?(?:0[1-9]|1[0-2]){_DASH}?[0-9]{{2}}"
# Two by two, four by four or in its three parts, but never by thousands as an amount is.
# A code of the budget without its dots is as long: no province has its first figures, or no district its 00.
_PROVINCE = "(?:1[1-9]|2[01]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"
_DISTRICTS = rf"(?:{_DASH}?(?!00)[0-9]{{2}}){{2}}"
_NIK = rf"(?<![0-9.,]){_PROVINCE}{_DISTRICTS}{_DASH}?{_BORN}{_DASH}?(?!0000)[0-9]{{4}}(?![0-9.,]?[0-9])"
_REST = rf"[1-35-9][0-9]{{0,2}}\)?{_DASH}*[0-9]{{3,4}}{_DASH}?[0-9]{{3,5}}(?![0-9])"
# "62800000000" and "62 812 000 000" are amounts, and so may be any figures from 62 onwards that stand alone.
_ABROAD = r"(?!\A[0-9]+\Z)62(?:8[1-35-9][0-9]{7,10}|[ -]8[1-35-9][0-9][ -][0-9]{4}[ -]?[0-9]{3,5})(?<!000)(?![0-9])"
_PHONE = rf"(?<![0-9.,])(?:(?:\(?\+62\)?{_DASH}?\(?|\(?0[ -]?)8{_REST}|{_ABROAD})"
_DIGITS = r"[0-9](?:[ -]?[0-9]){7,17}(?![0-9.])"
_ACCOUNT = rf"(?i:\b(?:no|nomor)?\.? ?rek(?:ening)?\b[^0-9\n]{{0,20}}){_DIGITS}"
_TOLD = rf"(?P<kata>(?i:\b(?:nik|ktp|npwp)\b[^0-9\n]{{0,20}}))[0-9](?:{_DASH}?[0-9]){{14,15}}(?![0-9])"
_NPWP = r"(?<![0-9.])[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-[0-9]{3}\.[0-9]{3}(?![0-9])"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_IN_TEXT = re.compile(f"{_NIK}|{_PHONE}|{_ACCOUNT}|{_TOLD}|{_NPWP}|{_EMAIL}")
_CELL = re.compile(rf"{_NIK}|{_PHONE}|{_NPWP}|{_EMAIL}|628[0-9]{{7,11}}|{re.escape(HIDDEN)}")
_ENOUGH = 0.5


def is_personal(label: str, cells: Sequence[Cell]) -> bool:
    """Whether a column holds data of persons: its label says so, or at least half of its cells look so."""
    texts = [_text(cell) for cell in cells]
    label = " ".join(label.replace("_", " ").split())
    if _NAMES.search(label):
        # A column Peserta of numbers counts them.
        return not texts or any(_LETTER.search(text) for text in texts)
    if _BARE_ACCOUNT_LABEL.fullmatch(label):
        return any(re.search(_DIGITS, text) for text in texts)
    if _LABEL.search(label):
        # "No. Rekening" is the account of a person or that of a budget; the latter has dots.
        is_budget = _ACCOUNT_LABEL.search(label) and texts and all(_BUDGET_CODE.fullmatch(text) for text in texts)
        return not is_budget
    return bool(texts) and sum(map(is_of_person, cells)) / len(texts) >= _ENOUGH


def redact(text: str) -> tuple[str, int]:
    """The text without NIK, telephone and account numbers and addresses of mail, and how many it held."""
    return _IN_TEXT.subn(lambda found: f"{found['kata'] or ''}{HIDDEN}", text)


def is_of_person(cell: Cell) -> bool:
    """Whether a cell holds nothing but what belongs to a person."""
    return bool(_CELL.fullmatch(_text(cell)))


def _text(cell: Cell) -> str:
    value = cell.value
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value).strip().lstrip("'")

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
    r"|^(?:telepon|telp|hp|whatsapp|wa|e-?mail|surel|alamat|npwp)\b"
    r"|^(?:daftar )?nama (?:lengkap |para )?(?:peserta|penerima|siswa|mahasiswa|korban|klien|pasien|residen|pegawai)"
    r"|^(?:peserta|nama|nama lengkap)$"
    r"|\b(?:tgl|tanggal|tempat)\b.*\blahir\b|\bhasil (?:tes|uji|pemeriksaan)\b.*\b(?:urine?|narkoba|darah)\b",
    re.IGNORECASE,
)
_ACCOUNT_LABEL = re.compile(r"\b(?:rek|rekening)\b", re.IGNORECASE)
_BUDGET_CODE = re.compile(r"[0-9]+(?:\.[0-9]+)+\.?")

_DAY, _MONTH = r"(?:[04][1-9]|[1256][0-9]|[37][01])", r"(?:0[1-9]|1[0-2])"
_NIK = (
    rf"(?<![0-9.,])[1-9](?:[0-9]{{3}}(?P<four>[ .-]?)[0-9]{{2}}{_DAY}(?P=four){_MONTH}[0-9]{{2}}(?P=four)"
    rf"|[0-9]{{5}}(?P<six>[ .-]?){_DAY}{_MONTH}[0-9]{{2}}(?P=six))[0-9]{{4}}(?![0-9.,]?[0-9])"
)
"""Sixteen figures with a date in their middle, together or in groups of four or six."""
_PHONE = r"(?<![0-9.,])(?:\+62|0|(?!\A[0-9]+\Z)62)[ -]?8[0-9]{1,3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,5}(?![0-9])"
"""Figures from 62 onwards that are all that a cell holds may be rupiah as well."""
_ACCOUNT = r"(?i:\b(?:no|nomor)?\.? ?rek(?:ening)?\b[^0-9\n]{0,20})[0-9](?:[ -]?[0-9]){7,17}(?![0-9.])"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_IN_TEXT = re.compile(f"{_NIK}|{_PHONE}|{_ACCOUNT}|{_EMAIL}")
_CELL = re.compile(rf"{_NIK}|{_PHONE}|{_EMAIL}|62[0-9]{{8,12}}|{re.escape(HIDDEN)}")
_ENOUGH = 0.5


def is_personal(label: str, cells: Sequence[Cell]) -> bool:
    """Whether a column holds data of persons: its label says so, or at least half of its cells look so."""
    texts = [_text(cell) for cell in cells]
    if _LABEL.search(label.strip()):
        # "No. Rekening" is the account of a person or that of a budget; the latter has dots.
        is_budget = _ACCOUNT_LABEL.search(label) and texts and all(_BUDGET_CODE.fullmatch(text) for text in texts)
        return not is_budget
    return bool(texts) and sum(map(is_of_person, cells)) / len(texts) >= _ENOUGH


def redact(text: str) -> tuple[str, int]:
    """The text without NIK, telephone and account numbers and addresses of mail, and how many it held."""
    return _IN_TEXT.subn(HIDDEN, text)


def is_of_person(cell: Cell) -> bool:
    """Whether a cell holds nothing but what belongs to a person."""
    return bool(_CELL.fullmatch(_text(cell)))


def _text(cell: Cell) -> str:
    value = cell.value
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value).strip()

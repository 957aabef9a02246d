"""What became of an office whose worker was lost: why, in words, and which of its reports are tried again."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from types import MappingProxyType

from report_builder.batch.child import OUT_OF_MEMORY
from report_builder.batch.kesalahan import Kesalahan
from report_builder.batch.office import Mati
from report_builder.batch.plan import Limits
from report_builder.batch.work import Hasil
from report_builder.errors import ReportError

_ABORTED = "dihentikan oleh sebuah pustaka ({}), seperti bila memorinya tidak cukup"
SIGNALS: Mapping[str, str] = MappingProxyType(
    {
        "SIGKILL": "dimatikan dari luar ({}), seperti oleh sistem bila memori mesin habis",
        "SIGABRT": _ABORTED,
        "SIGTRAP": _ABORTED,
        "SIGSEGV": "mati karena memakai memori yang bukan miliknya ({})",
    }
)
"""How a process was ended, by the name of the signal."""


def settle(
    failure: BaseException, ke: Mapping[str, int], limits: Limits
) -> tuple[tuple[Hasil, ...], Mapping[str, int]]:
    """The reports of a lost worker that are decided, and those still to be made with the number of that attempt.

    ``ke`` has the number of each report's attempt. Only who is to blame uses one up: the report that was being made,
    or every one where their common data were being read or nobody knows.
    """
    selesai, blamed = (failure.selesai, failure.jenis or ke) if isinstance(failure, Mati) else ((), ke)
    told = {one.jenis for one in selesai}
    following = {jenis: nomor + (jenis in blamed) for jenis, nomor in ke.items() if jenis not in told}
    last = limits.retries + 1
    kesalahan = explain(failure, limits)
    detik = failure.detik if isinstance(failure, Mati) else 0
    failed = (Hasil(jenis, kesalahan=kesalahan, detik=detik) for jenis, nomor in following.items() if nomor > last)
    return (*selesai, *failed), {jenis: nomor for jenis, nomor in following.items() if nomor <= last}


def explain(failure: BaseException, limits: Limits) -> Kesalahan:
    """Why an office has no reports though no error in its data was told; it may go well another time."""
    if isinstance(failure, ReportError):
        return Kesalahan.of(failure)
    return Kesalahan.internal(_say(failure, limits))


def _say(failure: BaseException, limits: Limits) -> str:
    if not isinstance(failure, Mati):
        return f"Pekerjanya hilang sebelum selesai: {type(failure).__name__}: {failure}."
    if failure.kode is None:
        return f"Tidak selesai dalam {limits.seconds:g} detik per laporan, jadi dihentikan."
    limit = f"; batas memorinya {limits.megabytes} MB." if limits.megabytes else "."
    if failure.kode == OUT_OF_MEMORY:
        return f"Kehabisan memori{limit}"
    if failure.kode >= 0:
        return f"Prosesnya {_ABORTED.format(f'kode {failure.kode}')}{limit}"
    name = _signal(-failure.kode)
    return f"Prosesnya {SIGNALS.get(name, 'mati karena sinyal {}').format(name)}{limit}"


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)

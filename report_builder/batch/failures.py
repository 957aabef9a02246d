"""What became of a worker that gave nothing, in words."""

from __future__ import annotations

from report_builder.batch.ledger import Kesalahan
from report_builder.batch.plan import Limits
from report_builder.batch.pool import OUT_OF_MEMORY
from report_builder.errors import ExitCode


def explain(failure: BaseException, limits: Limits) -> Kesalahan:
    """Why an office has no reports though no error in its data was told; it may go well another time."""
    return Kesalahan(int(ExitCode.INTERNAL), (_say(failure, limits),))


def _say(failure: BaseException, limits: Limits) -> str:
    code = getattr(failure, "exitcode", None)
    if isinstance(failure, TimeoutError):
        return f"Tidak selesai dalam {limits.seconds:g} detik per laporan, jadi dihentikan."
    if code == OUT_OF_MEMORY:
        return f"Kehabisan memori; batasnya {limits.megabytes} MB."
    if code is not None:
        return f"Prosesnya mati sebelum selesai (kode {code})."
    return f"Kesalahan dalam program: {type(failure).__name__}: {failure}."

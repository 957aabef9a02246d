"""How WeasyPrint fails, and what it only says: a missing picture or an unknown property is never raised."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

from report_builder.errors import ExitCode, Problem, ReportError, error

_IGNORED = re.compile(r"Ignored `(?P<what>.+?)` at \d+:\d+, (?P<why>.+?)\.?", re.DOTALL)
_IN_STYLES = re.compile(r"(?P<what>.+?) at \d+:\d+\b(?P<more>.*?)\.?", re.DOTALL)
_REASONS = {
    "unknown property": "karena properti itu tidak dikenal",
    "invalid value": "karena nilainya tidak sah",
    "property not supported yet": "karena properti itu belum didukung",
}
_LACKING = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts: (?P<letters>.+)")
_STYLES_HINT = "Periksa berkas di folder gaya/ pada templat Anda."


@contextmanager
def refuse_complaints() -> Iterator[None]:
    """Raises ReportError where WeasyPrint complained: of the style sheets alone (template), or of anything (output)."""
    logger, collector = logging.getLogger("weasyprint"), _Collector()
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
    if collector.messages:
        problems = tell(collector.messages)
        of_styles = all(problem.hint == _STYLES_HINT for problem in problems)
        raise ReportError(problems, ExitCode.TEMPLATE if of_styles else ExitCode.OUTPUT)


@contextmanager
def refuse_failures() -> Iterator[None]:
    """Raises ReportError (output) for whatever WeasyPrint raises by itself: it checks its own layout by assertions."""
    try:
        yield
    except ReportError:
        raise
    except OSError as failure:
        message = f"PDF tidak dapat disusun: berkas sementaranya tidak dapat dipakai ({failure.strerror or failure})."
        hint = "Periksa ruang penyimpanan untuk berkas sementara, lalu ulangi."
        raise ReportError([error(message, hint=hint)], ExitCode.OUTPUT) from failure
    except Exception as failure:
        message = f"PDF tidak dapat disusun: WeasyPrint gagal dengan “{type(failure).__name__}”."
        hint = "Pendekkan teks yang sangat panjang dalam data atau templat, lalu ulangi."
        raise ReportError([error(message, hint=hint)], ExitCode.OUTPUT) from failure


def tell(messages: list[str]) -> list[Problem]:
    """The messages as problems; those that differ only in their position in the joined style sheets are one."""
    counts = Counter(map(_say, messages))
    return [
        error(f"{text} ({count} kali)." if count > 1 else f"{text}.", hint=hint)
        for (text, hint), count in counts.items()
    ]


def _say(message: str) -> tuple[str, str]:
    styles = "Lembar gaya tidak dapat dipakai seluruhnya"
    if found := _IGNORED.fullmatch(message):
        reason = _REASONS.get(found["why"], f"({found['why']})")
        return f"{styles}: “{found['what']}” diabaikan {reason}", _STYLES_HINT
    if found := _IN_STYLES.fullmatch(message):
        return f"{styles}: “{found['what']}{found['more']}”", _STYLES_HINT
    if found := _LACKING.fullmatch(message):
        return f"Huruf ini tidak ada dalam berkas huruf: {found['letters']}", "Ganti huruf itu dalam data atau templat."
    return f"PDF tidak dapat dibuat dengan lengkap: “{message.rstrip('.')}”", ""


class _Collector(logging.Handler):
    """Keeps what WeasyPrint says in this thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._thread = get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.messages.append(record.getMessage())

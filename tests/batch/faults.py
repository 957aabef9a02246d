"""A package of plugins that harm the process they run in: sources ``uji://<fault>/<workbook>`` and kinds ``uji-…``.

A fault called ``sekali-…`` strikes once for a workbook, and leaves a file beside it; the kind ``uji-listrik`` cuts the
power of the machine that first makes the report of an office in the dark.
"""

import ctypes
import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder import sources
from report_builder.dataset import Dataset
from report_builder.kinds import Bahan, Context
from report_builder.kinds.ringkasan import RINGKASAN

ONCE = "sekali-"
MARK = ".sekali"
SMALLEST_FILE = 2_000
DARK = "Kantor Gelap"
MARK_OF_POWER = "UJI_LISTRIK"
"""The variable with the name of a file that is there once the power was cut."""

METADATA = {
    "METADATA": "Metadata-Version: 2.1\nName: paket-uji\nVersion: 1.0\n",
    "entry_points.txt": (
        "[report_builder.sources]\nuji = tests.batch.faults:read\n"
        "[report_builder.kinds]\nuji-mati = tests.batch.faults:DEADLY\nuji-rusak = tests.batch.faults:BROKEN\n"
        "uji-bisu = tests.batch.faults:MUTE\n"
        "uji-listrik = tests.batch.faults:POWER\n"
    ),
}


def hang() -> None:
    time.sleep(10**6)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def cut_power() -> None:
    """End this process, the worker that started it and all else of the same machine."""
    os.killpg(os.getpgid(0), signal.SIGKILL)


def use_up_memory() -> None:
    bytearray(8 * 1024**3)


def use_up_memory_in_c() -> None:
    """GLib, which WeasyPrint draws text with, ends the process where it gets no memory."""
    allocate = ctypes.CDLL("libglib-2.0.so.0").g_malloc
    allocate.argtypes = [ctypes.c_size_t]
    allocate(8 * 1024**3)


def write_small_files_only() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALLEST_FILE, SMALLEST_FILE))


def leave() -> None:
    sys.exit(3)


def stumble() -> None:
    raise ZeroDivisionError("bagi nol")


FAULTS: dict[str, Callable[[], object]] = {
    "hang": hang,
    "kill": be_killed,
    "power": cut_power,
    "memory": use_up_memory,
    "memory-c": use_up_memory_in_c,
    "abort": os.abort,
    "segfault": faulthandler._sigsegv,  # type: ignore[attr-defined]  # noqa: SLF001 - made for such tests
    "disk": write_small_files_only,
    "exit": leave,
    "error": stumble,
    "none": lambda: None,
}


def read(location: str) -> Dataset:
    """Strike, then read the workbook as ever."""
    fault, _, path = location.removeprefix("uji://").partition("/")
    mark = Path(path).with_suffix(MARK)
    if not (fault.startswith(ONCE) and mark.exists()):
        if fault.startswith(ONCE):
            mark.touch()
        FAULTS[fault.removeprefix(ONCE)]()
    return sources.read(Path(path))


def die(_bahan: Bahan) -> Context:
    os.abort()


def fail(_bahan: Bahan) -> Context:
    raise ZeroDivisionError("bagi nol")


class MuteError(Exception):
    """An exception that fails itself once it is asked what it is."""

    def __str__(self) -> str:
        raise ValueError("tidak dapat dikatakan")


def fall_silent(_bahan: Bahan) -> Context:
    raise MuteError


def cut_power_once(bahan: Bahan) -> Context:
    dark = bahan.laporan.identitas.unit_kerja == DARK
    if dark and not Path(os.environ[MARK_OF_POWER]).exists():
        Path(os.environ[MARK_OF_POWER]).touch()
        cut_power()
    return RINGKASAN.context(bahan)


DEADLY = replace(RINGKASAN, nama="uji-mati", berkas="uji-mati", context=die)
MUTE = replace(RINGKASAN, nama="uji-bisu", berkas="uji-bisu", context=fall_silent)
BROKEN = replace(RINGKASAN, nama="uji-rusak", berkas="uji-rusak", context=fail)
POWER = replace(RINGKASAN, nama="uji-listrik", berkas="uji-listrik", context=cut_power_once)


def install(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Lay the package down as pip would, for this process and those that it starts."""
    metadata = folder / "paket_uji-1.0.dist-info"
    metadata.mkdir()
    for name, text in METADATA.items():
        (metadata / name).write_text(text, encoding="utf-8")
    patch.syspath_prepend(folder)

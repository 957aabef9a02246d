"""The names of the files that kinds write, each of which must be the only one of its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from report_builder.errors import ExitCode, Problem, ReportError, error
from report_builder.kinds import Kind


def refuse_same_names(kinds: Sequence[Kind], formats: Mapping[str, Sequence[str]], reserved: str) -> None:
    """Raises ReportError (template) with each file that would be written over another, and the kinds it is of.

    ``formats`` are those of each kind by its name; ``reserved`` is the name of a file that no kind may take. Names that
    differ in their capitals only are the same to Windows and macOS.
    """
    owners: dict[str, list[str]] = defaultdict(list)
    for kind in kinds:
        for name in (*(f"{kind.berkas}.{each}" for each in formats[kind.nama]), *(one.berkas for one in kind.iringan)):
            owners[name.casefold()].append(kind.nama)
    if problems := tuple(_clashes(owners, reserved)):
        raise ReportError(problems, ExitCode.TEMPLATE)


def _clashes(owners: Mapping[str, Sequence[str]], reserved: str) -> Iterator[Problem]:
    for name, of in owners.items():
        first, *others = dict.fromkeys(of)
        if name == reserved:
            message = f"Berkas {name} dari jenis laporan “{first}” akan menimpa catatan angka laporan."
            yield error(message, hint="Ubah nama berkas itu pada paket jenis laporannya.")
        elif others:
            known = " dan ".join(f"“{nama}”" for nama in (first, *others))
            message = f"Berkas {name} akan ditulis oleh lebih dari satu jenis laporan: {known}."
            hint = "Buat jenis itu satu per satu dengan --kind ke folder lain, atau ubah nama berkas pada paketnya."
            yield error(message, hint=hint)
        elif len(of) > 1:
            message = f"Berkas {name} akan ditulis {len(of)} kali oleh jenis laporan “{first}”."
            yield error(message, hint="Ubah nama berkas itu pada paket jenis laporannya.")

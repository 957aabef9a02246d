"""What is wrong with the outcome of a night: a sentence for each fault, none where all is as it should be."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import docx
import pikepdf

from report_builder.batch.ledger import Catatan, Keadaan
from tests.trial.night import RECEIPT, Night

FACTS = "fakta.json"


def _open_pdf(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if not pdf.pages:
            raise ValueError("it has no page")


def _open_docx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if bad := archive.testzip():
            raise ValueError(f"{bad} is broken")
    if not docx.Document(io.BytesIO(data)).paragraphs:
        raise ValueError("it has no paragraph")


OPENS: Mapping[str, Callable[[bytes], object]] = MappingProxyType(
    {".pdf": _open_pdf, ".docx": _open_docx, ".json": json.loads}
)


def faults(night: Night, bad: Mapping[str, str], deliveries: Counter[str], *, killed: bool = False) -> list[str]:
    """What is wrong where the units in ``bad`` are to be told in words that fit their patterns, and all others made.

    Where the conducting process was killed, it may have had no time to write a line of the log.
    """
    reports = night.reports()
    good = [unit for unit in night.units if unit not in bad]
    return [
        *(f"{unit}: {fault}" for unit in good for fault in _of_good(night, unit, reports.get(unit))),
        *(
            f"{unit}: {fault}"
            for unit, words in bad.items()
            for fault in _of_bad(night, unit, reports.get(unit), words)
        ),
        *(f"{unit}: delivered {deliveries[unit]} times" for unit in good if deliveries[unit] != 1),
        *(f"{unit}: delivered" for unit in bad if deliveries[unit]),
        *(f"{unit}: {fault}" for unit, fault in _of_log(night, good, killed=killed)),
        *_leftovers(night),
    ]


def _of_good(night: Night, unit: str, catatan: Catatan | None) -> Iterator[str]:
    expected = {f"{night.kind}.pdf", f"{night.kind}.docx", FACTS}
    folder = night.hasil / unit
    if catatan is None or catatan.keadaan is not Keadaan.SELESAI or catatan.kesalahan:
        yield f"stands as {catatan and (catatan.keadaan.value, catatan.kesalahan)}"
        return
    if catatan.hasil.keys() != expected:
        yield f"the ledger names {sorted(catatan.hasil)}"
    found = {path.name for path in folder.iterdir()}
    if found != {*expected, f"{RECEIPT}{night.kind}.json"}:
        yield f"its folder holds {sorted(found)}"
    for name in sorted(expected & found):
        yield from _of_file(folder / name, catatan.hasil.get(name, ""))
    if FACTS in found:
        yield from _of_facts(folder / FACTS, night.book(unit))


def _of_file(path: Path, known: str) -> Iterator[str]:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != known:
        yield f"{path.name} is not the file of the ledger"
    try:
        OPENS[path.suffix](data)
    except Exception as failure:  # noqa: BLE001 - whatever a reader says of a broken file
        yield f"{path.name} does not open: {failure}"


def _of_facts(path: Path, book: Path) -> Iterator[str]:
    read = {"berkas": book.name, "sha256": hashlib.sha256(book.read_bytes()).hexdigest()}
    try:
        named = json.loads(path.read_bytes())["sumber"]
    except (ValueError, LookupError) as failure:
        yield f"{path.name} does not open: {failure}"
        return
    if read not in named:
        yield f"{path.name} is that of {named}"


def _of_bad(night: Night, unit: str, catatan: Catatan | None, words: str) -> Iterator[str]:
    if catatan is None or catatan.keadaan is not Keadaan.GAGAL or catatan.kesalahan is None:
        yield f"stands as {catatan and catatan.keadaan.value}"
        return
    told = "\n".join(catatan.kesalahan.pesan)
    if not re.search(words, told):
        yield f"is told as “{told}”"
    if unit not in night.told:
        yield "is not told by name"


def _of_log(night: Night, good: list[str], *, killed: bool) -> Iterator[tuple[str, str]]:
    told = Counter(event["unit"] for event in night.events if event["event"] == "selesai")
    least = 0 if killed else 1
    yield from ((unit, f"the log tells {told[unit]} successes") for unit in good if not least <= told[unit] <= 1)


def _leftovers(night: Night) -> Iterator[str]:
    unfinished = re.compile(r"\..+\.[0-9a-f]{8}|\.status\.html\.\d+")
    yield from (
        f"left behind: {path.name}" for path in sorted(night.hasil.rglob("*")) if unfinished.fullmatch(path.name)
    )
    yield from (f"left behind: {path.name}" for path in sorted(night.temporary.iterdir()))
    yield from (f"still at work: process {process.pid}" for process in night.processes())
    beside = {path.name for path in night.hasil.iterdir() if path.name not in night.units}
    expected = {night.ledger.name, "status.html", "status.lock", ".status.lock"}
    if beside - expected:
        yield f"left behind: {sorted(beside - expected)}"

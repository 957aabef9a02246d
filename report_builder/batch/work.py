"""What a worker does with one office: read and measure its data once, then make and deliver each of its reports."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from report_builder.batch import receipt, store
from report_builder.batch.kesalahan import Kesalahan
from report_builder.batch.plan import Entry, Options
from report_builder.batch.receipt import Cap, TandaTerima
from report_builder.errors import ExitCode, ReportError

if TYPE_CHECKING:
    from report_builder.pipeline import Examined, Job

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tugas:
    """The reports of one office for a worker to make."""

    entry: Entry
    jenis: tuple[str, ...]
    folder: str
    options: Options
    cap: Cap


@dataclass(frozen=True, slots=True)
class Hasil:
    """How one report went: the hashes of the files read and of those made, or why there are none.

    ``peringatan`` are the warnings that it was made with. ``detik`` is how long it took once the data of its office
    were read, or how long that took where it failed. ``tanda`` stands for the receipt.
    """

    jenis: str
    sumber: Mapping[str, str] = field(default_factory=dict)
    hasil: Mapping[str, str] = field(default_factory=dict)
    peringatan: tuple[str, ...] = ()
    kesalahan: Kesalahan | None = None
    detik: float = 0
    tanda: str = ""


@dataclass(frozen=True, slots=True)
class Mulai:
    """The report of this kind is being made now: where nothing more is heard, it is the one to blame."""

    jenis: str


Kabar: TypeAlias = Mulai | Hasil
"""What a worker tells while it works on an office."""


def warm() -> None:
    """Load what every report needs, once in a worker's life."""
    from pkgutil import resolve_name

    for name in ("docx", "python_calamine", "weasyprint", "report_builder.delivery", "report_builder.pipeline"):
        resolve_name(name)


def make(tugas: Tugas) -> Iterator[Kabar]:
    """Make and deliver the reports of one office; one ``Hasil`` for each comes as soon as it is known.

    What an attempt that was lost in the same run has finished is found by its receipt and not made again. Raises
    MemoryError.
    """
    if tugas.entry.masalah:
        kesalahan = Kesalahan(int(ExitCode.DATA), (tugas.entry.masalah,))
        yield from (Hasil(jenis, kesalahan=kesalahan) for jenis in tugas.jenis)
        return
    sumber = tugas.entry.sumber
    found = [hasil for jenis in tugas.jenis if (hasil := read_receipt(tugas.folder, jenis, tugas.cap, sumber))]
    yield from found
    left = tuple(jenis for jenis in tugas.jenis if jenis not in {one.jenis for one in found})
    if left:
        yield from _make_all(replace(tugas, jenis=left))


def _make_all(tugas: Tugas) -> Iterator[Kabar]:
    sumber: dict[str, str] = {}
    begin = time.monotonic()
    with ExitStack() as stack:
        examined = _try(lambda: _examine(tugas, sumber, stack))
        for jenis in tugas.jenis:
            if isinstance(examined, Kesalahan):
                hasil = Hasil(jenis, sumber, kesalahan=examined)
            else:
                yield Mulai(jenis)
                begin = time.monotonic()
                hasil = _make_one(tugas, jenis, examined, sumber)
            yield replace(hasil, detik=time.monotonic() - begin)


def _examine(tugas: Tugas, sumber: dict[str, str], stack: ExitStack) -> tuple[Job, Examined]:
    """The figures of an office, whose data stay here as long as the stack does.

    Every file is noted with its version before it is read, one that the data name, such as a logo, too.
    """
    from report_builder import pipeline

    entry, options, at = tugas.entry, tugas.options, store.at(tugas.entry.input)
    place, bagian = entry.input, entry.bagian
    sumber.update(entry.sumber or ((name, at.fingerprint(name)) for name in at.files_of(place)))
    here = stack.enter_context(at.neighbourhood(place) if bagian else at.fetched(place))

    def beside(name: str) -> Path:
        other = at.beside(place, here, name)
        sumber[other] = at.fingerprint(other)
        return at.fetch_beside(other, here)

    templates = tuple(map(Path, options.templates))
    job = pipeline.Job(
        here,
        "",
        options.formats,
        options.final,
        templates,
        unit=entry.pilih,
        profil=options.profil,
        periode=options.periode,
        tahun=options.tahun,
        query=options.query,
    )
    return job, pipeline.examine(job, beside=beside, dataset=bagian.unpack() if bagian else None)


def _make_one(tugas: Tugas, jenis: str, examined: tuple[Job, Examined], sumber: Mapping[str, str]) -> Hasil:
    """One report, delivered together with its receipt."""
    from report_builder import pipeline

    def deliver() -> Hasil:
        job, of_office = examined
        result = pipeline.run(replace(job, kind=jenis), examined=of_office)
        made = {output.name: hashlib.sha256(output.data).hexdigest() for output in result.outputs}
        outputs = (*result.outputs, TandaTerima(tugas.cap, sumber, made).to_output(jenis))
        before = receipt.read(tugas.folder, jenis)
        store.at(tugas.folder).deliver(outputs, tugas.folder)
        old = {name: known for name, known in before.hasil.items() if name not in made} if before else {}
        told = (*map(str, result.problems), *_withdraw(tugas.folder, old))
        return Hasil(jenis, sumber, made, told, tanda=_mark(tugas.folder, jenis))

    made = _try(deliver)
    return Hasil(jenis, sumber, kesalahan=made) if isinstance(made, Kesalahan) else made


def _withdraw(folder: str, hashes: Mapping[str, str]) -> Iterator[str]:
    """Take away what is made no longer, in a format that was given up: it would look as new as what lies beside it."""
    for name, known in hashes.items():
        try:
            store.at(folder).remove(f"{folder}/{name}", known)
        except (OSError, ReportError) as failure:
            yield f"{folder}/{name}: Berkas lama ini tidak dapat dihapus: {failure}. Hapus sendiri berkas itu."


def _try(step: Callable[[], T]) -> T | Kesalahan:
    """What a step gives, or why it gives nothing; a fault of a plugin ends neither the worker nor its other reports."""
    try:
        return step()
    except ReportError as failure:
        return Kesalahan.of(failure)
    except MemoryError:
        raise
    except (Exception, SystemExit) as failure:  # noqa: BLE001 - whatever went wrong inside a report is told with it
        traceback.print_exc()
        return Kesalahan.internal(f"Kesalahan dalam program: {_say(failure)}.")


def _say(failure: BaseException) -> str:
    """An exception by its name and what it says of itself, which a plugin's own may fail to do."""
    name = type(failure).__name__
    try:
        return f"{name}: {failure}"
    except Exception:  # noqa: BLE001 - as above
        return name


def read_receipt(folder: str, jenis: str, cap: Cap, known: Mapping[str, str]) -> Hasil | None:
    """What the receipt of a report made with this tells, where the files that it names are there; None else.

    ``known`` are sources whose hash need not be asked for.
    """
    found = receipt.read(folder, jenis)
    if found is None or found.cap != cap:
        return None
    try:
        now = {one: known.get(one) or store.at(one).fingerprint(one) for one in found.sumber}
        whole = now == found.sumber and store.at(folder).holds(folder, found.hasil)
        return Hasil(jenis, found.sumber, found.hasil, tanda=_mark(folder, jenis)) if whole else None
    except ReportError:
        return None


def _mark(folder: str, jenis: str) -> str:
    """By what the receipt of a report can be told from any other without being read."""
    return store.at(folder).fingerprint(f"{folder}/{receipt.name_of(jenis)}")

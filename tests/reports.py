"""The finished documents of each input, made once in a run of the tests however many processes share the run."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from filelock import FileLock

from report_builder import pipeline, simulation, workbook
from report_builder.pipeline import Job
from report_builder.templating import Library

INPUTS = ("dayamas-2021", "contoh-lengkap")
DRAFTS = frozenset({"dayamas-2021"})
"""The inputs whose data do not suffice for a final report."""
LAKIP = "lakip"
LKJ_TRIWULAN = "lkj-triwulan"
KINDS = (LAKIP, LKJ_TRIWULAN, "perjanjian-kinerja", "ringkasan", "siaran-pers", "swareviu")
PERIODE = {LKJ_TRIWULAN: "TW4"}
"""The period at which a kind is made of the inputs, which are yearly ones."""
REKAP, POHON = "rekap", "pohon"
"""The kind of many units, and the name of a country of offices that do not exist."""
UNITS = 24
DOCUMENTS = (*((name, kind) for name in INPUTS for kind in KINDS), (POHON, REKAP))
"""Every document that the gates look at: its input and its kind."""
COVERED = frozenset({LAKIP, LKJ_TRIWULAN, REKAP})
"""The kinds with a cover."""
FORMATS = ("pdf", "docx", "html", "txt")

Reports: TypeAlias = Callable[..., "Report"]
"""Gives the report of an input by its name, or its document of another kind."""


@dataclass(frozen=True, slots=True)
class Report:
    """The files of one report or of another document."""

    location: Path
    kind: str
    folder: Path

    @property
    def covers(self) -> int:
        """How many pages come before those with text: a companion has no cover."""
        return int(self.kind in COVERED)

    @property
    def pdf(self) -> Path:
        return self.folder / f"{self.kind}.pdf"

    @property
    def docx(self) -> Path:
        return self.folder / f"{self.kind}.docx"

    @property
    def html(self) -> Path:
        return self.folder / f"{self.kind}.html"

    @property
    def txt(self) -> Path:
        return self.folder / f"{self.kind}.txt"

    @property
    def fakta(self) -> Path:
        return self.folder / "fakta.json"

    @property
    def word_pdf(self) -> Path:
        """The pages that LibreOffice makes of the Word file, when first asked for."""
        from report_builder.exporters.docx.libreoffice import as_pdf

        fonts = Library.on_path([]).resources(("fonts/",))
        return once(self.folder / "word.pdf", lambda path: path.write_bytes(as_pdf(self.docx.read_bytes(), fonts)))


def once(path: Path, make: Callable[[Path], object]) -> Path:
    """Make a file or folder unless it is there; who comes while another process makes it waits for it."""
    with FileLock(f"{path}.lock"):
        if not path.exists():
            unfinished = path.with_name(f"{path.name}.baru")
            make(unfinished)
            unfinished.rename(path)
    return path


def grow(folder: Path) -> None:
    """Write the workbooks of a small country into a new folder."""
    folder.mkdir()
    for name, dataset in simulation.tree(UNITS):
        (folder / f"{name}.xlsx").write_bytes(workbook.filled(dataset))


def build(location: Path, folder: Path, kind: str, *, final: bool) -> None:
    """Write a document of an input, in every format, into a new folder."""
    result = pipeline.run(Job(location, kind, FORMATS, final, periode=PERIODE.get(kind, "")))
    folder.mkdir()
    for output in result.outputs:
        (folder / output.name).write_bytes(output.data)

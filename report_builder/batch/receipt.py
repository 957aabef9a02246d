"""The receipt of a report, delivered behind its files: who finds it finds them whole, and of what they were made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from report_builder.batch import store
from report_builder.errors import ReportError
from report_builder.exporters import Output


@dataclass(frozen=True, slots=True)
class Cap:
    """What a report is made with: the hash of templates and options, the version of the program, the run."""

    sidik: str
    versi: str
    putaran: int


@dataclass(frozen=True, slots=True)
class TandaTerima:
    """What a report was made with, and the hashes of the files read for it and of those made."""

    cap: Cap
    sumber: Mapping[str, str]
    hasil: Mapping[str, str]

    def to_output(self, jenis: str) -> Output:
        """The file that it is delivered as."""
        return Output(name_of(jenis), json.dumps(asdict(self)).encode())


def name_of(jenis: str) -> str:
    """The name of its file, which hides behind those that are for people."""
    return f".tanda-terima-{jenis}.json"


def read(folder: str, jenis: str) -> TandaTerima | None:
    """The receipt that lies in a folder; None where there is none that can be read."""
    try:
        form = json.loads(store.at(folder).read(f"{folder}/{name_of(jenis)}"))
        return TandaTerima(Cap(**form["cap"]), dict(form["sumber"]), dict(form["hasil"]))
    except (OSError, ReportError, ValueError, LookupError, TypeError):
        return None

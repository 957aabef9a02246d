"""The data of one unit of an input that holds many: read once for all of them, and sent to who makes the reports."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from report_builder.dataset import Dataset, named_at, of_unit
from report_builder.errors import Place


@dataclass(frozen=True, slots=True)
class Bagian:
    """The rows of a unit, packed, and the SHA-256 of what they say and where, which no other unit's rows change."""

    isi: bytes = field(repr=False)
    sha256: str

    @classmethod
    def of(cls, dataset: Dataset) -> Bagian:
        """The data of one unit."""
        tables = repr((dataset.tables, dataset.problems))
        return cls(zlib.compress(pickle.dumps(dataset)), hashlib.sha256(tables.encode()).hexdigest())

    def unpack(self) -> Dataset:
        """The data again."""
        dataset: Dataset = pickle.loads(zlib.decompress(self.isi))  # noqa: S301 - packed by the program itself
        return dataset


def split(dataset: Dataset) -> Iterator[tuple[str, Place, Bagian]]:
    """Each unit that the data name, where they do first, and its part; nothing where they are of one."""
    return ((unit, place, Bagian.of(of_unit(dataset, unit))) for unit, place in named_at(dataset).items())

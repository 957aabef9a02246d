"""The data of one unit of an input that holds many: read once for all of them, and sent to who makes the reports."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from report_builder.dataset import Dataset
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


def split(of_units: Mapping[str, Dataset]) -> Iterator[tuple[str, Place, Bagian]]:
    """Each unit of an input, where its data begin, and its part; nothing of data that name no unit."""
    for unit, dataset in of_units.items():
        if unit:
            yield unit, _begin(dataset), Bagian.of(dataset)


def _begin(dataset: Dataset) -> Place:
    return next(row[0].place for table in dataset.tables for row in table.rows if row)

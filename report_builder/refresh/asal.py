"""What a file says of how it was when the program wrote it: the digests of its words, rows and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from report_builder.audit.dokumen import Alinea, Bagian, Baris, Blok, Grafik, Tabel
from report_builder.audit.membaca.paket import Element
from report_builder.exporters.docx.parts import LEDGER_NAMESPACE
from report_builder.exporters.docx.words import digest_of, points_text, row_text, veil

_TAG = f"{{{LEDGER_NAMESPACE}}}"
KATA, TABEL, GRAFIK = f"{_TAG}kata", f"{_TAG}tabel", f"{_TAG}grafik"
_BESIDE = frozenset({Bagian.TERSEMBUNYI, Bagian.PENGGANTI, Bagian.GRAFIK})
"""What belongs to no row: the words of a row are those of its paragraphs."""


@dataclass(frozen=True, slots=True)
class Asal:
    """The digests that a file carries; ``tabel`` keeps the rows of each table in order.

    ``grafik`` are those of the points of charts, ``rupa`` those of their parts, which tell their looks too.
    """

    kata: frozenset[str] = frozenset()
    tabel: tuple[tuple[str, ...], ...] = ()
    grafik: frozenset[str] = frozenset()
    rupa: frozenset[str] = frozenset()
    baris: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the rows of all tables."""
        object.__setattr__(self, "baris", frozenset(row for rows in self.tabel for row in rows))

    @classmethod
    def dari(cls, root: Element) -> Asal:
        """The digests in the part that holds the facts; a file from an earlier version has none."""
        charts = [_digests(each) for each in root.iter(GRAFIK)]
        return cls(
            frozenset(digest for each in root.iter(KATA) for digest in _digests(each)),
            tuple(tuple(_digests(each)) for each in root.iter(TABEL)),
            frozenset(digest for points, *_ in charts for digest in (points,)),
            frozenset(digest for _, *looks in charts for digest in looks),
        )

    def memuat(self, lain: Asal) -> bool:
        """Whether all of another's is among these, so that the program would write nothing else today."""
        return (
            self.kata >= lain.kata
            and {*self.tabel} >= {*lain.tabel}
            and self.grafik >= lain.grafik
            and self.rupa >= lain.rupa
        )


def _digests(element: Element) -> list[str]:
    return (element.text or "").split()


def samar(alinea: Alinea) -> str:
    """The words of a paragraph: ids in the place of its figures, nothing in that of fields."""
    if not alinea.jangkar and not alinea.isian:
        return alinea.teks
    fields = [(one.awal, one.akhir) for one in alinea.isian]
    figures = {one.awal: one for one in alinea.jangkar if not any(a <= one.awal < b for a, b in fields)}
    pieces: list[str] = []
    place = 0
    for start, end, shown in sorted(
        [*((a, b, "") for a, b in fields), *((one.awal, one.akhir, veil(one.fakta)) for one in figures.values())]
    ):
        if start >= place:
            pieces += (alinea.teks[place:start], shown)
            place = end
    return "".join((*pieces, alinea.teks[place:]))


def sidik_alinea(alinea: Alinea) -> str:
    """The digest of the words of a paragraph."""
    return digest_of(samar(alinea))


def samar_sel(blok: Iterable[Blok]) -> str:
    """The words of a cell."""
    return "".join(_cell_texts(blok))


def sidik_baris(sel: Sequence[str]) -> str:
    """The digest of a row with these words in its cells."""
    return digest_of(row_text(sel))


def sidik_grafik(grafik: Grafik) -> str:
    """The digest of what a chart draws."""
    drawn = [titik for titik in grafik.titik if titik.nilai is not None]
    return digest_of(points_text((titik.seri, titik.kategori, str(titik.nilai)) for titik in drawn))


def _cell_texts(blok: Iterable[Blok]) -> Iterator[str]:
    for each in blok:
        match each:
            case Alinea() if each.tempat.bagian not in _BESIDE:
                yield samar(each)
            case Tabel():
                yield from map(_inner_row, each.baris)
            case _:
                continue


def _inner_row(baris: Baris) -> str:
    return row_text(samar_sel(sel.isi) for sel in baris.sel)

"""What is told of the rows and columns of a table: which are not taken, and which may not be what they seem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_builder.errors import Place
from report_builder.forms.grid import Grid, seen
from report_builder.forms.jumlah import sebutan
from report_builder.forms.notes import Catatan, Hal, cells, quoted
from report_builder.forms.rows import Baris, Macam, texts_of
from report_builder.forms.synonyms import DIBUANG
from report_builder.forms.table import Tabel
from report_builder.forms.totals import total_rows
from report_builder.sources.grid import column_name

_NOT_TAKEN: Mapping[Macam, tuple[Hal, str, str]] = {
    Macam.KELOMPOK: (Hal.DISESUAIKAN, "Baris kelompok, bukan data", ""),
    Macam.JUMLAH: (Hal.DITINGGALKAN, "Baris jumlah atau rata-rata tidak diambil sebagai data", ""),
    Macam.JUDUL: (Hal.DITINGGALKAN, "Judul tabel yang diulang tidak diambil", ""),
    Macam.JUDUL_BAWAH: (Hal.DITINGGALKAN, "Judul tabel di bawahnya, bukan data", ""),
    Macam.CATATAN: (Hal.DITINGGALKAN, "Catatan di bawah tabel tidak diambil", ""),
    Macam.MELUAP: (
        Hal.TIDAK_DIPAHAMI,
        "Baris berisi lebih banyak sel daripada judulnya, jadi tidak diambil: tanda pemisah sel ada di dalam isinya",
        "Simpan ulang formulir dengan pemisah titik koma, atau apit isi yang berkoma dengan tanda kutip.",
    ),
    Macam.SAMBUNGAN: (
        Hal.DITAFSIRKAN, "Baris ini dibaca sebagai sambungan nama di atasnya", "Periksa nama itu di buku kerja.",
    ),
    Macam.TANPA_NAMA: (Hal.TIDAK_DIPAHAMI, "Baris berisi angka tanpa nama atau kode, jadi tidak diambil", ""),
}  # fmt: skip


def of_rows(tabel: Tabel) -> Iterator[Catatan]:
    """How many rows of data there are, and every row that is none."""
    grid, region = tabel.grid, tabel.region
    counts = sum(each.macam is Macam.DATA for each in region.baris)
    head = _lines(region.header.first, region.header.last)
    hal = Hal.DIAMBIL if counts else Hal.TIDAK_DIPAHAMI
    yield Catatan(hal, f"Tabel dengan judul di {head}: {counts} baris data.", Place(grid.berkas, grid.lembar))
    yield from _about_number_rows(tabel)
    nameless = {each.row for each in total_rows(tabel) if each.macam is Macam.TANPA_NAMA}
    for macam, (hal, message, saran) in _NOT_TAKEN.items():
        rows = [each for each in region.baris if each.macam is macam and each.row not in nameless]
        if places := [grid.line(each.row) for each in rows if not each.alasan]:
            yield Catatan(hal, f"{message} ({cells(places)}).", places[0], saran)
    for each in region.baris:
        if each.alasan:
            yield _doubt(grid, each)
    if region.signed:
        lines = _lines(region.signed[0], region.signed[1])
        yield Catatan(Hal.DITINGGALKAN, f"Blok tanda tangan tidak diambil ({lines}).", grid.line(region.signed[0]))
    if hidden := [grid.line(each.row) for each in region.baris if grid.is_hidden(each.row)]:
        message = f"Baris tersembunyi ikut diambil ({cells(hidden)})."
        yield Catatan(Hal.DISESUAIKAN, message, hidden[0], "Hapus dari buku kerja bila tidak dimaksud.")


def of_columns(tabel: Tabel) -> Iterator[Catatan]:
    """Columns that nobody sees, and those of a second table beside the first."""
    grid, header = tabel.grid, tabel.region.header
    if header.second is not None:
        start = column_name(header.second)
        message = f"Di samping tabel ini ada tabel lain mulai kolom {start}; tabel itu tidak diambil."
        saran = "Pindahkan tabel itu ke bawah atau ke lembar lain, lalu ulangi."
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, grid.place(header.first, header.second), saran)
    hidden = [
        f"{column_name(each.column)} (“{each.label}”)"
        for each in tabel.region.kolom
        if each.makna and each.makna.peran not in DIBUANG and grid.is_hidden_column(each.column)
    ]
    if hidden:
        message = f"Kolom tersembunyi ikut diambil: {', '.join(hidden)}."
        place = Place(grid.berkas, grid.lembar)
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, place, "Periksa apakah kolom itu memang dimaksud.")


def _about_number_rows(tabel: Tabel) -> Iterator[Catatan]:
    """Rows that number the columns, below which data go on counting: they may be the first row of data."""
    grid, region = tabel.grid, tabel.region
    for row in sorted(region.header.number_rows):
        below = [seen(cell) for _, cell in grid.filled(row + 1)]
        own = [seen(cell) for _, cell in grid.filled(row)]
        if own[:1] == ["1"] and below[:1] == ["2"]:
            message = f"Baris {row + 1} dianggap nomor kolom, jadi tidak diambil; mungkin itu baris data."
            saran = "Bila itu data, isi di buku kerja."
            yield Catatan(Hal.TIDAK_DIPAHAMI, message, grid.line(row), saran)


def _doubt(grid: Grid, baris: Baris) -> Catatan:
    """A row that may be a total, or may be none."""
    text = quoted(next(text for text in texts_of(grid, baris.row) if sebutan(text)))
    if baris.macam is Macam.JUMLAH:
        message = f"Baris “{text}” dianggap baris jumlah, jadi tidak diambil: {baris.alasan}."
        return Catatan(Hal.TIDAK_DIPAHAMI, message, grid.line(baris.row), "Bila itu data, isi di buku kerja.")
    message = f"Baris “{text}” bernama seperti baris jumlah, tetapi diambil sebagai data: {baris.alasan}."
    return Catatan(Hal.TIDAK_DIPAHAMI, message, grid.line(baris.row), "Hapus dari buku kerja bila itu jumlah.")


def _lines(first: int, last: int) -> str:
    return f"baris {first + 1}–{last + 1}" if last > first else f"baris {first + 1}"

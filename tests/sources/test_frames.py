"""DataFrames become the same tables as the sheets of a workbook, and the figures of a report become a DataFrame."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import build, facts_frame, plugins
from report_builder.dataset import Cell, CellKind, Pilihan, Table
from report_builder.errors import Place, ReportError
from report_builder.facts import Fact, Ledger, Rule
from report_builder.pipeline import Job, examine, examine_units
from report_builder.sources import frames
from report_builder.sources.grid import LONGEST_TEXT, MOST_COLUMNS, MOST_ROWS
from tests.conftest import SHEETS
from tests.database.test_parity import ledger, visible_text, without_places


def small(**sheets: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """A sound report as frames, with some of them exchanged."""
    return {nama: pd.DataFrame(rows[1:], columns=rows[0]) for nama, rows in SHEETS.items()} | sheets


@pytest.fixture
def example(project: Path) -> Path:
    return project / "inputs/contoh-lengkap.xlsx"


@pytest.fixture
def sheets(example: Path) -> Mapping[str, pd.DataFrame]:
    """Give the example as pandas reads it, but for the one zero that only a format of numbers shows."""
    read = pd.read_excel(example, sheet_name=None, engine="calamine", keep_default_na=False, na_values=[""])
    assert read["Indikator"].loc[0, "target"] == 3.2
    read["Indikator"].loc[0, "target"] = "3,20"
    return read


def table_of(frame: pd.DataFrame) -> Table:
    return frames.read({"Indikator": frame}).tables[0]


def content(values: pd.Series[Any]) -> tuple[CellKind, object]:
    """What the first of the values becomes."""
    cell = table_of(pd.DataFrame({"target": values, "x": "x"})).rows[0][0]
    return cell.kind, cell.value


def refusal(*sheets: tuple[object, object]) -> list[str]:
    with pytest.raises(ReportError) as refused:
        frames.read(dict(sheets))  # type: ignore[arg-type] # what people give is not what they should
    return str(refused.value).splitlines()


# What cells hold


@pytest.mark.parametrize(
    ("made", "kind", "value"),
    [
        (pd.Series([3.34]), CellKind.NUMBER, Decimal("3.34")),
        (pd.Series([0.1 + 0.2]), CellKind.NUMBER, Decimal("0.3")),
        (pd.Series([53.0, None]), CellKind.NUMBER, Decimal(53)),
        (pd.Series([3.34], dtype="float32"), CellKind.NUMBER, Decimal("3.34")),
        (pd.Series([3.34, None], dtype="Float32"), CellKind.NUMBER, Decimal("3.34")),
        (pd.Series([np.float32(3.34)], dtype=object), CellKind.NUMBER, Decimal("3.34")),
        (pd.Series([Decimal("3.30")]), CellKind.NUMBER, Decimal("3.3")),
        (pd.Series([float("inf")]), CellKind.ERROR, "#NUM!"),
        (pd.Series([53]), CellKind.NUMBER, Decimal(53)),
        (pd.Series([53], dtype="int8"), CellKind.NUMBER, Decimal(53)),
        (pd.Series([53, None], dtype="Int64"), CellKind.NUMBER, Decimal(53)),
        (pd.Series([np.int64(53)], dtype=object), CellKind.NUMBER, Decimal(53)),
        (pd.Series([198001012005011001]), CellKind.TEXT, "198001012005011001"),
        (pd.Series([True]), CellKind.BOOLEAN, True),
        (pd.Series([False, None], dtype="boolean"), CellKind.BOOLEAN, False),
        (pd.Series([np.bool_(True)], dtype=object), CellKind.BOOLEAN, True),
        (pd.Series(["3,30"]), CellKind.TEXT, "3,30"),
        (pd.Series(["80–90", None], dtype="string"), CellKind.TEXT, "80–90"),
        (pd.Series(["a\ud800b"], dtype=object), CellKind.TEXT, "a_b"),
        (pd.Series(pd.Categorical(["Baik"])), CellKind.TEXT, "Baik"),
        (pd.Series(pd.Categorical([5, 7])), CellKind.NUMBER, Decimal(5)),
        (pd.Series(pd.to_datetime(["2021-12-31"])), CellKind.DATE, date(2021, 12, 31)),
        (pd.Series([date(2021, 12, 31)]), CellKind.DATE, date(2021, 12, 31)),
        (pd.Series(pd.to_datetime(["2021-12-31 09:30"])), CellKind.TEXT, "31 Desember 2021 09.30"),
        (pd.Series(pd.to_timedelta([30], unit="h")), CellKind.TEXT, "30:00:00"),
    ],
)
def test_a_value_is_kept_as_it_is(made: pd.Series[Any], kind: CellKind, value: object) -> None:
    assert content(made) == (kind, value)


@pytest.mark.parametrize("lacking", [None, float("nan"), np.nan, pd.NA, pd.NaT, Decimal("NaN"), "", " \n"])
def test_what_lacks_is_empty(lacking: object) -> None:
    assert content(pd.Series([lacking], dtype=object)) == (CellKind.EMPTY, None)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_of_32_bits_is_the_one_that_it_is_written_as(number: float) -> None:
    typed = np.float32(number)
    kind, value = content(pd.Series([typed], dtype="float32"))
    assert kind is CellKind.NUMBER
    assert isinstance(value, Decimal)
    assert np.float32(str(value)) == typed


# Places and sources


def test_a_place_is_the_labels_of_column_and_row() -> None:
    table = table_of(pd.DataFrame({"kode": ["IKK-1", "IKK-2"], "target": [1, 2]}, index=["satu", "dua"]))
    assert table.header[1] == Cell(CellKind.TEXT, "target", Place("DataFrame", "Indikator", "target"))
    assert table.rows[1][1] == Cell(CellKind.NUMBER, Decimal(2), Place("DataFrame", "Indikator", "target · dua"))


def test_rows_of_one_label_are_told_apart_by_their_count() -> None:
    joined = pd.concat([pd.DataFrame({"kode": ["a"]}), pd.DataFrame({"kode": ["b", "c"]})])
    assert [row[0].place.sel for row in table_of(joined).rows] == [
        "kode · 0, baris ke-1",
        "kode · 0, baris ke-2",
        "kode · 1",
    ]


def test_rows_without_anything_are_left_out_and_the_others_keep_their_labels() -> None:
    table = table_of(pd.DataFrame({"kode": ["a", None, "c"], "target": [None, np.nan, 3]}))
    assert [[cell.place.sel for cell in row] for row in table.rows] == [
        ["kode · 0", "target · 0"],
        ["kode · 2", "target · 2"],
    ]


def test_the_source_is_a_hash_of_what_the_frames_hold() -> None:
    def source(*frames_: pd.DataFrame) -> str:
        (one,) = frames.read({f"Lampiran {number}": frame for number, frame in enumerate(frames_)}).sumber
        assert one.berkas == "DataFrame"
        return one.sha256

    frame = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
    same = pd.DataFrame({"b": ["x", ""], "a": [1.0, 2.0]}, index=["p", "q"])
    assert source(frame) == source(same)
    assert len({source(frame), source(frame, frame), source(frame.iloc[::-1]), source(frame.astype(str))}) == 4


def test_an_index_with_a_name_is_told_not_to_be_read() -> None:
    frame = pd.DataFrame({"kode": ["a"]})
    assert frames.read({"Sasaran": frame.set_index("kode", drop=False)}).problems == ()
    (noticed,) = frames.read({"Sasaran": frame.set_index("kode")}).problems
    assert str(noticed) == (
        "DataFrame · Sasaran: Indeks “kode” bukan kolom, jadi tidak dibaca. "
        "Ubah indeks itu menjadi kolom dengan df.reset_index() bila isinya diperlukan."
    )


# What is refused


def test_all_that_is_no_sheet_is_told_at_once() -> None:
    levels = pd.MultiIndex.from_tuples([("a", "b")])
    told = refusal(
        (1, pd.DataFrame()),
        ("Sasaran", [["kode"], ["S-1"]]),
        ("Indikator", pd.DataFrame([[1]], columns=levels)),
        ("Riwayat", pd.DataFrame({"kode_indikator": ["a"]}, index=levels)),
        ("Renstra", pd.DataFrame([[1, 2, 3, 4]], columns=["kode", 2021, "kode", pd.NaT])),
        ("Analisis", pd.DataFrame({"kendala": ["x" * (LONGEST_TEXT + 1), b"x"]}, index=["panjang", "biner"])),
    )
    assert [line.partition(". ")[0] for line in told] == [
        "DataFrame: Nama lembar 1 bukan teks",
        "DataFrame · Sasaran: Isi lembar ini bertipe list, bukan DataFrame",
        "DataFrame · Indikator: Judul kolomnya bertingkat (MultiIndex)",
        "DataFrame · Riwayat: Indeks barisnya bertingkat (MultiIndex)",
        "DataFrame · Renstra · 2021: Judul kolom 2021 bukan teks",
        "DataFrame · Renstra · NaT: Judul kolom NaT bukan teks",
        "DataFrame · Renstra · kode: Judul kolom “kode” ada 2 kali",
        "DataFrame · Analisis · kendala · biner: Isinya data biner, yang tidak dapat dibaca sebagai isian",
        "DataFrame · Analisis · kendala · panjang: Teks di sel ini melebihi 32.767 karakter",
    ]


@pytest.mark.parametrize(
    ("rows", "columns", "told"), [(MOST_ROWS, 1, "200.001 baris"), (1, MOST_COLUMNS + 1, "501 kolom")]
)
def test_a_frame_has_the_limits_of_a_sheet(rows: int, columns: int, told: str) -> None:
    large = pd.DataFrame(np.zeros((rows, columns), dtype="int8")).rename(columns=str)
    (line,) = refusal(("Lampiran", large))
    assert line.startswith(f"DataFrame · Lampiran: Isi lembar ini mencapai {told}; batasnya ")


def test_what_is_wrong_with_the_data_is_told_as_of_a_workbook() -> None:
    given_ = small(Indikatr=pd.DataFrame({"kode": ["a"]}))
    given_["Indikator"]["target"] = pd.Series(["1.234", 3.2], dtype=object)
    given_["Indikator"].index = pd.Index(["IKK-1", "IKK-2"])
    hint = "Tulis 1234 tanpa titik, atau 1,234 dengan koma."
    with pytest.raises(ReportError) as refused:
        build(given_)
    assert str(refused.value).splitlines() == [
        f"DataFrame · Indikator · target · IKK-1: 1.234 dapat berarti 1234 atau 1,234. {hint}",
        "DataFrame · Indikatr: Lembar “Indikatr” tidak dikenal dan tidak dibaca. Mungkin yang dimaksud “Indikator”.",
    ]


def test_no_frames_lack_every_sheet_that_must_be_there() -> None:
    with pytest.raises(ReportError, match="Lembar wajib Identitas tidak ada"):
        build({})


# Reports


def test_a_report_of_frames_carries_no_file_and_names_them_as_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "DataFrame").write_text("a file of that name is none of the data")
    result = build(small(), formats=("html",))
    assert [output.name for output in result.outputs] == ["lakip.html", "fakta.json"]
    assert [one.berkas for one in result.ledger.sumber] == ["DataFrame"]


def test_a_column_of_units_tells_the_offices_apart() -> None:
    both = {
        nama: pd.concat([frame.assign(unit="A"), frame.assign(unit="B")], ignore_index=True)
        for nama, frame in small().items()
    }
    both["Indikator"].loc[2, "realisasi"] = 53
    assert tuple(plugins.read_units(both)) == ("A", "B")
    facts = examine(Job(both, unit="B")).ledger
    assert facts["IKK-1.realisasi"].tampil == "53"
    assert facts["IKK-1.realisasi"].asal == Place("DataFrame", "Indikator", "realisasi · 2")


def test_frames_of_many_units_are_rolled_up() -> None:
    units = {"P": ("P", ""), "A": ("A", "P"), "B": ("B", "P")}
    all_units = {
        nama: pd.concat([frame.assign(unit=unit) for unit in units], ignore_index=True)
        for nama, frame in small().items()
    }
    keys = [
        {"unit": unit, "kunci": kunci, "isi": isi}
        for unit, codes in units.items()
        for kunci, isi in zip(("kode_unit", "induk_unit"), codes, strict=True)
    ]
    named = all_units["Identitas"]
    named["isi"] = named["isi"].where(named["kunci"] != "unit_kerja", "Kantor " + named["unit"])
    all_units["Identitas"] = pd.concat([named, pd.DataFrame(keys)], ignore_index=True)
    all_units["Indikator"]["agregasi"] = "jumlah"
    rekap = examine_units(Job(all_units, kind="rekap")).rekap
    assert rekap is not None
    assert len(rekap.ledger) > 0


def test_frames_hold_the_facts_of_the_workbook(example: Path, sheets: Mapping[str, pd.DataFrame]) -> None:
    assert without_places(ledger(sheets)) == without_places(ledger(example))


def test_frames_show_what_the_workbook_shows(example: Path, sheets: Mapping[str, pd.DataFrame]) -> None:
    assert visible_text(sheets) == visible_text(example)


def test_frames_of_csv_files_hold_the_facts_of_their_folder(project: Path) -> None:
    folder = project / "inputs/dayamas-2021"
    texts = {path.stem: pd.read_csv(path, sep=";", dtype=str) for path in folder.glob("*.csv")}
    assert without_places(ledger(texts)) == without_places(ledger(folder))


# Figures as a frame


def test_the_figures_of_a_report_become_a_frame() -> None:
    place = Place("monev.xlsx", "Indikator", "F2")
    facts = (
        Fact("a", Decimal("122.6415094339622641509433962"), "%", Rule("realisasi ÷ target", ("b", "c"))),
        Fact("b", Decimal(65), "kawasan", place),
        Fact("c", None, "%", place, alasan="belum diukur"),
        Fact("d", date(2021, 12, 31), "", place),
        Fact("e", "80–90", "%", place),
    )
    frame = facts_frame(Ledger({}, (), facts))
    assert frame.index.name == "id"
    assert [list(row) for row in frame.astype(object).itertuples()] == [
        ["a", facts[0].nilai, 122.64150943396227, "%", "122,64%", "", "", "", "", "realisasi ÷ target", ("b", "c")],
        ["b", Decimal(65), 65.0, "kawasan", "65", "", "monev.xlsx", "Indikator", "F2", "", ()],
        ["c", None, pd.NA, "%", "–", "belum diukur", "monev.xlsx", "Indikator", "F2", "", ()],
        ["d", date(2021, 12, 31), pd.NA, "", "31 Desember 2021", "", "monev.xlsx", "Indikator", "F2", "", ()],
        ["e", "80–90", pd.NA, "%", "80–90%", "", "monev.xlsx", "Indikator", "F2", "", ()],
    ]
    assert frame["angka"].sum() == pytest.approx(187.6415)


def test_a_report_without_figures_is_a_frame_without_rows() -> None:
    assert list(facts_frame(Ledger({}, (), ())).columns)[:3] == ["nilai", "angka", "satuan"]


def test_a_unit_that_the_frames_do_not_name_is_told() -> None:
    with pytest.raises(ReportError, match="Unit “Z” tidak ada"):
        plugins.read(small(), Pilihan(unit="Z"))

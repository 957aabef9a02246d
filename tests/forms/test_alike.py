"""Of columns that may mean the same the unqualified one is taken, else none: what is doubtful is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from report_builder.dataset import CellValue
from report_builder.forms.answers import read_mapping
from report_builder.forms.importing import Impor, Pilihan
from report_builder.forms.meaning import meaning
from report_builder.forms.notes import Hal
from report_builder.forms.synonyms import Peran
from tests.forms.lembar import Rows, angka, catatan, impor, isi, kolom, tulis


def form(path: Path, *heads: str, nama: str = "Indikator", pilihan: Pilihan | None = None) -> Impor:
    """Import a form of two rows whose columns behind the name hold 1, 2, 3 … each."""
    numbers = list(range(1, len(heads) + 1))
    rows: Rows = [[nama, *heads], ["Nilai A", *numbers], ["Nilai B", *numbers]]
    return impor(tulis(path / "form.xlsx", rows), pilihan=pilihan or Pilihan(2025))


def groups(path: Path, *levels: Sequence[str]) -> Impor:
    """Import a form with Target over the labels of a second level, and Realisasi over them too."""
    count = len(levels[0])
    rows: Rows = [
        ["Indikator", "Satuan", "Target", *[None] * (count - 1), "Realisasi"],
        [None, None, *levels[0], *levels[-1]],
        ["Nilai A", "Nilai", *range(1, 2 * count + 1)],
        ["Nilai B", "Nilai", *range(1, 2 * count + 1)],
    ]
    ends = ["ABCDEFGHIJKLMNOP"[index] for index in (2, 1 + count, 2 + count, 1 + 2 * count)]
    return impor(tulis(path / "form.xlsx", rows, [f"{ends[0]}1:{ends[1]}1", f"{ends[2]}1:{ends[3]}1"]))


def year(hasil: Impor) -> tuple[CellValue, CellValue]:
    """Give target and realisasi of the first indikator for the year."""
    row = isi(hasil, "Indikator")[0]
    return row.get("target"), row.get("realisasi")


def budget(hasil: Impor) -> tuple[CellValue, CellValue]:
    """Give pagu and realisasi of the first budget line."""
    row = isi(hasil, "Anggaran")[0]
    return row.get("pagu_akhir"), row.get("realisasi")


# Of the year


@pytest.mark.parametrize(
    ("heads", "target", "realisasi"),
    [
        (["Target Nasional", "Target", "Realisasi Nasional", "Realisasi"], 2, 4),
        (["Target RPJMD", "Target Renja", "Target PK", "Realisasi"], 3, 4),
        (["Target Tahun Depan", "Target Tahun Ini", "Realisasi Tahun Lalu", "Realisasi Tahun Ini"], 2, 4),
        (["Target", "Realisasi n-1", "Realisasi n", "Realisasi T-1"], 1, 3),
        (["Target 2025", "Prognosis Realisasi 2025", "Realisasi 2025"], 1, 3),
        (["Target", "Realisasi (%)", "Realisasi"], 1, 3),
        (["Target", "Realisasi", "Realisasi Fisik (%)", "Realisasi Keuangan (%)"], 1, 2),
        (["Target Jangka Menengah", "Target", "Realisasi"], 2, 3),
        (["Target", "Capaian Target", "Realisasi"], 1, 3),
        (["Target Volume", "Satuan", "Unit Eselon II", "Realisasi Volume"], 1, 4),
    ],
)
def test_an_unqualified_label_goes_before_qualified_ones(
    tmp_path: Path, heads: Sequence[str], target: int, realisasi: int
) -> None:
    assert year(form(tmp_path, *heads)) == tuple(angka(target, realisasi))


@pytest.mark.parametrize(
    "heads",
    [
        ["Target Awal", "Target Revisi", "Target Akhir"],
        ["Target", "Target Perubahan"],
        ["Target RPJMD", "Target Renja"],
        ["Target Nasional"],
        ["Target I", "Target II"],
        ["Target I"],
        ["Target Tahun Ke-1", "Target Tahun Ke-2"],
    ],
)
def test_columns_of_which_none_is_unqualified_are_asked(tmp_path: Path, heads: Sequence[str]) -> None:
    hasil = form(tmp_path, *heads, "Realisasi")
    assert year(hasil) == (None, angka(len(heads) + 1)[0])
    asked = catatan(hasil, Hal.DITANYAKAN)
    assert [line for line in asked if "dapat berarti target" in line] == asked
    assert len(asked) == len(heads)


def test_the_capaian_behind_money_is_of_money(tmp_path: Path) -> None:
    hasil = form(tmp_path, "Target", "Realisasi", "Capaian (%)", "Pagu", "Realisasi", "Capaian (%)")
    assert isi(hasil, "Indikator")[0]["capaian"] == angka(3)[0]
    assert budget(hasil) == tuple(angka(4, 5))
    assert not [line for line in catatan(hasil, Hal.DITANYAKAN) if "Capaian" in line]


def test_a_mapping_says_which_of_two_columns_is_meant(tmp_path: Path) -> None:
    pemetaan = read_mapping(b'[kolom]\n"Target Perubahan" = "target"\n', "peta.toml")
    hasil = form(tmp_path, "Target", "Target Perubahan", "Realisasi", pilihan=Pilihan(2025, pemetaan=pemetaan))
    assert year(hasil) == tuple(angka(2, 3))


def test_a_label_of_the_mapping_that_no_form_has_is_told(tmp_path: Path) -> None:
    pemetaan = read_mapping(b'[kolom]\n"Targt" = "target"\n"Target" = "target"\n', "peta.toml")
    hasil = form(tmp_path, "Target", "Realisasi", pilihan=Pilihan(2025, pemetaan=pemetaan))
    assert "Pemetaan menyebut kolom yang tidak ada di formulir: “Targt”." in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_the_target_of_a_plan_may_name_the_plan(tmp_path: Path) -> None:
    hasil = form(tmp_path, "Target", "Target Jangka Menengah Renstra 2029", "Realisasi")
    assert kolom(hasil, "Renstra", "target_akhir")[0] == angka(2)[0]


def test_a_remark_below_a_measure_is_none(tmp_path: Path) -> None:
    assert year(groups(tmp_path, ["Fisik", "Bobot", "Ket"])) == tuple(angka(1, 4))


# Of quarters and months


@pytest.mark.parametrize(
    "labels",
    [
        ["Q1", "Q2", "Q3", "Q4"],
        ["Triwulan Pertama", "Triwulan Kedua", "Triwulan Ketiga", "Triwulan Keempat"],
        ["Triwulan ke-1", "Triwulan ke-2", "Triwulan ke-3", "Triwulan ke-4"],
        ["Kuartal I", "Kuartal II", "Kuartal III", "Kuartal IV"],
    ],
)
def test_every_way_to_name_quarters_gives_each_its_own(tmp_path: Path, labels: Sequence[str]) -> None:
    hasil = groups(tmp_path, labels)
    assert year(hasil) == (None, None)
    assert kolom(hasil, "Triwulan", "triwulan")[:4] == ["TW I", "TW II", "TW III", "TW IV"]
    assert kolom(hasil, "Triwulan", "target")[:4] == angka(1, 2, 3, 4)
    assert kolom(hasil, "Triwulan", "realisasi")[:4] == angka(5, 6, 7, 8)


@pytest.mark.parametrize(
    ("label", "triwulan"),
    [
        ("Realisasi TW I-II", 2),
        ("Realisasi TW I s.d. TW III", 3),
        ("Realisasi Triwulan I sampai dengan IV", 4),
        ("Realisasi TW II - III", None),
    ],
)
def test_several_quarters_from_the_first_are_the_sum_up_to_the_last(label: str, triwulan: int | None) -> None:
    makna = meaning((label,))
    assert makna is not None
    assert (makna.peran, makna.triwulan, makna.kumulatif) == (Peran.REALISASI_TRIWULAN, triwulan, True)


def test_a_quarter_that_cannot_be_told_is_asked_beside_others(tmp_path: Path) -> None:
    hasil = form(tmp_path, "Target", "Realisasi TW I", "Realisasi TW II-III", pilihan=Pilihan(2025, "TW III"))
    assert kolom(hasil, "Triwulan", "triwulan") == ["TW I", "TW I"]
    assert [line for line in catatan(hasil, Hal.DITANYAKAN) if "triwulannya tidak jelas" in line]


@pytest.mark.parametrize(
    "labels", [["Jan", "Agt", "Sept", "Nop"], ["B03", "B06", "B09", "B12"], ["Pebruari", "Ags", "Oct", "Dec"]]
)
def test_a_month_is_not_the_year(tmp_path: Path, labels: Sequence[str]) -> None:
    hasil = groups(tmp_path, labels)
    assert year(hasil) == (None, None)
    (line,) = (line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "angka bulan" in line)
    assert [f"“{above} / {label}”" in line for above in ("Target", "Realisasi") for label in labels] == [True] * 8


@pytest.mark.parametrize("labels", [["Jan", "Feb", "8", "9", "10"], [8, 9, 10, 11, 12]])
def test_of_several_numbers_below_one_label_none_is_the_year(tmp_path: Path, labels: Sequence[object]) -> None:
    rows: Rows = [
        ["Indikator", "Satuan", "Target", "Realisasi"],
        [None, None, None, *labels],
        ["Nilai A", "Nilai", 50, 1, 2, 3, 4, 5],
        ["Nilai B", "Nilai", 50, 1, 2, 3, 4, 5],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, ["D1:H1"]))
    assert year(hasil) == (angka(50)[0], None)
    assert len([line for line in catatan(hasil, Hal.DITANYAKAN) if "beberapa kolom angka" in line]) == len(labels)


# Of money


@pytest.mark.parametrize(
    ("heads", "of_year", "of_money"),
    [
        (["Pagu", "Realisasi", "Target", "Realisasi", "%"], (3, 4), (1, 2)),
        (["Target 2025", "Realisasi 2025", "Pagu 2025", "Realisasi 2025", "Pagu 2024", "Realisasi 2024"],
         (1, 2), (3, 4)),
        (["Target", "Realisasi", "Pagu", "Realisasi", "Realisasi (%)"], (1, 2), (3, 4)),
        (["Volume", "Satuan", "Pagu", "Realisasi Volume", "Realisasi"], (1, 4), (3, 5)),
    ],
)  # fmt: skip
def test_realisasi_is_of_what_stands_before_it(
    tmp_path: Path, heads: Sequence[str], of_year: tuple[int, int], of_money: tuple[int, int]
) -> None:
    hasil = form(tmp_path, *heads)
    assert year(hasil) == tuple(angka(*of_year))
    assert budget(hasil) == tuple(angka(*of_money))
    assert isi(hasil, "Riwayat") == []


@pytest.mark.parametrize(
    "heads", [["Target", "Pagu", "Realisasi", "Realisasi"], ["Target", "Pagu", "Realisasi Anggaran", "Realisasi (%)"]]
)
def test_realisasi_that_may_be_of_money_or_of_work_is_asked(tmp_path: Path, heads: Sequence[str]) -> None:
    hasil = form(tmp_path, *heads)
    assert year(hasil) == (angka(1)[0], None)
    assert [line for line in catatan(hasil, Hal.DITANYAKAN) if "realisasi kinerja atau realisasi anggaran" in line]


@pytest.mark.parametrize(
    ("heads", "pagu", "realisasi"),
    [
        (["Pagu", "Realisasi Periode Lalu", "Realisasi Periode Ini", "Realisasi s.d. Periode Ini"], 1, 4),
        (["Realisasi", "Pagu"], 2, 1),
        (["Pagu", "Realisasi (%)", "Realisasi (Rp)"], 1, 3),
        (["Pagu", "% Realisasi Anggaran"], 1, None),
    ],
)
def test_of_budget_lines_the_amount_of_the_whole_year_is_taken(
    tmp_path: Path, heads: Sequence[str], pagu: int, realisasi: int | None
) -> None:
    found = budget(form(tmp_path, *heads, nama="Program"))
    assert found == (angka(pagu)[0], None if realisasi is None else angka(realisasi)[0])


# What reaches the workbook


def test_a_column_none_of_whose_cells_reaches_a_sheet_is_not_told_as_taken(tmp_path: Path) -> None:
    hasil = form(tmp_path, "Pagu", "Realisasi (Rp)", "Realisasi Fisik (%)", nama="Program")
    assert (
        "D1: Kolom “Realisasi Fisik (%)” dibaca sebagai realisasi (2 sel), tetapi tidak ada lembar untuk isinya, jadi "
        "tidak diambil." in catatan(hasil, Hal.TIDAK_DIPAHAMI)
    )
    assert not [line for line in catatan(hasil, Hal.DIAMBIL) if "Fisik" in line]


def test_a_column_that_says_what_another_form_said_is_taken(tmp_path: Path) -> None:
    heads = ["Kode Indikator", "Indikator", "Target"]
    paths = [tulis(tmp_path / nama, [heads, ["1.1", "Nilai A", 80]]) for nama in ("a.xlsx", "b.xlsx")]
    assert not [line for line in catatan(impor(*paths), Hal.TIDAK_DIPAHAMI) if "tidak ada lembar" in line]


# Words


@pytest.mark.parametrize("label", ["Jumlah Bencana", "Hasil Belajar", "Sarana", "Resolusi"])
def test_a_word_of_the_language_is_no_misspelling(label: str) -> None:
    assert meaning((label,)) is None


def test_a_misspelled_word_is_still_known(tmp_path: Path) -> None:
    assert year(form(tmp_path, "Terget", "Relisasi")) == tuple(angka(1, 2))

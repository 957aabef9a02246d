"""The roll-up of many units: what they come to together, side by side, and what is lacking."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder import pipeline, plugins
from report_builder.errors import ExitCode, Place, ReportError
from report_builder.facts import Ledger, Rule
from report_builder.page import Page, Paragraph, TableBlock, TableCell, iter_blocks, plain_text
from report_builder.page.blocks import Inline
from report_builder.pipeline import Job
from tests.kinds.companions import text_of
from tests.kinds.test_companions import check_golden
from tests.reports import POHON, grow

Write: TypeAlias = Callable[..., Path]

HEAD = "kode,kode_sasaran,indikator,satuan,target,realisasi,polaritas,agregasi"
NATION = {"unit_kerja": "Direktorat Pusat", "singkatan": "Pusat", "kode_unit": "P"}
PROVINCE = {"unit_kerja": "Provinsi Satu", "singkatan": "P1", "kode_unit": "P1", "induk_unit": "P"}
EAST = {"unit_kerja": "Kota Timur", "kode_unit": "T", "induk_unit": "P1"}
WEST = {"unit_kerja": "Kota Barat", "kode_unit": "B", "induk_unit": "P1"}


@pytest.fixture
def units(tmp_path: Path) -> Write:
    """Give a writer of CSV folders, one for each unit: its keys and its rows of Indikator."""

    def write(*offices: tuple[Mapping[str, str], Sequence[str]], unit: Sequence[str] = (), name: str = "unit") -> Path:
        for keys, rows in offices:
            folder = tmp_path / name / keys["kode_unit"]
            folder.mkdir(parents=True)
            identitas = {"instansi": "Badan Contoh", "tahun": "2021", **keys}
            lines = ["kunci,isi", *(f"{key},{value}" for key, value in identitas.items())]
            (folder / "identitas.csv").write_text("\n".join(lines), encoding="utf-8")
            (folder / "sasaran.csv").write_text("kode,sasaran\nS-1,Meningkatnya mutu layanan", encoding="utf-8")
            (folder / "indikator.csv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
            if unit and "induk_unit" not in keys:
                (folder / "unit.csv").write_text("\n".join(["kode_unit,unit_kerja,induk_unit", *unit]), "utf-8")
        return tmp_path / name

    return write


def layanan(target: str, realisasi: str) -> str:
    return f"K-1,S-1,Jumlah layanan,layanan,{target},{realisasi},maksimum,jumlah"


def indeks(target: str, realisasi: str) -> str:
    return f'K-2,S-1,Indeks mutu,indeks,"{target}","{realisasi}",maksimum,rata-rata'


@pytest.fixture
def country(units: Write) -> Path:
    """Give two districts of one province, whose nation has a target of its own and awaits a third district."""
    return units(
        (NATION, (layanan("40", ""), indeks("3,5", ""))),
        (PROVINCE, (layanan("", ""), indeks("", ""))),
        (EAST, (layanan("10", "12"), indeks("3,00", "3,30"))),
        (WEST, (layanan("20", "15"), indeks("3,00", ""))),
        unit=("L,Kota Lama,P1",),
    )


def compose(location: Path, unit: str = "", since: Path | None = None) -> Page:
    job = Job(location, "rekap", unit=unit, sebelumnya=since)
    examined = pipeline.examine_units(job)
    return pipeline.compose(job, examined, pipeline.write_fakta(examined.ledger), plugins.kind("rekap")).document


def follow(ledger: Ledger, fact_id: str) -> Place | None:
    """Go from a figure down to the first of its parts, until one comes from a cell."""
    asal = ledger[fact_id].asal
    while isinstance(asal, Rule) and asal.dari:
        asal = ledger[asal.dari[0]].asal
    return asal if isinstance(asal, Place) else None


# What units come to together


def test_the_figures_of_the_units_are_added_up_beside_the_target_of_the_unit_above(country: Path) -> None:
    lines = text_of(compose(country))
    assert "| 1 | Jumlah layanan (layanan) | 30 | 27 | 90,00% | ▼ Tidak tercapai | 2 dari 3 | 40 | 67,50%" in lines
    assert "| 2 | Indeks mutu (indeks) | 3,00 | 3,30 | 110,00% | ▲ Melampaui | 1 dari 3 | 3,5 | 94,29%" in lines


def test_the_sentences_tell_what_was_added_up_and_who_is_lacking(country: Path) -> None:
    text = "\n".join(text_of(compose(country)))
    assert (
        "Target gabungannya 30 layanan dan realisasi gabungannya 27 layanan sehingga capaiannya 90,00%. "
        "Terhadap target 40 layanan dalam perjanjian kinerja Direktorat Pusat, realisasi semua unit yang mempunyai "
        "data, yaitu 27 layanan, memberi capaian 67,50%. "
        "Dari tiga unit, satu mencapai atau melampaui target, satu belum mencapai target, "
        "dan satu tidak mempunyai data."
    ) in text
    assert "Sebanyak satu dari empat unit kerja belum melapor pada tahun 2021, yaitu sebagai berikut." in text
    assert "| Indeks mutu (indeks) | 1 | Kota Barat" in text


def test_units_that_lack_a_figure_are_named_where_they_are_few_and_counted_by_reason_where_they_are_many(
    units: Write,
) -> None:
    offices = [{"unit_kerja": f"Kota {letter}", "kode_unit": letter, "induk_unit": "P"} for letter in "ABCDEFG"]
    rows: list[tuple[str, ...]] = [(layanan("9", "9"), indeks("3", "")), *[(layanan("9", ""), indeks("3", "3"))] * 5]
    lines = text_of(
        compose(
            units((NATION, (layanan("", ""), indeks("", ""))), *zip(offices, [*rows, (indeks("3", "3"),)], strict=True))
        )
    )
    assert "| Jumlah layanan (layanan) | 6 | 5 unit belum diukur dan 1 unit tidak memuat indikator ini" in lines
    assert "| Indeks mutu (indeks) | 1 | Kota A" in lines
    assert not any("nol unit" in one or ", nol " in one for one in lines)


def test_a_figure_leads_down_to_the_cell_of_a_district(country: Path) -> None:
    ledger = pipeline.examine_units(Job(country, "rekap")).ledger
    assert str(follow(ledger, "K-1.capaian")) == "B/indikator.csv · Indikator · F2"
    assert str(follow(ledger, "U-P1/K-2.realisasi")) == "T/indikator.csv · Indikator · F3"


def test_units_are_ranked_among_their_equals_and_every_tint_has_its_sign(country: Path) -> None:
    document = compose(country)
    lines = text_of(document)
    assert "| 1 | Kota Timur | Provinsi Satu | 115,00%" in lines
    assert "| 2 | Kota Barat | Provinsi Satu | 75,00%" in lines
    assert "| – | Kota Lama | Provinsi Satu | –" in lines
    (matrix,) = [table for table in tables_of(document) if table.id == "tabel-matriks"]
    shown = [[(cell.warna, plain_text(words(cell))) for cell in row.cells[1:]] for row in matrix.body]
    assert shown == [
        [("kuning", "■ 90,00%"), ("hijau", "▲ 110,00%"), ("hijau", "▲ 100,00%")],
        [("kuning", "■ 90,00%"), ("hijau", "▲ 110,00%"), ("hijau", "▲ 100,00%")],
        [("merah", "▼ 75,00%"), ("", "–"), ("merah", "▼ 75,00%")],
        [("", "–"), ("", "–"), ("", "–")],
        [("hijau", "▲ 120,00%"), ("hijau", "▲ 110,00%"), ("hijau", "▲ 115,00%")],
    ]


def test_the_units_that_are_counted_are_those_of_the_totals_beside_them(units: Write) -> None:
    rows = ((layanan("10", "8"),), (layanan("", "5"),))
    offices = (EAST | {"induk_unit": "P"}, WEST | {"induk_unit": "P"})
    text = "\n".join(text_of(compose(units((NATION, (layanan("26", ""),)), *zip(offices, rows, strict=True)))))
    assert "| 1 | Jumlah layanan (layanan) | 10 | 8 | 80,00% | ▼ Tidak tercapai | 1 dari 2 | 26 | 50,00%" in text
    assert "realisasi semua unit yang mempunyai data, yaitu 13 layanan, memberi capaian 50,00%." in text


def test_a_mean_of_capaian_is_not_told_as_a_comparison_of_the_totals(units: Write) -> None:
    offices = (EAST | {"induk_unit": "P"}, WEST | {"induk_unit": "P"})
    rows = ((layanan("10", "20"),), (layanan("100", "50"),))
    location = units((NATION, (layanan("", ""),)), *zip(offices, rows, strict=True))
    (location / "P" / "pengaturan.csv").write_text("kunci,isi\ncapaian_rekap,rata-rata\nbatas_rata,120", "utf-8")
    text = "\n".join(text_of(compose(location)))
    assert "realisasi gabungannya 70 layanan. Rata-rata capaian unit yang dapat dihitung adalah 85,00%." in text
    assert (
        "Capaian adalah rata-rata capaian unit, bukan perbandingan realisasi gabungan dengan target gabungan." in text
    )
    assert "sehingga capaiannya" not in text


def test_the_policy_of_the_means_is_printed_with_them(country: Path) -> None:
    text = "\n".join(text_of(compose(country)))
    assert "adalah 100,00%. Rata-rata tersebut adalah rata-rata sederhana atas seluruh indikator yang diukur" in text
    assert "Predikat yang" not in text
    assert "Rata-rata setiap unit adalah rata-rata sederhana atas indikator yang capaiannya dapat dihitung" in text


def test_the_codes_in_the_head_of_the_matrix_are_told_below_it_and_every_table_has_its_source(country: Path) -> None:
    lines = text_of(compose(country))
    below = lines.index("Arti kode: K-1 = Jumlah layanan; K-2 = Indeks mutu.")
    assert lines[below - 1].startswith("| Kota Timur | ▲ 120,00%")
    assert lines[below + 1].startswith("Sumber: data monev")
    assert lines[lines.index("| Indeks mutu (indeks) | 1 | Kota Barat") + 1].startswith("Sumber: data monev")


# A part of the tree, and what has changed


def test_a_province_has_a_roll_up_of_its_own(country: Path) -> None:
    for name in ("P1", "provinsi satu"):
        document = compose(country, name)
        assert "| 1 | Kota Timur | 115,00%" in text_of(document)
        assert document.judul == "Rekapitulasi Kinerja Provinsi Satu Tahun 2021"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Kota Timur", "Tidak ada unit di bawah Kota Timur (T) yang dapat direkap."),
        ("kota tmur", "Unit “kota tmur” tidak ada pada data. Maksud Anda T (Kota Timur)?"),
        (
            "zzz",
            (
                "Unit “zzz” tidak ada pada data. Yang ada: B (Kota Barat), L (Kota Lama), P (Direktorat Pusat), "
                "P1 (Provinsi Satu), T (Kota Timur)."
            ),
        ),
        ("L", "Kota Lama (L) belum melapor sehingga rekapnya tidak dapat dibuat."),
    ],
)
def test_a_unit_that_nothing_can_be_rolled_up_for_is_told(country: Path, asked: str, told: str) -> None:
    with pytest.raises(ReportError) as refused:
        compose(country, asked)
    assert refused.value.exit_code is (ExitCode.DATA if told.startswith("Unit") else ExitCode.USAGE)
    assert str(refused.value).startswith(told)


def test_units_elsewhere_do_not_matter_to_the_roll_up_of_a_province(units: Write, country: Path) -> None:
    alone = text_of(compose(country, "P1"))
    units(
        ({"unit_kerja": "Direktorat Lain", "kode_unit": "X", "tahun": "2019"}, (layanan("1", "1"),)),
        ({"unit_kerja": "Kota Jauh", "kode_unit": "Y", "induk_unit": "X"}, ("K-1,S-1,Luas,ha,1,1,minimum,rata-rata",)),
    )
    with pytest.raises(ReportError, match="2 unit puncak"):
        compose(country)
    assert text_of(compose(country, "P1")) == alone


def test_a_province_awaits_the_units_that_the_sheet_of_the_nation_lists(country: Path) -> None:
    assert any("Kota Lama" in line for line in text_of(compose(country, "P1")))


def test_what_units_have_changed_since_the_last_roll_up_is_told(country: Path, tmp_path: Path) -> None:
    fakta = tmp_path / "fakta.json"
    fakta.write_bytes(pipeline.write_fakta(pipeline.examine_units(Job(country, "rekap")).ledger).data)
    assert "Tidak ada angka yang berubah sejak rekapitulasi sebelumnya." in text_of(compose(country, since=fakta))
    rows = country / "B" / "indikator.csv"
    rows.write_text(rows.read_text(encoding="utf-8").replace(",20,15,", ",20,18,"), encoding="utf-8")
    assert "| Kota Barat | K-1 | Realisasi | 15 | 18 | 3" in text_of(compose(country, since=fakta))


def test_a_unit_that_no_longer_reports_is_told_once_beside_the_period_of_the_earlier_roll_up(
    country: Path, tmp_path: Path
) -> None:
    fakta = tmp_path / "fakta.json"
    fakta.write_bytes(pipeline.write_fakta(pipeline.examine_units(Job(country, "rekap")).ledger).data)
    (country / "B").rename(tmp_path / "B")
    awaited = country / "P" / "unit.csv"
    awaited.write_text(f"{awaited.read_text(encoding='utf-8')}\nB,Kota Barat,P1", encoding="utf-8")
    text = text_of(compose(country, since=fakta))
    assert "Rekapitulasi sebelumnya adalah rekapitulasi tahun 2021." in text
    assert any("belum melapor dalam rekapitulasi ini" in line for line in text)
    assert not any(line.startswith("| Kota Barat | K-1 | ") for line in text)


def test_what_is_no_ledger_is_told(country: Path, tmp_path: Path) -> None:
    (tmp_path / "lain.json").write_text("[]", encoding="utf-8")
    for name, told in (
        ("lain.json", r"bukan fakta\.json yang dapat dibaca"),
        ("tiada.json", r"Berkas ini tidak ada\."),
    ):
        with pytest.raises(ReportError, match=told) as failure:
            compose(country, since=tmp_path / name)
        assert failure.value.exit_code is ExitCode.USAGE


# What cannot be added up


def test_units_that_disagree_are_named_all_at_once(units: Write) -> None:
    other = "K-1,S-1,Jumlah layanan,orang,20,15,minimum,jumlah"
    location = units(
        (NATION, (layanan("", ""),)), (EAST | {"induk_unit": "P"}, (other,)), (WEST | {"induk_unit": "P"}, (other,))
    )
    with pytest.raises(ReportError) as failure:
        compose(location)
    told = [str(problem) for problem in failure.value.problems]
    assert len(told) == 4
    assert [sum(unit in one for one in told) for unit in ("Kota Timur", "Kota Barat")] == [2, 2]


def test_data_of_one_unit_are_no_roll_up(project: Path) -> None:
    with pytest.raises(ReportError, match="Tidak ada unit di bawah"):
        compose(project / "inputs" / "dayamas-2021")


def test_everything_means_the_documents_of_one_unit() -> None:
    assert not any(kind.banyak for kind in plugins.kinds("semua"))


def test_the_text_is_the_golden_one(project: Path, tmp_path: Path, *, renew: bool) -> None:
    grow(tmp_path / POHON)
    text = "\n".join(text_of(compose(tmp_path / POHON))) + "\n"
    check_golden(text, project / "tests" / "golden" / "pohon-rekap.txt", renew=renew)


def tables_of(document: Page) -> list[TableBlock]:
    blocks = (block for section in document.sections for block in iter_blocks(section))
    return [block for block in blocks if isinstance(block, TableBlock)]


def words(cell: TableCell) -> tuple[Inline, ...]:
    (paragraph,) = cell.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.children

"""What the report says of an indikator, for every polaritas and case, in whole sentences."""

import csv
import re
from pathlib import Path

import pytest

from report_builder.kinds.lakip import LAKIP
from report_builder.measure import measure
from report_builder.model import check
from report_builder.sources import read
from report_builder.templating import Library

IDENTITAS = {
    "instansi": "Badan Contoh",
    "unit_kerja": "Direktorat Contoh",
    "tahun": "2021",
    "tanggal_data": "31 Desember 2021",
}
SKALA = ("nama,label,urutan", "opini,WTP,3", "opini,WDP,2", "opini,TMP,1")
LIBRARY = Library.on_path([])
HEADER = "kode,kode_sasaran,indikator,satuan,target,realisasi,polaritas,keadaan,skala"


def render(folder: Path, *rows: str, identitas: dict[str, str] | None = None, **sheets: tuple[str, ...]) -> str:
    """Give the markup of a report with these rows in Indikator and these further sheets."""
    keys = IDENTITAS | (identitas or {})
    files = {
        "identitas": ("kunci,isi", *(f"{key},{value}" for key, value in keys.items())),
        "sasaran": ("kode,sasaran", "S-1,Meningkatnya mutu layanan"),
        "indikator": (HEADER, *rows),
        "skala": SKALA,
        **sheets,
    }
    for name, lines in files.items():
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    laporan = check(read(folder)).laporan
    measured = measure(laporan)
    context = {**LAKIP.context(laporan, measured), "final": False}
    return LIBRARY.render(LAKIP.template, context, measured.ledger)


def block(markup: str, analysis: int) -> str:
    """Give the text of one of the seven analyses, without its heading, tables and charts."""
    found = re.search(rf'<div class="analisis" data-analisis="{analysis}">(.*?)</div>', markup, re.DOTALL)
    assert found
    aside = r"<(table|figure|p class=\"(?:subjudul|sumber|keterangan)\").*?</(table|figure|p)>"
    body = re.sub(aside, "", found[1], flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", body).split())


def sentences() -> list[dict[str, str]]:
    with (Path(__file__).parent.parent / "cases/kalimat.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", sentences(), ids=lambda case: f"{case['polaritas'] or 'maksimum'}-{case['kode']}")
def test_target_against_realisasi(tmp_path: Path, case: dict[str, str]) -> None:
    columns = ("indikator", "satuan", "target", "realisasi", "polaritas", "keadaan", "skala")
    row = ",".join([case["kode"], "S-1", *(case[column] for column in columns)])
    assert block(render(tmp_path, row), 1) == case["kalimat"]

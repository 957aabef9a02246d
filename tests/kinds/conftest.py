"""Renders small reports from rows that a test writes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder.kinds import Bahan
from report_builder.kinds.lakip import LAKIP
from report_builder.measure import measure
from report_builder.model import check
from report_builder.pipeline.materials import read_profil
from report_builder.sources import read
from report_builder.templating import Library

Render: TypeAlias = Callable[..., str]

LIBRARY = Library.on_path([])
IDENTITAS = {
    "instansi": "Badan Contoh",
    "unit_kerja": "Direktorat Contoh",
    "tahun": "2021",
    "tanggal_data": "31 Desember 2021",
}
HEADER = "kode,kode_sasaran,indikator,satuan,target,realisasi,polaritas,keadaan,skala"
SKALA = ("nama,label,urutan", "opini,WTP,3", "opini,WDP,2", "opini,TMP,1")


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Give a function that renders a report with these rows in Indikator, keys, and further sheets."""

    def markup(*rows: str, keys: dict[str, str] | None = None, final: bool = False, **sheets: tuple[str, ...]) -> str:
        identitas = IDENTITAS | (keys or {})
        files = {
            "identitas": ("kunci,isi", *(f"{key},{value}" for key, value in identitas.items())),
            "sasaran": ("kode,sasaran", "S-1,Meningkatnya mutu layanan"),
            "indikator": (HEADER, *rows),
            "skala": SKALA,
            **sheets,
        }
        for name, lines in files.items():
            (tmp_path / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
        laporan = check(read(tmp_path)).laporan
        measured = measure(laporan)
        bahan = Bahan(laporan, measured, read_profil(LIBRARY, laporan.identitas.profil))
        return LIBRARY.render(LAKIP.template, {**LAKIP.context(bahan), "final": final}, measured.ledger)

    return markup


def analysis(markup: str, number: int) -> str:
    """Give the text of one of the seven analyses, without its heading, tables and charts."""
    found = re.search(rf'<div class="analisis" data-analisis="{number}">(.*?)</div>', markup, re.DOTALL)
    assert found
    aside = r"<(table|figure|p class=\"(?:subjudul|sumber|keterangan)\").*?</(table|figure|p)>"
    return text_of(re.sub(aside, "", found[1], flags=re.DOTALL))


def text_of(markup: str) -> str:
    """Give the text of markup, white space folded."""
    return " ".join(re.sub(r"<[^>]+>", "", markup).split())


@pytest.fixture
def read_analysis() -> Callable[[str, int], str]:
    """Give `analysis`."""
    return analysis

"""A round trip of a small report: edited in LibreOffice, audited, put right, refreshed, audited again."""

from pathlib import Path

import pytest

from report_builder.errors import ExitCode
from tests.libreoffice import NEEDS_LIBREOFFICE
from tests.refresh.conftest import BELOW, Rekat
from tests.refresh.libreoffice import Ketik
from tests.refresh.naskah import parts
from tests.refresh.perjalanan import Perjalanan

OURS = "Selisih itu dibahas dalam rapat."


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_an_edited_report_goes_round(document: bytes, base: Path, new: Rekat, tmp_path: Path) -> None:
    perjalanan = Perjalanan(tmp_path)
    edited = perjalanan.sunting(
        perjalanan.simpan(document),
        Ketik("kawasan yang pulih adalah 65 kawasan, lebih tinggi", "65", "56"),
        Ketik("daripada target 53 kawasan; capaiannya 122,64%.", "", f" {OURS}"),
    )
    found = perjalanan.audit(edited, base)
    assert (found.kode, found.salah) == (ExitCode.AUDIT, [("berubah", "56")])
    right = perjalanan.sunting(edited, Ketik("yang pulih adalah 56 kawasan", "56", "65"))
    assert perjalanan.audit(right, base).kode == ExitCode.OK
    assert parts(perjalanan.segarkan(right, base).berkas.read_bytes()) == parts(right.read_bytes())

    later = new(BELOW)
    fresh = perjalanan.segarkan(right, later)
    assert OURS.encode() in parts(fresh.berkas.read_bytes())["word/document.xml"]
    assert "lebih tinggi" in fresh.hal("dikomentari")
    below = Ketik("lebih tinggi 3 kawasan daripada target 53 kawasan", "lebih tinggi", "lebih rendah")
    last = perjalanan.sunting(fresh.berkas, below, *fresh.perbaikan)
    assert perjalanan.audit(last, later).salah == []

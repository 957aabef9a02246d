"""The document that data give today is read without being packed: it is the one that is in the file."""

from pathlib import Path

import pytest

from report_builder.audit.membaca import baca_docx
from report_builder.audit.rujukan import susun, telaah, tulis
from report_builder.errors import Place
from report_builder.pipeline import Job
from tests.reports import KINDS, PERIODE

INPUT = Path("inputs") / "contoh-lengkap.xlsx"


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_document_of_today_is_that_of_the_file_which_the_data_give(kind: str) -> None:
    job = Job(str(INPUT), kind=kind, periode=PERIODE.get(kind, ""))
    examined = telaah(job)
    naskah, of_file = susun(job, examined), baca_docx(tulis(job, examined), Place(kind))
    assert naskah is not None
    assert (naskah.blok, naskah.penanda, naskah.pesanan) == (of_file.blok, of_file.penanda, of_file.pesanan)

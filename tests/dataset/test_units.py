"""Tables that hold several offices: each gets its own rows, and a row of nobody is told."""

from pathlib import Path

import pytest

from report_builder import sources
from report_builder.dataset import by_unit, of_unit
from report_builder.errors import ReportError
from report_builder.model import check


def test_a_row_that_names_no_office_is_an_error_for_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "identitas.csv").write_text(
        "unit,kunci,isi\nAceh,tahun,2021\n,instansi,Badan\nBali,tahun,2021\n", encoding="utf-8"
    )
    dataset = sources.read(tmp_path)
    told = "· Identitas · A3: Baris ini tidak menyebut unit. Isi kolom unit dengan nama unitnya, atau hapus baris ini."
    for own in (*by_unit(dataset).values(), of_unit(dataset, "Bali")):
        assert [str(problem).endswith(told) for problem in own.problems] == [True]
        with pytest.raises(ReportError, match="Baris ini tidak menyebut unit"):
            check(own)

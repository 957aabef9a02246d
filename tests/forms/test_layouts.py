"""Whatever layout a form has: what was put in comes out or is told, and no number is wrong in silence."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.forms.lembar import Rows
from tests.forms.tata_letak import Form, forms
from tests.forms.temuan import examine

ROWS: Rows = [["Indikator", "Satuan", "Target"], ["Nilai AKIP", "Nilai", 80]]


@settings(max_examples=15, derandomize=True, database=None, deadline=None)
@given(forms())
def test_no_number_of_an_odd_layout_is_wrong_in_silence(form: Form) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert examine(form, Path(folder)).salah == []


@settings(max_examples=4, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(forms().filter(lambda form: form.is_plain))
def test_a_form_in_which_nothing_is_uncertain_is_read_whole(form: Form) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = examine(form, Path(folder))
    assert (found.salah, found.ditanyakan) == ([], 0)


def test_a_number_that_is_wrong_in_silence_is_found(tmp_path: Path) -> None:
    form = Form([list(row) for row in ROWS], [], {("Nilai AKIP", "target"): ("C2", Decimal(81))}, nama={"Nilai AKIP"})
    assert examine(form, tmp_path).salah == ["Nilai AKIP target: 80 (C2), mestinya 81"]


def test_a_number_that_no_form_holds_is_found(tmp_path: Path) -> None:
    form = Form([list(row) for row in ROWS], [])
    assert examine(form, tmp_path).salah[0] == "Nilai AKIP target: 80 (C2) tidak ada di form"

"""Two thousand odd layouts of forms: no number in any of them is wrong in silence."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.forms.tata_letak import Form, forms
from tests.forms.temuan import examine

pytestmark = pytest.mark.trial


@settings(max_examples=2000, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms())
def test_no_number_of_two_thousand_layouts_is_wrong_in_silence(form: Form) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert examine(form, Path(folder)).salah == []

"""What the trials assert is shown with its values, as in test files."""

import pytest

pytest.register_assert_rewrite("tests.trial.trials")

"""What more than one test file needs."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def project() -> Path:
    """Give the folder of the checkout."""
    return Path(__file__).resolve().parent.parent

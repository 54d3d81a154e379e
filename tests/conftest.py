"""What every test may ask for: where the project stands."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The directory of the project."""
    return Path(__file__).resolve().parent.parent

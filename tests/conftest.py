"""What every test may ask for: where the project stands."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault of the code: no example fails for the time it took.
settings.register_profile("gouji", deadline=None)
settings.load_profile("gouji")


@pytest.fixture(scope="session")
def root() -> Path:
    """The directory of the project."""
    return Path(__file__).resolve().parent.parent

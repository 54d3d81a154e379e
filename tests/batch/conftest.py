"""A crew that all tests share, since its processes take a second to start; and a store of its own for each."""

from functools import partial

import pytest

from gouji.batch.executors import local
from tests.batch.reports import Batch


@pytest.fixture(scope="session")
def crew():
    """Two supervised processes on this machine."""
    with local(2) as own:
        yield own


@pytest.fixture
def url(tmp_path):
    """The URL of an empty store."""
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture
def batch_of(url, crew):
    """What makes a batch into the store of the test."""
    return partial(Batch, url, crew)

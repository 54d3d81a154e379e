"""Databases to keep a store in: a file, and a PostgreSQL server of its own for the run of the tests."""

import uuid
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import create_engine, text

from gouji.review.store import Store
from tests.review.server import Missing, running


@pytest.fixture(scope="session")
def server():
    """The URL of a PostgreSQL server that lives as long as the tests run."""
    try:
        with running() as url:
            yield url
    except Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of an empty database, once in a file and once on a server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    return empty_database(request.getfixturevalue("server"))


def empty_database(server):
    """A schema of its own, which is empty like a database and made in no time."""
    name = f"t{uuid.uuid4().hex}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{server}&options=-csearch_path%3D{name}"


@pytest.fixture
def clock():
    """A clock that goes on by a minute every time somebody looks at it."""
    start, minutes = datetime(2024, 5, 6, 8, 0, tzinfo=UTC), count()
    return lambda: start + timedelta(minutes=next(minutes))


@pytest.fixture
def store(url, clock):
    """An empty store."""
    opened = Store.open(url, clock)
    yield opened
    opened.close()

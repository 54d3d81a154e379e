"""Where the store lives, and what happens where it cannot be opened."""

import pytest
from sqlalchemy import text

from gouji.review.database import default_url, engine_at, open_engine
from gouji.review.errors import ReviewError, StoreUnavailable
from gouji.review.models import UNWRITABLE

PLACES = [
    # where the program runs            environment                                       platform   url
    ("Linux", {"HOME": "/home/a"}, "linux", "sqlite:////home/a/.local/share/gouji/gouji.db"),
    ("Linux with a place for data", {"HOME": "/home/a", "XDG_DATA_HOME": "/d"}, "linux", "sqlite:////d/gouji/gouji.db"),
    ("macOS", {"HOME": "/Users/a"}, "darwin", "sqlite:////Users/a/Library/Application Support/gouji/gouji.db"),
    ("Windows", {"USERPROFILE": "/u", "LOCALAPPDATA": "/u/Local"}, "win32", "sqlite:////u/Local/gouji/gouji.db"),
    ("wherever the environment says", {"GOUJI_STORE": "postgresql://h/g", "HOME": "/h"}, "linux", "postgresql://h/g"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "environ", "platform", "url"), PLACES, ids=[p[0] for p in PLACES])
def test_the_store_lives_with_the_users_data_unless_told_otherwise(case, environ, platform, url):
    assert default_url(environ, platform) == url


def test_a_file_is_made_with_its_directories_and_keeps_its_promises(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/deep/er/store.db")
    with engine.connect() as connection:
        asked = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in
                 ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")]  # fmt: skip
    assert asked == ["wal", 1, 1, 10_000]
    engine.dispose()


@pytest.mark.parametrize("url", ["postgresql://h/g", "postgres://h/g", "postgresql+psycopg://h/g"])
def test_a_plain_address_of_postgresql_means_the_driver_of_the_extra(url):
    assert engine_at(url).url.drivername == "postgresql+psycopg"


CLOSED = [
    # what is wrong with the address          url                                       the sentence says
    ("it is no address", "store.db", "地址不正确"),
    ("its kind is unknown", "dbase://x/y", "地址不正确"),
    ("a driver is asked for that is not there", "mysql+nodriver://x/y", "地址不正确"),
    ("nobody listens", "postgresql://127.0.0.1:1/gouji?connect_timeout=1", "无法打开"),
    ("a directory cannot be made", "sqlite:////dev/null/x/store.db", "无法打开"),
]


@pytest.mark.parametrize(("case", "url", "sentence"), CLOSED, ids=[c[0] for c in CLOSED])
def test_a_store_that_cannot_be_opened_says_so_in_one_sentence(case, url, sentence):
    with pytest.raises(StoreUnavailable, match=sentence) as raised:
        open_engine(url)
    assert isinstance(raised.value, ReviewError)
    assert "127.0.0.1" not in str(raised.value)


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "store.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreUnavailable):
        open_engine(f"sqlite:///{path}")
    assert path.read_bytes() == b"not a database" * 100


def test_characters_that_no_database_holds_are_replaced():
    assert "甲\x00乙\ud800丙".translate(UNWRITABLE) == "甲\ufffd乙\ufffd丙"


def test_others_on_the_machine_do_not_see_into_the_directory_that_is_made(tmp_path):
    open_engine(f"sqlite:///{tmp_path}/gouji/store.db").dispose()
    assert (tmp_path / "gouji").stat().st_mode & 0o077 == 0

"""Database: where the store lives, and how it is opened and brought to the schema of today.

SQLite in the user's data directory unless a URL says otherwise; PostgreSQL by URL for a team.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from gouji.review.errors import StoreBusy, StoreFull, StoreUnavailable

SETTING = "GOUJI_STORE"
FILE = "gouji.db"
MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "head"
WRITES = "gouji_writes"
UPGRADING = 0x676F756A69
"""The advisory lock under which one process at a time changes the schema."""
LOCK_TIMEOUT = 10_000
"""Milliseconds to wait for somebody who holds a lock."""
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    f"busy_timeout = {LOCK_TIMEOUT}",
)


def default_url(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The URL of the store: what the environment says, else a file in the user's data directory."""
    if stated := environ.get(SETTING):
        return stated
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    places = {
        "win32": Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local"),
        "darwin": home / "Library" / "Application Support",
    }
    usual = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return f"sqlite:///{(places.get(platform, usual) / 'gouji' / FILE).as_posix()}"


def there_is(url: str) -> bool:
    """Whether there may be a store at a URL, told without making one."""
    place = make_url(url)
    local = place.get_backend_name() == "sqlite" and place.database
    return not local or Path(str(place.database)).exists()


def open_engine(url: str) -> Engine:
    """An engine for a URL, its schema brought up to date; StoreUnavailable where that is impossible."""
    try:
        engine = engine_at(url)
        upgrade(engine)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StoreUnavailable(
            "数据库地址不正确，应为 sqlite:///文件 或 postgresql://主机/库名。"
        ) from error
    except CommandError as error:
        raise StoreUnavailable("数据库由更新版本的程序建立，请升级程序后再打开。") from error
    except DBAPIError as error:
        raise fault(error, "无法打开数据库，请检查地址、权限和磁盘空间。") from error
    except (SQLAlchemyError, OSError) as error:
        raise StoreUnavailable("无法打开数据库，请检查地址、权限和磁盘空间。") from error
    return engine


FULL = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMSIZE")
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
FULL_STATE, BUSY_STATES = "53100", ("08", "40", "53", "55P03", "57P")
"""The same as states of PostgreSQL: no room; no connection, a rollback, no resources, no lock, shut down."""


def fault(error: DBAPIError, otherwise: str) -> StoreUnavailable:
    """What a fault of the database means for the user."""
    named = str(getattr(error.orig, "sqlite_errorname", ""))
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if named in FULL or state == FULL_STATE:
        return StoreFull("磁盘已满，数据库无法写入；已存入的结果都在。")
    lost = error.connection_invalidated or state.startswith(BUSY_STATES)
    if named.startswith(BUSY) or lost:
        return StoreBusy("数据库正被其他程序占用，请稍后再试。")
    return StoreUnavailable(otherwise)


def engine_at(url: str) -> Engine:
    """An engine for a URL, with the schema left as it is found."""
    place = _with_driver(make_url(url))
    if place.get_backend_name() != "sqlite":
        engine = create_engine(place, pool_pre_ping=True)
        event.listen(engine, "connect", _patient)
        return engine
    if place.database and place.database != ":memory:":
        Path(place.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(place)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write; SQLite then takes the lock at once instead of failing halfway."""
    return engine.execution_options(**{WRITES: True})


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Bring the schema to a revision, all of it or nothing; processes that start together take turns."""
    with writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADING})
        command.upgrade(migrations(connection), revision)


def migrations(connection: Connection) -> Config:
    """The configuration under which migrations run over a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _with_driver(url: URL) -> URL:
    """A plain PostgreSQL URL means the driver that comes with the extra."""
    plain = url.drivername in {"postgresql", "postgres"}
    return url.set(drivername="postgresql+psycopg") if plain else url


def _prepare(connection: Any, _record: object) -> None:
    """Leave transactions to the hook below, and set what SQLite forgets with every connection."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _patient(connection: Any, _record: object) -> None:
    """Wait for a lock that somebody holds as long as SQLite does, and no longer."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {LOCK_TIMEOUT}")
    connection.commit()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

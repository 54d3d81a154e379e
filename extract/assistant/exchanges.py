"""Exchanges: a question and its answer, kept in a cache, written to a record, and played from one."""

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import TypeAdapter

OFF = "off"
MODEL, CANNED = "model", "canned"
"""Where an answer came from: a model, or somebody who made it up."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """An answer as it came, under the key of its question."""

    key: str
    origin: str
    model: str
    task: str
    prompt: str
    answer: Any
    date: str = ""


def key_of(model: str, fingerprint: str, text: str, schema: Mapping[str, Any]) -> str:
    """The key of a question: hash of model, prompt, text and schema."""
    parts = [model, fingerprint, text, json.dumps(schema, sort_keys=True)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def today() -> str:
    """The date, for a record."""
    return datetime.now(UTC).date().isoformat()


class Cache:
    """Answers kept in one SQLite file that only its owner may read; a cache that fails is no cache."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._lock = path, Lock()
        self.broken = False
        if path is not None:
            self._try(self._prepare, None)

    @classmethod
    def of(cls, setting: str) -> "Cache":
        """The cache that a setting names: a file, ``off``, or nothing for the usual place."""
        if setting == OFF:
            return cls(None)
        return cls(Path(setting).expanduser() if setting else usual_place())

    def get(self, key: str) -> Exchange | None:
        """What is kept under a key."""
        row = self._try(
            lambda db: db.execute("SELECT kept FROM answers WHERE key=?", (key,)).fetchone(), None
        )
        try:
            return ADAPTER.validate_json(row[0]) if row else None
        except ValueError:
            return None

    def put(self, exchange: Exchange) -> None:
        """Keep an answer."""
        kept = json.dumps(asdict(exchange), ensure_ascii=False)
        self._try(
            lambda db: db.execute(
                "INSERT OR REPLACE INTO answers VALUES (?,?)", (exchange.key, kept)
            ),
            None,
        )

    def _prepare(self, db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, kept TEXT NOT NULL)")

    def _try(self, act: Any, otherwise: Any) -> Any:
        if self._path is None or self.broken:
            return otherwise
        try:
            with self._lock, closing(self._open(self._path)) as db, db:
                return act(db)
        except (sqlite3.Error, OSError):
            self.broken = True
            return otherwise

    def _open(self, path: Path) -> sqlite3.Connection:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        return sqlite3.connect(path, timeout=5)


class Record:
    """A file to which every exchange of a run is added, one JSON object a line."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._lock = path, Lock()
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            with path.open("a", encoding="utf-8"):  # a file that can't be written is found out here
                pass

    def add(self, exchange: Exchange) -> None:
        """Write an exchange down."""
        if self._path is not None:
            line = json.dumps(asdict(exchange), ensure_ascii=False)
            with self._lock, self._path.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")


def played(path: Path) -> dict[str, Exchange]:
    """The exchanges of a record by their keys; a line that is no exchange raises ValueError with its number."""
    found = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                exchange = ADAPTER.validate_json(line)
            except ValueError:
                raise ValueError(f"{path.name} 第 {number} 行不是一次问答的记录") from None
            found[exchange.key] = exchange
    return found


def usual_place() -> Path:
    """The file in the user's cache directory."""
    home = Path.home()
    usual = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Caches"}
    place = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(place or usual.get(sys.platform, home / ".cache")) / "gouji" / "assistant.sqlite"


ADAPTER = TypeAdapter(Exchange)

"""Compound files, the container of old Office programs: what the directory says is inside.

Only the directory and the first bytes of a stream are read, each sector checked, so that a damaged file ends in an
answer and not in a loop.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_HEADER: Final = 512
_ENTRY: Final = 128
_LAST: Final = 0xFFFFFFFA  # sector numbers from here on mean that there is none
_NONE: Final = 0xFFFFFFFF
_ROOT: Final = 5
_STREAM: Final = 2
_IN_HEADER: Final = 109
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MOST: Final = 100_000  # no directory or stream we look into is longer


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the directory: a stream or a storage, its neighbours in the tree and where it begins."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A compound file; ``streams`` are those at the top, by name, not those of objects embedded further down."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small = struct.unpack_from("<HH", data, 30) if len(data) >= _HEADER else (9, 6)
        self._size = 1 << shift if 7 <= shift <= 16 else 512
        self._small = 1 << small if 3 <= small <= shift else 64
        self._table = self._sector_table()
        first = struct.unpack_from("<I", data, 48)[0] if len(data) >= _HEADER else _NONE
        self._entries = list(self._directory(first))
        self.streams = {e.name.lower(): e for e in self._top() if e.kind == _STREAM}

    def beginning(self, name: str, length: int) -> bytes:
        """The first bytes of a stream at the top."""
        entry = self.streams.get(name.lower())
        if entry is None:
            return b""
        length = min(length, entry.size)
        if entry.size >= 4096 or not self._entries:
            return self._read(entry.start, length)
        table = self._numbers(struct.unpack_from("<I", self._data, 60)[0])
        root = self._entries[0]
        store = self._read(root.start, root.size)
        found, at = b"", entry.start
        while at < min(len(table), _LAST) and len(found) < length:
            found += store[at * self._small : (at + 1) * self._small]
            at = table[at]
        return found[:length]

    def _top(self) -> Iterator[Entry]:
        """The entries right under the root."""
        roots = [entry for entry in self._entries if entry.kind == _ROOT]
        waiting, seen = [root.child for root in roots[:1]], set()
        while waiting:
            index = waiting.pop()
            if index >= len(self._entries) or index in seen:
                continue
            seen.add(index)
            entry = self._entries[index]
            yield entry
            waiting += [entry.left, entry.right]

    def _directory(self, first: int) -> Iterator[Entry]:
        data = self._read(first, _MOST * _ENTRY)
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind, _, left, right, child = struct.unpack_from("<HBBIII", data, at + 64)
            start, size = struct.unpack_from("<II", data, at + 116)
            name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            yield Entry(name, kind, left, right, child, start, size)

    def _sector_table(self) -> list[int]:
        """For every sector the one that follows it."""
        if len(self._data) < _HEADER:
            return []
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        further = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while further < _LAST and further not in seen:
            seen.add(further)
            numbers = self._unpacked(self._sector(further))
            if not numbers:
                break
            sectors += numbers[:-1]
            further = numbers[-1]
        table: list[int] = []
        for sector in sectors:
            if sector < _LAST:
                table += self._unpacked(self._sector(sector))
        return table

    def _numbers(self, start: int) -> list[int]:
        return self._unpacked(self._read(start, _MOST * self._size))

    def _unpacked(self, data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def _sector(self, index: int) -> bytes:
        start = (index + 1) * self._size
        return self._data[start : start + self._size]

    def _read(self, start: int, length: int) -> bytes:
        """The first bytes of a chain of sectors."""
        parts: list[bytes] = []
        at, left = start, length
        seen: set[int] = set()
        while at < len(self._table) and at not in seen and left > 0:
            seen.add(at)
            parts.append(self._sector(at))
            left -= self._size
            at = self._table[at]
        return b"".join(parts)[:length]


def kind_of(data: bytes) -> str:
    """What a compound file is: doc, xls, locked (a new file under a password), or nothing that is known."""
    compound = Compound(data)
    names = compound.streams
    if "encryptedpackage" in names or (not names and _LOCKED in data):
        return "locked"
    if "worddocument" in names:
        return "locked" if _is_locked_word(compound.beginning("WordDocument", 12)) else "doc"
    for name in ("workbook", "book"):
        if name in names:
            return "locked" if _is_locked_book(compound.beginning(name, 4096)) else "xls"
    return ""


def _is_locked_word(head: bytes) -> bool:
    """Whether the flags at the head of a Word document say that it is encrypted."""
    return len(head) >= 12 and bool(struct.unpack_from("<H", head, 10)[0] & 0x0100)


def _is_locked_book(head: bytes) -> bool:
    """Whether a record near the head of a workbook asks for a password."""
    at = 0
    while at + 4 <= len(head):
        record, length = struct.unpack_from("<HH", head, at)
        if record == 0x2F:
            return True
        if record == 0x0A:
            return False
        at += 4 + length
    return False

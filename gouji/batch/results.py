"""Results: one JSON a report in a directory, each whole or not there at all."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gouji.batch.errors import CannotWrite

_LONGEST = 150
"""Bytes of a name; file systems take 255, and an ending follows."""


@dataclass(frozen=True, slots=True)
class Results:
    """A directory for the results of a run."""

    folder: Path

    def write(self, name: str, digest: str, data: bytes) -> Path:
        """Write one result; raises CannotWrite with one sentence where that is impossible."""
        path = self.folder / file_name(name, digest)
        part = path.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            reason = error.strerror or type(error).__name__
            raise CannotWrite(f"无法写入 {path}：{reason}；已完成的结果都在数据库里。") from error
        return path


def file_name(name: str, digest: str) -> str:
    """What the result of a report is called.

    >>> file_name("a.zip!甲/乙.txt", "0123456789abcdef")
    'a.zip!甲_乙.txt-01234567.json'
    """
    safe = "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in name).strip(". ")
    short = safe.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    return f"{short or 'gouji'}-{digest[:8]}.json"

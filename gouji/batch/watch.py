"""Watch: the files of a shared folder, as soon as nobody writes to them any more.

The folder is looked at from time to time, so that network drives work, which tell nobody of changes.
"""

from dataclasses import dataclass, field
from pathlib import Path

from gouji.batch.inputs import Input
from gouji.batch.sources import Finder

Stamp = tuple[int, int]
"""Size and time of change of a file, in bytes and nanoseconds."""


@dataclass
class Watched:
    """A folder that is looked at again and again; ``seen`` is how its files looked last."""

    folder: Path
    finder: Finder
    seen: dict[Path, Stamp] = field(default_factory=dict)
    handed: dict[Path, Stamp] = field(default_factory=dict)
    done: dict[Path, Stamp] = field(default_factory=dict)

    def arrived(self) -> list[Input]:
        """The inputs in files that are new or changed, and look as they did at the last look."""
        now = self._stamps()
        still = {p: stamp for p, stamp in now.items() if self._is_still(p, stamp)}
        self.seen, self.handed = now, still
        return [each for path in sorted(still) for each in self.finder.local(path)]

    def settled(self) -> None:
        """What was handed out last has its outcomes."""
        self.done.update(self.handed)

    @property
    def restless(self) -> bool:
        """Whether some file has not yet its outcome as it is now."""
        return any(self.done.get(path) != stamp for path, stamp in self.seen.items())

    def _is_still(self, path: Path, stamp: Stamp) -> bool:
        return self.seen.get(path) == stamp and self.done.get(path) != stamp

    def _stamps(self) -> dict[Path, Stamp]:
        found: dict[Path, Stamp] = {}
        for path in self.finder.paths(self.folder):
            try:
                state = path.stat()
            except OSError:  # gone since it was listed
                continue
            found[path] = (state.st_size, state.st_mtime_ns)
        return found

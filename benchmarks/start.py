"""Time whole processes of gouji as multiples of an empty Python start.

    python benchmarks/start.py            (or: make bench)

A multiple says the same on a fast and a slow machine. Runs are interleaved, so that whatever else the machine
does falls on all of them alike, and the median of them is printed.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
REPORTS = {".txt", ".docx", ".pdf", ".xlsx", ".html"}
CALL = (sys.executable, "-c", "from gouji.cli import main; main()")


def main() -> None:
    """Print one line a command: the median time and the multiple of an empty start."""
    commands = _commands()
    spent = _interleaved(commands)
    empty = statistics.median(spent[next(iter(commands))])
    for name in commands:
        median = statistics.median(spent[name])
        print(f"{name:<48} {median * 1000:7.0f} ms {median / empty:7.1f} x")


def _commands() -> dict[str, tuple[str, ...]]:
    """Return what is timed, the empty start first."""
    sample = largest_sample()
    return {
        "python -c pass": (sys.executable, "-c", "pass"),
        "gouji --help": (*CALL, "--help"),
        f"gouji audit {sample.relative_to(ROOT)}": (
            *CALL,
            "audit",
            str(sample),
            "--fail-on",
            "never",
        ),
    }


def largest_sample() -> Path:
    """Return the report among the samples that takes most bytes."""
    reports = [path for path in (ROOT / "samples").rglob("*") if path.suffix in REPORTS]
    return max(reports, key=lambda path: (path.stat().st_size, path.name))


def _interleaved(commands: dict[str, tuple[str, ...]]) -> dict[str, list[float]]:
    """Return the seconds of every round after one unmeasured round that warms the disk."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            seconds = _seconds(command)
            if turn:
                spent[name].append(seconds)
    return spent


def _seconds(command: tuple[str, ...]) -> float:
    """Return how long a process takes from its start to its end."""
    start = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"COLUMNS": "120"}
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

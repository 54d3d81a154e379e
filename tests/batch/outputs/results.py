"""Results of the shipped samples, audited once for all tests of the outputs."""

from functools import cache

from audit.result import Audit
from tests.golden.compact import run

CHOSEN = ("rescue-station-2023.txt", "enterprise-service-2022.txt", "veterans-centre-2024.txt")


@cache
def samples() -> tuple[Audit, ...]:
    """The results of three samples."""
    return tuple(run(name).audit for name in CHOSEN)


def stored(folder, results=None):
    """Write results as files and return their paths."""
    paths = []
    for result in results or samples():
        path = folder / f"{result.sources[0].name}.json"
        path.write_text(result.model_dump_json(by_alias=True), encoding="utf-8")
        paths.append(path)
    return paths

"""Plant errors in made-up reports, audit them, and print what was found.

python -m benchmarks.audit_bench [--count 200] [--first 0] [--verbose] [--keep DIR]
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .errors import KINDS
from .scoring import Hit, Outcome, outcome


def main() -> None:
    """Print a line a kind and the false alarms by rule."""
    told = _arguments()
    seeds = range(told.first, told.first + told.count)
    with ProcessPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(outcome, seeds, chunksize=5))
    if told.verbose:
        _details(outcomes, Path(told.keep or tempfile.mkdtemp(prefix="audit-bench-")))
    print(summary(outcomes))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many clean reports")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first")
    parser.add_argument("--verbose", action="store_true", help="list each miss and false alarm")
    parser.add_argument("--keep", help="where reports with a miss or a false alarm are written")
    return parser.parse_args()


def summary(outcomes: Sequence[Outcome]) -> str:
    """The table that the benchmark prints."""
    hits = [hit for each in outcomes for hit in each.hits]
    lines = [f"{'kind':<16}{'planted':>8}{'found':>14}{'named first':>14}{'crossing':>16}"]
    lines += [_line(kind, [hit for hit in hits if hit.kind == kind]) for kind in KINDS]
    lines.append(_line("all", hits))
    alarms = [alarm for each in outcomes for alarm in each.alarms]
    touched = sum(bool(each.alarms) for each in outcomes)
    lines.append(
        f"false alarms (high, medium): {len(alarms)} in {touched} of {len(outcomes)} clean reports"
    )
    counted = Counter((alarm.rule, alarm.severity) for alarm in alarms)
    lines += [f"  {rule:<12}{severity:<8}{n:>5}" for (rule, severity), n in counted.most_common()]
    return "\n".join(lines)


def _line(name: str, hits: Sequence[Hit]) -> str:
    crossing = [hit for hit in hits if hit.crosses]
    found = _part(sum(hit.found for hit in hits), len(hits))
    first = _part(sum(hit.first for hit in hits), len(hits))
    crossed = _part(sum(hit.first for hit in crossing), len(crossing))
    return f"{name:<16}{len(hits):>8}{found:>14}{first:>14}{crossed:>16}"


def _part(some: int, whole: int) -> str:
    return f"{some} ({some / whole:.1%})" if whole else "–"


def _details(outcomes: Sequence[Outcome], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for each in outcomes:
        for name, text in each.texts.items():
            file = folder / f"{each.name}-{name.replace('/', '-').replace(' ', '-')}.txt"
            file.write_text(text, encoding="utf-8")
        for alarm in each.alarms:
            print(f"ALARM {each.name} {alarm.says}")
        for hit in each.hits:
            if not (hit.found and hit.first):
                word = "MISS " if not hit.found else "OTHER"
                crossing = " crossing" * hit.crosses
                stands = f"({hit.broken}/{hit.relations}{crossing})"
                print(
                    f"{word} {each.name} [{hit.kind}] {hit.told} {stands}", *hit.says[:3], sep=" | "
                )
    print(f"files in {folder}")


if __name__ == "__main__":
    main()

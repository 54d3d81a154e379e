"""Time the overview of a store with thousands of audited reports.

    python benchmarks/store.py                       5,000 reports, in a file that is thrown away
    python benchmarks/store.py --reports 500
    python benchmarks/store.py --url postgresql://server/empty

Every report holds the whole audit of the largest sample under another agency and year, so rows and results are as
heavy as real ones. Printed are the median time of each question, what it asks of the database, and the time of an
empty question beside it, which says what the machine makes of it.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, event, text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from audit.result import Audit  # noqa: E402 - the project's directory comes first
from benchmarks.start import largest_sample  # noqa: E402
from gouji.pipeline import NamedBytes, audit_files  # noqa: E402
from gouji.review.audits import Made  # noqa: E402
from gouji.review.changes import heads  # noqa: E402
from gouji.review.database import open_engine  # noqa: E402
from gouji.review.decision import Ruling, decision_on  # noqa: E402
from gouji.review.queries import Filters  # noqa: E402
from gouji.review.shelves import StoredFile  # noqa: E402
from gouji.review.store import Seen, Store  # noqa: E402
from gouji.review.summary import Edition  # noqa: E402

ROUNDS = 9
AGENCIES, FIRST_YEAR, YEARS = 250, 2015, 10
DECIDED = 10
"""Every tenth report has a decision on its gravest finding."""
QUESTIONS: dict[str, Callable[[Store], object]] = {
    "overview, newest": lambda store: store.overview(),
    "overview, page 40": lambda store: store.overview(Filters(offset=4000)),
    "overview, outstanding first": lambda store: store.overview(Filters(order="outstanding")),
    "overview, agency and year": lambda store: store.overview(Filters(agency="第7", year=2020)),
    "overview, high and open": lambda store: store.overview(
        Filters(severity="high", outstanding=True, order="gravest")
    ),
    "findings by family": lambda store: store.families(),
    "worst agencies": lambda store: store.agencies(),
    "trend over years": lambda store: store.years(),
}


def main() -> None:
    """Fill a store, then print one line a question."""
    options = _options()
    with tempfile.TemporaryDirectory() as room:
        engine = open_engine(options.url or f"sqlite:///{room}/store.db")
        store = Store(engine)
        _fill(store, options.reports)
        print(f"{'an empty question':<32} {_median(lambda: _nothing(engine)) * 1000:8.2f} ms")
        for name, ask in QUESTIONS.items():
            asked = _statements(engine, partial(ask, store))
            spent = _median(partial(ask, store))
            print(f"{name:<32} {spent * 1000:8.2f} ms  {asked} statements")
        store.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--url", help="an empty database")
    return parser.parse_args()


def _fill(store: Store, reports: int) -> None:
    """Put audited reports into the store and print how long one takes."""
    sample = largest_sample()
    audit = audit_files([NamedBytes(sample.name, sample.read_bytes())]).audit
    start = time.perf_counter()
    for i in range(reports):
        case = store.open_case([StoredFile(f"报告{i}.txt", f"报告{i}".encode())])
        store.save_audit(case, Made(_named(audit, i), Edition("benchmark", ""), log=0))
        if i % DECIDED == 0:
            store.decide(case, decision_on(heads(audit, "info")[0], Ruling(1 + i % 6)), Seen("甲"))
    spent = (time.perf_counter() - start) / max(reports, 1)
    found = len(heads(audit))
    print(f"{reports} reports of {len(audit.numbers)} numbers and {found} findings", end="")
    print(f", {spent * 1000:.1f} ms to store one")


def _named(audit: Audit, i: int) -> Audit:
    """The audit under another agency and year."""
    case = {"agency": f"示例县第{i % AGENCIES}局", "year": FIRST_YEAR + i % YEARS}
    return audit.model_copy(update={"case": audit.case.model_copy(update=case)})


def _median(ask: Callable[[], object]) -> float:
    """The median time of a question after one that warms the caches."""
    spent = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent[1:])


def _nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))


def _statements(engine: Engine, ask: Callable[[], object]) -> int:
    """How many statements a question takes, the frame of the transaction aside."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.extend([] if statement.startswith("BEGIN") else [statement])

    event.listen(engine, "before_cursor_execute", note)
    ask()
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


if __name__ == "__main__":
    main()

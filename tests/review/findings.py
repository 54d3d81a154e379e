"""Audits that are made up: findings by key, values and severity, with nothing behind them."""

from audit.result import Audit, Check, Coverage, Formula, Message
from extract.records import Case, Source
from gouji.review.audits import Made
from gouji.review.decision import Decision, Ruling
from gouji.review.shelves import StoredFile
from gouji.review.summary import Edition

RULES = Edition("1", "a")


def check(key, values="1", **fields):
    """A failing check: its key, and the values that its fingerprint stands for."""
    plain = {
        "id": f"c{key}",
        "key": key,
        "fingerprint": f"{key}/{values}",
        "rule": "SUM-01",
        "family": "sum",
        "nature": "data",
        "statement": key,
        "relation": Formula(kind="sum", formula=""),
        "verdict": "mismatch",
        "severity": "high",
        "message": Message(code="sum.fails"),
    }
    return Check.model_validate(plain | fields)


def audit(*checks, agency="示例县图书馆", year=2023, files=()):
    """An audit that found these checks."""
    return Audit(
        case=Case(title="报告", agency=agency, year=year, unit="万元"),
        sources=tuple(
            Source(id=f"s{i}", name=f.name, sha256=f.sha256, format="txt")
            for i, f in enumerate(files, 1)
        ),
        checks=checks,
        coverage=Coverage(numbers=7, by_mark={"ok": 5, "mismatch": 2}),
    )


def made(*checks, log=0, edition=RULES, **fields):
    """The same as something to store."""
    return Made(audit(*checks, **fields), edition, log)


def file(text="报告", name="报告.txt"):
    """A file of a few bytes."""
    return StoredFile(name, text.encode())


def says(found, ruling=Ruling.CONFIRMED, note=""):
    """A decision on a check."""
    return Decision(key=found.key, fingerprint=found.fingerprint, ruling=ruling, note=note)

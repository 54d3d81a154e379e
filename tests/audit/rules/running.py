"""How the tables of the rules are run: the relations of a rule, judged one by one.

A case is (what it shows, a sentence, the report, the verdicts). What it shows is one of ``holds``, ``rounds``, ``fails``
and ``skipped``; a verdict is (verdict, difference), the difference as printed or None where there is none.
"""

from decimal import Decimal

import pytest

from audit.judge import judge
from audit.ledger import Ledger
from audit.result import Verdict

SHOWN = ("holds", "rounds", "fails", "skipped")
OK, ROUNDING, MISMATCH = Verdict.OK, Verdict.ROUNDING, Verdict.MISMATCH


def judgements(rule, report):
    """Return the judgement of every relation that a rule finds in a report."""
    ledger = Ledger.of(report)
    found = (judge(relation, ledger) for relation in rule.relate(report))
    return [judgement for judgement in found if judgement is not None]


def verdicts(rule, report):
    """Return verdict and difference of every relation that a rule finds in a report."""
    return [(judgement.verdict, judgement.difference) for judgement in judgements(rule, report)]


def told(*pairs):
    """Write down the verdicts that are expected: ``told((OK, "0"), (MISMATCH, "1.00"))``."""
    return [(verdict, gap if gap is None else Decimal(gap)) for verdict, gap in pairs]


def table(cases):
    """Run a test once for each case of a table, named by its sentence."""
    return pytest.mark.parametrize(
        ("of", "expected"),
        [(of, told(*expected)) for _, _, of, expected in cases],
        ids=[sentence for _, sentence, _, _ in cases],
    )


def evidence(rule, report):
    """Return, for every relation of a rule, the numbers of its evidence with their roles, in order."""
    return [
        [(piece.id, str(piece.role)) for piece in judgement.pieces]
        for judgement in judgements(rule, report)
    ]

"""Outcome: a judged relation with its diagnosis; what marks, findings and the result are made from."""

from dataclasses import dataclass, field

from audit.diagnosing.model import Diagnosis
from audit.judged import Judged
from audit.result import FAILING, Severity, Verdict
from extract.numbers import NumberId

UNDIAGNOSED = Diagnosis()


@dataclass(slots=True, eq=False)
class Outcome:
    """One check before it is written down.

    ``verdict`` is that of the judge, unless the diagnosis accounts for the failure; either way the check ``fails``.
    """

    judged: Judged
    diagnosis: Diagnosis = UNDIAGNOSED
    severity: Severity = "info"
    verdict: Verdict = field(init=False)
    fails: bool = field(init=False)

    def __post_init__(self) -> None:
        explained = self.judged.fails and self.diagnosis.explained
        self.verdict = Verdict.EXPLAINED if explained else self.judged.judgement.verdict
        self.fails = self.verdict in FAILING

    @property
    def suspects(self) -> frozenset[NumberId]:
        """The numbers that the diagnosis names."""
        return frozenset(guess.number for guess in self.diagnosis.suspects)

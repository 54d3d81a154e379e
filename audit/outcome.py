"""Outcome: a judged relation with its diagnosis; what marks, findings and the result are made from."""

from dataclasses import dataclass
from functools import cached_property

from audit.diagnosing.model import Diagnosis
from audit.judged import Judged
from audit.result import FAILING, Severity, Verdict
from extract.numbers import NumberId

UNDIAGNOSED = Diagnosis()


@dataclass(frozen=True)
class Outcome:
    """One check before it is written down."""

    judged: Judged
    diagnosis: Diagnosis = UNDIAGNOSED
    severity: Severity = "info"

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict of the judge, unless the diagnosis accounts for the failure."""
        explained = self.judged.fails and self.diagnosis.explained
        return Verdict.EXPLAINED if explained else self.judged.judgement.verdict

    @cached_property
    def fails(self) -> bool:
        """Whether the check fails, accounted for or not."""
        return self.verdict in FAILING

    @property
    def suspects(self) -> frozenset[NumberId]:
        """The numbers that the diagnosis names."""
        return frozenset(guess.number for guess in self.diagnosis.suspects)

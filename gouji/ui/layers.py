"""Layers: what an assistant adds to a case on the page, asked once and from then on laid over every audit of it.

A case is asked about when somebody says so, with the host before his eyes. Later audits of it, after corrections, take
the answers that were kept then; they send nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract.assistance import AssistantFailure, AssistantReport
from gouji.assisted import Assistant, AssistantUnavailable, Plan
from gouji.cli_assist import Assist
from gouji.pipeline import CaseResult
from gouji.review.correction import Correction, Kind

Lay = Callable[[CaseResult, Sequence[Correction]], CaseResult]
UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Layer:
    """Lays an assistant's words over a case; ``earlier`` is the account of the time when it was asked."""

    plan: Plan
    earlier: AssistantReport | None = None

    def __call__(self, result: CaseResult, corrections: Sequence[Correction]) -> CaseResult:
        """The case with what the assistant adds, relations that a reviewer confirmed at their full weight."""
        try:
            with Assistant(self.plan) as assistant:
                found = assistant.added_to(result, confirmed_in(corrections))
        except AssistantUnavailable as error:
            if self.earlier is None:
                raise
            return _told(result, _failed(self.earlier, str(error)))
        account = found.audit.assistant
        return _told(found, _with_costs(account, self.earlier)) if account else found


def kept(account: AssistantReport | None) -> Layer | None:
    """The layer that an audit says it has, from answers that were kept; None where it has none."""
    if account is None or account.when == Assist.OFF:
        return None
    return Layer(Plan(when=Assist(account.when), kept=True), account)


def without(result: CaseResult, _corrections: Sequence[Correction]) -> CaseResult:
    """The case by rules alone."""
    return result


def confirmed_in(corrections: Sequence[Correction]) -> frozenset[str]:
    """The keys of the checks whose relation a reviewer confirmed."""
    return frozenset(each.new for each in corrections if each.kind is Kind.RELATION)


def _with_costs(account: AssistantReport, earlier: AssistantReport | None) -> AssistantReport:
    """What it cost when it was asked, which answers that were kept do not undo."""
    if earlier is None:
        return account
    names = ("host", "origins", "documents", "total", "run", "replayed")
    return account.model_copy(update={name: getattr(earlier, name) for name in names})


def _failed(earlier: AssistantReport, sentence: str) -> AssistantReport:
    failure = AssistantFailure(code=UNAVAILABLE, message=sentence.rstrip("。"), questions=0)
    left = tuple(each for each in earlier.failures if each.code != UNAVAILABLE)
    return earlier.model_copy(update={"checks": 0, "failures": (*left, failure)})


def _told(result: CaseResult, account: AssistantReport) -> CaseResult:
    return replace(result, audit=result.audit.model_copy(update={"assistant": account}))

"""Desk: where a reviewer works on one case; every edit audits again at once and says what it changed.

A correction is tried before it is written down: one that does not fit the page is refused with a sentence. It is kept
together with the audit that it leads to, so that a server that dies in between leaves both or neither.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from audit.result import Audit, Check
from gouji.review.audits import Made
from gouji.review.changes import Changes, changes
from gouji.review.correction import Correction, Edit, standing, turn_of
from gouji.review.corrections import Unapplied
from gouji.review.decision import Decided, Ruling, decision_on
from gouji.review.decisions import Standing, match
from gouji.review.errors import BadCorrection, Behind, Collision, NotStored
from gouji.review.shelves import StoredFile
from gouji.review.store import Seen, Store
from gouji.review.summary import Edition, edition

TRIES = 5
"""How often an edit is audited again because others corrected the same case meanwhile."""


class Audited(Protocol):
    """What a run over a case gives: its audit, and the corrections that changed nothing in it."""

    @property
    def audit(self) -> Audit:
        """The audit."""
        ...

    @property
    def unapplied(self) -> tuple[Unapplied, ...]:
        """The corrections without effect."""
        ...


Run = Callable[[Sequence[StoredFile], Sequence[Correction]], Audited]


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as a reviewer finds it: its audit, the logs, and what is decided about the findings."""

    case: int
    audit: Audit
    edits: tuple[Edit, ...]
    standing: Standing

    @property
    def outstanding(self) -> list[Check]:
        """The findings above info that nobody has decided, gravest first."""
        return self.standing.outstanding(self.audit)

    def seen_of(self, correction: Correction) -> int:
        """How often the place of a correction was edited, as far as this view knows."""
        return turn_of(self.edits, correction)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edit did: its entries in the log, the audit after it, and the findings that changed."""

    entries: tuple[Edit, ...]
    audit: Audit
    changes: Changes

    @property
    def entry(self) -> Edit:
        """The last of the entries."""
        return self.entries[-1]


@dataclass(frozen=True, slots=True)
class Desk:
    """The work of a reviewer over a store; ``run`` audits files under corrections."""

    store: Store
    run: Run
    edition: Edition = field(default_factory=edition)

    def open(self, case: int) -> Opened:
        """A case with an audit by this edition that knows every correction; it is made where there is none."""
        saved = self.store.audit(case)
        edits = self.store.corrections(case)
        if saved is None or saved.stale or saved.made.edition != self.edition:
            made, _ = self._made(case, standing(edits), len(edits))
            self.store.save_audit(case, made)
            audit = made.audit
        else:
            audit = saved.audit
        return Opened(case, audit, tuple(edits), match(audit, self.store.decisions(case)))

    def audit_again(self, case: int) -> Audit:
        """Audit a case anew under the log as it is, and keep that."""
        edits = self.store.corrections(case)
        made, _ = self._made(case, standing(edits), len(edits))
        self.store.save_audit(case, made)
        return made.audit

    def correct(self, case: int, correction: Correction, seen: Seen) -> Outcome:
        """Make a correction; BadCorrection where it does not fit the page, Collision where somebody was faster."""
        return self.correct_all(case, [(correction, seen)])

    def correct_all(self, case: int, asked: Sequence[tuple[Correction, Seen]]) -> Outcome:
        """Make several corrections of one person as one act: audited once, all made or none."""
        wanted = tuple(correction for correction, _ in asked)

        def attempt(log: Sequence[Edit]) -> Outcome:
            log_after = len(log) + len(wanted)
            made, unapplied = self._made(case, (*standing(log), *wanted), log_after)
            lost = {each.correction: each.reason for each in unapplied}
            for correction, seen in asked:
                if correction in lost and turn_of(log, correction) == seen.turns:
                    raise BadCorrection(lost[correction])
            before = self._before(case)
            entries = self.store.correct_all(case, asked, made)
            return Outcome(entries, made.audit, changes(before or made.audit, made.audit))

        return self._repeated(case, attempt)

    def undo_correction(self, case: int, entry: int, who: str) -> Outcome:
        """Take a correction back, and audit again."""
        return self.undo_corrections(case, [entry], who)

    def undo_corrections(self, case: int, entries: Sequence[int], who: str) -> Outcome:
        """Take corrections back in this order, and audit again."""

        def attempt(log: Sequence[Edit]) -> Outcome:
            left = tuple(e for e in log if e.id not in entries)
            made, _ = self._made(case, standing(left), len(log) + len(entries))
            before = self._before(case)
            undone = self.store.undo_corrections(case, entries, who, made)
            return Outcome(undone, made.audit, changes(before or made.audit, made.audit))

        return self._repeated(case, attempt)

    def decide(
        self, opened: Opened, check: Check, ruling: Ruling, who: str, note: str = ""
    ) -> Decided:
        """Decide a finding as it is seen in an opened case."""
        seen = Seen(who, opened.standing.turn(check))
        return self.store.decide(opened.case, decision_on(check, ruling, note), seen)

    def undo_last(self, case: int, who: str) -> Decided | Outcome:
        """Take back the last thing that somebody did in a case: a decision, or the corrections made in one act."""
        mine = [e for e in self.store.history(case) if e.who == who.strip() and e.stands]
        if not mine:
            raise NotStored("没有可以撤销的操作。")
        last = mine[0]
        if isinstance(last, Decided):
            return self.store.undo_decision(case, last.id, who)
        act = [e.id for e in mine if isinstance(e, Edit) and e.at == last.at]
        return self.undo_corrections(case, act, who)

    def _made(
        self, case: int, corrections: Sequence[Correction], log: int
    ) -> tuple[Made, tuple[Unapplied, ...]]:
        result = self.run(self.store.files(case), corrections)
        return Made(result.audit, self.edition, log), result.unapplied

    def _before(self, case: int) -> Audit | None:
        saved = self.store.audit(case)
        return saved.audit if saved else None

    def _repeated(self, case: int, attempt: Callable[[Sequence[Edit]], Outcome]) -> Outcome:
        """Try an edit over the log as it is now, again where others wrote to it meanwhile."""
        for _ in range(TRIES):
            try:
                return attempt(self.store.corrections(case))
            except Behind:
                continue
        raise Collision("其他人正在连续修改本案卷，您的更正没有保存；请稍后再试。")

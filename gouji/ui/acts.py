"""Acts: what a reviewer does in the viewer, carried out at the desk one after another, none twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from gouji.review.changes import Changes
from gouji.review.correction import Correction, Kind, anchor_of
from gouji.review.decision import Decided, Ruling
from gouji.review.desk import Outcome
from gouji.review.errors import Collision, ReviewError
from gouji.review.store import Seen
from gouji.ui.bench import Bench
from gouji.ui.case import Refused, Work, refusing, work_on
from gouji.ui.model import Live, Picked, Ruled, Said
from gouji.ui.picking import Entered, corrections_of, looked_at
from gouji.ui.texts import Words

RULES = "rules"
"""The origin of checks that rest on no assistant."""
LONGEST = 2000
"""Characters of a note or of a value that anybody may send."""
ENTERED = tuple(each.name for each in fields(Entered))


@dataclass(frozen=True)
class Act:
    """Something asked for in the browser; ``order`` counts what was asked in this session."""

    order: int
    do: str
    subject: str = ""
    new: str = ""
    note: str = ""
    ruling: int = 0
    entered: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, sent: object) -> "Act | None":
        """An act from what the browser sent; None where it is none."""
        if not isinstance(sent, dict) or not isinstance(sent.get("order"), int):
            return None
        texts = {
            name: str(sent.get(name, ""))[:LONGEST] for name in ("do", "subject", "new", "note")
        }
        ruling, entered = sent.get("ruling"), sent.get("entered")
        more = entered if isinstance(entered, dict) else {}
        return cls(
            order=sent["order"],
            ruling=ruling if isinstance(ruling, int) else 0,
            entered={str(name): str(text)[:LONGEST] for name, text in more.items()},
            **texts,
        )


def waiting(sent: object, done: int) -> list[Act]:
    """The acts among those that the browser sent which are not done yet, in their order."""
    acts = (Act.read(each) for each in sent) if isinstance(sent, Iterable) else ()
    return sorted((a for a in acts if a is not None and a.order > done), key=lambda a: a.order)


def carry_out(
    act: Act, work: Work, who: str, bench: Bench, words: Words
) -> tuple[Work, Said | None]:
    """Do one act; the case as it is then, and what there is to say of it."""
    try:
        with refusing():
            return _done(act, work, who, bench, words)
    except Refused as refused:
        text = words.said(str(refused)) or words.of("error.act")
        collided = isinstance(refused.__cause__, Collision)
        fresh = work_on(bench, work.case) if collided else work
        return fresh, said("error", text, focus=act.subject if act.do == "decide" else "")


def _done(act: Act, work: Work, who: str, bench: Bench, words: Words) -> tuple[Work, Said | None]:
    if act.do == "decide":
        return _decide(act, work, who, bench), None
    if act.do == "undo":
        return _undo(work, who, bench, words)
    if act.do == "confirm":
        return _confirm(act, work, who, bench, words)
    if act.do == "enter":
        return _enter(act, work, who, bench, words)
    if act.do == "correct":
        return _correct(act, work, who, bench, words)
    raise ReviewError(words.of("error.act"))


def _decide(act: Act, work: Work, who: str, bench: Bench) -> Work:
    check = next((head for head, _ in work.heads if head.key == act.subject), None)
    if check is None or act.ruling not in list(Ruling):
        raise ReviewError("这条问题已不在当前的核对结果中，请刷新。")
    bench.desk(work.case).decide(work.opened, check, Ruling(act.ruling), who, act.note)
    return work.decided_again(bench)


def _undo(work: Work, who: str, bench: Bench, words: Words) -> tuple[Work, Said]:
    undone = bench.desk(work.case).undo_last(work.case, who)
    if isinstance(undone, Outcome):
        return work_on(bench, work.case), told(undone.changes, words, words.of("said.undone"))
    decision = undone.decision
    text = words.of("said.undone_ruling", ruling=words.of(f"ruling.{decision.ruling.value}"))
    return work.decided_again(bench), said("done", text, focus=decision.key)


def _correct(act: Act, work: Work, who: str, bench: Bench, words: Words) -> tuple[Work, Said]:
    anchor = anchor_of(work.audit, act.subject)
    old = next(str(n.value) for n in work.audit.numbers if n.id == act.subject)
    correction = Correction(kind=Kind.VALUE, anchor=anchor, old=old, new=act.new, reason=act.note)
    seen = Seen(who, work.opened.seen_of(correction))
    work.hold(bench)
    outcome = bench.desk(work.case).correct(work.case, correction, seen)
    text = words.of("said.corrected", raw=anchor.raw, new=act.new)
    return work_on(bench, work.case), told(outcome.changes, words, text)


def _enter(act: Act, work: Work, who: str, bench: Bench, words: Words) -> tuple[Work, Said]:
    """Make a number what somebody says that it is, or add one that was missed."""
    named = {name: act.entered.get(name, "") for name in ENTERED}
    corrections = corrections_of(work, Entered(**named))
    seen = [(each, Seen(who, work.opened.seen_of(each))) for each in corrections]
    work.hold(bench)
    outcome = bench.desk(work.case).correct_all(work.case, seen)
    added = any(each.kind is Kind.ADD for each in corrections)
    text = words.of("said.added" if added else "said.named", raw=corrections[0].anchor.raw)
    return work_on(bench, work.case), told(outcome.changes, words, text)


def _confirm(act: Act, work: Work, who: str, bench: Bench, words: Words) -> tuple[Work, Said]:
    """Confirm that a relation which an assistant proposed is one."""
    check = next((head for head, _ in work.heads if head.key == act.subject), None)
    numbers = [item.number for item in check.evidence if item.number] if check else []
    if check is None or check.origin == RULES or not numbers:
        raise ReviewError("这条问题已不在当前的核对结果中，请刷新。")
    anchor = anchor_of(work.audit, numbers[0])
    confirmed = Correction(kind=Kind.RELATION, anchor=anchor, new=check.key, reason=act.note)
    work.hold(bench)
    seen = Seen(who, work.opened.seen_of(confirmed))
    outcome = bench.desk(work.case).correct(work.case, confirmed, seen)
    text = words.of("said.confirmed")
    answer = told(outcome.changes, words, text)
    return work_on(bench, work.case), {**answer, "focus": check.key}


def look(act: Act, work: Work, words: Words) -> tuple[Picked | None, Said | None]:
    """What is known of the place that an act asks about, or why nothing is."""
    try:
        with refusing():
            return looked_at(work, act.subject, act.order), None
    except Refused as refused:
        return None, said("error", words.said(str(refused)) or words.of("error.act"))


def told(changes: Changes, words: Words, text: str) -> Said:
    """What an edit changed, in lines."""
    lines = [words.of("said.gone", text=c.headline or c.statement) for c in changes.gone]
    lines += [words.of("said.new", text=c.headline or c.statement) for c in changes.new]
    lines += [
        words.of("said.altered", text=pair.after.headline or pair.after.statement)
        for pair in changes.altered
    ]
    return said("done", text, lines or [words.of("said.same")])


def said(tone: str, text: str, lines: Iterable[str] = (), focus: str = "") -> Said:
    """A message to the reviewer."""
    return {"tone": tone, "text": text, "lines": list(lines), "focus": focus}


def live(
    work: Work, done: int, message: Said | None, words: Words, picked: Picked | None = None
) -> Live:
    """What the viewer has to know of the work besides the audit."""
    standing = work.opened.standing
    return {
        "decided": {key: _ruled(entry) for key, entry in standing.decided.items()},
        "earlier": {
            key: [_earlier(entry, words) for entry in entries if entry.stands]
            for key, entries in standing.reopened.items()
        },
        "done": done,
        "said": message,
        "picked": picked,
    }


def _ruled(entry: Decided) -> Ruled:
    decision = entry.decision
    return {"ruling": decision.ruling.value, "who": entry.who, "note": decision.note}


def _earlier(entry: Decided, words: Words) -> str:
    ruling = words.of(f"ruling.{entry.decision.ruling.value}")
    at = entry.at.strftime("%Y-%m-%d %H:%M")
    return words.of("said.earlier", who=entry.who, at=at, ruling=ruling, note=entry.decision.note)

"""Assisting: the whole of it, case by case, from documents and report to records and an account."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from langchain_core.runnables import RunnableConfig, RunnableLambda
from langsmith import tracing_context

from extract.assistance import (
    AssistantFailure,
    AssistantReport,
    Dropped,
    PromptUsed,
    Spending,
)
from extract.assistant.asking import Asker, Kept, Live, Question, Replayed, Reply
from extract.assistant.cutting import Stretch, stretches
from extract.assistant.exchanges import Cache, Record, played
from extract.assistant.flat import CLOSE, OPEN, Flat, clean
from extract.assistant.prompts import Prompt, prompts
from extract.assistant.proposals import Proposals
from extract.assistant.purse import Purse, Spent
from extract.assistant.quiet import keep_quiet
from extract.assistant.settings import Settings
from extract.assistant.wire import Wire
from extract.document import Document
from extract.numbers import NumberId
from extract.records import Report
from extract.vocabulary import load

ALL, UNREAD = "all", "unread"


@dataclass(frozen=True, slots=True)
class Assisted:
    """What came of it: records that rest on the assistant, and the account of how they came about."""

    more: Report
    account: AssistantReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a run goes: over everything or over what was not read, live, from a record, or from what was kept."""

    when: str = UNREAD
    record: Path | None = None
    replay: Path | None = None
    kept: bool = False


class Run:
    """One run over one case after another: the same budget, connection, cache and record for all of them.

    Used as a context; closing it closes the connection. A record that is played takes the place of all of these.
    """

    def __init__(self, settings: Settings, course: Course) -> None:
        keep_quiet()
        self.settings, self.course = settings, course
        self.prompts = prompts(settings.prompts)
        self.purse = Purse(settings)
        self.model = settings.model
        self._wire: Wire | None = None
        self._cache = Cache(None)
        self._asker = self._asker_for(course)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._wire is not None:
            self._wire.close()

    def over(
        self, documents: Sequence[Document], report: Report, unread: frozenset[NumberId]
    ) -> Assisted:
        """Ask about a case and make records of the answers; nothing that a server does makes this fail."""
        self.purse.next_case()
        flats = [Flat.of(each, report.numbers, mask=self.settings.mask) for each in documents]
        replies = self._asked(_questions(flats, report, self.settings, self.course.when, unread))
        proposals = Proposals(report)
        proposals.take(replies, {flat.source: flat.masks for flat in flats})
        told = {
            "masked": sum(len(flat.masks.spans) for flat in flats),
            "disagreements": tuple(proposals.disagreements),
        }
        return Assisted(proposals.more(), self._account(replies).model_copy(update=told))

    def _asker_for(self, course: Course) -> Asker:
        if course.replay:
            return self._replayed(course.replay)
        if course.kept:
            self._cache = Cache.of(self.settings.cache)
            return Kept(self.prompts, self.model, self._cache)
        return self._live()

    def _replayed(self, file: Path) -> Asker:
        recorded = played(file)
        self.model = self.model or next((each.model for each in recorded.values()), "")
        return Replayed(self.prompts, self.model, recorded)

    def _live(self) -> Asker:
        record = Record(self.course.record)
        self._wire, self._cache = Wire(self.settings, self.purse), Cache.of(self.settings.cache)
        return Live(self.settings, self.prompts, self._wire, self._cache, record)

    def _asked(self, questions: Sequence[Question]) -> list[Reply]:
        """Every question with its reply; one whose answer was cut off is asked again in parts."""
        chain: RunnableLambda[Question, list[Reply]] = RunnableLambda(
            lambda question: _answered(self._asker, question)
        )
        config: RunnableConfig = {"max_concurrency": self.settings.concurrency}
        with tracing_context(enabled=False):  # whatever the rest of the process has switched on
            found = chain.batch(list(questions), config=config)
        return [reply for replies in found for reply in replies]

    def _account(self, replies: Sequence[Reply]) -> AssistantReport:
        """What it came to."""
        replayed = self._wire is None
        return AssistantReport(
            when=self.course.when,
            model=self.model,
            host="" if replayed else self.settings.host,
            mode=self.settings.mode.value,
            replayed=replayed,
            documents=tuple(_spending(*each) for each in sorted(self.purse.documents.items())),
            total=_spending("", self.purse.case),
            run=_spending("", self.purse.run),
            failures=_failures(replies, broken_cache=self._cache.broken),
            **_told(replies, self.prompts),
        )


# questions ------------------------------------------------------------------------------------------------------------


def _questions(
    flats: Sequence[Flat],
    report: Report,
    settings: Settings,
    when: str,
    unread: frozenset[NumberId],
) -> list[Question]:
    def wanted(number: NumberId) -> bool:
        return when == ALL or number in unread

    found = [
        _question(task, stretch, wanted, report.case.unit)
        for flat in flats
        for stretch in stretches(flat, settings.chunk, wanted)
        for task in (("names" if stretch.table is None else "table"), "relations")
    ]
    return [*found, *_projects(report, flats)] if when == ALL else found


def _question(
    task: str, stretch: Stretch, wanted: Callable[[NumberId], bool], unit: str
) -> Question:
    numbers = stretch.flat.inside(stretch.start, stretch.end)
    return Question(
        task=task,
        document=stretch.flat.source,
        shown=stretch.flat.shown(stretch.start, stretch.end),
        plain=stretch.flat.plain(stretch.start, stretch.end),
        kinds={number.id: number.kind for number in numbers},
        wanted=tuple(number.id for number in numbers if wanted(number.id)),
        head=stretch.head,
        unit=unit,
        parts=lambda: [_question(task, each, wanted, unit) for each in stretch.halves()],
    )


def _projects(report: Report, flats: Sequence[Flat]) -> list[Question]:
    """One question about the names of projects, where there are two or more."""
    named = [each for each in report.entities if each.kind == "project"]
    if len(named) < 2:
        return []
    shown = "\n".join(f"{clean(each.name)}{OPEN}{each.id}{CLOSE}" for each in named)
    for flat in flats:
        shown = flat.masks.done(shown)
    return [Question("projects", "", shown, "", {}, projects=frozenset(e.id for e in named))]


# answers --------------------------------------------------------------------------------------------------------------


def _answered(asker: Asker, question: Question) -> list[Reply]:
    try:
        reply = asker.ask(question)
    except Exception:  # noqa: BLE001 - a question that fails must not take the others with it
        return [Reply(question, failure="unexpected")]
    parts = question.parts() if reply.failure == "truncated" else []
    return [each for part in parts for each in _answered(asker, part)] or [reply]


# account --------------------------------------------------------------------------------------------------------------


def _told(replies: Sequence[Reply], known: Mapping[str, Prompt]) -> dict[str, Any]:
    """What became of the questions, as fields of the account."""
    answered = [reply for reply in replies if reply.answer is not None]
    tasks = dict.fromkeys(reply.question.task for reply in replies)
    return {
        "origins": tuple(sorted({reply.origin for reply in answered})),
        "prompts": tuple(
            PromptUsed(name=p.name, version=p.version, fingerprint=p.fingerprint)
            for p in (known[task] for task in tasks)
        ),
        "questions": len(replies),
        "answered": len(answered),
        "kept": sum(reply.kept for reply in answered),
        "dropped": tuple(
            Dropped(
                task=reply.question.task,
                code=fault.code,
                message=load("assistant")["faults"][fault.code],
                numbers=fault.numbers,
            )
            for reply in answered
            if reply.answer
            for fault in reply.answer.faults
        ),
    }


def _failures(replies: Sequence[Reply], *, broken_cache: bool) -> tuple[AssistantFailure, ...]:
    """What was not answered, once for each reason, task and source, in the order of the text."""
    found: dict[tuple[str, str, str], list[Reply]] = {}
    for reply in replies:
        if reply.failure:
            name = (reply.failure, reply.question.task, reply.question.document)
            found.setdefault(name, []).append(reply)
    failures = [
        AssistantFailure(
            code=code,
            message=_words(code),
            task=task,
            source=source,
            first=next(iter(group[0].question.kinds), None),
            questions=len(group),
        )
        for (code, task, source), group in found.items()
    ]
    if broken_cache:
        failures.append(AssistantFailure(code="cache", message=_words("cache"), questions=0))
    return tuple(failures)


def _words(code: str) -> str:
    return str(load("assistant")["failures"][code])


def _spending(source: str, spent: Spent) -> Spending:
    return Spending(
        source=source,
        requests=spent.requests,
        tokens_in=spent.given,
        tokens_out=spent.answered,
        unmetered=spent.unmetered,
        cost=spent.cost,
    )

"""Asking: one question, answered from what is kept, from a record, or by the model; or not answered, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

from pydantic import ValidationError

from extract.assistant.answers import ANSWERS, Answer
from extract.assistant.examining import EXAMINATION, Examination
from extract.assistant.exchanges import CANNED, MODEL, Cache, Exchange, Record, key_of, today
from extract.assistant.failing import DEAD, FATAL, code_of, never_sent
from extract.assistant.prompts import Prompt
from extract.assistant.settings import Settings
from extract.assistant.wire import Call, Wire
from extract.numbers import Kind, NumberId

IN_A_ROW = 3
"""So many dead answers in a row, and the server is left alone."""


@dataclass(frozen=True)
class Question:
    """One task over one stretch: what the model is shown, and what its answer may speak of.

    ``parts`` asks the same of smaller stretches, for an answer that was cut off.
    """

    task: str
    document: str
    shown: str
    plain: str
    kinds: Mapping[NumberId, Kind]
    wanted: tuple[NumberId, ...] = ()
    head: str = ""
    unit: str = ""
    projects: frozenset[str] = frozenset()
    parts: "Callable[[], list[Question]]" = list

    @property
    def values(self) -> dict[str, str]:
        """What fills the template."""
        wanted = "、".join(self.wanted)
        return {"document": self.shown, "wanted": wanted, "head": self.head, "unit": self.unit}

    def key(self, prompt: Prompt, model: str) -> str:
        """What the answer is kept under."""
        text = "\x1e".join(self.values.values())
        return key_of(model, prompt.fingerprint, text, ANSWERS[self.task].model_json_schema())

    def examination(self, call: Call | None = None, reasks: int = 0) -> Examination:
        """What an answer is held to; strict as long as the model may be asked again."""
        # what stands above the stretch may be named too, since a table's heads stand there
        text = f"{self.head}\n{self.plain}"

        def strict() -> bool:
            return call is not None and call.answered <= reasks

        return Examination(self.kinds, text, strict, self.projects)


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a question: an answer with its origin, or the code of a failure."""

    question: Question
    answer: Answer | None = None
    origin: str = ""
    failure: str = ""
    kept: bool = False


class Asker(Protocol):
    """Anybody who answers questions."""

    def ask(self, question: Question) -> Reply:
        """Answer, or say why not."""
        ...


def taken(question: Question, given: Any) -> Answer | None:
    """An answer that came before, examined as if it came now."""
    token = EXAMINATION.set(question.examination())
    try:
        return ANSWERS[question.task].model_validate(given)
    except ValidationError:
        return None
    finally:
        EXAMINATION.reset(token)


@dataclass(frozen=True)
class Replayed:
    """Answers from a record and from nowhere else; it holds no connection."""

    prompts: Mapping[str, Prompt]
    model: str
    exchanges: Mapping[str, Exchange]

    def ask(self, question: Question) -> Reply:
        """What the record says."""
        found = self.exchanges.get(question.key(self.prompts[question.task], self.model))
        if found is None:
            return Reply(question, failure="replay-miss")
        answer = taken(question, found.answer)
        if answer is None:
            return Reply(question, failure="wrong-schema", kept=True)
        return Reply(question, answer, found.origin, kept=True)


@dataclass(frozen=True)
class Kept:
    """Answers that were kept when they were given, and none besides; it holds no connection."""

    prompts: Mapping[str, Prompt]
    model: str
    cache: Cache

    def ask(self, question: Question) -> Reply:
        """What was kept."""
        kept = self.cache.get(question.key(self.prompts[question.task], self.model))
        answer = taken(question, kept.answer) if kept else None
        if kept is None or answer is None:
            return Reply(question, failure="unasked")
        return Reply(question, answer, kept.origin, kept=True)


@dataclass
class Live:
    """Answers from the cache, else from the model; after failures that promise nothing better it stops."""

    settings: Settings
    prompts: Mapping[str, Prompt]
    wire: Wire
    cache: Cache
    record: Record
    _dead: int = 0
    _stopped: bool = False
    _lock: Lock = field(default_factory=Lock)

    def ask(self, question: Question) -> Reply:
        """What is kept, or what the model says now."""
        prompt = self.prompts[question.task]
        key = question.key(prompt, self.settings.model)
        kept = self.cache.get(key)
        answer = taken(question, kept.answer) if kept else None
        if kept and answer:
            self.record.add(kept)
            return Reply(question, answer, kept.origin, kept=True)
        if self._stopped:
            return Reply(question, failure="stopped")
        reply = self._ask(question, prompt)
        self._learn(reply)
        if reply.answer is not None:
            exchange = Exchange(
                key, reply.origin, self.settings.model, question.task, prompt.fingerprint,
                reply.answer.given, today(),
            )  # fmt: skip
            self.cache.put(exchange)
            self.record.add(exchange)
        return reply

    def _ask(self, question: Question, prompt: Prompt) -> Reply:
        with self.wire.call(question.document) as call:
            token = EXAMINATION.set(question.examination(call, self.settings.reasks))
            try:
                answer = self.wire.ask.create(
                    model=self.settings.model,
                    response_model=ANSWERS[question.task],
                    max_retries=self.settings.reasks,
                    temperature=self.settings.temperature,
                    max_tokens=self.settings.max_tokens,
                    messages=prompt.messages(**question.values),
                )
            except Exception as error:  # noqa: BLE001 - whatever a server does, the audit goes on
                call.sent = not never_sent(error)
                return Reply(question, failure=code_of(error, call))
            finally:
                EXAMINATION.reset(token)
            return Reply(question, answer, CANNED if call.tries[-1].canned else MODEL)

    def _learn(self, reply: Reply) -> None:
        """Stop after what no other question can get past, and after some dead answers in a row."""
        with self._lock:
            self._dead = self._dead + 1 if reply.failure in DEAD else 0
            if reply.failure in FATAL or self._dead >= IN_A_ROW:
                self._stopped = True

"""Assistance: what a language model was asked, what that cost, what it could not do and what was not accepted of it."""

from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer

from extract.places import Record

Cost = Annotated[Decimal, PlainSerializer("{:f}".format, return_type=str, when_used="json")]


class PromptUsed(Record):
    """A prompt by name and version, with the fingerprint of its file."""

    name: str
    version: int
    fingerprint: str


class Spending(Record):
    """What was sent to a model and spent, for one source or, where ``source`` is empty, for the whole case.

    ``unmetered`` requests are those whose tokens had to be estimated.
    """

    source: str = ""
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    unmetered: int = 0
    cost: Cost = Decimal(0)


class AssistantFailure(Record):
    """Questions that got no answer: which task, for which source, from which number on, and why."""

    code: str
    message: str
    task: str = ""
    source: str = ""
    first: str | None = None
    questions: int = 1


class Dropped(Record):
    """Something that a model said and that was not accepted; only ids that the question offered are repeated."""

    task: str
    code: str
    message: str
    numbers: tuple[str, ...] = ()


class Disagreement(Record):
    """Where rules and assistant say different things; the rules were followed."""

    kind: str
    numbers: tuple[str, ...]
    rules: str
    assistant: str


class AssistantReport(Record):
    """What a language model was asked, what that cost, what it could not do and what was not accepted of it.

    ``origins`` says where its answers came from: ``model``, or ``canned`` where somebody made them up. ``kept`` were
    answered before and cost nothing; ``checks`` is how many checks rest on it; ``total`` is what the case cost, ``run``
    what the run had cost by then.
    """

    when: str
    model: str
    host: str
    mode: str
    replayed: bool = False
    origins: tuple[str, ...] = ()
    prompts: tuple[PromptUsed, ...] = ()
    questions: int = 0
    answered: int = 0
    kept: int = 0
    masked: int = 0
    checks: int = 0
    documents: tuple[Spending, ...] = ()
    total: Spending = Spending()
    run: Spending = Spending()
    failures: tuple[AssistantFailure, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

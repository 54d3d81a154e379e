"""Checkup: one tiny call that says what a server can do."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from extract.assistant.asking import Live, Question
from extract.assistant.exchanges import CANNED, Cache, Record
from extract.assistant.prompts import prompts
from extract.assistant.purse import Purse
from extract.assistant.settings import Settings
from extract.assistant.wire import Try, Wire
from extract.numbers import Kind
from extract.vocabulary import load

SHOWN = "渡口值守专项全年支付7.65⟦n1⟧万元。"


@dataclass(frozen=True, slots=True)
class Checkup:
    """What the call showed; ``right`` is whether the model named the number as it should."""

    host: str
    model: str
    mode: str
    failure: str
    right: bool
    seconds: float
    last: Try | None
    tokens: int
    cost: str

    @property
    def works(self) -> bool:
        """Whether an answer in the wanted structure came back."""
        return not self.failure


def checked(settings: Settings) -> Checkup:
    """Ask one question about an invented sentence, without cache and without a second try."""
    once = settings.model_copy(update={"retries": 0, "reasks": 0, "max_tokens": 512})
    purse = Purse(once)
    wire = Wire(once, purse)
    question = Question("names", "", SHOWN, SHOWN.replace("⟦n1⟧", ""), {"n1": Kind.MONEY}, ("n1",))
    began = time.monotonic()
    try:
        live = Live(once, prompts(once.prompts), wire, Cache(None), Record(None))
        reply = live.ask(question)
    finally:
        wire.close()
    names = reply.answer.model_dump()["names"] if reply.answer else []
    return Checkup(
        host=once.host,
        model=once.model,
        mode=once.mode.value,
        failure=reply.failure,
        right=any(each["number"] == "n1" for each in names),
        seconds=time.monotonic() - began,
        last=wire.last,
        tokens=purse.run.given + purse.run.answered,
        cost=f"{purse.run.cost:f}",
    )


def lines(found: Checkup) -> Iterator[str]:
    """The checkup in lines for a terminal."""
    words = load("assistant")
    verdict = words["failures"][found.failure] if found.failure else words["checkup"]["works"]
    yield f"{found.mode}：{verdict}（{found.seconds:.1f} 秒）"
    last = found.last
    if last is None or last.status is None:
        return
    yield f"　HTTP {last.status}，{found.tokens} 词元，费用 {found.cost}"
    told = words["checkup"]
    if found.works:
        yield f"　{told['right'] if found.right else told['wrong']}"
    yield f"　{told['metered'] if last.metered else told['unmetered']}"
    shown = {"fenced": last.fenced, "thought": last.thought, CANNED: last.canned}
    yield from (f"　{told[name]}" for name, holds in shown.items() if holds)

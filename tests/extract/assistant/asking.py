"""Builders: settings for a loopback server, one question, a case, and a whole run over it."""

import re
from contextlib import contextmanager

from audit.result import Mark
from extract.assistant.asking import Live, Question
from extract.assistant.assisting import Course, Run
from extract.assistant.exchanges import Cache, Record
from extract.assistant.prompts import prompts
from extract.assistant.purse import Purse
from extract.assistant.settings import Settings
from extract.assistant.wire import Wire
from extract.numbers import Kind
from gouji.pipeline import NamedBytes, audit_files
from tests.loopback import Server

ID = re.compile(r"⟦(\w+)⟧")
PROSE = "渡口值守专项安排7.65⟦n1⟧万元，占全部⟦n2⟧12%。"
QUESTION = Question(
    "names", "s1", PROSE, ID.sub("", PROSE), {"n1": Kind.MONEY, "n2": Kind.PERCENT}, ("n1", "n2")
)
GOOD = {"names": [{"number": "n1", "label": "渡口值守专项"}]}
INVENTED = {"names": [{"number": "n1", "label": "河灯节布展"}]}
UNREAD = "金额单位：万元\n\n40.5\t30.5\t10\n28.25\t20\t8.25\n"
"""A report whose only table has no words, so that rules name nothing in it."""


def settings(server=None, **given):
    """Settings that make a test fast: no rate to speak of, no cache, short time-outs."""
    base = {"base_url": server.base_url if server else "http://127.0.0.1:9/v1", "model": "stub"}
    quick = {"rps": 10_000, "cache": "off", "timeout": 5, "retries": 1, "reasks": 1}
    return Settings(**{**base, **quick, **given})


@contextmanager
def live(server, cache=None, record=None, **given):
    """Somebody who asks a server, with the purse that pays for it."""
    found = settings(server, **given)
    purse = Purse(found)
    wire = Wire(found, purse)
    try:
        asker = Live(found, prompts(), wire, Cache(cache), Record(record))
        yield asker, purse
    finally:
        wire.close()


def ask(answers, question=QUESTION, *, server=None, **given):
    """Ask one question of a server with these answers; returns the reply, what was spent, and the requests."""
    with Server(answers, **(server or {})) as running, live(running, **given) as (asker, purse):
        return asker.ask(question), purse.run, running.seen


def case(text, name="report.txt"):
    """Audit a text by rules alone."""
    return audit_files([NamedBytes(name, text if isinstance(text, bytes) else text.encode())])


def over(result, server=None, *, when="all", record=None, replay=None, **given):
    """Run the assistant over an audited case."""
    unread = frozenset(n.id for n in result.audit.numbers if n.mark is Mark.UNREAD)
    course = Course(when=when, record=record, replay=replay)
    with Run(settings(server, **given), course) as run:
        return run.over(result.documents, result.report, unread)


def ids_in(request):
    """The ids that a request offers, in their order."""
    return ID.findall(request["messages"][-1]["content"])


def task_of(request):
    """Which task a request is about."""
    text = request["messages"][0]["content"]
    words = {
        "names": "各叫什么",
        "table": "哪一列的表头",
        "relations": "哪些数量关系",
        "projects": "同一个项目",
    }
    return next(task for task, word in words.items() if word in text)


EMPTY = {
    "names": {"names": []},
    "table": {"cells": []},
    "relations": {"sums": []},
    "projects": {"pairs": []},
}


def nothing(request):
    """A model that has nothing to say, whatever it is asked."""
    return EMPTY[task_of(request)]

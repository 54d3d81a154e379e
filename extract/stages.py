"""Stages: amounts of one project that sentences tell under the first budget and again under additions, told apart."""

from collections import defaultdict
from collections.abc import Iterable

from extract.records import Fact
from extract.vocabulary import load


def told_apart(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, those of one project and measure that stand under several origins of money with the origin's name.

    >>> road = {"entity": "e1", "measure": "全年执行数", "section": "prose"}
    >>> first = Fact(number="n1", label="修路项目支出", path=("1.年初预算项目",), **road)
    >>> later = Fact(number="n2", label="修路项目支出", path=("2.年中追加项目",), **road)
    >>> [fact.label for fact in told_apart([first, later])]
    ['修路项目（年初）支出', '修路项目（追加）支出']
    """
    known = list(facts)
    origins: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in known:
        if origin := _origin(fact):
            origins[fact.entity or "", fact.measure].add(origin)
    several = {key for key, found in origins.items() if len(found) > 1}
    return [
        fact.model_copy(update={"label": _with_origin(fact.label, _origin(fact))})
        if (fact.entity, fact.measure) in several and _origin(fact)
        else fact
        for fact in known
    ]


def _origin(fact: Fact) -> str:
    """Where the money of a project's amount came from by the headings above it, in a word; else nothing."""
    if not fact.entity or fact.section != "prose" or fact.measure not in load("forms")["spent"]:
        return ""
    names: dict[str, str] = load("case")["origin_names"]
    return next(
        (names[word] for title in reversed(fact.path) for word in names if word in title), ""
    )


def _with_origin(label: str, origin: str) -> str:
    """``label`` with ``origin`` in brackets behind the name of the project."""
    tail = next((word for word in load("case")["spent_tails"] if label.endswith(word)), "")
    return f"{label.removesuffix(tail)}（{origin}）{tail}"

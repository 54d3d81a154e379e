"""Dispositions: what became of a sum (frozen, passed down, spent, carried over), where a sentence says it all."""

from collections.abc import Collection, Iterator, Sequence

from extract.narrative.lexicon import lexicon
from extract.narrative.names import PLANNED, Named
from extract.numbers import Kind
from extract.records import Flow
from extract.vocabulary.form_words import squash

_ADDITIONS = frozenset({"added", "carried_in"})
_PLANNING = PLANNED | {"added", "carried_in", "cut", "frozen", "recalled", "passed_down"}
_MOVES = _PLANNING - PLANNED - {"carried_in"}
_ONCE = frozenset({"spent", "carried", "adjusted", "received"})


def flows_in(named: Sequence[Named], aside: Collection[int]) -> Iterator[Flow]:
    """Every disposition among the quantities of one text; ``aside`` are places of parts of other amounts."""
    planned: list[Named] = []
    told: set[tuple[str, tuple[str, ...]]] = set()
    for sentence in sorted({n.mention.sentence for n in named}):
        amounts = [
            n
            for i, n in enumerate(named)
            if n.mention.sentence == sentence and i not in aside and _counts(n)
        ]
        roles = [n.role for n in amounts]
        moved = bool(roles) and roles[0] in _MOVES and "adjusted" in roles
        if moved or (amounts and amounts[0].role == "spent" and amounts[0].bare):
            amounts = [*planned, *amounts]  # the account of what the sentence before planned
        here = {n.mention.sentence for n in amounts}
        planned = amounts if _plans(amounts) else []
        brought = any(n.role == "carried_in" and n.mention.sentence not in here for n in named)
        if not brought:  # what the text brings over elsewhere may be part of this account
            fresh = [f for f in _flows(amounts) if (f.whole, f.uses) not in told]
            told |= {(f.whole, f.uses) for f in fresh}
            yield from fresh


def _plans(amounts: Sequence[Named]) -> bool:
    """Whether a sentence tells how a budget came about, and nothing else."""
    roles = {n.role for n in amounts}
    return bool(roles & PLANNED) and roles <= _PLANNING


def _counts(named: Named) -> bool:
    """Whether a quantity is an amount of its own, outside brackets and comparisons."""
    return (
        named.mention.number.kind is Kind.MONEY and not named.relation and not named.mention.depth
    )


def _flows(amounts: Sequence[Named]) -> Iterator[Flow]:
    """The dispositions of one sentence.

    Nothing is said where an amount has no role beside the whole, where it cannot be told which amount was spent or
    left, or where the sentence does not say what was left: then it need not account for everything.
    """
    brought, rest = _brought(amounts)
    if brought and [n.role for n in rest] == ["spent", "carried"] and rest[0].bare:
        yield from _uses(brought[0], rest)  # what was left from last year is all there was
    if len(rest) < 3 or not _is_whole(rest[0]):
        return
    first, moves = rest[0], rest[1:]
    roles = [n.role for n in moves]
    if not all(roles) or "budget" in roles or any(roles.count(role) > 1 for role in _ONCE):
        return
    if "adjusted" in roles and first.role in _MOVES:
        return  # what was first planned stands elsewhere
    if "adjusted" in roles:
        yield from _adjusted(first, brought, moves, roles.index("adjusted"))
    elif "received" in roles:
        yield from _uses(moves[roles.index("received")], moves[roles.index("received") + 1 :])
    else:
        yield from _uses(first, [*brought, *moves])


def _brought(amounts: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """What came from the year before, and the amounts from the one on that may be the whole."""
    brought = [n for n in amounts[:1] if n.role == "carried_in"]
    rest = list(amounts[len(brought) :])
    while rest and rest[0].role == "spent" and not rest[0].bare:
        rest = rest[1:]  # 甲项目支出…, named first and accounted for behind
    return brought, rest


def _adjusted(
    first: Named, brought: Sequence[Named], moves: Sequence[Named], at: int
) -> Iterator[Flow]:
    """How a first sum became an adjusted one, and what became of that.

    Where the first was only reduced, what it was reduced by is among its own uses.
    """
    adjusted, before, after = moves[at], [*brought, *moves[:at]], moves[at + 1 :]
    if before:
        yield _sources(adjusted, first, before)
    reduced = bool(before) and not any(n.role in _ADDITIONS for n in before)
    yield from _uses(first, [*before, *after]) if reduced else _uses(adjusted, after)


def _is_whole(named: Named) -> bool:
    lex = lexicon()
    words = squash(named.mention.context + named.mention.lead)
    if lex.has("flow_silent", words) or named.role not in {
        "",
        "budget",
        "added",
        "adjusted",
        "received",
    }:
        return False
    return lex.has("flow_whole", named.noun)


def _uses(whole: Named, uses: Sequence[Named]) -> Iterator[Flow]:
    """What became of ``whole``, where its uses say both what was spent, or passed down, and what was left."""
    roles = {n.role for n in uses}
    if "carried" not in roles or not roles & {"spent", "passed_down"}:
        return
    signs = {entry.role: entry.sign for entry in lexicon().dispositions}
    yield Flow(
        label=whole.label,
        whole=whole.id,
        uses=tuple(n.id for n in uses),
        roles=tuple(n.role for n in uses),
        signs=tuple(signs[n.role] for n in uses),
        certain=not lexicon().has("flow_open", whole.noun),
    )


def _sources(whole: Named, first: Named, made: Sequence[Named]) -> Flow:
    return Flow(
        label=whole.label,
        whole=whole.id,
        uses=(first.id, *(n.id for n in made)),
        roles=("first_budget", *(n.role for n in made)),
        signs=(1, *(1 if n.role in _ADDITIONS else -1 for n in made)),
        direction="sources",
    )

"""Dispositions: what became of a sum (frozen, passed down, spent, carried over), where a sentence says it all."""

from collections.abc import Collection, Iterator, Sequence

from extract.narrative.labels import squash
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.numbers import Kind
from extract.records import Flow

_MADE_OF = {"added", "cut", "carried_in"}
_LATER = {"adjusted", "received"}
"""Sums that stand for what was really at hand, whatever was planned first."""


def flows_in(named: Sequence[Named], aside: Collection[int]) -> Iterator[Flow]:
    """Every disposition among the quantities of one text; ``aside`` are places of parts of other amounts."""
    for sentence in sorted({n.mention.sentence for n in named}):
        amounts = [
            n
            for i, n in enumerate(named)
            if n.mention.sentence == sentence and i not in aside and _counts(n)
        ]
        brought = any(n.role == "carried_in" and n.mention.sentence != sentence for n in named)
        if not brought:  # what the text brings over elsewhere may be part of this account
            yield from _flows(amounts)


def _counts(named: Named) -> bool:
    """Whether a quantity is an amount of its own, outside brackets and comparisons."""
    return (
        named.mention.number.kind is Kind.MONEY and not named.relation and not named.mention.depth
    )


def _flows(amounts: Sequence[Named]) -> Iterator[Flow]:
    """The dispositions of one sentence.

    Nothing is said where an amount has no role beside the whole, where the same role comes twice, or where the sentence
    does not say what was left: then it need not account for everything.
    """
    brought = [n for n in amounts[:1] if n.role == "carried_in"]
    amounts = amounts[len(brought) :]
    if len(amounts) < 3 or not _is_whole(amounts[0]):
        return
    first, uses = amounts[0], [*brought, *amounts[1:]]
    roles = [n.role for n in uses]
    if not all(roles) or "budget" in roles or len(set(roles)) < len(roles):
        return
    later = [n for n in uses if n.role in _LATER]
    if later:
        made = [n for n in uses if n.role in _MADE_OF]
        if made and later[0].role == "adjusted" and first.role in {"", "budget"}:
            yield _sources(later[0], first, made)
        uses = [n for n in uses if n.role not in _LATER | _MADE_OF]
        first = later[-1]
    if {"spent", "carried"} <= {n.role for n in uses}:
        yield _uses(first, uses)


def _is_whole(named: Named) -> bool:
    lex = lexicon()
    words = squash(named.mention.context + named.mention.lead)
    if lex.has("flow_silent", words) or named.role not in {"", "budget", "added", *_LATER}:
        return False
    return lex.has("flow_whole", named.noun)


def _uses(whole: Named, uses: Sequence[Named]) -> Flow:
    signs = {entry.role: entry.sign for entry in lexicon().dispositions}
    return Flow(
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
        signs=(1, *(-1 if n.role == "cut" else 1 for n in made)),
        direction="sources",
    )

"""Points: those that may be had, told apart from those that were, where a sentence tells both."""

from collections.abc import Sequence

from extract.narrative.clauses import Mention
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.reading import Reading
from extract.numbers import Kind
from extract.vocabulary.form_words import squash

WEIGHT = "分值"


def is_weight(mentions: Sequence[Mention], index: int) -> bool:
    """Whether a score is what may be had: its words say so, or what was had of it stands right behind."""
    mention = mentions[index]
    if mention.number.kind is not Kind.SCORE:
        return False
    lead, lex = squash(mention.lead), lexicon()
    if lex.has("points.weight", lead):
        return True
    behind = mentions[index + 1] if index + 1 < len(mentions) else None
    if behind is None or behind.number.kind is not Kind.SCORE or _is_award(mention):
        return False
    near = (behind.segment, behind.depth) == (mention.segment, mention.depth)
    return near and _is_award(behind) and behind.number.value <= mention.number.value


def _is_award(mention: Mention) -> bool:
    return lexicon()["points.award"].match(squash(mention.lead)) is not None


def weight_label(mention: Mention, subject: str) -> str:
    """The name of points that may be had."""
    bare = lexicon()["points.weight_tail"].sub("", noun(squash(mention.lead)))
    return (bare or subject) + WEIGHT


def awarded(named: Sequence[Named], mention: Mention) -> str:
    """The name of points that were had of those right before, or nothing."""
    last = named[-1] if named else None
    if last is None or mention.number.kind is not Kind.SCORE:
        return ""
    if last.relation != "weight" and not lexicon().has("points.weight", squash(last.mention.lead)):
        return ""
    stem = lexicon()["points.weight_tail"].sub("", last.label)
    return stem + "得分" if stem and _is_award(mention) else ""


def points_rate_of(reading: Reading, index: int) -> tuple[Named, list[Named]] | tuple[()] | None:
    """The points that a rate of points is of, and those that may be had; nothing where these are not printed.

    None where the figure is no rate of points.
    """
    item = reading.named[index]
    if not lexicon().has("points.rate", item.noun):
        return None
    here = [n for n in reading.named[:index] if n.mention.segment == item.mention.segment]
    had = [n for n in here if n.mention.number.kind is Kind.SCORE and not n.relation]
    may = [n for n in here if n.relation == "weight"]
    return (had[-1], [may[-1]]) if had and may else ()

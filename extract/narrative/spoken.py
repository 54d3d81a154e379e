"""Spoken of: what a comparison is of that has no figure of its own before it in its sentence."""

from collections.abc import Sequence

from extract.narrative.clauses import Mention
from extract.narrative.dimensions import dimension
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.vocabulary.form_words import squash

_LONGEST = 30


def spoken_of(mention: Mention, named: Sequence[Named]) -> str:
    """The name of what changed: that of the clause before, else the one figure of the sentence before.

    接待费比预算无变化，比去年增加1万元 is of 接待费; 收入38万元，为市级拨付。较上年减少5万元 is of the income.
    """
    lex, words = lexicon(), squash(mention.lead)
    found = lex["comparisons"].match(noun(words, lex))
    if found is None:
        return ""
    if told := unmoved(mention.context):
        return told
    if not squash(mention.gap).endswith("。" + words):
        return ""
    before = [n for n in named if n.mention.sentence == mention.sentence - 1]
    plain = [n for n in before if not n.relation and n.mention.depth <= mention.depth]
    like = [n for n in plain if dimension(n.mention.number) == dimension(mention.number) != ""]
    return like[0].label if len(plain) == len(like) == 1 else ""


def unmoved(context: str) -> str:
    """What a clause says of that it has not changed against one ground (公务接待费比预算无增减变化)."""
    lex, words = lexicon(), squash(context)
    against = lex["comparisons"].search(words)
    still = against and lex["unchanged"].search(words, against.start())
    name = noun(words[: against.start()], lex) if against and still else ""
    return name if 1 < len(name) <= _LONGEST else ""

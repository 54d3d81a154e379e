"""Events: results that a sentence tells behind taking part in something, which are results of that and nothing else."""

from collections.abc import Sequence

from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.vocabulary.form_words import squash


def under_events(named: Sequence[Named]) -> tuple[Named, ...]:
    """The quantities of one text, results with the event that their sentence began with (参赛省运会8项，获金牌3枚)."""
    found: list[Named] = []
    sentence, event = -1, ""
    for item in named:
        mention = item.mention
        if mention.sentence != sentence:
            sentence, event = mention.sentence, ""
        told = lexicon()["headed.at_event"].match(noun(squash(mention.lead)))
        event = noun(told["event"]) if told else event
        result = event and not told and lexicon().has("headed.result", item.label)
        found.append(item._replace(under=event) if result and event not in item.label else item)
    return tuple(found)

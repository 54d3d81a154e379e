"""Related figures: shares, growth, gaps and earlier values, which are named after the figure they are related to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.narrative.clauses import Mention
from extract.narrative.labels import noun, object_of
from extract.narrative.lexicon import Lexicon, lexicon
from extract.narrative.measures import disposition_of
from extract.numbers import Kind
from extract.vocabulary.form_words import squash


@dataclass(frozen=True, slots=True)
class Relation:
    """How a figure is related: ``share``, ``growth`` or ``earlier``, to what, its label and its measure."""

    kind: str
    label: str
    relative: str
    measure: str


def relation_of(mention: Mention, previous: str, *, after: str) -> Relation | None:
    """The relation that the words before a figure state, or None.

    ``previous`` is the label of the figure before it, which is meant where the words name none; ``after`` is the
    relation of that figure: behind an earlier value a bare 减少 is the gap to it, and behind a change so is 增收.
    """
    lex = lexicon()
    words = squash(mention.lead)
    if found := _share(mention, words, previous, lex):
        return found
    if mention.number.kind is not Kind.PERCENT and lex.has("earlier_lead", words):
        label = noun(lex["earlier_lead"].sub("", words), lex) or previous
        planned = lex.has("planned", words)
        name = label + lex.labels["planned" if planned else "earlier"]
        return Relation("earlier", name, words, "年初预算数" if planned else "")
    if lex.has("differences", noun(words, lex)):
        return Relation("growth", previous + noun(words, lex), "", "增减额")
    return _growth(mention, words, previous, after, lex)


def _share(mention: Mention, words: str, previous: str, lex: Lexicon) -> Relation | None:
    found = _share_word(words, lex) if mention.number.kind is Kind.PERCENT else None
    if found is None:
        return None
    relative = lex["share_tail"].sub("", noun(words[found.end() :], lex))
    label = noun(words[: found.start()], lex) or previous
    return Relation("share", f"{label}占{relative}" if relative else label, relative, "占比")


def _share_word(words: str, lex: Lexicon) -> re.Match[str] | None:
    """The last word for a share; the verb before its noun (占总支出比重), behind which the whole stands."""
    last = _last(lex["share"], words)
    verb = lex["share_verb"].search(words, 0, last.start()) if last else None
    return verb or last


def _growth(
    mention: Mention, words: str, previous: str, after: str, lex: Lexicon
) -> Relation | None:
    comparison, change = _last(lex["comparisons"], words), _last(lex["changes"], words)
    gained = _last(lex["gaps"], words) if comparison or after in {"growth", "earlier"} else None
    change = change or gained
    if change is None or words.endswith(("到", "至")) or lex.has("reaching", noun(words, lex)):
        return None
    percent = mention.number.kind is Kind.PERCENT
    alone = lex["changes"].fullmatch(noun(words, lex)) is not None
    behind = after == "earlier" or change is gained or (after == "growth" and alone)
    gap = behind and change.start() == 0
    changed = mention.number.kind is Kind.MONEY and _changed(noun(words, lex), lex)
    changed = changed or _fewer(mention, noun(words, lex), lex)
    if not (percent or comparison or gap or changed):
        return None
    start = min(m.start() for m in (comparison, change) if m)
    label = noun(words[:start], lex) or previous
    relative = lex["about"].sub("", words[start:])
    return Relation("growth", label + relative, relative, "增长率" if percent else "增减额")


def _changed(bare: str, lex: Lexicon) -> bool:
    """Whether a noun phrase ends with a change and is no addition to the budget."""
    role = disposition_of(bare, lex)
    alone = lex["changes"].fullmatch(bare) is not None
    return (alone or lex.has("changed", bare)) and (
        role is None or role.role not in {"added", "cut"}
    )


def _fewer(mention: Mention, bare: str, lex: Lexicon) -> bool:
    """Whether a count of people says nothing but by how many they have become more or fewer."""
    people = mention.number.kind is Kind.COUNT and mention.number.unit in lex.people_units
    return people and lex["changes"].fullmatch(bare) is not None and not object_of(mention, lex)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    last = None
    for last in pattern.finditer(words):  # noqa: B007  # the last one is asked for
        pass
    return last


def run_of(mentions: Sequence[Mention], first: int) -> list[int]:
    """The quantities from ``first`` on that a list without words of their own holds."""
    run = [first]
    for index in range(first + 1, len(mentions)):
        mention = mentions[index]
        same = mention.sentence == mentions[first].sentence and not noun(mention.lead)
        if not same or mention.number.kind is not mentions[first].number.kind:
            break
        run.append(index)
    return run


def distributed(mentions: Sequence[Mention]) -> dict[int, str]:
    """Names that stand before 分别为, by the place of the quantity each belongs to."""
    lex = lexicon()
    given: dict[int, str] = {}
    for index, mention in enumerate(mentions):
        words = squash(mention.lead)
        found = lex["parts.respectively"].search(words)
        if not found or lex.has("changes", words[found.end() :]):
            continue
        before = words[: found.start()] or squash(mention.context)
        names = _split(before, lex)
        run = run_of(mentions, index)
        if len(names) < 2 and (listed := lex["parts.listed_before"].match(squash(mention.context))):
            each = lex["parts.each_noun"].search(before)
            names = [name + (each.group() if each else "") for name in _split(listed["names"], lex)]
        if len(names) >= 2 and len(run) == len(names):
            given |= dict(zip(run, names, strict=True))
    return given


def _split(words: str, lex: Lexicon) -> list[str]:
    return [n for part in re.split(r"[、和及与]", words) if (n := noun(part, lex))]


def runs_in(mentions: Sequence[Mention], given: Mapping[int, str]) -> dict[int, tuple[int, str]]:
    """Percentages in one run that belong to figures in one run, by their place: the place of the figure, and the words.

    分别增长 and 分别占 say so; behind names that 分别为 has given to figures (``given``) no word is needed.
    """
    lex = lexicon()
    found: dict[int, tuple[int, str]] = {}
    for index, mention in enumerate(mentions):
        words = squash(mention.lead) if mention.number.kind is Kind.PERCENT else ""
        if not words or not _related(words, lex):
            continue
        run = run_of(mentions, index)
        told = lex["parts.respectively"].search(words) is not None
        figures = [
            i
            for i in range(index)
            if mentions[i].sentence == mention.sentence
            and mentions[i].number.kind is not Kind.PERCENT
            and (told or i in given)
        ]
        if len(figures) != len(run):
            figures = [i for i in figures if i in given]
        if 2 <= len(run) == len(figures):
            predicate = lex["parts.respectively"].sub("", words)
            found |= {r: (f, predicate) for r, f in zip(run, figures, strict=True)}
    return found


def _related(words: str, lex: Lexicon) -> bool:
    return lex.has("changes", words) or lex.has("share", words)


def run_relation(label: str, words: str) -> Relation:
    """What a percentage of such a run is called: the figure it belongs to with the words of the run."""
    lex = lexicon()
    found = _share_word(words, lex)
    if found is None:
        return Relation("growth", label + words, words, "增长率")
    whole = lex["share_tail"].sub("", noun(words[found.end() :], lex))
    return Relation("share", f"{label}占{whole}" if whole else label, whole, "占比")

"""Sections: projects that have a heading of their own, and the amount that a group of them adds up to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.fragments import PROVISIONAL
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named, Setting
from extract.narrative.outline import Placed, Section
from extract.numbers import Kind
from extract.records import Breakdown

_FEWEST = 2  # so many items make a sum


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in its place, with its named quantities."""

    placed: Placed
    named: tuple[Named, ...]


def project_of(above: Sequence[Section], own: str = "") -> str:
    """The project that a text under these headings is about, or nothing.

    A heading names a project where the sections above it are about projects and its words say so, or the text under it
    starts with the amount of the project (``own``).
    """
    lex = lexicon()
    if len(above) < 2 or not any(lex.has("outline.project_sections", s.title) for s in above[:-1]):
        return ""
    name = above[-1].name
    if lex.has("outline.no_project", name):
        return ""
    named = lex.has("outline.project_names", name)
    return name if named or lex.has("outline.own_amount", noun(own)) else ""


def section_totals(passages: Sequence[Passage]) -> Iterator[Breakdown]:
    """The sums of items under a text that says how much was spent on all of them."""
    for own, items in _groups(passages):
        total = _spent(own)
        if total is None or len(items) < _FEWEST or not _counts_up(items):
            continue
        amounts = [n for item in items if (n := _own_amount(passages, item))]
        if len(amounts) == len(items):
            yield Breakdown(
                label=total.label,
                measure=total.measure,
                total=total.id,
                parts=tuple(n.id for n in amounts),
                complete=_claims_all(own),
                basis="section",
            )


def _groups(passages: Sequence[Passage]) -> Iterator[tuple[list[Passage], list[Section]]]:
    """Texts that have items under them: those of a section, and paragraphs that announce a series of items."""
    sections = [p.placed.opens for p in passages if p.placed.opens]
    texts, items = _owned(passages), _items(sections)
    announcing = {p.placed.block: p for p in passages if _announces(p)}
    for group in sections:
        own = texts[group.block]
        if not any(p.placed.block in announcing for p in own):
            yield own, items[group.block]
    for passage in announcing.values():
        yield [passage], _series(sections, passage.placed)


def _announces(passage: Passage) -> bool:
    """Whether a paragraph is no heading and says that items follow."""
    told = passage.placed.opens is None and bool(passage.named)
    return told and lexicon().has("outline.announced", passage.placed.text)


def _series(sections: Sequence[Section], before: Placed) -> list[Section]:
    """The items numbered from 1 that follow a paragraph beside it."""
    following = [s for s in sections if s.parents == before.above and s.block > before.block]
    series: list[Section] = []
    for section in following:
        if section.value != len(series) + 1 or (series and section.style != series[0].style):
            break
        series.append(section)
    return series


def _owned(passages: Sequence[Passage]) -> Mapping[int, list[Passage]]:
    """The paragraphs that are a section's own text and no item's, by the block that opens the section."""
    found: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        about = passage.placed.opens or next(iter(passage.placed.above[-1:]), None)
        if about is not None:
            found[about.block].append(passage)
    return found


def _items(sections: Sequence[Section]) -> Mapping[int, list[Section]]:
    """The sections right under one, by the block that opens it."""
    found: defaultdict[int, list[Section]] = defaultdict(list)
    for section in sections:
        if section.parents:
            found[section.parents[-1].block].append(section)
    return found


def _claims_all(own: Sequence[Passage]) -> bool:
    """Whether the group's text announces its items and does not call them a choice."""
    text = "".join(p.placed.text for p in own)
    lex = lexicon()
    return lex.has("outline.continued", text) and not lex.has("outline.incomplete", text)


def _spent(own: Sequence[Passage]) -> Named | None:
    """The one amount that the group's own text says was spent."""
    spent = [n for p in own for n in p.named if n.role == "spent" and not n.mention.depth]
    return spent[0] if len(spent) == 1 else None


def _counts_up(items: Sequence[Section]) -> bool:
    """Whether the items are numbered from 1 without a gap."""
    return [item.value for item in items] == list(range(1, len(items) + 1))


def _own_amount(passages: Sequence[Passage], item: Section) -> Named | None:
    """The amount of an item: the only one in its text that stands for the whole of it."""
    lex = lexicon()
    found = [
        n
        for p in passages
        if p.placed.opens is item or item in p.placed.above
        for n in p.named
        if n.mention.number.kind is Kind.MONEY
        and n.role in {"spent", ""}
        and (lex.has("outline.own_amount", n.noun) or _names_item(n, item))
    ]
    return found[0] if len({n.mention.number.amount for n in found}) == 1 else None


def _names_item(named: Named, item: Section) -> bool:
    """Whether the words of an amount are the title of the item (甲项目支出…)."""
    return named.role == "spent" and len(named.noun) > 2 and named.noun == item.name


def project_named(words: str) -> str:
    """The name of the project that a sentence says its money is for, or nothing.

    >>> project_named("年初预算项目“乡村书屋专项资金")
    '乡村书屋专项资金'
    """
    found = lexicon()["outline.open_quote"].search(words)
    return found.group(1) if found else ""


def project_in(words: str, setting: Setting) -> str | None:
    """The project that an amount names itself (甲项目支出), in a section about projects."""
    lex = lexicon()
    found = lex["outline.own_name"].match(words)
    about = any(lex.has("outline.project_sections", title) for title in setting.path)
    if not found or not about or setting.project:
        return None
    name = found.group(1)
    return None if lex.has("outline.no_name", name) else PROVISIONAL + name

"""Prose: the paragraphs of a document, or the words of one cell, read into records."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Document, Paragraph
from extract.fragments import PROVISIONAL, Fragments
from extract.narrative.accounts import account_lines
from extract.narrative.afar import rests_in, savings_in
from extract.narrative.arithmetic import calculations_in, record_of, renewed_in
from extract.narrative.assembled import assembled, renamed
from extract.narrative.balances import balances_in
from extract.narrative.changes import gaps_in
from extract.narrative.clauses import Mention, mentions_of
from extract.narrative.definitions import defined_across, defined_in
from extract.narrative.dispositions import flows_in
from extract.narrative.events import under_events
from extract.narrative.gaps import budget_gaps_in, list_gaps_in, listed_gaps_in, points_in
from extract.narrative.kinship import descends, differ, is_line
from extract.narrative.labels import dated
from extract.narrative.lexicon import lexicon
from extract.narrative.lists import Listing, lists_in
from extract.narrative.names import PLANNED, Named, Setting
from extract.narrative.naming import name_all
from extract.narrative.noughts import none_spent
from extract.narrative.outline import Placed, Section, outline
from extract.narrative.ratios import ratios_in
from extract.narrative.reading import Reading
from extract.narrative.sections import Passage, project_named, project_of, section_totals
from extract.narrative.splits import below, named_above, splits_in, summed_above, whole_of_parts
from extract.narrative.staffing import heads_in, staffing_in
from extract.narrative.surplus import accumulated_in, surplus_in
from extract.numbers import Kind, Number, NumberId
from extract.records import Breakdown, Fact, Staffing
from extract.vocabulary import remembered
from extract.vocabulary.concepts import concept_of
from extract.vocabulary.form_words import squash

_STOP = re.compile(r"[。；;，、]|,(?!\d)")
# So many quantities, and fewer than one stop for so many of them, are no sentence.
_MANY, _FEW = 12, 3
_SHORT = 4  # characters of a name that does not say by itself what a part is of
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年度")


def recognise_prose(document: Document, numbers: Sequence[Number]) -> Fragments:
    """Everything that the paragraphs of ``document`` say about ``numbers``, as records in reading order."""
    return _Prose(document, numbers).read()


def recognise_phrase(
    text: str,
    offset: int,
    numbers: Sequence[Number],
    *,
    section: str,
    path: tuple[str, ...] = (),
    default_measure: str = "",
) -> Fragments:
    """What the words of one table cell say about the numbers in it.

    ``offset`` is where ``text`` starts in its block and ``numbers`` are those that lie in it; facts carry
    ``section``, ``path`` and, where the words name no measure, ``default_measure``.
    """
    setting = Setting(
        path=path,
        section=section,
        heading=path[-1] if path else "",
        default_measure=default_measure,
    )
    found = Fragments()
    if numbers:
        found.renewed += none_spent(text, offset, numbers[0].source, numbers[0].block)
    told = sorted([*numbers, *found.renewed], key=lambda n: n.start)
    reading = read(mentions_of(text, offset, told), setting)
    _collect(found, reading, (), cell=True)
    return found


def read(mentions: Sequence[Mention], setting: Setting) -> Reading:
    """Name the quantities of one text and find the lists among them."""
    named = under_events(renamed(name_all(mentions, setting)))
    lists = lists_in(named)
    return Reading(_totalled(_inherited(named, lists), lists), lists, setting)


def _totalled(named: Sequence[Named], lists: Sequence[Listing]) -> tuple[Named, ...]:
    """The quantities, totals of lists with the word for a total where it is printed right before the figure."""
    totals = {listing.total for listing in lists}
    return tuple(
        own._replace(label=f"{own.label}{found.group(1)}")
        if i in totals
        and (found := lexicon()["parts.named_total"].search(squash(own.mention.lead)))
        and not own.label.endswith(found.group(1))
        else own
        for i, own in enumerate(named)
    )


def _inherited(named: Sequence[Named], lists: Sequence[Listing]) -> tuple[Named, ...]:
    """The quantities, each part with the measure and fund of its total where its own words give none."""
    items = list(named)
    for listing in lists:
        total = items[listing.total] = _grand(
            items[listing.total], [named[i] for i in listing.parts]
        )
        for part in listing.parts:
            own = items[part]
            project = total.concept == "project_spending" and not own.concept
            items[part] = own._replace(
                label=dated(own.label, own.mention.lead) if project else own.label,
                measure=_part_measure(own, total),
                fund=own.fund or total.fund,
                entity=own.entity or _item_entity(own, total),
                concept=_part_concept(own, total),
                scope=own.scope or ("其中",),
            )
    return tuple(items)


def _grand(total: Named, parts: Sequence[Named]) -> Named:
    """The total; one that holds what was left over is more than the line of the accounts that it is called by."""
    kept = any(part.role in {"carried", "carried_in"} for part in parts)
    same = total.concept is not None and total.concept in {part.concept for part in parts}
    grand = kept and same and lexicon().has("balanced_totals", total.noun)
    return total._replace(concept=None) if grand else total


def _part_measure(own: Named, total: Named) -> str:
    """The measure of a part: its own where its words fix one; what comes in by a budget is planned."""
    income = own.measure == "收入决算数" and not own.role
    planned = total.role in PLANNED and (income or is_line(own) or differ(total, own))
    return own.measure if own.explicit and not planned else total.measure


def _part_concept(own: Named, total: Named) -> str | None:
    """The concept of a part: a line of the accounts in its place, and no second name for the total."""
    if own.concept is not None or total.concept is None:
        return None if own.concept == total.concept else own.concept
    found = concept_of(own.noun)
    return found if descends(found, total.concept) else None


def _item_entity(item: Named, total: Named) -> str | None:
    """The project that an item of project spending names."""
    if total.concept != "project_spending" or item.concept or item.role:
        return None
    name = dated(item.label, item.mention.lead)
    return PROVISIONAL + name if item.mention.number.kind is Kind.MONEY else None


def _setting_of(item: Named, reading: Reading) -> Setting:
    """Where a quantity stands; a part of a count with a short name (小学) below what the count is of (新增学位)."""
    setting, total = reading.setting, reading.totals.get(item.id)
    counted = item.mention.number.kind is Kind.COUNT and setting.section == "prose"
    if total is None or not counted or len(item.label) > _SHORT or item.label in total.label:
        return setting
    return replace(setting, path=(*setting.path, total.label))


def _collect(found: Fragments, reading: Reading, earlier: Sequence[Named], *, cell: bool) -> None:
    """Add the records of one text."""
    named, lists, section = reading.named, reading.lists, reading.setting.section
    found.facts += [n.fact(_setting_of(n, reading)) for n in named]
    if len(named) == 1 and not earlier:
        return  # as in most cells: what stands alone is related to nothing
    found.breakdowns += [_breakdown(listing, named, section) for listing in lists]
    divided = {part: listing.total for listing in lists for part in listing.parts}
    found.breakdowns += assembled(named, section, divided)
    found.breakdowns += defined_in(reading)
    found.breakdowns += balances_in(named, section)
    found.breakdowns += [*list_gaps_in(reading), *listed_gaps_in(reading), *points_in(reading)]
    found.breakdowns += savings_in(reading, section)
    found.breakdowns += accumulated_in(reading)
    surplus = {(flow.whole, flow.uses): flow for flow in surplus_in(reading)}
    found.flows += surplus.values()
    others = (*rests_in(reading, earlier), *flows_in(named, divided.keys()))
    found.flows += [flow for flow in others if (flow.whole, flow.uses) not in surplus]
    found.breakdowns += (gaps := list(gaps_in(reading, section, earlier)))
    told = frozenset(part for gap in gaps for part in gap.parts)
    found.breakdowns += budget_gaps_in(reading, earlier, told)
    found.ratios += ratios_in(reading, earlier)
    for total, heads in heads_in(named, frozenset(reading.totals)):
        found.breakdowns.append(whole_of_parts(total, heads, section))
    found.breakdowns += named_above(reading, earlier)
    for split, shares in splits_in(reading, earlier):
        found.breakdowns.append(split)
        found.ratios += shares
    for written in calculations_in(named, lists, cell=cell):
        found.calculations.append(record_of(written, named))
        if (fresh := renewed_in(written, named)) is not None:
            found.renewed.append(fresh)


def _breakdown(listing: Listing, named: Sequence[Named], section: str) -> Breakdown:
    total = named[listing.total]
    return Breakdown(
        label=total.label,
        measure=total.measure,
        total=total.id,
        parts=tuple(named[i].id for i in listing.parts),
        complete=listing.complete,
        basis=listing.basis,
        section=section,
        readings=tuple(tuple(named[i].id for i in parts) for parts in listing.readings),
    )


@dataclass(slots=True)
class _Prose:
    """The paragraphs of one document, and what is known when the next one is read."""

    document: Document
    numbers: Sequence[Number]
    found: Fragments = field(default_factory=Fragments)
    passages: list[Passage] = field(default_factory=list)
    earlier: list[Named] = field(default_factory=list)
    projects: dict[int, str] = field(default_factory=dict)
    subject: tuple[tuple[Section, ...], str] = ((), "")
    staffing: dict[str, Staffing] = field(default_factory=dict)
    noughts: set[NumberId] = field(default_factory=set)

    def read(self) -> Fragments:
        """Read every paragraph."""
        by_block: dict[int, list[Number]] = {}
        for number in self.numbers:
            by_block.setdefault(number.block, []).append(number)
        year = _year_of(self.document)
        for placed in outline(list(self._paragraphs(by_block))):
            mentions = self._mentions(placed, by_block.get(placed.block, ()))
            setting = self._setting(placed, mentions, year)
            if not mentions:
                self.passages.append(Passage(placed, ()))
                continue
            reading = read(mentions, setting)
            if _jumbled(placed.text, mentions):
                self.found.facts += [_bare(n.fact(reading.setting)) for n in reading.named]
                continue
            _collect(self.found, reading, self.earlier, cell=False)
            self._staff(reading.named, placed.path)
            self.earlier = [*reversed(reading.named), *self.earlier]
            self.passages.append(Passage(placed, reading.named))
        listed = {b.total for b in self.found.breakdowns}
        self.found.breakdowns += [
            b.model_copy(update={"complete": b.complete and b.total not in listed})
            for b in section_totals(self.passages)
        ]
        self.found.breakdowns += account_lines(self.passages)
        for split, shares in below(self.passages):
            self.found.breakdowns.append(split)
            self.found.ratios += shares
        self.found.breakdowns += summed_above(self.passages)
        listed = {b.total for b in self.found.breakdowns if b.total and len(b.parts) > 1}
        self.found.breakdowns += defined_across([*reversed(self.earlier)], listed)
        self.found.staffing += self.staffing.values()
        return self.found

    def _mentions(self, placed: Placed, numbers: Sequence[Number]) -> tuple[Mention, ...]:
        """The quantities of one stretch of text, those that are told by a word alone among them."""
        text, source = placed.text[placed.body :], self.document.source.id
        inside = [n for n in numbers if n.start >= placed.body]
        noughts = [
            n
            for n in none_spent(text, placed.body, source, placed.block)
            if n.id not in self.noughts
        ]
        self.noughts.update(n.id for n in noughts)
        self.found.renewed += noughts
        return mentions_of(text, placed.body, sorted([*inside, *noughts], key=lambda n: n.start))

    def _paragraphs(
        self, by_block: dict[int, list[Number]]
    ) -> Iterator[tuple[int, str, list[int]]]:
        for index, block in enumerate(self.document.blocks):
            if isinstance(block, Paragraph):
                numbers = by_block.get(index, ())
                yield index, block.text, [n.start for n in numbers if n.kind.is_quantity]

    def _setting(self, placed: Placed, mentions: Sequence[Mention], year: int | None) -> Setting:
        above = placed.above
        own = mentions[0].lead if mentions else ""
        project = self._project(above, own) if above else ""
        subject = self.subject[1] if self.subject[0] == above else ""
        if mentions and (name := project_named(mentions[0].context)):
            self.subject = (above, name)
        elif subject and lexicon().has("outline.own_amount", own):
            project = project or subject
        return Setting(
            path=placed.path,
            heading=placed.opens.name if placed.opens else above[-1].name if above else "",
            project=project,
            subject=placed.subject,
            year=year,
            spending=any(map(_of_spending, placed.path)),
        )

    def _project(self, above: Sequence[Section], own: str) -> str:
        """The project that the text is about; once a heading is known for one it stays so."""
        key = above[-1].block
        if not self.projects.get(key):
            self.projects[key] = project_of(above, own)
        return self.projects[key]

    def _staff(self, named: Sequence[Named], path: Sequence[str]) -> None:
        """Keep the first posts and people of each category, since reports say them again."""
        lex = lexicon()
        if path and not any(lex.has("staffing.sections", title) for title in path):
            return
        for record in staffing_in(named, "prose"):
            known = self.staffing.get(record.category)
            if known is None:
                self.staffing[record.category] = record
            else:
                self.staffing[record.category] = known.model_copy(
                    update={
                        "posts": known.posts or record.posts,
                        "people": known.people or record.people,
                    }
                )


@remembered
def _of_spending(title: str) -> bool:
    """Whether the sections under a title are about spending."""
    return lexicon().has("outline.spending_sections", title)


def _jumbled(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a text is the cells of a table one behind the other: many quantities and hardly a stop between them."""
    return len(mentions) >= _MANY and len(_STOP.findall(text)) * _FEW < len(mentions)


def _bare(fact: Fact) -> Fact:
    """A name without what it is of, for a figure whose place among the others is unknown."""
    return fact.model_copy(update={"concept": None, "measure": "", "entity": None})


def _year_of(document: Document) -> int | None:
    """The year that the report is about: the one its titles and first sentences name most often."""
    text = "\n".join(b.text for b in document.blocks if isinstance(b, Paragraph))
    years = Counter(_YEAR.findall(text))
    return int(years.most_common(1)[0][0]) if years else None

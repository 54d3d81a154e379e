"""Naming: every quantity of a paragraph gets its label, measure, fund and year, in one pass from left to right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.fragments import PROVISIONAL
from extract.narrative.clauses import Mention
from extract.narrative.labels import (
    balanced,
    noun,
    object_of,
    own_words,
    parallel,
    polished,
    squash,
)
from extract.narrative.lexicon import Lexicon, lexicon
from extract.narrative.measures import (
    concept_named,
    count_measure,
    disposition_of,
    fund_named,
    money_measure,
    percent_measure,
    scope_of,
    year_in,
)
from extract.numbers import Kind
from extract.records import Fact

_OPEN_QUOTE = re.compile(r"项目[“\"「](.+)$")
_PROJECT_TAIL = re.compile(r"(?:专项资金|专项经费|专项|资金|经费|项目)$")
_CONTEXT = 30
_LIST_MARK = re.compile(r"\s*[、和及与]")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text stands: its path and form, the project and the subject it goes on about, its fund and year."""

    path: tuple[str, ...] = ()
    section: str = "prose"
    heading: str = ""
    project: str = ""
    subject: str = ""
    year: int | None = None
    default_measure: str = ""
    spending: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A quantity with its name.

    ``noun`` is what its own clause calls it; ``role`` what became of the money; ``relation`` is ``share``, ``growth``,
    ``earlier`` or nothing, and ``relative`` the words it is related to; ``explicit`` says that its words fix the
    measure.
    """

    mention: Mention
    noun: str
    label: str
    measure: str
    role: str = ""
    relation: str = ""
    relative: str = ""
    explicit: bool = False
    concept: str | None = None
    fund: str | None = None
    year: int | None = None
    entity: str | None = None
    scope: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the number."""
        return self.mention.number.id

    def fact(self, setting: Setting) -> Fact:
        """The record of it."""
        return Fact(
            number=self.id,
            label=self.label,
            concept=self.concept,
            measure=self.measure,
            fund=self.fund,
            period=str(self.year) if self.year else None,
            entity=self.entity,
            path=setting.path,
            section=setting.section,
            scope=self.scope,
        )


def name_all(mentions: Sequence[Mention], setting: Setting) -> tuple[Named, ...]:
    """Name every quantity of one text."""
    namer = _Namer(setting, distributed(mentions))
    for index, mention in enumerate(mentions):
        namer.take(index, mention)
    return tuple(namer.named)


def distributed(mentions: Sequence[Mention]) -> dict[int, str]:
    """Names that stand before 分别为, by the place of the quantity each belongs to."""
    lex = lexicon()
    given: dict[int, str] = {}
    for index, mention in enumerate(mentions):
        words = squash(mention.lead)
        found = lex["parts.respectively"].search(words)
        if not found:
            continue
        before = words[: found.start()] or squash(mention.context)
        names = [n for part in re.split(r"[、和及与]", before) if (n := noun(part, lex))]
        run = _run(mentions, index)
        if len(names) >= 2 and len(run) == len(names):
            given |= dict(zip(run, names, strict=True))
    return given


def _run(mentions: Sequence[Mention], first: int) -> list[int]:
    """The quantities from ``first`` on that a list without words of their own holds."""
    run = [first]
    for index in range(first + 1, len(mentions)):
        mention = mentions[index]
        same = mention.sentence == mentions[first].sentence and not noun(mention.lead)
        if not same or mention.number.kind is not mentions[first].number.kind:
            break
        run.append(index)
    return run


class _Namer:
    """The state of one pass: what the sentence is about, and what was named last."""

    def __init__(self, setting: Setting, given: dict[int, str]) -> None:
        self.setting = setting
        self.given = given
        self.lex: Lexicon = lexicon()
        self.named: list[Named] = []
        self.sentence = -1
        self.subject = ""
        self.year = setting.year
        self.fund: str | None = None

    def take(self, index: int, mention: Mention) -> None:
        """Name one more quantity."""
        self._turn(mention)
        words = self.given.get(index) or own_words(mention, self.lex)
        named = self._related(mention) or self._plain(mention, words)
        label = polished(named.label, self.lex)
        self.named.append(
            replace(
                named,
                label=label if len(label) >= 2 else self._fallback(mention),
                year=self._year_of(mention),
                scope=scope_of(mention.lead + object_of(mention, self.lex)),
            )
        )

    def _turn(self, mention: Mention) -> None:
        """Begin a new sentence where there is one."""
        if mention.sentence != self.sentence:
            self.sentence, self.subject, self.fund = mention.sentence, "", None
            self.year = self.setting.year
        self.year = year_in(mention.gap) or self.year

    def _year_of(self, mention: Mention) -> int | None:
        earlier = self.lex.has("earlier_year", mention.lead) and not self.lex.has(
            "comparisons", mention.lead
        )
        return self.year - 1 if self.year and earlier else self.year

    @property
    def previous(self) -> Named | None:
        """The last quantity named in this sentence that stands on its own."""
        for named in reversed(self.named):
            if named.mention.sentence != self.sentence:
                return None
            if not named.relation:
                return named
        return None

    def _related(self, mention: Mention) -> Named | None:
        """A share or a growth, named after what it is related to."""
        words = squash(mention.lead)
        percent = mention.number.kind is Kind.PERCENT
        if percent and (found := self._last("share", words)):
            relative = re.sub(
                r"(?:的)?(?:比例|比重|比率)?$", "", noun(words[found.end() :], self.lex)
            )
            label = noun(words[: found.start()], self.lex) or self._previous_label()
            label = f"{label}占{relative}" if relative else label
            return self._relation(mention, "share", label, relative, "占比")
        comparison = self._last("comparisons", words)
        change = self._last("changes", words)
        if self.lex.has("reaching", noun(words, self.lex)) or squash(words).endswith(("到", "至")):
            return None
        if change and (percent or comparison):
            start = min(m.start() for m in (comparison, change) if m)
            label = noun(words[:start], self.lex) or self._previous_label()
            measure = "增长率" if percent else "增减额"
            return self._relation(mention, "growth", label + words[start:], words[start:], measure)
        return None

    def _last(self, name: str, words: str) -> re.Match[str] | None:
        return max(self.lex[name].finditer(words), key=lambda m: m.start(), default=None)

    def _relation(
        self, mention: Mention, kind: str, label: str, relative: str, measure: str
    ) -> Named:
        label = re.sub(r"[了约近超]+$", "", label)
        relative = re.sub(r"[了约近超]+$", "", relative)
        return Named(
            mention=mention,
            noun=label,
            label=label,
            measure=measure,
            relation=kind,
            relative=relative,
            explicit=True,
            fund=self.fund,
            entity=self._entity(),
        )

    def _previous_label(self) -> str:
        return self.previous.label if self.previous else self._subject_name()

    def _plain(self, mention: Mention, words: str) -> Named:
        """A quantity that its own clause names, or what stands before it."""
        if mention.number.kind is Kind.MONEY:
            return self._money(mention, words)
        label = self._counted(mention, words)
        measure = self._count_measure(mention, words)
        explicit = measure != "完成值"
        return Named(
            mention=mention,
            noun=words,
            label=label or self._fallback(mention),
            measure=measure
            if explicit or not self.setting.default_measure
            else self.setting.default_measure,
            explicit=explicit,
            entity=self._entity(),
        )

    def _count_measure(self, mention: Mention, words: str) -> str:
        if mention.number.kind is Kind.PERCENT:
            return percent_measure(words, self.lex)
        measure = count_measure(words, mention.number, self.lex)
        previous = self.previous
        among_people = previous is not None and previous.measure == "人数"
        if measure == "编制数" and among_people and mention.number.unit == "人":
            return "人数"  # 事业编制3人 in a list of people counts those who hold such posts
        return measure

    def _counted(self, mention: Mention, words: str) -> str:
        previous = self.previous
        if self.lex.has("prepositions", words):
            return self._context(mention) + words
        if previous is None:
            return words
        if _LIST_MARK.match(mention.gap):
            return parallel(words, previous.label)
        for rate in self.lex.rates:
            found = re.match(
                f"(?:已)?(?:{rate.lower.pattern}|{rate.upper.pattern})", previous.label
            )
            if not found:
                continue
            thing = previous.label[found.end() :]
            if thing and rate.upper.fullmatch(words.removeprefix("已")):
                return words + thing
            if thing and re.fullmatch(f"(?:{rate.stem.pattern})率", words):
                return thing + words
        return words

    def _money(self, mention: Mention, words: str) -> Named:
        role = disposition_of(words, self.lex)
        own = bool(self.lex["outline.own_amount"].match(words)) and bool(self.setting.project)
        label = self._own_amount(words) if own else self._with_subject(mention, words)
        tail = object_of(mention, self.lex)
        measure = money_measure(words, tail, self.setting.spending, self.lex)
        explicit = role is not None or measure not in {"全年执行数", "完成值"}
        if not explicit and self.setting.default_measure:
            measure = self.setting.default_measure
        self.fund = fund_named(words, self.fund or "", *reversed(self.setting.path)) or self.fund
        if not self.subject:
            self.subject = self._whole_name(label)
        return Named(
            mention=mention,
            noun=words,
            label=label or self._fallback(mention),
            measure=measure,
            role=role.role if role else "",
            explicit=explicit,
            concept=None if own else self._concept(words),
            fund=self.fund,
            entity=self._entity(),
        )

    def _concept(self, words: str) -> str | None:
        bare = self.lex["silent_after_fund"].sub("", words)
        return concept_named(words, self.lex) or concept_named(bare, self.lex)

    def _own_amount(self, words: str) -> str:
        """The label of the amount that stands for a whole project, under its heading."""
        return _PROJECT_TAIL.sub("", self.setting.project) + words

    def _with_subject(self, mention: Mention, words: str) -> str:
        """``words``, with what the sentence is about where they only say what became of the money."""
        role = disposition_of(words, self.lex)
        if role is None or not self._bare_role(words):
            return words
        subject = self.subject or self._context(mention) or self._subject_name()
        if not subject:
            return words
        self.subject = self.subject or subject
        time = "年中" if self.lex.has("role_time", words) else ""
        return subject + time + role.name

    def _bare_role(self, words: str) -> bool:
        role = disposition_of(words, self.lex)
        rest = role.words.sub("", words) if role else words
        return not self.lex["role_company"].sub("", rest)

    def _whole_name(self, label: str) -> str:
        """``label`` as the subject of what became of the money, without the words for money in general."""
        bare = re.sub(f"(?:{self.lex['generic_tails'].pattern})$", "", label)
        return re.sub(f"(?:{self.lex['generic_after_project'].pattern})$", "", bare)

    def _context(self, mention: Mention) -> str:
        """The clause before that holds no quantity, as a name."""
        text = squash(mention.context)
        bare = noun(text, self.lex)
        return "" if len(bare) > _CONTEXT else balanced(bare)

    def _subject_name(self) -> str:
        return self.setting.project or self.setting.subject or self.setting.heading

    def _fallback(self, mention: Mention) -> str:
        """A name for a quantity whose own clause has none."""
        found = (
            self._context(mention),
            self.previous.label if self.previous and mention.number.kind is Kind.PERCENT else "",
            self._subject_name(),
            self.previous.label if self.previous else "",
            self.setting.path[-1] if self.setting.path else "",
            polished(noun(mention.context, self.lex), self.lex),
        )
        return next((name for name in found if len(name) >= 2), "数值")

    def _entity(self) -> str | None:
        return PROVISIONAL + self.setting.project if self.setting.project else None


def project_named(words: str) -> str:
    """The name of the project that a sentence says its money is for, or nothing.

    >>> project_named("年初预算项目“乡村书屋专项资金")
    '乡村书屋专项资金'
    """
    found = _OPEN_QUOTE.search(words)
    return found.group(1).rstrip('”"」') if found else ""

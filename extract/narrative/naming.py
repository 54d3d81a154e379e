"""Naming: every quantity of a paragraph gets its label, measure, fund and year, in one pass from left to right."""

import re
from collections.abc import Sequence

from extract.fragments import PROVISIONAL
from extract.narrative.clauses import Mention
from extract.narrative.contents import are_books, contained, fuller
from extract.narrative.counted import all_told, counted, each_of, in_full, part_of_year, pointed
from extract.narrative.labels import (
    context_of,
    noun,
    object_of,
    own_words,
    polished,
    wares,
    whole_name,
)
from extract.narrative.lexicon import Disposition, Lexicon, lexicon
from extract.narrative.measures import (
    composed,
    concept_named,
    count_measure,
    disposition_of,
    fund_named,
    money_measure,
    percent_measure,
    rounded,
    scope_of,
    sum_named,
    year_in,
)
from extract.narrative.names import Named, Setting
from extract.narrative.neighbours import (
    base_beside,
    changed_before,
    is_latter,
    limit_relation,
    of_plan,
    rate_before,
    related_to,
)
from extract.narrative.points import awarded, is_weight, weight_label
from extract.narrative.related import Relation, distributed, run_relation, runs_in
from extract.narrative.sections import project_in
from extract.narrative.spoken import spoken_of
from extract.numbers import Kind
from extract.vocabulary.form_words import squash

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z，。；：,;:]")
_NO_SUBJECT = frozenset({"carried_in", "carried", "frozen", "recalled", "cut", "passed_down"})
_NO_INCOME = frozenset({"spent", "budget", "carried_in", "carried"})


def name_all(mentions: Sequence[Mention], setting: Setting) -> tuple[Named, ...]:
    """Name every quantity of one text."""
    namer = _Namer(mentions, setting)
    for index, mention in enumerate(mentions):
        namer.take(index, mention)
    return tuple(namer.named)


class _Namer:
    """The state of one pass: what the sentence and its part is about, and what was named last."""

    def __init__(self, mentions: Sequence[Mention], setting: Setting) -> None:
        self.setting = setting
        self.mentions = mentions
        self.given = distributed(mentions)
        self.shared = runs_in(mentions, self.given)
        self.lex: Lexicon = lexicon()
        self.named, self.books = list[Named](), list[Named]()
        self.place = (-1, -1)
        self.depth = 0
        self.whole = -1  # the sentence whose subject is the whole budget, named by nothing but that
        self.subjects = {"sentence": "", "segment": ""}
        self.told = ""  # the name that a list before 分别 gives to the quantity
        self.topic = ""  # the project whose evaluation the text has begun to tell
        self.year = setting.year
        self.fund: str | None = None
        self.verb: Disposition | None = None

    def take(self, index: int, mention: Mention) -> None:
        """Name one more quantity."""
        self._turn(mention)
        self.told = self.given.get(index, "")
        if is_latter(self.named, mention):
            self.told = self.named[-1].label.removesuffix(self._word("former"))
        words = self.told or own_words(mention, self.lex) + wares(self.mentions, index)
        relation = self._relation(index, mention)
        named = self._related(mention, relation) if relation else self._plain(mention, words)
        label = named.label if relation else polished(named.label, self.lex)
        label = pointed(label, self.setting.heading, self.lex)
        if not relation and named.measure == "完成值":
            label = part_of_year(mention, self.lex) + label
        self.named.append(
            named._replace(
                label=label if len(label) >= 2 else self._fallback(mention),
                year=self._year_of(mention),
                scope=scope_of(mention.lead + mention.tail) + rounded(mention.tail),
            )
        )
        self.books += self.named[-1:] if are_books(mention) else []

    def _turn(self, mention: Mention) -> None:
        """Begin a new sentence, or a new part of one, where there is one."""
        sentence, segment = self.place
        if mention.sentence != sentence:
            self.subjects["sentence"], self.fund = "", None
            if not self._goes_on(mention):
                self.year = self.setting.year
        if (mention.sentence, mention.segment) != (sentence, segment):
            self.subjects["segment"] = ""
        self.place = (mention.sentence, mention.segment)
        self.depth = mention.depth
        self.year = year_in(mention.gap, self.setting.year) or self.year
        if found := self.lex["topic"].search(squash(mention.gap)):
            self.topic = noun(found.group(1), self.lex)

    def _goes_on(self, mention: Mention) -> bool:
        """Whether a sentence opens a list of parts of what the one before told."""
        before = squash(mention.gap.removesuffix(mention.lead) + mention.lead).lstrip("。；;，,")
        return self.lex["parts.opening"].match(before) is not None

    def _is_earlier(self, mention: Mention) -> bool:
        return self.lex.has("earlier_year", mention.lead) and not self.lex.has(
            "comparisons", mention.lead
        )

    def _year_of(self, mention: Mention) -> int | None:
        return self.year - 1 if self.year and self._is_earlier(mention) else self.year

    @property
    def previous(self) -> Named | None:
        """The last quantity named in this sentence that stands on its own, none in a bracket that was closed."""
        inside = None
        for named in reversed(self.named):
            if named.mention.sentence != self.place[0]:
                break
            if not named.relation and named.mention.depth <= self.depth:
                return named
            inside = inside or (None if named.relation else named)
        return inside

    def _host(self, mention: Mention) -> Named | None:
        """The quantity in whose bracket another one stands."""
        return self.named[mention.host] if mention.host >= 0 else None

    def _compared(self) -> Named | None:
        """The last figure of this sentence that a share or a change may be of; none in a bracket that was closed."""
        for named in reversed(self.named):
            if named.mention.sentence != self.place[0]:
                break
            if named.mention.depth > self.depth:
                continue
            if not named.relation and named.mention.number.kind is not Kind.PERCENT:
                return named
        return self.previous

    # related figures ------------------------------------------------------------------------------------------------

    def _relation(self, index: int, mention: Mention) -> Relation | None:
        if index in self.shared:
            figure, words = self.shared[index]
            return run_relation(self.named[figure].label, words)
        if is_weight(self.mentions, index):
            subject = self.named[mention.host].label if mention.host >= 0 else self._subject_name()
            return Relation("weight", weight_label(mention, subject), "", "分值")
        compared = self._compared()
        spoken = spoken_of(mention, self.named) or self._subject_name()
        previous = rate_before(self.named, mention) or (compared.label if compared else spoken)
        last = self.named[-1] if self.named else None
        beside = base_beside(self.mentions, index, compared, previous, last)
        if told := beside or limit_relation(mention, self.previous):
            return told
        previous = changed_before(self.named, mention) or previous
        return related_to(self.mentions, index, previous, last)

    def _word(self, name: str) -> str:
        return self.lex.labels[name]

    def _related(self, mention: Mention, relation: Relation) -> Named:
        money = mention.number.kind is Kind.MONEY
        compared = self._compared()
        return Named(
            mention=mention,
            noun=relation.label,
            label=polished(relation.label, self.lex)
            if relation.kind == "share"
            else relation.label,
            measure=relation.measure or ("上年决算数" if money else "上年值"),
            relation=relation.kind,
            relative=relation.relative,
            explicit=True,
            fund=compared.fund if compared else None,
            entity=self._entity(mention),
        )

    # counts and percentages -----------------------------------------------------------------------------------------

    def _plain(self, mention: Mention, words: str) -> Named:
        """A quantity that its own clause names, or what stands before it."""
        if mention.number.kind is Kind.MONEY:
            return self._money(mention, words)
        if rank := self.lex["rank"].search(squash(mention.lead)):
            ranked = noun(squash(mention.lead)[: rank.start()], self.lex)
            ranked = "" if self.lex.has("told.done", ranked) else ranked
            who = self._compared()
            return self._fixed(mention, ranked, ranked or (who.label if who else ""), "名次")
        if self.lex.has("versus_target", words) and not of_plan(mention, self.previous):
            return self._fixed(mention, words, context_of(mention, self.lex), "目标值")
        index = len(self.named)
        label = awarded(self.named, mention) or contained(self.books, self.mentions, index)
        label = label or counted(mention, words, self.previous) or words
        if self.lex.has("prepositions", words):
            label = context_of(mention, self.lex) + words
        measure = self._count_measure(mention, words)
        label = in_full(label, mention.number, measure, self.lex)
        label = label if self.setting.section == "prose" else fuller(label, self.setting.heading)
        explicit = measure != "完成值"
        if not explicit and (given := self.setting.default_measure):
            things = mention.number.kind is Kind.COUNT and given == "金额"
            measure = "数量" if things else given  # a count beside amounts
        return Named(
            mention=mention,
            noun=words,
            label=label or self._fallback(mention),
            measure=measure,
            explicit=explicit,
            entity=self._entity(mention),
        )

    def _fixed(self, mention: Mention, words: str, label: str, measure: str) -> Named:
        """A figure whose words fix its measure: a place in a ranking, or a target beside what was reached."""
        return Named(
            mention=mention,
            noun=words,
            label=label or self._fallback(mention),
            measure=measure,
            explicit=True,
            entity=self._entity(mention),
        )

    def _count_measure(self, mention: Mention, words: str) -> str:
        if mention.number.kind is Kind.PERCENT:
            planned = self.lex.has("of_plan", squash(mention.lead))
            return "比率" if planned else percent_measure(words, self.lex)
        measure = count_measure(words, mention.number, self.lex)
        previous = self.previous
        among_people = previous is not None and previous.measure == "人数"
        if measure == "编制数" and among_people and mention.number.unit == "人":
            return "人数"  # 事业编制3人 in a list of people counts those who hold such posts
        return measure

    # money ----------------------------------------------------------------------------------------------------------

    def _money(self, mention: Mention, words: str) -> Named:
        words = each_of(words, self.previous, self._host(mention))
        role = self._role(mention, words)
        own = bool(self.lex["outline.own_amount"].match(words)) and bool(self.setting.project)
        bare = not own and role is not None and self._is_bare(words, role)
        subject = self._subject(mention, role) if bare and role else ""
        whole = self.lex["outline.project_tail"].sub("", self.setting.project) + words
        label = whole if own else composed(words, role, subject, self.lex)
        measure, explicit = self._money_measure(mention, words, role)
        fund = self._fund_of(mention, words)
        if subject or not bare:
            self._keep_subject(subject if bare else label, role)
        elif role is not None and role.role == "budget":
            self.whole = mention.sentence
        return Named(
            mention=mention,
            noun=words,
            label=label or self._fallback(mention),
            measure=measure,
            role=role.role if role else "",
            bare=bare,
            explicit=explicit,
            concept=self._concept((subject or words) if bare else words, role)
            or (None if self.setting.project else sum_named(mention.lead, words)),
            fund=fund,
            entity=self._entity(mention, own=own or (bare and subject == self.setting.project))
            or project_in(label if bare else words, self.setting),
        )

    def _role(self, mention: Mention, words: str) -> Disposition | None:
        """What became of the money, by the words before it; in a list of amounts the first one's verb holds for all."""
        named = words.removesuffix(object_of(mention, self.lex)) or words
        own = noun(mention.lead, self.lex) or self.lex["parts.each_noun"].search(self.told)
        role = disposition_of(named, self.lex) if own else None
        listed = mention.gap.lstrip().startswith("、") and self.verb is not None
        plain = role is None or (
            role.role in {"spent", "budget"} and not self._is_bare(words, role)
        )
        if listed and plain:
            return self.verb
        self.verb = role if self.lex.has("leading", named) else None
        return role

    def _money_measure(
        self, mention: Mention, words: str, role: Disposition | None
    ) -> tuple[str, bool]:
        measure = money_measure(
            words,
            role,
            spending=self.setting.spending,
            earlier=self._is_earlier(mention) and (role is None or role.role == "spent"),
        )
        explicit = role is not None or measure not in {"全年执行数", "完成值"}
        if not explicit and self.setting.default_measure:
            return self.setting.default_measure, explicit
        return measure, explicit

    def _fund_of(self, mention: Mention, words: str) -> str | None:
        """The fund of an amount: its own words, else what the sentence began with, else the sections above."""
        if self.lex.has("own_source", words):
            return None
        fund = fund_named(words, self.fund or "", *reversed(self.setting.path))
        part = self._goes_on(mention) and self.lex.has("came_in", words)
        self.fund = ("" if part else fund or "") if self.fund is None else self.fund
        return fund

    def _concept(self, words: str, role: Disposition | None) -> str | None:
        if self.setting.project or (role is not None and role.role in _NO_SUBJECT):
            return None
        bare = self.lex["silent_after_fund"].sub("", words)
        found = concept_named(words, self.lex) or concept_named(bare, self.lex)
        if found in self.lex.fund_concepts and role is not None and role.role == "spent":
            return "total_spending"  # what a fund paid for is told apart by the fund
        return None if found in self.lex.loose_concepts else found

    def _is_bare(self, words: str, role: Disposition) -> bool:
        return not self.lex["role_company"].sub("", role.words.sub("", words))

    # what is spoken about -------------------------------------------------------------------------------------------

    def _subject(self, mention: Mention, role: Disposition) -> str:
        """What a bare 实际支出 is of; in a bracket it is of the amount before that."""
        if (host := self._host(mention)) and not host.relation:
            return whole_name(host.label, self.lex)
        if self.topic and not (self.subjects["segment"] or self.subjects["sentence"]):
            return self.topic
        if self.whole == mention.sentence:
            return ""
        known = self.subjects["segment"] or self.subjects["sentence"]
        before = self.previous
        told = before and before.role == "" and before.mention.number.kind is Kind.MONEY
        previous = before.label if before and told else ""
        if role.role in _NO_INCOME and self.lex.has("came_in", known or previous):
            known, previous = self.lex["fund_income"].sub(r"\g<owner>", known or previous), ""
        return known or context_of(mention, self.lex) or previous or self._subject_name()

    def _beside(self, mention: Mention) -> str:
        """The label of the quantity right before, where nothing but a sign stands between the two."""
        before = None if _WORD.search(mention.gap) else self.previous
        return before.label if before else ""

    def _keep_subject(self, label: str, role: Disposition | None) -> None:
        if role is not None and role.role in _NO_SUBJECT:
            label = role.words.sub("", label)
            if len(label) < 3 or not self.lex["role_company"].sub("", label):
                return
        if self.lex.has("own_source", label):
            return
        name = whole_name(label, self.lex)
        self.subjects["segment"] = self.subjects["segment"] or name
        self.subjects["sentence"] = self.subjects["sentence"] or name

    def _subject_name(self) -> str:
        heading = self.setting.heading
        named = self.lex.has("outline.project_names", heading)
        spoken = heading if named and not self.lex.has("outline.no_project", heading) else ""
        return self.setting.project or self.setting.subject or spoken

    def _fallback(self, mention: Mention) -> str:
        """A name for a quantity whose own clause has none."""
        previous = self.previous.label if self.previous else ""
        total = self._word("total") if self.lex.has("parts.totals", mention.lead) else ""
        in_cell = bool(total) and self.setting.section != "prose"
        found = (
            self._beside(mention),
            self.setting.heading + total if in_cell else all_told(mention, self.previous),
            "" if in_cell else context_of(mention, self.lex),
            "" if mention.number.kind is Kind.MONEY else previous,
            self._subject_name() + total,
            previous,
            self.setting.heading,
            self.setting.path[-1] if self.setting.path else "",
            polished(noun(mention.context, self.lex), self.lex),
        )
        return next((name for name in found if len(name) >= 2), self._word("nothing"))

    def _entity(self, mention: Mention, *, own: bool = False) -> str | None:
        """The project that a figure belongs to; of money only what stands for the whole of it."""
        if not self.setting.project or (mention.number.kind is Kind.MONEY and not own):
            return None
        return PROVISIONAL + self.setting.project

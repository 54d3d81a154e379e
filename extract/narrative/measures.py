"""Measures: what sort of figure a quantity is, of which fund, year and concept, by the words around it."""

import re

from extract.narrative.lexicon import Disposition, Lexicon, lexicon
from extract.numbers import Kind, Number
from extract.records import CUMULATED, WHOLE_UNITS
from extract.vocabulary import remembered
from extract.vocabulary.concepts import concept_of, fund_of
from extract.vocabulary.form_words import squash

_YEAR = re.compile(
    r"(?:^|[，,。；;：:（(、.])\s*(?:截至|截止|在|自|其中)?\s*((?:19|20)\d\d)\s*年(?!\s*(?:以来|起|来|至|到|[-—~～]))"
)
_LONG_AGO = 10  # years
BALANCE = "accounts_balance"
_NEAR = 8  # a word that names what became of the money stands beside the numeral
_ANY_FUND = "财政拨款"
_TELLING = 4  # shorter words for it are better called by the role
_TOLD = frozenset({"passed_down", "carried_in", "carried"})
"""Roles whose own words say more than the name of the role: to whom, and from when."""


def disposition_of(noun: str, lex: Lexicon | None = None) -> Disposition | None:
    """What became of the money by the last word of a noun phrase, or None.

    >>> disposition_of("年中执行财政指标冻结").role
    'frozen'
    >>> disposition_of("上年结转").role, disposition_of("结余结转").role
    ('carried_in', 'carried')
    """
    return _usual_role(noun) if lex is None or lex is lexicon() else _role(noun, lex)


@remembered
def _usual_role(noun: str) -> Disposition | None:
    return _role(noun, lexicon())


def _role(noun: str, lex: Lexicon) -> Disposition | None:
    if verb := lex["leading"].match(noun):
        return next(entry for entry in lex.dispositions if entry.words.search(verb.group()))
    best, end = None, -1
    for entry in lex.dispositions:
        last = max((m.end() for m in entry.words.finditer(noun)), default=-1)
        if last > end and len(noun) - last <= _NEAR:
            best, end = entry, last
    return best


def money_measure(
    noun: str, role: Disposition | None, *, spending: bool, earlier: bool = False
) -> str:
    """The measure of an amount of money by its words and by what became of it.

    ``spending`` says that the section is about spending, ``earlier`` that the figure is the year before's.
    """
    lex = lexicon()
    if earlier:
        return "上年决算数"
    for measure, pattern in lex.money_measures.items():
        if pattern.search(noun):
            return measure
    if lex.has("money_outcomes", noun):
        return "完成值"
    if role is not None:
        return role.measure
    spent = spending or lex.has("money_spent", noun)
    return "全年执行数" if spent else "完成值"


def count_measure(noun: str, number: Number, lex: Lexicon | None = None) -> str:
    """The measure of a count, a score or a plain figure."""
    lex = lex or lexicon()
    if number.kind is Kind.SCORE:
        verb = max((v for v in lex.point_verbs if noun.endswith(v)), key=len, default="")
        return lex.point_verbs.get(verb, "得分")
    if lex["earlier_year"].fullmatch(noun):
        return "上年值"
    people = number.unit in lex.people_units
    for measure, entry in lex.count_measures.items():
        if entry.people in {None, people} and entry.words.search(noun):
            return measure
    return "完成值"


def percent_measure(noun: str, lex: Lexicon | None = None) -> str:
    """The measure of a percentage that is neither a share nor a growth."""
    lex = lex or lexicon()
    return "比率" if lex.has("rate_name", noun) else "占比"


_LONGEST = 60  # characters of a name behind that of its owner


def concept_named(label: str, lex: Lexicon | None = None) -> str | None:
    """The concept that a label names, also behind a fund, a year or the name of a unit.

    >>> concept_named("某某局公务接待费"), concept_named("文艺扶持项目支出")
    ('reception', None)
    >>> concept_named("因公出国（境）费2023年决算数"), concept_named("某某县一般公共预算安排的三公经费支出预算")
    ('abroad', 'three_public')
    >>> concept_named("收入总计"), concept_named("收入合计")  # the first holds what was left over as well
    ('accounts_balance', 'total_income')
    """
    lex = lex or lexicon()
    if lex.has("balanced_totals", label):
        return BALANCE
    bare = lex["inner_year"].sub("", label)
    if found := concept_of(bare) or _without_tails(bare, lex):
        return found
    for at in range(max(1, len(bare) - _LONGEST), len(bare) - 1):
        if not lex.has("owners", bare[:at]):
            continue
        found = concept_of(bare[at:]) or _without_tails(bare[at:], lex)
        if found in lex.suffix_concepts:
            return found
    return None


def sum_named(lead: str, words: str) -> str | None:
    """The concept of a figure that is called nothing but the sum of what came in, or went out (支出合计).

    >>> sum_named("2023年度支出合计", "支出"), sum_named("共计支出", "支出")
    ('total_spending', None)
    """
    whole = lexicon()["whole_sum"].search(squash(lead)) is not None
    return lexicon().bare_sums.get(words) if whole else None


def _without_tails(label: str, lex: Lexicon) -> str | None:
    """The concept of ``label`` less the words of measure at its end, one after the other."""
    bare = label
    while (shorter := lex["concept_tails"].sub("", bare)) not in {bare, ""}:
        found = concept_of(shorter)
        if found and found not in lex.loose_concepts:
            return found
        bare = shorter
    return None


def fund_named(*texts: str) -> str | None:
    """The fund that the first of ``texts`` names; a general word gives way to a particular one in a later text."""
    found = [fund for text in texts if (fund := fund_of(text))]
    particular = [fund for fund in found if fund != _ANY_FUND]
    return next(iter(particular or found), None)


def year_in(text: str, own: int | None = None) -> int | None:
    """The last year that a clause of ``text`` starts with, or None; one long before the report's ``own`` is history.

    >>> year_in("截至2023年12月31日"), year_in("，纳入2024年计划")
    (2023, None)
    """
    years = _YEAR.findall(text)
    year = int(years[-1]) if years else None
    return None if year and own and own - year > _LONG_AGO else year


def scope_of(text: str, lex: Lexicon | None = None) -> tuple[str, ...]:
    """The words that limit what is counted (含…, 不含…)."""
    lex = lex or lexicon()
    running = (CUMULATED,) if lex.has("cumulated", squash(text)) else ()
    return tuple(match.group().lstrip("（(") for match in lex["scope"].finditer(text)) + running


def rounded(tail: str) -> tuple[str, ...]:
    """The scope of a figure behind which the text says that it was rounded to whole units.

    >>> rounded("（取整数）。"), rounded("，其中")
    (('whole_units',), ())
    """
    return (WHOLE_UNITS,) if lexicon().has("rounded", squash(tail)) else ()


def composed(words: str, role: Disposition | None, subject: str, lex: Lexicon) -> str:
    """``words``, with what the sentence is about where they only say what became of the money."""
    if role is None or not subject or subject == words:
        return words
    if role.role == "received" and role.words.search(subject[-2:]):
        return words
    time = lex.labels["midyear"] if lex.has("role_time", words) else ""
    own = role.role in _TOLD or lex.has("from_above", words)
    told = role.words.search(words) if own else None
    name = told.group() if told and len(told.group()) >= _TELLING else role.name
    return subject + time + name

"""Labels: the noun phrase that a quantity measures, out of the words around it."""

import re
from collections.abc import Sequence

from extract.narrative.clauses import Mention
from extract.narrative.clipped import clipped
from extract.narrative.headed import headed
from extract.narrative.lexicon import Lexicon, lexicon
from extract.narrative.noughts import is_nought
from extract.numbers import Kind
from extract.vocabulary import remembered
from extract.vocabulary.form_words import squash

_NUMBERING = re.compile(
    r"^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、．:：]|\d{1,2}[.．](?!\d)|\d{1,2}[.．](?=(?:19|20)\d\d年)|[①-⑳]|[A-Z]、)"
)
_YEAR = re.compile(
    r"^(?:19|20)\d\d(?:年度|年初|年末|年底|年)?(?:\d{1,2}月)?(?:份)?(?:\d{1,2}[日号])?(?:(?<=[年度月])的)?"
)
_INNER_YEAR = re.compile(r"(?<=\S)(?<![“《（(\d])(?:19|20)\d\d年度?(?=\S)")
_MARKS = re.compile(r"^[\s，,。；;：:、.．·\-—*＊×+＋=＝”’）)]+|[\s，,。；;、“‘（(\-—*＊×+＋/／]+$")
_BRACKET = re.compile(r"^[（(][^（）()]*[)）]")
# The number of a document, with its name, in front of what it says.
_CITED = re.compile(r"^(?:.*[》知以按])?[（(][^（）()]*\d号[^（）()]*[)）](?:文件)?(?=.{4})")
# Examples in brackets behind a name.
_LISTED = re.compile(r"(?<=.{3})[（(][^（）()、]+、[^（）()]+[)）]$")
_QUOTE = re.compile(r"[“”]")
_QUOTED = re.compile(r"(“[^”]*”)")
_QUOTED_WORD = re.compile(r"“([^“”]{1,2})”")
_JOINTS = re.compile("[、和及与]")
_NEGATIONS = "不未非无"
_LONGEST, _LONGEST_TAIL = 40, 30
_CONTEXT = 30
_DATES = re.compile(r"[^\u4e00-\u9fffA-Za-z]|[年月日至到初末底上下半度季]")


def noun(words: str, lex: Lexicon | None = None) -> str:
    """The noun phrase in the words before a numeral: without numbering, date, lead-in and copula.

    >>> noun("其中：2023 年度人员经费共计")
    '人员经费'
    >>> noun("，已解决")
    '已解决'
    """
    return _usual_noun(words) if lex is None or lex is lexicon() else _noun(words, lex)


@remembered
def _usual_noun(words: str) -> str:
    return _noun(words, lexicon())


def _noun(words: str, lex: Lexicon) -> str:
    bare = squash(words)
    while True:
        shorter = _shorter(bare, lex)
        if shorter == bare:
            return balanced(bare)
        bare = shorter


def _shorter(bare: str, lex: Lexicon) -> str:
    """``bare`` with one more thing taken off its ends."""
    for pattern in (_MARKS, _NUMBERING, _YEAR, lex.lead_in, lex.copula):
        cut = pattern.sub("", bare, count=0 if pattern is _MARKS else 1)
        if cut != bare:
            return cut
    return bare


def balanced(text: str) -> str:
    """``text`` without quotation marks that have no partner.

    >>> balanced("“文艺扶持资金")
    '文艺扶持资金'
    """
    return text if text.count("“") == text.count("”") else _QUOTE.sub("", text)


def polished(label: str, lex: Lexicon | None = None) -> str:
    """``label`` as it is written alike elsewhere: no inner year, no verb that only says that something came about.

    >>> polished("李某获得2023年世界锦标赛金牌")
    '李某世界锦标赛金牌'
    >>> polished("《关于下达预算的通知》（川财农〔2023〕16号）下达我县专项资金")
    '下达我县专项资金'
    """
    return _usual_label(label) if lex is None or lex is lexicon() else _polished(label, lex)


@remembered
def _usual_label(label: str) -> str:
    return _polished(label, lexicon())


def _polished(label: str, lex: Lexicon) -> str:
    cited = _CITED.sub("", label)
    told = _LISTED.sub("", label if cited == label else noun(cited, lex))
    bare = _QUOTED_WORD.sub(r"\1", lex["silent_after_fund"].sub("", told))
    bare = lex["told.now"].sub("", _INNER_YEAR.sub("", bare))
    shorter = "".join(
        part if part.startswith("“") else lex["light_verbs"].sub("", part)
        for part in _QUOTED.split(bare)
    )
    bare = shorter if len(shorter) >= 2 else bare
    return bare if len(bare) <= _LONGEST else _tail_of(bare)


def _tail_of(label: str) -> str:
    """The last words of a long label, from a mark between words on where there is one."""
    kept = label[-_LONGEST:]
    if found := lexicon()["clipped.act"].search(kept):
        return balanced(found["act"])
    cut = re.search(r"[、”》]", kept[: _LONGEST // 2])
    return balanced(kept[cut.end() :].lstrip("）)") if cut else kept)


def object_of(mention: Mention, lex: Lexicon | None = None) -> str:
    """The noun behind a numeral (46个村: 村), where it may be one."""
    lex = lex or lexicon()
    if medal := lex.medals.get(mention.number.unit, ""):
        return medal
    named = len(noun(mention.lead, lex)) > 1
    thing = clipped(behind(mention, lex), mention.number, lex, named=named)[:_LONGEST_TAIL]
    return balanced(lex["tail_closings"].sub("", thing))


def context_of(mention: Mention, lex: Lexicon) -> str:
    """The clause before that holds no quantity, as a name."""
    bare = noun(squash(mention.context), lex)
    told = len(_DATES.sub("", bare)) < 2
    return "" if told or len(bare) > _CONTEXT else balanced(bare)


def is_for(money: Mention, counted: Mention, lex: Lexicon | None = None) -> bool:
    """Whether an amount is called by what it is for, and that goes on with a count (5万元用于购置20台电脑)."""
    lex = lex or lexicon()
    kinds = (money.number.kind, counted.number.kind) == (Kind.MONEY, Kind.COUNT)
    joined = kinds and counted.gap == money.tail
    return joined and not noun(money.lead, lex) and lex.has("told.used_for", squash(money.tail))


def wares(mentions: Sequence[Mention], index: int, lex: Lexicon | None = None) -> str:
    """What an amount at ``index`` buys by the count right behind it, or nothing."""
    lex = lex or lexicon()
    following = mentions[index + 1 : index + 2]
    bought = following and is_for(mentions[index], following[0], lex)
    return object_of(following[0], lex) if bought else ""


def behind(mention: Mention, lex: Lexicon) -> str:
    """The words behind a numeral, as far as they may name what is counted."""
    words = squash(lex["headed.anew"].split(mention.tail.strip().partition("\n")[0])[0])
    if not words:
        return ""
    words = lex["told.among"].sub("", _BRACKET.sub("", words))
    return lex["tail_openings"].sub("", _MARKS.sub("", words))


def own_words(mention: Mention, lex: Lexicon | None = None) -> str:
    """The words of a quantity's own clause that name it, before and behind the numeral; may be empty."""
    lex = lex or lexicon()
    if is_nought(mention.number):
        return object_of(mention, lex)
    before = noun(lex["parts.inside"].sub("", squash(mention.lead)), lex)
    if mention.number.kind in {Kind.MONEY, Kind.PERCENT}:
        return _words_of_money(mention, before, lex)
    thing = object_of(mention, lex)
    if len(before) > 1 and lex.has("headed.purpose", behind(mention, lex)):
        return before
    rest = _without_examples(before, thing, mention, lex)
    people = mention.number.unit in lex.people_units
    return headed(rest, behind(mention, lex), lex, people=people) or rest + thing


def _words_of_money(mention: Mention, before: str, lex: Lexicon) -> str:
    """The words that name an amount or a percentage; those behind it only where none before it do."""
    thing = object_of(mention, lex)
    if given := lex["told.given"].search(before):
        return thing + given["each"] if len(thing) > 1 else before
    if lex.has("prepositions", before) and lex["parts.among"].search(squash(mention.tail)):
        return before[1:] + thing
    if sum_behind := _sum_behind(mention, before, lex):
        return sum_behind
    named = len(before) > 2 or lex.has("money_spent", before)
    return before if named else before + thing


def _sum_behind(mention: Mention, before: str, lex: Lexicon) -> str:
    """What an amount is called that stands before its own name (获得25万元的补助资金), or nothing."""
    told = mention.number.kind is Kind.MONEY and lex.has("told.sum_behind", mention.tail)
    found = lex["told.sum_of"].match(object_of(mention, lex)) if told else None
    return found.group() if found and not lex.has("money_spent", before) else ""


def _without_examples(before: str, thing: str, mention: Mention, lex: Lexicon) -> str:
    """What stands before the numeral, less the examples of what is counted; of a longer subject the first is kept."""
    lead = squash(mention.lead)
    if thing and lead.endswith("等"):
        inside = mention.start > len(mention.gap) and lead == squash(mention.gap)
        rest = "" if "、" in before or inside else before + "等"
    else:
        rest = lex["examples"].sub("" if thing else r"\g<first>等", before)
    if thing and re.search("[、和]", before) and not lex.has("clipped.vague", thing):
        verb = lex["enumerating_verbs"].match(before)
        rest = verb.group() if verb else "" if _enumerated(before, mention, lex) else rest
    return rest if len(rest + thing) >= 2 else before


def _enumerated(before: str, mention: Mention, lex: Lexicon) -> bool:
    """Whether what is counted stands before the numeral one by one (甲、乙和丙三个站点)."""
    names = len(_JOINTS.findall(before)) + 1
    chinese = mention.number.chinese and names == mention.number.value
    return chinese or mention.number.unit in lex.kind_units


def dated(label: str, lead: str) -> str:
    """``label`` with the year that its words start with, where that is part of a name.

    >>> dated("元旦演出经费", "，2023 年元旦演出经费")
    '2023年元旦演出经费'
    """
    found = re.search(r"((?:19|20)\d\d年度?)" + re.escape(label[:2]), squash(lead))
    return found.group(1) + label if found and not label.startswith(found.group(1)) else label


def parallel(label: str, previous: str) -> str:
    """``label`` with the modifier that it shares with the one before in a list.

    >>> parallel("银牌", "世界杯金牌")
    '世界杯银牌'
    >>> parallel("篮球架", "健身路径"), parallel("不满意", "基本满意")
    ('篮球架', '不满意')
    """
    short = len(label) <= 3 and len(previous) > len(label) and label[:1] not in _NEGATIONS
    if short and previous[-1:] == label[-1:] and previous[-len(label) :] != label:
        return previous[: -len(label)] + label
    return label


def whole_name(label: str, lex: Lexicon) -> str:
    """``label`` as the subject of what became of the money, without the words for money in general."""
    bare = lex["planned_tails"].sub("", label)
    bare = re.sub(f"(?:{lex['generic_tails'].pattern})$", "", bare)
    bare = re.sub(f"(?:{lex['generic_after_project'].pattern})$", "", bare)
    short, rest = bare, lex["concept_tails"].sub("", bare)
    while short not in {rest, ""} and not lex.has("subject_nouns", short):
        short, rest = rest, lex["concept_tails"].sub("", rest)
    return short if lex.has("subject_nouns", short) else bare

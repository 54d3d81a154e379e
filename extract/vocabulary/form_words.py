"""Form words: what a word of a form is, whichever room asks: a head, a level, a label, a total, or a blank."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from extract.vocabulary import REMEMBERED, derived, load, remembered
from extract.vocabulary.concepts import aliases, concept_of

_MARK: Final = re.compile(r"[（(][^（）()]*[)）]|[【\[][^【\[】\]]*[】\]]")
POINTS_BEHIND: Final = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分?\s*[)）]")
_TELLING: Final = 4  # a label this long is hardly ever part of a sentence
YEAR: Final = re.compile(r"^(\d{4})年度?")


def squash(text: str) -> str:
    """``text`` without any white space."""
    return "".join(text.split())


@lru_cache(REMEMBERED)
def bare(text: str) -> str:
    """The words of a head without brackets, units, marks and a leading year.

    >>> bare("2023年 预算数（万元）"), bare("执行率(B/A)：")
    ('预算数', '执行率')
    """
    return YEAR.sub("", _MARK.sub("", squash(text))).strip(":：*")


@derived
def words(section: str) -> dict[str, str]:
    """Each word of a section of the form vocabulary with its key."""
    entries = load("forms")[section]
    return {squash(word): key for key, listed in entries.items() for word in listed}


@derived
def names(section: str) -> frozenset[str]:
    """The plain list ``section`` of the form vocabulary as a set."""
    return frozenset(squash(word) for word in load("forms")[section])


def head_key(text: str) -> str | None:
    """The measure or the part of an indicator row that a column head names, or None.

    >>> head_key("全年执行数（万元）"), head_key("二级指标"), head_key("道路清扫")
    ('全年执行数', 'level2', None)
    """
    word = bare(text)
    return words("measures").get(word) or words("indicator_heads").get(word)


def sign_of(text: str) -> str:
    """What a cell that holds a sign alone, or the words for one, says of the figure beside it, or nothing.

    >>> sign_of("≥"), sign_of("小于等于"), sign_of("正向")
    ('at_least', 'at_most', '')
    """
    return _signs().get(unicodedata.normalize("NFKC", squash(text)), "")


@derived
def _signs() -> dict[str, str]:
    """Every sign and the words that stand for one in a cell of their own."""
    before = load("units")["before"]
    return {
        word: key for key, told in before.items() if key != "none" for word in str(told).split()
    } | {word: key for key, listed in load("forms")["sign_words"].items() for word in listed}


def rate_and_points(text: str) -> int:
    """Where a head that is made of a rate and of points is to be cut, or 0.

    >>> rate_and_points("执行率得分"), rate_and_points("执行率")
    (3, 0)
    """
    measures = words("measures")
    halves = ((text[:i], text[i:]) for i in range(1, len(text)))
    return next(
        (
            len(first)
            for first, second in halves
            if measures.get(first) == "执行率" and measures.get(second) in {"分值", "得分"}
        ),
        0,
    )


def level_of(text: str) -> int:
    """Which level of the hierarchy of indicators a text names for certain: 1, 2, or 0 for neither.

    >>> level_of("产出指标（50分）"), level_of("数量指标"), level_of("新建路灯")
    (1, 2, 0)
    """
    word = bare(text)
    if word in names("level1_names") - names("level2_names"):
        return 1
    return 2 if word in names("level2_names") else 0


def may_be_level(text: str, level: int) -> bool:
    """Whether a text is a name that this level of the hierarchy may have."""
    short = names("level2_short") if level == 2 else frozenset[str]()
    return bare(text) in names(f"level{level}_names") | short


def carries_points(text: str) -> bool:
    """Whether a name carries points in brackets.

    >>> carries_points("产出指标（50分）"), carries_points("效益指标(30)"), carries_points("执行率（B/A）")
    (True, True, False)
    """
    return bool(POINTS_BEHIND.search(text))


def is_first_level(text: str) -> bool:
    """Whether a name is of the first level alone by its words, or carries points."""
    second = names("level2_names") | names("level2_short")
    return text in names("level1_names") - second or carries_points(text)


def is_blank(text: str) -> bool:
    """Whether a cell says that it holds nothing."""
    return squash(text) in names("blanks")


def is_failure(text: str) -> bool:
    """Whether a cell shows what a workbook shows instead of a result, as #DIV/0! where nothing was budgeted."""
    return squash(text).upper() in names("failures")


def is_total(text: str) -> bool:
    """Whether a row label announces a total."""
    return bare(text) in names("totals")


def is_key(text: str) -> bool:
    """Whether a text asks for a name or a date beside it, as 项目名称 does."""
    return words("keys").get(squash(text).strip(":："), "planned") != "planned"


def is_goal(text: str) -> bool:
    """Whether a text stands over goals in words."""
    return bare(text) in names("goal_heads")


def is_goal_block(text: str) -> bool:
    """Whether a text stands beside a block of goals in words."""
    return bare(text) in names("goal_blocks")


def is_order(text: str) -> bool:
    """Whether a head stands over the numbers that rows are counted by."""
    return bare(text) in names("order_heads")


@remembered
def is_vague(text: str) -> bool:
    """Whether a target is made of words for a direction or a duration alone, which nobody can see reached.

    >>> is_vague("有效提升"), is_vague("长期"), is_vague("提升至95%"), is_vague("提升居民素养")
    (True, True, False, False)
    """
    return bool(vague_run().fullmatch(squash(text).strip("。；;，、")))


@derived
def vague_run() -> re.Pattern[str]:
    """One word for a direction or a duration behind the other."""
    every = sorted(names("vague_words"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, every))})[、，和与]?)+")


@remembered
def aspect(level1: str, level2: str) -> str:
    """``cost`` or ``time``, where the levels of an indicator say that it is about one of these, or nothing.

    >>> aspect("产出指标", "成本指标"), aspect("产出指标", "时效指标"), aspect("产出指标", "数量指标")
    ('cost', 'time', '')
    """
    if any(word in level for word in names("cost_words") for level in (level1, level2)):
        return "cost"
    return "time" if any(word in level2 for word in names("time_words")) else ""


@remembered
def wanted(name: str) -> str:
    """``low`` or ``high`` where the name of an indicator says which way is better, else nothing.

    >>> wanted("审批差错率"), wanted("投诉处理率"), wanted("办结时限"), wanted("开放天数"), wanted("培训人数")
    ('low', '', 'low', 'high', '')
    """
    word = squash(name)
    if _holds(word, "wanted_short"):
        return "" if _holds(word, "savings") else "low"
    if _holds(word, "wanted_low"):
        return "" if _holds(word, "remedies") else "low"
    return "high" if _holds(word, "wanted_high") else ""


def _holds(text: str, key: str) -> bool:
    return any(word in text for word in names(key))


def is_filler(text: str) -> bool:
    """Whether a text only keeps a place in a form: dots, the number of an indicator, points in brackets.

    >>> is_filler("……"), is_filler("指标2："), is_filler("（30分）"), is_filler("指标2：路灯")
    (True, True, True, False)
    """
    word = squash(text).strip(":：")
    items = "|".join(map(re.escape, names("item_words")))
    return word in names("fillers") or bool(re.fullmatch(rf"(?:{items})\d+|[（(]\d+分[)）]", word))


def is_block(text: str) -> bool:
    """Whether a text stands beside the heads of a block."""
    return bare(text) in names("block_names")


def is_label(text: str) -> bool:
    """Whether a text names a line of a form: a kind of money, of spending, of staff, or a total."""
    return is_total(text) or concept_of(text) is not None


@derived
def head_run() -> re.Pattern[str]:
    """Three heads or more one behind the other, with nothing between them but white space and bars."""
    one = _one_head()
    return re.compile(rf"{one}(?:[\s　|｜]*{one}){{2,}}")


@derived
def _one_head() -> str:
    """One head with its year and its bracket, also one that a narrow cell has broken into lines."""
    every = {*words("measures"), *words("indicator_heads")}
    spread = "|".join(_breakable(w, every) for w in sorted(every, key=lambda w: (-len(w), w)))
    return rf"(?:\d{{4}}年度?)?(?:{spread})(?:\n?[（(][^（）()]{{0,14}}[)）])?"


def _breakable(word: str, every: Collection[str]) -> str:
    """The pattern of a word that may be broken anywhere but where both parts are words of their own."""
    pattern = re.escape(word[0])
    for i in range(1, len(word)):
        apart = word[:i] in every and word[i:] in every
        pattern += ("" if apart else r"\n?") + re.escape(word[i])
    return pattern


@derived
def landmarks() -> re.Pattern[str]:
    """Words that begin a cell wherever they stand in a form without white space."""
    keys = {word for word, key in words("keys").items() if key != "planned"}
    levels = {w for level in (1, 2) for w in names(f"level{level}_names") if w.endswith("指标")}
    totals = {word for word in names("totals") if word.startswith("总")}
    labels = {word for word in aliases() if len(word) >= _TELLING}
    known = {
        *keys,
        *levels,
        *totals,
        *labels,
        *names("goal_heads"),
        *names("block_names"),
        *names("goal_blocks"),
        *names("order_heads"),
    }
    every = sorted(known, key=lambda word: (-len(word), word))
    spread = "|".join(map(re.escape, every))
    number = r"(?:\d{1,2}[、．]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳])?"
    return re.compile(rf"(?:其中[：:])?{number}(?:{spread})(?:[（(][^（）()\n]{{1,8}}[)）])?[：:]?")


@derived
def head_word() -> re.Pattern[str]:
    """One head with its year and its bracket."""
    return re.compile(_one_head())


@derived
def title_word() -> re.Pattern[str]:
    """The words that a form is called by."""
    every = sorted(words("form_titles"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, every)))


def goes_on_with(text: str) -> bool:
    """Whether a line says that the table below it goes on with the one above.

    >>> goes_on_with("续表"), goes_on_with("项目支出绩效自评表（续）"), goes_on_with("持续影响")
    (True, True, False)
    """
    return bool(_going_on().fullmatch(squash(text)))


@derived
def _going_on() -> re.Pattern[str]:
    alone = "|".join(map(re.escape, names("continued")))
    inside = "|".join(map(re.escape, names("continued_marks")))
    number = r"[-－—\d一二三四五六七八九十]{0,4}"
    return re.compile(
        rf"(?:{alone}){number}(?:[:：（(].{{0,40}})?|.{{0,40}}[（(](?:{inside}){number}[)）]"
    )

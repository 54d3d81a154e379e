"""Headed: a clause about something counted, turned into a noun phrase that ends in what is counted."""

import re
from collections.abc import Callable

from extract.narrative.lexicon import Lexicon, lexicon

_OF = re.compile(r"的(?=[^的]{2,4}$)")
_PLACES = re.compile(r"^[^的]*、[^的]*的(?=.{2})")
_LONGEST_ACT = 16

Shape = Callable[[str, str, Lexicon], str]


def headed(before: str, behind: str, lex: Lexicon | None = None, *, people: bool = False) -> str:
    """The name of a count by the words ``before`` and ``behind`` its numeral; empty where they are a name already.

    ``people`` says that its unit counts people, and so not what is theirs.

    >>> headed("对", "显示屏进行维护"), headed("", "场馆免费开放"), headed("完成", "古桥的修缮")
    ('维护显示屏', '免费开放场馆', '古桥修缮')
    """
    lex = lex or lexicon()
    if people and (found := lex["headed.theirs"].match(behind)):
        return f"{before}{found['work']}{found['told']}的{found['who']}"
    return next((name for shape in _SHAPES if (name := shape(before, behind, lex))), "")


def _treated(before: str, behind: str, lex: Lexicon) -> str:
    """对…进行维护 is 维护…, and of what is treated the places are left out that it stands in."""
    towards = lex["headed.towards"].match(before)
    found = lex["headed.treated"].match(behind) if towards else None
    if not towards or not found or len(found["act"]) > _LONGEST_ACT:
        return ""
    whose = towards["whose"] + "的" if towards["whose"] else ""
    act = _OF.sub("", found["act"])
    return towards["rest"] + act + whose + _PLACES.sub("", found["thing"])


def _done(before: str, behind: str, lex: Lexicon) -> str:
    """完成…的维护 is …维护: that it was done says the measure."""
    done = lex["headed.done"].fullmatch(before)
    return _OF.sub("", behind) if done and _OF.search(behind) else ""


def _predicated(before: str, behind: str, lex: Lexicon) -> str:
    """项目正式签约 counts projects: 正式签约项目."""
    found = lex["headed.predicated"].match(behind)
    return before + found["told"] + found["thing"] if found else ""


def _speaking(before: str, behind: str, lex: Lexicon) -> str:
    """专家对规划提出意见 counts experts: 对规划提出意见的专家."""
    found = lex["headed.speaking"].match(behind)
    return (
        f"{before.removesuffix(found['thing'])}{found['told']}的{found['thing']}" if found else ""
    )


def _became(before: str, behind: str, lex: Lexicon) -> str:
    """企业入选名录 counts firms: 入选名录的企业."""
    found = lex["headed.became"].match(behind)
    if not found:
        return ""
    whose = lex["headed.chosen"].sub("", before)
    return f"{whose}{found['told']}的{found['thing']}"


def _made(before: str, behind: str, lex: Lexicon) -> str:
    """发表简讯、剪辑短视频 counts both things together: 简讯、短视频."""
    found = None if behind else lex["headed.made"].match(before)
    return f"{found['first']}、{found['second']}" if found else ""


def _lasted(before: str, behind: str, lex: Lexicon) -> str:
    """时间建成平台 behind a time is 建成平台时间."""
    found = lex["headed.lasted"].match(behind)
    return f"{lex['headed.brief'].sub('', before)}{found['done']}时间" if found else ""


def _at_event(before: str, behind: str, lex: Lexicon) -> str:
    """参赛某某运动会…项目 is 某某运动会参赛项目."""
    found = lex["headed.at_event"].match(before)
    short = 0 < len(behind) <= _LONGEST_ACT // 2
    return found["event"] + found["verb"] + behind if found and short else ""


_SHAPES: tuple[Shape, ...] = (
    _treated,
    _done,
    _predicated,
    _speaking,
    _became,
    _made,
    _lasted,
    _at_event,
)

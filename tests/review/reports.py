"""Small reports, audited by the real pipeline, and the corrections that somebody makes to them."""

from functools import cache

from extract.places import Span
from gouji.pipeline import CaseResult, NamedBytes, audit_files
from gouji.review.correction import Correction, Kind, anchor_at, anchor_of

HEAD = "2023年度示例县图书馆部门整体支出绩效自评报告\n金额单位：万元\n一、支出情况\n"
SUM_OFF = (
    HEAD + "2023年度基本支出 100.00 万元，其中：人员经费 60.00 万元，公用经费 39.00 万元。\n"
    "全年预算 120.00 万元，全年支出 100.00 万元，预算执行率 83.33%。\n"
)
PROJECTS = (
    HEAD + "2023年度项目支出 30.00 万元，其中：古籍扫描 21.00 万元，馆舍设备维护 9.00 万元。\n"
    "二、项目支出绩效情况\n"
    "1.线装书数字化项目支出20.00万元，主要用于扫描。\n"
    "2.馆舍设备维护项目支出9.00万元，主要用于设备。\n"
)
MISSED = HEAD + "全年到位资金 50 万元，其中：财政拨款 4O.00 万元，其他资金 10 万元。\n"
FORM = (
    "2023年度部门整体支出绩效自评表\n（2023年度）\n部门名称\t示例县图书馆\n"
    "年度预算申请\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t100\t120\t110\t10\t91.67%\t9.17\n"
    "\t其中：当年财政拨款\t80\t90\t85\t\t\t\n"
    "\t上年结转资金\t20\t30\t25\t\t\t\n"
    "\t其他资金\t0\t0\t0\t\t\t\n"
)


def audited(
    text: str, *corrections: Correction, names: tuple[str, ...] = ("报告.txt",)
) -> CaseResult:
    """One text under corrections, as one file or as several copies of it."""
    return audit_files([NamedBytes(name, text.encode()) for name in names], corrections)


@cache
def printed(text: str) -> CaseResult:
    """One text as it is printed."""
    return audited(text)


def number(result: CaseResult, raw: str, nth: int = 0) -> str:
    """The id of the nth number that is printed like this."""
    return [n.id for n in result.audit.numbers if n.raw == raw][nth]


def change(
    text: str, kind: Kind, raw: str, new: str = "", *, nth: int = 0, to: str = "", to_nth: int = 0
):
    """A correction of a number of a text by its printed characters."""
    result = printed(text)
    return Correction(
        kind=kind,
        anchor=anchor_of(result.audit, number(result, raw, nth)),
        target=anchor_of(result.audit, number(result, to, to_nth)) if to else None,
        old=raw,
        new=new,
    )


def picked(text: str, raw: str, new: str, *, cut: int = 0) -> Correction:
    """A number that was missed, picked by its characters; ``cut`` leaves some of them out at the end."""
    result = printed(text)
    block, start = next(
        (i, block.text.index(raw))
        for i, block in enumerate(result.documents[0].blocks)
        if raw in block.text
    )
    end = start + len(raw) - cut
    place = Span(source="s1", block=block, start=start, end=end)
    words = result.documents[0].blocks[block].text[start:end]
    return Correction(kind=Kind.ADD, anchor=anchor_at(result.audit, place, words), new=new)

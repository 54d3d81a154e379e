"""Faults: why a correction changes nothing, as sentences for the person who made it."""

from extract.numbers import NumberId
from extract.records import Report
from gouji.review.added import added_id
from gouji.review.correction import Correction, Kind, Whole
from gouji.review.hierarchy import parents_of
from gouji.review.placing import Places, text_at
from gouji.review.reading import numeral_in

SPELLING = frozenset({Kind.VALUE, Kind.ADD})
NAMING = frozenset({Kind.LABEL, Kind.PART})


def fault(correction: Correction, report: Report, places: Places) -> str:
    """Why a correction changes nothing in a report; empty where it does, or where it is about no file of the case."""
    if not places.documents_of(correction.anchor):
        return ""
    if correction.kind in SPELLING and numeral_in(correction.new) is None:
        return f"「{correction.new}」不是一个可以核对的数，请只填一个数字。"
    if correction.kind in NAMING and not correction.new.strip():
        return "名称不能为空。"
    if correction.kind is Kind.ADD:
        return _missed(correction, report, places)
    found = places.find(correction.anchor)
    if not found:
        return f"在原文该处找不到数字「{correction.anchor.raw}」，这条更正没有生效。"
    return _structural(correction, report, places, found[0])


def _structural(correction: Correction, report: Report, places: Places, number: NumberId) -> str:
    """Why an edit of projects or of the hierarchy changes nothing."""
    match correction.kind:
        case Kind.PARENT:
            return _parent(correction, report, places, number)
        case Kind.WHOLE:
            return _whole(correction, report, number)
        case Kind.MERGE:
            targets = places.find(correction.target) if correction.target else ()
            return "" if targets and _project(report, targets[0]) else "所选的数字不属于任何项目。"
        case Kind.PART:
            return "" if _project(report, number) else "这个数字不属于任何项目，无法拆分。"
        case _:
            return ""


def _missed(correction: Correction, report: Report, places: Places) -> str:
    """Why a number could not be added; one that lies in another added number is a piece of it."""
    anchor = correction.anchor
    for document in places.documents_of(anchor):
        if text_at(document, anchor) != anchor.raw:
            return f"原文该处不是「{anchor.raw}」，补录没有生效。"
        source = document.source.id
        held = any(
            each.source == source
            and each.block == anchor.block
            and each.start <= anchor.start
            and anchor.end <= each.end
            and each.id.startswith("a")
            for each in report.numbers
        )
        if added_id(source, anchor) not in report.by_id and not held:
            return "所选文字只包含某个数字的一部分，请选中整个数字。"
    return ""


def _parent(correction: Correction, report: Report, places: Places, number: NumberId) -> str:
    if correction.target is None:
        return ""
    targets = places.find(correction.target)
    if not targets:
        return f"在原文该处找不到合计数「{correction.target.raw}」，这条更正没有生效。"
    if number in _above(report, targets[0]):
        return "一个数不能是它自己的组成部分。"
    return ""


def _above(report: Report, number: NumberId) -> set[NumberId]:
    """A number and every total that it goes into, over any number of steps."""
    seen: set[NumberId] = set()
    waiting = [number]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(parents_of(report, here))
    return seen


def _whole(correction: Correction, report: Report, number: NumberId) -> str:
    if correction.new not in set(Whole):
        return "请说明分项是否为全部。"
    known = any(each.total == number for each in report.breakdowns)
    return "" if known else "这个数下面没有分项。"


def _project(report: Report, number: NumberId) -> str | None:
    fact = report.fact_of.get(number)
    return fact.entity if fact else None

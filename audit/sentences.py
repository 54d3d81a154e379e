"""Sentences: every sentence of an audit for people, by its code.

A check keeps code and values, so that another language needs another table and nothing else. A code that is missing
falls back to what stands before its last dot: ``sum.ok.reading`` to ``sum.ok``, that to ``sum``.
"""

from collections.abc import Mapping

READING = "按“{reading}”的口径成立"
LOWER = "以“{lower}”为分母时相符"

SENTENCES: Mapping[str, str] = {
    "sum.ok": "",
    "sum.ok.reading": READING,
    "sum.rounding": "差 {gap}，在尾差允许的 {allowed} 以内",
    "sum.rounding.reading": READING + "，差 {gap}，在尾差允许的 {allowed} 以内",
    "sum.mismatch": "",
    "ratio.ok": "",
    "ratio.ok.reading": LOWER,
    "ratio.rounding": "重算为 {computed}%，差在尾差以内",
    "ratio.rounding.reading": LOWER + "，差在尾差以内",
    "ratio.cut": "重算为 {computed}%，所填为截尾取值",
    "ratio.cut.reading": LOWER + "，所填为截尾取值",
    "ratio.mismatch": "",
    "multiple.ok": "",
    "multiple.rounding": "差 {gap}，在尾差允许的 {allowed} 以内",
    "multiple.mismatch": "",
    "equal.ok": "",
    "equal.rounding": "差 {gap}，在尾差允许的 {allowed} 以内",
    "equal.mismatch": "",
    "bound.ok": "",
    "bound.rounding": "超出 {gap}，在尾差允许的 {allowed} 以内",
    "bound.mismatch": "",
    "assistant.relation": "此关系由模型提议，未经复核",
    "assistant.confirmed": "此关系由模型提议，已由复核人确认",
    "assistant.name": "名称由模型提议，未经复核",
    "missing": "",
    "conformity.ok": "",
    "conformity.mismatch": "",
    "units-differ": "计量单位不同，无法比较",
    "limit-and-value": "一处为限值（不少于、≥ 等），一处为实际数，无法比较",
    "unchecked": "无法核对：{reason}",
    "unchecked.read-doubt": "数字识读存疑，未据以认定不符",
    "unchecked.layout-doubt": "此表行列系推断恢复，且多处不合，未据以认定不符，请对照原件",
    "unchecked.unread-part": "有一项未能识读",
    "unchecked.conflicting-duplicates": "同一处有互相矛盾的数字",
    "unchecked.restated": "有报告说明数据或口径已作调整，未作比对",
    "unchecked.reform": "有报告说明机构或职能有变动，未作比对",
    "unchecked.part_year": "有报告只反映年度内一段时间，未作比对",
    "unchecked.retargeted": "自评报告说明目标已作调整，未作比对",
    "unchecked.units-apart": "两份报告各项均相差一万倍，金额单位不同，未作比对",
    "unchecked.coverage-unknown": "看不出该报告是否含所属单位，未作合计比对",
    "unchecked.unit-without-total": "有所属单位的报告未列总额，未作合计比对",
    "doubt": "“{raw}”识读存疑，请核对原件",
    "doubt.implied": "“{raw}”识读存疑，若实为 {implied} 则成立，请核对原件",
    "coarser": "若分项仅保留到{digits}，则属尾差",
    "coarser.one": "若其中一处仅保留到{digits}，则属尾差",
    "estimate": "其中有约数，仅供参考",
    "score.proportion": "按执行率计应为 {computed} 分；请提供评分办法",
    "score.achievement": "其他各行按完成比例计分，此行照此应为 {computed} 分；请提供评分办法",
    "scope": "口径可能不同，待核",
    "across.title": "跨报告核对",
    "explained.accounted": "差额 {gap} 与报告所列{label}{amount} 相当",
    "explained.accounted.many": "差额 {gap} 与报告所列{labels}合计 {amount} 相当",
    "explained.reason": "报告另有说明：{label}{amount}",
    "explained.points": "该行已扣分（得 {amount}）并说明原因",
    "explained.movement": "差额 {gap} 等于{label}{amount}",
    "explained.number": "差额 {gap} 与{label}{amount} 相当，请核实是否为该项所致",
    "explained.nought": "{label}印为 {raw}，更正后再核对本项",
    "explained.suspect": "由{label}{raw} 所致，该数若为 {implied} 则成立",
    "repair": "{label}{raw} 若为 {implied}，则 {count} 项勾稽均成立",
    "repair.one": "{label}{raw} 若为 {implied}，则成立",
    "repair.ocr": "{label}{raw} 若为 {implied}，则成立；疑识别或录入错误，核原件",
    "repair.unit": "{label}{raw}{unit} 的单位若放大 {factor} 倍，则成立",
    "repair.follows": "得分 {raw} 随之应为 {implied}",
    "blank": "若“{label}”为 {implied}，则合计成立",
    "blank.many": "若空白的{labels}合计为 {implied}，则合计成立",
    "slip.unit": "两数相差 {factor} 倍，疑单位有误",
    "slip.point": "数字相同而小数点位置不同",
    "slip.swapped": "疑数字颠倒：{raw} 与 {implied}",
    "slip.doubled": "差额恰为{label}{amount}，疑重复计入",
    "slip.dropped": "差额 {gap} 恰为同表{label}{amount}，疑漏计",
    "many": "{terms}（{count} 项）",
    "usual": "所列各项",
    "head.line": "{label}{stated} {sign} {shown}，差 {gap}",
    "head.line.ok": "{label}{stated} {sign} {shown}",
    "head.line.rounding": "{label}{stated} {sign} {shown}，尾差 {gap}",
    "head.line.rate": "{label}{stated} {sign} {shown}，差 {gap} 个百分点",
    "head.pair": "{label}{stated} {sign} {other} {shown}，差 {gap}",
    "head.pair.ok": "{label}{stated} {sign} {other} {shown}",
    "head.pair.rounding": "{label}{stated} {sign} {other} {shown}，尾差 {gap}",
    "head.pair.rate": "{label}{stated} {sign} {other} {shown}，差 {gap} 个百分点",
    "head.over": "{label}{stated} > {shown}，超 {gap}",
    "head.over.rate": "{label}{stated} > {shown}，超 {gap} 个百分点",
    "head.under": "{label}{stated} < {shown}，少 {gap}",
    "head.under.rate": "{label}{stated} < {shown}，少 {gap} 个百分点",
    "head.apart": "{label}：{stated} 与 {shown}，差 {gap}",
    "head.apart.rate": "{label}：{stated} 与 {shown}，差 {gap} 个百分点",
    "head.apart.unit": "{label}：{stated} 与 {shown}",
    "head.sides": "{label}：{here} {stated}，{there} {shown}，差 {gap}",
    "head.sides.rate": "{label}：{here} {stated}，{there} {shown}，差 {gap} 个百分点",
    "head.due": "{label} {stated}，{there}应为 {computed}，差 {gap}",
    "head.claim": "{label}：不成立，",
    "head.missing.implied": "{label}，应为 {implied}",
    "head.missing.implied.unit": "{label}，应为 {implied} {unit}",
    "head.plain": "{label}",
    "head.expected": "{label}，应为“{expected}”",
}

DIGITS: Mapping[int, str] = {0: "整数", 1: "一位小数"}
NATURES: Mapping[str, str] = {
    "data": "数据差错",
    "compliance": "合规疑点",
    "omission": "填报缺漏",
    "scope": "口径待核",
    "wording": "文字规范",
}
SEVERITIES: Mapping[str, str] = {"high": "高", "medium": "中", "low": "低", "info": "提示"}
FAMILIES: Mapping[str, str] = {
    "tie-out": "前后（表间）一致性",
    "disposition": "资金去向",
    "bound": "超限额/未达标",
    "sum": "合计",
    "share": "占比",
    "rate": "比率",
    "score": "得分",
    "weight": "分值",
    "staffing": "人员",
    "arithmetic": "算式",
    "missing": "填报缺漏",
    "wording": "文字规范",
    "count": "计数",
    "across": "跨报告",
}
MARKS: Mapping[str, str] = {
    "ok": "相符",
    "rounding": "尾差",
    "mismatch": "不符",
    "explained": "不符（疑因已列）",
    "involved": "涉及",
    "unchecked": "无法核对",
    "single": "无勾稽对象",
    "context": "非数据",
    "unread": "未识别",
}


def template(code: str) -> str:
    """The sentence with this code, or with the nearest shorter one.

    >>> template("sum.ok.reading") == READING, template("unchecked.nobody-knows")
    (True, '无法核对：{reason}')
    """
    while code not in SENTENCES:
        if "." not in code:
            raise KeyError(f"no sentence for {code!r}")
        code = code.rpartition(".")[0]
    return SENTENCES[code]


def say(code: str, values: Mapping[str, str] | None = None) -> str:
    """The sentence with this code, filled with ``values``.

    >>> say("blank", {"label": "出国经费", "implied": "2"})
    '若“出国经费”为 2，则合计成立'
    """
    return template(code).format_map(values or {})


def digits(places: int) -> str:
    """How many decimals, in words."""
    return DIGITS.get(places, f"{places} 位小数")

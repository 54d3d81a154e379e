"""What a text says in words, as the remarks of its report."""

from gouji.pipeline import NamedBytes, audit_files

TITLE = "2023年度雁泽县林业局部门整体支出绩效自评报告\n"
HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t评分标准\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"


def report_of(*lines):
    """The report of these lines under a title."""
    text = TITLE + "\n".join(lines)
    return audit_files([NamedBytes("report.txt", text.encode())]).report


def remarks_of(*lines):
    """The remarks of these lines under a title."""
    return report_of(*lines).remarks


def rows_of(*rows, agency="雁泽县林业局"):
    """A project form with rows of (target, printed rule, actual value)."""
    body = [
        f"产出指标\t数量指标\t指标{'甲乙丙丁'[i]}\t{target}\t{rule}\t{actual}\t10\t8\t原因"
        for i, (target, rule, actual) in enumerate(rows)
    ]
    return (
        "项目支出绩效自评表",
        "项目名称\t退化林修复",
        f"主管部门\t{agency}",
        HEAD.rstrip(),
        *body,
    )

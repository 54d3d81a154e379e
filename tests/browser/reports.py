"""Reports for the browser tests: the same figures as text, Word and PDF, long enough to scroll."""

import io

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

TITLE = "示例市文化馆2023年度部门整体支出绩效自评报告"
SENTENCE = "全年基本支出 912.40 万元，其中人员经费 700.00 万元、公用经费 202.40 万元。"
"""The planted fault: the parts make 902.40."""
INERT = "<script>window.hurt = 1</script> ![图](http://example.invalid/x.png) <img src=http://example.invalid/y.png>"
FILLER = (
    "本馆围绕年度目标开展工作，群众文化活动有序推进，各项制度得到落实，资金使用规范，成效良好。"
)
SECOND = "全年政府采购支出 80.00 万元，其中货物采购 50.00 万元、工程采购 20.00 万元、服务采购 20.00 万元。"
"""Another fault: the parts make more than the whole."""
ROWS = [
    ["项目", "年初预算数", "全年执行数"],
    ["会议费", "3.20", "2.80"],
    ["培训费", "5.10", "4.60"],
]
NAME = "<img src=http://example.invalid/n.png onerror=alert(1)> ![x](http://example.invalid/m.png)"
"""A file name that would fetch and run if anything rendered it."""


THINGS = [
    *("图书", "展览", "讲座", "培训", "演出", "巡展", "采编", "修缮", "消防", "安保"),
    *("保洁", "绿化", "印刷", "物业", "网络", "租赁", "差旅", "会议", "邮电", "宣传"),
    *("翻译", "鉴定", "扫描", "装裱", "拓印", "陈列", "编目", "数据", "存储", "维护"),
]


def with_thirty_faults():
    """A table in which thirty rates are not what their amounts give."""
    lines = [TITLE, "金额单位：万元", FILLER, "二、部门整体支出情况"]
    lines.append("项目\t全年预算数\t全年执行数\t执行率")
    for i, thing in enumerate(THINGS):
        lines.append(f"{thing}费\t{50 + i}.00\t{30 + i}.00\t{90 + i / 4:.2f}%")
    return "\n".join([*lines, ""]).encode()


def paragraphs(*more):
    """The prose: title, unit, filler to scroll past, the planted sentence and markup that must stay text."""
    return [
        TITLE,
        "金额单位：万元",
        *[FILLER] * 40,
        "二、部门整体支出情况",
        SENTENCE,
        SECOND,
        *[FILLER] * 20,
        INERT,
        *more,
    ]


def as_text(*more):
    """The report as a text file with a table of tab-separated rows."""
    rows = ["\t".join(row) for row in ROWS]
    return "\n".join([*paragraphs(*more), *rows, ""]).encode("utf-8")


def as_word(*more):
    """The report as a Word file whose table has a merged head."""
    document = Document()
    for text in paragraphs(*more):
        document.add_paragraph(text)
    table = document.add_table(rows=len(ROWS) + 1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "基本支出情况表（单位：万元）"
    for r, row in enumerate(ROWS, start=1):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(*more):
    """The report as a PDF of several pages, the planted sentence on a later one."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK")
    plain = [text.replace("<", "&lt;") for text in paragraphs(*more)]
    story = [Paragraph(text, style) for text in plain]
    story.insert(len(plain) // 2, PageBreak())
    lines = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), "STSong-Light", 11),
    ]
    story.append(Table(ROWS, style=lines))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


REPORTS = {"txt": as_text, "docx": as_word, "pdf": as_pdf}

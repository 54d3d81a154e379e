"""Texts of records (.csv, .tsv): read as the sheet they came from, and only where they are nothing else."""

import csv
import io

import pytest

from audit.result import Verdict
from benchmarks.form_files import as_docx
from benchmarks.ten_forms import ten_forms
from extract import read
from extract.document import Paragraph, Table
from extract.readers.text_records import records_of
from gouji.pipeline import NamedBytes, audit_files
from gouji.review.exports.places import place_text
from gouji.ui.spots import place_text as on_the_page
from gouji.ui.texts import words

FORMS = [ten_forms()[index] for index in (0, 3, 5, 9)]
WAYS = {
    "commas": {},
    "semicolons": {"delimiter": ";"},
    "quoted tabs": {"delimiter": "\t", "quoting": csv.QUOTE_ALL},
    "empty ends left out": {"trim": True},
}
ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")


def as_records(form, encoding="utf-8", *, trim=False, **how):
    """A form as a program exports it: what is merged stands in its first field."""
    out = io.StringIO()
    writer = csv.writer(out, **how)
    blank = [""] * (len(form.rows[0]) - 1)
    rows = [[form.title, *blank], ["", *blank], *form.rows]
    for number, row in enumerate(rows):
        fields = ["" if text in {"<", "^"} else text for text in row]
        while trim and number > 16 and fields and not fields[-1]:
            fields.pop()
        writer.writerow(fields)
    return out.getvalue().encode(encoding)


def checks(name, data):
    audit = audit_files([NamedBytes(name, data)]).audit
    told = [c for c in audit.checks if c.verdict is not Verdict.UNCHECKED]
    return sorted((c.rule, c.verdict, str(c.stated), str(c.computed)) for c in told)


@pytest.mark.parametrize("way", WAYS)
def test_a_form_of_records_gives_the_checks_of_the_form_in_word(way):
    form = FORMS[0]
    assert checks("a.csv", as_records(form, **WAYS[way])) == checks("a.docx", as_docx([form]))


@pytest.mark.parametrize("form", FORMS[1:], ids=[form.title[:6] for form in FORMS[1:]])
def test_every_kind_of_form_does(form):
    assert checks("a.csv", as_records(form)) == checks("a.docx", as_docx([form]))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_title_stands_above_and_every_cell_has_its_address(encoding):
    document = read(as_records(FORMS[0], encoding), "a.csv")
    title, table = document.blocks
    assert (title.text, table.columns) == (FORMS[0].title, len(FORMS[0].rows[0]))
    last = table.cells[-1]
    where = document.where(1, last.start, last.end)
    address = f"I{len(FORMS[0].rows) + 2}"
    assert (where.cell, place_text(where), on_the_page(where, words("zh"))) == (address,) * 3


def test_forms_of_other_widths_below_each_other_are_records_too():
    two = [FORMS[0], FORMS[2]]
    both = b"".join(map(as_records, two))
    assert checks("a.csv", both) == checks("a.docx", as_docx(two))


GUARDED = '项目,编码,金额\n道路,"=""0012""","1,200.50"\n路灯,\'0013,"30\n40"\n'


def test_figures_that_a_program_guards_are_bare_and_line_ends_stay_in_their_field():
    (table,) = read(GUARDED.encode(), "a.csv").blocks
    assert [table.content(c) for c in table.cells if c.row] == (
        ["道路", "0012", "1,200.50", "路灯", "0013", "30\n40"]
    )


OTHERS = [
    (
        "prose with commas",
        "2023年, 预算100万元, 执行90万元。\n合计190万元。\n完成率90%, 得分9分。\n",
    ),
    ("two lines", "项目,预算,执行\n道路,1,2\n"),
    ("two columns", "项目,预算\n道路,1\n路灯,2\n"),
    ("a quotation mark of its own", '项目,预"算,执行\n道路,"1"5,2\n路灯,3,4\n'),
    ("tabs alone", "项目\t预算\t执行\n道路\t1,5\t2\n路灯\t3\t4\n"),
    ("amounts with commas", "1,234,567\n预算合计\n1,000\n其中人员经费\n"),
]


@pytest.mark.parametrize(("case", "text"), OTHERS, ids=[case for case, _ in OTHERS])
def test_any_other_text_is_none(case, text):
    assert records_of(text) is None
    kinds = {type(block) for block in read(text.encode(), "a.txt").blocks}
    assert kinds == ({Table} if case == "tabs alone" else {Paragraph})

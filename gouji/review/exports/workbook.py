"""The workbook: summary, findings, every check with live formulas, the data, the indicator rows and the log."""

from gouji.review.exports.check_sheet import check_sheet
from gouji.review.exports.finding_sheet import finding_sheet
from gouji.review.exports.list_sheets import data_sheet, indicator_sheet, log_sheet
from gouji.review.exports.papers import Papers
from gouji.review.exports.sheets import Workbook
from gouji.review.exports.summary_sheet import summary_sheet
from gouji.review.exports.words import word


def workbook(papers: Papers) -> bytes:
    """The bytes of the workbook."""
    matters = papers.matters("info")
    with Workbook(papers.audit.case.title) as book:
        summary_sheet(book.sheet(word("sheet.summary"), landscape=False), papers, matters)
        found = book.sheet(word("sheet.findings"))
        rows = check_sheet(book.sheet(word("sheet.checks")), papers)
        finding_sheet(found, papers, matters, rows)
        data_sheet(book.sheet(word("sheet.data")), papers)
        indicator_sheet(book.sheet(word("sheet.indicators")), papers)
        log_sheet(book.sheet(word("sheet.log")), papers)
    return book.data

"""Results of formulas that a workbook does not hold: worked out by LibreOffice, as Excel does when it opens the file.

Programs that write workbooks by themselves leave results out. What depends on the day or on chance, or asks the
network, is left as it is.
"""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Final

from extract.document import Document
from extract.errors import ReadError
from extract.problems import Problem
from extract.readers.archive import DAMAGE
from extract.readers.limits import Limits
from extract.readers.office import convert
from extract.readers.sheet import read_workbook
from extract.readers.sheet_problems import AS_BLANK, UNSAVED

_COMPUTED: Final = "formula-computed"
_UNSURE: Final = re.compile(rb"WEBSERVICE|FILTERXML|RAND|NOW\(|TODAY\(|DDE\(|HYPERLINK|\[\d+\]")
_SHEETS: Final = "xl/worksheets/"
_WORKED_OUT: Final = "，由 LibreOffice 算出后读取，请核对。"


def with_results(data: bytes, document: Document, limits: Limits) -> Document:
    """The document with results for its formulas; as it is where all have one or they cannot be worked out."""
    unsaved = [problem for problem in document.problems if problem.code == UNSAVED]
    if not unsaved or not _is_sure(data):
        return document
    try:
        whole = read_workbook(convert(data, "xlsx", limits), document.source, limits)
    except ReadError:
        return document
    left = {problem.what for problem in whole.problems}
    told = [_told(problem) for problem in unsaved if problem.what not in left]
    return replace(whole, problems=(*whole.problems, *told))


def _told(problem: Problem) -> Problem:
    """What is said of formulas that had no result and now have one."""
    formulas = problem.what.partition(AS_BLANK)[0]
    return problem.model_copy(update={"code": _COMPUTED, "what": formulas + _WORKED_OUT})


def _is_sure(data: bytes) -> bool:
    """Whether every formula gives the same result whenever and wherever it is worked out."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            sheets = [name for name in archive.namelist() if name.startswith(_SHEETS)]
            return not any(_UNSURE.search(archive.read(name)) for name in sheets)
    except DAMAGE:
        return False

"""The page on records in the docs is what its generator writes."""

from tests.forms.records import page
from tests.house.source import ROOT


def test_the_page_on_records_is_current():
    written = (ROOT / "docs" / "records.md").read_text("utf-8")
    assert written == page(), "python -m tests.forms.records > docs/records.md"

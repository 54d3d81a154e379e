"""The guides of docs show files that pass their own check."""

import re

import pytest

from gouji.basis.files import faults
from tests.house.source import ROOT

FENCE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
SHOWN = [
    (f"{name} {place}", text)
    for name in ("own-rules", "policy")
    for place, text in enumerate(FENCE.findall((ROOT / "docs" / f"{name}.md").read_text("utf-8")))
]


def test_the_guides_show_files():
    assert len(SHOWN) >= 6


@pytest.mark.parametrize("text", [text for _, text in SHOWN], ids=[name for name, _ in SHOWN])
def test_a_shown_file_has_no_fault(text, tmp_path):
    path = tmp_path / "shown.yaml"
    path.write_text(text, encoding="utf-8")
    assert faults([path]) == []

"""Glosses: a finding in a few words of English; in Chinese the headline says it."""

import pytest

from audit.result import Check
from gouji.ui.glosses import gloss
from gouji.ui.texts import words
from tests.review.exports.cases import wrong_sum

EN = words("en")
TOLD = [
    # what is told             kind       fields                     words of the gloss
    ("a sum", "sum", {}, "100 万元 is printed, and the parts make 99.5 万元: 0.5 万元 apart."),
    ("a rate", "ratio", {"unit": "%"}, "0.5 percentage points apart."),
    ("points", "multiple", {"unit": ""}, "what it follows from gives 99.5: 0.5 apart."),
    ("two places", "equal", {}, "100 万元 in one, 99.5 万元 in the other"),
    ("a limit passed", "bound", {}, "more than the 99.5 万元 it ought to keep to, by 0.5 万元."),
    ("a target missed", "bound", {"difference": "-0.5"}, "less than the 99.5 万元"),
    ("a claim", "conformity", {"rule": "WORD-01"}, "A target says when it is reached."),
    ("something missing", "missing", {"difference": None}, "A printed total is the sum"),
    ("a rule of one's own", "missing", {"difference": None, "rule": "OWN-01"}, ""),
]


@pytest.mark.parametrize(
    ("kind", "fields", "said"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD]
)
def test_a_finding_is_told_in_english(kind, fields, said):
    relation = {"kind": kind, "formula": "n1 = n2"}
    check = Check.model_validate(wrong_sum(**{"relation": relation, **fields}))
    assert said in gloss(check, EN)
    assert bool(gloss(check, EN)) == bool(said)
    assert gloss(check, words("zh")) == ""

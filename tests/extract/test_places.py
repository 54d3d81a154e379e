"""Records made of values that are known to fit are the records that looking at the values makes."""

from decimal import Decimal

import pytest
from pydantic import BaseModel, ValidationError

from extract.numbers import Kind, Number
from extract.places import PageBox, Record, Where
from extract.records import Fact, Report

BOX = {"page": 2, "box": (1.0, 2.5, 30.0, 4.0)}
MADE = [
    (PageBox, BOX),
    (Where, {"source": "s1", "block": 3, "start": 4, "end": 6, "boxes": (PageBox(**BOX),)}),
    (Fact, {"number": "n1", "label": "路灯", "measure": "目标值", "section": "prose"}),
    (
        Number,
        {
            "id": "n1",
            "source": "s1",
            "block": 0,
            "start": 0,
            "end": 4,
            "raw": "1.50",
            "value": Decimal("1.50"),
            "kind": Kind.MONEY,
        },
    ),
]


@pytest.mark.parametrize(("kind", "values"), MADE, ids=lambda part: getattr(part, "__name__", ""))
def test_a_record_of_known_values_is_the_record_that_is_looked_at(kind, values):
    made, looked_at = kind.model_construct(**values), kind(**values)
    assert made == looked_at
    assert repr(made) == repr(looked_at)
    assert made.model_dump_json() == looked_at.model_dump_json()


@pytest.mark.parametrize(("kind", "values"), MADE, ids=lambda part: getattr(part, "__name__", ""))
def test_a_record_of_known_values_is_frozen_as_well(kind, values):
    name, value = next(iter(values.items()))
    with pytest.raises(ValidationError):
        setattr(kind.model_construct(**values), name, value)


def test_a_changed_copy_leaves_the_record_as_it_was():
    first = Fact(number="n1", label="路灯", measure="目标值", section="prose")
    copied = first.model_copy(update={"label": "路灯维护"})
    assert (first.label, copied.label) == ("路灯", "路灯维护")
    assert copied == BaseModel.model_copy(first, update={"label": "路灯维护"})
    assert copied != first
    assert first.model_copy() == first


def test_a_deep_copy_shares_nothing_that_may_change():
    report = Report(wheres={"n1": Where(source="s1", block=0, start=0, end=1)})
    copied = report.model_copy(deep=True)
    assert copied == report
    assert copied.wheres is not report.wheres


def test_every_record_of_a_report_may_be_made_so():
    """Nothing private and no aliases, which the short ways do not know."""
    kinds, known = [Record], set()
    while kinds:
        kind = kinds.pop()
        known |= {kind} if kind.__module__.startswith("extract.") else set()
        kinds += kind.__subclasses__()
    assert len(known) > len(MADE)
    assert not [k for k in known if k.__private_attributes__ or k.__pydantic_post_init__]
    fields = [(k, f) for k in known for f in k.model_fields.values()]
    assert not [k for k, f in fields if f.alias or f.validation_alias]

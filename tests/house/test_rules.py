"""The catalogue keeps together: files, register, docstrings, tables of cases and the generated page."""

import ast
import importlib
import re

import pytest

from audit.across.papers import Bundle
from audit.across.rules import ACROSS
from audit.catalogue import CATALOGUE, HEADINGS, docstring, entries, explain, page
from audit.headline import headline
from audit.judge import judge
from audit.judged import Judged
from audit.ledger import Ledger
from audit.relations import Relation
from audit.result import Check, Verdict
from audit.rules import RULES
from audit.rules.subtotal_filled import subtotal_filled
from extract.records import Report
from gouji.ui.texts import _claims, _explanations, words
from tests.audit.across.junk import JUNK_PAPERS
from tests.audit.rules.junk import JUNK
from tests.audit.rules.running import MISMATCH, ROUNDING, SHOWN
from tests.house.source import ROOT

IDS = [rule.id for rule in CATALOGUE]
ROOMS = {"audit/rules": RULES, "audit/across/rules": ACROSS}
FAMILIES = set(Check.model_fields["family"].annotation.__args__)
NATURES = set(Check.model_fields["nature"].annotation.__args__)
CODE_LINES = 80
RETIRED = frozenset()
"""Ids of rules that were taken out; none of them is given to another rule."""
FAILING = {MISMATCH}
RULE_ID = re.compile(r"[A-Z]+-\d\d")

each_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=IDS)


def stem(rule):
    """Return the name of the file that holds a rule."""
    return rule.module.rpartition(".")[2]


def cases(rule):
    """Return the table of cases of a rule."""
    room, _, name = rule.module.rpartition(".")
    return importlib.import_module(f"tests.{room}.test_{name}").CASES


def asked_of(rule, empty=False):
    """Return what a rule is asked of: a report, or bundles of papers, of junk or of nothing."""
    if rule not in ACROSS:
        return [Report() if empty else JUNK]
    return [Bundle(over, () if empty else JUNK_PAPERS, "junk") for over in rule.over]


def in_one(of):
    """Return a report as it is, and the papers of a bundle laid together as one."""
    return of.report if isinstance(of, Bundle) else of


def code_lines(source):
    """Count the lines of a module without its docstring and empty lines."""
    body = ast.parse(source).body
    rest = source.splitlines()[body[0].end_lineno :]
    return sum(bool(line.strip()) for line in rest)


def test_every_file_is_in_the_register_and_every_entry_has_its_file():
    for room, register in ROOMS.items():
        files = {path.stem for path in (ROOT / room).glob("*.py")} - {"__init__"}
        assert sorted(stem(rule) for rule in register) == sorted(files)


def test_no_id_stands_for_two_rules():
    assert len(set(IDS)) == len(IDS)


def test_no_id_that_was_retired_comes_back():
    assert set(IDS).isdisjoint(RETIRED)


@each_rule
def test_an_id_is_letters_and_a_number(rule):
    assert re.fullmatch(r"[A-Z]+-\d\d", rule.id)


@each_rule
def test_family_and_nature_are_those_of_the_result(rule):
    assert rule.family in FAMILIES
    assert rule.nature in NATURES


@each_rule
def test_the_headings_stand_in_their_order(rule):
    assert tuple(re.findall(r"^## (.+)$", docstring(rule), re.MULTILINE)) == HEADINGS


@each_rule
def test_the_claim_is_one_sentence(rule):
    claim = next(entry.claim for entry in entries() if entry.id == rule.id)
    assert re.fullmatch(r"[A-Z][^.]*\.", claim)


@each_rule
def test_every_heading_has_a_text(rule):
    sections = next(entry.sections for entry in entries() if entry.id == rule.id)
    assert all(body for _, body in sections)


@each_rule
def test_what_is_skipped_is_numbered_and_the_code_refers_to_it(rule):
    skipped = dict(next(entry.sections for entry in entries() if entry.id == rule.id))[HEADINGS[2]]
    numbers = [int(each) for each in re.findall(r"^(\d+)\. ", skipped, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    source = (ROOT / f"{rule.module.replace('.', '/')}.py").read_text("utf-8")
    code = source.replace(docstring(rule), "")
    assert "(1)" in code


@each_rule
def test_a_rule_is_short(rule):
    source = (ROOT / f"{rule.module.replace('.', '/')}.py").read_text("utf-8")
    assert code_lines(source) < CODE_LINES


@each_rule
def test_no_rule_imports_another(rule):
    source = ast.parse((ROOT / f"{rule.module.replace('.', '/')}.py").read_text("utf-8"))
    imported = {node.module for node in ast.walk(source) if isinstance(node, ast.ImportFrom)}
    assert not any(name.startswith(("audit.rules", "audit.across.rules")) for name in imported)


@each_rule
def test_the_table_holds_fails_and_is_skipped(rule):
    assert {shown for shown, *_ in cases(rule)} >= {"holds", "fails", "skipped"}


@each_rule
def test_every_case_shows_what_it_says(rule):
    for shown, sentence, _, expected in cases(rule):
        verdicts = {verdict for verdict, _ in expected}
        assert shown in SHOWN, sentence
        assert bool(verdicts & FAILING) == (shown == "fails"), sentence
        assert (shown == "rounds") <= (ROUNDING in verdicts), sentence
        assert (shown == "skipped") <= (verdicts <= {Verdict.UNCHECKED}), sentence


@each_rule
def test_no_sentence_stands_twice_in_a_table(rule):
    sentences = [sentence for _, sentence, _, _ in cases(rule)]
    assert len(set(sentences)) == len(sentences)


@each_rule
def test_a_rule_survives_an_empty_report(rule):
    assert [relation for of in asked_of(rule, empty=True) for relation in rule.relate(of)] == []


@each_rule
def test_a_rule_survives_junk(rule):
    found = [relation for of in asked_of(rule) for relation in rule.relate(of)]
    assert all(isinstance(relation, Relation) for relation in found)


@each_rule
def test_the_names_of_a_relation_hold_no_id_and_no_value(rule):
    for _, sentence, of, _ in cases(rule):
        for relation in rule.relate(of):
            assert relation.statement, sentence
            assert relation.anchors, sentence
            read = in_one(of)
            assert not {*read.by_id, *read.row_of} & set(relation.anchors), sentence
            assert not {number.raw for number in read.numbers if len(number.raw) > 3} & set(
                relation.anchors
            ), sentence


AS_IF_IT_HELD = re.compile(r"(?<![不未没])(?:一致|相符|达到|成立|方向相同)|不超过|不高于|应一致")
"""Words of a claim; a line that says that it does not hold says none of them."""
ENDLESS = re.compile(r"\.\d{9}")


@each_rule
def test_what_fails_is_not_told_as_if_it_held(rule):
    for shown, sentence, of, _ in cases(rule):
        if shown == "fails":
            for line in failing_headlines(rule, of):
                assert not AS_IF_IT_HELD.search(line), sentence
                assert not ENDLESS.search(line), sentence


def failing_headlines(rule, of):
    """Return the line of every relation of a rule that does not hold."""
    ledger = Ledger.of(in_one(of))
    judged = (Judged(0, rule, each, judge(each, ledger)) for each in rule.relate(of))
    failing = [headline(each) for each in judged if each.judgement and each.fails]
    assert failing
    return failing


def test_the_page_is_what_the_generator_writes():
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == page()


def test_a_rule_is_explained_under_its_id():
    explained = explain("MISS-04")
    assert explained.startswith("MISS-04 (missing, omission)\n\nA row of sub-totals")
    assert all(f"## {heading}" in explained for heading in HEADINGS)
    assert docstring(subtotal_filled) in f"\n{explained}"


def test_an_unknown_id_is_named():
    with pytest.raises(KeyError, match="NONE-01"):
        explain("none-01")


LINES = [
    # what the module shows             source                                          lines of code
    ("a docstring alone", '"""M."""\n', 0),
    ("empty lines", '"""M."""\n\n\nx = 1\n\ny = 2\n', 2),
    ("a docstring of several lines", '"""M.\n\nMore.\n"""\nx = 1\n', 1),
]


@pytest.mark.parametrize(
    ("source", "lines"), [row[1:] for row in LINES], ids=[row[0] for row in LINES]
)
def test_the_count_of_lines_sees(source, lines):
    assert code_lines(source) == lines


def test_every_rule_says_what_it_claims_in_chinese_and_in_its_own_words_in_english():
    for entry in entries(CATALOGUE):
        chinese = words("zh").claim(entry.id, entry.claim)
        assert chinese != entry.claim
        assert chinese.endswith("。")
        assert words("en").claim(entry.id, entry.claim) == entry.claim


POINT = re.compile(r"^\d+\. ", re.MULTILINE)
LATIN = re.compile(r"[A-Za-z]{4,}")


@each_rule
def test_every_rule_explains_itself_in_chinese_under_every_heading(rule):
    own = next(entry.sections for entry in entries() if entry.id == rule.id)
    told = words("zh").sections(rule.id, own)
    assert words("en").sections(rule.id, own) == own
    assert len({heading for heading, _ in told}) == len(own)
    for (heading, body), (english, text) in zip(told, own, strict=True):
        assert heading != english
        assert body.endswith("。"), heading
        assert not LATIN.search(RULE_ID.sub("", body)), heading
        assert len(POINT.findall(body)) == len(POINT.findall(text)), heading


def test_an_own_rule_is_told_in_its_own_words_under_the_headings_of_the_page():
    told = words("zh").sections("OWN-01", (("Why it matters", "because"), ("Notes", "none")))
    assert told == (("为什么核对", "because"), ("Notes", "none"))


def test_no_claim_is_of_a_rule_that_is_gone():
    assert set(_explanations()) == {entry.id for entry in entries(CATALOGUE)}
    assert set(_claims()["claims"]) == {entry.id for entry in entries(CATALOGUE)}

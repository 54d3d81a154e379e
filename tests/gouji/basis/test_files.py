"""The files that an audit goes by: what they change, and the sentence for each fault."""

from datetime import date
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from audit.catalogue import CATALOGUE
from audit.policy import DEFAULT
from audit.rules import RULES
from gouji.basis.basis import USUAL
from gouji.basis.files import Named, basis_of, faults
from gouji.cli import app
from tests.golden.compact import SAMPLES

TODAY = date(2026, 3, 1)
RULE = "rules: [{id: OWN-01, relation: same, one: {label: 甲}, other: {label: 乙}}]"


@pytest.fixture
def write(tmp_path):
    """Write a file and give its path."""

    def written(text, name="file.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def policy(write, text):
    return basis_of(Named(policy=write(text)), TODAY).policy


def test_without_files_the_basis_is_the_shipped_one():
    assert basis_of(Named(), TODAY) is USUAL


def test_an_empty_mapping_changes_nothing(write):
    assert policy(write, "{}") == DEFAULT


POLICIES = [
    # what the file says                    text                                  what the policy then holds
    ("a limit of the policy", "limits: {small: 0.002}", lambda p: p.small == Decimal("0.002")),
    ("a limit that rules are told", "limits: {low_execution: 85}", lambda p: p.settings.low_execution == 85),
    ("a scale of grades", "limits: {grades: {优: 85, 良: 0}}", lambda p: dict(p.settings.grades) == {"优": 85, "良": 0}),
    ("a limit that is exact", "limits: {doubt: 0.1}", lambda p: str(p.doubt) == "0.1"),
    ("a starting severity", "start: {data: medium}", lambda p: p.start == {**DEFAULT.start, "data": "medium"}),
    ("the severity of a bound", "bounds: {bound.target: info}", lambda p: p.bounds["bound.target"] == "info"),
    ("a cap", "caps: {scope: medium}", lambda p: p.caps["scope"] == "medium"),
    ("a rule that is off", "off: [{rule: MISS-05, reason: 另行报送}]", lambda p: p.off == {"MISS-05"}),
    ("a rule that is off from today on", "off: [{rule: MISS-05, from: 2026-03-01, reason: 另}]", lambda p: p.off == {"MISS-05"}),
    ("a rule that is off until today", "off: [{rule: MISS-05, until: 2026-03-01, reason: 另}]", lambda p: p.off == {"MISS-05"}),
    ("a rule that is off from tomorrow on", "off: [{rule: MISS-05, from: 2026-03-02, reason: 另}]", lambda p: not p.off),
    ("a rule that was off until yesterday", "off: [{rule: MISS-05, until: 2026-02-28, reason: 另}]", lambda p: not p.off),
    ("a rule with a severity of its own", "rated: [{rule: TIE-01, severity: low, reason: 试}]", lambda p: p.rated == {"TIE-01": "low"}),
    ("a severity that is over", "rated: [{rule: TIE-01, severity: low, until: 2025-01-01, reason: 试}]", lambda p: p.rated == {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "holds"), [row[1:] for row in POLICIES], ids=[row[0] for row in POLICIES]
)
def test_a_policy_file_sets(write, text, holds):
    assert holds(policy(write, text))


FAULTS = [
    # what is wrong                        text                                  the sentence
    ("no mapping", "- 1", "应为“键: 值”"),
    ("no YAML", "a: [1", "第 1 行不是有效的 YAML"),
    ("a key that nobody knows", "limit: {}", "limit：没有这个键"),
    ("a limit that is no number", "limits: {small: 小}", "limits small：应为数，不能是 小"),
    ("a part beyond one", "limits: {small: 2}", "limits small：不能大于 1，不能是 2"),
    ("a limit below zero", "limits: {adjustment: -1}", "limits adjustment：不能小于 0，不能是 -1"),
    ("a severity that there is not", "start: {data: grave}", "start data：只能是 'high', 'medium', 'low' or 'info' 之一，不能是 grave"),
    ("a nature that there is not", "start: {datum: low}", "start：没有 datum 这一项；可用的有 data、"),
    ("a rule that there is not", "off: [{rule: MISS-99, reason: 另}]", "off：没有编号为 MISS-99 的规则"),
    ("a rated rule that there is not", "rated: [{rule: X-01, severity: low, reason: 另}]", "rated：没有编号为 X-01 的规则"),
    ("no reason", "off: [{rule: MISS-05}]", "off 第 1 项 reason：缺少此项"),
    ("an empty reason", "off: [{rule: MISS-05, reason: ''}]", "off 第 1 项 reason：不能为空"),
    ("no date", "off: [{rule: MISS-05, from: 去年, reason: 另}]", "off 第 1 项 from：应为日期（如 2026-01-01），不能是 去年"),
    ("days in the wrong order", "off: [{rule: MISS-05, from: 2026-02-01, until: 2026-01-01, reason: 另}]", "off 第 1 项：from 2026-02-01 晚于 until 2026-01-01"),
    ("an id of the catalogue", RULE.replace("OWN-01", "SUM-01"), "编号 SUM-01 已有规则使用"),
    ("an id used twice", f"{RULE[:-1]}, {RULE[8:]}", "编号 OWN-01 已有规则使用"),
    ("an id of another shape", RULE.replace("OWN-01", "own1"), "rules 第 1 项 id：写法应如 OWN-01，不能是 own1"),
    ("no rules", "rules: []", "rules：不能为空"),
    ("a relation that there is not", RULE.replace("same", "near"), "rules 第 1 项 relation：只能是"),
    ("a side that is missing", "rules: [{id: OWN-01, relation: sum, total: {label: 甲}}]", "relation: sum 须给出 parts"),
    ("a side of another relation", RULE.replace("one:", "total: {label: 丙}, one:"), "relation: same 不用 total"),
    ("a flag of another relation", RULE.replace("one:", "growth: true, one:"), "relation: same 不用 growth"),
    ("a term without a name", RULE.replace("{label: 乙}", "{measure: 决算数}"), "rules 第 1 项 other：须给出 concept 或 label"),
    ("a concept that there is not", RULE.replace("{label: 乙}", "{concept: tea}"), "rules 第 1 项 other：词库中没有概念 tea"),
    ("a side that may be missing", RULE.replace("{label: 乙}", "{label: 乙, optional: true}"), "只有 parts 中的项可以 optional"),
    ("a total that may be missing", RULE.replace("{label: 甲}", "{label: 甲, optional: true}"), "只有 parts 中的项可以 optional"),
    ("a place that there is not", RULE.replace("{label: 乙}", "{label: 乙, in: [cellar]}"), "rules 第 1 项 other in 第 1 项：只能是"),
    ("a list that is none", RULE.replace("{label: 乙}", "{label: 乙, in: base}"), "rules 第 1 项 other in：应为列表"),
    ("no schemes", "schemes: []", "schemes：不能为空"),
    ("bands without their kind", "schemes: [{name: 甲, bands: [{from: 90, share: 100}]}]", "kind: bands 与 bands 须一起给出"),
    ("a kind without its points", "schemes: [{name: 甲, kind: per-unit}]", "kind: per-unit 与 per_unit 须一起给出"),
    ("a year that is none", "schemes: [{name: 甲, years: [去年]}]", "schemes 第 1 项 years 第 1 项：应为整数，不能是 去年"),
    ("a switch that is none", "schemes: [{name: 甲, whole_points: 也许}]", "schemes 第 1 项 whole_points：应为 true 或 false，不能是 也许"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_a_fault_is_told_in_one_sentence(write, text, sentence):
    path = write(text)
    (told,) = faults([path])
    assert told.startswith(f"{path}：")
    assert sentence in told


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert faults([tmp_path / "none.yaml"]) == [f"找不到或无法打开文件 {tmp_path / 'none.yaml'}。"]


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "file.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    assert faults([path]) == [f"{path}：不是 UTF-8 文本。"]


def test_two_files_may_not_share_an_id(write):
    first, second = write(RULE), write(RULE, "second.yaml")
    assert faults([first, second]) == [f"{second}：编号 OWN-01 已有规则使用，请另取编号。"]


def test_a_policy_may_name_an_own_rule_of_a_file_beside_it(write):
    own = write(RULE, "own.yaml")
    named = write("off: [{rule: OWN-01, reason: 暂不用}]")
    assert faults([named, own]) == []
    assert len(faults([named])) == 1
    assert basis_of(Named(policy=named, rules=[own]), TODAY).policy.off == {"OWN-01"}


def test_own_rules_stand_behind_the_catalogue_with_a_severity_of_their_own(write):
    own = write(RULE.replace("one:", "severity: info, one:"), "own.yaml")
    found = basis_of(Named(rules=[own]), TODAY)
    assert [rule.id for rule in found.rules] == [*(rule.id for rule in RULES), "OWN-01"]
    assert found.policy.rated == {"OWN-01": "info"}


SENTENCES = [
    # what the rule says         text                                                                       the sentence
    ("a sum", "relation: sum, total: {label: 甲}, parts: [{label: 乙}, {label: 丙, minus: true}]", "甲 = 乙 − 丙"),
    ("a rate", "relation: ratio, rate: {label: 甲}, upper: [{label: 乙}], lower: [{label: 丙}]", "甲 = 乙 ÷ 丙"),
    ("a ceiling", "relation: bound, actual: {label: 甲}, limit: {concept: three_public}", "甲 ≤ 三公经费"),
    ("a floor", "relation: bound, at_least: true, actual: {label: 甲}, limit: {label: 乙}", "甲 ≥ 乙"),
    ("words of its own", "says: 应当相等, relation: same, one: {label: 甲}, other: {label: 乙}", "应当相等"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES]
)
def test_a_rule_says_its_claim(write, text, sentence):
    from gouji.basis.files import own_entries  # noqa: PLC0415

    (entry,) = own_entries([write(f"rules: [{{id: OWN-01, {text}}}]")])
    assert entry.rule().says == sentence


def test_a_scheme_file_becomes_schemes(write):
    text = "schemes: [{name: 甲, province: 某省, years: [2023], kind: bands, bands: [{from: 90, share: 80}], nothing_below: 60, at_most: 95, whole_points: true}]"
    (scheme,) = basis_of(Named(schemes=[write(text)]), TODAY).policy.settings.schemes
    assert (scheme.places, scheme.years, scheme.whole) == (("某省",), (2023,), True)
    assert scheme.points(Decimal(92), Decimal(10)) == Decimal(8)
    assert scheme.points(Decimal("59.9"), Decimal(10)) == 0


SAMPLE = SAMPLES / "enterprise-service-2022.txt"


def run(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def test_the_check_says_what_is_wrong_and_ends_with_one(write):
    done = run("rules", "check", write("limit: {}"))
    assert done.exit_code == 1
    assert "没有这个键" in done.output


def test_the_check_says_that_nothing_is_wrong(write):
    done = run("rules", "check", write(RULE), write("limits: {small: 0.01}", "policy.yaml"))
    assert (done.exit_code, done.output) == (0, "文件没有问题。\n")


def test_the_catalogue_is_still_listed():
    assert len(run("rules").output.splitlines()) == len(CATALOGUE)


def test_an_audit_goes_by_the_files(write):
    everything = write(
        "".join(["off:\n", *(f"- {{rule: {rule.id}, reason: 试}}\n" for rule in RULES)])
    )
    assert run("audit", SAMPLE, "--policy", everything).exit_code == 4
    assert run("audit", SAMPLE, "--rules", write(RULE, "own.yaml")).exit_code in {0, 1}


def test_an_audit_stops_at_a_file_with_a_fault(write):
    done = run("audit", SAMPLE, "--scheme", write("schemes: []"))
    assert done.exit_code == 2
    assert "schemes：不能为空" in done.output

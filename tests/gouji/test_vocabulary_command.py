"""``--vocabulary`` as people call it: the words of the guide, in a folder, reach every stage of an audit."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extract.vocabulary import extend
from gouji.cli import app

GUIDE = Path(__file__).parents[2] / "docs" / "vocabulary.md"
REPORT = """棠梨县草原站2023年度项目支出绩效自评报告
一、项目实施情况
全年改良草场3.5垧，折合52.5亩，购置草捆车12挂，推行3+2套餐。接待群众900人次，去年800人次，同比攀升12.50%。
二、项目资金
人员经费20万元，其中：驻村补助8万元，其余12万元。

项目绩效答卷
项目名称	草场改良
项目资金（万元）		年头核定金额	年内核定金额	年内列支金额
年度资金总额	100	120	90
其中：财政拨款	100	120	90
一级指标	二级指标	三级指标	年度指标值	年内兑现值	分值	得分
产出指标	数量指标	改良草场面积	≥3垧	3.5垧	50	50
"""


@pytest.fixture(autouse=True)
def shipped():
    """Each test leaves the vocabulary as it ships."""
    yield
    extend([])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The blocks of the guide as files of a folder."""
    words = tmp_path_factory.mktemp("guide") / "words"
    words.mkdir()
    for name, text in re.findall(
        r"```yaml\n# (\w+\.yaml)\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL
    ):
        (words / name).write_text(text, "utf-8")
    return words


@pytest.fixture(scope="module")
def results(folder, tmp_path_factory):
    """The report audited with the shipped words, and with those of the guide as well."""
    at = tmp_path_factory.mktemp("audits")
    return audited(at / "shipped"), audited(at / "own", "--vocabulary", str(folder))


def audited(at, *more):
    at.mkdir()
    report = at / "report.txt"
    report.write_text(REPORT, "utf-8")
    out = at / "out"
    done = CliRunner().invoke(
        app, ["audit", str(report), "--out", str(out), "--fail-on", "never", *more]
    )
    assert done.exit_code == 0, done.output
    return json.loads(next(out.glob("*.json")).read_text("utf-8"))


def number(result, raw):
    return next(n for n in result["numbers"] if n["raw"] == raw)


def facts(result, raw):
    ids = {n["id"] for n in result["numbers"] if n["raw"] == raw}
    return [f for f in result["facts"] if f["number"] in ids]


def test_the_words_of_the_guide_are_sound(folder):
    assert len(list(folder.iterdir())) == 4
    done = CliRunner().invoke(app, ["vocabulary", "check", str(folder)])
    assert done.exit_code == 0, done.output


def test_a_unit_of_the_user_reaches_the_scanner(results):
    before, after = results
    assert not [n for n in before["numbers"] if n["raw"] == "3+2"]
    assert number(after, "3+2")["kind"] == "name"
    assert [f["measure"] for f in facts(after, "12") if "草捆车" in f["label"]] == ["完成值"]
    assert (number(after, "12")["unit"], number(after, "3.5")["unit"]) == ("挂", "垧")
    assert number(after, "52.5")["unit"] == "亩"  # the shipped units are known as before


def test_a_concept_and_a_phrase_of_the_user_reach_the_sentences(results):
    before, after = results
    assert {f["concept"] for f in facts(before, "8")} == {None}
    assert {f["concept"] for f in facts(after, "8")} == {"village_allowance"}
    grown = [[c for c in r["checks"] if c["stated"] == "12.50"] for r in (before, after)]
    assert ([c["verdict"] for c in grown[0]], [c["verdict"] for c in grown[1]]) == ([], ["ok"])


def test_heads_and_titles_of_the_user_make_a_form(results):
    before, after = results
    assert {f["measure"] for f in facts(after, "90")} == {"全年执行数"}
    assert "全年执行数" not in {f["measure"] for f in facts(before, "90")}
    assert [row["actual"] for row in after["indicators"]] == ["3.5垧"]
    assert [row["actual"] for row in before["indicators"]] != ["3.5垧"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("narrative", "share: ['占(']\n", "narrative.yaml"),
        ("units", "hounters: 挂\n", "units.yaml"),
        ("forms", "measures: 年头\n", "measures"),
    ],
    ids=["a pattern that is none", "a key that nobody declared", "a word where a mapping stands"],
)
def test_a_folder_with_a_fault_stops_with_a_sentence(tmp_path, name, text, said):
    words = tmp_path / "words"
    words.mkdir()
    (words / f"{name}.yaml").write_text(text, "utf-8")
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    done = CliRunner().invoke(app, ["audit", str(report), "--vocabulary", str(words)])
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output


def test_a_pattern_of_office_marks_that_is_none_is_told(tmp_path):
    (tmp_path / "office_marks.yaml").write_text("stretches: ['(']\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["audit", "无.txt", "--vocabulary", str(tmp_path)])
    assert done.exit_code == 2
    assert "正则表达式“(”" in done.stderr

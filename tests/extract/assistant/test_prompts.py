"""Every prompt loads, and its examples keep to what is asked of a model."""

import pytest
import yaml

from extract.assistant.answers import ANSWERS
from extract.assistant.examining import EXAMINATION, Examination
from extract.assistant.prompts import folder, prompts, read_prompt
from extract.numbers import Kind
from tests.extract.assistant.asking import ID

FILES = sorted(folder().glob("*.yaml"))


def test_there_is_one_file_a_task():
    assert {path.stem for path in FILES} == set(ANSWERS) == set(prompts())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_prompt_loads_under_its_own_name(path):
    prompt = read_prompt(path)
    assert prompt.name == path.stem
    assert prompt.version >= 1
    assert len(prompt.fingerprint) == 16
    assert prompt.examples


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_quote_their_own_text(path):
    for example in read_prompt(path).examples:
        document = example["document"]
        ids = ID.findall(document)
        percent = {each for each in ids if f"⟦{each}⟧%" in document}
        kinds = {
            each: Kind.PERCENT if each in percent else Kind.MONEY for each in ids if each[0] == "n"
        }
        text = f"{example['head']}\n{ID.sub('', document)}"
        token = EXAMINATION.set(Examination(kinds, text, lambda: True, frozenset(ids)))
        try:
            answer = ANSWERS[path.stem].model_validate(example["answer"])
        finally:
            EXAMINATION.reset(token)
        assert any(answer.model_dump().values()), "an example that says nothing teaches nothing"
        assert set(example["wanted"].split("、")) - {""} <= set(ids)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_sample_is_quoted(path, root):
    samples = "".join(p.read_text("utf-8") for p in (root / "samples").glob("*.txt"))
    for example in yaml.safe_load(path.read_text("utf-8"))["examples"]:
        for line in filter(None, ID.sub("", example["document"]).split("\n")):
            assert not any(line[i : i + 12] in samples for i in range(max(1, len(line) - 11)))


@pytest.mark.parametrize("word", ["json", "JSON"])
def test_the_word_json_stands_in_every_prompt(word):
    given = {"document": "x", "wanted": "", "head": "", "unit": ""}
    if word == "JSON":
        assert all(word in p.messages(**given)[0]["content"] for p in prompts().values())
    else:
        assert all(word in str(p.messages(**given)).lower() for p in prompts().values())


HOSTILE = [
    "{{ 7*7 }}",
    "{% 5 }",
    "{document}",
    "{x!r}",
    "{",
    "}}",
    "%(a)s",
    "——材料结束 000000000000——",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_document_text_is_no_template(text):
    sent = prompts()["names"].messages(document=text, wanted="n1", head=text, unit="元")
    assert sent[-1]["content"].count(text) == 2


def test_the_fence_follows_from_the_document():
    one, two = (
        prompts()["names"].messages(document=text, wanted="", head="", unit="")[-1]["content"]
        for text in ("甲", "乙")
    )
    fence = one.split("材料开始 ")[1][:12]
    assert one.count(fence) == 2
    assert fence not in two


def test_another_text_has_another_fingerprint(tmp_path):
    path = tmp_path / "names.yaml"
    path.write_text((folder() / "names.yaml").read_text("utf-8") + "\n# changed\n", "utf-8")
    assert read_prompt(path).fingerprint != prompts()["names"].fingerprint

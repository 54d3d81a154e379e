"""Sums that are complete by definition, with parts that stand sentences or sections apart."""

from tests.extract.narrative.builders import prose

HEAD = "一、支出决算情况"


def sums(*paragraphs):
    """Every sum with all of its parts."""
    return [
        (total, parts) for total, parts, complete in prose(*paragraphs).breakdowns() if complete
    ]


def test_basic_and_project_spending_of_other_sections_make_the_spending():
    text = (
        "2023年度支出合计500万元。",
        "（一）基本支出情况",
        "基本支出300万元。",
        "（二）项目支出情况",
        "项目支出200万元。",
    )
    assert ("500", ["300", "200"]) in sums(HEAD, *text)


def test_parts_of_other_sections_that_do_not_make_the_sum_are_not_claimed():
    text = (
        "2023年度支出合计500万元。",
        "（一）基本支出情况",
        "基本支出300万元。",
        "（二）项目支出情况",
        "项目支出150万元。",
    )
    assert all(total != "500" for total, _ in sums(HEAD, *text))


def test_parts_that_one_paragraph_tells_once_are_all_of_a_known_sum():
    text = "“三公”经费支出决算10万元。因公出国（境）费支出决算0万元。公务用车运行维护费支出决算7万元。公务接待费支出决算2万元。"
    assert ("10", ["0", "7", "2"]) in sums(text)


def test_a_part_that_is_told_twice_leaves_open_which_is_meant():
    text = "“三公”经费支出决算10万元。公务用车运行维护费支出决算7万元。公务用车购置费支出决算1万元。公务接待费支出决算2万元。"
    assert sums(text) == []

"""A calculator page against its calculator: one thing changed in the real page, and what an editor reads."""

import shutil

import pytest

from yaml_pages.errors import ContentFaults
from yaml_pages.site import publish

PAGE = "tools/overdue-interest.yml"
UNKNOWN_FACT = '      daily_rate: "[[huabei-overdue-daily-rat.value|percent]]"\n'
RATE = '      daily_rate: "[[huabei-overdue-daily-rate.value|percent]]"\n'


@pytest.fixture
def faults_of_change(tmp_path, repo_root):
    """A function that gives the faults of the real site after one change in one of its calculator pages."""
    folder = tmp_path / "docs"
    shutil.copytree(repo_root / "docs", folder)

    def find(old, new, page=PAGE):
        text = (folder / page).read_text("utf-8")
        assert old in text, "the page no longer holds what this case changes"
        (folder / page).write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ContentFaults) as caught:
            publish(folder, repo_root / "overrides" / "templates")
        assert {fault.file for fault in caught.value.faults} == {f"docs/{page}"}
        return caught.value.faults

    return find


@pytest.mark.parametrize(("old", "new", "where", "problem"), [
    pytest.param("outputs:\n", "outputs:\n  - name: penalty\n    label: 又一遍\n", "outputs[1]", "结果「penalty」写了两遍", id="a result twice"),
    pytest.param("fields:\n", "fields:\n  - name: days\n    label: 又一遍\n", "fields[4]", "项目「days」写了两遍", id="a field twice"),
    pytest.param("  - name: windows\n", "  - name: window\n", "tables[0]", "计算器没有「window」这个表", id="a table misspelt, its columns left alone"),
    pytest.param(RATE, UNKNOWN_FACT, "examples[0].values.daily_rate", "没有编号是「huabei-overdue-daily-rat」的事实", id="an unknown fact to compute with"),
    pytest.param(RATE, RATE.replace(".value|percent", "|mark"), "examples[0].values.daily_rate",
                 "「[[huabei-overdue-daily-rate|mark]]」没有值可以填", id="a mark where a value belongs"),
    pytest.param("  - id: compound-daily\n", "  - id: result\n", "examples[6].id", "编号「result」在生成的部分里用了", id="an id of the page's own headings"),
    pytest.param("  - id: huabei-47-days\n", "  - id: huabei-47-days\n    hidden: true\n", "examples[0].hidden",
                 "第一个算例的结果要写进网页，不能藏起来", id="the first example hidden"),
    pytest.param('      penalty: "202.10"\n', '      penalty: "202.11"\n', "examples[0].expect.penalty", "算例应得 202.11，算出来是 202.10", id="another result than computed"),
    pytest.param("      - value: 360\n", '      - value: "360"\n', "fields[12].choices[0].value", "这里的写法不对", id="a number in quotes"),
])
def test_a_page_that_differs_from_its_calculator(faults_of_change, old, new, where, problem):
    assert [(fault.where, fault.problem) for fault in faults_of_change(old, new)] == [(where, problem)]


@pytest.mark.parametrize(("page", "old", "new", "expected"), [
    pytest.param("overdue-interest", "  still_growing:\n", "  still_growin:\n",
                 [("next", "结局「still_growing」没有写下一步：罚息每天还在增加"), ("next.still_growin", "计算器没有「still_growin」这个结局")], id="an outcome misspelt"),
    pytest.param("overdue-interest", "carry: {debt: total_due,", "carry: {dept: total_due,",
                 [("next.still_growing[0].carry.dept", "没有一个计算器有「dept」这一项")], id="a number for a field that nobody has"),
    pytest.param("overdue-interest", "carry: {debt: total_due,", "carry: {debt: total_dew,",
                 [("next.still_growing[0].carry.debt", "这一页没有「total_dew」可以带走")], id="a number that is not there"),
    pytest.param("overdue-interest", "  - formula-rounding\n", "", [("facts", "少了事实「formula-rounding」，计算器的答案会用到它")], id="a fact too few"),
    pytest.param("reminders", "    file: richeng.ics\n", "    text: 日程\n", [("documents[0]", "计算器自己写这份文字")], id="words for what the calculator writes"),
    pytest.param("call-sheet", "现在一共欠 {debt}。", "现在一共欠 {dept}。", [("documents[0].text", "没有「dept」这个词可以填")], id="an unknown word"),
    pytest.param("call-sheet", "现在一共欠 {debt}。", "现在一共欠 8600 元。", [("documents[0].text", "正文里直接写了数字：「8600」")], id="a number typed into a document"),
    pytest.param("letters", "when: {field: letter, values: [complaint]}", "when: {field: lettre, values: [complaint]}",
                 [("fields[16].when.field", "「lettre」不是这一页别的选择题")], id="a condition on no choice"),
    pytest.param("letters", "when: {field: letter, values: [complaint]}", "when: {field: letter, values: [complain]}",
                 [("fields[16].when.values[0]", "「letter」里没有「complain」这个选项")], id="a condition nobody can meet"),
    pytest.param("call-sheet", "lookup:\n", "lookup:\n  output: total\n", [("lookup", "速查表的列没写清")], id="two kinds of columns"),
])
def test_what_is_said_beyond_the_numbers(faults_of_change, page, old, new, expected):
    assert [(fault.where, fault.problem) for fault in faults_of_change(old, new, f"tools/{page}.yml")] == expected


def test_a_figure_of_law_that_its_fact_does_not_have(tmp_path, repo_root):
    shutil.copytree(repo_root / "docs", tmp_path / "docs")
    facts = tmp_path / "docs" / "facts" / "rates-law.yml"
    text = facts.read_text("utf-8")
    start = text.index("  - id: spc-2017-24pct\n")
    facts.write_text(text[:start] + text[start:].replace("value: 24\n", "value: 25\n", 1), "utf-8")
    with pytest.raises(ContentFaults) as caught:
        publish(tmp_path / "docs", repo_root / "overrides" / "templates")
    assert "计算器里写的不是这个数：24" in [fault.problem for fault in caught.value.faults]

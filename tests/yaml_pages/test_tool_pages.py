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
    """A function that gives the faults of the real site after one change in its page of overdue interest."""
    folder = tmp_path / "docs"
    shutil.copytree(repo_root / "docs", folder)

    def find(old, new):
        text = (folder / PAGE).read_text("utf-8")
        assert old in text, "the page no longer holds what this case changes"
        (folder / PAGE).write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ContentFaults) as caught:
            publish(folder, repo_root / "overrides" / "templates")
        assert {fault.file for fault in caught.value.faults} == {f"docs/{PAGE}"}
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

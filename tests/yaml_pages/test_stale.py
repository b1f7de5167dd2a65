"""Which facts are past their date on a day, where they stand and which pages lean on them."""

import datetime as dt

import pytest

from yaml_pages.__main__ import main
from yaml_pages.catalogue import load
from yaml_pages.editors import stale

PAGE = """\
title: 逾期
order: 10
short: 每天多收[[daily-rate]]。
checked: "2026-11-23"
sections:
  - id: cost
    title: 费用
    short: 一句话的答案
    facts: [hours]
    steps:
      - {id: open-bill, title: 打开账单, text: "看[[daily-rate|mark]]，再看[[daily-rate]]。"}
"""
BEFORE, LAST, AFTER = dt.date(2026, 11, 24), dt.date(2027, 11, 23), dt.date(2027, 11, 24)


@pytest.fixture
def catalogue(docs):
    return load(docs({"overdue.yml": PAGE}))


@pytest.mark.parametrize("today", [BEFORE, LAST, dt.date(1999, 1, 1)])
def test_until_its_date_is_over_a_fact_is_not_stale(catalogue, today):
    assert stale.stale_facts(catalogue, today) == []
    assert list(stale.report(catalogue, today)) == [f"到 {today}，8 条事实都没有过再核对的日期。"]


def test_the_day_after_it_is(catalogue):
    found = {item.fact.id: item for item in stale.stale_facts(catalogue, AFTER)}
    assert len(found) == 8
    assert found["daily-rate"].days == 1
    assert found["daily-rate"].place == "docs/facts/basic.yml:54"


def test_a_fact_names_the_sections_that_use_it_each_once(catalogue):
    used = stale.cited_in(catalogue)
    assert used["daily-rate"] == ["overdue", "overdue#open-bill"]
    assert used["hours"] == ["overdue#cost"]
    assert used["mental-health-12356"] == [stale.EVERY_PAGE]


def test_the_longest_overdue_comes_first(docs):
    folder = docs({})
    facts = folder / "facts" / "basic.yml"
    facts.write_text(facts.read_text("utf-8").replace('"2027-11-23"', '"2026-12-01"\n    recheck_when: 合同到手时', 1), "utf-8")
    lines = list(stale.report(load(folder), dt.date(2028, 1, 1)))
    assert lines[0] == "到 2028-01-01，8 条事实里有 8 条过了再核对的日期："
    assert lines[1] == "docs/facts/basic.yml:4: mental-health-12356：该在 2026-12-01 前再核对，过了 396 天（合同到手时）"
    assert lines[2] == f"    用在：{stale.EVERY_PAGE}"


@pytest.mark.parametrize(("day", "words"), [
    pytest.param("2026-11-24", "8 条事实都没有过再核对的日期", id="none"),
    pytest.param("2030-01-01", "8 条事实里有 8 条过了再核对的日期", id="all"),
])
def test_the_command_lists_them(docs, capsys, day, words):
    assert main(["--docs", str(docs({})), "stale", "--as-of", day]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize("day", ["明天", "2027-6-1", "2027-02-30", "20270601", "2027-W01-1"])
def test_a_day_that_is_none_is_refused_in_one_sentence(docs, capsys, day):
    with pytest.raises(SystemExit) as left:
        main(["--docs", str(docs({})), "stale", "--as-of", day])
    said = capsys.readouterr().err
    assert left.value.code == 2
    assert f"「{day}」不是日期，写成 2027-06-01 这样" in said


def test_files_with_faults_are_reported_instead_of_half_a_list(docs, capsys):
    assert main(["--docs", str(docs({"facts/broken.yml": "topic: 坏了\n"})), "stale"]) == 2
    assert "docs/facts/broken.yml:1: 少了「" in capsys.readouterr().err

"""Sums of a tutorial page, its choices and its myths: what readers see, and what an editor reads of a fault."""

import shutil

import pytest

from yaml_pages.errors import ContentFaults
from yaml_pages.site import publish

PAGE = """\
title: 算出来的例子
order: 85
short: 一句话的答案
checked: "2026-11-23"
scam_box: true
contents: true
sections:
  - id: job-lost
    title: 丢了工作
    short: 罚息是 [[=sums/penalty.penalty]]
    also: [丢了工作, 失业了, 没收入]
    group: 收入
    body: 欠 [[=sums/penalty.echo.principal]]，过了 [[=sums/penalty.days]]。
    computed:
      - id: penalty
        tool: overdue-interest
        values: {principal: 8600, daily_rate: "[[huabei-overdue-daily-rate.value|percent]]", days: 47}
        expect: {penalty: 202.10}
        title: 到今天的罚息
        show: [echo.principal, penalty]
      - id: longer
        tool: overdue-interest
        values: {principal: "[[=sums/penalty.echo.principal]]", daily_rate: 0.05%, days: 94}
    tools: [{tool: overdue-interest, example: penalty, text: 换成我的数}]
  - id: how-late
    title: 晚了多久
    short: 点最像的一个
    also: [晚几天, 晚一个月, 晚很久]
    group: 情况
    why: 先做的事不一样。
    choices: [{text: 几天, to: "#job-lost", hint: 还来得及}, {text: 很久, to: help}]
    myths: [{id: goes-away, said: 拖着就没了, truth: 拖着不会没。}]
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory, repo_root):
    """A function that publishes the real site with this page added, changed in one place."""
    folder = tmp_path_factory.mktemp("with-sums") / "docs"
    shutil.copytree(repo_root / "docs", folder)

    def publish_changed(old="", new=""):
        assert old in PAGE
        (folder / "sums.yml").write_text(PAGE.replace(old, new, 1), "utf-8")
        return publish(folder, repo_root / "overrides" / "templates")

    return publish_changed


@pytest.fixture(scope="module")
def markdown(published):
    """The page as Markdown."""
    return next(page.markdown for page in published().pages if page.source == "sums.yml")


@pytest.mark.parametrize("shown", [
    pytest.param('是 <span class="computed">202.10 元</span>', id="a result in the short answer"),
    pytest.param('欠 <span class="computed">8,600.00 元</span>，过了 <span class="computed">47 天</span>。', id="an input in the text"),
    pytest.param('<dt>逾期本金</dt><dd class="computed">8,600.00 元</dd>', id="the bill has the calculator's own labels"),
    pytest.param('href="../tools/overdue-interest/#with=principal=8600&amp;daily_rate=0.05%25&amp;days=47"', id="a link that fills the calculator"),
    pytest.param('<div class="bill" id="penalty">', id="a bill has its permanent link"),
    pytest.param('<li><a href="#job-lost"><span class="card-title">几天</span><span class="card-text">还来得及</span></a></li>', id="a choice"),
    pytest.param('<li><a href="../help/"><span class="card-title">很久</span></a></li>', id="a choice that leads to another page"),
    pytest.param("常听到：「拖着就没了」</span> {: #goes-away .myth }\n\n**实际：** 拖着不会没。", id="a myth is followed by the truth"),
    pytest.param('<p class="contents-group">情况</p>\n<ul>\n<li><a href="#how-late">晚了多久</a></li>', id="the list of contents, by group"),
])
def test_what_a_reader_sees(markdown, shown):
    assert shown in markdown


def test_a_sum_without_a_title_serves_others_only(markdown):
    assert 'id="longer"' not in markdown


@pytest.mark.parametrize(("old", "new", "where", "problem"), [
    pytest.param("penalty: 202.10", "penalty: 202.11", "sections[0].computed[0].expect.penalty", "算例应得 202.11，算出来是 202.10", id="another result than computed"),
    pytest.param("days: 94", "days: 9x", "sections[0].computed[1].values.days", "算例算不出来", id="an input that is no number"),
    pytest.param("tool: overdue-interest\n        values: {principal: 8600", "tool: overdue\n        values: {principal: 8600",
                 "sections[0].computed[0].tool", "没有叫「overdue」的计算器页", id="no such calculator"),
    pytest.param("show: [echo.principal, penalty]", "show: [echo.principal, penal]", "sections[0].computed[0].show[1]", "算例里没有「penal」这个结果", id="no such result to show"),
    pytest.param("[[=sums/penalty.days]]", "[[=sums/penalti.days]]", "sections[0].body", "「sums」没有算例「penalti」", id="no such sum"),
    pytest.param("[[=sums/penalty.days]]", "[[=summ/penalty.days]]", "sections[0].body", "没有叫「summ」的计算器页", id="no such page"),
    pytest.param("principal: 8600, daily", 'principal: "[[=sums/longer.echo.principal]]", daily', "sections[0].computed[0].values.principal",
                 "「[[=sums/longer.echo.principal]]」这时还没有算出来", id="a sum that comes later"),
    pytest.param("example: penalty", "example: penal", "sections[0].tools[0].example", "「overdue-interest」没有算例「penal」", id="a card with a sum that is not there"),
    pytest.param("id: goes-away", "id: how-late", "sections[1].myths[0].id", "编号「how-late」在第", id="an id used twice"),
    pytest.param("to: help", "to: helpp", "sections[1].choices[1].to", "没有「helpp」这一页", id="a choice that leads nowhere"),
])
def test_what_an_editor_reads(published, old, new, where, problem):
    with pytest.raises(ContentFaults) as caught:
        published(old, new)
    own = [fault for fault in caught.value.faults if fault.file == "docs/sums.yml"]
    assert (own[0].where, own[0].problem[: len(problem)]) == (where, problem)

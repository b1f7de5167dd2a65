"""Where sources disagree the reader sees all they say, which one the site uses, and why."""

import json

import pytest

from yaml_pages.catalogue import load

# Every disagreement the research found, and the facts that it belongs to; a few words that must be told.
DISAGREEMENTS = [
    ("花呗还款日", ["huabei-bill-and-due-day"], ["9 日", "10 日", "15 日", "20 日"]),
    ("花呗逾期基数", ["huabei-overdue-daily-rate"], ["逾期本金", "当期未还金额"]),
    ("借呗罚息基数", ["jiebei-overdue-base"], ["逾期本金", "逾期本金加利息"]),
    ("宽限期", ["huabei-grace-period"], ["没有宽限期", "3 天"]),
    ("花呗分期提前还", ["huabei-instalment-early-repay"], ["不再收", "全部手续费"]),
    ("花呗 12 期费率", ["huabei-instalment-fee-table", "huabei-merchant-instalment-fee-table"], ["8.8%", "7.5%"]),
    ("网商贷提前还", ["wangshangdai-prepay-fee"], ["不收", "3%"]),
    ("日利率折年", ["huabei-overdue-annualised", "day-count-convention"], ["360 天", "365 天"]),
    ("小贷新指引标题", ["microloan-cost-guideline-2025"], ["综合融资成本管理工作指引", "关于小额贷款公司规范发展的指引"]),
    ("2024-02-20 的五年期 LPR", ["lpr-5y-change-points"], ["3.95%", "4.20%"]),
    ("12378 服务时间", ["complaint-12378-hours"], ["24 小时", "工作日 9:00 到 17:00"]),
    ("95188 人工时间", ["alipay-hotline-menu"], ["24 小时", "8:00 到 24:00"]),
]
FACT = """\
topic: 测试
order: 2
facts:
  - id: due-day
    statement: 还款日说法不一
    value: 9
    unit: 日
    force: 合同或产品规则
    source: {title: 还款规则}
    conflicts:
      said: [每月 9 日, "每月 <b>10</b> 日"]
      use: 看账单。
      why: 每个账户不同
    confidence: B
    checked: "2026-11-23"
    recheck_by: "2027-11-23"
    seen_in: []
"""
TOLD = "每月 9 日；每月 &lt;b&gt;10&lt;/b&gt; 日。本站用：看账单。为什么：每个账户不同。"
PAGE = """\
title: 逾期
order: 10
short: 还款日是[[due-day]]。
checked: "2026-11-23"
sections:
  - {id: cost, title: 费用, short: 一句话的答案}
"""
LISTING = PAGE.replace("title: 逾期", "title: 事实").replace("order: 10", "order: 93\nlisting: facts")


@pytest.fixture(scope="module")
def facts(repo_root):
    return load(repo_root / "docs").facts


@pytest.mark.parametrize(("matter", "names", "words"), DISAGREEMENTS, ids=[row[0] for row in DISAGREEMENTS])
def test_every_disagreement_stands_with_its_facts(facts, matter, names, words):
    for name in names:
        told = "；".join(facts[name].conflicts.said)
        assert [word for word in words if word not in told] == [], matter


def test_no_other_fact_claims_one(facts):
    listed = {name for _, names, _ in DISAGREEMENTS for name in names}
    assert {fact.id for fact in facts.values() if fact.conflicts} == listed


def test_the_full_name_nobody_agrees_on_is_not_given_as_the_source(facts):
    assert "指引" not in facts["microloan-cost-guideline-2025"].source.title


@pytest.fixture
def site(published):
    return published({"overdue.yml": PAGE, "facts/days.yml": FACT, "facts/index.yml": LISTING})


def test_it_is_told_in_the_list_of_sources_and_on_the_card(site):
    pages = {page.file: page.markdown for page in site.pages}
    assert f'<span class="fact-conflict">说法不一：{TOLD}</span>' in pages["overdue.md"]
    assert f"<dt>说法不一</dt><dd>{TOLD}</dd>" in pages["facts/index.md"]
    assert 'data-confidence="B conflict"' in pages["facts/index.md"]


def test_its_mark_says_so(site):
    [page] = [page.markdown for page in site.pages if page.file == "overdue.md"]
    assert ">1 说法不一</a>" in page
    assert 'aria-label="依据 1 说法不一：合同或产品规则；转述一致，以你的合同和账单为准；说法不一，本站用：看账单。"' in page


def test_it_can_be_downloaded(site):
    topics = json.loads(site.facts_json)["topics"]
    [fact] = [fact for topic in topics for fact in topic["facts"] if fact["id"] == "due-day"]
    assert fact["conflicts"] == {"said": ["每月 9 日", "每月 <b>10</b> 日"], "use": "看账单。", "why": "每个账户不同"}


@pytest.mark.parametrize(("change", "said"), [
    ((', "每月 <b>10</b> 日"]', "]"), "conflicts.said: "),
    (("      why: 每个账户不同\n", ""), "少了「why」"),
])
def test_one_line_is_no_disagreement_and_a_reason_is_due(faults, change, said):
    [fault] = faults({"facts/days.yml": FACT.replace(*change)})
    assert said in fault

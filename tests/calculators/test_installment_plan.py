from decimal import Decimal

import pytest

from calculators.core.cost_line import ASKING, FACTS, RECKONING

ANNUAL = {"annual_rate": "8%"}
FLAT = {"method": "flat_fee", "principal": "6000", "total_fee_rate": "8.8%"}


@pytest.mark.parametrize(("texts", "expected"), [
    pytest.param(ANNUAL, {"payment": "869.88", "last_payment": "869.94", "total_cost": "438.62", "total_cost_exact": "438.61"},
                 id="等额本息"),
    pytest.param({"daily_rate": "0.04%"}, {"payment": "899.75", "total_cost_exact": "797.05"}, id="a daily rate is thirty days a month"),
    pytest.param({"annual_rate": "0%"}, {"payment": "833.33", "last_payment": "833.37", "total_cost": "0.00", "apr_simple": "0"},
                 id="without interest"),
    pytest.param({"method": "equal_principal"} | ANNUAL, {
        "payment": "900.00", "last_payment": "838.93", "total_cost": "433.34", "total_cost_exact": "433.33"}, id="等额本金"),
    pytest.param({"method": "interest_only"} | ANNUAL, {
        "payment": "66.67", "last_payment": "10066.67", "total_cost": "800.04", "total_cost_exact": "800.00"}, id="先息后本"),
    pytest.param(FLAT, {"payment": "544.00", "last_payment": "544.00", "total_cost": "528.00", "apr_simple": "0.158643261539"},
                 id="a total fee rate"),
    pytest.param(FLAT | {"total_fee_rate": None, "total_fee": "528"}, {"payment": "544.00", "total_cost": "528.00"}, id="a total fee"),
    pytest.param(FLAT | {"total_fee_rate": None, "period_fee_rate": "0.6%"}, {"payment": "536.00", "total_cost": "432.00"},
                 id="a fee each period"),
    pytest.param({"method": "interest_free", "periods": "3"}, {"payment": "3333.33", "last_payment": "3333.34"}, id="免息"),
    pytest.param({"method": "interest_free", "periods": "3", "remainder": "first"}, {
        "payment": "3333.33", "last_payment": "3333.33"}, id="the odd 分 first: the regular payment stays the headline"),
    pytest.param({"method": "interest_free", "periods": "1"}, {"payment": "10000.00", "last_payment": "10000.00"}, id="at once"),
    pytest.param(ANNUAL | {"upfront_fee": "100"}, {"total_payment": "10438.62", "total_cost": "538.62"},
                 id="a fee taken out beforehand is a cost, not a payment"),
])
def test_what_a_plan_comes_to(plan, value, texts, expected):
    response = plan(**texts)
    assert {name: value(response, name) for name in expected} == expected


def test_the_central_banks_own_example(plan, value):
    # notice 2021 no. 3: 100,000, 1,000 taken beforehand, 12 × 8,833.33 with a flat 0.5% a period
    response = plan(principal="10万", method="flat_fee", period_fee_rate="0.5%", upfront_fee="1000")
    assert value(response, "payment") == "8833.33"
    assert response["results"]["apr_simple"]["text"] == "12.80%"
    assert response["results"]["apr_compound"]["text"] == "13.58%"


@pytest.mark.parametrize(("texts", "periods", "payment", "last"), [
    pytest.param({"annual_rate": "18%", "principal": "18000", "monthly_payment": "900"}, "24", "900.00", "860.86", id="等额本息"),
    pytest.param({"annual_rate": "8%", "monthly_payment": "20000"}, "1", "10066.67", "10066.67", id="all at once"),
    pytest.param({"method": "interest_free", "monthly_payment": "3000"}, "4", "3000.00", "1000.00", id="免息: the last is smaller"),
    pytest.param({"method": "equal_principal", "annual_rate": "8%", "monthly_payment": "900"}, "12", "900.00", "838.93",
                 id="等额本金: the first is the largest"),
    pytest.param({"method": "equal_principal", "annual_rate": "8%", "monthly_payment": "899.99"}, "13", "835.90", "774.37",
                 id="one 分 less takes one period more"),
    pytest.param({"method": "flat_fee", "period_fee_rate": "0.6%", "monthly_payment": "1000"}, "11", "969.09", "969.10",
                 id="固定手续费: shares no larger than that, a fee each period"),
])
def test_by_what_one_can_pay(plan, value, texts, periods, payment, last):
    response = plan(periods=None, **texts)
    assert (value(response, "periods"), value(response, "payment"), value(response, "last_payment")) == (periods, payment, last)


@pytest.mark.parametrize(("texts", "message"), [
    pytest.param({"daily_rate": "0.05%", "monthly_payment": "200"},
                 "每月还 200 元，付了利息（约 270.00 元）就减不了本金，至少要还 270.01 元欠款才会减少；要在 600 期内还清，每月至少还 270.04 元",
                 id="below the interest"),
    pytest.param({"daily_rate": "0.05%", "monthly_payment": "270"},
                 "每月还 270 元，付了利息（约 270.00 元）就减不了本金，至少要还 270.01 元欠款才会减少；要在 600 期内还清，每月至少还 270.04 元",
                 id="just the interest"),
    pytest.param({"daily_rate": "0.05%", "monthly_payment": "270.03"},
                 "每月还 270.03 元，600 期也还不清；要在 600 期内还清，每月至少还 270.04 元", id="hardly more"),
    pytest.param({"method": "flat_fee", "period_fee_rate": "0.6%", "monthly_payment": "100.50"},
                 "每月还 100.50 元，付了手续费（约 108.00 元）就减不了本金，至少要还 108.01 元欠款才会减少；要在 600 期内还清，每月至少还 138.00 元",
                 id="below the fee"),
    pytest.param({"method": "interest_free", "monthly_payment": "29.99"},
                 "每月还 29.99 元，600 期也还不清；要在 600 期内还清，每月至少还 30.00 元", id="too slow"),
])
def test_a_payment_that_never_ends_the_debt(plan, messages, texts, message):
    assert messages(plan(principal="18000", periods=None, **texts)) == {"monthly_payment": message}


def test_the_smallest_payment_named_does_end_it(plan, value):
    response = plan(principal="18000", periods=None, daily_rate="0.05%", monthly_payment="270.04")
    assert value(response, "periods") == "593"


@pytest.mark.parametrize(("texts", "dates"), [
    pytest.param({"first_due_date": "2026-1-31"}, ["2026-01-31", "2026-02-28", "2026-03-31"], id="the month's last day"),
    pytest.param({"first_due_date": "2027-12-30"}, ["2027-12-30", "2028-01-30", "2028-02-29"], id="in a leap year"),
    pytest.param({"first_due_date": "2026-12-20", "pay_day": "8"}, ["2026-12-20", "2027-01-08", "2027-02-08"], id="a pay day of its own"),
    pytest.param({"first_due_date": "2026-2-28", "pay_day": "31日"}, ["2026-02-28", "2026-03-31", "2026-04-30"], id="the 31st"),
])
def test_due_dates(plan, value, texts, dates):
    response = plan(periods="3", **ANNUAL, **texts)
    assert value(response, "schedule", "due_date") == dates
    assert value(response, "end_date") == dates[-1]


def test_without_a_first_date_there_are_no_dates(plan):
    response = plan(**ANNUAL)
    assert response["results"]["end_date"] == {"text": "—", "value": ""}
    assert response["tables"]["schedule"][0]["due_date"] == {"text": "—", "value": ""}


def test_a_pay_day_late_in_the_month_is_explained(plan):
    assert "每月 31 日还；没有这一天的月份，月底那天还。" in plan(**ANNUAL, first_due_date="2026-1-31")["assumptions"]


def test_plans_side_by_side(plan):
    response = plan(**ANNUAL, alternatives="等额本金 12 8%\n固定手续费 12 8.8%\n免息 6")
    assert [[cell["text"] for cell in row.values()] for row in response["tables"]["comparison"]] == [
        ["本方案：等额本息 12 期", "869.88 元", "12 期", "438.62 元", "10,438.62 元", "8.00%", "8.30%"],
        ["等额本金 12 期", "900.00 元", "12 期", "433.34 元", "10,433.34 元", "8.00%", "8.30%"],
        ["固定手续费 12 期", "906.67 元", "12 期", "880.00 元", "10,880.00 元", "15.86%", "17.07%"],
        ["免息分期 6 期", "1,666.67 元", "6 期", "0.00 元", "10,000.00 元", "0.00%", "0.00%"],
    ]
    assert response["notes"][-1] == "总费用最少的是「免息分期 6 期」，共 0.00 元；每期还得起也要一起看。"


def test_no_alternatives_no_comparison(plan):
    assert plan(**ANNUAL)["tables"]["comparison"] == []


def test_both_yearly_rates_are_labelled(plan):
    assert plan(**ANNUAL)["notes"] == ["真实年化：单利 8.00%（每月内部收益率 × 12），复利 8.30%（人民银行公告所说的内部收益率法）。"]


def test_a_fee_is_compared_with_what_it_really_costs(plan):
    assert plan(**FLAT)["notes"][1:] == [
        "手续费率不是年利率：总手续费率 8.80% 是 12 期一共收的；本金每月在减少，手续费没有跟着减，折成一年，真实年化（单利）是 15.86%。",
        "速算：总手续费率 × 24 ÷（期数 + 1）= 16.25%，只能粗估，以上面的真实年化为准。",
    ]


def test_a_fee_of_one_period_shrinks_with_nothing(plan):
    assert plan(method="flat_fee", total_fee_rate="2.5%", periods="1")["notes"][1] == (
        "手续费率不是年利率：总手续费率 2.50% 是 1 期一共收的；折成一年，真实年化（单利）是 30.00%。")


@pytest.mark.parametrize("texts", [{"method": "interest_free"}, {"annual_rate": "0%"}, {"method": "flat_fee", "total_fee_rate": "0%"}])
def test_a_plan_that_costs_nothing_says_so_and_that_it_needs_consent(plan, texts):
    assert plan(**texts)["notes"] == ["没有利息和手续费，还的钱全部用来减本金。免息要对方同意才算。"]


def test_the_large_last_payment_of_interest_only_is_not_hidden(plan):
    response = plan(method="interest_only", annual_rate="18%", periods="6")
    assert response["status"] == "每期 150.00 元，最后一期 10,150.00 元，共 6 期，总费用 900.00 元"
    assert response["notes"][1] == "平时每期只还利息，本金一直没减；最后一期要一次还 10,150.00 元，先想好这笔钱从哪里来。"


@pytest.mark.parametrize(("texts", "said"), [
    (ANNUAL, "等额本息：每期还填的数，利息按上期剩余本金算，四舍五入到分，最后一期还剩下的。"),
    ({"method": "interest_free"}, "免息分期：每期还填的数，全部用来减本金，最后一期还剩下的。"),
])
def test_payments_as_typed_are_not_called_equal_shares(plan, texts, said):
    assert plan(**texts | {"periods": None, "monthly_payment": "800"})["assumptions"][0] == said


@pytest.mark.parametrize(("texts", "lines"), [
    pytest.param(ANNUAL, [
        "10,000.00 元 × 8% ÷ 12 ÷〔1 − (1 + 8% ÷ 12)⁻¹²〕≈ 869.88 元",
        "第 1 期：利息 10,000.00 元 × 8% ÷ 12 = 66.67 元，本金 803.21 元，共 869.88 元，还剩 9,196.79 元",
        "第 2 期：利息 9,196.79 元 × 8% ÷ 12 = 61.31 元，本金 808.57 元，共 869.88 元，还剩 8,388.22 元",
        "第 3 期：利息 8,388.22 元 × 8% ÷ 12 = 55.92 元，本金 813.96 元，共 869.88 元，还剩 7,574.26 元",
        "后面 9 期照这样算，见还款表。", "总费用：利息 438.62 元"], id="等额本息"),
    pytest.param({"daily_rate": "0.04%", "periods": None, "monthly_payment": "10200"}, [
        "10,000.00 元 × 0.04% × 30 ÷〔1 − (1 + 0.04% × 30)⁻¹〕≈ 10,120.00 元",
        "第 1 期：利息 10,000.00 元 × 0.04% × 30 = 120.00 元，本金 10,000.00 元，共 10,120.00 元，还剩 0.00 元",
        "总费用：利息 120.00 元"], id="all in one"),
    pytest.param(ANNUAL | {"periods": None, "monthly_payment": "6000"}, [
        "每期 6,000.00 元，是填的数；最后一期还剩下的。",
        "第 1 期：利息 10,000.00 元 × 8% ÷ 12 = 66.67 元，本金 5,933.33 元，共 6,000.00 元，还剩 4,066.67 元",
        "第 2 期：利息 4,066.67 元 × 8% ÷ 12 = 27.11 元，本金 4,066.67 元，共 4,093.78 元，还剩 0.00 元",
        "总费用：利息 93.78 元"], id="what one can pay"),
    pytest.param(FLAT | {"periods": "2", "upfront_fee": "100"}, [
        "（6,000.00 元 + 手续费 528.00 元）÷ 2 = 3,264.00 元",
        "第 1 期：手续费 264.00 元，本金 3,000.00 元，共 3,264.00 元，还剩 3,000.00 元",
        "第 2 期：手续费 264.00 元，本金 3,000.00 元，共 3,264.00 元，还剩 0.00 元",
        "总费用：手续费 528.00 元 + 预先收取的费用 100.00 元 = 628.00 元"], id="固定手续费"),
    pytest.param({"method": "equal_principal", "principal": "1000", "annual_rate": "4.9%"}, [
        "1,000.00 元 ÷ 12 + 利息 1,000.00 元 × 4.9% ÷ 12 ≈ 87.42 元，减去利息 4.08 元，每期本金 83.34 元",
        "第 1 期：利息 1,000.00 元 × 4.9% ÷ 12 = 4.08 元，本金 83.34 元，共 87.42 元，还剩 916.66 元",
        "第 2 期：利息 916.66 元 × 4.9% ÷ 12 = 3.74 元，本金 83.34 元，共 87.08 元，还剩 833.32 元",
        "第 3 期：利息 833.32 元 × 4.9% ÷ 12 = 3.40 元，本金 83.34 元，共 86.74 元，还剩 749.98 元",
        "后面 9 期照这样算，见还款表。", "总费用：利息 26.52 元"], id="等额本金: the first payment is rounded as one sum"),
    pytest.param({"method": "interest_free", "periods": "1"}, [
        "10,000.00 元 ÷ 1 = 10,000.00 元", "第 1 期：本金 10,000.00 元，共 10,000.00 元，还剩 0.00 元", "总费用 0.00 元：没有利息和手续费"], id="免息"),
])
def test_the_working_in_the_readers_own_numbers(plan, texts, lines):
    assert plan(**texts)["working"] == lines


@pytest.mark.parametrize(("texts", "line"), [
    ({"annual_rate": "8%", "principal": "1200"}, "每期本金 1,200.00 元 ÷ 12 = 100.00 元"),
    ({"annual_rate": "0%", "principal": "1000"}, "每期本金 1,000.00 元 ÷ 12 ≈ 83.33 元"),
    ({"annual_rate": "0%", "principal": "1000", "remainder": "first"}, "每期本金 1,000.00 元 ÷ 12 ≈ 83.33 元"),
    ({"annual_rate": "4.9%", "principal": "1000", "remainder": "first"},
     "1,000.00 元 ÷ 12 + 利息 1,000.00 元 × 4.9% ÷ 12 ≈ 87.42 元，减去利息 4.08 元，每期本金 83.34 元"),
    ({"annual_rate": "12%", "principal": "10", "periods": "600"}, "每期本金 10.00 元 ÷ 600，只取到分，后面的舍去：0.01 元"),
])
def test_the_equal_principal_is_said_as_it_came_about(plan, texts, line):
    assert plan(method="equal_principal", **texts)["working"][0] == line


@pytest.mark.parametrize(("texts", "outcome"), [
    (ANNUAL, "has_cost"), ({"method": "interest_free"}, "free_of_cost"), ({"annual_rate": "0%"}, "free_of_cost"),
    ({"method": "interest_free", "upfront_fee": "1"}, "has_cost"), ({"annual_rate": "25%"}, "above_line"), ({"annual_rate": "23%"}, "near_line"),
    ({"annual_rate": "24%"}, "near_line"), ({"annual_rate": "21%"}, "has_cost"), ({"method": "equal_principal"} | ANNUAL, "uneven"),
    ({"method": "equal_principal", "periods": "2"} | ANNUAL, "has_cost"), ({"method": "interest_only"} | ANNUAL, "has_cost"),
    ({"method": "interest_free", "remainder": "first"}, "uneven"), ({"method": "interest_free", "remainder": "first", "periods": "4"}, "free_of_cost"),
    ({"method": "flat_fee", "total_fee_rate": "15%"}, "above_line"), ({"daily_rate": "0.07%"}, "above_line"),
])
def test_what_matters_most_for_the_next_step(plan, texts, outcome):
    assert plan(**texts)["outcome"] == outcome


def test_above_the_line_it_says_what_can_be_asked_for(plan):
    assert plan(annual_rate="25%")["notes"][1:] == ["单利和复利都高于年 24%。", ASKING, RECKONING]
    assert plan(annual_rate="23%")["notes"][1:] == [
        "单利没有超过年 24%，复利超过了；先问清对方按哪一种算。", ASKING, RECKONING]
    assert "24%" not in "".join(plan(annual_rate="21%")["notes"])


ALWAYS = ["formula-rounding", "formula-irr", "bank-practice-simple-label", "pboc-2021-3-irr-is-compound", "contract-beats-default"]


@pytest.mark.parametrize(("texts", "more"), [
    (ANNUAL, ["formula-annuity"]),
    ({"daily_rate": "0.04%"}, ["formula-annuity", "formula-annuity-daily-actual"]),
    ({"method": "equal_principal", "remainder": "first"} | ANNUAL, ["formula-equal-principal", "huabei-instalment-rounding"]),
    ({"method": "interest_only"} | ANNUAL, ["formula-interest-only"]),
    (FLAT, ["formula-flat-fee", "formula-irr-approx"]),
    ({"method": "interest_free"}, ["formula-flat-fee"]),
    ({"annual_rate": "30%"}, ["formula-annuity", *FACTS]),
    (ANNUAL | {"alternatives": "免息 6\n先息后本 6 8%"}, ["formula-annuity", "formula-flat-fee", "formula-interest-only"]),
])
def test_the_facts_it_rests_on(plan, texts, more):
    assert plan(**texts)["sources"] == ALWAYS + more


def test_up_to_sixty_periods_each_is_a_column_of_the_chart(plan):
    response = plan(**ANNUAL | {"periods": "60"})
    assert response["tables"]["years"] == []
    assert response["charts"]["parts"].count("<rect") == 2 + 60 * 2
    assert "第 60 期" in response["charts"]["parts"]


def test_longer_plans_are_drawn_and_added_up_by_years(plan, value):
    response = plan(**ANNUAL | {"periods": "62"})
    assert value(response, "years", "year") == ["1", "2", "3", "4", "5", "6"]
    assert value(response, "years", "balance")[-1] == "0.00"
    for part in ("payment", "principal", "interest", "fee"):
        by_year, by_period = (sum(map(Decimal, value(response, table, part))) for table in ("years", "schedule"))
        assert by_year == by_period
    assert "第 6 年" in response["charts"]["parts"]


def test_a_chart_of_principal_only_has_one_series(plan):
    chart = plan(method="interest_free", periods="3")["charts"]["parts"]
    assert "利息" not in chart
    assert chart.count("<rect") == 1 + 3


@pytest.mark.parametrize(("texts", "status"), [
    (ANNUAL, "每期 869.88 元，共 12 期，总费用 438.62 元"),
    ({"method": "equal_principal"} | ANNUAL, "首期 900.00 元，共 12 期，总费用 433.34 元"),
])
def test_the_sentence_that_is_read_aloud(plan, texts, status):
    assert plan(**texts)["status"] == status


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"method": ""}, {"method": "选择还款方式：等额本息、等额本金、先息后本、固定手续费、免息分期"}, id="no method"),
    pytest.param({}, {"annual_rate": "输入年利率，或者日利率"}, id="no rate"),
    pytest.param(ANNUAL | {"total_fee": "5"}, {"total_fee": "等额本息用不到总手续费，把它清空"}, id="a fee that is not used"),
    pytest.param({"method": "免息", "daily_rate": "0.05%"}, {"daily_rate": "免息分期用不到日利率，把它清空"}, id="免息 with a rate"),
    pytest.param({"method": "flat_fee"}, {"total_fee_rate": "输入总手续费率，或者每期手续费率，或者总手续费"}, id="no fee"),
    pytest.param(FLAT | {"total_fee": "5", "period_fee_rate": "0.6%"}, {
        "period_fee_rate": "总手续费率、每期手续费率、总手续费只填一种，把另外的清空",
        "total_fee": "总手续费率、每期手续费率、总手续费只填一种，把另外的清空"}, id="three fees"),
    pytest.param(ANNUAL | {"periods": None}, {"periods": "输入期数，或者每月能还"}, id="no length"),
    pytest.param(ANNUAL | {"monthly_payment": "5"}, {"monthly_payment": "期数、每月能还只填一种，把另外的清空"}, id="two lengths"),
    pytest.param(ANNUAL | {"periods": "601"}, {"periods": "期数要在 1 到 600 期之间"}, id="too long"),
    pytest.param({"method": "先息后本", "periods": None, "monthly_payment": "5"} | ANNUAL, {
        "monthly_payment": "先息后本每月只还利息，不能由每月还多少推出期数，改填期数"}, id="interest only has no length of its own"),
    pytest.param(ANNUAL | {"pay_day": "8"}, {"pay_day": "填了每月还款日，第一期还款日也要填，才排得出每期的日期"}, id="a day without a month"),
    pytest.param(ANNUAL | {"upfront_fee": "9000.01"}, {"upfront_fee": "预先收取的费用最多是本金的 90%，也就是 9,000.00 元"}, id="hardly any money"),
    pytest.param({"method": "flat_fee", "total_fee": "10000.01"}, {"total_fee": "总手续费不能超过本金 10,000.00 元"}, id="a fee above all"),
    pytest.param(ANNUAL | {"alternatives": "免息 6 8%\n等额本息 12\n固定手续费 12 150%"}, {
        "alternatives.1.rate": "免息分期用不到第 1 个对比方案的费率，把它清空",
        "alternatives.2.rate": "输入第 2 个对比方案的费率",
        "alternatives.3.rate": "第 3 个对比方案的费率要在 0% 到 100% 之间"}, id="rates of alternatives"),
    pytest.param(ANNUAL | {"alternatives": "免息 6\n免息 7\n免息 8\n免息 9"}, {"alternatives": "对比方案最多 3 行"}, id="too many"),
])
def test_faults(plan, messages, texts, faults):
    assert messages(plan(**texts)) == faults

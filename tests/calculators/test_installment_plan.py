import pytest

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
    pytest.param({"method": "flat_fee", "total_fee_rate": "8.8%", "monthly_payment": "1000"}, "11", "989.09", "989.10",
                 id="固定手续费: shares no larger than that"),
    pytest.param({"method": "flat_fee", "period_fee_rate": "0.6%", "monthly_payment": "1000"}, "11", "969.09", "969.10",
                 id="a fee each period"),
])
def test_by_what_one_can_pay(plan, value, texts, periods, payment, last):
    response = plan(periods=None, **texts)
    assert (value(response, "periods"), value(response, "payment"), value(response, "last_payment")) == (periods, payment, last)


@pytest.mark.parametrize(("texts", "message"), [
    pytest.param({"daily_rate": "0.05%", "monthly_payment": "200"},
                 "每月还 200 元不够付利息（约 270.00 元），至少要还 270.01 元欠款才会减少；要在 600 期内还清，每月至少还 270.04 元",
                 id="below the interest"),
    pytest.param({"daily_rate": "0.05%", "monthly_payment": "270"},
                 "每月还 270 元不够付利息（约 270.00 元），至少要还 270.01 元欠款才会减少；要在 600 期内还清，每月至少还 270.04 元",
                 id="just the interest"),
    pytest.param({"daily_rate": "0.05%", "monthly_payment": "270.03"},
                 "每月还 270.03 元，600 期也还不清；要在 600 期内还清，每月至少还 270.04 元", id="hardly more"),
    pytest.param({"method": "flat_fee", "period_fee_rate": "0.6%", "monthly_payment": "100.50"},
                 "每月还 100.50 元不够付手续费（约 108.00 元），至少要还 108.01 元欠款才会减少；要在 600 期内还清，每月至少还 138.00 元",
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
    assert plan(**ANNUAL)["notes"] == ["真实年化：单利 8.00%（每月内部收益率 × 12），复利 8.30%（央行公告里的 IRR 法）。"]


def test_a_fee_is_compared_with_what_it_really_costs(plan):
    assert plan(**FLAT)["notes"][1:] == [
        "手续费率不是年利率：总手续费率 8.80%，真实年化（单利）15.86%，因为本金每月在减少，手续费没有跟着减。",
        "速算：总手续费率 × 24 ÷（期数 + 1）= 16.25%，只能粗估，以上面的真实年化为准。",
    ]


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

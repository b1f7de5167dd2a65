"""Plans side by side: tables of cases. What holds for any plan is in test_compare_holds."""

import time
from decimal import Decimal

import pytest

from calculators.compare import OUTCOMES, SOURCES
from calculators.core.known import known

PLANS_USUAL = ["1. 一次结清", "2. 免息分期 12 期", "3. 带息分期 13 期（年利率 18%）"]


@pytest.fixture
def compare(ask):
    """Compare plans for 8,802.10 元; rows are given as lists of cells."""
    def asked(*rows, **texts):
        plans = {"plans": "\n".join("\t".join(row) for row in rows)} if rows else {}
        usual = {"debt": "8802.10", "monthly_payment": "800", "annual_rate": "18%"} | plans | texts
        return ask("compare", **{name: text for name, text in usual.items() if text is not None})

    return asked


def row(kind, months="", rate="", waived="", settled_at="", fee=""):
    return [kind, months, rate, waived, settled_at, fee]


def texts(response, table, column):
    return [line[column]["text"] for line in response["tables"][table]]


def amounts(response, table, column):
    return [Decimal(line[column]["value"]) for line in response["tables"][table]]


def chosen(response, name):
    return Decimal(response["results"][f"chosen_{name}"]["value"])


def test_the_usual_plans_come_from_the_debt_and_what_one_can_pay(compare):
    response = compare()
    assert texts(response, "plans", "plan") == PLANS_USUAL
    assert texts(response, "plans", "payment") == ["8,802.10 元", "800.00 元", "800.00 元"]
    assert texts(response, "plans", "last") == ["8,802.10 元", "2.10 元", "92.34 元"]
    assert texts(response, "plans", "periods") == ["现在一次", "12 个月", "13 个月"]
    assert texts(response, "plans", "total") == ["8,802.10 元", "8,802.10 元", "9,692.34 元"]
    assert texts(response, "plans", "extra") == ["一样", "一样", "多 890.24 元"]
    assert texts(response, "plans", "fits") == ["拿不出", "还得起", "还得起"]
    assert "没写方案，排的是常见的几种；对方没有答应过，每一种都要对方同意。" in response["notes"]
    assert "免息要对方同意；没谈成以前，利息和罚息还照合同算。" in response["notes"]
    assert not any("没写方案" in note for note in compare(row("免息", "12"))["notes"])


def test_a_minimum_payment_is_only_usual_where_the_bill_says_how_much(compare):
    response = compare(minimum_payment="1000")
    assert texts(response, "plans", "plan")[3:] == ["4. 最低还款（年利率 18%）"]
    assert texts(response, "plans", "payment")[3:] == ["1,000.00 元"]


def test_a_minimum_payment_not_known_is_said_to_suppose_that_nothing_is_overdue(compare):
    response = compare(row("最低"))
    assert texts(response, "plans", "plan") == ["1. 最低还款（假设都没逾期，年利率 18%）"]
    assert any("假设欠的都是还没逾期的消费本金，每月还剩下的 10%、" in said for said in response["assumptions"])
    assert any("已经逾期的、分期当期的、费用和利息，都要全额算进去" in said for said in response["notes"])


def test_what_is_taken_along_is_the_cheapest_of_the_bearable(compare, value):
    response = compare(first_due_date="2026-12-31")
    assert response["outcome"] == "fits"
    assert {name: value(response, name) for name in response["results"]} == {
        "chosen_payment": "800.00", "chosen_plan": "免息分期 12 期", "chosen_periods": "12", "chosen_last": "2.10",
        "chosen_total": "8802.10", "chosen_extra": "0.00", "chosen_same_day": "8058.65",
        "chosen_first": "2026-12-31", "chosen_end": "2027-11-30",
        "cheapest": "免息分期 12 期，8,802.10 元", "lightest": "免息分期 12 期，800.00 元",
    }
    assert response["status"] == "免息分期 12 期：每期 800.00 元，一共还 8,802.10 元，和现在欠的一样"
    assert "每月 31 日还；没有这一天的月份，月底那天还。" in response["assumptions"]


@pytest.mark.parametrize(("line", "expected"), [
    pytest.param(row("一次结清", waived="202.10"), ["8600.00", "8600.00", "0", "8600.00", "-202.10", "8600.00"], id="waived"),
    pytest.param(row("一次结清", settled_at="8600"), ["8600.00", "8600.00", "0", "8600.00", "-202.10", "8600.00"], id="settled at"),
    pytest.param(row("一次结清", waived="202.10", fee="100"), ["8600.00", "8600.00", "0", "8700.00", "-102.10", "8700.00"],
                 id="a fee is paid besides"),
    pytest.param(row("延期", "3", settled_at="8600"), ["8987.00", "8987.00", "3", "8987.00", "184.90", "8594.42"],
                 id="put off at the debt's own rate, simple interest"),
    pytest.param(row("延期", "3", "0", "202.10"), ["8600.00", "8600.00", "3", "8600.00", "-202.10", "8224.33"], id="put off free"),
    pytest.param(row("免息", "6"), ["1467.02", "1467.00", "6", "8802.10", "0.00", "8357.87"], id="shared out"),
    pytest.param(row("免息", "", "0"), ["800.00", "2.10", "12", "8802.10", "0.00", "8058.65"], id="as long as it takes"),
    pytest.param(row("带息", "12"), ["806.98", "806.93", "12", "9683.71", "881.61", "8802.10"], id="at the debt's own rate"),
    pytest.param(row("带息", "12", "8%"), ["765.68", "765.70", "12", "9188.18", "386.08", "8351.68"], id="cheaper than that"),
    pytest.param(row("带息", "12", "0"), ["733.51", "733.49", "12", "8802.10", "0.00", "8000.75"], id="at nothing"),
    pytest.param(row("手续费", "12", "8.8%"), ["798.06", "798.02", "12", "9576.68", "774.58", "8704.81"], id="a flat fee"),
    pytest.param(row("最低"), ["1012.24", "96.27", "44", "10109.63", "1307.53", "8802.11"], id="a share of what is left"),
])
def test_each_kind_of_plan(compare, value, line, expected):
    response = compare(line)
    columns = ("payment", "last", "periods", "total", "extra", "same_day")
    assert [value(response, "plans", column)[0] for column in columns] == expected
    assert sum(amounts(response, "schedule", "payment")) == chosen(response, "total")
    assert amounts(response, "schedule", "balance")[-1] == 0


def test_a_minimum_payment_from_the_bill_is_paid_every_month(compare, value):
    response = compare(row("最低"), minimum_payment="1000")
    assert value(response, "plans", "payment") == ["1000.00"]
    assert value(response, "plans", "periods") == ["10"]
    assert "最低还款：以后每月都还 1,000 元，不再消费；账单上的数，每个月会变。" in response["assumptions"]


def test_a_debt_that_would_never_end_is_a_row_with_a_reason(compare):
    response = compare(minimum_payment="120", monthly_payment="100")
    assert texts(response, "plans", "periods") == ["现在一次", "89 个月", "还不完", "还不完"]
    assert texts(response, "plans", "payment")[2:] == ["100.00 元", "120.00 元"]
    assert response["outcome"] == "fits"
    assert ("「最低还款（年利率 18%）」：每月还 120 元，付了利息（约 132.03 元）就减不了本金，至少要还 132.04 元欠款才会减少；"
            "要在 600 期内还清，每月至少还 132.05 元。") in response["notes"]
    assert response["charts"]["totals"].count("<rect") == 2


def test_when_no_plan_ends_nothing_is_taken_along(compare):
    response = compare(row("最低"), minimum_payment="100")
    assert response["outcome"] == "never_ends"
    assert {figure["value"] for figure in response["results"].values()} == {""}
    assert response["tables"]["schedule"] == []
    assert response["status"] == "照这些数，哪个方案都还不完，欠款不会减少"


@pytest.mark.parametrize(("rows", "more", "outcome"), [
    pytest.param([], {}, "fits", id="the usual plans"),
    pytest.param([], {"savings": "9000", "penalty": "202.10"}, "lump_sum_fits", id="savings enough and the lowest sum, but worth more today"),
    pytest.param([], {"savings": "9000", "penalty": "202.10", "annual_rate": None}, "lump_sum_best", id="no rate tells the days apart"),
    pytest.param([], {"savings": "9000", "penalty": "802.10"}, "lump_sum_best", id="savings enough, and it is cheapest, today as well"),
    pytest.param([], {"savings": "8000", "penalty": "202.10"}, "fits", id="a month not yet earned does not pay today"),
    pytest.param([], {"savings": "8600", "penalty": "202.10", "choose": "1"}, "lump_sum_fits", id="at hand to the 分"),
    pytest.param([], {"savings": "8599.99", "penalty": "202.10", "choose": "1"}, "too_heavy", id="a 分 too little at hand"),
    pytest.param([row("一次"), row("免息", "2", settled_at="8000")], {"savings": "9000"}, "lump_sum_fits", id="the other one is cheaper, and cannot be borne"),
    pytest.param([], {"savings": "9000"}, "fits", id="savings enough, but 免息分期 costs no more and leaves them"),
    pytest.param([row("带息", "6"), row("免息", "12")], {"choose": "1"}, "too_heavy", id="the other one could be borne"),
    pytest.param([row("带息", "6"), row("免息", "6")], {}, "none_fits", id="neither can be"),
    pytest.param([row("带息", "6"), row("免息", "6")], {"monthly_payment": None}, "no_budget", id="nobody knows"),
    pytest.param([row("最低")], {"minimum_payment": "100"}, "never_ends", id="it does not end"),
    pytest.param([row("延期", "12", "0")], {}, "fits", id="what is put aside until then is enough"),
    pytest.param([row("延期", "10", "0")], {}, "none_fits", id="or is not"),
    pytest.param([row("延期", "10", "0")], {"savings": "802.10"}, "fits", id="with what is at hand it is, to the 分"),
    pytest.param([row("一次", settled_at="800")], {}, "none_fits", id="a month's money is not there yet"),
    pytest.param([row("一次", settled_at="800")], {"savings": "800"}, "lump_sum_best", id="what is at hand is enough"),
    pytest.param([row("免息", "12", fee="800.01")], {}, "none_fits", id="a fee above a month's money"),
    pytest.param([row("免息", "12", fee="800")], {}, "fits", id="a fee of a month's money"),
    pytest.param([row("最低")], {"monthly_payment": "1100"}, "uneven", id="it can be borne, but is another payment each month"),
    pytest.param([row("最低")], {"monthly_payment": None}, "uneven", id="the same where nobody knows"),
    pytest.param([row("最低")], {}, "none_fits", id="too heavy says more"),
    pytest.param([row("一次"), row("免息", "6")], {"monthly_payment": None, "savings": "9000", "choose": "2"}, "no_budget", id="what was not said is not too heavy"),
    pytest.param([row("一次"), row("免息", "6")], {"monthly_payment": None, "savings": "9000", "choose": "1"}, "lump_sum_fits", id="what was said is known, and later costs no more"),
])
def test_outcomes(compare, rows, more, outcome):
    assert compare(*rows, **more)["outcome"] == outcome


def test_every_outcome_is_reached_somewhere_above():
    marks = next(mark for mark in test_outcomes.pytestmark if mark.name == "parametrize")
    assert {case.values[2] for case in marks.args[1]} == set(OUTCOMES)


def test_without_a_rate_the_published_one_is_a_sample(compare):
    response = compare(annual_rate=None)
    assert texts(response, "plans", "plan")[2:] == ["3. 带息分期 13 期（举例年利率 18.25%）"]
    assert texts(response, "plans", "same_day") == texts(response, "plans", "total")
    assert "huabei-overdue-annualised" in response["sources"]
    said = f"没填利率：带利息的方案，按花呗逾期费用公开说法折合的一年 {known('huabei-overdue-annualised')}%（单利）举例，填上你的利率再看。"
    assert said in response["assumptions"]


def test_a_daily_rate_is_thirty_days_a_month(compare):
    response = compare(row("带息", "12"), annual_rate=None, daily_rate="0.05%")
    assert texts(response, "plans", "plan") == ["1. 带息分期 12 期（日利率 0.05%）"]
    assert texts(response, "plans", "payment") == ["806.98 元"]
    assert response["working"][0] == "方案 1：8,802.10 元 × 0.05% × 30 ÷〔1 − (1 + 0.05% × 30)⁻¹²〕≈ 806.98 元"
    assert "每月的利率按日利率 × 30 算。" in response["assumptions"]
    assert "每月的利率按日利率 × 30 算。" not in compare()["assumptions"]


def test_a_debt_without_interest_needs_no_plan_with_it(compare):
    assert texts(compare(annual_rate="0"), "plans", "plan") == ["1. 一次结清", "2. 免息分期 12 期"]


def test_the_penalty_is_what_the_usual_lump_sum_asks_to_waive(compare):
    assert texts(compare(penalty="202.10"), "plans", "plan")[0] == "1. 一次结清（减 202.10 元）"


def test_the_working_has_the_readers_own_numbers(compare):
    response = compare(
        row("一次结清", waived="202.10"), row("延期", "3"), row("手续费", "12", "8.8%", fee="50"), row("带息", ""),
        choose="4")
    assert response["working"] == [
        "方案 1：8,802.10 元 − 减免 202.10 元 = 8,600.00 元",
        "方案 2：利息 8,802.10 元 × 18% ÷ 12 × 3 个月 = 396.09 元，到期还 9,198.19 元",
        "方案 3：手续费 8,802.10 元 × 8.8% = 774.58 元",
        "方案 3：(8,802.10 元 + 774.58 元) ÷ 12 期 ≈ 798.06 元",
        "方案 3 一共还：798.06 元 × 11 期 + 798.02 元 + 另收的费用 50.00 元 = 9,626.68 元",
        "方案 4：第 1 期的利息 8,802.10 元 × 18% ÷ 12 = 132.03 元，剩下的抵欠款",
        "方案 4 一共还：800.00 元 × 12 期 + 92.34 元 = 9,692.34 元",
        "折合今天（带息分期 13 期）：每一期 ÷ (1 + 18% ÷ 12) 的月数次方，相加 = 8,802.09 元",
    ]


def test_the_schedule_begins_with_the_fee_and_keeps_to_the_dates(compare, value):
    response = compare(row("免息", "3", fee="50"), first_due_date="2027-1-31")
    assert texts(response, "schedule", "due_date") == ["签好的时候", "2027-01-31", "2027-02-28", "2027-03-31"]
    assert value(response, "schedule", "payment") == ["50.00", "2934.03", "2934.03", "2934.04"]
    assert chosen(response, "total") == Decimal("8852.10")


def test_what_is_put_off_is_due_that_many_months_from_today(compare, value):
    response = compare(row("延期", "3", "0"), first_due_date="2026-11-30", savings="9000")
    assert value(response, "chosen_first") == value(response, "chosen_end") == "2027-01-30"


@pytest.mark.parametrize(("rows", "more", "faults"), [
    pytest.param([], {"debt": None}, {"debt": "输入现在一共欠"}, id="no debt"),
    pytest.param([], {"monthly_payment": None}, {"monthly_payment": "输入每月能还，或者要比的方案"}, id="nothing to compare"),
    pytest.param([], {"daily_rate": "0.05%"}, {"daily_rate": "年利率、日利率只填一种，把另外的清空"}, id="two rates"),
    pytest.param([], {"penalty": "8802.10"}, {"penalty": "其中的罚息要小于现在一共欠 8,802.10 元"}, id="all of it is penalty"),
    pytest.param([row("延期")], {}, {"plans.1.months": "输入第 1 个方案的月数"}, id="put off until when"),
    pytest.param([row("免息", "3"), row("带息")], {"monthly_payment": None}, {
        "plans.2.months": "输入第 2 个方案的月数，或者每月能还"}, id="how long"),
    pytest.param([row("带息", "12")], {"annual_rate": None}, {"plans.1.rate": "输入第 1 个方案的费率；不收就填 0"}, id="at what rate"),
    pytest.param([row("手续费", "", "8.8%")], {}, {
        "plans.1.months": "输入第 1 个方案的月数；总手续费率是按期数定的，期数不一样，收的也不一样"}, id="a total fee over how many periods"),
    pytest.param([row("手续费", "12")], {}, {"plans.1.rate": "输入第 1 个方案的费率；不收就填 0"}, id="for what fee"),
    pytest.param([row("手续费", "12", "150%")], {}, {"plans.1.rate": "第 1 个方案的费率要在 0% 到 100% 之间"}, id="a fee above the debt"),
    pytest.param([row("一次", "3", "8%")], {}, {
        "plans.1.months": "一次结清用不到第 1 个方案的月数，把它清空",
        "plans.1.rate": "一次结清用不到第 1 个方案的费率，把它清空"}, id="now is now"),
    pytest.param([row("免息", "3", "8%")], {}, {"plans.1.rate": "免息分期用不到第 1 个方案的费率，把它清空"}, id="free is free"),
    pytest.param([row("最低", "3")], {}, {"plans.1.months": "最低还款用不到第 1 个方案的月数，把它清空"}, id="as long as it takes"),
    pytest.param([row("一次", waived="200", settled_at="8000")], {}, {
        "plans.1.settled_at": "第 1 个方案的减免多少、减免后要还只填一种，把另外的清空"}, id="waived twice"),
    pytest.param([row("一次", waived="8802.10")], {}, {
        "plans.1.waived": "第 1 个方案的减免多少要小于现在一共欠 8,802.10 元"}, id="all waived"),
    pytest.param([row("一次", settled_at="8802.11")], {}, {
        "plans.1.settled_at": "第 1 个方案的减免后要还不能超过现在一共欠 8,802.10 元"}, id="more after than before"),
    pytest.param([row("一次", fee="7921.90")], {}, {
        "plans.1.fee": "第 1 个方案的另收的费用最多是现在一共欠的 90%，也就是 7,921.89 元"}, id="a fee that eats the debt"),
    pytest.param([], {"choose": "5"}, {"choose": "想谈第几个方案要在 1 到 4 之间"}, id="no such plan"),
    pytest.param([], {"choose": "4"}, {"choose": "想谈第几个方案要在 1 到 3 之间"}, id="no such usual plan"),
    pytest.param([row("免息", "12")], {"choose": "2"}, {"choose": "想谈第几个方案要在 1 到 1 之间"}, id="no such row"),
    pytest.param([], {"choose": "4", "minimum_payment": "100"}, {"choose": "第 4 个方案照这些数还不完，想谈第几个方案换一个"},
                 id="it never ends"),
    pytest.param([row("免息", "12")] * 5, {}, {"plans": "要比的方案最多 4 行"}, id="five plans"),
])
def test_faults(compare, messages, rows, more, faults):
    assert messages(compare(*rows, **more)) == faults


def test_the_chart_says_what_the_table_says(compare):
    response = compare()
    for total in texts(response, "plans", "total"):
        assert total in response["charts"]["totals"]


def test_every_source_is_rested_on_by_some_comparison(compare):
    rested = set()
    for kind, rate in [("extension", ""), ("flat_fee", "8.8%"), ("installments", "")]:
        rested |= set(compare(row(kind, "3", rate, "100"))["sources"])
    assert rested | set(compare(annual_rate=None, minimum_payment="1000")["sources"]) == set(SOURCES)


def test_the_longest_plans_are_answered_in_a_tenth_of_a_second(compare):
    slow = [row("installments", "600", "200%", "0", fee="100"), row("flat_fee", "600", "100%"), row("installments", "600", "0.5%"),
            row("interest_free", "600")]
    taken = []
    for _ in range(3):
        started = time.process_time()
        assert "errors" not in compare(*slow, debt="1000万")
        taken.append(time.process_time() - started)
    assert min(taken) < 0.1  # the best of three, of this program alone: others may be busy


def test_a_yearly_rate_is_given_where_there_is_one(compare):
    assert texts(compare(), "rates", "plan") == PLANS_USUAL[1:]
    assert texts(compare(), "rates", "apr_simple") == ["0.00%", "18.00%"]
    response = compare(row("延期", "12", "18%"), row("免息", "12", waived="100"))
    assert [[cell["text"] for cell in line.values()] for line in response["tables"]["rates"]] == [
        ["1. 延期 12 个月（年利率 18%）", "16.67%", "18.00%"]]

import pytest

from calculators.core.cost_line import ASKING, RECKONING

BY_DATES = {"days": None, "due_date": "2026-1-1", "as_of": "2026-3-4"}
WORKED = {"principal": "25000", "daily_rate": "0.04%", "multiple": "1.5", "days": "62", "payments": "第30天 2,000"}


@pytest.mark.parametrize(("texts", "amount"), [
    pytest.param({}, "202.10", id="8,600 at five in ten thousand for 47 days"),
    pytest.param({"days": "0"}, "0.00", id="paid on the due date, nothing is added"),
    pytest.param({"days": "1"}, "4.30", id="one day"),
    pytest.param({"principal": "0.01", "days": "1"}, "0.00", id="less than half a 分"),
    pytest.param({"principal": "10", "days": "1"}, "0.01", id="half a 分 goes up"),
    pytest.param({"principal": "1000万", "days": "10950"}, "54750000.00", id="both limits"),
    pytest.param({"daily_rate": "0.04%", "multiple": "1.5"}, "242.52", id="a daily rate times its multiple"),
    pytest.param({"daily_rate": None, "annual_rate": "12%"}, "202.10", id="an annual rate, 1.5 times by itself, over 360"),
    pytest.param({"daily_rate": None, "annual_rate": "12%", "day_basis": "365"}, "199.33", id="over 365"),
    pytest.param({"daily_rate": None, "annual_rate": "18%", "multiple": "1"}, "202.10", id="not multiplied"),
    pytest.param({"days": None, "due_date": "2026-10-8", "as_of": "2026-11-24"}, "202.10", id="the same days by dates"),
    pytest.param({"days": None, "due_date": "2026-10-8", "as_of": "2026-11-24", "count_last_day": "no"}, "197.80",
                 id="without the last day"),
    pytest.param({"days": None, "due_date": "2028-2-28", "as_of": "2028-3-1"}, "8.60", id="over a leap day"),
    pytest.param({"interest_due": "400", "fees_due": "100"}, "202.10", id="interest and fees do not bear"),
    pytest.param({"interest_due": "400", "base": "principal_and_interest"}, "211.50", id="unless the contract says so"),
    pytest.param({"compounding": "daily"}, "204.44", id="every day on top of itself"),
    pytest.param({"compounding": "monthly"}, "203.20", id="after thirty days on top of itself"),
    pytest.param({"compounding": "monthly", "days": None, "due_date": "2026-1-31", "as_of": "2026-3-19"}, "203.24",
                 id="after a month that is full on 28 February"),
])
def test_the_penalty(penalty, value, texts, amount):
    assert value(penalty(**texts), "penalty") == amount


@pytest.mark.parametrize(("order", "amount", "left", "owed"), [
    pytest.param("principal_first", "891.60", "23000.00", "23891.60", id="the payment reduces the base"),
    pytest.param("penalty_first", "900.24", "23450.00", "23900.24", id="450.00 of it go to the penalty"),
    pytest.param("statutory", "900.24", "23450.00", "23900.24", id="without fees and interest the same"),
])
def test_the_worked_check(penalty, value, order, amount, left, owed):
    response = penalty(**WORKED, payment_order=order)
    assert value(response, "penalty") == amount
    assert value(response, "principal_left") == left
    assert value(response, "total_due") == owed
    assert value(response, "paid") == "2000.00"


def test_the_window_table_says_how_it_comes_to_that(penalty, value):
    response = penalty(**WORKED)
    assert [[cell["text"] for cell in row.values()] for row in response["tables"]["windows"]] == [
        ["第 1 天", "第 30 天", "30 天", "0.06%", "25,000.00 元", "450.00 元"],
        ["第 31 天", "第 62 天", "32 天", "0.06%", "23,000.00 元", "441.60 元"],
    ]
    assert value(response, "payments", "when") == ["30"]


def test_with_dates_the_windows_carry_dates(penalty, value):
    response = penalty(**WORKED | BY_DATES | {"payments": "2026-1-31 2,000"})
    assert value(response, "windows", "from") == ["2026-01-02", "2026-02-01"]
    assert value(response, "windows", "to") == ["2026-01-31", "2026-03-04"]
    assert value(response, "payments", "when") == ["2026-01-31"]
    assert value(response, "penalty") == "891.60"


def test_a_day_number_works_beside_dates_too(penalty, value):
    response = penalty(**WORKED | BY_DATES)
    assert value(response, "payments", "when") == ["2026-01-31"]


def test_a_last_day_that_does_not_count_is_not_counted_for_payments_either(penalty, value):
    response = penalty(**WORKED | BY_DATES | {"count_last_day": "no"})
    assert value(response, "windows", "to") == ["2026-01-30", "2026-03-03"]
    assert value(response, "penalty") == "876.60"  # 25,000 × 29 + 23,000 × 32 days at 0.06%
    assert value(response, "payments", "when") == ["2026-01-31"]


def test_what_each_other_reading_would_change(penalty):
    response = penalty(**WORKED | BY_DATES | {"daily_rate": None, "annual_rate": "14.4%", "interest_due": "100"})
    assert [(row["what"]["value"], row["choice"]["value"], row["difference"]["value"])
            for row in response["tables"]["conventions"]] == [
        ("payment_order", "penalty_first", "10.56"),
        ("payment_order", "statutory", "10.56"),
        ("count_last_day", "no", "-15.00"),
        ("day_basis", "365", "-12.21"),
        ("base", "principal_and_interest", "3.72"),
        ("compounding", "monthly", "9.34"),
        ("compounding", "daily", "16.87"),
    ]


def test_a_difference_is_said_in_words(penalty):
    differences = [row["difference"]["text"] for row in penalty(**WORKED)["tables"]["conventions"]]
    assert differences[0] == "多 8.64 元"


def test_a_reading_that_the_payments_contradict_is_left_out(penalty):
    response = penalty(**WORKED | BY_DATES | {"payments": "2026-3-4 25930"})
    assert response["results"]["total_due"]["value"] == "0.00"
    assert "count_last_day" not in {row["what"]["value"] for row in response["tables"]["conventions"]}
    assert response["notes"][0] == "按填的数，已经都还清了。账单上如果还显示欠款，问清是哪一项。"


def test_what_is_left_when_the_base_is_paid(penalty):
    stopped = "计息的钱已经还清，照这样算，罚息不再增加。"
    assert penalty(payments="第47天 8600")["notes"][0] == stopped
    response = penalty(interest_due="100", payments="第47天 8600")
    assert (response["outcome"], response["notes"][:2]) == ("base_paid", [stopped, "没还的利息还会不会再计息，看合同。"])


def test_rates_are_given_by_the_day_and_by_the_year(penalty):
    results = penalty(daily_rate=None, annual_rate="14.4%")["results"]
    assert results["daily_rate"] == {"text": "0.06%", "value": "0.0006"}
    assert results["annual_rate_360"] == {"text": "21.60%", "value": "0.216"}
    assert results["annual_rate_365"] == {"text": "21.90%", "value": "0.219"}


def test_what_one_more_day_costs_is_a_result_and_not_said_again(penalty):
    response = penalty()
    assert response["results"]["per_day"] == {"text": "4.30 元", "value": "4.30"}
    assert "再拖" not in "".join(response["notes"])
    assert response["status"] == "罚息 202.10 元，共 47 天"


@pytest.mark.parametrize(("texts", "lines"), [
    pytest.param({}, ["8,600.00 元 × 0.05% × 47 天 = 202.10 元", "还没还的本金 8,600.00 元 + 罚息 202.10 元 = 8,802.10 元"], id="one stretch"),
    pytest.param({"days": "0"}, ["还没还的本金 8,600.00 元"], id="no day"),
    pytest.param({"daily_rate": "0.0333%", "days": "31"}, [
        "8,600.00 元 × 0.0333% × 31 天 = 88.7778 元", "四舍五入到分：罚息 88.78 元", "还没还的本金 8,600.00 元 + 罚息 88.78 元 = 8,688.78 元"],
        id="rounded once, at the end"),
    pytest.param(WORKED, [
        "25,000.00 元 × 0.04% × 1.5 × 30 天 = 450.00 元", "23,000.00 元 × 0.04% × 1.5 × 32 天 = 441.60 元",
        "各段相加，四舍五入到分：罚息 891.60 元", "还没还的本金 23,000.00 元 + 罚息 891.60 元 = 23,891.60 元"], id="a payment parts it"),
    pytest.param({"daily_rate": None, "annual_rate": "14.6%"}, [
        "8,600.00 元 × 14.6% × 1.5 ÷ 360 × 47 天 ≈ 245.8883 元", "四舍五入到分：罚息 245.89 元",
        "还没还的本金 8,600.00 元 + 罚息 245.89 元 = 8,845.89 元"], id="an annual rate as it was typed"),
    pytest.param({"compounding": "daily"}, [
        "8,600.00 元 ×〔(1 + 0.05%)⁴⁷ − 1〕 ≈ 204.4417 元", "四舍五入到分：罚息 204.44 元",
        "还没还的本金 8,600.00 元 + 罚息 204.44 元 = 8,804.44 元"], id="day on day"),
    pytest.param({"payments": "第47天 8802.10"}, ["8,600.00 元 × 0.05% × 47 天 = 202.10 元", "都还清了，还欠 0.00 元"], id="all paid"),
    pytest.param({"compounding": "monthly", "days": "200"}, None, id="more stretches than are shown"),
])
def test_the_working_in_the_readers_own_numbers(penalty, texts, lines):
    working = penalty(**texts)["working"]
    if lines is None:
        assert working[4] == "后面还有 3 段，见表。"
        assert len(working) == 7
    else:
        assert working == lines


@pytest.mark.parametrize(("texts", "outcome"), [
    pytest.param({}, "still_growing", id="18.25% a year"),
    pytest.param({"days": "0"}, "not_late", id="on the due date"),
    pytest.param({"days": None, "due_date": "2026-11-9", "as_of": "2026-11-10", "count_last_day": "no"}, "still_growing",
                 id="a day late, though nothing is charged yet"),
    pytest.param({"daily_rate": "0.06%"}, "still_growing", id="21.9% a year"),
    pytest.param({"daily_rate": None, "annual_rate": "16%", "day_basis": "365"}, "still_growing", id="just the line"),
    pytest.param({"daily_rate": None, "annual_rate": "16.01%", "day_basis": "365"}, "above_line", id="above the line"),
    pytest.param({"daily_rate": None, "annual_rate": "16%"}, "still_growing", id="above it only by the days of the year"),
    pytest.param({"daily_rate": None, "annual_rate": "16%", "compounding": "monthly"}, "compounded", id="the same, compounded"),
    pytest.param({"daily_rate": None, "annual_rate": "16.01%"}, "above_line", id="above it by either count of days"),
    pytest.param({"compounding": "monthly"}, "compounded", id="which only a contract can say"),
    pytest.param({"daily_rate": "0.1%", "compounding": "daily"}, "above_line", id="dear comes before compounded"),
    pytest.param({"payments": "第47天 8600"}, "base_paid", id="only the penalty is left"),
    pytest.param({"payments": "第47天 8802.10"}, "paid_up", id="nothing is left"),
    pytest.param({"payments": "第46天 8600", "compounding": "daily"}, "compounded", id="what is left of the penalty still bears"),
])
def test_what_matters_most_for_the_next_step(penalty, texts, outcome):
    assert penalty(**texts)["outcome"] == outcome


def test_above_the_line_it_says_what_can_be_asked_for(penalty):
    assert penalty(daily_rate="0.1%")["notes"][:3] == [
        "单看罚息这一项，折合一年 36.50%（单利，按 365 天），高于年 24%。", ASKING,
        "拿单利还是复利和这条线比，没有查到明文规定；没有计复利的罚息，这里按单利折。"]
    for texts in ({}, {"daily_rate": "0.06%"}, {"daily_rate": "0.1%", "days": "0"}):
        assert "24%" not in "".join(penalty(**texts)["notes"])


def test_where_it_compounds_both_reckonings_are_held_against_the_line(penalty):
    assert penalty(daily_rate="0.06%", compounding="daily")["notes"][:3] == [
        "单看罚息这一项，折合一年：单利 21.90%，复利 24.47%；单利没有超过，复利高于年 24%。", ASKING, RECKONING]
    assert penalty(daily_rate="0.07%", compounding="monthly")["notes"][0] == (
        "单看罚息这一项，折合一年：单利 25.55%，复利 28.76%；都高于年 24%。")


ALWAYS = ["formula-simple-penalty", "formula-rounding", "contract-beats-default"]


@pytest.mark.parametrize(("texts", "more"), [
    ({}, []),
    ({"multiple": "1.2"}, ["formula-multiple-penalty"]),
    ({"daily_rate": None, "annual_rate": "12%"}, ["formula-multiple-penalty", "day-count-convention", "jiebei-overdue-multiple"]),
    ({"daily_rate": None, "annual_rate": "12%", "multiple": "1"}, ["formula-multiple-penalty", "day-count-convention"]),
    ({"compounding": "daily"}, ["formula-compound-penalty", "pboc-251-compound-on-interest"]),
    ({"payment_order": "statutory"}, []),
    ({"payment_order": "statutory", "payments": "1 1"}, ["civil-561-payment-order"]),
    ({"payments": "第30天 2000"}, ["civil-561-payment-order"]),
    ({"payments": "第30天 2000", "payment_order": "penalty_first"}, []),
    ({"daily_rate": "0.1%"}, ["spc-2017-24pct", "spc-2017-24pct-components", "formula-cap-check"]),
])
def test_the_facts_it_rests_on(penalty, texts, more):
    assert penalty(**texts)["sources"] == ALWAYS + more


def test_how_it_grew_from_the_due_date_to_the_last_day(penalty, value):
    response = penalty(**WORKED)
    assert value(response, "growth", "when") == ["0", "7", "15", "23", "31", "38", "46", "54", "62"]
    assert value(response, "growth", "penalty") == ["0.00", "105.00", "225.00", "345.00", "463.80", "560.40", "670.80", "781.20", "891.60"]
    assert value(penalty(**BY_DATES), "growth", "when")[::8] == ["2026-01-01", "2026-03-04"]
    assert value(penalty(days="0"), "growth", "penalty") == ["0.00"]
    assert value(penalty(days="3"), "growth", "when") == ["0", "1", "2", "3"]


def test_the_chart_draws_the_growth(penalty):
    chart = penalty()["charts"]["growth"]
    assert "<title>罚息到第 47 天是 202.10 元</title>" in chart
    assert chart.count(",") == 9


def test_compounding_says_when_it_applies(penalty):
    assert penalty(compounding="daily")["notes"][-2:] == [
        "复利只有合同写明才适用；合同没写，就按不计复利算。",
        "没按时付的利息，规定可以计复利；对罚息再计复利，各法院做法不一，可以问清再谈。"]
    assert "复利" not in "".join(penalty()["notes"])


def test_how_the_case_was_read(penalty):
    assert penalty(**WORKED | BY_DATES | {"daily_rate": None, "annual_rate": "14.4%", "multiple": None})["assumptions"] == [
        "从还款日的第二天算起，到 2026 年 3 月 4 日，最后一天算在内，共 62 天。",
        "还的钱先抵逾期本金，再抵到期利息、费用，最后抵罚息。",
        "还款当天仍按还款前的钱计息。",
        "合同年利率 14.4% × 1.5 倍 ÷ 360 天 = 每天 0.06%。",
        "没填罚息倍数，合同年利率按借呗公开说法的 1.5 倍算；是总共 1.5 倍，不是再加 1.5 倍。别的贷款看合同。",
        "罚息只按没还的逾期本金算，到期利息和费用不再生罚息。",
        "没还的罚息不再计息。",
        "中间不取整，最后四舍五入到分；表里各行加起来正好是罚息。",
    ]


def test_what_was_typed_is_echoed_as_understood(penalty):
    assert penalty(principal="0.86万", daily_rate="万分之五", days="４７天", payments="30 100；第45天 50")["echo"] == {
        "principal": "8,600.00 元", "daily_rate": "0.05%", "days": "47 天",
        "payments": "第 30 天 100.00 元；第 45 天 50.00 元",
    }


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"principal": ""}, {"principal": "输入逾期本金"}, id="empty"),
    pytest.param({"daily_rate": None}, {"daily_rate": "输入日利率，或者合同年利率"}, id="no rate"),
    pytest.param({"annual_rate": "18%"}, {"annual_rate": "日利率、合同年利率只填一种，把另外的清空"}, id="two rates"),
    pytest.param({"daily_rate": "5%"}, {
        "daily_rate": "日利率一般写成 0.05%；你填的 5% 一年超过 18 倍，确认没有写错（这里最多算到 1%）"}, id="an odd rate"),
    pytest.param({"daily_rate": "0%"}, {"daily_rate": "日利率要大于 0"}, id="no rate at all"),
    pytest.param({"days": None}, {"due_date": "输入还款日和计算到的日期，或者逾期天数"}, id="no days"),
    pytest.param({"as_of": "2026-1-1"}, {"days": "还款日和计算到的日期、逾期天数只填一种，把另外的清空"}, id="a date and days"),
    pytest.param({"days": None, "due_date": "2026-10-8"}, {"as_of": "输入计算到的日期"}, id="one date"),
    pytest.param({"days": None, "due_date": "10.8", "as_of": "2026-2-30"}, {
        "due_date": "还款日还缺年份", "as_of": "计算到的日期要是日历上有的日子"}, id="two faulty dates"),
    pytest.param({"days": None, "due_date": "2026-10-8", "as_of": "2026-10-8"}, {
        "as_of": "计算到的日期要晚于还款日（2026 年 10 月 8 日）"}, id="the same day"),
    pytest.param({"days": None, "due_date": "1996-10-8", "as_of": "2026-11-24"}, {
        "as_of": "计算到的日期离还款日不能超过 10,950 天"}, id="more than thirty years"),
    pytest.param({"payments": "第48天 1"}, {"payments.1.when": "第 1 笔还款的日期不能晚于第 47 天"}, id="after the last day"),
    pytest.param({"payments": "2026-1-1 1"}, {
        "payments.1.when": "第 1 笔还款写了日期，还款日也要填；只知道天数时写第几天，比如 第30天"}, id="a date beside days"),
    pytest.param(BY_DATES | {"payments": "2026-2-1 1\n2025-12-31 1"}, {
        "payments.2.when": "第 2 笔还款的日期要在还款日（2026 年 1 月 1 日）到计算到的日期（2026 年 3 月 4 日）之间"},
        id="before the due date"),
    pytest.param(BY_DATES | {"payments": "第63天 1"}, {"payments.1.when": "第 1 笔还款的日期不能晚于第 62 天"}, id="counted past it"),
    pytest.param(WORKED | {"payments": "第30天 25,450.01"}, {
        "payments.1.amount": "第 1 笔还款不能超过当时欠的 25,450.00 元"}, id="more than is owed"),
    pytest.param({"payments": "\n".join(["1 1"] * 101)}, {"payments": "期间还过的钱最多 100 行"}, id="too many payments"),
    pytest.param({"principal": "1000.0001万"}, {"principal": "逾期本金要在 1,000 万元以内"}, id="too much"),
    pytest.param({"multiple": "0.5"}, {"multiple": "罚息倍数要在 1 到 10 倍之间"}, id="an addition taken for a multiple"),
    pytest.param({"daily_rate": "1%", "multiple": "10", "days": "10950", "compounding": "daily"}, {
        "compounding": "按这些数，罚息会超过 1 万亿元；检查利率、倍数、天数和要不要计复利"}, id="past counting"),
])
def test_faults(penalty, messages, texts, faults):
    assert messages(penalty(**texts)) == faults


def test_all_faults_at_once_in_the_words_of_the_page(ask):
    response = ask("penalty_interest", labels={"principal": "欠的本金（元）"}, days="x", payments="第30天", annual_rate="1.5")
    assert [error["field"] for error in response["errors"]] == ["principal", "annual_rate", "days", "payments.1"]
    assert response["errors"][0]["message"] == "输入欠的本金"

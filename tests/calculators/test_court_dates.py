from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.core.form import Form
from calculators.court_dates import FIELDS, calculate

TODAY = "2026-11-23"


@pytest.fixture
def court(ask):
    """Ask about a paper; a payment order received on 20 November 2026 unless told otherwise."""
    def asked(**texts):
        usual = {"today": TODAY, "paper": "payment_order", "received_on": "2026-11-20"} | texts
        return ask("court_dates", **{name: text for name, text in usual.items() if text})

    return asked


@pytest.mark.parametrize(("texts", "outcome", "last", "left"), [
    pytest.param({}, "in_time", "2026-12-04", "11", id="fifteen days, the first one counted"),
    pytest.param({"received_on": TODAY}, "in_time", "2026-12-07", "14", id="received today"),
    pytest.param({"received_on": "2026-11-13"}, "in_time", "2026-11-27", "4", id="four days left"),
    pytest.param({"received_on": "2026-11-12"}, "last_days", "2026-11-26", "3", id="three days left"),
    pytest.param({"received_on": "2026-11-9"}, "last_days", TODAY, "0", id="today is the last day"),
    pytest.param({"received_on": "2026-11-8"}, "last_days", "2026-11-22", "", id="today only by the later count"),
    pytest.param({"received_on": "2026-11-7"}, "passed", "2026-11-21", "", id="passed by both counts"),
    pytest.param({"paper_date": "2026-12-1"}, "in_time", "2026-12-01", "8", id="the paper itself comes first"),
    pytest.param({"paper_date": "2026-12-20"}, "in_time", "2026-12-04", "11", id="a later day gives no more time"),
    pytest.param({"received_on": "2026-11-7", "paper_date": "2027-1-20"}, "passed", "2026-11-21", "", id="nor when both counts are over"),
    pytest.param({"paper_date": "2026-11-22"}, "last_days", "2026-11-22", "", id="its own day is over, the fifteen are not"),
    pytest.param({"objection": "cannot_pay"}, "cannot_pay", "2026-12-04", "11", id="no money is not an objection"),
    pytest.param({"objection": "cannot_pay", "received_on": "2026-11-1"}, "passed", "2026-11-15", "", id="and too late"),
    pytest.param({"objection": "amount"}, "in_time", "2026-12-04", "11", id="a dispute about the amount"),
    pytest.param({"paper": "summons"}, "read_paper", "on-paper", "", id="a summons says it itself"),
    pytest.param({"paper": "summons", "paper_date": "2026-11-25"}, "last_days", "2026-11-25", "2", id="a hearing soon"),
    pytest.param({"paper": "judgment"}, "read_paper", "on-paper", "", id="days of appeal are not known here"),
    pytest.param({"paper": "judgment", "pay_by": "2026-12-31"}, "in_time", "2026-12-31", "38", id="the day to pay"),
    pytest.param({"paper": "judgment", "pay_by": "2026-6-30"}, "passed", "2026-06-30", "", id="the day to pay is over"),
    pytest.param({"paper": "enforcement"}, "read_paper", "on-paper", "", id="an enforcement notice"),
    pytest.param({"paper": "message", "paper_date": "2026-12-1"}, "verify", "", "", id="a message has no days"),
    pytest.param({"paper": "lawyer_letter"}, "letter", "", "", id="a letter from a lawyer"),
])
def test_the_day_to_be_ready_by(court, value, texts, outcome, last, left):
    response = court(**texts)
    assert response["outcome"] == outcome
    assert value(response, "last_day") == last
    assert value(response, "days_left") == left


@pytest.mark.parametrize(("paper", "step"), [
    ("message", {"text": "核实真假，先不点链接", "value": "verify"}), ("lawyer_letter", {"text": "核实是谁委托的", "value": "verify"}),
    *((paper, {"text": "—", "value": ""}) for paper in ("payment_order", "summons", "judgment", "enforcement")),
])
def test_what_is_not_verified_has_a_first_step_and_no_day(court, value, paper, step):
    response = court(paper=paper)
    assert response["results"]["first_step"] == step
    assert bool(value(response, "last_day")) == (not step["value"])


def test_a_message_is_said_to_be_unverified_before_anything_else(court):
    notes = court(paper="message")["notes"]
    assert notes[0].startswith("先当成还没核实的消息。")
    assert notes[1].startswith("法院的文书不要放着不理。")
    assert "自己查到那家法院公开的电话" in notes[-1]


@pytest.mark.parametrize("texts", [{}, {"paper": "summons"}, {"paper": "judgment"}, {"received_on": "2026-11-1"}])
def test_first_not_to_be_ignored_last_how_to_tell_a_false_one(court, texts):
    notes = court(**texts)["notes"]
    assert notes[0].startswith("法院的文书不要放着不理。")
    assert "自己查到那家法院公开的电话" in notes[-1]


def test_a_letter_from_a_lawyer_is_no_paper_of_a_court(court):
    response = court(paper="lawyer_letter")
    assert "不是法院文书" in response["notes"][0]
    assert "放款机构的官方客服" in response["notes"][-1]
    assert "报姓名和案号" not in "".join(response["notes"])
    assert (response["assumptions"], response["sources"]) == ([], [])


def test_the_day_between_the_two_counts_is_the_last_one(court):
    assert court(received_on="2026-11-8")["status"] == "按早的算法，2026 年 11 月 22 日已经过了；收到当天不算，今天是最后一天"
    assert court(received_on="2026-11-9")["status"] == "最晚 2026 年 11 月 23 日，今天是最后一天"


def test_the_later_count_stands_beside_it(court, value):
    assert value(court(), "last_day_late") == "2026-12-05"
    assert "收到当天不算的话，今天还来得及，今天就办。" in court(received_on="2026-11-8")["notes"]
    assert value(court(paper_date="2026-12-1"), "last_day_late") == "2026-12-05"
    assert value(court(paper="summons", paper_date="2026-12-1"), "last_day_late") == ""


def test_a_weekend_is_named_while_there_is_time(court):
    assert any("是周末" in note for note in court(received_on="2026-11-14")["notes"])  # 28 November is a Saturday
    assert not any("是周末" in note for note in court()["notes"])
    assert not any("是周末" in note for note in court(received_on="2026-11-7")["notes"])


@pytest.mark.parametrize(("objection", "text"), [
    ("amount", "算有争议：书面写清、按时交"), ("never", "算有争议：书面写清、按时交"), ("cannot_pay", "不影响支付令的效力"),
])
def test_what_counts_as_an_objection(court, objection, text):
    assert court(objection=objection)["results"]["objection"]["text"] == text
    assert court(objection=objection, paper="summons")["results"]["objection"]["value"] == ""


def test_appeals_are_said_to_be_unknown(court):
    assert any("上诉有几天、从哪天数，本站没有核实" in note for note in court(paper="judgment")["notes"])


@pytest.mark.parametrize(("debt", "side"), [
    pytest.param("54322.50", "within", id="on the line"), pytest.param("54322.51", "by_agreement", id="a 分 above"),
    pytest.param("217290", "by_agreement", id="on the upper line"), pytest.param("217290.01", "above", id="above both"),
    pytest.param("", "", id="no claim"),
])
def test_small_claims(court, value, debt, side):
    response = court(paper="summons", debt=debt, avg_wage="108645")
    assert value(response, "small_claims") == side
    assert value(response, "mandatory") == "54322.50"
    assert value(response, "by_agreement") == "217290.00"
    assert value(court(paper="summons", debt="30000"), "small_claims") == ""


@pytest.mark.parametrize(("pay_by", "interest"), [
    pytest.param("2026-11-22", "1.75", id="one day"), pytest.param("2025-11-28", "630.00", id="360 days"),
    pytest.param(TODAY, "0.00", id="not late yet"), pytest.param("2027-1-1", "0.00", id="still to come"),
])
def test_the_doubled_part(court, value, pay_by, interest):
    response = court(paper="judgment", judged_debt="10000", pay_by=pay_by)
    assert value(response, "delay_interest") == interest
    assert value(response, "delay_per_day") == "1.75"


def test_the_reckoning_with_the_readers_own_figures(court):
    assert court()["working"] == ["2026 年 11 月 20 日算第 1 天，第 15 天是 2026 年 12 月 4 日",
                                  "2026 年 11 月 20 日 + 15 天 = 2026 年 12 月 5 日"]
    assert court(paper="judgment", judged_debt="10000", pay_by="2026-6-30", avg_wage="108645")["working"] == [
        "2026 年 6 月 30 日 + 2 年 = 2028 年 6 月 30 日", "10,000.00 元 × 0.0175% × 146 天 = 255.50 元",
        "108,645.00 元 × 50% = 54,322.50 元", "108,645.00 元 × 2 = 217,290.00 元"]


def test_the_chart_says_what_the_table_says(court, value):
    response = court(pay_by="2026-6-30", paper_date="2026-12-10")
    assert value(response, "events", "day") == [
        "2026-06-30", "2026-11-20", TODAY, "2026-12-04", "2026-12-05", "2026-12-10", "2028-06-30"]
    assert all(word in response["charts"]["timeline"] for word in value(response, "events", "what"))


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"paper": ""}, {"paper": "选择收到的是什么：支付令、起诉状或开庭传票、判决书或调解书、执行通知、只有短信或电话、律师函"},
                 id="no paper"),
    pytest.param({"received_on": ""}, {"received_on": "输入收到的日期"}, id="a payment order without a day"),
    pytest.param({"received_on": "", "paper_date": "2026-12-1"}, {"received_on": "输入收到的日期"}, id="the paper's day is not enough"),
    pytest.param({"received_on": "2026-11-24"}, {
        "received_on": "收到的日期不能晚于今天（2026 年 11 月 23 日）"}, id="received tomorrow"),
    pytest.param({"judged_debt": "10000"}, {"pay_by": "输入判决写的最后还款日"}, id="a judged debt without a day"),
    pytest.param({"debt": "0", "avg_wage": "x"}, {
        "debt": "对方要你还多少要大于 0", "avg_wage": "当地年平均工资要写成数字，比如 8600 或 8600.50"}, id="two at once"),
])
def test_faults(court, messages, texts, faults):
    assert messages(court(**texts)) == faults


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
CENTS = st.integers(1, 1_000_000_000)


def half_up(amount):
    """Round a fraction to the 分, half up."""
    return Decimal(int(amount * 100 + Fraction(1, 2))).scaleb(-2)


@settings(max_examples=60, deadline=None)
@given(today=DAYS, before=st.integers(0, 9000), pay_by=DAYS, cents=CENTS)
def test_days_and_interest_against_slower_reckoning(today, before, pay_by, cents):
    received = max(today - timedelta(days=before), date(1990, 1, 1))
    debt = Decimal(cents).scaleb(-2)
    texts = {"today": str(today), "paper": "payment_order", "received_on": str(received), "pay_by": str(pay_by),
             "judged_debt": str(debt)}
    results = calculate(Form(FIELDS, texts, {})).results
    assert results["last_day"]["value"] == str(received + relativedelta(days=14))
    assert results["last_day_late"]["value"] == str(received + relativedelta(days=15))
    assert results["enforcement_until"]["value"] == str(pay_by + relativedelta(years=2))
    late = max((today - pay_by).days, 0)
    assert results["delay_interest"]["value"] == str(half_up(Fraction(debt) * Fraction(175, 1_000_000) * late))


@settings(max_examples=60, deadline=None)
@given(today=DAYS, before=st.integers(0, 60))
def test_a_day_later_never_leaves_more_time(today, before):
    received = max(today - timedelta(days=before), date(1990, 1, 1))
    left = [int(calculate(Form(FIELDS, {"today": str(day), "paper": "payment_order", "received_on": str(received)}, {}))
                .results["days_left"]["value"] or -1) for day in (today, min(today + timedelta(days=1), date(2100, 12, 31)))]
    assert left[0] >= left[1]

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.core.form import Form
from calculators.limitation import FIELDS, calculate

TODAY = "2026-11-23"
AGREEING = ("paid", "extension", "promised")
KINDS = ("asked", "deducted", *AGREEING)


@pytest.fixture
def period(ask):
    """Ask when the period could be over; the last due date is 10 May 2024 unless told otherwise."""
    def asked(*events, **texts):
        usual = {"today": TODAY, "last_due_date": "2024-5-10", "events": "\n".join(events)} | texts
        return ask("limitation", **{name: text for name, text in usual.items() if text})

    return asked


@pytest.mark.parametrize(("events", "due", "outcome", "end", "restarts"), [
    pytest.param([], "2024-5-10", "running", "2027-05-10", "0", id="three years from the last due date"),
    pytest.param([], "2027-1-31", "not_due", "2030-01-31", "0", id="not yet due"),
    pytest.param([], "2023-11-23", "running", "2026-11-23", "0", id="the last day is within"),
    pytest.param([], "2023-11-22", "maybe_past", "2026-11-22", "0", id="a day later it may be over"),
    pytest.param([], "2024-2-29", "running", "2027-02-28", "0", id="a day the third year does not have"),
    *(pytest.param([f"2025-3-1\t{kind}"], "2024-5-10", "running", "2028-03-01", "1", id=f"{kind} starts it again")
      for kind in KINDS),
    pytest.param(["2025-3-1\tunsure"], "2024-5-10", "running", "2027-05-10", "0", id="what is not sure does not"),
    pytest.param(["2024-5-10\tasked"], "2024-5-10", "running", "2027-05-10", "0", id="nothing before it began"),
    pytest.param(["2026-2-15\tpaid", "2025-3-1\tasked"], "2024-5-10", "running", "2029-02-15", "2", id="in any order"),
    pytest.param(["2025-3-1\tasked", "2025-3-1\tpaid"], "2024-5-10", "running", "2028-03-01", "1", id="twice in a day"),
    pytest.param(["2023-6-30\tasked"], "2020-6-30", "maybe_past", "2026-06-30", "1", id="on its last day"),
    pytest.param(["2023-7-1\tasked"], "2020-6-30", "maybe_past", "2023-06-30", "0", id="asked when it was over"),
    *(pytest.param([f"2023-7-1\t{kind}"], "2020-6-30", "agreed_after", "2023-06-30", "0", id=f"{kind} when it was over")
      for kind in AGREEING),
    pytest.param(["2023-7-1\tdeducted"], "2020-6-30", "maybe_past", "2023-06-30", "0", id="deducted when it was over"),
    pytest.param(["2025-3-1\tsued"], "2024-5-10", "in_court", "2028-03-01", "1", id="sued"),
    pytest.param(["2025-3-1\tsued"], "2020-5-10", "in_court", "2023-05-10", "0", id="sued when it was over"),
])
def test_the_earliest_end(period, value, events, due, outcome, end, restarts):
    response = period(*events, last_due_date=due)
    assert response["outcome"] == outcome
    assert value(response, "earliest_end") == end
    assert value(response, "restarts") == restarts


@pytest.mark.parametrize(("events", "due", "left", "past"), [
    pytest.param([], "2024-5-10", "168", "", id="still to come"),
    pytest.param([], "2023-11-23", "0", "", id="the last day itself"),
    pytest.param([], "2023-11-22", "", "1", id="since yesterday"),
    pytest.param([], "2020-5-10", "", "1293", id="years ago"),
    pytest.param(["2026-9-1\tpromised"], "2020-6-30", "", "1242", id="agreed after it"),
    pytest.param(["2025-3-1\tsued"], "2024-5-10", "464", "", id="sued, still to come"),
    pytest.param(["2025-3-1\tsued"], "2020-5-10", "", "", id="sued: whether it is past is left open"),
])
def test_days_to_the_earliest_end_or_since_it_never_both(period, value, events, due, left, past):
    response = period(*events, last_due_date=due)
    assert value(response, "days_left") == left
    assert value(response, "days_past") == past


def test_what_is_not_sure_gives_a_second_day(period, value):
    response = period("2025-11-11\tunsure")
    assert value(response, "earliest_end") == "2027-05-10"
    assert value(response, "if_unsure") == "2028-11-11"
    assert any("说不准的事没有算进去" in note for note in response["notes"])
    assert value(period("2025-11-11\tasked"), "if_unsure") == ""


def test_the_runs_one_by_one(period):
    response = period("2025-3-1\tasked", "2026-2-15\tpaid")
    assert [[cell["text"] for cell in row.values()] for row in response["tables"]["stretches"]] == [
        ["2024-05-10", "最后一期的还款日", "2027-05-10", "2025-03-01 又重新数"],
        ["2025-03-01", "收到催款", "2028-03-01", "2026-02-15 又重新数"],
        ["2026-02-15", "还了一部分", "2029-02-15", "还在数"],
    ]
    assert response["working"][-1] == "2026 年 11 月 23 日到 2029 年 2 月 15 日：815 天"


@pytest.mark.parametrize(("due", "fate"), [("2027-1-31", "还没开始数"), ("2020-1-1", "最早的日子已经过了")])
def test_what_became_of_a_run(period, due, fate):
    assert period(last_due_date=due)["tables"]["stretches"][0]["then"]["text"] == fate


def test_the_chart_says_what_the_table_says(period, value):
    response = period("2024-5-1\tasked", "2025-3-1\tasked", "2026-1-1\tunsure")
    words = value(response, "days", "what")
    assert words == ["收到催款：没有改变", "最后一期的还款日，从这天数", "收到催款：重新数", "说不准的一件事：没有算进去，没核实",
                     "今天", "最早数满 3 年"]
    assert all(word in response["charts"]["timeline"] for word in words)
    assert "还款日那天和以前发生的事，不改变起点。" in response["assumptions"]


@pytest.mark.parametrize(("events", "due"), [
    ((), "2024-5-10"), (("2025-3-1\tasked",), "2024-5-10"), ((), "2020-6-30"), (("2026-9-1\tpromised",), "2020-6-30"),
    (("2025-3-1\tsued",), "2024-5-10"), ((), "2027-1-31"),
])
def test_it_is_never_advice_to_wait_it_out(period, events, due):
    said = "".join(period(*events, last_due_date=due)["notes"])
    assert "欠款还在" in said
    assert "只能说「最早」" in said
    assert ("等它过去靠不住" in said) != ("先别答应还款" in said)


def test_words_are_understood_as_they_stand_on_the_page(period, value):
    assert value(period("2025-3-1 收到催款短信"), "restarts") == "1"
    assert period("2025-3-1 还了一部分")["echo"]["events"] == "2025 年 3 月 1 日 还了一部分"


@pytest.mark.parametrize(("events", "texts", "faults"), [
    pytest.param([], {"last_due_date": ""}, {"last_due_date": "输入最后一期的还款日"}, id="no due date"),
    pytest.param(["2026-11-24\tasked"], {}, {
        "events.1.when": "第 1 件事的日期不能晚于今天（2026 年 11 月 23 日）"}, id="tomorrow"),
    pytest.param(["2025-3-1\t"], {}, {"events.1.kind": "输入第 1 件事的种类"}, id="a day and nothing"),
    pytest.param(["2025-3-1\tasked"] * 41, {}, {"events": "后来发生的事最多 40 行"}, id="too many"),
    pytest.param([], {"today": "x", "last_due_date": "2024-2-30"}, {
        "today": "今天的日期要写成年月日，比如 2026-10-8", "last_due_date": "最后一期的还款日要是日历上有的日子"}, id="two at once"),
])
def test_faults(period, messages, events, texts, faults):
    assert messages(period(*events, **texts)) == faults


DAYS = st.dates(date(1992, 1, 1), date(2026, 11, 23))


def day_by_day(due, events):
    """The end found by walking the calendar one day at a time."""
    end, day = due + relativedelta(years=3), due
    while day < end:
        day += timedelta(days=1)
        if day in events:
            end = day + relativedelta(years=3)
    return end


@settings(max_examples=60, deadline=None)
@given(due=DAYS, events=st.lists(st.tuples(st.integers(-400, 2500), st.sampled_from(KINDS)), max_size=8))
def test_the_end_against_dateutil(due, events):
    days = {due + timedelta(days=after): kind for after, kind in events if due + timedelta(days=after) <= date(2026, 11, 23)}
    rows = "\n".join(f"{day}\t{kind}" for day, kind in days.items())
    texts = {"today": TODAY, "last_due_date": str(due)} | ({"events": rows} if rows else {})
    answered = calculate(Form(FIELDS, texts, {}))
    end = day_by_day(due, days)
    assert answered.results["earliest_end"]["value"] == str(end)
    late = any(day > end and kind in AGREEING for day, kind in days.items())
    assert (answered.outcome == "agreed_after") == late


@settings(max_examples=60, deadline=None)
@given(due=DAYS, after=st.integers(1, 4000))
def test_one_more_request_never_ends_it_sooner(due, after):
    when = min(due + timedelta(days=after), date(2026, 11, 23))
    plain = {"today": TODAY, "last_due_date": str(due)}
    ends = [calculate(Form(FIELDS, texts, {})).results["earliest_end"]["value"]
            for texts in (plain, plain | {"events": f"{when}\tasked"})]
    assert ends == sorted(ends)

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.core.form import Form
from calculators.credit_timeline import FIELDS, calculate

TODAY = "2026-11-23"
COVERED = {"paid_on": "2026-1-15", "overdue_on": "2025-3-10", "overdue_amount": "5000"}


@pytest.fixture
def timeline(ask):
    """Ask for the days of a record, on 23 November 2026 unless told otherwise."""
    def asked(**texts):
        return ask("credit_timeline", **{"today": TODAY} | texts)

    return asked


@pytest.mark.parametrize(("texts", "outcome", "until", "left"), [
    pytest.param({}, "not_paid", "not-begun", "", id="unpaid, nothing has begun"),
    pytest.param({"overdue_on": "2019-1-1"}, "not_paid", "not-begun", "", id="however long ago it was late"),
    pytest.param({"paid_on": "2026-10-8"}, "counting", "2031-10-08", "1780", id="five years from the day it was paid"),
    pytest.param({"paid_on": TODAY}, "counting", "2031-11-23", "1826", id="paid today"),
    pytest.param({"paid_on": "2026-12-31"}, "planned", "2031-12-31", "1864", id="going to be paid"),
    pytest.param({"paid_on": "2021-11-23"}, "counting", "2026-11-23", "0", id="full today, not yet over"),
    pytest.param({"paid_on": "2021-11-22"}, "over", "2026-11-22", "", id="over since yesterday"),
    pytest.param({"paid_on": "2024-2-29"}, "counting", "2029-02-28", "828", id="a day the fifth year does not have"),
    pytest.param(COVERED, "repaired", "2031-01-15", "1514", id="all conditions of the repair hold"),
    pytest.param(COVERED | {"paid_on": "2026-4-1"}, "repair_missed", "2031-04-01", "1590", id="repaired too late"),
    pytest.param(COVERED | {"today": "2031-1-16"}, "over", "2031-01-15", "", id="over counts before repaired"),
])
def test_the_end_of_the_five_years(timeline, value, texts, outcome, until, left):
    response = timeline(**texts)
    assert response["outcome"] == outcome
    assert value(response, "keep_until") == until
    assert value(response, "days_left") == left


@pytest.mark.parametrize(("texts", "found", "since", "by"), [
    pytest.param({}, "yes", "", "2026-02-28", id="by the end of the month after"),
    pytest.param({"paid_on": "2025-11-30"}, "yes", "2026-01-01", "", id="paid early: from a date"),
    pytest.param({"paid_on": "2025-12-1"}, "yes", "", "2026-01-31", id="a day later: by the end of the month after"),
    pytest.param({"paid_on": "2026-3-31"}, "yes", "", "2026-04-30", id="the last day counts"),
    pytest.param({"paid_on": "2026-4-1"}, "no", "", "", id="a day too late"),
    pytest.param({"overdue_on": "2020-1-1"}, "yes", "", "2026-02-28", id="the first day of the range"),
    pytest.param({"overdue_on": "2019-12-31"}, "no", "", "", id="a day before the range"),
    pytest.param({"overdue_on": "2025-12-31"}, "yes", "", "2026-02-28", id="the last day of the range"),
    pytest.param({"overdue_on": "2026-1-1"}, "no", "", "", id="a day after the range"),
    pytest.param({"overdue_amount": "10000"}, "yes", "", "2026-02-28", id="just the cap"),
    pytest.param({"overdue_amount": "10000.01"}, "no", "", "", id="above the cap"),
    pytest.param({"overdue_amount": ""}, "unsure", "", "", id="an amount not told"),
    pytest.param({"overdue_on": ""}, "unsure", "", "", id="a day not told"),
    pytest.param({"paid_on": ""}, "no", "", "", id="still unpaid"),
    pytest.param({"paid_on": "", "today": "2026-3-31"}, "open", "", "", id="unpaid while it was open"),
])
def test_the_repair_of_the_past(timeline, value, texts, found, since, by):
    response = timeline(**COVERED | texts)
    assert value(response, "repair") == found
    assert value(response, "hidden_from") == since
    assert value(response, "hidden_by") == by


def test_why_the_repair_does_not_cover_it(timeline):
    response = timeline(paid_on="2026-4-1", overdue_on="2019-12-31", overdue_amount="20000")
    assert response["results"]["repair"]["text"] == (
        "用不上：逾期不在 2020 年 1 月 1 日到 2025 年 12 月 31 日之间，这一笔超过 10,000 元，2026 年 3 月 31 日（含）前没有还清")


@pytest.mark.parametrize("texts", [{}, {"paid_on": "2026-10-8"}, COVERED | {"paid_on": "2026-4-1"}])
def test_a_closed_repair_is_never_promised(timeline, texts):
    said = "".join(timeline(**texts)["notes"])
    assert "已于 2026 年 3 月 31 日截止" in said
    assert "没有查到" in said
    assert "credit-repair-extension" in timeline(**texts)["sources"]


def test_what_should_be_hidden_and_is_not_can_be_disputed(timeline):
    assert "到现在还看得见的，就提异议。" in timeline(**COVERED)["notes"][1]
    assert "到时候查一次报告。" in timeline(**COVERED | {"today": "2026-2-1"})["notes"][1]


def test_answers_that_are_due(timeline, value):
    response = timeline(objection_on="2026-10-15", complaint_on="2026-11-16")
    assert value(response, "objection_due") == "2026-11-04"
    assert value(response, "complaint_due") == "2026-12-16"
    assert any(note.startswith("异议的书面答复最晚该在 2026 年 11 月 4 日") for note in response["notes"])
    assert not any(note.startswith("投诉的书面答复") for note in response["notes"])
    assert any(note.startswith("投诉的书面答复") for note in timeline(complaint_on="2026-10-1")["notes"])


def test_all_days_in_one_table_and_in_one_chart(timeline, value):
    response = timeline(**COVERED, objection_on="2026-11-10")
    days = value(response, "events", "day")
    assert days == ["2025-03-10", "2026-01-15", "2026-02-28", "2026-11-10", "2026-11-23", "2026-11-30", "2031-01-15"]
    assert all(day in response["charts"]["timeline"] for day in days)
    assert response["tables"]["events"][-1] == {
        "day": {"text": "2031-01-15", "value": "2031-01-15"},
        "what": {"text": "满 5 年，之后应当删除", "value": "满 5 年，之后应当删除"},
        "source": {"text": "征信业管理条例", "value": "credit-bad-record-5y"}}


def test_the_reckoning_with_the_readers_own_days(timeline):
    assert timeline(**COVERED)["working"] == [
        "2026 年 1 月 15 日 + 5 年 = 2031 年 1 月 15 日",
        "2026 年 11 月 23 日到 2031 年 1 月 15 日：1,514 天",
        "信用修复：2025 年 3 月 10 日开始逾期，在 2020 年 1 月 1 日到 2025 年 12 月 31 日之间",
        "信用修复：5,000 元 ≤ 10,000 元",
        "信用修复：2026 年 1 月 15 日还清，不晚于 2026 年 3 月 31 日",
    ]


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"today": ""}, {"today": "输入今天的日期"}, id="no today"),
    pytest.param({"paid_on": "2026-13-1"}, {"paid_on": "还清的日期要是日历上有的日子"}, id="no such day"),
    pytest.param({"paid_on": "10.8"}, {"paid_on": "还清的日期还缺年份"}, id="no year"),
    pytest.param({"paid_on": "2025-3-9", "overdue_on": "2025-3-10"}, {
        "paid_on": "还清的日期不能早于开始逾期的日期（2025 年 3 月 10 日）"}, id="paid before it was late"),
    pytest.param({"overdue_on": "2026-11-24"}, {
        "overdue_on": "开始逾期的日期不能晚于今天（2026 年 11 月 23 日）"}, id="late tomorrow"),
    pytest.param({"overdue_amount": "0"}, {"overdue_amount": "这笔逾期金额要大于 0"}, id="no amount"),
    pytest.param({"paid_on": "x", "objection_on": "y"}, {
        "paid_on": "还清的日期要写成年月日，比如 2026-10-8", "objection_on": "对方收到异议的日期要写成年月日，比如 2026-10-8"},
        id="two at once"),
])
def test_faults(timeline, messages, texts, faults):
    assert messages(timeline(**texts)) == faults


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@settings(max_examples=60, deadline=None)
@given(today=DAYS, paid=DAYS, received=DAYS)
def test_days_against_dateutil(today, paid, received):
    texts = {"today": str(today), "paid_on": str(paid), "objection_on": str(received), "complaint_on": str(received)}
    results = calculate(Form(FIELDS, texts, {})).results
    end = paid + relativedelta(years=5)
    assert results["keep_until"]["value"] == str(end)
    assert results["days_left"]["value"] == (str((end - today).days) if end >= today else "")
    assert results["objection_due"]["value"] == str(received + relativedelta(days=20))
    assert results["complaint_due"]["value"] == str(received + relativedelta(days=30))


@settings(max_examples=60, deadline=None)
@given(paid=st.dates(date(2025, 12, 1), date(2026, 3, 31)))
def test_the_month_after_against_dateutil(paid):
    texts = COVERED | {"today": TODAY, "paid_on": str(paid)}
    hidden = calculate(Form(FIELDS, texts, {})).results["hidden_by"]["value"]
    assert hidden == str(paid + relativedelta(months=2, day=1) - timedelta(days=1))


@settings(max_examples=60, deadline=None)
@given(paid=DAYS)
def test_paying_a_day_later_never_ends_it_sooner(paid):
    ends = [calculate(Form(FIELDS, {"today": TODAY, "paid_on": str(day)}, {})).results["keep_until"]["value"]
            for day in (paid, min(paid + timedelta(days=1), date(2100, 12, 31)))]
    assert ends == sorted(ends)

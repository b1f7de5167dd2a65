"""The plan that call sheet, letters and calendar share: what it comes to, and that all of them say the same."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from calculators import answer
from calculators.core.errors import FormError
from calculators.core.form import Form
from calculators.parts.agreement.proposal import (
    PLAN_OUTPUTS,
    PLAN_WORDS,
    Agreement,
    agreement_fields,
    plan_notes,
    read_agreement,
)
from calculators.parts.agreement.story import REASONS, SAID, STORY_WORDS, check_story, sentence, story_words

TOOLS = Path(__file__).resolve().parents[2] / "docs" / "tools"
CENT = Decimal("0.01")
MONEY = st.integers(1, 10_000_000).map(lambda fen: Decimal(fen).scaleb(-2))
DATES = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def form_of(**texts):
    return Form(agreement_fields(optional=("debt",)), texts, {})


def read(**texts):
    return read_agreement(form_of(**{"debt": "8802.10", "monthly_payment": "750"} | texts))


def faults(**texts):
    with pytest.raises(FormError) as refused:
        read(**texts)
    return {fault.field: fault.message for fault in refused.value.faults}


@pytest.mark.parametrize(("texts", "expected"), [
    pytest.param({}, ("12", "552.10", "8802.10", "0.00"), id="as many periods as the debt needs"),
    pytest.param({"debt": "9000"}, ("12", "750.00", "9000.00", "0.00"), id="it divides"),
    pytest.param({"debt": "9000.01"}, ("13", "0.01", "9000.01", "0.00"), id="a 分 is a period of its own"),
    pytest.param({"debt": "750"}, ("1", "750.00", "750.00", "0.00"), id="exactly one"),
    pytest.param({"debt": "0.01"}, ("1", "0.01", "0.01", "0.00"), id="less than one"),
    pytest.param({"periods": "12"}, ("12", "552.10", "8802.10", "0.00"), id="typed, and the rest is last"),
    pytest.param({"periods": "10"}, ("10", "750.00", "7500.00", "-1302.10"), id="too few: every one is the same"),
    pytest.param({"periods": "13"}, ("13", "750.00", "9750.00", "947.90"), id="too many: every one is the same"),
    pytest.param({"periods": "12", "last_payment": "900"}, ("12", "900.00", "9150.00", "347.90"), id="a last one as typed"),
    pytest.param({"periods": "1"}, ("1", "750.00", "750.00", "-8052.10"), id="one, below the debt"),
    pytest.param({"debt": "", "periods": "6"}, ("6", "750.00", "4500.00", "0.00"), id="the debt is not known"),
    pytest.param({"debt": "", "periods": "6", "last_payment": "10"}, ("6", "10.00", "3760.00", "0.00"), id="nor needed"),
    pytest.param({"debt": "10000000", "periods": "600", "monthly_payment": "0.01"}, ("600", "0.01", "6.00", "-9999994.00"), id="the ends"),
])
def test_what_a_plan_comes_to(texts, expected):
    plan = read(**texts)
    assert (str(plan.periods), str(plan.last), str(plan.total), str(plan.difference)) == expected


@pytest.mark.parametrize(("texts", "expected"), [
    pytest.param({"debt": ""}, {"periods": "输入期数，或者现在一共欠"}, id="neither debt nor periods"),
    pytest.param({"last_payment": "5"}, {"periods": "填了最后一期，期数也要填"}, id="a last one of how many"),
    pytest.param({"monthly_payment": "14.67"}, {
        "monthly_payment": "每月还 14.67 元，600 期也还不清；要在 600 期内还清，每月至少还 14.68 元"}, id="never ends"),
    pytest.param({"monthly_payment": ""}, {"monthly_payment": "输入每月能还"}, id="nothing a month"),
    pytest.param({"monthly_payment": "0"}, {"monthly_payment": "每月能还要大于 0"}, id="zero a month"),
    pytest.param({"monthly_payment": "x", "periods": "0", "first_due_date": "10.8"}, {
        "monthly_payment": "每月能还要写成数字，比如 8600 或 8600.50", "periods": "期数要在 1 到 600 期之间",
        "first_due_date": "第一笔的日期还缺年份"}, id="all at once"),
    pytest.param({"pay_day": "32"}, {"pay_day": "每月还款日要在 1 到 31 日之间"}, id="no such day"),
])
def test_what_is_refused(texts, expected):
    assert faults(**texts) == expected


@pytest.mark.parametrize(("first", "pay_day", "periods", "days"), [
    pytest.param("2026-12-31", "1", "3", "1", id="a day apart"),
    pytest.param("2026-12-8", "31", "3", "54", id="nearly two months"),
    pytest.param("2026-12-13", "1", "3", "19", id="a day too few"),
    pytest.param("2026-12-12", "1", "3", "", id="few enough"),
    pytest.param("2026-12-8", "22", "3", "", id="many enough"),
    pytest.param("2026-12-8", "23", "3", "46", id="a day too many"),
    pytest.param("2026-12-31", "", "3", "", id="a month"),
    pytest.param("2026-12-31", "1", "1", "", id="there is no second one"),
    pytest.param("", "1", "3", "", id="no dates"),
])
def test_first_dates_that_are_no_month_apart_are_announced(first, pay_day, periods, days):
    said = [note for note in plan_notes(read(first_due_date=first, pay_day=pay_day, periods=periods)) if "隔" in note]
    assert len(said) == bool(days)
    assert all(f"隔 {days} 天，不是一个月。" in note for note in said)


def test_the_least_that_ends_a_debt_does_end_it():
    assert faults(monthly_payment="14.67")["monthly_payment"].endswith("14.68 元")
    assert read(monthly_payment="14.68").periods == 600


@pytest.mark.parametrize(("principal", "penalty", "fault"), [
    ("8600", "202.10", None), ("8802.10", "", None), ("", "", None),
    ("8600", "202.11", "其中本金和其中罚息合起来是 8,802.11 元，现在一共欠不能比它少"),
    ("9000", "", "其中本金合起来是 9,000.00 元，现在一共欠不能比它少"),
])
def test_parts_of_a_debt_are_never_more_than_the_debt(principal, penalty, fault):
    form = form_of(debt="8802.10", monthly_payment="750", principal=principal, penalty=penalty)
    check_story(form)
    if fault is None:
        read_agreement(form)
    else:
        with pytest.raises(FormError) as refused:
            read_agreement(form)
        assert [(fault.field, fault.message) for fault in refused.value.faults] == [("debt", fault)]


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_said_and_flagged_or_left_out(reason):
    words = story_words(form_of(debt="1", monthly_payment="1", reason=reason.value))
    assert tuple(words) == STORY_WORDS
    assert words["reason_note"] == ""
    assert {name for name in words if words[name] == "1"} == {f"{reason.value}_case"}
    assert words["reason"] == ("" if reason.value in ("unsaid", "other") else SAID.get(reason.value, reason.label))
    assert "或" not in words["reason"]


def test_no_reason_leaves_nothing_to_say():
    assert story_words(form_of(debt="1", monthly_payment="1"))["reason"] == ""


@pytest.mark.parametrize(("typed", "said"), [
    ("9 月起停工", "9 月起停工。"), ("9 月起停工。", "9 月起停工。"), ("真的！", "真的！"), ("还在找…", "还在找…"), ("9 月起停工.", "9 月起停工."),
    ("公司说「停工」", "公司说「停工」。"), ("公司说：「停工。」", "公司说：「停工。」"), ("停工（9 月起）", "停工（9 月起）。"),
    ("先停工，\n后离职", "先停工，\n后离职。"), ("先停工，", "先停工，"), ("）", "）"), ("", ""),
])
def test_what_was_written_ends_like_a_sentence(typed, said):
    assert sentence(typed) == said
    assert story_words(form_of(debt="1", monthly_payment="1", reason_note=typed))["reason_note"] == said


@pytest.mark.parametrize(("first", "pay_day", "expected"), [
    ("2026-12-31", "", ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]),
    ("2027-12-30", "", ["2027-12-30", "2028-01-30", "2028-02-29", "2028-03-30"]),
    ("2026-12-10", "31", ["2026-12-10", "2027-01-31", "2027-02-28", "2027-03-31"]),
    ("2027-02-28", "", ["2027-02-28", "2027-03-28", "2027-04-28", "2027-05-28"]),
    ("", "8", []),
])
def test_when_it_is_due(first, pay_day, expected):
    plan = read(periods="4", first_due_date=first, pay_day=pay_day)
    assert [day.isoformat() for day in plan.dates] == expected
    assert [row.when for row in plan.schedule] == ([*plan.dates] or [None] * 4)


@pytest.mark.parametrize(("texts", "expected"), [
    ({}, "每月 750.00 元，分 12 期，最后一期 552.10 元，共 8,802.10 元"),
    ({"debt": "9000"}, "每月 750.00 元，分 12 期，共 9,000.00 元"),
    ({"debt": "500"}, "一次还 500.00 元"),
])
def test_the_plan_in_one_phrase(texts, expected):
    assert read(**texts).text == expected


def test_words_are_those_named_and_empty_where_there_is_nothing_to_say():
    words = read().words()
    assert tuple(words) == PLAN_WORDS
    assert [name for name in PLAN_WORDS if not words[name]] == [
        "first_due_date", "last_due_date", "over", "under", "monthly_day", "single_case", "even_case"]
    dated = read(first_due_date="2026-12-31", periods="10").words()
    assert dated["monthly_day"] == "每月 31 日（没有这一天的月份，在当月最后一天）"
    assert (dated["under"], dated["over"], dated["earlier_periods"]) == ("1,302.10 元", "", "9 期")
    assert dated["schedule"].split("\n")[2] == "第 3 期：2027 年 2 月 28 日，750.00 元"


@given(debt=MONEY, monthly=MONEY, periods=st.none() | st.integers(1, 600), last=st.none() | MONEY, first=st.none() | DATES,
       pay_day=st.none() | st.integers(1, 31))
def test_instalments_add_up_and_fall_due_month_by_month(debt, monthly, periods, last, first, pay_day):
    if periods is None and debt > monthly * 600:
        return
    plan = Agreement(debt=debt, monthly=monthly, typed_periods=periods, typed_last=last if periods else None,
                     first_due=first, pay_day=pay_day)
    rows = plan.schedule
    assert sum(row.amount for row in rows) == plan.total == debt + plan.difference
    assert all(row.amount > 0 for row in rows)
    assert [row.left for row in rows] == [plan.total - sum(row.amount for row in rows[:n + 1]) for n in range(len(rows))]
    assert rows[-1].left == 0
    if periods is None:
        assert plan.difference == 0
        assert plan.periods == -(-Fraction(debt) // Fraction(monthly))
        assert 0 < plan.last <= monthly
    for months, row in enumerate(rows) if first else ():
        due = first + relativedelta(months=months) if pay_day is None else first + relativedelta(months=months, day=pay_day)
        assert row.when == (due if months else first)


@given(debt=MONEY, more=MONEY, monthly=MONEY)
def test_more_a_month_never_takes_longer_and_more_debt_never_less(debt, more, monthly):
    plan = Agreement(debt=debt, monthly=monthly)
    assert Agreement(debt=debt, monthly=monthly + more).periods <= plan.periods <= Agreement(debt=debt + more, monthly=monthly).periods


@given(debt=MONEY, monthly=MONEY, first=st.none() | DATES, pay_day=st.none() | st.integers(1, 31))
def test_the_snippet_prints_what_the_plan_says(debt, monthly, first, pay_day):
    if debt > monthly * 600:
        return
    plan = Agreement(debt=debt, monthly=monthly, first_due=first, pay_day=pay_day)
    printed = {}
    exec(plan.python(PLAN_OUTPUTS), {"print": lambda label, value: printed.update({label: str(value)})})  # noqa: S102
    assert printed == {
        PLAN_OUTPUTS[name]: figure["value"] for name, figure in plan.figures().items() if figure["value"]}


@cache
def templates(slug):
    """The documents of a page."""
    page = yaml.load((TOOLS / f"{slug}.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return {paper["name"]: paper["text"] for paper in page["documents"] if "text" in paper}


def asked(calculator, slug, texts):
    """The calculator's answer with the documents of its page filled in."""
    response = json.loads(answer(json.dumps({"calculator": calculator, "values": texts, "templates": templates(slug)})))
    assert "errors" not in response, response
    return response


@settings(max_examples=60, deadline=None)
@given(debt=st.integers(100_00, 90_000_00), monthly=st.integers(100_00, 20_000_00), first=DATES, pay_day=st.none() | st.integers(1, 31),
       extra=st.integers(-3, 3))
def test_letter_call_chat_and_calendar_say_the_same(debt, monthly, first, pay_day, extra):
    debt, monthly = Decimal(debt).scaleb(-2), Decimal(monthly).scaleb(-2)
    periods = max(Agreement(debt=debt, monthly=monthly).periods + extra, 1)
    if periods > 600:
        return
    texts = {"creditor": "花呗", "debt": str(debt), "monthly_payment": str(monthly), "periods": str(periods),
             "first_due_date": first.isoformat(), "today": "2026-11-24"} | ({"pay_day": str(pay_day)} if pay_day else {})
    plan = read_agreement(form_of(**texts))
    call = asked("call_sheet", "call-sheet", texts)
    letter = asked("letters", "letters", texts | {"letter": "installment"})
    reminders = asked("reminders", "reminders", texts | {"amounts": "yes"})
    for paper in (call["documents"]["numbers"], call["documents"]["close"], call["documents"]["chat"], reminders["documents"]["dates"],
                  "\n".join(letter["documents"].values())):
        assert plan.words()["total"] in paper
        assert plan.words()["first_due_date"] in paper
        assert plan.words()["last_payment"] in paper or plan.is_even or periods == 1
    for paper in (call["documents"]["close"], call["documents"]["chat"], "\n".join(letter["documents"].values())):
        assert plan.text in paper
    assert call["tables"]["schedule"] == letter["tables"]["schedule"]
    events = Calendar.from_ical(reminders["documents"]["calendar"]).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [row.when for row in plan.schedule]
    assert [str(event["SUMMARY"]).split(" ", 2 if periods > 1 else 1)[-1] for event in events] == [
        f"{row.amount:,.2f} 元" for row in plan.schedule]
    for response in (call, letter, reminders):
        for name in PLAN_OUTPUTS:
            if name in response["results"] and not (response is letter and response["results"][name]["value"] == ""):
                assert response["results"][name] == plan.figures()[name]

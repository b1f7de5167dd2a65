"""The calendar of a plan: read back by the icalendar library, and looked at octet by octet."""

import json
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from calculators import answer
from calculators.core.form import Form
from calculators.parts.reminder.calendar import Event, alarm_spans, calendar, escaped, fingerprint, folded
from calculators.reminders import FIELDS, calculate

PLAN = {"monthly_payment": "750", "periods": "12", "first_due_date": "2026-12-8", "today": "2026-11-24"}


def respond(**texts):
    texts = {name: text for name, text in (PLAN | texts).items() if text is not None}
    return json.loads(answer(json.dumps({"calculator": "reminders", "values": texts})))


def written(**texts):
    return respond(**texts)["documents"]["calendar"]


def events(**texts):
    return Calendar.from_ical(written(**texts)).walk("VEVENT")


def test_every_instalment_is_an_all_day_event():
    found = events()
    assert [event["DTSTART"].dt for event in found] == [day.date() for day in rrule(MONTHLY, dtstart=datetime(2026, 12, 8), count=12)]  # noqa: DTZ001
    for event in found:
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTEND"].dt == event["DTSTART"].dt + timedelta(days=1)
        assert event["DTSTAMP"].to_ical() == b"20261124T000000Z"
        assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")


def test_the_file_is_a_whole_calendar_of_short_lines():
    text = written(creditor="花" * 60, wording="plain", amounts="yes")
    head = Calendar.from_ical(text)
    assert (head["VERSION"], head["CALSCALE"], bool(head["PRODID"])) == ("2.0", "GREGORIAN", True)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert head.walk("VEVENT")[11]["SUMMARY"] == f"还款 {'花' * 60} 12/12 750.00 元"


@pytest.mark.parametrize(("first", "pay_day", "expected"), [
    ("2026-12-31", None, ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
    ("2027-12-29", None, ["2027-12-29", "2028-01-29", "2028-02-29", "2028-03-29", "2028-04-29"]),
    ("2026-12-10", "30", ["2026-12-10", "2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30"]),
])
def test_the_ends_of_months(first, pay_day, expected):
    found = events(first_due_date=first, pay_day=pay_day, periods="5")
    assert [event["DTSTART"].dt.isoformat() for event in found] == expected


@pytest.mark.parametrize(("days_before", "remind_at", "expected"), [
    (None, None, [timedelta(days=-3, hours=9), timedelta(hours=9)]),
    ("1", "晚上8点半", [timedelta(days=-1, hours=20, minutes=30), timedelta(hours=20, minutes=30)]),
    ("0", "0:00", [timedelta(0)]),
    ("30", "23:59", [timedelta(days=-30, hours=23, minutes=59), timedelta(hours=23, minutes=59)]),
])
def test_alarms_before_and_on_the_day(days_before, remind_at, expected):
    for event in events(days_before=days_before, remind_at=remind_at):
        alarms = event.walk("VALARM")
        assert [alarm["TRIGGER"].dt for alarm in alarms] == expected
        assert {(alarm["ACTION"], alarm["DESCRIPTION"]) for alarm in alarms} == {("DISPLAY", event["SUMMARY"])}


@pytest.mark.parametrize(("texts", "first", "last"), [
    ({}, "待办 1/12", "待办 12/12"),
    ({"creditor": "花呗", "debt": "8802.10"}, "待办 1/12", "待办 12/12"),
    ({"amounts": "yes", "debt": "8802.10"}, "待办 1/12 750.00 元", "待办 12/12 552.10 元"),
    ({"wording": "plain"}, "还款 1/12", "还款 12/12"),
    ({"wording": "plain", "creditor": "花呗, 借呗; 别的\\"}, "还款 花呗, 借呗; 别的\\ 1/12", "还款 花呗, 借呗; 别的\\ 12/12"),
    ({"periods": "1"}, "待办", "待办"),
])
def test_titles_are_neutral_unless_chosen_otherwise(texts, first, last):
    found = events(**texts)
    assert (found[0]["SUMMARY"], found[-1]["SUMMARY"]) == (first, last)


def test_a_neutral_file_speaks_of_no_debt():
    text = written(creditor="花呗逾期", debt="8802.10").replace("\r\n ", "")
    assert not re.search("还款|欠|逾期|花呗|贷|750|8802|552|元", text)


def test_the_same_plan_gives_the_same_file_and_another_day_only_another_stamp():
    assert written() == written()
    assert written(today="2026-11-25") == written().replace("DTSTAMP:20261124", "DTSTAMP:20261125")
    assert "DTSTAMP:20261208T000000Z" in written(today=None)


def uids(**texts):
    return [str(event["UID"]) for event in events(**texts)]


def test_uids_stay_when_only_the_reminding_changes_and_differ_between_plans():
    plain = uids()
    assert len(set(plain)) == 12
    assert plain == uids(today="2026-12-1", days_before="1", remind_at="20:00", wording="plain", amounts="yes")
    for other in ({"creditor": "借呗"}, {"monthly_payment": "750.01"}, {"periods": "13"}, {"first_due_date": "2026-12-9"},
                  {"pay_day": "9"}, {"last_payment": "1"}):
        assert not set(plain) & set(uids(**other))


@pytest.mark.parametrize("text", ["", "a,b;c\\n", "一，二；三", "😀" * 50, "a" * 74, "a" * 75, "a" * 76, "a" * 149, "a" * 150, "é" * 37 + "a",
                                  "x" + "花" * 60, "👨‍👩‍👧" * 20, "\\" * 80, "第一行\n第二行", " 前后有空 "])
def test_folding_and_escaping_can_be_undone(text):
    lines = folded(f"SUMMARY:{escaped(text)}").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])
    assert "".join([lines[0], *(line[1:] for line in lines[1:])]) == f"SUMMARY:{escaped(text)}"
    made = calendar([Event(day=date(2026, 12, 8), title=text)], alarm_spans(3, datetime(2026, 1, 1, 9).time()),  # noqa: DTZ001
                    stamp=date(2026, 11, 24), seed=text)
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event["SUMMARY"] == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=120))
def test_any_title_survives(text):
    made = calendar([Event(day=date(2026, 12, 8), title=text)], [timedelta(0)], stamp=date(2026, 11, 24), seed="")
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    unfolded = made.replace("\r\n ", "")
    assert f"\r\nSUMMARY:{escaped(text)}\r\n" in unfolded


@given(st.timedeltas(timedelta(days=-31), timedelta(days=1)).map(lambda span: timedelta(minutes=span // timedelta(minutes=1))))
def test_durations_are_read_back(span):
    made = calendar([Event(day=date(2026, 12, 8), title="x")], [span], stamp=date(2026, 11, 24), seed="")
    (alarm,) = Calendar.from_ical(made).walk("VALARM")
    assert alarm["TRIGGER"].dt == span


def test_fingerprints_are_the_published_ones():
    # The test vectors of the FNV draft, 64 bits, variant 1a.
    assert [fingerprint(text) for text in ("", "a", "foobar")] == ["cbf29ce484222325", "af63dc4c8601ec8c", "85944171f73967e8"]


@settings(max_examples=60, deadline=None)
@given(first=st.dates(date(2000, 1, 1), date(2090, 12, 31)), pay_day=st.none() | st.integers(1, 31), periods=st.integers(1, 60),
       days_before=st.integers(0, 30))
def test_tables_results_and_calendar_agree(first, pay_day, periods, days_before):
    response = respond(today=None, first_due_date=first.isoformat(), pay_day=pay_day and str(pay_day), periods=str(periods), days_before=str(days_before))
    due = [first, *(first + relativedelta(months=month, day=pay_day or first.day) for month in range(1, periods))]
    rows = response["tables"]["schedule"]
    assert [row["due_date"]["value"] for row in rows] == [day.isoformat() for day in due]
    assert [row["weekday"]["text"] for row in rows] == [f"周{'一二三四五六日'[day.weekday()]}" for day in due]
    assert [row["reminder"]["value"] for row in rows] == [
        (day - timedelta(days=days_before)).isoformat() if days_before else "" for day in due]
    assert response["results"]["first_reminder"]["value"] == (first - timedelta(days=days_before)).isoformat()
    assert sum(Decimal(row["amount"]["value"]) for row in rows) == Decimal(response["results"]["total"]["value"])
    found = Calendar.from_ical(response["documents"]["calendar"]).walk("VEVENT")
    assert [event["DTSTART"].dt for event in found] == due


@pytest.mark.parametrize(("texts", "outcome", "note"), [
    ({}, "coming", None),
    ({"today": "2027-1-9"}, "coming", "有 2 期的日子已经过了，日历不会再提醒；还没还的，今天先问清怎么补。"),
    ({"today": "2027-11-5"}, "coming", "有 11 期的日子已经过了，日历不会再提醒；还没还的，今天先问清怎么补。"),
    ({"today": "2026-12-5"}, "coming", None),
    ({"today": "2026-12-6"}, "coming", "第 1 期提前的提醒，那一天已经过了，只在还款当天提醒。"),
    ({"today": "2026-12-8", "days_before": "0"}, "coming", None),
    ({"today": "2027-11-9"}, "past", "有 12 期的日子已经过了，日历不会再提醒；还没还的，今天先问清怎么补。"),
    ({"wording": "plain"}, "coming", "提醒的时候，标题会显示在锁屏上；手机和别人共用的，选不写金额、只写「待办」。"),
    ({"first_due_date": "2026-12-20", "pay_day": "31"}, "coming", "每月 31 日还：没有这一天的月份，这里排在当月最后一天。对方怎么算，问清。"),
])
def test_what_it_tells_to_heed(texts, outcome, note):
    response = respond(**texts)
    assert response["outcome"] == outcome
    assert response["notes"][1:] == ([note] if note else [])


@pytest.mark.parametrize(("texts", "first", "early"), [
    ({"today": None}, "2026-12-05", "2026-12-05"),
    ({"today": "2026-12-5"}, "2026-12-05", "2026-12-05"),
    ({"today": "2026-12-6"}, "2026-12-08", "已经过了"),
    ({"today": "2026-12-8"}, "2026-12-08", "已经过了"),
    ({"today": "2026-12-9"}, "2027-01-05", "已经过了"),
    ({"today": "2026-12-10", "days_before": "30"}, "2027-01-08", "已经过了"),
    ({"today": "2026-12-9", "days_before": "0"}, "2027-01-08", "—"),
    ({"today": "2027-11-9"}, "", "已经过了"),
])
def test_the_first_reminder_is_still_to_come(texts, first, early):
    response = respond(**texts)
    assert response["results"]["first_reminder"]["value"] == first
    assert response["tables"]["schedule"][0]["reminder"]["text"] == early
    program = calculate(Form(FIELDS, {name: text for name, text in (PLAN | texts).items() if text}, {})).python
    printed = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", program], capture_output=True, encoding="utf-8", check=True).stdout
    assert [line for line in printed.splitlines() if line.startswith("第一次提醒")] == ([f"第一次提醒 {first}"] if first else [])


@pytest.mark.parametrize(("texts", "expected"), [
    ({"first_due_date": None}, {"first_due_date": "输入第一笔的日期"}),
    ({"periods": None}, {"periods": "输入期数，或者现在一共欠"}),
    ({"days_before": "31"}, {"days_before": "提前几天提醒要在 0 到 30 天之间"}),
    ({"remind_at": "25:00", "monthly_payment": None}, {
        "monthly_payment": "输入每月能还", "remind_at": "几点提醒要写成几点几分，比如 21:30 或 晚上9点半"}),
])
def test_what_is_refused(messages, texts, expected):
    assert messages(respond(**texts)) == expected


def test_the_most_there_can_be_is_soon_written():
    assert len(events(periods="600", creditor="😀" * 60, wording="plain", amounts="yes")) == 600


@pytest.mark.parametrize(("periods", "status"), [
    ("12", "12 期都排好了，从 2026 年 12 月 8 日到 2027 年 11 月 8 日"), ("1", "排好了：2026 年 12 月 8 日还 750.00 元"),
])
def test_the_one_sentence_read_aloud(periods, status):
    assert respond(periods=periods)["status"] == status

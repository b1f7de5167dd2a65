"""Reminders: every instalment of an agreed plan as a calendar file, and as a list to copy.

Dates and amounts are those of parts/agreement.py: first_due_date, then pay_day of each following month or its
last day; the amounts add up to the total to the 分. Each day is an all-day event with an alarm `days_before`
and one on the day; the first reminder is the first of these alarms that is not over. Titles say nothing of a
debt unless the reader chooses so: telephones show them on the lock screen. No clock is read: the file's stamp
is the field `today`. Uses no facts.

>>> form = Form(FIELDS, {"monthly_payment": "750", "periods": "12", "first_due_date": "2026-12-31"}, {})
>>> calculate(form).status
'12 期都排好了，从 2026 年 12 月 31 日到 2027 年 11 月 30 日'
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from .core.answer import (
    NOTHING,
    Answer,
    Figure,
    count_figure,
    date_figure,
    money_figure,
    short_date_figure,
    text_figure,
)
from .core.day_count import date_after
from .core.field import Choice, Field
from .core.form import Form
from .core.money import money_text
from .core.reading_dates import date_text
from .core.reading_times import time_text
from .parts.agreement.proposal import (
    PLAN_OUTPUTS,
    PLAN_WORDS,
    Agreement,
    Due,
    agreement_fields,
    plan_assumptions,
    plan_notes,
    read_agreement,
)
from .parts.reminder.calendar import Event, alarm_spans, calendar

TITLE = "还款提醒"
USUAL_DAYS_BEFORE, USUAL_TIME = 3, time(9, 0)
NEUTRAL_TITLE, PLAIN_TITLE = "待办", "还款"
WEEKDAYS = "一二三四五六日"

FIELDS = (
    *agreement_fields(required=("first_due_date",), optional=("debt",), story=False),
    Field(name="days_before", label="提前几天提醒", kind="integer", unit="天", highest=Decimal(30),
          example="3"),
    Field(name="remind_at", label="几点提醒", kind="time", example="9:00"),
    Field(name="wording", label="日历里的标题", kind="choice", default="neutral", choices=(
        Choice(value="neutral", label=f"只写「{NEUTRAL_TITLE}」"),
        Choice(value="plain", label=f"写明「{PLAIN_TITLE}」"))),
    Field(name="amounts", label="日历里写不写金额", kind="choice", default="no", choices=(
        Choice(value="no", label="不写"), Choice(value="yes", label="写"))),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
_PLAN_OUTPUTS = ("periods", "first_due_date", "last_due_date", "last_payment", "total", "over", "under")
OUTPUTS = {"first_reminder": "第一次提醒"} | {name: PLAN_OUTPUTS[name] for name in _PLAN_OUTPUTS} | {
    "over": "比要还的多", "under": "比要还的少"}
TABLES = {"schedule": {
    "number": "期", "due_date": "日期", "weekday": "星期", "reminder": "提前提醒", "amount": "金额"}}
CHARTS: dict[str, str] = {}
OUTCOMES = {"coming": "还有要提醒的日子", "past": "所有日子都过了"}
SOURCES: tuple[str, ...] = ()
WORDS = (*PLAN_WORDS, "days_before", "remind_at", "title")
DOCUMENTS = ("calendar",)


class Alarm(NamedTuple):
    """One day on which the telephone rings: so many days `before` the due date at `place`."""

    day: date
    place: int
    before: int

    @property
    def expression(self) -> str:
        """The same day in the plain program."""
        return f"due({self.place}) - timedelta(days={self.before})"


def calculate(form: Form) -> Answer:
    """Read the plan and how to be reminded; write the calendar. Raises FormError with all faults."""
    plan, at = read_agreement(form), form["remind_at"] or USUAL_TIME
    days_before = USUAL_DAYS_BEFORE if form["days_before"] is None else form["days_before"]
    dates, today = plan.dates, form["today"]
    first = _first_alarm(dates, days_before, today)
    return Answer(
        results=_results(plan, first),
        tables={"schedule": [
            _row(due, day, days_before, today) for due, day in zip(plan.schedule, dates, strict=True)]},
        notes=(*_notes(plan, form, days_before), *plan_notes(plan)), assumptions=_assumptions(plan, form),
        status=_status(plan),
        outcome="coming" if first else "past",
        working=plan.working(), sources=SOURCES,
        python=plan.python(OUTPUTS, {OUTPUTS["first_reminder"]: first.expression} if first else {}),
        words=plan.words() | {
            "days_before": f"{days_before} 天" if days_before else "", "remind_at": time_text(at)},
        documents={"calendar": _calendar(plan, form, days_before, at)},
    )


def _status(plan: Agreement) -> str:
    if plan.periods == 1:
        return f"排好了：{date_text(plan.dates[0])}还 {money_text(plan.total)}"
    return f"{plan.periods:,} 期都排好了，从 {date_text(plan.dates[0])}到 {date_text(plan.dates[-1])}"


def _first_alarm(dates: Sequence[date], days_before: int, today: date | None) -> Alarm | None:
    """The first that still rings: today or later, where today is known."""
    alarms = [Alarm(date_after(day, -before), place, before)
              for place, day in enumerate(dates) for before in (days_before, 0)]
    return min((alarm for alarm in alarms if not today or alarm.day >= today), default=None)


def _results(plan: Agreement, first: Alarm | None) -> dict[str, Figure]:
    figures = plan.figures() | {"first_reminder": date_figure(first.day) if first else NOTHING}
    return {name: figures[name] for name in OUTPUTS}


def _row(due: Due, day: date, days_before: int, today: date | None) -> dict[str, Figure]:
    rings = date_after(day, -days_before)
    is_over = today is not None and rings < today
    early = text_figure("已经过了", rings.isoformat()) if is_over else short_date_figure(rings)
    return {
        "number": count_figure(due.number, ""), "due_date": short_date_figure(day),
        "weekday": text_figure(f"周{WEEKDAYS[day.weekday()]}", str(day.isoweekday())),
        "reminder": early if days_before else NOTHING, "amount": money_figure(due.amount),
    }


def _calendar(plan: Agreement, form: Form, days_before: int, at: time) -> str:
    """The file; what makes two plans different is in its seed, what only changes the alarms is not."""
    events = (Event(day=day, title=_title(form, plan, number))
              for number, day in enumerate(plan.dates, start=1))
    seed = "|".join(map(str, (form["creditor"] or "", plan.text, plan.dates[0], plan.due_day)))
    stamp = form["today"] or plan.dates[0]
    return calendar(events, alarm_spans(days_before, at), stamp=stamp, seed=seed)


def _title(form: Form, plan: Agreement, number: int) -> str:
    """What the lock screen shows: no debt and no amount unless the reader chose so."""
    is_plain = form["wording"] == "plain"
    parts = [PLAIN_TITLE, form["creditor"]] if is_plain else [NEUTRAL_TITLE]
    amount = plan.last if number == plan.periods else plan.monthly
    parts += [f"{number}/{plan.periods}" if plan.periods > 1 else "",
              money_text(amount) if form["amounts"] == "yes" else ""]
    return " ".join(part for part in parts if part)


def _notes(plan: Agreement, form: Form, days_before: int) -> tuple[str, ...]:
    """What to heed about the calendar."""
    today = form["today"]
    notes = ["只有对方书面同意的日期和金额，才照着设提醒；还没谈定的，以原来的合同为准。"]
    if form["wording"] == "plain" or form["amounts"] == "yes":
        notes.append("提醒的时候，标题会显示在锁屏上；手机和别人共用的，选不写金额、只写「待办」。")
    over = sum(1 for day in plan.dates if today and day < today)
    if over:
        notes.append(f"有 {over:,} 期的日子已经过了，日历不会再提醒；还没还的，今天先问清怎么补。")
    late = [f"{number:,}" for number, day in enumerate(plan.dates, start=1)
            if today and date_after(day, -days_before) < today <= day]
    if late:
        notes.append(f"第 {'、'.join(late)} 期提前的提醒，那一天已经过了，只在还款当天提醒。")
    return tuple(notes)


def _assumptions(plan: Agreement, form: Form) -> tuple[str, ...]:
    """What was not filled in."""
    said = []
    if form["days_before"] is None:
        said.append(f"没填提前几天：每期提前 {USUAL_DAYS_BEFORE} 天提醒一次，当天再提醒一次。")
    if form["remind_at"] is None:
        said.append(f"没填几点提醒：按 {time_text(USUAL_TIME)}。")
    return (*said, *plan_assumptions(plan), "日历里写的是还款的那一天，遇到周末和节假日没有挪动。")

"""The earliest day on which the time to sue could be over, and what has started it again.

end = last due date + 3 years                          (facts `limitation-3y`, `limitation-instalment`)
Requests, deductions, part payments, pleas for time and promises start it again
(facts `limitation-interrupt`, `limitation-interrupt-detail`).
An end is a defence to be raised, not an end of the debt (fact `limitation-effect`). What the reader does not
know of can only be added later, so every day is the earliest. Whole days, nothing is rounded. Raises
FormError with all faults of the form.

>>> form = Form(FIELDS, {"today": "2026-11-23", "last_due_date": "2024-5-10", "events": "2025-3-1 asked"}, {})
>>> calculate(form).status
'最早到 2028 年 3 月 1 日，重新数过 1 次'
"""

from __future__ import annotations

from .core import messages
from .core.answer import NOTHING, Answer, Figure, date_figure
from .core.field import Choice, Field
from .core.form import Form
from .core.reading_dates import date_text
from .parts.dates.report import days_figure, events_chart, events_table
from .parts.limitation.case import KINDS, Case, Course, Event, course, may_be_past, outcome
from .parts.limitation.report import (
    assumptions,
    days,
    days_past,
    end_text,
    notes,
    python,
    restarts,
    sources,
    stretches_table,
    working,
)

TITLE = "诉讼时效"
FIELDS = (
    Field(name="today", label="今天的日期", kind="date", required=True, example="2026-11-23"),
    Field(name="last_due_date", label="最后一期的还款日", kind="date", required=True, example="2024-05-10"),
    Field(name="events", label="后来发生的事", kind="rows", max_rows=40,
          row_label="第 {number} 件事", columns=(
              Field(name="when", label="日期", kind="date", required=True, example="2025-03-01"),
              Field(name="kind", label="种类", kind="choice", required=True, example="asked",
                    choices=tuple(Choice(value=value, label=label) for value, label in KINDS.items())))),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "earliest_end": "最早到哪天", "days_left": "离那天还有", "days_past": "最早的日子已经过了",
    "counted_from": "现在从哪天数", "restarts": "重新数过", "if_unsure": "把说不准的也算上",
}
TABLES = {
    "stretches": {"start": "从哪天数", "why": "因为什么", "end": "最早到", "then": "后来"},
    "days": {"day": "日期", "what": "是什么", "source": "依据"},
}
CHARTS = {"timeline": "days"}
OUTCOMES = {
    "not_due": "还没到期", "running": "还在时效里", "maybe_past": "最早的日子已经过了",
    "agreed_after": "过了以后又同意还", "in_court": "已经起诉或仲裁",
}
SOURCES = (
    "limitation-3y", "limitation-instalment", "limitation-interrupt", "limitation-interrupt-detail",
    "limitation-effect",
)
WORDS: tuple[str, ...] = ()
DOCUMENTS: tuple[str, ...] = ()
CHART_TITLE = "时效从哪天数、哪天重新数"


def calculate(form: Form) -> Answer:
    """Read the form, follow the period from event to event, report. Raises FormError."""
    case = _read(form)
    found = course(case)
    end = outcome(case, found)
    shown = days(case, found)
    return Answer(
        results=_results(case, found, end),
        tables={"stretches": stretches_table(case, found), "days": events_table(shown)},
        charts={"timeline": events_chart(CHART_TITLE, shown)},
        notes=notes(case, found, end), assumptions=assumptions(case), working=working(case, found),
        status=_status(case, found, end), outcome=end, sources=sources(case),
        python=python(case, found, end, OUTPUTS),
    )


def _read(form: Form) -> Case:
    """The case, its events in the order of their days. Raises FormError."""
    today = form["today"]
    for number, row in enumerate(form["events"], start=1):
        if today and row["when"] and row["when"] > today:
            label = f"第 {number} 件事的日期"
            form.fault(f"events.{number}.when", messages.not_after(label, f"今天（{date_text(today)}）"))
    form.stop_at_faults()
    events = [Event(when=row["when"], kind=row["kind"]) for row in form["events"]]
    return Case(today=today, last_due_date=form["last_due_date"],
                events=tuple(sorted(events, key=lambda event: event.when)))


def _results(case: Case, found: Course, end: str) -> dict[str, Figure]:
    later = course(case, with_unsure=True).last.end
    return {
        "earliest_end": date_figure(found.last.end),
        "days_left": days_figure(case.today, found.last.end),
        "days_past": days_past(case, found, end),
        "counted_from": date_figure(found.last.start),
        "restarts": restarts(found),
        "if_unsure": date_figure(later) if later != found.last.end else NOTHING,
    }


def _status(case: Case, found: Course, end: str) -> str:
    if end == "in_court":
        ask = "；答应还款以前，先问法律援助" if may_be_past(case, found) else ""
        return f"已经起诉或仲裁，先按文书上的日子回应{ask}"
    if end in ("maybe_past", "agreed_after"):
        return f"最早的日子 {end_text(found)}已经过了，先问法律援助，再答应还款"
    return f"最早到 {end_text(found)}，重新数过 {len(found.stretches) - 1} 次"

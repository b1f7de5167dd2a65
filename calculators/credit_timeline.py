"""The days of a credit record: when five years are full, when an answer is due, what the past repair did.

keep_until = the day it was all paid + 5 years         (fact `credit-bad-record-5y`; unpaid: not begun)
objection_due = day received + 20 days, complaint_due = day accepted + 30 days
                                                       (facts `credit-objection-20d`, `credit-complaint-30d`)
Repair of the past: facts `credit-repair-conditions`, `credit-repair-display-dates`, `credit-repair-closed`,
`credit-repair-no-application`, `credit-repair-extension`, `credit-repair-scam`. Also `credit-statement-right`
and `credit-free-reports`. Whole days, nothing is rounded. Raises FormError with all faults of the form.

>>> form = Form(FIELDS, {"today": "2026-11-23", "paid_on": "2026-10-8"}, {})
>>> calculate(form).status
'从 2026 年 10 月 8 日数，到 2031 年 10 月 8 日满 5 年'
"""

from __future__ import annotations

from .core import messages
from .core.answer import Answer, Figure, count_figure, date_figure, text_figure
from .core.field import Field
from .core.form import Form
from .core.reading_dates import date_text
from .parts.credit.case import YEARS, Case, Repair, outcome, repair
from .parts.credit.report import assumptions, events, notes, python, repair_figure, sources, working
from .parts.dates.report import days_figure, events_chart, events_table, optional_date
from .parts.dates.rules import count

TITLE = "征信时间线"
FIELDS = (
    Field(name="today", label="今天的日期", kind="date", required=True, example="2026-11-23"),
    Field(name="paid_on", label="还清的日期", kind="date", example="2026-01-15"),
    Field(name="overdue_on", label="开始逾期的日期", kind="date", example="2025-03-10"),
    Field(name="overdue_amount", label="这笔逾期金额", kind="money", may_be_zero=False, example="5000"),
    Field(name="objection_on", label="对方收到异议的日期", kind="date", example="2026-11-10"),
    Field(name="complaint_on", label="投诉受理的日期", kind="date", example="2026-11-16"),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "keep_until": "哪天数满", "days_left": "离数满还有", "repair": "一次性信用修复",
    "hidden_from": "从哪天起不展示", "hidden_by": "最晚哪天起不展示",
    "objection_due": "异议最晚哪天答复", "complaint_due": "投诉最晚哪天答复",
    "free_reports": "每年可以免费查",
}
TABLES = {"events": {"day": "日期", "what": "是什么", "source": "依据"}}
CHARTS = {"timeline": "events"}
OUTCOMES = {
    "not_paid": "还没还清", "planned": "打算还清", "counting": "正在数年头", "over": "已经数满",
    "repaired": "信用修复的条件都符合", "repair_missed": "用不上信用修复",
}
SOURCES = (
    "credit-bad-record-5y", "credit-statement-right", "credit-free-reports", "credit-repair-conditions",
    "credit-repair-display-dates", "credit-repair-no-application", "credit-repair-closed",
    "credit-repair-extension", "credit-repair-scam", "credit-objection-20d", "credit-complaint-30d",
)
WORDS: tuple[str, ...] = ()
DOCUMENTS: tuple[str, ...] = ()
NOT_BEGUN = text_figure("还没开始数", "not-begun")
CHART_TITLE = "从逾期到数满的日子"


def calculate(form: Form) -> Answer:
    """Read the form, count the days, hold the record against the repair. Raises FormError."""
    case = _read(form)
    found = repair(case)
    end = outcome(case, found)
    days = events(case, found)
    return Answer(
        results=_results(case, found), tables={"events": events_table(days)},
        charts={"timeline": events_chart(CHART_TITLE, days)},
        notes=notes(case, found, end), assumptions=assumptions(case), working=working(case, found),
        status=_status(case, end), outcome=end, sources=sources(case, found),
        python=python(case, found, OUTPUTS),
    )


def _read(form: Form) -> Case:
    overdue, paid, today = form["overdue_on"], form["paid_on"], form["today"]
    if overdue and paid and paid < overdue:
        labels = form.label("paid_on"), form.label("overdue_on")
        form.fault("paid_on", messages.not_before(*labels, date_text(overdue)))
    if overdue and today and overdue > today:
        last = f"今天（{date_text(today)}）"
        form.fault("overdue_on", messages.not_after(form.label("overdue_on"), last))
    form.stop_at_faults()
    return Case(**{field.name: form[field.name] for field in FIELDS})


def _results(case: Case, found: Repair) -> dict[str, Figure]:
    end = case.keep_until
    return {
        "keep_until": date_figure(end) if end else NOT_BEGUN,
        "days_left": days_figure(case.today, end),
        "repair": repair_figure(found),
        "hidden_from": optional_date(found.hidden_from), "hidden_by": optional_date(found.hidden_by),
        "objection_due": optional_date(case.objection_due),
        "complaint_due": optional_date(case.complaint_due),
        "free_reports": count_figure(count("credit-free-reports"), "次"),
    }


def _status(case: Case, end: str) -> str:
    if case.paid_on is None or case.keep_until is None:
        return f"还没还清，{YEARS} 年还没有开始数"
    if end == "over":
        return f"到 {date_text(case.keep_until)}满 {YEARS} 年，应当删除"
    return f"从 {date_text(case.paid_on)}数，到 {date_text(case.keep_until)}满 {YEARS} 年"

"""Log of contacts: how often, when and whom collectors have called, day by day beside the rules for it.

Counted, never judged: a day is over when it has more connected calls than `gbt-45251-frequency` or more
dials that nobody took than `cba-collection-dial`; the two are not added up (`two-frequency-rules`). Hours
are those of `gbt-45251-time`, people those of `gbt-45251-third-party`, visits those of `gbt-45251-onsite`.
What is over a rule of a recommended standard (`gbt-45251-nature`) or of an association can be told in a
complaint; no more is said. Where the reader has not answered whether late hours were agreed to, or whether
they could be reached, nothing is held against the rule that hangs on it.

>>> form = Form(FIELDS, {"contacts": "2026-11-3 22:00 call 没报姓名 让我今天还清"}, {})
>>> calculate(form).status
'一共被联系 1 次，超过次数的有 0 天，深夜和清晨 1 次，找家人或别人 0 次'
"""

from __future__ import annotations

from datetime import date

from .core import messages
from .core.answer import NOTHING, Answer, Figure, count_figure, date_figure
from .core.field import Choice, Field
from .core.form import Form
from .core.reading_dates import date_text
from .parts.contact.case import CALL, MESSAGE, MISSED, THIRD_PARTY, VISIT, Contact, Log, in_order, yes_or_no
from .parts.contact.report import (
    assumptions,
    chart,
    days_table,
    log_table,
    notes,
    program,
    sources,
    words,
    working,
)

TITLE = "联系记录"
MOST_ROWS = 100

FIELDS = (
    Field(name="creditor", label="哪一家", kind="text", example="花呗"),
    Field(name="contacts", label="联系记录", kind="rows", required=True, max_rows=MOST_ROWS,
          row_label="第 {number} 次联系", columns=(
              Field(name="date", label="日期", kind="date", required=True, example="2026-11-3"),
              Field(name="time", label="时间", kind="time", example="21:50"),
              Field(name="kind", label="怎么联系的", kind="choice", required=True, example="call", choices=(
                  Choice(value=CALL, label="接通的电话"), Choice(value=MISSED, label="没接通的拨打"),
                  Choice(value=MESSAGE, label="短信或微信"), Choice(value=VISIT, label="上门"),
                  Choice(value=THIRD_PARTY, label="打给家人或别人"))),
              Field(name="who", label="谁", kind="text", example="没报工号"),
              Field(name="said", label="说了什么", kind="text", example="让我今天还清"))),
    Field(name="today", label="今天", kind="date", example="2026-11-23"),
    Field(name="reachable", label="这段时间，对方联系得上你本人吗", kind="choice", choices=(
        Choice(value="yes", label="一直联系得上"), Choice(value="no", label="有一阵联系不上"))),
    Field(name="agreed", label="你同意过深夜或清晨联系吗", kind="choice", choices=(
        Choice(value="no", label="没有"), Choice(value="yes", label="同意过"))),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "total": "一共被联系", "days_over": "超过次数的天数", "quiet_hours": "深夜和清晨的次数",
    "third_party": "找家人或别人的次数", "calls": "接通的电话", "most_calls": "一天里接通最多",
    "dials": "没接通的拨打", "most_dials": "一天里没接通最多", "messages": "短信或微信",
    "visits": "上门", "first_day": "最早一次", "last_day": "最近一次",
}
TABLES = {
    "days": {
        "day": "日期", "total": "一共", "calls": "接通", "dials": "没接通",
        "messages": "短信或微信", "visits": "上门", "third_party": "找别人",
        "quiet": "深夜清晨", "stands_out": "要留意的"},
    "log": {
        "number": "第几次", "day": "日期", "time": "时间", "kind": "怎么联系的", "who": "谁",
        "said": "说了什么", "stands_out": "要留意的"},
}
CHARTS = {"days": "days"}
OUTCOMES = {
    "third_party": "联系得上本人，却找了家人或别人", "quiet_hours": "有深夜或清晨的联系",
    "over": "有的日子超过了次数", "visit": "有人上过门", "unanswered": "有一题没答，看不出有没有超过",
    "nothing_over": "没有看出超过的地方",
}
SOURCES = (
    "gbt-45251", "gbt-45251-frequency", "gbt-45251-time", "gbt-45251-third-party", "gbt-45251-onsite",
    "gbt-45251-nature", "cba-collection-2026", "cba-collection-dial", "cba-collection-time",
    "cba-collection-third-party", "two-frequency-rules", "cf-measures-collection",
)
WORDS = ("call_days", "dial_days", "quiet_times", "third_party_times", "visit_days", "log", "stands_out")
DOCUMENTS: tuple[str, ...] = ()


def calculate(form: Form) -> Answer:
    """Read the log, count it, report. Raises FormError with all faults of the form."""
    log = _read(form)
    results = _results(log)
    return Answer(
        results=results, tables={"days": days_table(log), "log": log_table(log)}, notes=notes(log),
        assumptions=assumptions(log), status=_status(results), outcome=_outcome(log), working=working(log),
        sources=sources(log), python=program(log, OUTPUTS), charts={"days": chart(log)}, words=words(log),
    )


def _results(log: Log) -> dict[str, Figure]:
    days = log.days
    return {
        "total": count_figure(len(log.contacts), "次"),
        "days_over": count_figure(sum(day.is_over for day in days), "天"),
        "quiet_hours": count_figure(len(log.quiet), "次"),
        "third_party": count_figure(len(log.of(THIRD_PARTY)), "次"),
        "calls": count_figure(len(log.of(CALL)), "次"),
        "most_calls": count_figure(max(day.count(CALL) for day in days), "次"),
        "dials": count_figure(len(log.of(MISSED)), "次"),
        "most_dials": count_figure(max(day.count(MISSED) for day in days), "次"),
        "messages": count_figure(len(log.of(MESSAGE)), "次"),
        "visits": count_figure(len(log.of(VISIT)), "次"),
        "first_day": date_figure(days[0].day),
        "last_day": date_figure(days[-1].day) if len(days) > 1 else NOTHING,
    }


def _status(results: dict[str, Figure]) -> str:
    total, over, quiet, others = (
        results[name]["text"] for name in ("total", "days_over", "quiet_hours", "third_party"))
    return f"一共被联系 {total}，超过次数的有 {over}，深夜和清晨 {quiet}，找家人或别人 {others}"


def _outcome(log: Log) -> str:
    """The first that holds: whom it concerns, then when it was, then how often."""
    found = {
        "third_party": bool(log.third_party_breaks), "quiet_hours": bool(log.quiet_breaks),
        "over": any(day.is_over for day in log.days), "visit": bool(log.of(VISIT)),
        "unanswered": bool(log.quiet_open or log.third_party_open), "nothing_over": True,
    }
    return next(outcome for outcome, holds in found.items() if holds)


def _read(form: Form) -> Log:
    """The log, once every row is right. Raises FormError."""
    today: date | None = form["today"]
    for number, row in enumerate(form["contacts"], start=1):
        if today and row["date"] > today:
            label = f"第 {number} 次联系的日期"
            form.fault(f"contacts.{number}.date", messages.not_after(label, f"今天（{date_text(today)}）"))
    form.stop_at_faults()
    contacts = [
        Contact(number=number, day=row["date"], at=row["time"], kind=row["kind"], who=row["who"] or "",
                said=row["said"] or "")
        for number, row in enumerate(form["contacts"], start=1)]
    return Log(
        contacts=in_order(contacts), agreed=yes_or_no(form["agreed"]), reachable=yes_or_no(form["reachable"]))

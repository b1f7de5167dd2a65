"""Papers from a court: by when to answer, what a small claim is, what paying late costs.

The arithmetic and its facts stand in parts/court_case.py: `payment-order-15d`, `delay-interest-formula`,
`small-claims-threshold`, `enforcement-2y`. Days of appeal are not among the facts; for them, as for hearings,
the reader types the day the paper names. Money in 元, rounded once, half up to the 分. Raises FormError with
all faults of the form. Also rests on `payment-order-objection-limits`, `enforcement-double-interest`,
`enforcement-keep-living`, `dishonest-list-conditions`, `internet-court-2025`, `spc-2017-24pct`, `civil-585`.

>>> form = Form(FIELDS, {"today": "2026-11-23", "paper": "支付令", "received_on": "2026-11-20"}, {})
>>> calculate(form).status
'最晚 2026 年 12 月 4 日，还有 11 天'
"""

from __future__ import annotations

from decimal import Decimal

from .core import messages
from .core.answer import NOTHING, Answer, Figure, money_figure
from .core.field import Choice, Field
from .core.form import Form
from .core.reading_dates import date_text
from .parts.court.case import RUN_FROM_RECEIPT, Case, outcome
from .parts.court.report import (
    OBJECTIONS,
    PAPERS,
    assumptions,
    events,
    first_step_figure,
    last_day_figure,
    notes,
    objection_figure,
    python,
    small_claims_figure,
    sources,
    working,
)
from .parts.dates.report import days_figure, events_chart, events_table, optional_date

TITLE = "法院文书的日子"
FIELDS = (
    Field(name="today", label="今天的日期", kind="date", required=True, example="2026-11-23"),
    Field(name="paper", label="收到的是什么", kind="choice", required=True, example="payment_order",
          choices=tuple(Choice(value=value, label=label) for value, label in PAPERS.items())),
    Field(name="received_on", label="收到的日期", kind="date", example="2026-11-20"),
    Field(name="paper_date", label="文书上写的日子", kind="date", example="2026-12-10"),
    Field(name="objection", label="异议想写什么", kind="choice", example="amount",
          choices=tuple(Choice(value=value, label=label) for value, label in OBJECTIONS.items())),
    Field(name="debt", label="对方要你还多少", kind="money", may_be_zero=False, example="30000"),
    Field(name="avg_wage", label="当地年平均工资", kind="money", may_be_zero=False, example="108645"),
    Field(name="judged_debt", label="判决定下、还没还的钱", kind="money", may_be_zero=False, example="10000"),
    Field(name="pay_by", label="判决写的最后还款日", kind="date", example="2026-06-30"),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "last_day": "最晚哪天办好", "first_step": "先做什么", "days_left": "还有",
    "last_day_late": "收到当天不算的话",
    "objection": "这样写的异议", "small_claims": "小额诉讼", "mandatory": "小额诉讼的金额线",
    "by_agreement": "双方约定才适用的上限", "delay_interest": "晚还要加倍付的", "delay_per_day": "每晚一天多",
    "enforcement_until": "对方申请执行的期限",
}
TABLES = {"events": {"day": "日期", "what": "是什么", "source": "依据"}}
CHARTS = {"timeline": "events"}
OUTCOMES = {
    "in_time": "还有时间", "last_days": "只剩几天", "passed": "期限过了", "read_paper": "日子写在文书上",
    "verify": "先核实真假", "letter": "不是法院文书", "cannot_pay": "没有争议，只是还不上",
}
SOURCES = (
    "payment-order-15d", "payment-order-objection-limits", "spc-2017-24pct", "civil-585",
    "enforcement-keep-living", "dishonest-list-conditions", "enforcement-2y", "enforcement-double-interest",
    "delay-interest-formula", "small-claims-threshold", "internet-court-2025",
)
WORDS: tuple[str, ...] = ()
DOCUMENTS: tuple[str, ...] = ()
CHART_TITLE = "收到文书以后的日子"


def calculate(form: Form) -> Answer:
    """Read the form, count the days and the amounts, report. Raises FormError."""
    case = _read(form)
    end = outcome(case)
    days = events(case)
    return Answer(
        results=_results(case), tables={"events": events_table(days)},
        charts={"timeline": events_chart(CHART_TITLE, days)},
        notes=notes(case, end), assumptions=assumptions(case), working=working(case),
        status=_status(case, end), outcome=end, sources=sources(case), python=python(case, OUTPUTS),
    )


def _read(form: Form) -> Case:
    """The case, once a payment order has a day to count from and a judged debt a last day to pay."""
    received, today = form["received_on"], form["today"]
    if received and today and received > today:
        last = f"今天（{date_text(today)}）"
        form.fault("received_on", messages.not_after(form.label("received_on"), last))
    if form["paper"] == "payment_order" and not form.given("received_on"):
        form.fault("received_on", messages.missing(form.label("received_on")))
    _check_paper_date(form)
    if form.given("judged_debt") and not form.given("pay_by"):
        form.fault("pay_by", messages.missing(form.label("pay_by")))
    form.stop_at_faults()
    return Case(**{field.name: form[field.name] for field in FIELDS})


def _check_paper_date(form: Form) -> None:
    """A time that runs from the day of receipt does not end before it: that is the day of issue."""
    received, printed = form["received_on"], form["paper_date"]
    if form["paper"] in RUN_FROM_RECEIPT and received and printed and printed < received:
        early = messages.not_before(form.label("paper_date"), form.label("received_on"), date_text(received))
        form.fault("paper_date", f"{early}；要填的是你最晚哪天办好，不是末尾的落款日期，没写就空着")


def _results(case: Case) -> dict[str, Figure]:
    return {
        "last_day": last_day_figure(case), "first_step": first_step_figure(case),
        "days_left": days_figure(case.today, case.last_day),
        "last_day_late": optional_date(case.last_day_late),
        "objection": objection_figure(case), "small_claims": small_claims_figure(case),
        "mandatory": _optional_money(case.mandatory), "by_agreement": _optional_money(case.by_agreement),
        "delay_interest": _optional_money(case.delay_interest),
        "delay_per_day": _optional_money(case.delay_per_day),
        "enforcement_until": optional_date(case.enforcement_until),
    }


def _optional_money(amount: Decimal | None) -> Figure:
    return NOTHING if amount is None else money_figure(amount)


def _status(case: Case, end: str) -> str:
    if case.last_day is None:
        return "先核实真假，不点链接" if end in ("verify", "letter") else "最后的日子写在文书上，先找到它"
    if end == "passed":
        return f"{date_text(case.last_day)}已经过了，今天就打法院公开的电话问"
    if case.counted and case.is_only_late:
        return f"按早的算法，{date_text(case.counted)}已经过了；收到当天不算，今天是最后一天"
    if case.counted and case.today > case.last_day:
        return (f"文书上写的 {date_text(case.last_day)}已经过了；"
                f"按收到的日期数，{date_text(case.counted)}还没过，今天就办")
    left = "今天是最后一天" if case.days_left == 0 else f"还有 {case.days_left:,} 天"
    return f"最晚 {date_text(case.last_day)}，{left}"

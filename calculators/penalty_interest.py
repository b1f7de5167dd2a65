"""Penalty interest: how much more is owed because a payment came late, stretch by stretch.

penalty = base × daily_rate × days                    (fact `formula-simple-penalty`)
daily_rate = annual_rate × multiple / day_basis       (fact `formula-multiple-penalty`)
The due date is free, the last day counts unless the contract says otherwise. Rounded once, half up to the
分; the rows of the window table are cumulative roundings and add up exactly.

>>> form = Form(FIELDS, {"principal": "8,600", "daily_rate": "万分之五", "days": "47"}, {})
>>> calculate(form).status
'罚息 202.10 元，共 47 天'
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .core import messages
from .core.accrual import Accrual, Debt, Payment
from .core.answer import Answer, Figure, count_figure, money_figure, rate_figure
from .core.day_count import days_between
from .core.field import ANNUAL, DAILY, Choice, Field
from .core.form import Form
from .core.money import ZERO, money_text
from .core.rates import annual_from_daily
from .core.reading_dates import date_text
from .parts.penalty.case import USUAL_MULTIPLE, Case, Conventions, course, is_above_line
from .parts.penalty.python import python
from .parts.penalty.report import (
    assumptions,
    conventions_table,
    growth_chart,
    growth_table,
    lawful_penalty,
    notes,
    payments_table,
    sources,
    windows_table,
)
from .parts.penalty.working import working

TITLE = "逾期利息（罚息）"
MOST_DAYS = Decimal(10950)  # thirty years

FIELDS = (
    Field(name="principal", label="逾期本金", kind="money", required=True, may_be_zero=False, example="8600"),
    Field(name="interest_due", label="到期没还的利息", kind="money", example="120.50"),
    Field(name="fees_due", label="到期没还的费用", kind="money", example="30"),
    Field(name="daily_rate", label="日利率", kind="rate", scale=DAILY, may_be_zero=False, example="0.05%"),
    Field(name="annual_rate", label="合同年利率", kind="rate", scale=ANNUAL, may_be_zero=False,
          example="18%"),
    Field(name="multiple", label="罚息倍数", kind="number", unit="倍", example="1.5",
          lowest=Decimal(1), highest=Decimal(10)),
    Field(name="day_basis", label="一年按多少天算", kind="choice", default="360", choices=(
        Choice(value="360", label="360 天"), Choice(value="365", label="365 天"))),
    Field(name="base", label="罚息按什么算", kind="choice", default="principal", choices=(
        Choice(value="principal", label="只按逾期本金"),
        Choice(value="principal_and_interest", label="逾期本金加到期利息"))),
    Field(name="due_date", label="还款日", kind="date", example="2026-10-8"),
    Field(name="as_of", label="计算到的日期", kind="date", example="2026-11-24"),
    Field(name="days", label="逾期天数", kind="integer", unit="天", highest=MOST_DAYS, example="47"),
    Field(name="payments", label="期间还过的钱", kind="rows", max_rows=100,
          row_label="第 {number} 笔还款", columns=(
              Field(name="when", label="日期", kind="date", required=True, day_numbers=True,
                    highest=MOST_DAYS, example="第30天"),
              Field(name="amount", label="金额", kind="money", required=True, may_be_zero=False,
                    example="2000"))),
    Field(name="payment_order", label="还的钱先抵什么", kind="choice", default="principal_first", choices=(
        Choice(value="principal_first", label="先抵本金"),
        Choice(value="penalty_first", label="先抵罚息"),
        Choice(value="statutory", label="按费用、利息、本金的顺序"))),
    Field(name="count_last_day", label="最后一天算不算", kind="choice", default="yes", choices=(
        Choice(value="yes", label="算"), Choice(value="no", label="不算"))),
    Field(name="compounding", label="罚息再计息（复利）", kind="choice", default="none", choices=(
        Choice(value="none", label="不计复利"), Choice(value="monthly", label="按月计复利"),
        Choice(value="daily", label="按日计复利"))),
)
ONE_OF = ((("daily_rate",), ("annual_rate",)), (("due_date", "as_of"), ("days",)))
OUTPUTS = {
    "penalty": "逾期利息（罚息）", "penalty_outstanding": "还没还的罚息", "total_due": "现在一共要还",
    "per_day": "再拖一天多", "days": "计息天数", "daily_rate": "实际日利率",
    "annual_rate_360": "折合年利率（360 天）", "annual_rate_365": "折合一年",
    "paid": "期间已还", "principal_left": "剩余本金",
}
TABLES = {
    "windows": {
        "from": "从", "to": "到", "days": "天数", "rate": "日利率", "base": "计息的钱", "amount": "罚息"},
    "payments": {
        "number": "第几笔", "when": "日期", "amount": "金额", "fees": "抵费用", "interest": "抵到期利息",
        "penalty": "抵罚息", "principal": "抵本金", "principal_left": "剩余本金"},
    "growth": {"when": "到哪一天", "penalty": "罚息"},
    "conventions": {"what": "合同可能不同的地方", "choice": "换成", "penalty": "罚息", "difference": "相差"},
}
CHARTS = {"growth": "growth"}
OUTCOMES = {
    "paid_up": "已经都还清了", "base_paid": "计息的钱还清了，还欠利息、费用或罚息",
    "not_late": "没有晚，没有罚息",
    "above_line": "罚息的利率折合一年高过参照线", "compounded": "按复利算，要看合同有没有写",
    "still_growing": "罚息每天还在增加",
}
SOURCES = (
    "formula-simple-penalty", "formula-rounding", "contract-beats-default", "formula-multiple-penalty",
    "day-count-convention", "jiebei-overdue-multiple", "formula-compound-penalty",
    "pboc-251-compound-on-interest", "civil-561-payment-order", "spc-2017-24pct",
    "spc-2017-24pct-components", "formula-cap-check",
)
WORDS: tuple[str, ...] = ()
DOCUMENTS: tuple[str, ...] = ()


def calculate(form: Form) -> Answer:
    """Read the form, follow the debt day by day, report.

    Raises FormError with all faults of the form, InputError for a payment above what was owed that day.
    """
    case = _read(form)
    found = course(case)
    growth, conventions = growth_table(case, found), conventions_table(case, found, form)
    lawful = None if form.given("payment_order") else lawful_penalty(conventions)
    return Answer(
        outcome=_outcome(case, found), working=working(case, found),
        sources=sources(case, multiple_typed=form.given("multiple"), lawful=lawful),
        python=python(case, OUTPUTS),
        results=_results(case, found), charts={"growth": growth_chart(case, growth)},
        tables={
            "windows": windows_table(case, found), "payments": payments_table(case, found),
            "growth": growth, "conventions": conventions},
        notes=notes(case, found, conventions, lawful),
        assumptions=assumptions(case, multiple_typed=form.given("multiple")),
        status=f"罚息 {money_text(found.penalty)}，共 {case.days:,} 天",
    )


def _outcome(case: Case, found: Accrual) -> str:
    """What matters most for the next step: what is over, what is dear, what depends on the contract."""
    matters = {
        "paid_up": not any(found.owed.values()),
        "base_paid": not found.owed["principal"] and not found.next_day,
        "not_late": not case.days_late,
        "above_line": is_above_line(case.by_calendar),  # by either count of days
        "compounded": case.conventions.compounding != "none",
    }
    return next((name for name, holds in matters.items() if holds), "still_growing")


def _results(case: Case, found: Accrual) -> dict[str, Figure]:
    daily = case.rate.fraction
    return {
        "penalty": money_figure(found.penalty),
        "penalty_outstanding": money_figure(found.owed["penalty"]),
        "total_due": money_figure(sum(found.owed.values(), ZERO)),
        "per_day": money_figure(found.next_day),
        "days": count_figure(case.days, "天"),
        "daily_rate": rate_figure(daily),
        "annual_rate_360": rate_figure(annual_from_daily(daily, 360), places=2),
        "annual_rate_365": rate_figure(annual_from_daily(daily, 365), places=2),
        "paid": money_figure(sum((payment.amount for payment in case.payments), ZERO)),
        "principal_left": money_figure(found.owed["principal"]),
    }


def _read(form: Form) -> Case:
    """The case, once every single field and every pair of fields is right. Raises FormError."""
    for groups in ONE_OF:
        form.exactly_one(*groups)
    _check_dates(form)
    for number, row in enumerate(form["payments"], start=1):
        _check_payment(form, number, row["when"])
    form.stop_at_faults()
    return Case(
        debt=Debt(
            principal=form["principal"], interest=form["interest_due"] or ZERO,
            fees=form["fees_due"] or ZERO),
        daily_rate=form["daily_rate"], annual_rate=form["annual_rate"],
        multiple=form["multiple"] or Decimal(1 if form["daily_rate"] is not None else USUAL_MULTIPLE),
        due_date=form["due_date"], days_late=_days_late(form),
        payments=tuple(
            Payment(number=number, day=_day(form, row["when"]), amount=row["amount"])
            for number, row in enumerate(form["payments"], start=1)),
        conventions=Conventions(
            day_basis=form["day_basis"], base=form["base"], payment_order=form["payment_order"],
            count_last_day=form["count_last_day"], compounding=form["compounding"]),
    )


def _days_late(form: Form) -> int:
    days: int | None = form["days"]
    return days_between(form["due_date"], form["as_of"]) if days is None else days


def _day(form: Form, when: date | int) -> int:
    """Days after the due date."""
    return when if isinstance(when, int) else days_between(form["due_date"], when)


def _check_dates(form: Form) -> None:
    due, as_of = form["due_date"], form["as_of"]
    if due is None or as_of is None:
        return
    if as_of <= due:
        form.fault("as_of", messages.later_than(form.label("as_of"), form.label("due_date"), date_text(due)))
    elif days_between(due, as_of) > MOST_DAYS:
        form.fault("as_of", messages.too_far(form.label("as_of"), form.label("due_date"), f"{MOST_DAYS:,}"))


def _check_payment(form: Form, number: int, when: date | int) -> None:
    """A payment lies between the due date and the last day; counted days start at 1."""
    name, row = f"payments.{number}.when", f"{messages.payment(number)}的日期"
    due, as_of, days = form["due_date"], form["as_of"], form["days"]
    if isinstance(when, int):
        last = days_between(due, as_of) if due and as_of else days
        if last is not None and when > last:
            form.fault(name, messages.not_after(row, f"第 {last:,} 天"))
    elif not form.given("due_date"):
        form.fault(name, messages.no_due_date(messages.payment(number), form.label("due_date")))
    elif due and as_of and due < as_of and not due <= when <= as_of:
        bounds = [f"{form.label(field)}（{date_text(form[field])}）" for field in ("due_date", "as_of")]
        form.fault(name, messages.not_between(row, *bounds))

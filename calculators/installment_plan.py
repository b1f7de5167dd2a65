"""Installment plan: what is paid each month, when it ends, and what it really costs a year.

等额本息 A = P·i·(1+i)^n / ((1+i)^n - 1), i = annual_rate / 12 or daily_rate × 30   (fact `formula-annuity`)
等额本金 P/n and interest on the balance                                  (fact `formula-equal-principal`)
先息后本 P·i each period, P at the end                                      (fact `formula-interest-only`)
固定手续费 (P + fee) / n each period; 免息 with a fee of 0                         (fact `formula-flat-fee`)
True yearly rate: 单利 12 × monthly irr, 复利 (1 + irr)^12 - 1                         (fact `formula-irr`)
Each period is rounded half up to the 分; principal portions add up exactly, the last balance is 0.00.

>>> texts = {"principal": "6000", "method": "固定手续费", "total_fee_rate": "8.8%", "periods": "12"}
>>> calculate(Form(FIELDS, texts, {})).status
'每期 544.00 元，共 12 期，总费用 528.00 元'
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .core import messages
from .core.answer import NOTHING, Answer, Figure, count_figure, date_figure, money_figure, rate_figure
from .core.day_count import due_dates
from .core.field import ANNUAL, DAILY, PER_PERIOD, TOTAL_FEE, Choice, Field
from .core.form import Form
from .core.money import ZERO, money_text, share_of
from .core.rates import Rate, percent_text
from .core.reading import choice_label
from .parts.plan.case import MOST_PERIODS, NO_INTEREST, Offer, Plan, plan_for_payment, plan_for_periods
from .parts.plan.early import OUTPUTS as EARLY_OUTPUTS
from .parts.plan.early import (
    check_early,
    early_figures,
    early_notes,
    early_printed,
    early_sources,
    early_working,
    read_early,
)
from .parts.plan.python import python
from .parts.plan.report import (
    assumptions,
    comparison_table,
    notes,
    parts_chart,
    schedule_table,
    sources,
    standing,
    years_table,
)
from .parts.plan.working import working

TITLE = "分期还款计划"
METHODS = (
    Choice(value="annuity", label="等额本息"),
    Choice(value="equal_principal", label="等额本金"),
    Choice(value="interest_only", label="先息后本"),
    Choice(value="flat_fee", label="固定手续费"),
    Choice(value="interest_free", label="免息分期"),
)

FIELDS = (
    Field(name="principal", label="要分期的本金", kind="money", required=True, may_be_zero=False,
          example="10000"),
    Field(name="method", label="还款方式", kind="choice", required=True, choices=METHODS, example="annuity"),
    Field(name="annual_rate", label="年利率", kind="rate", scale=ANNUAL, example="8%"),
    Field(name="daily_rate", label="日利率", kind="rate", scale=DAILY, example="0.04%"),
    Field(name="total_fee_rate", label="总手续费率", kind="rate", scale=TOTAL_FEE, example="8.8%"),
    Field(name="period_fee_rate", label="每期手续费率", kind="rate", scale=PER_PERIOD, example="0.6%"),
    Field(name="total_fee", label="总手续费", kind="money", example="880"),
    Field(name="upfront_fee", label="预先收取的费用", kind="money", example="100"),
    Field(name="periods", label="期数", kind="integer", unit="期", example="12",
          lowest=Decimal(1), highest=Decimal(MOST_PERIODS)),
    Field(name="monthly_payment", label="每月能还", kind="money", may_be_zero=False, example="900"),
    Field(name="first_due_date", label="第一期还款日", kind="date", example="2026-12-8"),
    Field(name="pay_day", label="每月还款日", kind="integer", unit="日", example="8",
          lowest=Decimal(1), highest=Decimal(31)),
    Field(name="remainder", label="零头放在哪一期", kind="choice", default="last", choices=(
        Choice(value="last", label="最后一期"), Choice(value="first", label="第一期"))),
    Field(name="paid_periods", label="已经还的期数", kind="integer", unit="期", example="6",
          highest=Decimal(MOST_PERIODS)),
    Field(name="prepay", label="提前还的钱", kind="money", may_be_zero=False, example="2000"),
    Field(name="alternatives", label="对比方案", kind="rows", max_rows=3,
          row_label="第 {number} 个对比方案", columns=(
              Field(name="method", label="还款方式", kind="choice", required=True, choices=METHODS,
                    example="等额本息"),
              Field(name="periods", label="期数", kind="integer", required=True, unit="期", example="12",
                    lowest=Decimal(1), highest=Decimal(MOST_PERIODS)),
              Field(name="rate", label="费率", kind="rate", scale=ANNUAL, example="8%"))),
)
ONE_OF = ((("periods",), ("monthly_payment",)),)
OUTPUTS = {
    "payment": "每期应还", "last_payment": "最后一期", "periods": "期数", "total_cost": "总费用",
    "total_payment": "还款合计", "total_payment_exact": "还款合计（不逐期取整）",
    "total_cost_exact": "总费用（不逐期取整）", "apr_simple": "真实年化（单利）",
    "apr_compound": "真实年化（复利）", "end_date": "还清日期", **EARLY_OUTPUTS,
}
TABLES = {
    "schedule": {
        "number": "期", "due_date": "还款日", "payment": "应还", "principal": "本金", "interest": "利息",
        "fee": "手续费", "balance": "剩余本金"},
    "years": {
        "year": "年", "payment": "应还", "principal": "本金", "interest": "利息", "fee": "手续费",
        "balance": "剩余本金"},
    "comparison": {
        "plan": "方案", "payment": "每期应还", "periods": "期数", "total_cost": "总费用",
        "total_payment": "还款合计", "apr_simple": "年化（单利）", "apr_compound": "年化（复利）"},
}
CHARTS = {"parts": "schedule"}
OUTCOMES = {
    "free_of_cost": "只还本金，没有利息和手续费", "above_line": "真实年化高于参照线",
    "near_line": "单利没有超过参照线，复利超过了", "has_cost": "有利息或手续费",
    "uneven": "各期还的不一样多",
}
SOURCES = (
    "formula-rounding", "formula-irr", "bank-practice-simple-label", "pboc-2021-3-irr-is-compound",
    "contract-beats-default", "formula-annuity", "formula-equal-principal", "formula-interest-only",
    "formula-flat-fee", "formula-irr-approx", "formula-annuity-daily-actual", "huabei-instalment-rounding",
    "spc-2017-24pct", "spc-2017-24pct-components", "formula-cap-check", "formula-early-settlement",
    "huabei-instalment-early-repay",
)
WORDS: tuple[str, ...] = ()
DOCUMENTS: tuple[str, ...] = ()
INTEREST_METHODS = ("annuity", "equal_principal", "interest_only")
INTEREST_FIELDS = ("annual_rate", "daily_rate")
FEE_FIELDS = ("total_fee_rate", "period_fee_rate", "total_fee")
# A total fee is that of one number of periods (fact `huabei-instalment-fee-table`): others have another.
WHOLE_FEE_FIELDS = ("total_fee_rate", "total_fee")
MOST_UPFRONT = Decimal("0.9")
DAYS_IN_A_MONTH = 30


def calculate(form: Form) -> Answer:
    """Read the form, work out the plan and its alternatives, report.

    Raises FormError with all faults of the form, InputError when the monthly payment would not end the debt.
    """
    _check(form)
    offer = _offer(form)
    if form["monthly_payment"] is None:
        plan = plan_for_periods(offer, form["periods"])
    else:
        plan = plan_for_payment(offer, form["monthly_payment"])
    due = due_dates(form["first_due_date"], len(plan.rows), form["pay_day"]) if form["first_due_date"] else ()
    plans = _compared(form, plan)
    early = read_early(form, plan)
    results = _results(plan, due) | early_figures(early)
    pay_day = form["pay_day"] or (form["first_due_date"].day if due else None)
    place = standing(results["apr_simple"], results["apr_compound"])
    schedule, years = schedule_table(plan, due), years_table(plan)
    by_daily_rate, methods = form["daily_rate"] is not None, [row["method"] for row in form["alternatives"]]
    return Answer(
        outcome=_outcome(plan, place), working=(*working(plan), *early_working(early)),
        python=python(plan, OUTPUTS, early_printed(early)),
        sources=(*sources(plan, place, [offer.method, *methods], by_daily_rate=by_daily_rate),
                 *early_sources(early)),
        results=results, charts={"parts": parts_chart(schedule, years)},
        tables={"schedule": schedule, "years": years, "comparison": comparison_table(plans)},
        notes=(*notes(plan, results["apr_simple"], results["apr_compound"], plans), *early_notes(early)),
        assumptions=assumptions(plan, by_daily_rate=by_daily_rate, pay_day=pay_day),
        status=_status(plan),
    )


def _status(plan: Plan) -> str:
    first = "首期" if plan.offer.method == "equal_principal" else "每期"
    balloon = plan.offer.method == "interest_only" and len(plan.rows) > 1
    last = f"，最后一期 {money_text(plan.rows[-1].payment)}" if balloon else ""
    return (f"{first} {money_text(plan.payment)}{last}，共 {len(plan.rows)} 期，"
            f"总费用 {money_text(plan.total_cost)}")


def _outcome(plan: Plan, place: str) -> str:
    if place != "below_line":
        return place
    if not plan.is_regular:
        return "uneven"
    return "has_cost" if plan.total_cost else "free_of_cost"


def _results(plan: Plan, due: tuple[date, ...]) -> dict[str, Figure]:
    simple, compound = plan.yearly_rates()
    return {
        "payment": money_figure(plan.payment),
        "last_payment": money_figure(plan.rows[-1].payment),
        "periods": count_figure(len(plan.rows), "期"),
        "total_cost": money_figure(plan.total_cost),
        "total_payment": money_figure(plan.total_payment),
        "total_payment_exact": money_figure(plan.exact_payments),
        "total_cost_exact": money_figure(plan.exact_cost),
        "apr_simple": rate_figure(simple, places=2),
        "apr_compound": rate_figure(compound, places=2),
        "end_date": date_figure(due[-1]) if due else NOTHING,
    }


def _offer(form: Form) -> Offer:
    principal = form["principal"]
    return Offer(
        principal=principal, method=form["method"], rate=_monthly_rate(form),
        total_fee=form["total_fee"] or principal * (form["total_fee_rate"] or 0),
        period_fee_rate=form["period_fee_rate"] or Decimal(0),
        upfront_fee=form["upfront_fee"] or ZERO, remainder=form["remainder"],
    )


def _monthly_rate(form: Form) -> Rate:
    if form["daily_rate"] is not None:
        return Rate(nominal=form["daily_rate"] * DAYS_IN_A_MONTH)
    return Rate(nominal=form["annual_rate"] or Decimal(0), parts=12)


def _compared(form: Form, plan: Plan) -> list[tuple[str, Plan]]:
    """The plan and its alternatives by name; nothing when there are none to compare."""
    others = [_alternative(plan.offer, row) for row in form["alternatives"]]
    named = [(_plan_name(other), other) for other in others]
    return [(f"本方案：{_plan_name(plan)}", plan), *named] if named else []


def _alternative(offer: Offer, row: Mapping[str, Any]) -> Plan:
    """The same principal under another method; its rate is yearly, or the total fee rate of a flat fee."""
    rate = row["rate"] or Decimal(0)
    is_flat = row["method"] == "flat_fee"
    other = Offer(
        principal=offer.principal, method=row["method"], remainder=offer.remainder,
        rate=NO_INTEREST if is_flat else Rate(nominal=rate, parts=12),
        total_fee=offer.principal * rate if is_flat else ZERO,
    )
    return plan_for_periods(other, row["periods"])


def _plan_name(plan: Plan) -> str:
    return f"{choice_label(METHODS, plan.offer.method)} {len(plan.rows)} 期"


def _check(form: Form) -> None:
    """Every pair of fields that depend on each other. Raises FormError."""
    for groups in ONE_OF:
        form.exactly_one(*groups)
    if form["method"] is not None:
        _check_method(form, form["method"])
    if form.given("pay_day") and not form.given("first_due_date"):
        form.fault("pay_day", messages.needs_first(form.label("pay_day"), form.label("first_due_date")))
    if form["principal"] is not None:
        _check_fees(form, form["principal"])
    for number, row in enumerate(form["alternatives"], start=1):
        _check_alternative(form, number, row["method"], row["rate"])
    check_early(form)
    form.stop_at_faults()


def _check_method(form: Form, method: str) -> None:
    words = form.choice_text("method")
    has_interest, has_fee = method in INTEREST_METHODS, method == "flat_fee"
    for is_used, names in ((has_interest, INTEREST_FIELDS), (has_fee, FEE_FIELDS)):
        if is_used:
            form.exactly_one(*((name,) for name in names))
        else:
            form.refuse_all(names, words)
    if method == "interest_only" and form.given("monthly_payment"):
        form.fault("monthly_payment", messages.no_payment_for(words, form.label("periods")))
    if has_fee and form.given("monthly_payment") and not form.given("periods"):
        for name in filter(form.given, WHOLE_FEE_FIELDS):
            form.fault("periods", _of_its_periods(form, name))


def _of_its_periods(form: Form, name: str) -> str:
    fee, periods, monthly, by_period = (
        form.label(field) for field in (name, "periods", "monthly_payment", "period_fee_rate"))
    return (f"{fee}是跟着{periods}定的，推不出要几期：填{periods}，把{monthly}清空；"
            f"按每期收的，{fee}清空，改填{by_period}")


def _check_fees(form: Form, principal: Decimal) -> None:
    if form["total_fee"] is not None and form["total_fee"] > principal:
        form.fault("total_fee", messages.above_principal(form.label("total_fee"), money_text(principal)))
    most = share_of(principal, MOST_UPFRONT)
    if form["upfront_fee"] is not None and form["upfront_fee"] > most:
        form.fault("upfront_fee", messages.above_share(
            form.label("upfront_fee"), percent_text(MOST_UPFRONT), money_text(most)))


def _check_alternative(form: Form, number: int, method: str, rate: Decimal | None) -> None:
    name = f"alternatives.{number}.rate"
    label = f"第 {number} 个对比方案的费率"
    if method == "interest_free":
        if rate:
            form.fault(name, messages.not_used(label, choice_label(METHODS, method)))
    elif rate is None:
        form.fault(name, messages.missing(label))
    elif method == "flat_fee" and rate > TOTAL_FEE.limit:
        form.fault(name, messages.out_of_range(label, "0%", percent_text(TOTAL_FEE.limit)))

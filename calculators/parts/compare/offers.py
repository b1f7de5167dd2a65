"""The plans a reader typed, row by row; or the usual ones, made from the debt and what can be paid a month.

A row's blank rate is the debt's own; a blank number of months is as many as the monthly payment needs, but
for 手续费分期: a total fee is that of so many periods. The usual plans are 一次结清, 免息分期, 带息分期,
and 最低还款 where the reader has it from the bill: all that is overdue belongs to it, so it cannot be
guessed. When no rate is known the last two are reckoned at the yearly rate published for 花呗
(`huabei-overdue-annualised`) and marked as a sample.

>>> sample_rate()
Rate(nominal=Decimal('0.1825'), parts=12)
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ...core import messages
from ...core.field import TOTAL_FEE, Choice
from ...core.form import Form
from ...core.known import known
from ...core.money import ZERO, money_text, share_of
from ...core.rates import Rate, percent_text
from ...core.reading import choice_label
from .case import METHODS, Proposal

KINDS = (
    Choice(value="extension", label="延期后一次还"),
    Choice(value="interest_free", label="免息分期"),
    Choice(value="installments", label="带息分期"),
    Choice(value="flat_fee", label="手续费分期"),
    Choice(value="lump_sum", label="一次结清"),
    Choice(value="minimum", label="最低还款"),
)
BEARING = ("extension", "installments", "minimum")
LABELS = {
    "months": "月数", "rate": "费率", "waived": "减免多少", "settled_at": "减免后要还", "fee": "另收的费用"}
# What a kind has no use for.
IDLE = {"lump_sum": ("months", "rate"), "interest_free": ("rate",), "minimum": ("months",)}
PERIODS_BELONG = "总手续费率是按期数定的，期数不一样，收的也不一样"
MOST_FEE = Decimal("0.9")
DAYS_IN_A_MONTH = 30
Row = Mapping[str, Any]


def own_rate(form: Form) -> Rate | None:
    """What the debt itself costs a month; None when the reader does not say."""
    if form["daily_rate"] is not None:
        return Rate(nominal=form["daily_rate"] * DAYS_IN_A_MONTH)
    return None if form["annual_rate"] is None else Rate(nominal=form["annual_rate"], parts=12)


def sample_rate() -> Rate:
    """The yearly rate published for 花呗, a month of it."""
    return Rate(nominal=Decimal(known("huabei-overdue-annualised")) / 100, parts=12)


def offered(form: Form) -> list[Proposal]:
    """The plans typed, in their order; the form has been checked."""
    return [_proposal(form, number, row) for number, row in enumerate(form["plans"], start=1)]


def usual(form: Form) -> list[Proposal]:
    """One payment today, less the penalty where it is known; 免息分期, 带息分期; 最低还款 of the bill."""
    debt, payment, rate = form["debt"], form["monthly_payment"], own_rate(form)
    bearing = {"rate": sample_rate() if rate is None else rate, "is_sample": rate is None}
    plans: list[dict[str, Any]] = [
        {"kind": "lump_sum", "waived": form["penalty"] or ZERO},
        {"kind": "interest_free", "payment": payment}]
    if rate is None or rate.nominal:
        plans.append({"kind": "installments", "payment": payment, **bearing})
    if form["minimum_payment"] is not None:
        plans.append({"kind": "minimum", "payment": form["minimum_payment"], **bearing})
    return [Proposal(number=number, debt=debt, is_usual=True, **plan)
            for number, plan in enumerate(plans, start=1)]


def check_rows(form: Form) -> None:
    """Keep the faults of every row."""
    for number, row in enumerate(form["plans"], start=1):
        if row["kind"] is not None:
            _check_terms(form, number, row)
        if form["debt"] is not None:
            _check_amounts(form, number, row, form["debt"])


def not_less(label: str, other: str, amount: Decimal) -> str:
    return f"{label}要小于{other} {money_text(amount)}"


def _proposal(form: Form, number: int, row: Row) -> Proposal:
    debt, kind = form["debt"], row["kind"]
    waived = debt - row["settled_at"] if row["settled_at"] is not None else row["waived"] or ZERO
    terms: dict[str, Any] = {"months": row["months"], "fee": row["fee"] or ZERO}
    if kind in BEARING:
        terms["rate"] = own_rate(form) if row["rate"] is None else Rate(nominal=row["rate"], parts=12)
    if kind == "flat_fee":
        terms["fee_rate"] = row["rate"]
    if kind in METHODS and row["months"] is None:
        terms["payment"] = form["monthly_payment"]
    if kind == "minimum":
        terms["payment"] = form["minimum_payment"]
    return Proposal(number=number, kind=kind, debt=debt, waived=waived, **terms)


def _check_terms(form: Form, number: int, row: Row) -> None:
    """Months and rate: there where the kind needs them, not where it has no use for them."""
    kind = row["kind"]
    for column in IDLE.get(kind, ()):
        if row[column]:
            _fault(form, number, column, messages.not_used(_label(number, column), choice_label(KINDS, kind)))
    if row["months"] is None and kind == "extension":
        _fault(form, number, "months", messages.missing(_label(number, "months")))
    elif row["months"] is None and kind == "flat_fee":
        _fault(form, number, "months", f"{messages.missing(_label(number, 'months'))}；{PERIODS_BELONG}")
    elif row["months"] is None and kind in METHODS and not form.given("monthly_payment"):
        either = messages.either([_label(number, "months"), form.label("monthly_payment")])
        _fault(form, number, "months", either)
    _check_rate(form, number, kind, row["rate"])


def _check_rate(form: Form, number: int, kind: str, rate: Decimal | None) -> None:
    label = _label(number, "rate")
    knows = form.given("annual_rate") or form.given("daily_rate")
    if rate is None and (kind == "flat_fee" or (kind in BEARING and not knows)):
        _fault(form, number, "rate", f"{messages.missing(label)}；不收就填 0")
    elif rate is not None and kind == "flat_fee" and rate > TOTAL_FEE.limit:
        _fault(form, number, "rate", messages.out_of_range(label, "0%", percent_text(TOTAL_FEE.limit)))


def _check_amounts(form: Form, number: int, row: Row, debt: Decimal) -> None:
    """What is waived, or left to pay, and the fee, against what is owed."""
    waived, settled_at, fee = row["waived"], row["settled_at"], row["fee"]
    if waived is not None and settled_at is not None:
        both = [_label(number, "waived"), LABELS["settled_at"]]
        _fault(form, number, "settled_at", messages.only_one(both))
    elif waived is not None and waived >= debt:
        _fault(form, number, "waived", not_less(_label(number, "waived"), form.label("debt"), debt))
    elif settled_at is not None and settled_at > debt:
        _fault(form, number, "settled_at",
               f"{_label(number, 'settled_at')}不能超过{form.label('debt')} {money_text(debt)}")
    most = share_of(debt, MOST_FEE)
    if fee is not None and fee > most:
        share = f"{form.label('debt')}的 {percent_text(MOST_FEE)}"
        _fault(form, number, "fee", f"{_label(number, 'fee')}最多是{share}，也就是 {money_text(most)}")


def _label(number: int, column: str) -> str:
    return f"第 {number} 个方案的{LABELS[column]}"


def _fault(form: Form, number: int, column: str, message: str) -> None:
    form.fault(f"plans.{number}.{column}", message)

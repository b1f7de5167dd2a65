"""What one letter needs, read from the form: the plan, the log of contacts or the credit record it is about.

Each letter asks for its own facts and for nothing else; what another letter would need is left alone. The
plan is that of `agreement`: its amounts and dates are those of call sheet and calendar. Amounts in 元,
only added and subtracted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ...core import messages
from ...core.form import Form
from ...core.known import known
from ...core.money import ZERO, money_text
from ...core.reading_dates import date_text
from ..agreement.proposal import Agreement, read_agreement
from ..agreement.story import OTHER, UNSAID, check_story
from ..contact.case import Contact, Log, in_order, yes_or_no

# Letters about paying, and those of them that say nothing without a plan.
ABOUT_PAYING = ("statement", "installment", "waiver", "confirm")
NEEDS_PLAN = ("installment", "confirm")
ASKS_LESS = ("waiver", "confirm")  # these speak of what is waived
CORRECT = "correct"  # the record is right, the reader wants to add a word
HIGH_COST = Decimal(known("spc-2017-24pct")) / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter to write; None for what it does not speak of."""

    kind: str
    plan: Agreement | None
    log: Log | None
    waive: Decimal | None
    rest: Decimal | None
    spare: Decimal | None
    is_high_cost: bool


def read_letter(form: Form) -> Letter:
    """The letter, once all it needs is there and right. Raises FormError with all faults of the form."""
    kind = form["letter"]
    if kind in ABOUT_PAYING:
        _check_paying(form, kind)
    elif kind == "complaint":
        _check_contacts(form)
    elif kind == "dispute":
        _check_record(form)
        kind = "explain" if form["record_wrong"] == CORRECT else kind
    plan = read_agreement(form) if _has_plan(form, kind) else None
    form.stop_at_faults()
    waive = form["waive_amount"] if kind in ASKS_LESS else None
    rest = form["debt"] - waive if waive else None
    if plan and rest and plan.typed_periods is None:
        plan = _for_rest(plan, rest)
    if kind in ASKS_LESS and waive is None and plan and plan.difference < 0:
        waive, rest = -plan.difference, plan.total
    return Letter(
        kind=kind, plan=plan, log=_log(form) if kind == "complaint" else None, waive=waive, rest=rest,
        spare=_spare(form), is_high_cost=_is_high_cost(form))


def _has_plan(form: Form, kind: str | None) -> bool:
    return kind in ABOUT_PAYING and form.given("monthly_payment")


def _check_paying(form: Form, kind: str) -> None:
    needed = ["debt"] + ["monthly_payment"] * (kind in NEEDS_PLAN)
    for name in needed:
        if not form.given(name):
            form.fault(name, messages.missing(form.label(name)))
    check_story(form)
    if kind == "statement" and form["reason"] in (UNSAID, OTHER) and not form.given("reason_note"):
        form.fault("reason_note", f"选{form.label('reason')}，或者{form.label('reason_note')}，说明才写得成")
    waive, debt = form["waive_amount"], form["debt"]
    if kind in ASKS_LESS and waive and debt and waive >= debt:
        most = f"{form.label('debt')} {money_text(debt)}"
        form.fault("waive_amount", f"{form.label('waive_amount')}要少于{most}")


def _check_contacts(form: Form) -> None:
    if not form.given("contacts"):
        form.fault("contacts", f"{form.label('contacts')}至少写一行：哪天、怎么联系的、说了什么")
    today: date | None = form["today"]
    for number, row in enumerate(form["contacts"], start=1):
        if today and row["date"] and row["date"] > today:
            until = f"{form.label('today')}（{date_text(today)}）"
            form.fault(f"contacts.{number}.date", messages.not_after(f"第 {number} 次联系的日期", until))


def _check_record(form: Form) -> None:
    if not form.given("record"):
        form.fault("record", messages.missing(form.label("record")))
    if form["record_wrong"] is None and not form.given("record_wrong"):
        form.fault("record_wrong", f"选{form.label('record_wrong')}")
    if not form.given("record_truth"):
        form.fault("record_truth", messages.missing(form.label("record_truth")))


def _log(form: Form) -> Log:
    contacts = [
        Contact(number=number, day=row["date"], at=row["time"], kind=row["kind"], who=row["who"] or "",
                said=row["said"] or "")
        for number, row in enumerate(form["contacts"], start=1)]
    return Log(
        contacts=in_order(contacts), agreed=yes_or_no(form["agreed"]), reachable=yes_or_no(form["reachable"]))


def _for_rest(plan: Agreement, rest: Decimal) -> Agreement:
    """The plan that pays what is left of the debt; what is waived is what it pays less."""
    shorter = replace(plan, debt=rest)
    return replace(plan, typed_periods=shorter.periods, typed_last=shorter.last)


def _spare(form: Form) -> Decimal | None:
    """What is left of the income for a month; None where income or living costs are not said."""
    income, costs = form["income_now"], form["living_costs"]
    return None if income is None or costs is None else max(income - costs, ZERO)


def _is_high_cost(form: Form) -> bool:
    """Above the line of fact `spc-2017-24pct`, which is drawn for lenders with a licence only."""
    rate: Decimal | None = form["yearly_cost"]
    return rate is not None and rate > HIGH_COST and form["lender_kind"] != "unknown"

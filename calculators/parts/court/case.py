"""One paper from a court: by when to answer, what the court may do quickly, what lateness costs.

payment order: 15 days from its receipt (fact `payment-order-15d`). The facts do not say whether the day of
receipt counts, so the last day is the earlier reading, with that day as the first; the later reading stands
beside it. A day printed on the order may only make it earlier: it is often the day of issue.
delay_interest = judged_debt × 0.0175 % × days late            (fact `delay-interest-formula`), rounded once
small claims: up to 50 % of the yearly wage, by agreement up to twice it       (fact `small-claims-threshold`)
enforcement_until = the last day to pay + 2 years                                      (fact `enforcement-2y`)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ...core.day_count import days_between
from ...core.money import to_cents
from ..dates import rules

DAYS = rules.count("payment-order-15d")
YEARS = rules.count("enforcement-2y")
DAILY = rules.number("delay-interest-formula")
MANDATORY = rules.number("small-claims-threshold", "automatic")
BY_AGREEMENT = rules.number("small-claims-threshold", "by-agreement")
INTERNET_COURTS_UNTIL = rules.day("internet-court-2025")
FEW_DAYS = 3
NOT_PAPERS = ("message", "lawyer_letter")
AFTER_JUDGMENT = ("judgment", "enforcement")
# Their time runs from the day of receipt, so no day to be ready by lies before it.
RUN_FROM_RECEIPT = ("payment_order", "judgment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was typed, understood."""

    today: date
    paper: str
    received_on: date | None
    paper_date: date | None
    objection: str | None
    debt: Decimal | None
    avg_wage: Decimal | None
    judged_debt: Decimal | None
    pay_by: date | None

    @property
    def counted(self) -> date | None:
        """The last day as counted from the day of receipt, that day included; only for a payment order."""
        if self.paper != "payment_order" or self.received_on is None:
            return None
        return self.received_on + timedelta(days=DAYS - 1)

    @property
    def last_day(self) -> date | None:
        """The day to be ready by; None where only the paper itself can say."""
        if self.paper in NOT_PAPERS:
            return None
        if self.counted:
            return min(self.counted, self.paper_date or self.counted)
        return self.paper_date or (self.pay_by if self.paper in AFTER_JUDGMENT else None)

    @property
    def last_day_late(self) -> date | None:
        """The last day if the day of receipt does not count; None where nothing is counted."""
        return self.counted + timedelta(days=1) if self.counted else None

    @property
    def days_left(self) -> int | None:
        """Days until the last one, below zero once it is over; None where it is not known."""
        return None if self.last_day is None else days_between(self.today, self.last_day)

    @property
    def is_near(self) -> bool:
        """Few days are left, or none."""
        return self.days_left is not None and self.days_left <= FEW_DAYS

    @property
    def is_only_late(self) -> bool:
        """By the earlier count the time is over, by the later one it ends today."""
        return self.counted is not None and self.counted < self.today == self.last_day_late

    @property
    def is_dated_before_receipt(self) -> bool:
        """The day typed as the paper's own lies before the day it came."""
        return bool(self.paper_date and self.received_on and self.paper_date < self.received_on)

    @property
    def days_late(self) -> int:
        """Days after the last day to pay, today included."""
        return max(days_between(self.pay_by, self.today), 0) if self.pay_by else 0

    @property
    def delay_interest(self) -> Decimal | None:
        """The doubled part up to today."""
        if self.judged_debt is None or self.pay_by is None:
            return None
        return to_cents(self.judged_debt * DAILY * self.days_late)

    @property
    def delay_per_day(self) -> Decimal | None:
        """The doubled part of one day."""
        return to_cents(self.judged_debt * DAILY) if self.judged_debt else None

    @property
    def enforcement_until(self) -> date | None:
        """The end of the time to apply for enforcement, if nothing stops or restarts it."""
        return rules.years_after(self.pay_by, YEARS) if self.pay_by else None

    @property
    def mandatory(self) -> Decimal | None:
        """Up to this amount the court may use the small-claims procedure by itself."""
        return to_cents(self.avg_wage * MANDATORY) if self.avg_wage else None

    @property
    def by_agreement(self) -> Decimal | None:
        """Up to this amount both sides may agree on it."""
        return to_cents(self.avg_wage * BY_AGREEMENT) if self.avg_wage else None


def small_claims(case: Case) -> str:
    """Where the claim lies beside the two lines: within, by_agreement, above; empty without amounts."""
    if case.debt is None or case.mandatory is None or case.by_agreement is None:
        return ""
    if case.debt <= case.mandatory:
        return "within"
    return "by_agreement" if case.debt <= case.by_agreement else "above"


def outcome(case: Case) -> str:
    """Which of the calculator's outcomes the paper has come to."""
    if case.paper in NOT_PAPERS:
        return "verify" if case.paper == "message" else "letter"
    if case.last_day is None:
        return "read_paper"
    if case.today > (case.last_day_late or case.last_day):
        return "passed"
    if case.paper == "payment_order" and case.objection == "cannot_pay":
        return "cannot_pay"
    return "last_days" if case.is_near else "in_time"

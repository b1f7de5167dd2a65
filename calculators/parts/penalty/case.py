"""One overdue debt as the contract reads it, and the other ways a contract may read.

The same case can be computed under each reading the contract leaves open: that is the conventions table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ...core.accrual import ORDERS, Accrual, Debt, Payment, Terms, accrue
from ...core.cost_line import exceeds
from ...core.day_count import add_months, days_between
from ...core.errors import InputError
from ...core.known import known
from ...core.money import to_cents
from ...core.rates import Rate, annual_from_daily, effective_annual_rate

BASES = ("principal", "principal_and_interest")
COMPOUNDINGS = ("none", "monthly", "daily")
DAY_BASES = BANK_DAYS, CALENDAR_DAYS = "360", "365"
DAYS_IN_A_COUNTED_MONTH = 30
DAYS_IN_A_YEAR = 365
JOINED_A_YEAR = {"monthly": 12, "daily": DAYS_IN_A_YEAR}
USUAL_MULTIPLE = known("jiebei-overdue-multiple")
SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What a contract may settle either way; each holds the value of a choice of the field of that name."""

    day_basis: str
    base: str
    payment_order: str
    count_last_day: str
    compounding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was typed, understood. `days_late`, and the `day` of a payment, count from the due date."""

    debt: Debt
    daily_rate: Decimal | None
    annual_rate: Decimal | None
    multiple: Decimal
    due_date: date | None
    days_late: int
    payments: tuple[Payment, ...]
    conventions: Conventions

    @property
    def rate(self) -> Rate:
        """The rate of one day after the multiple, not yet divided."""
        if self.daily_rate is not None:
            return Rate(nominal=self.daily_rate * self.multiple)
        day_basis = self.conventions.day_basis
        return Rate(nominal=(self.annual_rate or Decimal(0)) * self.multiple, parts=int(day_basis))

    @property
    def rate_a_year(self) -> Decimal:
        """The rate in a calendar year, single interest."""
        return annual_from_daily(self.rate.fraction, DAYS_IN_A_YEAR)

    @property
    def compound_rate_a_year(self) -> Decimal | None:
        """The rate in a calendar year with what was added bearing on; None where nothing compounds."""
        times = JOINED_A_YEAR.get(self.conventions.compounding)
        return effective_annual_rate(self.rate_a_year, times) if times else None

    @property
    def by_calendar(self) -> Case:
        """The same with a yearly rate divided by the days of a calendar year; a daily rate stays as it is."""
        return replace(self, conventions=replace(self.conventions, day_basis=CALENDAR_DAYS))

    @property
    def free_days(self) -> int:
        """1 when the last day of a stretch is not charged, else 0; typed days are days charged already."""
        return 1 if self.due_date is not None and self.conventions.count_last_day == "no" else 0

    @property
    def days(self) -> int:
        """Days charged: typed days as they are; between dates one less when the last day does not count."""
        return self.days_late - self.free_days

    @property
    def charged_payments(self) -> tuple[Payment, ...]:
        """The payments by the last day charged before each."""
        # The day of a payment ends a stretch too: it is charged on the old base only when last days count.
        return tuple(
            replace(payment, day=max(payment.day - self.free_days, 0)) for payment in self.payments)


def terms_of(case: Case) -> Terms:
    """What the contract says, as far as it bears on the penalty."""
    read = case.conventions
    return Terms(
        rate=case.rate, order=ORDERS[read.payment_order],
        interest_bears=read.base == "principal_and_interest",
        compounds_daily=read.compounding == "daily",
        joining_days=_month_ends(case) if read.compounding == "monthly" else (),
    )


def course(case: Case) -> Accrual:
    """The penalty of the case from day to day. Raises InputError for a payment above what is owed."""
    return accrue(case.debt, terms_of(case), case.days, case.charged_payments)


def is_above_line(case: Case) -> bool:
    """Claim: the penalty alone, at single interest, costs more a year than the line it is held against."""
    return exceeds(case.rate_a_year)


def touches_line(case: Case) -> bool:
    """Claim: there is a penalty, and under one of the reckonings there are it is above the line."""
    return case.days > 0 and (is_above_line(case) or exceeds(case.compound_rate_a_year or Decimal(0)))


def turns_on_days(case: Case) -> bool:
    """Claim: a yearly rate was typed, and where it stands to the line depends on 360 or 365 days."""
    other = case.by_calendar
    return (is_above_line(case), exceeds(case.compound_rate_a_year or Decimal(0))) != (
        is_above_line(other), exceeds(other.compound_rate_a_year or Decimal(0)))


def growth(case: Case, base: Decimal, days: int) -> Decimal:
    """What an unchanged base costs in so many days, not rounded; day on day where that is the contract."""
    if case.conventions.compounding == "daily":
        return base * ((1 + case.rate.fraction) ** days - 1)
    return case.rate.on(base, days)


def penalty_by(case: Case, found: Accrual, day: int) -> Decimal:
    """The penalty that had grown by the end of a day."""
    if day == case.days:
        return found.penalty
    spans = ((window, min(day, window.last) - window.first + 1) for window in found.windows)
    return to_cents(sum((growth(case, window.base, days) for window, days in spans if days > 0), Decimal(0)))


def other_penalties(case: Case) -> Iterator[tuple[str, str, Decimal]]:
    """Field, other choice and penalty for each other reading that the payments made allow."""
    for field, choices in _open_points(case):
        for choice in choices:
            other = replace(case.conventions, **{field: choice})
            if other == case.conventions:
                continue
            try:
                yield field, choice, course(replace(case, conventions=other)).penalty
            except InputError:
                # Read this way less was owed than was paid: it cannot be what the contract says.
                continue


def _open_points(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields a contract may settle otherwise, as far as they change anything here."""
    if case.payments:
        yield "payment_order", tuple(ORDERS)
    if case.due_date is not None:
        yield "count_last_day", ("yes", "no")
    if case.annual_rate is not None:
        yield "day_basis", DAY_BASES
    if case.debt.interest > 0:
        yield "base", BASES
    yield "compounding", COMPOUNDINGS


def _month_ends(case: Case) -> tuple[int, ...]:
    """Days after the due date on which a month is full; thirty days each when no date is known."""
    months = range(1, case.days // SHORTEST_MONTH + 1)
    if case.due_date is None:
        return tuple(month * DAYS_IN_A_COUNTED_MONTH for month in months)
    return tuple(days_between(case.due_date, add_months(case.due_date, month)) for month in months)

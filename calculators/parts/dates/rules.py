"""Days that follow from a rule: years later, the end of the next month, figures of law as numbers.

A date that a later year does not have (29 February) falls on the last day of that month.

>>> years_after(date(2024, 2, 29), 5), end_of_next_month(date(2026, 1, 15))
(datetime.date(2029, 2, 28), datetime.date(2026, 2, 28))
>>> number("credit-bad-record-5y"), day("credit-repair-conditions", "to")
(Decimal('5'), datetime.date(2025, 12, 31))
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ...core.day_count import add_months, days_in_month
from ...core.known import known

MONTHS_A_YEAR = 12


def years_after(start: date, years: int) -> date:
    """The same day of the calendar, `years` later."""
    return add_months(start, years * MONTHS_A_YEAR)


def end_of_next_month(start: date) -> date:
    """The last day of the month after the one `start` lies in."""
    following = add_months(start, 1)
    return following.replace(day=days_in_month(following.year, following.month))


def number(fact: str, name: str = "") -> Decimal:
    """A known figure as a number."""
    return Decimal(known(fact, name))


def count(fact: str, name: str = "") -> int:
    """A known figure as a whole number of days, years or times."""
    return int(known(fact, name))


def day(fact: str, name: str = "") -> date:
    """A known figure as a date."""
    return date.fromisoformat(known(fact, name))

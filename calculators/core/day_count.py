"""Days between two dates and due dates month by month.

The due date itself is free; days count from the day after it (convention in dossier §9, to be read off
the contract). A pay day the month does not have falls on the month's last day.

>>> days_between(date(2026, 10, 8), date(2026, 11, 24))
47
>>> days_between(date(2025, 1, 1), date(2025, 2, 10), inclusive=True)
41
>>> add_months(date(2026, 1, 31), 1), add_months(date(2026, 1, 31), 2)
(datetime.date(2026, 2, 28), datetime.date(2026, 3, 31))
"""

from __future__ import annotations

from datetime import date, timedelta


def days_between(start: date, end: date, *, inclusive: bool = False) -> int:
    """Days from `start` to `end`; `inclusive` counts both ends. Negative when `end` comes first."""
    return (end - start).days + (1 if inclusive else 0)


def date_after(start: date, days: int) -> date:
    """The date `days` days after `start`."""
    return start + timedelta(days=days)


def days_in_month(year: int, month: int) -> int:
    """28 to 31, leap years included."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def add_months(start: date, months: int, pay_day: int | None = None) -> date:
    """The date `months` later, on `pay_day` (default: the day of `start`) or the month's last day."""
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(pay_day or start.day, days_in_month(year, month)))


def due_dates(first: date, count: int, pay_day: int | None = None) -> tuple[date, ...]:
    """`count` due dates: the first as given, the later ones on `pay_day` of each following month."""
    return (first, *(add_months(first, months, pay_day) for months in range(1, count)))

from datetime import date

import pytest

from calculators.core.day_count import add_months, date_after, days_between, days_in_month, due_dates


@pytest.mark.parametrize(("start", "end", "days"), [
    pytest.param(date(2026, 10, 8), date(2026, 10, 8), 0, id="the due date itself is free"),
    pytest.param(date(2026, 10, 8), date(2026, 10, 9), 1, id="the day after is the first"),
    pytest.param(date(2024, 2, 28), date(2024, 3, 1), 2, id="over a leap day"),
    pytest.param(date(2026, 2, 28), date(2026, 3, 1), 1, id="over no leap day"),
    pytest.param(date(2026, 1, 1), date(2027, 1, 1), 365, id="a year"),
])
def test_days_between(start, end, days):
    assert days_between(start, end) == days
    assert days_between(start, end, inclusive=True) == days + 1
    assert date_after(start, days) == end


@pytest.mark.parametrize(("year", "month", "days"), [(2026, 2, 28), (2028, 2, 29), (2100, 2, 28), (2026, 12, 31), (2026, 4, 30)])
def test_days_in_month(year, month, days):
    assert days_in_month(year, month) == days


@pytest.mark.parametrize(("start", "months", "pay_day", "due"), [
    pytest.param(date(2026, 1, 31), 1, None, date(2026, 2, 28), id="no 31 February: the month's last day"),
    pytest.param(date(2028, 1, 31), 1, None, date(2028, 2, 29), id="in a leap year the 29th"),
    pytest.param(date(2026, 1, 31), 2, None, date(2026, 3, 31), id="and back to the 31st after it"),
    pytest.param(date(2026, 12, 8), 1, None, date(2027, 1, 8), id="over the new year"),
    pytest.param(date(2026, 2, 28), 1, 31, date(2026, 3, 31), id="a pay day of its own"),
    pytest.param(date(2026, 1, 15), 12, None, date(2027, 1, 15), id="a year"),
])
def test_add_months(start, months, pay_day, due):
    assert add_months(start, months, pay_day) == due


def test_the_first_due_date_stays_as_given():
    assert due_dates(date(2026, 1, 15), 3, 31) == (date(2026, 1, 15), date(2026, 2, 28), date(2026, 3, 31))

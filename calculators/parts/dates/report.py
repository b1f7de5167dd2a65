"""Days in their order: as a table, as a chart that says the same, and as lines of Python that reach them.

>>> days = [Event(day=date(2026, 10, 8), what="paid"), Event(day=date(2025, 3, 10), what="late")]
>>> [row["what"]["text"] for row in events_table(days)]
['late', 'paid']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ...core import chart
from ...core.answer import (
    NOTHING,
    Figure,
    Table,
    count_figure,
    date_figure,
    short_date_figure,
    text_figure,
)
from ...core.day_count import days_between
from ...core.reading_dates import date_text

TYPED = "填的日期"
# The lines a snippet needs before it may say years_after(day, years).
YEARS_CODE = (
    "def years_after(day, years):",
    "    last = 28 if (day.month, day.day) == (2, 29) and (day.year + years) % 4 else day.day",
    "    return date(day.year + years, day.month, last)",
    "",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day and what it is, in a few words that fit on a phone; `source` says where the day comes from."""

    day: date
    what: str
    source: str = TYPED
    fact: str = ""


def in_order(events: Iterable[Event]) -> list[Event]:
    """From the earliest on; events of one day stay in the order given."""
    return sorted(events, key=lambda event: event.day)


def events_table(events: Iterable[Event]) -> Table:
    """A row for each event: its day, what it is, where it comes from."""
    return [{
        "day": short_date_figure(event.day), "what": text_figure(event.what),
        "source": text_figure(event.source, event.fact),
    } for event in in_order(events)]


def events_chart(title: str, events: Iterable[Event]) -> str:
    """The same days from top to bottom."""
    return chart.days(title, [(event.day, event.what) for event in in_order(events)])


def optional_date(found: date | None) -> Figure:
    """The date, or nothing."""
    return date_figure(found) if found else NOTHING


def days_figure(start: date, end: date | None) -> Figure:
    """How many days from one to the other; nothing where the other came before, or is not known."""
    if end is None or end < start:
        return NOTHING
    return count_figure(days_between(start, end), "天")


def span_line(start: date, end: date) -> str:
    """How many days lie from one to the other, with both dates."""
    return f"{date_text(start)}到 {date_text(end)}：{days_between(start, end):,} 天"


def sum_line(start: date, length: str, end: date) -> str:
    """A day and a length of time, and where that ends."""
    return f"{date_text(start)} + {length} = {date_text(end)}"


def day_code(found: date) -> str:
    """The date as an expression of Python."""
    return f"date({found.year}, {found.month}, {found.day})"


def date_lines(days: Sequence[tuple[str, date | None]]) -> list[str]:
    """A line for each day there is: its name and the date."""
    return [f"{name} = {day_code(found)}" for name, found in days if found]

"""The shape of an answer: figures as text for people and as plain decimals for programs.

>>> money_figure(Decimal("202.10"))
{'text': '202.10 元', 'value': '202.10'}
>>> rate_figure(Decimal("0.0005"))
{'text': '0.05%', 'value': '0.0005'}
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .money import to_cents
from .rates import percent_text, rounded

Figure = dict[str, str]
Table = list[dict[str, Figure]]
NOTHING: Figure = {"text": "—", "value": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a calculator found. `status` is the one sentence that is read aloud."""

    results: dict[str, Figure]
    tables: dict[str, Table]
    notes: tuple[str, ...]
    assumptions: tuple[str, ...]
    status: str


def money_figure(amount: Decimal) -> Figure:
    """元 with two decimals."""
    cents = to_cents(amount)
    return {"text": f"{cents:,.2f} 元", "value": str(cents)}


def rate_figure(rate: Decimal, places: int | None = None) -> Figure:
    """A fraction to twelve decimals; the text is a percentage."""
    return {"text": percent_text(rate, places), "value": f"{rounded(rate, 12).normalize():f}"}


def count_figure(count: int, unit: str) -> Figure:
    """A whole number and its unit."""
    return {"text": f"{count:,} {unit}".strip(), "value": str(count)}


def date_figure(day: date) -> Figure:
    """A date; text and value are both ISO, the form that sorts and lines up in tables."""
    return {"text": day.isoformat(), "value": day.isoformat()}


def text_figure(text: str, value: str = "") -> Figure:
    """Words, and the plain value behind them where there is one."""
    return {"text": text, "value": value or text}

"""The shape of an answer: figures as text for people and as plain decimals for programs.

>>> money_figure(Decimal("202.10"))
{'text': '202.10 元', 'value': '202.10'}
>>> rate_figure(Decimal("0.0005"))
{'text': '0.05%', 'value': '0.0005'}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .money import to_cents
from .rates import percent_text, rounded
from .reading_dates import date_text

Figure = dict[str, str]
Table = list[dict[str, Figure]]
NOTHING: Figure = {"text": "—", "value": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a calculator found. `status` is the one sentence that is read aloud.

    `working` is the formula with the reader's own numbers, a line for each step; `sources` are fact ids.
    `outcome` is one of the calculator's OUTCOMES: the page chooses the next steps by it. `python` prints the
    same figures in a plain interpreter. `words` are what the page's documents may name besides results and
    fields; `documents` are files only a program can write. `charts` are SVG, each saying what a table says.
    """

    results: dict[str, Figure]
    tables: dict[str, Table]
    notes: tuple[str, ...]
    assumptions: tuple[str, ...]
    status: str
    outcome: str
    working: tuple[str, ...]
    sources: tuple[str, ...]
    python: str = ""
    charts: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)


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
    """A date as people read it; the value is ISO, the form that sorts."""
    return {"text": date_text(day), "value": day.isoformat()}


def short_date_figure(day: date) -> Figure:
    """A date for tables, where ISO lines up: text and value are the same."""
    return {"text": day.isoformat(), "value": day.isoformat()}


def text_figure(text: str, value: str = "") -> Figure:
    """Words, and the plain value behind them where there is one."""
    return {"text": text, "value": value or text}

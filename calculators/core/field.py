"""What a calculator asks for: one Field per question, and nothing about how it looks.

A field is shared knowledge: the form reader obeys it, `describe` publishes it, the command line lists it.

>>> days = Field(name="days", label="逾期天数", kind="integer", unit="天", highest=Decimal(10950))
>>> days.description()["kind"]
'integer'
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

KINDS = (
    "money", "recurring", "rate", "number", "integer", "date", "time", "choice", "text", "note", "rows",
)
LONGEST_TEXT, LONGEST_NOTE = 60, 600
AMOUNT_LIMIT = Decimal("10000000.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a choice field; the reader may write either the value or the label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateScale:
    """What a rate of one kind usually is, so that a bare number is read only where one reading is plausible.

    `low` to `high` are plausible fractions; above `limit` a rate is refused as a slip of the pen.
    `bare_percent` lets 18 stand for 18% (annual rates and total fees are spoken of that way).
    """

    usual: str
    low: Decimal
    high: Decimal
    limit: Decimal
    per_year: int
    bare_percent: bool
    suffixes: tuple[str, ...] = ()


DAILY = RateScale(
    usual="0.05%", low=Decimal("0.00002"), high=Decimal("0.01"), limit=Decimal("0.01"), per_year=365,
    bare_percent=False, suffixes=("/天", "/日", "每天", "每日", "一天"),
)
ANNUAL = RateScale(
    usual="18%", low=Decimal("0.005"), high=Decimal(2), limit=Decimal(2), per_year=1,
    bare_percent=True, suffixes=("/年", "每年", "一年"),
)
# What a loan costs in all, as real_rate may find it for a few weeks at a high fee.
YEARLY_COST = replace(ANNUAL, limit=Decimal(60))
PER_PERIOD = RateScale(
    usual="0.6%", low=Decimal("0.0002"), high=Decimal("0.1"), limit=Decimal("0.1"), per_year=12,
    bare_percent=False, suffixes=("/期", "/月", "每期", "每月"),
)
TOTAL_FEE = RateScale(
    usual="8.8%", low=Decimal("0.005"), high=Decimal(1), limit=Decimal(1), per_year=0, bare_percent=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. `lowest` and `highest` bound numbers; `row_label` is what row {number} is called."""

    name: str
    label: str
    kind: str
    required: bool = False
    default: str = ""
    unit: str = ""
    example: str = ""
    lowest: Decimal = Decimal(0)
    highest: Decimal = AMOUNT_LIMIT
    may_be_zero: bool = True
    scale: RateScale = ANNUAL
    day_numbers: bool = False
    choices: tuple[Choice, ...] = ()
    columns: tuple[Field, ...] = ()
    max_rows: int = 0
    row_label: str = ""

    def description(self) -> dict[str, object]:
        """The field as plain data, for pages and for the command line."""
        return {
            "name": self.name, "label": self.label, "kind": self.kind, "required": self.required,
            "default": self.default, "unit": self.unit, "example": self.example, "max_rows": self.max_rows,
            "choices": [{"value": choice.value, "label": choice.label} for choice in self.choices],
            "columns": [column.description() for column in self.columns],
        }

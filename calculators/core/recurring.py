"""Money that comes or goes again and again: 1200 每月, 30/天, 每周 200, 3600 一年.

Without a word for how often, it is monthly.

A month is a twelfth of a year, and a year 365 days or 52 weeks: 30 元 a day are 30 × 365 ÷ 12 = 912.50 元 a
month. Nothing is rounded here; whoever shows or adds amounts rounds them.

>>> from .reading import read_money
>>> rent = read_recurring(Field(name="rent", label="房租", kind="recurring"), "房租", "30/天", read_money)
>>> rent.monthly, recurring_text(rent)
(Decimal('912.50'), '30.00 元，每天')
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from . import messages
from .errors import InputError
from .field import Field
from .money import money_text
from .text import plain

# period → its words as people write them, and how often it comes a year
PERIODS = {
    "day": ("每天", Decimal(365)), "week": ("每周", Decimal(52)),
    "month": ("每月", Decimal(12)), "year": ("每年", Decimal(1)),
}
_WORDS = {
    "day": "day", "天": "day", "日": "day", "week": "week", "周": "week", "星期": "week", "礼拜": "week",
    "month": "month", "月": "month", "个月": "month", "year": "year", "年": "year",
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_RECURRING = re.compile(rf"(?P<amount>.*?)(?:[ ,/]+1?|[ ,/]*[每一])? ?(?P<word>{_WORD})")
_RECURRING_FIRST = re.compile(rf"[每一] ?(?P<word>{_WORD})[ ,:]*(?P<amount>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """An amount in 元 to the 分, and the period it comes with."""

    amount: Decimal
    period: str

    @property
    def monthly(self) -> Decimal:
        """What it comes to in a twelfth of a year, not rounded."""
        return self.amount * PERIODS[self.period][1] / 12


def read_recurring(
    field: Field, label: str, text: str, read_money: Callable[[Field, str, str], Decimal],
) -> Recurring:
    """The amount and its period. Raises InputError when either cannot be read."""
    typed = plain(text)
    match = _RECURRING_FIRST.fullmatch(typed) or _RECURRING.fullmatch(typed)
    amount, period = (match["amount"].strip(), _WORDS[match["word"]]) if match else (typed, "month")
    if not amount:
        raise InputError("", messages.not_recurring(label))
    return Recurring(amount=read_money(field, label, amount), period=period)


def recurring_text(value: Recurring) -> str:
    """1,200.00 元，每月."""
    return f"{money_text(value.amount)}，{PERIODS[value.period][0]}"

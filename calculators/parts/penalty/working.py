"""A computed penalty as arithmetic in words: a line for each stretch, then what they add up to.

A product that has more than four decimals is shown with ≈; the sum is rounded once, like the penalty itself.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ...core.accrual import Accrual, Window
from ...core.money import ZERO, money_text
from ...core.rates import exact_percent_text
from ...core.text import superscript
from .case import Case, growth

MOST_LINES = 4
_FINE = Decimal("0.0001")
_ITEMS = (("principal", "本金"), ("interest", "利息"), ("fees", "费用"), ("penalty", "罚息"))


def working(case: Case, found: Accrual) -> tuple[str, ...]:
    """One line per stretch, at most four; the penalty; what is still owed."""
    lines = [_window_line(case, window) for window in found.windows[:MOST_LINES]]
    more = len(found.windows) - len(lines)
    if more:
        lines.append(f"后面还有 {more} 段，见表。")
    if len(found.windows) > 1:
        lines.append(f"各段相加，四舍五入到分：罚息 {money_text(found.penalty)}")
    elif any(_amount(case, window) != found.penalty for window in found.windows):
        lines.append(f"四舍五入到分：罚息 {money_text(found.penalty)}")
    return (*lines, _owed_line(found))


def _window_line(case: Case, window: Window) -> str:
    days = window.last - window.first + 1
    if case.conventions.compounding == "daily":
        product = f"{money_text(window.base)} ×〔(1 + {_rate_words(case)}){superscript(days)} − 1〕"
    else:
        product = f"{money_text(window.base)} × {_rate_words(case)} × {days:,} 天"
    return f"{product} {_equals(_amount(case, window))}"


def _amount(case: Case, window: Window) -> Decimal:
    return growth(case, window.base, window.last - window.first + 1)


def _rate_words(case: Case) -> str:
    """The rate of one day as it was typed: 14.6% × 1.5 ÷ 365."""
    annual = case.daily_rate is None
    typed = case.annual_rate if annual else case.daily_rate
    words = exact_percent_text(typed or Decimal(0))
    if case.multiple != 1:
        words += f" × {case.multiple.normalize():f}"
    return f"{words} ÷ {case.conventions.day_basis}" if annual else words


def _equals(amount: Decimal) -> str:
    """= 202.10 元, or ≈ with four decimals where there are more."""
    shown = amount.quantize(_FINE, ROUND_HALF_UP)
    whole, _, decimals = f"{shown:,f}".partition(".")
    return f"{'=' if shown == amount else '≈'} {whole}.{decimals.rstrip('0').ljust(2, '0')} 元"


def _owed_line(found: Accrual) -> str:
    """What is still owed, item by item: 本金 8,600.00 元 + 罚息 202.10 元 = 现在一共要还 8,802.10 元."""
    owed = [f"{word} {money_text(found.owed[name])}" for name, word in _ITEMS if found.owed[name]]
    total = money_text(sum(found.owed.values(), ZERO))
    if len(owed) > 1:
        return f"还没还的{' + '.join(owed)} = {total}"
    return f"还没还的{owed[0]}" if owed else f"都还清了，还欠 {total}"

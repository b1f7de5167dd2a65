"""Money in 元 as Decimal: made from text or from whole 分, rounded in one place, split without loss.

Rounding: half up to the 分, `to_cents`, and nowhere else (fact `formula-rounding`). A float is refused.

>>> yuan("8600.5"), from_fen(860050)
(Decimal('8600.50'), Decimal('8600.50'))
>>> allocate(yuan("100"), 3)
(Decimal('33.33'), Decimal('33.33'), Decimal('33.34'))
>>> money_text(yuan("8600"))
'8,600.00 元'
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def to_cents(amount: Decimal) -> Decimal:
    """The one rounding: half up to 0.01 元, so 0.005 becomes 0.01. Raises TypeError for a float or int."""
    if not isinstance(amount, Decimal):
        raise TypeError("money is a Decimal; make it with yuan() or from_fen()")
    return amount.quantize(CENT, ROUND_HALF_UP)


def yuan(text: str) -> Decimal:
    """An amount from plain text in 元. Raises TypeError unless it is text, ValueError below one 分."""
    if not isinstance(text, str):
        raise TypeError("an amount in 元 is made from text; whole 分 go through from_fen()")
    amount = Decimal(text)
    if not amount.is_finite() or amount != to_cents(amount):
        raise ValueError(f"an amount has at most two decimals: {text}")
    return to_cents(amount)


def from_fen(fen: int) -> Decimal:
    """An amount from whole 分. Raises TypeError unless it is an int (a bool is not one)."""
    if type(fen) is not int:
        raise TypeError("分 are whole numbers")
    return Decimal(fen).scaleb(-2)


def allocate(
    total: Decimal, parts: int, remainder: str = "last", share: Decimal | None = None,
) -> tuple[Decimal, ...]:
    """`total` in equal parts that add up to it; the odd 分 go to the "last" or the "first" part.

    A part is total / parts rounded, or `share` where that was rounded with something else. None is ever
    below zero: where shares rounded up would overdraw, they are one 分 smaller.
    """
    share = to_cents(total / parts) if share is None else share
    if share * (parts - 1) > total:
        share -= CENT
    odd = total - share * (parts - 1)
    regular = (share,) * (parts - 1)
    return (odd, *regular) if remainder == "first" else (*regular, odd)


def share_of(amount: Decimal, share: Decimal) -> Decimal:
    """A share below all of an amount, rounded; of a few 分, too, at least one 分 is not in it."""
    return min(to_cents(amount * share), amount - CENT)


def money_text(amount: Decimal) -> str:
    """As a reader writes it: thousands commas, always two decimals, the unit."""
    return f"{to_cents(amount):,.2f} 元"


def short_money_text(amount: Decimal) -> str:
    """The same without `.00`, for amounts the reader typed: `200 元`, `200.50 元`."""
    return money_text(amount).replace(".00 元", " 元")

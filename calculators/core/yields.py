"""What borrowing really costs a year: the internal rate of return of what came in and what goes out.

Solves  net_proceeds = Σ payment_k / (1 + i)^k  for the monthly rate i (fact `formula-irr`), by Newton's
method kept inside a bracket and by halving where it leaves it, until a step is below 1e-14.
Single interest 12 × i is labelled 单利; (1 + i)^12 - 1 is 复利, which the central bank calls the IRR method.

>>> i = irr(Decimal("99000"), [Decimal("8833.3")] * 12)     # the central bank's own example
>>> round(apr_simple(i) * 100, 2), round(apr_compound(i) * 100, 2)
(Decimal('12.80'), Decimal('13.58'))
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .errors import CalculatorError

TOLERANCE = Decimal("1e-14")


def irr(net_proceeds: Decimal, payments: Sequence[Decimal]) -> Decimal:
    """Monthly rate, 0 or more, as a fraction. Raises CalculatorError when there is no such rate."""
    total = sum(payments)
    if net_proceeds <= 0 or total < net_proceeds:
        raise CalculatorError("irr needs money received, and payments that at least return it")
    # Were all paid after one month, i would be all the cost; spread out it is about 2f/(n+1).
    low, high = Decimal(0), total / net_proceeds - 1
    guess = 2 * high / (len(payments) + 1)
    while True:
        surplus, slope = _surplus(guess, net_proceeds, payments)
        low, high = (guess, high) if surplus > 0 else (low, guess)
        following = guess - surplus / slope
        if not low <= following <= high:
            following = (low + high) / 2
        if abs(following - guess) < TOLERANCE:
            return following
        guess = following


def _surplus(i: Decimal, net_proceeds: Decimal, payments: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Present value of the payments less the money received, and its slope in i (Horner's scheme)."""
    discount = 1 / (1 + i)
    value = slope = Decimal(0)
    for payment in reversed(payments):
        slope = slope * discount + value
        value = value * discount + payment
    present = value * discount
    # d(value·v)/dv = slope·v + value and dv/di = -v².
    return present - net_proceeds, -(slope * discount + value) * discount * discount


def apr_simple(monthly_rate: Decimal) -> Decimal:
    """12 × i, to be labelled 单利."""
    return monthly_rate * 12


def apr_compound(monthly_rate: Decimal) -> Decimal:
    """(1 + i)^12 - 1, to be labelled 复利; central bank notice 2021 no. 3 calls it the IRR method."""
    return (1 + monthly_rate) ** 12 - 1


def apr_approx(total_fee_rate: Decimal, periods: int) -> Decimal:
    """24f/(n+1): a rough side note for flat fees, some tenths of a point off (fact `formula-irr-approx`)."""
    return total_fee_rate * 24 / (periods + 1)

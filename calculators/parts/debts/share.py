"""Money shared out in proportion, exact to the 分, and offers that follow from it.

Each share is rounded down; the 分 left over go one by one to the largest remainders, the first of equals
first. Shares add up to the money, and none is above the debt it is for.

>>> share_out(Decimal("100.00"), [Decimal("200.00"), Decimal("100.00")])
(Decimal('66.67'), Decimal('33.33'))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import add, attrgetter, sub

from ...core.money import ZERO, from_fen
from .case import Case, Debt

# What is owed to each, the money there is → what each gets.
Sharer = Callable[[Sequence[Decimal], Decimal], tuple[Decimal, ...]]


def share_out(money: Decimal, debts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`money`, at most the sum of the debts, in proportion to them."""
    fen, *weights = [int(amount * 100) for amount in (money, *debts)]
    whole = sum(weights) or 1
    parts = [divmod(fen * weight, whole) for weight in weights]
    shares = [share for share, _ in parts]
    remainders = [-remainder for _, remainder in parts]
    largest = sorted(range(len(shares)), key=remainders.__getitem__)
    for place in largest[:fen - sum(shares)]:
        shares[place] += 1
    return tuple(map(from_fen, shares))


def sharer(debts: Sequence[Debt]) -> Sharer:
    """Offers to these debts of money that is at most all that is owed: first what comes first, then shares.

    What comes first shares in the rest only after all others are paid: a mortgage would swallow it.
    """
    comes_first = [debt.comes_first for debt in debts]
    ahead = sorted(filter(attrgetter("comes_first"), debts), key=attrgetter("rank"))

    def offers(owed: Sequence[Decimal], money: Decimal) -> tuple[Decimal, ...]:
        given, left = [ZERO] * len(debts), money
        for debt in ahead:
            place = debt.number - 1
            given[place] = min(debt.wants_first(owed[place]), left)
            left -= given[place]
        rooms = [ZERO if first else most for first, most in zip(comes_first, owed, strict=True)]
        shared = min(left, sum(rooms, ZERO))
        given = list(map(add, given, share_out(shared, rooms)))
        if left > shared:
            given = list(map(add, given, share_out(left - shared, list(map(sub, owed, given)))))
        return tuple(given)

    return offers


def first_offers(case: Case) -> tuple[Decimal, ...]:
    """What each is offered of a month's money, as the first month of the same strategy has it."""
    return sharer(case.debts)(case.owed, min(case.monthly_payment, sum(case.owed, ZERO)))

"""All debts month by month under one strategy, until nothing is owed.

A month: interest on what was owed at its start, rounded to the 分; then all the money of the month. First
every minimum, the rest to the first debt of the order that still stands; or all of it in proportion. Interest
not paid joins the debt. Payments are the debts of today plus all interest, to the 分.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import add, sub

from ...core.money import ZERO
from .case import MOST_MONTHS, Case, interest
from .share import Sharer, sharer

# A debt past this is past counting, and more digits than the arithmetic has.
MOST_OWED = Decimal(1_000_000_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month: what was paid to each debt, what each cost, what is left of each, in the reader's order."""

    number: int
    paid: tuple[Decimal, ...]
    interest: tuple[Decimal, ...]
    balances: tuple[Decimal, ...]

    @property
    def balance(self) -> Decimal:
        return sum(self.balances, ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Every month, and their sums. `cleared` is the month in which each debt ended, for those that did."""

    strategy: str
    months: tuple[Month, ...]
    interest: Decimal
    paid: Decimal
    cleared: Mapping[int, int]

    @property
    def ends(self) -> bool:
        """Claim: nothing is owed after the last month."""
        return not any(self.months[-1].balances)


def course(case: Case, strategy: str) -> Course:
    """The months of one strategy, at most MOST_MONTHS. An order needs money for all the minimums."""
    months: list[Month] = []
    balances = tuple(debt.balance for debt in case.debts)
    rates, share = case.rates, _sharer(case, strategy)
    for number in range(1, MOST_MONTHS + 1):
        costs = interest(rates, balances)
        owed = tuple(map(add, balances, costs))
        money = min(case.monthly_payment + case.extras.get(number, ZERO), sum(owed, ZERO))
        paid = share(owed, money)
        balances = tuple(map(sub, owed, paid))
        months.append(Month(number=number, paid=paid, interest=costs, balances=balances))
        if not any(balances) or max(balances) > MOST_OWED:
            break
    return _summed(strategy, months)


def _summed(strategy: str, months: Sequence[Month]) -> Course:
    cleared: dict[int, int] = {}
    for month in months:
        for place, balance in enumerate(month.balances, start=1):
            if not balance:
                cleared.setdefault(place, month.number)
    return Course(
        strategy=strategy, months=tuple(months), cleared=cleared,
        interest=sum([sum(month.interest, ZERO) for month in months], ZERO),
        paid=sum([sum(month.paid, ZERO) for month in months], ZERO))


def _sharer(case: Case, strategy: str) -> Sharer:
    """How the money of a month is shared among what is owed."""
    if strategy == "pro_rata":
        return sharer(case.debts)
    order = [debt.number - 1 for debt in case.ordered(strategy)]
    return partial(_in_order, [debt.minimum for debt in case.debts], order)


def _in_order(
    minimums: Sequence[Decimal], order: Sequence[int], owed: Sequence[Decimal], money: Decimal,
) -> tuple[Decimal, ...]:
    """Every minimum, then the rest to one debt after the other."""
    paid = list(map(min, minimums, owed))
    left = money - sum(paid, ZERO)
    for place in order:
        more = min(left, owed[place] - paid[place])
        paid[place] += more
        left -= more
        if not left:
            break
    return tuple(paid)

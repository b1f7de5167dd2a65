"""Several debts, what is there to pay them, and in which order they come.

Before any order comes what fact `debt-priority-convention` puts first: basics and social insurance, debts
that cost a home or tools, debts before a court. Such a debt gets its minimum ahead of all others, and
all that is owed of it where it asks for no minimum: a mortgage has to be kept up, rent that is due has to be
paid. Then a strategy orders what can be paid besides; family comes last and is talked to apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import mul

from ...core.money import CENT, ZERO, to_cents

KINDS = {
    "basics": "生活必需和社保", "secured": "有抵押，或会失去住处、干活的工具", "court": "已经到法院或执行",
    "credit": "信用借款", "family": "亲友借款",
}
FIRST_KINDS = ("basics", "secured", "court")
STRATEGIES = {"avalanche": "先还利率高的", "snowball": "先还欠得少的", "pro_rata": "每家按比例"}
MOST_MONTHS = 600
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One debt as it stands today; a rate not known counts as none."""

    number: int
    name: str
    balance: Decimal
    annual_rate: Decimal | None
    minimum: Decimal
    kind: str

    @property
    def rank(self) -> int:
        """The place of its kind; 0 comes first."""
        return tuple(KINDS).index(self.kind)

    @property
    def comes_first(self) -> bool:
        """Claim: it is of a kind that gets its money before anything is shared out."""
        return self.kind in FIRST_KINDS

    @property
    def turn(self) -> int:
        """When what is paid besides the minimums may go to it: first where all of it has to be paid first."""
        if self.comes_first and not self.minimum:
            return self.rank
        return max(self.rank, len(FIRST_KINDS))

    def wants_first(self, owed: Decimal) -> Decimal:
        """What it gets before anything is shared out, of what is owed: its minimum, without one all of it."""
        if not self.comes_first:
            return ZERO
        return min(self.minimum, owed) if self.minimum else owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All debts, the money of a month, what is paid besides in single months, and the strategy asked for."""

    debts: tuple[Debt, ...]
    monthly_payment: Decimal
    extras: Mapping[int, Decimal]
    strategy: str

    @property
    def total(self) -> Decimal:
        """What is owed today."""
        return sum((debt.balance for debt in self.debts), ZERO)

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """The yearly rate of each debt."""
        return tuple(debt.annual_rate or Decimal(0) for debt in self.debts)

    @property
    def first_interest(self) -> tuple[Decimal, ...]:
        """What a month of each debt costs."""
        return interest(self.rates, [debt.balance for debt in self.debts])

    @property
    def owed(self) -> tuple[Decimal, ...]:
        """What each debt comes to when the first payment is made, a month from now."""
        return tuple(debt.balance + cost for debt, cost in zip(self.debts, self.first_interest, strict=True))

    @property
    def asked(self) -> tuple[Decimal, ...]:
        """What each debt asks for at least in the first month."""
        return tuple(min(debt.minimum, owed) for debt, owed in zip(self.debts, self.owed, strict=True))

    @property
    def minimums(self) -> Decimal:
        """What all of them ask for together."""
        return sum(self.asked, ZERO)

    @property
    def is_short(self) -> bool:
        """Claim: the money of a month does not pay all the minimums."""
        return self.monthly_payment < self.minimums

    @property
    def used_strategy(self) -> str:
        """Where not even the minimums can be paid, sharing in proportion is all there is."""
        return "pro_rata" if self.is_short else self.strategy

    @property
    def least(self) -> Decimal:
        """The least a month that makes the sum of the debts smaller: a 分 more than a month of interest."""
        return sum(self.first_interest, ZERO) + CENT

    def ordered(self, strategy: str) -> tuple[Debt, ...]:
        """The debts in the order of what is paid besides the minimums; shared out, as the reader had them."""
        return tuple(sorted(self.debts, key=lambda debt: (debt.turn, *_key(strategy, debt), debt.number)))


def interest(rates: Sequence[Decimal], balances: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """A month of each balance, rounded to the 分."""
    years = map(mul, balances, rates)
    return tuple(map(to_cents, [year / MONTHS_A_YEAR for year in years]))


def _key(strategy: str, debt: Debt) -> tuple[Decimal, ...]:
    if strategy == "pro_rata":
        return ()
    rate, balance = -(debt.annual_rate or Decimal(0)), debt.balance
    return (rate, balance) if strategy == "avalanche" else (balance, rate)

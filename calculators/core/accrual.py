"""How a penalty grows while the debt is paid down: stretches of unchanged base, and what a payment settles.

penalty = Σ base × daily_rate × days (fact `formula-simple-penalty`); with compounding the unpaid penalty
joins the base every month or every day (fact `formula-compound-penalty`). Nothing is rounded on the way:
a row is the rounded penalty so far less the rounded penalty before it, so rows add up to the total.

>>> debt = Debt(principal=Decimal("25000"), interest=Decimal(0), fees=Decimal(0))
>>> terms = Terms(rate=Rate(nominal=Decimal("0.0006")), order=ORDERS["penalty_first"])
>>> accrue(debt, terms, 62, [Payment(number=1, day=30, amount=Decimal("2000"))]).penalty
Decimal('900.24')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from . import messages
from .errors import InputError
from .money import ZERO, money_text, to_cents
from .rates import Rate

# What a payment settles first, next, last. `statutory` is art. 561 of the Civil Code (fact
# `civil-561-payment-order`): costs, interest, the debt itself; of the interest, what was due first.
ORDERS = {
    "principal_first": ("principal", "interest", "fees", "penalty"),
    "penalty_first": ("penalty", "interest", "fees", "principal"),
    "statutory": ("fees", "interest", "penalty", "principal"),
}
PENALTY_LIMIT = Decimal(1_000_000_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What was owed on the due date, in 元 to the 分."""

    principal: Decimal
    interest: Decimal
    fees: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the contract says: daily rate, order of payments, base, days on which unpaid penalty joins it."""

    rate: Rate
    order: tuple[str, ...]
    interest_bears: bool = False
    compounds_daily: bool = False
    joining_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money paid after `day` days have been charged; `number` is its place in the reader's list."""

    number: int
    day: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days `first` to `last` after the due date, all charged on the same base."""

    first: int
    last: int
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What one payment settled, and the principal left after it."""

    payment: Payment
    parts: dict[str, Decimal]
    principal_left: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual:
    """The whole course. `owed` is what is left at the end, `next_day` what one more day would cost."""

    windows: tuple[Window, ...]
    splits: tuple[Split, ...]
    penalty: Decimal
    owed: dict[str, Decimal]
    next_day: Decimal


def accrue(debt: Debt, terms: Terms, days: int, payments: Sequence[Payment]) -> Accrual:
    """The penalty of `days` days, with every payment inside them.

    Raises InputError for a payment above what is owed that day, and for a penalty past counting.
    """
    ledger = _Ledger(debt, terms)
    joining_days = {day for day in terms.joining_days if day <= days}
    paid: dict[int, list[Payment]] = {}
    for payment in payments:
        paid.setdefault(payment.day, []).append(payment)
    for stop in sorted({*paid, *joining_days, days}):
        ledger.run_to(stop)
        if stop in joining_days:
            ledger.join()
        for payment in paid.get(stop, ()):
            ledger.take(payment)
    return ledger.closed()


class _Ledger:
    """The debt as it stands on one day."""

    def __init__(self, debt: Debt, terms: Terms) -> None:
        self.terms = terms
        self.day = 0
        self.owed = {
            "fees": debt.fees, "interest": debt.interest, "penalty": ZERO, "principal": debt.principal,
        }
        # base × days × nominal, not yet divided by the days of the year: 1/360 has no last decimal.
        self.undivided = Decimal(0)
        self.charged = ZERO
        self.joined = Decimal(0)
        self.windows: list[Window] = []
        self.splits: list[Split] = []

    @property
    def base(self) -> Decimal:
        interest = self.owed["interest"] if self.terms.interest_bears else ZERO
        return self.owed["principal"] + interest + self.joined

    def run_to(self, day: int) -> None:
        """Charge every day up to `day` on the base as it is."""
        if day == self.day:
            return
        base, first = self.base, self.day + 1
        self._grow(base, day - self.day)
        amount = self._charge()
        self.day = day
        before = self.windows[-1] if self.windows else None
        if before and before.base == base:
            self.windows[-1] = replace(before, last=day, amount=before.amount + amount)
        else:
            self.windows.append(Window(first=first, last=day, base=base, amount=amount))

    def _grow(self, base: Decimal, days: int) -> None:
        rate = self.terms.rate
        if self.terms.compounds_daily:
            growth = base * ((1 + rate.fraction) ** days - 1)
            self.joined += growth
            self.undivided += growth * rate.parts
        else:
            self.undivided += base * days * rate.nominal

    def _charge(self) -> Decimal:
        """Round the penalty so far; what it exceeds the charges before by is this stretch's amount."""
        so_far = self.undivided / self.terms.rate.parts
        if so_far > PENALTY_LIMIT:
            raise InputError("compounding", messages.past_counting())
        amount = to_cents(so_far) - self.charged
        self.charged += amount
        self.owed["penalty"] += amount
        return amount

    def join(self) -> None:
        """All unpaid penalty becomes part of the base, unrounded."""
        paid = self.charged - self.owed["penalty"]
        self.joined = self.undivided / self.terms.rate.parts - paid

    def take(self, payment: Payment) -> None:
        """Settle the debt with a payment, in the order of the contract."""
        owed = sum(self.owed.values(), ZERO)
        if payment.amount > owed:
            message = messages.payment_too_big(messages.payment(payment.number), money_text(owed))
            raise InputError(f"payments.{payment.number}.amount", message)
        left, parts = payment.amount, {}
        for item in self.terms.order:
            parts[item] = min(left, self.owed[item])
            self.owed[item] -= parts[item]
            left -= parts[item]
        self.joined = max(self.joined - parts["penalty"], Decimal(0))
        self.splits.append(Split(payment=payment, parts=parts, principal_left=self.owed["principal"]))

    def closed(self) -> Accrual:
        return Accrual(
            windows=tuple(self.windows), splits=tuple(self.splits), penalty=self.charged, owed=self.owed,
            next_day=to_cents(self.terms.rate.on(self.base)),
        )

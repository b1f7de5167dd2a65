"""Repayment schedules: who gets what of each payment, until the balance is exactly 0.00.

Interest is rounded half up to the 分 each period and the last period settles what is left
(fact `formula-rounding`); equal shares come from `allocate`. Principal portions add up to the principal.

>>> rate = Rate(nominal=Decimal("0.08"), parts=12)
>>> payment = annuity_payment(Decimal("10000"), rate, 12)
>>> to_cents(payment), level_rows(Decimal("10000"), rate, to_cents(payment), 12)[-1].balance
(Decimal('869.88'), Decimal('0.00'))
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice

from .money import ZERO, allocate, to_cents
from .rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Installment:
    """One row of a schedule, in 元: `balance` is the principal still owed after it."""

    number: int
    principal: Decimal
    interest: Decimal
    fee: Decimal
    balance: Decimal

    @property
    def payment(self) -> Decimal:
        """All that is paid this period."""
        return self.principal + self.interest + self.fee


def annuity_payment(principal: Decimal, rate: Rate, periods: int) -> Decimal:
    """等额本息, not rounded: P·i·(1+i)^n / ((1+i)^n - 1), P/n without interest (fact `formula-annuity`)."""
    i = rate.fraction
    return principal * i / (1 - (1 + i) ** -periods) if i else principal / periods


def level_rows(
    principal: Decimal, rate: Rate, payment: Decimal, most_periods: int,
    rounded: Callable[[Decimal], Decimal] = to_cents,
) -> tuple[Installment, ...]:
    """The same payment each period; the last one pays all that is left, and comes sooner if it can."""
    rows: list[Installment] = []
    balance = principal
    for number in range(1, most_periods + 1):
        interest = rounded(rate.on(balance))
        portion = balance if number == most_periods else min(payment - interest, balance)
        balance -= portion
        rows.append(Installment(
            number=number, principal=portion, interest=interest, fee=ZERO, balance=balance))
        if not balance:
            break
    return tuple(rows)


def is_even(rows: Sequence[Installment], payment: Decimal, periods: int) -> bool:
    """The rounding of the payment did not pile up: all periods are used and the last is no balloon."""
    return len(rows) == periods and rows[-1].payment <= 2 * payment


def steady_rows(principal: Decimal, rate: Rate, periods: int) -> tuple[Installment, ...]:
    """等额本息 from unrounded balances, for rates and lengths at which rounding each period would pile up.

    balance_k = A·(1 - (1+i)^-(n-k)) / i is rounded, never carried on; interest is payment less principal.
    The rate must be above 0.
    """
    exact = annuity_payment(principal, rate, periods)
    payment, i = to_cents(exact), rate.fraction
    balances = [to_cents(exact * (1 - (1 + i) ** (number - periods)) / i) for number in range(1, periods + 1)]
    portions = [before - after for before, after in zip([principal, *balances], balances, strict=False)]
    return _rows(principal, portions, [max(payment - portion, ZERO) for portion in portions])


def equal_principal_rows(
    principal: Decimal, rate: Rate, periods: int, remainder: str,
) -> tuple[Installment, ...]:
    """等额本金: P/n each period and interest on the balance (fact `formula-equal-principal`)."""
    # The first payment is published as P/n plus interest rounded as one sum; the share of principal follows.
    first_interest = rate.on(principal)
    share = to_cents(principal / periods + first_interest) - to_cents(first_interest)
    portions = allocate(principal, periods, remainder, share)
    balances = accumulate(portions, operator.sub, initial=principal)
    return _rows(principal, portions, [to_cents(rate.on(balance)) for balance in islice(balances, periods)])


def interest_only_rows(principal: Decimal, rate: Rate, periods: int) -> tuple[Installment, ...]:
    """先息后本: interest each period, the principal with the last (fact `formula-interest-only`)."""
    return _rows(principal, [ZERO] * (periods - 1) + [principal], [to_cents(rate.on(principal))] * periods)


def flat_rows(
    principal: Decimal, total_fee: Decimal, periods: int, remainder: str,
) -> tuple[Installment, ...]:
    """Flat fee: (P + fee)/n each period, P/n of it principal (fact `formula-flat-fee`); 免息: no fee."""
    portions = allocate(principal, periods, remainder)
    payments = allocate(principal + total_fee, periods, remainder)
    fees = [payment - portion for payment, portion in zip(payments, portions, strict=True)]
    if min(fees) < 0:  # a fee of a few 分 over many periods: share it out by itself
        fees = list(allocate(total_fee, periods, remainder))
    return _rows(principal, portions, [ZERO] * periods, fees)


def _rows(
    principal: Decimal, portions: Sequence[Decimal], interest: Iterable[Decimal],
    fees: Iterable[Decimal] = (),
) -> tuple[Installment, ...]:
    rows, balance = [], principal
    fees = tuple(fees) or (ZERO,) * len(portions)
    for number, (portion, cost, fee) in enumerate(zip(portions, interest, fees, strict=True), start=1):
        balance -= portion
        rows.append(Installment(number=number, principal=portion, interest=cost, fee=fee, balance=balance))
    return tuple(rows)

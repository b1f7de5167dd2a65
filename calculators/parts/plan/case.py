"""One offer to repay in installments, and the plan it comes to: by periods, or by what one can pay."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ...core import messages
from ...core.errors import InputError
from ...core.money import CENT, ZERO, money_text, short_money_text, to_cents
from ...core.rates import Rate
from ...core.schedule import (
    Installment,
    annuity_payment,
    equal_principal_rows,
    flat_rows,
    interest_only_rows,
    is_even,
    level_rows,
    steady_rows,
)
from ...core.yields import apr_compound, apr_simple, irr

MOST_PERIODS = 600
NO_INTEREST = Rate(nominal=Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the creditor proposes. `total_fee` in 元, `period_fee_rate` of the principal each period."""

    principal: Decimal
    method: str
    rate: Rate = NO_INTEREST
    total_fee: Decimal = ZERO
    period_fee_rate: Decimal = Decimal(0)
    upfront_fee: Decimal = ZERO
    remainder: str = "last"

    def fee(self, periods: int) -> Decimal:
        """All flat fees of a plan of `periods`, not rounded."""
        return self.total_fee + self.principal * self.period_fee_rate * periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An offer worked out. `exact_payments` is what the payments would add up to without any rounding.

    `is_steady`: from unrounded balances; `is_typed`: every payment but the last is what the reader can pay.
    """

    offer: Offer
    rows: tuple[Installment, ...]
    exact_payments: Decimal
    payment: Decimal
    is_steady: bool = False
    is_typed: bool = False

    @property
    def total_fees(self) -> Decimal:
        return sum((row.fee for row in self.rows), ZERO)

    @property
    def total_payment(self) -> Decimal:
        return sum((row.interest + row.fee for row in self.rows), self.offer.principal)

    @property
    def total_cost(self) -> Decimal:
        return self.total_payment - self.offer.principal + self.offer.upfront_fee

    @property
    def is_regular(self) -> bool:
        """Claim: one payment, paid each period but the last, and the last one are the whole plan."""
        return self.payment * (len(self.rows) - 1) + self.rows[-1].payment == self.total_payment

    @property
    def exact_cost(self) -> Decimal:
        return self.exact_payments - self.offer.principal + self.offer.upfront_fee

    def yearly_rates(self) -> tuple[Decimal, Decimal]:
        """The true yearly rate on the money really received: single interest, compound interest."""
        monthly = irr(self.offer.principal - self.offer.upfront_fee, [row.payment for row in self.rows])
        return apr_simple(monthly), apr_compound(monthly)


def plan_for_periods(offer: Offer, periods: int) -> Plan:
    """The plan over a given number of periods."""
    if offer.method == "annuity" and offer.rate.nominal:
        return _annuity(offer, periods)
    if offer.method == "equal_principal":
        rows = equal_principal_rows(offer.principal, offer.rate, periods, offer.remainder)
        exact = offer.principal + offer.rate.on(offer.principal, periods + 1) / 2
        return Plan(offer=offer, rows=rows, exact_payments=exact, payment=rows[0].payment)
    if offer.method == "interest_only":
        rows = interest_only_rows(offer.principal, offer.rate, periods)
        exact = offer.principal + offer.rate.on(offer.principal, periods)
        return Plan(offer=offer, rows=rows, exact_payments=exact, payment=rows[0].payment)
    rows = flat_rows(offer.principal, to_cents(offer.fee(periods)), periods, offer.remainder)
    exact = offer.principal + offer.fee(periods)
    regular = regular_row(offer, periods)
    return Plan(offer=offer, rows=rows, exact_payments=exact, payment=rows[regular].payment)


def regular_row(offer: Offer, periods: int) -> int:
    """The place of the first payment without odd 分: the second of equal shares whose first holds them."""
    is_level = offer.method == "annuity" and not offer.rate.nominal
    is_shared = offer.method in ("flat_fee", "interest_free") or is_level
    return 1 if is_shared and offer.remainder == "first" and periods > 1 else 0


def plan_for_payment(offer: Offer, payment: Decimal) -> Plan:
    """The shortest plan with no payment above `payment`. Raises InputError if 600 periods do not end it."""
    exact = offer.rate.on(offer.principal) + offer.principal * offer.period_fee_rate
    running = to_cents(exact)
    if payment <= running:
        raise _too_little(offer, messages.never_ends(
            short_money_text(payment), money_text(running), money_text(running + CENT), _cost_word(offer)))
    if offer.method in ("annuity", "interest_free"):
        return _paid_level(offer, payment)
    # The estimate knows nothing of odd 分: look on from just below it.
    shortest = int((offer.principal + offer.total_fee) / (payment - exact))
    for periods in range(max(shortest, 1), MOST_PERIODS + 1):
        plan = plan_for_periods(offer, periods)
        if max(row.payment for row in plan.rows) <= payment:
            return plan
    raise _too_little(offer, messages.ends_late(short_money_text(payment), MOST_PERIODS))


def _annuity(offer: Offer, periods: int) -> Plan:
    exact = annuity_payment(offer.principal, offer.rate, periods)
    payment = to_cents(exact)
    rows = level_rows(offer.principal, offer.rate, payment, periods)
    steady = not is_even(rows, payment, periods)
    if steady:
        rows = steady_rows(offer.principal, offer.rate, periods)
    return Plan(
        offer=offer, rows=rows, exact_payments=exact * periods, payment=rows[0].payment, is_steady=steady)


def _paid_level(offer: Offer, payment: Decimal) -> Plan:
    rows = level_rows(offer.principal, offer.rate, payment, MOST_PERIODS)
    if rows[-1].payment > payment:
        raise _too_little(offer, messages.ends_late(short_money_text(payment), MOST_PERIODS))
    unrounded = level_rows(offer.principal, offer.rate, payment, MOST_PERIODS, rounded=lambda amount: amount)
    exact = sum((row.payment for row in unrounded), ZERO)
    return Plan(
        offer=offer, rows=rows, exact_payments=exact, payment=rows[0].payment, is_typed=len(rows) > 1)


def _too_little(offer: Offer, message: str) -> InputError:
    least = money_text(_least_payment(offer))
    return InputError("monthly_payment", messages.with_least(message, MOST_PERIODS, least))


def _least_payment(offer: Offer) -> Decimal:
    """The smallest payment that ends the plan within 600 periods."""
    if offer.method not in ("annuity", "interest_free"):
        return max(row.payment for row in plan_for_periods(offer, MOST_PERIODS).rows)
    least = to_cents(annuity_payment(offer.principal, offer.rate, MOST_PERIODS))
    while level_rows(offer.principal, offer.rate, least, MOST_PERIODS)[-1].payment > least:
        least += CENT
    return least


def _cost_word(offer: Offer) -> str:
    return "手续费" if offer.method == "flat_fee" else "利息"

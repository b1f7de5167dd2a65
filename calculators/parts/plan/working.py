"""A worked-out plan as arithmetic in words: how the payment comes about, the first periods, the cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...core.money import ZERO, money_text, to_cents
from ...core.rates import exact_percent_text
from ...core.schedule import Installment
from ...core.text import superscript
from .case import Offer, Plan

FIRST_PERIODS = 3
DAYS_IN_A_MONTH = 30


def working(plan: Plan) -> tuple[str, ...]:
    """The payment, the first three periods, the sum: at most six lines."""
    lines = [*_payment_lines(plan), *_period_lines(plan)]
    more = len(plan.rows) - FIRST_PERIODS
    if more > 0:
        lines.append(f"后面 {more} 期照这样算，见还款表。")
    return (*lines, _cost_line(plan))


def _payment_lines(plan: Plan) -> Iterator[str]:
    offer, periods = plan.offer, len(plan.rows)
    principal = money_text(offer.principal)
    if plan.is_typed:
        yield f"每期 {money_text(plan.payment)}，是填的数；最后一期还剩下的。"
    elif offer.method == "annuity" and offer.rate.nominal:
        power = f"(1 + {_rate_words(offer)}){superscript(-periods)}"
        yield f"{principal} × {_rate_words(offer)} ÷〔1 − {power}〕≈ {money_text(plan.payment)}"
    elif offer.method == "equal_principal":
        yield _equal_line(plan)
    elif offer.method == "flat_fee":
        shared = _shared(offer.principal + plan.total_fees, periods, plan.payment)
        yield f"（{principal} + 手续费 {money_text(plan.total_fees)}）÷ {periods} {shared}"
    elif offer.method != "interest_only":
        yield f"{principal} ÷ {periods} {_shared(offer.principal, periods, plan.payment)}"


def _equal_line(plan: Plan) -> str:
    """How the principal of a regular period comes about, which holds no odd 分.

    The first payment is rounded as one sum, and the principal is what its interest leaves of that.
    """
    offer, periods = plan.offer, len(plan.rows)
    share = plan.rows[1 if offer.remainder == "first" and periods > 1 else 0].principal
    interest, divided = offer.rate.on(offer.principal), f"{money_text(offer.principal)} ÷ {periods}"
    first = to_cents(offer.principal / periods + interest)
    if share == to_cents(offer.principal / periods):
        return f"每期本金 {divided} {_shared(offer.principal, periods, share)}"
    if share == first - to_cents(interest):
        cost = f"利息 {money_text(offer.principal)} × {_rate_words(offer)}"
        return (f"{divided} + {cost} ≈ {money_text(first)}，"
                f"减去利息 {money_text(to_cents(interest))}，每期本金 {money_text(share)}")
    return f"每期本金 {divided}，只取到分，后面的舍去：{money_text(share)}"


def _shared(amount: Decimal, periods: int, share: Decimal) -> str:
    """= 544.00 元, or ≈ where odd 分 are left over."""
    return f"{'=' if share * periods == amount else '≈'} {money_text(share)}"


def _period_lines(plan: Plan) -> Iterator[str]:
    balance = plan.offer.principal
    for row in plan.rows[:FIRST_PERIODS]:
        yield _period_line(plan, row, money_text(balance))
        balance = row.balance


def _period_line(plan: Plan, row: Installment, balance: str) -> str:
    offer = plan.offer
    if row.interest and not plan.is_steady:
        cost = f"利息 {balance} × {_rate_words(offer)} = {money_text(row.interest)}，"
    else:
        cost = f"利息 {money_text(row.interest)}，" if row.interest else ""
    if row.fee:
        cost += f"手续费 {money_text(row.fee)}，"
    return (f"第 {row.number} 期：{cost}本金 {money_text(row.principal)}，"
            f"共 {money_text(row.payment)}，还剩 {money_text(row.balance)}")


def _rate_words(offer: Offer) -> str:
    """The rate of one period as it was typed: 8% ÷ 12, 0.04% × 30."""
    if offer.rate.parts == 1:
        return f"{exact_percent_text(offer.rate.nominal / DAYS_IN_A_MONTH)} × {DAYS_IN_A_MONTH}"
    return f"{exact_percent_text(offer.rate.nominal)} ÷ {offer.rate.parts}"


def _cost_line(plan: Plan) -> str:
    interest = sum((row.interest for row in plan.rows), ZERO)
    parts = {"利息": interest, "手续费": plan.total_fees, "预先收取的费用": plan.offer.upfront_fee}
    said = [f"{word} {money_text(amount)}" for word, amount in parts.items() if amount]
    if len(said) > 1:
        return f"总费用：{' + '.join(said)} = {money_text(plan.total_cost)}"
    return f"总费用：{said[0]}" if said else f"总费用 {money_text(ZERO)}：没有利息和手续费"

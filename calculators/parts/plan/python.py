"""A worked-out plan as a short program: the same cents in a plain interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.snippet import snippet
from .case import Offer, Plan, regular_row

LEVEL = """\
portions, costs, balance = [], [], principal
while balance:
    cost = to_cents(balance * rate / parts)
    portion = balance if len(costs) == n - 1 else min(payment - cost, balance)
    balance -= portion
    portions.append(portion)
    costs.append(cost)"""
STEADY = """\
i = rate / parts
balances = [principal] + [to_cents(exact * (1 - (1 + i) ** (k - n)) / i) for k in range(1, n + 1)]
portions = [before - after for before, after in zip(balances, balances[1:])]
costs = [max(payment - portion, D("0.00")) for portion in portions]"""
SHARES = """\
def shares(total, share=None):
    share = to_cents(total / n) if share is None else share
    if share * (n - 1) > total:
        share -= D("0.01")
    odd, regular = [total - share * (n - 1)], [share] * (n - 1)
    return {order}
"""
EQUAL_PRINCIPAL = """\
interest = principal * rate / parts
portions = shares(principal, to_cents(principal / n + interest) - to_cents(interest))
costs, balance = [], principal
for portion in portions:
    costs.append(to_cents(balance * rate / parts))
    balance -= portion"""
INTEREST_ONLY = """\
portions = [D("0.00")] * (n - 1) + [principal]
costs = [to_cents(principal * rate / parts)] * n"""
FLAT = """\
portions = shares(principal)
costs = [payment - portion for payment, portion in zip(shares(principal + fee), portions)]
if min(costs) < 0:
    costs = shares(fee)"""


def python(plan: Plan, labels: Mapping[str, str], more: Mapping[str, str]) -> str:
    """The program: the plan period by period, and its sums; `more` results as expressions of it."""
    offer, regular = plan.offer, 0 if plan.is_typed else regular_row(plan.offer, len(plan.rows))
    printed = {
        "payment": f"payments[{regular}]", "last_payment": "payments[-1]", "periods": "len(payments)",
        "total_cost": f"sum(costs) + D('{offer.upfront_fee}')", "total_payment": "sum(payments)", **more,
    }
    lines = [*_given(plan), *_periods(plan), "payments = [a + b for a, b in zip(portions, costs)]"]
    return snippet(lines, {labels[name]: expression for name, expression in printed.items()})


def _given(plan: Plan) -> Iterator[str]:
    offer = plan.offer
    yield f"principal, n = D('{offer.principal}'), {len(plan.rows)}"
    yield f"rate, parts = D('{offer.rate.nominal}'), {offer.rate.parts}  # 每期 rate / parts"


def _periods(plan: Plan) -> Iterator[str]:
    offer = plan.offer
    if plan.is_typed:
        yield f"payment = D('{plan.payment}')"
        yield LEVEL
    elif offer.method == "annuity" and offer.rate.nominal:
        yield "exact = principal * (rate / parts) / (1 - (1 + rate / parts) ** -n)"
        yield "payment = to_cents(exact)"
        yield STEADY if plan.is_steady else LEVEL
    elif offer.method == "interest_only":
        yield INTEREST_ONLY
    else:
        yield SHARES.format(order="odd + regular" if offer.remainder == "first" else "regular + odd")
        if offer.method == "equal_principal":
            yield EQUAL_PRINCIPAL
        else:
            yield f"fee = to_cents({_fee(offer)})"
            yield FLAT


def _fee(offer: Offer) -> str:
    if offer.period_fee_rate:
        return f"principal * D('{offer.period_fee_rate}') * n"
    return f"D('{offer.total_fee}')"

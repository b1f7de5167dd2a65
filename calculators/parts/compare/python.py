"""The chosen plan as a short program: the same cents in a plain interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.money import allocate, to_cents
from ...core.rates import Rate
from ...core.snippet import snippet
from .case import AT_ONCE, MINIMUM_SHARE, SMALL_REST, Course

LEVEL = """\
payments, left = [], base
while left:
    interest = to_cents(left * rate / parts)
    part = left if len(payments) == n - 1 else min(payment - interest, left)
    payments.append(part + interest)
    left -= part"""
STEADY = """\
i = rate / parts
lefts = [base] + [to_cents(exact * (1 - (1 + i) ** (k - n)) / i) for k in range(1, n + 1)]
payments = [max(payment, before - after) for before, after in zip(lefts, lefts[1:])]"""
SHARES = """\
def shares(total):
    share = to_cents(total / n)
    if share * (n - 1) > total:
        share -= D("0.01")
    return [share] * (n - 1) + [total - share * (n - 1)]
"""
SHRINKING = """\
payments, left = [], base
while left:
    part = left if left <= D("{rest}") else to_cents(left * D("{share}"))
    payments.append(part + to_cents(left * rate / parts))
    left -= part"""
TODAY = """\
worth = [payment / (1 + {i}) ** month for month, payment in enumerate(payments, first)]
same_day = to_cents(sum(worth, fee))"""
PRINTED = {
    "chosen_payment": "payments[0]", "chosen_periods": "len(payments)", "chosen_last": "payments[-1]",
    "chosen_total": "total", "chosen_extra": "total - debt", "chosen_same_day": "same_day",
}


def python(chosen: Course | None, own_rate: Rate | None, labels: Mapping[str, str]) -> str:
    """The program; nothing where no plan ends."""
    if chosen is None:
        return ""
    lines = [*_given(chosen), *_payments(chosen), "total = sum(payments, fee)", _today(own_rate)]
    return snippet(lines, {labels[name]: expression for name, expression in PRINTED.items()})


def _given(course: Course) -> Iterator[str]:
    proposal = course.proposal
    yield f"debt, waived, fee = D('{proposal.debt}'), D('{proposal.waived}'), D('{proposal.fee}')"
    yield f"base, n, first = debt - waived, {len(course.rows)}, {course.first_month}  # 第一笔在 first 个月后"
    yield f"rate, parts = D('{proposal.rate.nominal}'), {proposal.rate.parts}  # 每月 rate / parts"


def _payments(course: Course) -> Iterator[str]:
    proposal = course.proposal
    if proposal.kind in AT_ONCE:
        yield "payments = [base + to_cents(base * rate * first / parts)]"
    elif proposal.kind == "minimum" and proposal.payment is None:
        yield SHRINKING.format(rest=SMALL_REST, share=MINIMUM_SHARE)
    elif proposal.kind != "flat_fee" and proposal.months is None:
        yield f"payment = D('{proposal.payment}')"
        yield LEVEL
    elif proposal.rate.nominal:
        yield "exact = base * (rate / parts) / (1 - (1 + rate / parts) ** -n)"
        yield "payment = to_cents(exact)"
        yield STEADY if course.is_steady else LEVEL
    else:
        yield SHARES
        yield f"cost = to_cents(base * D('{proposal.fee_rate}'))"
        yield f"payments = {_shared(course)}"


def _shared(course: Course) -> str:
    """A fee of a few 分 over many periods is shared out by itself, see schedule.flat_rows."""
    proposal = course.proposal
    cost = to_cents(proposal.base * proposal.fee_rate)
    if course.payments == allocate(proposal.base + cost, len(course.rows)):
        return "shares(base + cost)"
    return "[a + b for a, b in zip(shares(base), shares(cost))]"


def _today(own_rate: Rate | None) -> str:
    if own_rate is None:
        return "same_day = total"
    return TODAY.format(i=f"D('{own_rate.nominal}') / {own_rate.parts}")

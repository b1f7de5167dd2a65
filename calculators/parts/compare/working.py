"""Plans compared as arithmetic in words: a line for each plan, then the chosen one's value today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from ...core.money import money_text, to_cents
from ...core.rates import Rate, exact_percent_text, percent_text
from ...core.text import superscript
from .case import MINIMUM_SHARE, Course, same_day_value
from .report import short_name

MOST_TERMS = 3
DAYS_IN_A_MONTH = 30


def working(courses: Sequence[Course], chosen: Course | None, rate: Rate | None) -> tuple[str, ...]:
    """For each plan that ends, how its payments come about and what they add up to."""
    lines = [line for course in courses if course.rows for line in _lines(course)]
    if chosen is not None and rate is not None:
        worth = money_text(same_day_value(chosen, rate))
        lines.append(f"折合今天（{short_name(chosen)}）：每一期 ÷ (1 + {_monthly(rate)}) 的月数次方，"
                     f"相加 = {worth}")
    return tuple(lines)


def _lines(course: Course) -> Iterator[str]:
    proposal, number = course.proposal, course.proposal.number
    if proposal.waived:
        yield (f"方案 {number}：{money_text(proposal.debt)} − 减免 {money_text(proposal.waived)} "
               f"= {money_text(proposal.base)}")
    for line in _HOW[proposal.kind](course):
        yield f"方案 {number}：{line}"
    if len(course.rows) > 1 or proposal.fee:
        yield f"方案 {number} 一共还：{_sum(course)} = {money_text(course.total)}"


def _lump_sum(_course: Course) -> Iterator[str]:
    yield from ()


def _extension(course: Course) -> Iterator[str]:
    proposal, interest = course.proposal, course.rows[0].interest
    if interest:
        yield (f"利息 {money_text(proposal.base)} × {_monthly(proposal.rate)} × {course.months} 个月 "
               f"= {money_text(interest)}，到期还 {money_text(course.payments[0])}")


def _shared(course: Course) -> Iterator[str]:
    proposal, periods = course.proposal, len(course.rows)
    if proposal.payment is not None and proposal.kind == "interest_free":
        return
    cost = to_cents(proposal.base * proposal.fee_rate)
    owed = money_text(proposal.base)
    if cost:
        yield f"手续费 {owed} × {exact_percent_text(proposal.fee_rate)} = {money_text(cost)}"
        owed = f"({owed} + {money_text(cost)})"
    yield f"{owed} ÷ {periods} 期 ≈ {money_text(course.payments[0])}"


def _level(course: Course) -> Iterator[str]:
    proposal, periods = course.proposal, len(course.rows)
    if not proposal.rate.nominal:
        yield from _shared(course)
    elif proposal.payment is None:
        rate = _monthly(proposal.rate)
        yield (f"{money_text(proposal.base)} × {rate} ÷〔1 − (1 + {rate}){superscript(-periods)}〕"
               f"≈ {money_text(course.payments[0])}")
    else:
        yield (f"第 1 期的利息 {money_text(proposal.base)} × {_monthly(proposal.rate)} "
               f"= {money_text(course.rows[0].interest)}，剩下的抵欠款")


def _minimum(course: Course) -> Iterator[str]:
    proposal, row = course.proposal, course.rows[0]
    if proposal.payment is not None:
        yield from _level(course)
        return
    yield (f"第 1 期 {money_text(proposal.base)} × {percent_text(MINIMUM_SHARE)} + 利息 "
           f"{money_text(row.interest)} = {money_text(row.payment)}，以后越还越少")


_HOW = {
    "lump_sum": _lump_sum, "extension": _extension, "interest_free": _shared, "flat_fee": _shared,
    "installments": _level, "minimum": _minimum,
}


def _sum(course: Course) -> str:
    """800.00 元 × 11 期 + 2.10 元; many different payments are not listed."""
    runs = [(payment, len(list(run))) for payment, run in groupby(course.payments)]
    terms = [_term(payment, count) for payment, count in runs]
    if len(terms) > MOST_TERMS:
        terms = [f"{len(course.rows)} 期相加"]
    if course.proposal.fee:
        terms.append(f"另收的费用 {money_text(course.proposal.fee)}")
    return " + ".join(terms)


def _term(payment: Decimal, count: int) -> str:
    return f"{money_text(payment)} × {count} 期" if count > 1 else money_text(payment)


def _monthly(rate: Rate) -> str:
    """The rate of a month as it was typed: 18% ÷ 12, 0.05% × 30."""
    if rate.parts == 1:
        return f"{exact_percent_text(rate.nominal / DAYS_IN_A_MONTH)} × {DAYS_IN_A_MONTH}"
    return f"{exact_percent_text(rate.nominal)} ÷ {rate.parts}"

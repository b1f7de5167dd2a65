"""A worked-out plan in tables and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from ...core.answer import (
    NOTHING,
    Figure,
    Table,
    count_figure,
    money_figure,
    rate_figure,
    short_date_figure,
    text_figure,
)
from ...core.chart import stacked
from ...core.cost_line import ASKING, FACTS, LINE_TEXT, RECKONING, place
from ...core.money import ZERO, money_text
from ...core.rates import percent_text
from ...core.yields import apr_approx
from .case import Plan

METHOD_SENTENCES = {
    "annuity": "等额本息：每期利息按上期剩余本金算，四舍五入到分，最后一期把零头补齐。",
    "equal_principal": "等额本金：本金平分到每期，利息按剩余本金算，四舍五入到分，所以越还越少。",
    "interest_only": "先息后本：每期只还利息，四舍五入到分，最后一期再还全部本金。",
    "flat_fee": "固定手续费：本金和手续费平分到每期，四舍五入到分；手续费一直按最初的本金收。",
    "interest_free": "免息分期：只把本金平分到每期，四舍五入到分。",
}
TYPED_SENTENCES = {
    "annuity": "等额本息：每期还填的数，利息按上期剩余本金算，四舍五入到分，最后一期还剩下的。",
    "interest_free": "免息分期：每期还填的数，全部用来减本金，最后一期还剩下的。",
}
FREE_SENTENCE = "没有利息和手续费，还的钱全部用来减本金。免息要对方同意才算。"
LINE_SENTENCES = {
    "above_line": f"单利和复利都高于{LINE_TEXT}。",
    "near_line": f"单利没有超过{LINE_TEXT}，复利超过了；先问清对方按哪一种算。",
}
STEADY_SENTENCE = "期数长、利率高，逐期取整的零头会越滚越大，所以各期按不取整的余额推算。"
EXACT_SENTENCE = "合计有两种公布口径：逐期取整后相加，或者不取整直接算；两种都列出。"
DAILY_SENTENCE = "月利率按日利率 × 30 算；按实际天数计息的产品，每期会差几角到几元。"
FIRST_SENTENCE = "平分剩下的零头放在第一期；按余额计息的等额本息，零头仍在最后一期。"
UPFRONT_SENTENCE = "预先收取的费用从到手的钱里扣：算进总费用和真实年化，不算进还款合计。"
SHORTEST_MONTH = 28
MOST_COLUMNS = 60
MONTHS_A_YEAR = 12
PARTS = {"principal": "本金", "interest": "利息", "fee": "手续费"}
ALWAYS = (
    "formula-rounding", "formula-irr", "bank-practice-simple-label", "pboc-2021-3-irr-is-compound",
    "contract-beats-default",
)
METHOD_FACTS = {
    "annuity": "formula-annuity", "equal_principal": "formula-equal-principal",
    "interest_only": "formula-interest-only", "flat_fee": "formula-flat-fee",
    "interest_free": "formula-flat-fee",
}


def schedule_table(plan: Plan, due: Sequence[date]) -> Table:
    """One row per period; principal adds up to the principal, the last balance is 0.00."""
    return [{
        "number": count_figure(row.number, ""), "due_date": short_date_figure(due[place]) if due else NOTHING,
        "payment": money_figure(row.payment), "principal": money_figure(row.principal),
        "interest": money_figure(row.interest), "fee": money_figure(row.fee),
        "balance": money_figure(row.balance),
    } for place, row in enumerate(plan.rows)]


def years_table(plan: Plan) -> Table:
    """The schedule by years of twelve periods, where it is too long for a chart; else nothing."""
    if len(plan.rows) <= MOST_COLUMNS:
        return []
    years = [plan.rows[first:first + MONTHS_A_YEAR] for first in range(0, len(plan.rows), MONTHS_A_YEAR)]
    return [{
        "year": text_figure(f"第 {number} 年", str(number)),
        "payment": money_figure(sum((row.payment for row in rows), ZERO)),
        **{name: money_figure(sum((getattr(row, name) for row in rows), ZERO)) for name in PARTS},
        "balance": money_figure(rows[-1].balance),
    } for number, rows in enumerate(years, start=1)]


def parts_chart(schedule: Table, years: Table) -> str:
    """What is paid, period by period or year by year, in its parts; parts that are nothing are left out."""
    rows, unit, name = (years, "年", "year") if years else (schedule, "期", "number")
    used = [part for part in PARTS if any(Decimal(row[part]["value"]) for row in rows)]
    columns = [[Decimal(row[part]["value"]) for part in used] for row in rows]
    first, last = (f"第 {row[name]['value']} {unit}" for row in (rows[0], rows[-1]))
    return stacked(f"每{unit}还的钱怎么分", [PARTS[part] for part in used], columns, first, last)


def comparison_table(plans: Sequence[tuple[str, Plan]]) -> Table:
    """The plans side by side, the reader's own first."""
    return [_comparison_row(name, plan) for name, plan in plans]


def _comparison_row(name: str, plan: Plan) -> dict[str, Figure]:
    simple, compound = plan.yearly_rates()
    return {
        "plan": text_figure(name), "payment": money_figure(plan.payment),
        "periods": count_figure(len(plan.rows), "期"), "total_cost": money_figure(plan.total_cost),
        "total_payment": money_figure(plan.total_payment),
        "apr_simple": rate_figure(simple, places=2), "apr_compound": rate_figure(compound, places=2),
    }


def notes(plan: Plan, simple: Figure, compound: Figure, plans: Sequence[tuple[str, Plan]]) -> tuple[str, ...]:
    """What follows from the result."""
    if not plan.total_cost:
        return FREE_SENTENCE, *_comparison_notes(plans)
    rates = (f"真实年化：单利 {simple['text']}（每月内部收益率 × 12），"
             f"复利 {compound['text']}（人民银行公告所说的内部收益率法）。")
    said = [rates, *_last_notes(plan), *_fee_notes(plan, simple), *_line_notes(standing(simple, compound))]
    return *said, *_comparison_notes(plans)


def standing(simple: Figure, compound: Figure) -> str:
    """Where the plan stands to the line: above_line, near_line or below_line."""
    return place(Decimal(simple["value"]), Decimal(compound["value"]))


def _line_notes(standing: str) -> tuple[str, ...]:
    said = LINE_SENTENCES.get(standing)
    return (said, ASKING, RECKONING) if said else ()


def _last_notes(plan: Plan) -> Iterator[str]:
    """What small payments may hide."""
    if plan.offer.method == "interest_only" and len(plan.rows) > 1:
        last = money_text(plan.rows[-1].payment)
        yield f"平时每期只还利息，本金一直没减；最后一期要一次还 {last}，先想好这笔钱从哪里来。"


def _fee_notes(plan: Plan, simple: Figure) -> Iterator[str]:
    periods = len(plan.rows)
    fee_rate = plan.offer.fee(periods) / plan.offer.principal
    if not fee_rate:
        return
    fee_text, approx = (percent_text(rate, places=2) for rate in (fee_rate, apr_approx(fee_rate, periods)))
    why = "本金每月在减少，手续费没有跟着减，" if periods > 1 else ""
    yield (f"手续费率不是年利率：总手续费率 {fee_text} 是 {periods} 期一共收的；"
           f"{why}折成一年，真实年化（单利）是 {simple['text']}。")
    yield f"速算：总手续费率 × 24 ÷（期数 + 1）= {approx}，只能粗估，以上面的真实年化为准。"


def _comparison_notes(plans: Sequence[tuple[str, Plan]]) -> tuple[str, ...]:
    if not plans:
        return ()
    name, cheapest = min(plans, key=lambda named: named[1].total_cost)
    cheapest_note = f"总费用最少的是「{name}」，共 {money_text(cheapest.total_cost)}；每期还得起也要一起看。"
    upfront = plans[0][1].offer.upfront_fee
    return (cheapest_note, "对比方案没有算预先收取的费用。") if upfront else (cheapest_note,)


def assumptions(plan: Plan, *, by_daily_rate: bool, pay_day: int | None) -> tuple[str, ...]:
    """How the plan was worked out, one convention per sentence."""
    offer = plan.offer
    said = [_method_sentence(plan), EXACT_SENTENCE]
    if by_daily_rate:
        said.append(DAILY_SENTENCE)
    elif offer.rate.nominal:
        said.append(f"月利率按年利率 {percent_text(offer.rate.nominal)} ÷ 12 算。")
    if offer.remainder == "first":
        said.append(FIRST_SENTENCE)
    if offer.upfront_fee:
        said.append(UPFRONT_SENTENCE)
    if pay_day is not None and pay_day > SHORTEST_MONTH:
        said.append(f"每月 {pay_day} 日还；没有这一天的月份，月底那天还。")
    return tuple(said)


def _method_sentence(plan: Plan) -> str:
    if plan.is_steady:
        return STEADY_SENTENCE
    sentences = METHOD_SENTENCES | TYPED_SENTENCES if plan.is_typed else METHOD_SENTENCES
    return sentences[plan.offer.method]


def sources(plan: Plan, standing: str, methods: Sequence[str], *, by_daily_rate: bool) -> tuple[str, ...]:
    """The facts this answer rests on, those of every answer first; `methods` are all that were worked out."""
    used = {
        **{METHOD_FACTS[method]: True for method in methods},
        "formula-irr-approx": plan.total_fees > 0,
        "formula-annuity-daily-actual": by_daily_rate,
        "huabei-instalment-rounding": plan.offer.remainder == "first",
        **dict.fromkeys(FACTS, standing in LINE_SENTENCES),
    }
    return (*ALWAYS, *(name for name, is_used in used.items() if is_used))

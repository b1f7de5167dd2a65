"""Plans compared in tables and one chart: all of them side by side, and the chosen one period by period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
from ...core.chart import bars
from ...core.money import ZERO, money_text
from ...core.rates import Rate, percent_text
from ...core.reading import choice_label
from .case import AT_ONCE, Course, same_day_value, yearly_rates
from .choice import Budget
from .offers import DAYS_IN_A_MONTH, KINDS

NEVER = "还不完"
FIT_TEXTS = {
    True: {"yes": "拿得出", "no": "拿不出", "unknown": "没填"},
    False: {"yes": "还得起", "no": "还不起", "unknown": "没填"},
}


def short_name(course: Course) -> str:
    """免息分期 12 期."""
    proposal = course.proposal
    kind = choice_label(KINDS, proposal.kind)
    if proposal.kind == "extension":
        return f"延期 {proposal.months} 个月"
    if proposal.kind in ("lump_sum", "minimum") or not course.rows:
        return kind
    return f"{kind} {len(course.rows)} 期"


def name(course: Course) -> str:
    """带息分期 12 期（年利率 18%，减 202.10 元）."""
    proposal = course.proposal
    said = []
    if proposal.kind == "minimum" and proposal.payment is None:
        said.append("假设都没逾期")
    if proposal.rate.nominal:
        said.append(f"{'举例' if proposal.is_sample else ''}{yearly_text(proposal.rate)}")
    if proposal.fee_rate:
        said.append(f"收 {percent_text(proposal.fee_rate)}")
    if proposal.waived:
        said.append(f"减 {money_text(proposal.waived)}")
    return f"{short_name(course)}（{'，'.join(said)}）" if said else short_name(course)


def yearly_text(rate: Rate) -> str:
    """年利率 18%, or 日利率 0.05% where a rate of one day was typed."""
    if rate.parts == 1:
        return f"日利率 {percent_text(rate.nominal / DAYS_IN_A_MONTH)}"
    return f"年利率 {percent_text(rate.nominal)}"


def extra_figure(course: Course) -> Figure:
    """What a plan costs above or below what is owed now, in words."""
    amount = course.extra
    words = f"{'多' if amount > 0 else '少'} {money_text(abs(amount))}"
    return text_figure(words if amount else "一样", str(amount))


def plans_table(courses: Sequence[Course], rate: Rate | None, budget: Budget) -> Table:
    """One row per plan, in the reader's order; one that never ends says so."""
    return [_plan_row(course, rate, budget) for course in courses]


def rates_table(courses: Sequence[Course]) -> Table:
    """The true yearly rate of each plan that has one."""
    found = [(course, yearly_rates(course)) for course in courses if course.rows]
    return [{
        "plan": _label(course), "apr_simple": rate_figure(rates[0], places=2),
        "apr_compound": rate_figure(rates[1], places=2),
    } for course, rates in found if rates]


def schedule_table(chosen: Course | None, due: Sequence[date]) -> Table:
    """One row per payment, a fee of today first: payments add up to the total, the last balance is 0.00."""
    if chosen is None:
        return []
    rows = [{
        "number": count_figure(row.number, ""),
        "due_date": short_date_figure(due[place]) if due else _when(chosen, place),
        "payment": money_figure(row.payment), "principal": money_figure(row.principal),
        "interest": money_figure(row.interest), "fee": money_figure(row.fee),
        "balance": money_figure(row.balance),
    } for place, row in enumerate(chosen.rows)]
    return [_fee_row(chosen), *rows] if chosen.proposal.fee else rows


def chart(courses: Sequence[Course]) -> str:
    """What is paid in all under each plan that ends."""
    ending = [course for course in courses if course.rows]
    items = [(f"{course.proposal.number}. {short_name(course)}", course.total) for course in ending]
    return bars("每个方案一共还多少", items, [money_text(total) for _, total in items])


def _plan_row(course: Course, rate: Rate | None, budget: Budget) -> dict[str, Figure]:
    label, fits = _label(course), _fits_figure(course, budget)
    if not course.rows:
        paid = NOTHING if course.proposal.payment is None else money_figure(course.proposal.payment)
        nothing = dict.fromkeys(("total", "extra", "same_day"), NOTHING)
        return {"plan": label, "payment": paid, "last": NOTHING, "periods": text_figure(NEVER), **nothing,
                "fits": fits}
    return {
        "plan": label, "payment": money_figure(course.payments[0]),
        "last": money_figure(course.payments[-1]), "periods": _periods_figure(course),
        "total": money_figure(course.total), "extra": extra_figure(course),
        "same_day": money_figure(same_day_value(course, rate)), "fits": fits,
    }


def _label(course: Course) -> Figure:
    return text_figure(f"{course.proposal.number}. {name(course)}", name(course))


def _periods_figure(course: Course) -> Figure:
    if course.proposal.kind == "lump_sum":
        return text_figure("现在一次", "0")
    if course.proposal.kind == "extension":
        return text_figure(f"{course.months} 个月后一次", str(course.months))
    return count_figure(course.months, "个月")


def _fits_figure(course: Course, budget: Budget) -> Figure:
    if not course.rows:
        return text_figure(NEVER, "no")
    bears = budget.bears(course)
    return text_figure(FIT_TEXTS[course.proposal.kind in AT_ONCE][bears], bears)


def _when(course: Course, place: int) -> Figure:
    months = course.first_month + place
    return text_figure(f"{months} 个月后" if months else "现在", str(months))


def _fee_row(course: Course) -> dict[str, Figure]:
    fee = money_figure(course.proposal.fee)
    return {
        "number": count_figure(0, ""), "due_date": text_figure("签好的时候", "0"), "payment": fee,
        "principal": money_figure(ZERO), "interest": money_figure(ZERO), "fee": fee,
        "balance": money_figure(course.proposal.base),
    }

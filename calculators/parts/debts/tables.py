"""Several debts in tables: what comes first, the order, offers, months, strategies; and two charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ...core.answer import NOTHING, Figure, Table, count_figure, money_figure, rate_figure, text_figure
from ...core.chart import bars, line
from ...core.money import ZERO, money_text
from ...core.text import quoted
from .case import KINDS, STRATEGIES, Case, Debt
from .course import Course, Month
from .share import first_offers

Courses = Mapping[str, Course]
LONGEST_NAME = 8  # in the cells of the months, which hold many names
FEWEST_COMPARED = 2
ENDLESS_MONTHS = 12  # so many are shown of months that do not end
KIND_REASONS = {
    "basics": "住、吃、看病、社保，先留住",
    "secured": "还不上可能失去住处、车或干活的工具，先和这一家说",
    "court": "有日期要守，先看文书上写的日子",
    "credit": "利率高、报征信的在这一类",
    "family": "另外说一声，商量一个做得到的日子",
}
STRATEGY_REASONS = {
    "avalanche": "多出来的钱，利率高的在前", "snowball": "多出来的钱，欠得少的在前",
    "pro_rata": "每个月每家都还一份",
}


def first_table(case: Case) -> Table:
    """What comes before what; basics stand first even where nothing is owed for them."""
    rows: Table = []
    for kind, words in KINDS.items():
        debts = [debt for debt in case.debts if debt.kind == kind]
        if debts or kind == "basics":
            rows.append({
                "place": count_figure(len(rows) + 1, ""), "kind": text_figure(words, kind),
                "debts": text_figure("、".join(debt.name for debt in debts)) if debts else NOTHING,
                "balance": money_figure(sum((debt.balance for debt in debts), ZERO)) if debts else NOTHING,
                "why": text_figure(KIND_REASONS[kind], kind),
            })
    return rows


def order_table(case: Case, found: Course) -> Table:
    """The debts, first to last, each with its reason and the month it is paid."""
    ordered = enumerate(case.ordered(found.strategy), start=1)
    return [_order_row(found, place, debt) for place, debt in ordered]


def has_offers(case: Case, found: Course) -> bool:
    """Claim: shares are worth offering: they are what is paid, or no minimum is there and it never ends."""
    return found.strategy == "pro_rata" or not (found.ends or case.minimums)


def offers_table(case: Case, found: Course) -> Table:
    """The money of one month in proportion; the offers add up to it, or to all that is owed."""
    if not has_offers(case, found):
        return []
    whole = sum(case.owed, ZERO)
    rows = zip(case.debts, case.owed, case.asked, first_offers(case), strict=True)
    return [{
        "name": text_figure(debt.name), "owed": money_figure(owed),
        "share": rate_figure(owed / whole, places=2),
        "minimum": money_figure(debt.minimum), "offer": money_figure(offer),
        "lacking": money_figure(max(asked - offer, ZERO)),
    } for debt, owed, asked, offer in rows]


def timeline_table(case: Case, found: Course) -> Table:
    """Today, then every month; of months that do not end only the first ones."""
    shown = _shown(found)
    today = Month(number=0, paid=(), interest=(), balances=tuple(debt.balance for debt in case.debts))
    names = [quoted(debt.name, LONGEST_NAME) for debt in case.debts]
    return [_month_row(names, found, month) for month in (today, *shown)]


def comparison_table(courses: Courses) -> Table:
    """The strategies side by side; no figures for one that does not end, and nothing beside nothing."""
    if len(courses) < FEWEST_COMPARED:
        return []
    return [{
        "strategy": text_figure(STRATEGIES[name], name),
        "months": count_figure(len(found.months), "个月") if found.ends else NOTHING,
        "interest": money_figure(found.interest) if found.ends else NOTHING,
        "total_payment": money_figure(found.paid) if found.ends else NOTHING,
        "first_cleared": _first_cleared(found),
    } for name, found in courses.items()]


def charts(case: Case, found: Course, courses: Courses) -> dict[str, str]:
    """All that is owed from month to month, and what each strategy that ends costs in interest."""
    shown = _shown(found)
    last = f"第 {shown[-1].number} 个月"
    costs = [(STRATEGIES[name], other.interest) for name, other in courses.items() if other.ends]
    drawn = {"timeline": line(
        "每个月还完以后，一共还欠多少", [case.total, *(month.balance for month in shown)], "现在", last,
        f"现在一共欠 {money_text(case.total)}")}
    if len(costs) >= FEWEST_COMPARED:
        drawn["comparison"] = bars("一共多付的利息", costs, [money_text(cost) for _, cost in costs])
    return drawn


def _shown(found: Course) -> Sequence[Month]:
    return found.months if found.ends else found.months[:ENDLESS_MONTHS]


def _order_row(found: Course, place: int, debt: Debt) -> dict[str, Figure]:
    cleared = found.cleared.get(debt.number)
    return {
        "place": count_figure(place, ""), "name": text_figure(debt.name),
        "kind": text_figure(KINDS[debt.kind], debt.kind), "balance": money_figure(debt.balance),
        "rate": NOTHING if debt.annual_rate is None else rate_figure(debt.annual_rate),
        "minimum": money_figure(debt.minimum) if _is_paid_ahead(found, debt) else NOTHING,
        "cleared": text_figure(f"第 {cleared} 个月", str(cleared)) if cleared else NOTHING,
        "why": text_figure(_why(debt, found.strategy)),
    }


def _is_paid_ahead(found: Course, debt: Debt) -> bool:
    """Claim: its minimum goes before what is left over; shared out, that is so only of what comes first."""
    return found.strategy != "pro_rata" or debt.comes_first


def _why(debt: Debt, strategy: str) -> str:
    if debt.comes_first and not debt.minimum:
        return f"{KIND_REASONS[debt.kind]}；先还清它"
    if debt.kind == "family":
        return KIND_REASONS["family"]
    ahead = f"每月先付最低的 {money_text(debt.minimum)}；" if debt.comes_first else ""
    return f"{ahead}{STRATEGY_REASONS[strategy]}"


def _month_row(names: Sequence[str], found: Course, month: Month) -> dict[str, Figure]:
    done = [names[number - 1] for number, ended in found.cleared.items() if ended == month.number]
    return {
        "month": text_figure(f"第 {month.number} 个月" if month.number else "现在", str(month.number)),
        "paid": money_figure(sum(month.paid, ZERO)), "split": _amounts(names, month.paid),
        "interest": money_figure(sum(month.interest, ZERO)), "balance": money_figure(month.balance),
        "balances": _amounts(names, month.balances),
        "cleared": text_figure("、".join(done)) if done else NOTHING,
    }


def _amounts(names: Sequence[str], amounts: Sequence[Decimal]) -> Figure:
    """Which debt how much, without those of nothing."""
    parts = [f"{name} {amount:,}" for name, amount in zip(names, amounts, strict=False) if amount]
    return text_figure("；".join(parts), ";".join(map(str, amounts))) if parts else NOTHING


def _first_cleared(found: Course) -> Figure:
    month = min(found.cleared.values(), default=0)
    return text_figure(f"第 {month} 个月", str(month)) if month else NOTHING

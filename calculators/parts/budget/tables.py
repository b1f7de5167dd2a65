"""A budget in tables and in one chart that says what the table of totals says."""

from __future__ import annotations

from decimal import Decimal

from ...core.answer import NOTHING, Figure, Table, count_figure, money_figure, rate_figure, text_figure
from ...core.chart import bars
from ...core.recurring import recurring_text
from .case import SHARES, Budget, Line

GROUP_LABELS = {
    "income": "收入", "basics": "必需", "can_wait": "可以先减的", "other_debts": "其他欠款",
}


def lines_table(budget: Budget) -> Table:
    """Every line as typed and as its month; the months of a group add up to its total."""
    return [_line_row(budget, line) for line in budget.all_lines]


def totals_table(budget: Budget) -> Table:
    """The groups, and what is left or lacking."""
    return [{
        "what": text_figure(what, name), "monthly": money_figure(amount), "share": _share(budget, amount),
    } for name, what, amount in _totals(budget)]


def totals_chart(budget: Budget) -> str:
    """A bar for each row of the table of totals."""
    totals = _totals(budget)
    texts = [money_figure(amount)["text"] for _, _, amount in totals]
    return bars("每月的钱去了哪里", [(what, amount) for _, what, amount in totals], texts)


def offers_table(budget: Budget) -> Table:
    """What each share would mean; no rows where nothing is left."""
    return [_offer_row(budget, share) for share in SHARES if budget.offer(share)]


def _totals(budget: Budget) -> list[tuple[str, str, Decimal]]:
    left = budget.leftover
    end = ("leftover", "剩下", left) if left >= 0 else ("shortfall", "还差", -left)
    return [*((name, label, budget.total(name)) for name, label in GROUP_LABELS.items()), end]


def _line_row(budget: Budget, line: Line) -> dict[str, Figure]:
    typed = line.recurring
    return {
        "group": text_figure(GROUP_LABELS[line.group], line.group),
        "line": text_figure(line.label, line.name),
        "typed": text_figure(recurring_text(typed), str(typed.amount)) if typed else NOTHING,
        "monthly": money_figure(line.monthly), "share": _share(budget, line.monthly),
    }


def _offer_row(budget: Budget, share: str) -> dict[str, Figure]:
    months, last = budget.repayment(share)
    offer = budget.offer(share)
    return {
        "share": rate_figure(Decimal(share) / 100), "offer": money_figure(offer),
        "kept": money_figure(budget.leftover - offer),
        "months": count_figure(months, "个月") if months else NOTHING,
        "last_payment": money_figure(last) if months else NOTHING,
    }


def _share(budget: Budget, amount: Decimal) -> Figure:
    income = budget.total("income")
    return rate_figure(amount / income, places=2) if income else NOTHING

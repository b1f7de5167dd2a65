"""A budget worked out in the reader's own numbers, and again as plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.money import money_text
from ...core.recurring import PERIODS
from ...core.snippet import snippet
from .case import SHARES, Budget, Line
from .tables import GROUP_LABELS

SPAN_WORDS = {"day": "365 ÷ 12", "week": "52 ÷ 12", "year": "1 ÷ 12"}


def working(budget: Budget) -> tuple[str, ...]:
    """One line per step."""
    steps = [step for line in budget.lines for step in _month_step(line)]
    steps += [step for group in GROUP_LABELS for step in _sum_step(budget, group)]
    parts = [money_text(budget.total(group)) for group in GROUP_LABELS]
    steps.append(f"每月剩下：{' − '.join(parts)} = {money_text(budget.leftover)}")
    return (*steps, *_offer_steps(budget), *_fund_steps(budget))


def python(budget: Budget, labels: Mapping[str, str]) -> str:
    """The same figures in plain Python; the lines carry the form's own names, nothing a reader typed."""
    lines = [f'{group} = D("0.00")' for group in GROUP_LABELS]
    lines += [_add_line(line) for line in budget.all_lines]
    lines.append("leftover = income - basics - can_wait - other_debts")
    names = ["leftover", *GROUP_LABELS]
    if budget.offer():
        names += ["offer", *(f"offer_{share}" for share in SHARES)]
        lines += [f"offer_{share} = to_cents(leftover * {share} / 100)" for share in SHARES]
        lines.append(f"offer = offer_{budget.share}")
    if budget.repayment()[0]:
        names += ["months", "last_payment"]
        lines += [f'debt = D("{budget.debt}")', 'months = (debt + offer - D("0.01")) // offer',
                  "last_payment = debt - offer * (months - 1)"]
    if budget.fund_target:
        names += ["fund_low", "fund_high"]
        low, high = budget.fund_months
        lines += [f"fund_low = basics * {low}", f"fund_high = basics * {high}"]
    return snippet(lines, {labels[name]: name for name in names})


def _month_step(line: Line) -> Iterator[str]:
    """Only what does not come by the month needs a step."""
    typed = line.recurring
    if typed and typed.period in SPAN_WORDS:
        every = f"{PERIODS[typed.period][0]} {money_text(typed.amount)}"
        yield f"{line.label}：{every} × {SPAN_WORDS[typed.period]} = {money_text(line.monthly)}"


def _sum_step(budget: Budget, group: str) -> Iterator[str]:
    amounts = [money_text(line.monthly) for line in budget.all_lines if line.group == group]
    if len(amounts) > 1:
        yield f"{GROUP_LABELS[group]}：{' + '.join(amounts)} = {money_text(budget.total(group))}"


def _offer_steps(budget: Budget) -> Iterator[str]:
    offer = budget.offer()
    if not offer:
        return
    yield f"提出：{money_text(budget.leftover)} × {budget.share}% = {money_text(offer)}"
    months, last = budget.repayment()
    if months:
        yield (f"还清：{money_text(budget.debt)} ÷ {money_text(offer)}，要 {months:,} 个月，"
               f"最后一个月还 {money_text(last)}")


def _fund_steps(budget: Budget) -> Iterator[str]:
    if budget.fund_target:
        months = budget.target.months or budget.fund_months[0]
        basics = money_text(budget.total("basics"))
        yield f"应急金：{basics} × {months} 个月 = {money_text(budget.fund_target)}"


def _add_line(line: Line) -> str:
    if not line.recurring:
        return f'{line.group} += D("{line.monthly}")'
    times = PERIODS[line.recurring.period][1]
    return f'{line.group} += to_cents(D("{line.recurring.amount}") * {times} / 12)  # {line.name}'

"""A loan's yearly cost in tables, a chart and in the formula with the reader's own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ...core.answer import NOTHING, Figure, Table, count_figure, money_figure, rate_figure, text_figure
from ...core.chart import bars
from ...core.money import money_text
from ...core.rates import percent_text, rounded
from ...core.snippet import snippet
from .case import Loan, Rates, monthly_of, over, present_values
from .line import MULTIPLE, Line

WAYS = {"simple": "单利", "compound": "复利"}
MONTHLY_PLACES = 5


def percent(rate: Decimal) -> str:
    """A yearly rate as shown: two decimals."""
    return percent_text(rate, 2)


def margin_figure(rate: Decimal, line: Decimal | None) -> Figure:
    """How far a rate is above or below the line, in percentage points as shown."""
    if line is None:
        return NOTHING
    points = (rounded(rate, 4) - rounded(line, 4)) * 100
    word = "高" if points > 0 else "低"
    text = f"{word} {abs(points):,.2f} 个百分点" if points else "正好在线上"
    return {"text": text, "value": f"{(points / 100).normalize():f}"}


def over_figure(loan: Loan, line: Decimal | None, way: str, rate: Decimal) -> Figure:
    """The money that a rate above the line stands for; nothing where it is not above."""
    if line is None or rounded(rate, 4) <= rounded(line, 4):
        return NOTHING
    return money_figure(over(loan, monthly_of(line, way)))


def payments_table(loan: Loan, found: Rates) -> Table:
    """Each month in which something is paid; the present values add up to the money received."""
    paid = loan.paid
    planned = [*loan.planned, *[Decimal(0)] * (len(paid) - len(loan.planned))]
    rows = zip(paid, planned, present_values(paid, found.monthly), strict=True)
    return [{
        "month": count_figure(number, ""), "planned": money_figure(due),
        "extra": money_figure(payment - due), "total": money_figure(payment), "present": money_figure(worth),
    } for number, (payment, due, worth) in enumerate(rows, start=1) if payment]


def lines_table(loan: Loan, line: Line, found: Rates, bare: Rates) -> Table:
    """Both reckonings against the line; without what lateness added as well, where there is some."""
    rows = _line_rows(loan, line, found)
    if not loan.extra:
        return rows
    for row in _line_rows(replace(loan, extras=()), line, bare):
        what = row["what"]
        rows.append({**row, "what": text_figure(f"{what['text']}，不算另外加的钱", f"{what['value']}_plan")})
    return rows


def chart(line: Line, found: Rates) -> str:
    """Both reckonings and the line as bars."""
    items = [(name, rate) for name, rate in zip(WAYS.values(), (found.simple, found.compound), strict=True)]
    if line.rate is not None:
        items.append(("参照线", line.rate))
    return bars("真实年化和参照线", items, [percent(rate) for _, rate in items])


def working(loan: Loan, line: Line, found: Rates) -> tuple[str, ...]:
    """Each step with the reader's numbers."""
    monthly = percent_text(found.monthly, MONTHLY_PLACES)
    steps = [
        *_paid_steps(loan),
        f"总费用：{money_text(loan.total)} − {money_text(loan.net)} = {money_text(loan.cost)}",
        f"每月内部收益率 x = {monthly}：第 k 个月还的钱 ÷（1 + x）ᵏ，加起来正好是 {money_text(loan.net)}",
        f"单利：{monthly} × 12 = {percent(found.simple)}",
        f"复利：（1 + {monthly}）¹² − 1 = {percent(found.compound)}",
    ]
    if line.rate is not None and line.lpr is not None:
        steps.append(f"参照线：{percent(line.lpr)} × {MULTIPLE} = {percent(line.rate)}")
    return tuple(steps)


def program(loan: Loan, line: Line, labels: dict[str, str], *, has_over: bool) -> str:
    """The same in plain Python, by halving instead of Newton's method; the estimate if `has_over`."""
    lines = [f'net = D("{loan.principal}") - D("{loan.upfront_fee}")', *_paid_lines(loan), *_SOLVING]
    printed = {
        "apr_simple": "rate(12 * x)", "apr_compound": "rate((1 + x) ** 12 - 1)", "monthly_rate": "rate(x)",
        "net_received": "net", "total_paid": "total", "total_cost": "total - net",
    }
    if line.rate is not None:
        lines.append(f'line = D("{line.rate}")')
        printed["line"] = "rate(line)"
        if has_over:
            printed["over_amount"] = "to_cents(total - total * net / (net + surplus(line / 12)))"
    return snippet(lines, {labels[name]: expression for name, expression in printed.items()})


_SOLVING = (
    "total = sum(payments)",
    "",
    "def surplus(x):",
    "    return sum(amount / (1 + x) ** month for month, amount in enumerate(payments, 1)) - net",
    "",
    "def rate(value):",
    '    return format(value.quantize(D("1e-12"), ROUND_HALF_UP).normalize(), "f")',
    "",
    "low, high = D(0), total / net - 1",
    "for _ in range(120):",
    "    x = (low + high) / 2",
    "    low, high = (x, high) if surplus(x) > 0 else (low, x)",
)


def _line_rows(loan: Loan, line: Line, found: Rates) -> Table:
    return [{
        "what": text_figure(name, way), "rate": rate_figure(rate, 2), "line": _line_figure(line),
        "difference": margin_figure(rate, line.rate), "over": over_figure(loan, line.rate, way, rate),
    } for (way, name), rate in zip(WAYS.items(), (found.simple, found.compound), strict=True)]


def _line_figure(line: Line) -> Figure:
    return NOTHING if line.rate is None else rate_figure(line.rate, 2)


def _paid_steps(loan: Loan) -> list[str]:
    periods = len(loan.planned)
    taken = f"{money_text(loan.principal)} − {money_text(loan.upfront_fee)} = " if loan.upfront_fee else ""
    steps = [f"到手：{taken}{money_text(loan.net)}"]
    if loan.way == "fee":
        steps.append(f"手续费：{money_text(loan.fee)}，和本金一起平分到 {periods} 期")
    parts = [f"{money_text(loan.each)} × {periods} 期"] if loan.way == "payment" else []
    if loan.way == "fee":
        parts += [f"本金 {money_text(loan.principal)}", f"手续费 {money_text(loan.fee)}"]
    parts += [f"清单里各笔 {money_text(loan.total - loan.extra)}"] if loan.way == "list" else []
    parts += [f"每期另交 {money_text(loan.period_fee)} × {periods} 期"] if loan.period_fee else []
    parts += [f"{name} {money_text(amount)}" for name, amount in loan.extras if amount]
    return [*steps, f"一共还：{' + '.join(parts)} = {money_text(loan.total)}"]


def _paid_lines(loan: Loan) -> list[str]:
    """`payments` in Python: runs of equal amounts are written once."""
    runs: list[tuple[Decimal, int]] = []
    for amount in loan.paid:
        if runs and runs[-1][0] == amount:
            runs[-1] = amount, runs[-1][1] + 1
        else:
            runs.append((amount, 1))
    return ["payments = [D(amount) for amount, months in [", *_rows(runs), "] for _ in range(months)]"]


def _rows(runs: Sequence[tuple[Decimal, int]]) -> list[str]:
    return [f'    ("{amount}", {months}),' for amount, months in runs]

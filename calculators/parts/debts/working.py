"""Several debts worked out in the reader's own numbers, and again as plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...core.money import ZERO, money_text
from ...core.rates import percent_text
from ...core.snippet import snippet
from .case import FIRST_KINDS, Case, Debt
from .course import Course
from .share import first_offers
from .tables import has_offers

IN_ORDER = """\
    paid = [min(minimum, most) for (_, _, minimum, _), most in zip(debts, owed)]
    left = money - sum(paid)
    for place in range(len(debts)):
        more = min(left, owed[place] - paid[place])
        paid[place] += more
        left -= more"""
PRO_RATA_HEAD = """\
def share_out(money, wanted):
    whole = sum(wanted)
    fen = [divmod(int(money * 100) * int(one * 100), int(whole * 100) or 1) for one in wanted]
    left = int(money * 100) - sum(share for share, _ in fen)
    largest = sorted(range(len(fen)), key=lambda place: -fen[place][1])[:left]
    return [D(share + (place in largest)) / 100 for place, (share, _) in enumerate(fen)]

"""
PRO_RATA = """\
    paid, left = [D("0.00")] * len(debts), money
    for rank, place in sorted((debt[3], place) for place, debt in enumerate(debts)):
        if rank < FIRST:
            paid[place] = min(debts[place][2] or owed[place], owed[place], left)
            left -= paid[place]
    rooms = [D("0.00") if debt[3] < FIRST else most for debt, most in zip(debts, owed)]
    shared = min(left, sum(rooms))
    paid = [got + more for got, more in zip(paid, share_out(shared, rooms))]
    rooms = [most - got for most, got in zip(owed, paid)]
    paid = [got + more for got, more in zip(paid, share_out(left - shared, rooms))]"""
LOOP_HEAD = """\
balances = [debt[0] for debt in debts]
months, interest, total = 0, D("0.00"), D("0.00")
while any(balances):
    months += 1
    costs = [to_cents(balance * debt[1] / 12) for balance, debt in zip(balances, debts)]
    owed = [balance + cost for balance, cost in zip(balances, costs)]
    money = min(monthly_payment + extras.get(months, 0), sum(owed))"""
LOOP_END = """\
    balances = [most - got for most, got in zip(owed, paid)]
    interest += sum(costs)
    total += sum(paid)"""
SUMS = """\
debt = sum(debt[0] for debt in debts)
first_costs = [to_cents(debt[0] * debt[1] / 12) for debt in debts]
first_interest = sum(first_costs)
minimums = sum(min(debt[2], debt[0] + cost) for debt, cost in zip(debts, first_costs))
least = first_interest + D("0.01")"""


def working(case: Case, found: Course) -> tuple[str, ...]:
    """One line per step: what a month costs, what is asked for, what is offered, what it comes to."""
    steps = [*_interest_steps(case), *_minimum_steps(case)]
    if has_offers(case, found):
        steps += _offer_steps(case)
    if found.ends:
        steps.append(f"还款合计：欠款 {money_text(case.total)} + 利息 {money_text(found.interest)} = "
                     f"{money_text(found.paid)}")
    return tuple(steps)


def python(case: Case, found: Course, labels: Mapping[str, str]) -> str:
    """The same figures in plain Python; debts are told by their place, never by a typed name."""
    rows = [f'    (D("{debt.balance}"), D("{debt.annual_rate or 0:f}"), D("{debt.minimum}"), {debt.rank}),'
            for debt in _listed(case, found)]
    lines = ["# 欠多少、年利率、最低还款、第几类（小的在前）", "debts = [", *rows, "]", SUMS]
    names = {"debt": "debt", "first_interest": "first_interest"}
    if any(case.first_interest):
        names["least"] = "least"
    if case.minimums:
        names["minimums"] = "minimums"
    if found.ends:
        lines += _months(case, found)
        names = {"months": "months", "interest": "interest", "total_payment": "total", **names}
    return snippet(lines, {labels[name]: expression for name, expression in names.items()})


def _months(case: Case, found: Course) -> Iterator[str]:
    """The loop over the months."""
    extras = ", ".join(f'{number}: D("{amount}")' for number, amount in case.extras.items())
    yield f'monthly_payment, extras = D("{case.monthly_payment}"), {{{extras}}}'
    shares_out = found.strategy == "pro_rata"
    if shares_out:
        yield f"FIRST = {len(FIRST_KINDS)}\n{PRO_RATA_HEAD}"
    yield LOOP_HEAD
    yield PRO_RATA if shares_out else IN_ORDER
    yield LOOP_END


def _listed(case: Case, found: Course) -> Sequence[Debt]:
    """In the order of payment; what is shared out keeps the reader's order, where equals go to the first."""
    return case.debts if found.strategy == "pro_rata" else case.ordered(found.strategy)


def _interest_steps(case: Case) -> Iterator[str]:
    for debt, cost in zip(case.debts, case.first_interest, strict=True):
        if debt.annual_rate:
            year = f"{money_text(debt.balance)} × {percent_text(debt.annual_rate)}"
            yield f"{debt.name}，第一个月的利息：{year} ÷ 12 = {money_text(cost)}"


def _minimum_steps(case: Case) -> Iterator[str]:
    amounts = [money_text(asked) for asked in case.asked if asked]
    if len(amounts) > 1:
        yield f"最低还款：{' + '.join(amounts)} = {money_text(case.minimums)}"


def _offer_steps(case: Case) -> Iterator[str]:
    shares = first_offers(case)
    for debt, owed, offer in zip(case.debts, case.owed, shares, strict=True):
        yield f"按比例，{debt.name}：加上当月利息欠 {money_text(owed)}，还 {money_text(offer)}"
    yield f"按比例的合计：{' + '.join(map(money_text, shares))} = {money_text(sum(shares, ZERO))}"

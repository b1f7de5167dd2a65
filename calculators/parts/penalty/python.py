"""A computed penalty as a short program: the same cents in a plain interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.snippet import snippet
from .case import Case, terms_of

# One day after another, with what each payment settles.
COURSE = """\
exact = joined = D(0)
settled = D("0.00")
for day in range(days + 1):
    base = owed["principal"]{interest}{joined}
    if day:
        exact += base * rate{daily}
    owed["penalty"] = to_cents(exact / parts) - settled{monthly}
    for left in payments.get(day, []):
        for item in order:
            part = min(left, owed[item])
            owed[item] -= part
            left -= part
            if item == "penalty":
                settled += part
                joined = max(joined - part, D(0))
penalty = settled + owed["penalty"]"""
DAILY = "\n        joined += base * rate / parts"
MONTHLY = "\n    if day in joining:\n        joined = exact / parts - settled"


def python(case: Case, labels: Mapping[str, str]) -> str:
    """The program: one product where nothing changes on the way, else the course day by day."""
    compounding = case.conventions.compounding
    if compounding == "none" and not case.payments:
        lines, total = _product(case), "sum(owed) + penalty"
    else:
        lines, total = _course(case), "sum(owed.values())"
    return snippet(lines, {labels["penalty"]: "penalty", labels["total_due"]: total})


def _product(case: Case) -> Iterator[str]:
    debt, bears = case.debt, case.conventions.base == "principal_and_interest"
    yield f"owed = [D('{debt.principal}'), D('{debt.interest}'), D('{debt.fees}')]  # 本金、利息、费用"
    base = "(owed[0] + owed[1])" if bears else "owed[0]"
    yield f"penalty = to_cents({base} * {_rate(case)} * {case.days} / {case.rate.parts})"


def _course(case: Case) -> Iterator[str]:
    terms, debt = terms_of(case), case.debt
    payments: dict[int, list[str]] = {}
    for payment in case.charged_payments:
        payments.setdefault(payment.day, []).append(f"D('{payment.amount}')")
    by_day = ", ".join(f"{day}: [{', '.join(amounts)}]" for day, amounts in sorted(payments.items()))
    yield f"rate, parts, days = {_rate(case)}, {case.rate.parts}, {case.days}"
    yield (f"owed = {{'principal': D('{debt.principal}'), 'interest': D('{debt.interest}'), "
           f"'fees': D('{debt.fees}'), 'penalty': D('0.00')}}")
    yield f"payments = {{{by_day}}}  # 第几天: 还的钱"
    yield f"order = {list(terms.order)}"
    if terms.joining_days:
        yield f"joining = {[day for day in terms.joining_days if day <= case.days]}  # 满月的日子"
    yield COURSE.format(
        interest=' + owed["interest"]' if terms.interest_bears else "",
        joined=" + joined" if terms.compounds_daily or terms.joining_days else "",
        daily=DAILY if terms.compounds_daily else "", monthly=MONTHLY if terms.joining_days else "")


def _rate(case: Case) -> str:
    typed = case.annual_rate if case.daily_rate is None else case.daily_rate
    return f"D('{typed}') * D('{case.multiple}')"

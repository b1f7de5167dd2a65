"""What must hold for any plan, against arithmetic of its own: fractions, numpy-financial, dateutil, plain Python."""

import math
import subprocess
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy_financial
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as some

from calculators import describe
from calculators.compare import FIELDS, calculate
from calculators.core.form import Form
from calculators.core.known import known

CENT = Decimal("0.01")
money = some.integers(min_value=1, max_value=100_000_000).map(lambda fen: Decimal(fen).scaleb(-2))
debts = some.integers(min_value=10_000, max_value=100_000_000).map(lambda fen: Decimal(fen).scaleb(-2))
months = some.integers(min_value=1, max_value=120)
basis_points = some.integers(min_value=0, max_value=6000)
KINDS = ("extension", "interest_free", "installments", "flat_fee", "lump_sum", "minimum")


def row(kind, months="", rate="", waived="", settled_at="", fee=""):
    return [kind, months, rate, waived, settled_at, fee]


def answered(**texts):
    return calculate(Form(FIELDS, {name: str(text) for name, text in texts.items()}, {}))


def planned(kind, debt, count, points, waived=Decimal(0), own=None, monthly=None):
    """One plan of a kind, with only the cells it has a use for."""
    cells = row(kind, waived=str(waived))
    if kind not in ("lump_sum", "minimum"):
        cells[1] = str(count)
    if kind in ("extension", "installments", "flat_fee", "minimum"):
        cells[2] = f"{points / 100}%"
    rest = {"annual_rate": own, "monthly_payment": monthly}
    return answered(debt=debt, plans="\t".join(cells), **{name: text for name, text in rest.items() if text is not None})


def paid(found):
    return [Decimal(line["payment"]["value"]) for line in found.tables["schedule"]]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(debt=debts, count=months, points=basis_points, share=some.integers(min_value=0, max_value=99))
def test_rows_add_up_and_end_at_nothing(kind, debt, count, points, share):
    waived = (debt * share / 100).quantize(CENT)
    found = planned(kind, debt, count, points, waived)
    lines = found.tables["schedule"]
    figures = {name: [Decimal(line[name]["value"]) for line in lines] for name in ("payment", "principal", "interest", "fee", "balance")}
    assert sum(figures["principal"]) == debt - waived
    assert figures["balance"][-1] == 0
    assert min(figures["principal"] + figures["interest"] + figures["fee"]) >= 0
    assert sum(figures["payment"]) == Decimal(found.results["chosen_total"]["value"])
    assert Decimal(found.results["chosen_extra"]["value"]) == Decimal(found.results["chosen_total"]["value"]) - debt
    assert Decimal(found.results["chosen_last"]["value"]) == figures["payment"][-1]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(debt=debts, count=months, points=basis_points)
def test_at_a_rate_of_nothing_the_same_day_value_is_the_sum(kind, debt, count, points):
    found = planned(kind, debt, count, points, own="0%")
    assert found.results["chosen_same_day"]["value"] == found.results["chosen_total"]["value"]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(debt=debts, count=months, points=basis_points, own=some.integers(min_value=1, max_value=4800))
def test_the_same_day_value_is_the_net_present_value(kind, debt, count, points, own):
    found = planned(kind, debt, count, points, own=f"{own / 100}%")
    first = 0 if kind == "lump_sum" else count if kind == "extension" else 1
    expected = numpy_financial.npv(own / 120_000, [0.0] * first + [float(amount) for amount in paid(found)])
    assert float(found.results["chosen_same_day"]["value"]) == pytest.approx(expected, abs=0.0051, rel=1e-11)


@settings(max_examples=60, deadline=None)
@given(debt=debts, count=months, points=some.integers(min_value=1, max_value=3600))
def test_level_installments_are_those_of_numpy_financial(debt, count, points):
    found = planned("installments", debt, count, points)
    expected = numpy_financial.pmt(points / 120_000, count, -float(debt))
    assert float(found.results["chosen_payment"]["value"]) == pytest.approx(expected, abs=0.0051)


@pytest.mark.parametrize("kind", ["extension", "installments", "flat_fee", "minimum"])
@settings(max_examples=30, deadline=None)
@given(debt=debts, count=months, points=basis_points, more=some.integers(min_value=1, max_value=2000))
def test_a_higher_rate_never_costs_less(kind, debt, count, points, more):
    # Of level installments the payment: its half 分 grows with interest until the last period makes up for it.
    name = "chosen_payment" if kind == "installments" else "chosen_total"
    lower, higher = (Decimal(planned(kind, debt, count, rate).results[name]["value"]) for rate in (points, points + more))
    assert higher >= lower


def chosen_total(found):
    return Decimal(found.results["chosen_total"]["value"])


@settings(max_examples=60, deadline=None)
@given(debt=debts, monthly=money)
def test_free_installments_cost_what_is_owed_and_never_more_than_one_can_pay(debt, monthly):
    found = planned("interest_free", debt, "", 0, monthly=monthly)
    if not paid(found):
        assert found.outcome == "never_ends"
        assert debt > monthly * 600
        return
    assert sum(paid(found)) == debt
    assert max(paid(found)) <= monthly
    assert len(paid(found)) == math.ceil(Fraction(debt) / Fraction(monthly))
    assert found.outcome == "fits"


@settings(max_examples=60, deadline=None)
@given(debt=debts, share=some.integers(min_value=0, max_value=99), less=some.booleans())
def test_what_is_waived_is_paid_less_to_the_cent(debt, share, less):
    waived = (debt * share / 100).quantize(CENT)
    cells = row("lump_sum", waived=str(waived)) if less else row("lump_sum", settled_at=str(debt - waived))
    found = answered(debt=debt, plans="\t".join(cells))
    assert chosen_total(found) == debt - waived
    assert Decimal(found.results["chosen_extra"]["value"]) == -waived


@settings(max_examples=60, deadline=None)
@given(debt=debts, points=basis_points)
def test_a_minimum_payment_is_its_share_and_the_interest(debt, points):
    found = planned("minimum", debt, 0, points)
    left = Fraction(debt)
    share = Fraction(known("huabei-min-payment-formula"))
    for line in found.tables["schedule"]:
        portion = left if left <= 100 else half_up(left * share)
        interest = half_up(left * points / 10_000 / 12)
        assert Fraction(line["payment"]["value"]) == portion + interest
        left -= portion
    assert left == 0


def half_up(amount):
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


@pytest.mark.parametrize(("principal", "rate", "periods", "after"), [
    pytest.param("300000", "5.9%", 360, 12, id="five years' rate, settled after a year"),
    pytest.param("470000", "12.9%", 132, 12, id="dearer, settled after a year"),
    pytest.param("8802.10", "18%", 12, 5, id="a small one, settled after five months"),
])
def test_the_balance_is_that_of_the_early_settlement_formula(principal, rate, periods, after):
    found = answered(debt=principal, plans="\t".join(row("installments", str(periods), rate)))
    i = float(rate[:-1]) / 1200
    level = numpy_financial.pmt(i, periods, -float(principal))
    expected = float(principal) * (1 + i) ** after - level * ((1 + i) ** after - 1) / i
    balance = float(found.tables["schedule"][after - 1]["balance"]["value"])
    assert balance == pytest.approx(expected, abs=0.01 * after)


@settings(max_examples=40, deadline=None)
@given(debt=debts, count=some.integers(min_value=1, max_value=36), points=some.integers(min_value=0, max_value=3600),
       fee=some.integers(min_value=0, max_value=50))
def test_the_true_yearly_rate_reprices_the_plan_to_what_is_owed(debt, count, points, fee):
    fee = (debt * fee / 100).quantize(CENT)
    found = answered(debt=debt, plans="\t".join(row("installments", str(count), f"{points / 100}%", fee=str(fee))))
    (plan,) = found.tables["rates"]
    i = float(plan["apr_simple"]["value"]) / 12
    flows = [float(line["payment"]["value"]) for line in found.tables["schedule"] if line["number"]["value"] != "0"]
    assert numpy_financial.npv(i, [0.0, *flows]) == pytest.approx(float(debt - fee), rel=1e-8)
    assert float(plan["apr_compound"]["value"]) == pytest.approx((1 + i) ** 12 - 1, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(count=some.integers(min_value=1, max_value=60), first=some.dates(min_value=date(2026, 1, 1), max_value=date(2040, 12, 31)))
def test_dates_are_those_of_dateutil(count, first):
    found = answered(debt="9000", plans="\t".join(row("interest_free", str(count))), first_due_date=first.isoformat())
    dates = [line["due_date"]["value"] for line in found.tables["schedule"]]
    assert dates == [(first + relativedelta(months=number)).isoformat() for number in range(count)]


@pytest.mark.parametrize("more", [
    {"plans": "\t".join(row("lump_sum", waived="202.10", fee="10"))}, {"plans": "\t".join(row("extension", "7", "18%", "1"))},
    {"plans": "\t".join(row("interest_free", "7"))}, {"plans": "\t".join(row("interest_free"))},
    {"plans": "\t".join(row("installments", "12", "18%"))}, {"plans": "\t".join(row("installments", "600", "200%"))},
    {"plans": "\t".join(row("installments"))}, {"plans": "\t".join(row("flat_fee", "12", "8.8%", fee="50"))},
    {"plans": "\t".join(row("flat_fee", "600", "0.00001%"))}, {"plans": "\t".join(row("minimum"))},
    {"plans": "\t".join(row("minimum")), "minimum_payment": "900"}, {},
    {"plans": "\t".join(row("installments", "12")), "annual_rate": "", "daily_rate": "0.05%"},
], ids=str)
def test_the_program_prints_the_same_figures(more):
    found = answered(**{"debt": "8802.10", "monthly_payment": "800", "annual_rate": "14.6%"} | more)
    run = subprocess.run([sys.executable, "-I", "-c", found.python], capture_output=True, text=True, check=True)
    printed = dict(line.split(" ", 1) for line in run.stdout.splitlines())
    labels = describe("compare")["labels"]["outputs"]
    for name in ("chosen_payment", "chosen_periods", "chosen_last", "chosen_total", "chosen_extra", "chosen_same_day"):
        assert printed[labels[name]] == found.results[name]["value"], name

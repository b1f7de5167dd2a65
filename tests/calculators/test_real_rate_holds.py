"""What must hold for any loan, against slower arithmetic and two other libraries; the program beside a result; the LPR."""

import json
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy_financial
import pytest
import pyxirr
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import answer
from calculators.core.known import KNOWN
from calculators.parts.real_rate.case import monthly_of
from calculators.parts.real_rate.line import LPR_FROM, TRANSITION, UNKNOWN_FROM, line_for, lpr_on
from calculators.real_rate import OUTPUTS

FACTS = Path(__file__).parents[2] / "docs" / "facts"
CENTRAL_BANK = {"principal": "100000", "upfront_fee": "1000", "monthly_payment": "8833.3", "periods": "12"}
FEE = {"monthly_payment": None, "total_fee_rate": "8.8%"}
LIST = {"monthly_payment": None, "periods": None, "flows": "1 900\n2 900\n5 1,900\n6 1700", "principal": "5000"}
PRIVATE = {"lender": "private", "contract_date": "2025-6-10"}


def through_the_door(texts, **more):
    """The answer, for tests that ask many times; blanks are left out."""
    values = {name: text for name, text in texts.items() if text is not None}
    response = json.loads(answer(json.dumps({"calculator": "real_rate", "values": values} | more)))
    assert "errors" not in response, (texts, response["errors"])
    return response


def flows(response):
    """All months up to the last, with the empty ones between, as plain numbers."""
    by_month = {int(row["month"]["value"]): Decimal(row["total"]["value"]) for row in response["tables"]["payments"]}
    return [by_month.get(month, Decimal(0)) for month in range(1, max(by_month) + 1)]


def result(response, name):
    return Decimal(response["results"][name]["value"])


@pytest.mark.parametrize("texts", [
    CENTRAL_BANK, LIST, FEE | {"principal": "123.45", "periods": "7"}, {"lender": "bank", "penalty": "300", "extra_month": "30"},
    {"lender": "bank", "principal": "1000", "monthly_payment": "5999", "periods": "1"}, {"monthly_payment": "10000", "periods": "1"},
    PRIVATE | {"periods": "600", "principal": "10000000", "monthly_payment": "300000"},
])
def test_the_program_prints_the_same_figures(texts):
    usual = {"principal": "10000", "monthly_payment": "950", "periods": "12"}
    response = through_the_door(usual | texts, exports=True)
    run = subprocess.run([sys.executable, "-I", "-"], input=response["exports"]["python"], text=True, capture_output=True, check=True)
    printed = dict(line.rsplit(" ", 1) for line in run.stdout.splitlines())
    shown = {OUTPUTS[name]: figure["value"] for name, figure in response["results"].items()}
    assert len(printed) >= 6
    assert printed == {label: shown[label] for label in printed}


def test_the_lpr_is_all_of_the_facts_and_ends_where_they_do():
    facts = {fact["id"]: fact for fact in yaml.load(
        (FACTS / "disclosure.yml").read_text("utf-8"), yaml.BaseLoader)["facts"]}  # noqa: S506 — leaves texts as they are
    assert KNOWN["lpr-1y-change-points"] == facts["lpr-1y-change-points"]["value"]
    assert facts["lpr-2026-09-to-11"]["value"] == "unknown"
    assert date(2026, 9, 20) == UNKNOWN_FROM
    assert lpr_on(UNKNOWN_FROM - timedelta(days=1)) == Decimal(KNOWN["lpr-1y-change-points"]["2025-05-20"]) / 100
    assert lpr_on(LPR_FROM - timedelta(days=1)) is None


@given(st.dates(LPR_FROM, UNKNOWN_FROM - timedelta(days=1)))
def test_the_lpr_of_a_day_is_the_last_one_published(day):
    published = max(point for point in KNOWN["lpr-1y-change-points"] if date.fromisoformat(point) <= day)
    assert lpr_on(day) == Decimal(KNOWN["lpr-1y-change-points"][published]) / 100
    line = line_for("private", day, None, None)
    assert line.rate == (None if day < TRANSITION else lpr_on(day) * 4)


@st.composite
def loans(draw):
    """Texts of a loan of any of the four kinds that costs something, but not absurdly much."""
    principal = draw(st.integers(10_000, 100_000_000)) / Decimal(100)
    texts = {"principal": str(principal)}
    if draw(st.booleans()):
        texts["upfront_fee"] = str(round(principal * draw(st.integers(0, 40)) / 100, 2))
    share = Decimal(draw(st.integers(1, 300))) / 100
    way = draw(st.sampled_from(["payment", "total", "period", "list"]))
    if way == "list":
        months = draw(st.lists(st.integers(1, 60), min_size=1, max_size=20))
        each = max(round(principal * (1 + share) / len(months) + Decimal("0.01"), 2), Decimal("0.01"))
        texts |= {"monthly_payment": None, "periods": None, "flows": "\n".join(f"{month}\t{each}" for month in months)}
    else:
        texts["periods"] = str(periods := draw(st.integers(1, 120)))
        each = round(principal * (1 + share) / periods + Decimal("0.01"), 2)
        texts |= {"payment": {"monthly_payment": str(each)}, "total": {"total_fee_rate": f"{min(share, 1) * 100}%"},
                  "period": {"period_fee_rate": f"{share}%"}}[way]
        texts |= {"monthly_payment": texts.get("monthly_payment")}
    if draw(st.booleans()):
        texts |= {"penalty": str(round(principal * draw(st.integers(1, 30)) / 100, 2)), "extra_month": str(draw(st.integers(1, 90)))}
    return texts | {"lender": draw(st.sampled_from(["bank", "unknown"]))}


@settings(max_examples=150, deadline=None)
@given(loans())
def test_the_rate_prices_every_payment_back_to_what_was_received(texts):
    response = through_the_door(texts)
    net, paid, monthly = result(response, "net_received"), flows(response), Fraction(result(response, "monthly_rate"))
    worth = Fraction(0)
    for payment in reversed(paid):
        worth = (worth + Fraction(payment)) / (1 + monthly)
    assert abs(worth - Fraction(net)) < Fraction(net) * len(paid) / 10**11
    assert sum(Decimal(row["present"]["value"]) for row in response["tables"]["payments"]) == net
    assert sum(paid) == result(response, "total_paid")
    assert result(response, "total_cost") == sum(paid) - net
    assert result(response, "apr_simple") <= result(response, "apr_compound")


@settings(max_examples=100, deadline=None)
@given(loans())
def test_two_other_libraries_find_the_same_rate(texts):
    response = through_the_door(texts)
    monthly = result(response, "monthly_rate")
    amounts = [-float(result(response, "net_received")), *map(float, flows(response))]
    assert abs(float(monthly) - pyxirr.irr(amounts)) < 1e-8
    if len(amounts) < 60:  # it finds the roots of a polynomial: slow and rough for long ones
        assert abs(float(monthly) - numpy_financial.irr(amounts)) < 1e-6
    assert float(result(response, "apr_compound")) == pytest.approx((1 + float(monthly)) ** 12 - 1, rel=1e-9, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.integers(84_000, 200_000), st.integers(1, 5_000))
def test_another_fen_a_month_never_makes_it_cheaper(payment, more):
    texts = {"principal": "10000", "periods": "12", "lender": "bank"}
    dear, cheap = (through_the_door(texts | {"monthly_payment": str(Decimal(fen) / 100)}) for fen in (payment + more, payment))
    for name in ("apr_simple", "apr_compound", "margin_simple", "total_cost"):
        assert result(dear, name) >= result(cheap, name)


@settings(max_examples=60, deadline=None)
@given(st.integers(90_000, 200_000), st.integers(2, 48), st.sampled_from(["simple", "compound"]))
def test_paying_the_estimate_less_brings_the_cost_to_the_line(payment, periods, way):
    texts = {"principal": str(periods * 800), "periods": str(periods), "lender": "bank"}
    each = Decimal(payment) / 100
    response = through_the_door(texts | {"monthly_payment": str(each)})
    row = response["tables"]["lines"][0 if way == "simple" else 1]
    if row["over"]["value"]:
        less = each - Decimal(row["over"]["value"]) / periods
        monthly = monthly_of(Decimal("0.24"), way)
        worth = sum(less / (1 + monthly) ** month for month in range(1, periods + 1))
        assert abs(worth - result(response, "net_received")) < Decimal("0.02")
    else:
        assert Decimal(row["difference"]["value"]) <= 0

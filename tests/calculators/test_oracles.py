"""Arithmetic that others wrote, asked the same: numpy_financial, pyxirr, dateutil; and what holds for any numbers.

The others reckon in binary fractions, so they agree to many digits, never to the last one.
"""

import json
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal

import numpy_financial
import pytest
import pyxirr
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, rrule
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators import answer
from calculators.core.day_count import add_months, date_after, days_between, days_in_month, due_dates
from calculators.core.rates import Rate, effective_annual_rate
from calculators.core.schedule import annuity_payment, equal_principal_rows, level_rows
from calculators.core.yields import apr_compound, apr_simple, irr

CENT = Decimal("0.01")
very_few = settings(max_examples=8)  # each starts an interpreter
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
money = st.decimals("0.01", "100000", places=2)
debts = st.decimals("100", "100000", places=2)
yearly = st.integers(1, 3600).map(lambda hundredths: f"{Decimal(hundredths).scaleb(-2)}%")
daily = st.integers(1, 100).map(lambda thousandths: f"{Decimal(thousandths).scaleb(-3)}%")
PLANS = [("0.08", 12), ("0.146", 24), ("0.36", 6), ("0.18", 60), ("0.005", 3), ("2", 36), ("0.1", 1), ("0.24", 600)]


def near(ours, theirs, digits=9):
    """Whether both agree, up to what a binary fraction can hold."""
    return float(ours) == pytest.approx(float(theirs), rel=10.0**-digits, abs=10.0**-digits)


def unrounded(amount):
    return amount


def ask(calculator, **texts):
    return json.loads(answer(json.dumps({"calculator": calculator, "values": {name: str(text) for name, text in texts.items()}, "exports": True})))


def result(response, name):
    return Decimal(response["results"][name]["value"])


def column(response, table, name):
    return [Decimal(row[name]["value"]) for row in response["tables"][table]]


def penalty(**texts):
    return result(ask("penalty_interest", **texts), "penalty")


@pytest.mark.parametrize(("annual", "periods"), PLANS)
def test_level_payments_are_those_of_numpy_financial(annual, periods):
    principal, rate = Decimal(10000), Rate(nominal=Decimal(annual), parts=12)
    monthly = float(annual) / 12
    payment = annuity_payment(principal, rate, periods)
    assert near(payment, -numpy_financial.pmt(monthly, periods, 10000))
    rows = level_rows(principal, rate, payment, periods, rounded=unrounded)
    for row in rows[:: max(periods // 12, 1)]:
        assert near(row.interest, -numpy_financial.ipmt(monthly, row.number, periods, 10000), 6)
        assert near(row.principal, -numpy_financial.ppmt(monthly, row.number, periods, 10000), 6)
    assert near(sum(row.interest for row in rows), payment * periods - principal)


@pytest.mark.parametrize(("annual", "periods"), PLANS)
def test_rounding_each_period_stays_within_half_a_cent_of_it(annual, periods):
    principal, rate = Decimal(10000), Rate(nominal=Decimal(annual), parts=12)
    balance = principal
    for row in equal_principal_rows(principal, rate, periods, "last"):
        assert abs(row.interest - balance * rate.fraction) <= CENT / 2
        balance = row.balance


@pytest.mark.parametrize(("received", "payments"), [
    pytest.param("6000", ["544"] * 12, id="a flat fee"),
    pytest.param("99000", ["8833.33"] * 12, id="the central bank's example"),
    pytest.param("10000", ["66.67"] * 11 + ["10066.67"], id="interest only"),
    pytest.param("10000", ["10100"], id="one payment"),
    pytest.param("1000", ["9500"] * 2, id="a tenth received"),
    pytest.param("10000", ["900", "895", "890", "885", "880", "875", "870", "865", "860", "855", "850", "845"], id="falling payments"),
    pytest.param("10000", ["10000.01"], id="a cent in a month"),
    pytest.param("25000", [f"{300 + 7 * number}" for number in range(60)], id="rising payments over five years"),
])
def test_the_inner_rate_is_that_of_numpy_financial_and_of_pyxirr(received, payments):
    ours = irr(Decimal(received), [Decimal(payment) for payment in payments])
    flows = [-float(received), *map(float, payments)]
    assert near(ours, pyxirr.irr(flows))
    assert near(ours, numpy_financial.irr(flows))
    assert near(apr_simple(ours), 12 * pyxirr.irr(flows))
    assert near(apr_compound(ours), (1 + pyxirr.irr(flows)) ** 12 - 1)


@given(debts, st.integers(1, 60), st.integers(0, 4000))
def test_the_inner_rate_of_any_flat_fee(principal, periods, fee):
    payment = (principal * (1 + Decimal(fee) / 10000) / periods).quantize(CENT)
    assume(payment * periods >= principal)
    ours = irr(principal, [payment] * periods)
    assert near(ours, numpy_financial.rate(periods, -float(payment), float(principal), 0), 7)


@pytest.mark.parametrize(("nominal", "per_year"), [("0.144", 12), ("0.1825", 365), ("0.24", 1)])
def test_effective_rates_are_what_an_amount_grows_to(nominal, per_year):
    grown = -numpy_financial.fv(float(nominal) / per_year, per_year, 0, 1)
    assert near(effective_annual_rate(Decimal(nominal), per_year), grown - 1)


@given(days, st.integers(0, 600))
def test_months_later_is_what_dateutil_says(start, months):
    assume(start.year + months // 12 < 2149)
    assert add_months(start, months) == start + relativedelta(months=months)


@given(days, st.integers(1, 120), st.integers(1, 31))
def test_due_dates_are_the_rule_of_a_calendar(first, count, pay_day):
    ours = due_dates(first, count, pay_day)
    # The pay day or, where there is none, the last day of the month: of all days up to it, the last.
    rule = rrule(MONTHLY, dtstart=first.replace(day=1), bymonthday=range(1, pay_day + 1), bysetpos=-1, count=count)
    assert [day.date() for day in rule][1:] == list(ours[1:])
    assert ours[0] == first


@given(days, st.integers(0, 1500))
def test_days_between_are_the_days_one_can_count(start, count):
    end = date_after(start, count)
    assert days_between(start, end) == count
    assert len(list(rrule(DAILY, dtstart=start, until=end))) == days_between(start, end, inclusive=True)
    assert days_in_month(start.year, start.month) == (start + relativedelta(day=31)).day


@given(money, daily, st.integers(0, 3650), st.integers(1, 400))
def test_more_days_more_rate_or_more_principal_never_make_a_penalty_smaller(principal, rate, late, more):
    here = penalty(principal=principal, daily_rate=rate, days=late)
    assert here <= penalty(principal=principal, daily_rate=rate, days=late + more)
    assert here <= penalty(principal=principal + more, daily_rate=rate, days=late)
    assert here <= penalty(principal=principal, daily_rate=rate, multiple="1.5", days=late)
    for compounding in ("monthly", "daily"):
        assert here <= penalty(principal=principal, daily_rate=rate, days=late, compounding=compounding)


@given(debts, yearly, st.lists(st.tuples(st.integers(1, 300), st.decimals("0.01", "50", places=2)), max_size=5),
       st.sampled_from(["principal_first", "penalty_first", "statutory"]), st.sampled_from(["none", "monthly", "daily"]))
def test_stretches_growth_and_debt_add_up(principal, rate, paid, order, compounding):
    rows = "\n".join(f"第{day}天\t{amount}" for day, amount in paid)
    response = ask("penalty_interest", principal=principal, annual_rate=rate, days=300, payments=rows,
                   payment_order=order, compounding=compounding)
    assume("results" in response)
    total, grown = result(response, "penalty"), column(response, "growth", "penalty")
    assert sum(column(response, "windows", "amount")) == total
    assert sum(column(response, "windows", "days")) == 300
    assert grown == sorted(grown)
    assert (grown[0], grown[-1]) == (0, total)
    assert result(response, "total_due") == principal + total - result(response, "paid")


@given(debts, yearly, st.integers(1, 120), st.sampled_from(["annuity", "equal_principal", "interest_only"]))
def test_a_plan_returns_the_principal_and_ends_at_nothing(principal, rate, periods, method):
    response = ask("installment_plan", principal=principal, annual_rate=rate, periods=periods, method=method)
    assert sum(column(response, "schedule", "principal")) == principal
    assert column(response, "schedule", "balance")[-1] == 0
    assert sum(column(response, "schedule", "payment")) == principal + result(response, "total_cost")
    assert result(response, "apr_compound") >= result(response, "apr_simple") >= 0


@given(debts, yearly, st.integers(1, 59))
def test_more_periods_cost_more_and_weigh_less(principal, rate, periods):
    short, long = (ask("installment_plan", principal=principal, annual_rate=rate, periods=count, method="annuity")
                   for count in (periods, periods + 1))
    assert result(long, "payment") <= result(short, "payment")
    assert result(long, "total_cost_exact") >= result(short, "total_cost_exact")


@given(debts, yearly, st.integers(2, 60))
def test_periods_by_what_one_can_pay_are_the_inverse(principal, rate, share):
    most = (principal / share + principal / 20).quantize(CENT)
    plan = {"principal": principal, "annual_rate": rate, "method": "annuity"}
    by_payment = ask("installment_plan", monthly_payment=most, **plan)
    assert max(column(by_payment, "schedule", "payment")) <= most
    periods = int(result(by_payment, "periods"))
    assert result(ask("installment_plan", periods=periods, **plan), "payment") <= most + CENT
    if periods > 1:
        assert result(ask("installment_plan", periods=periods - 1, **plan), "payment") >= most - CENT


def printed(code):
    """What a plain interpreter prints, label by label."""
    run = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=True)
    return dict(line.rsplit(" ", 1) for line in run.stdout.splitlines())


@pytest.mark.parametrize("order", ["principal_first", "penalty_first", "statutory"])
@pytest.mark.parametrize("compounding", ["none", "monthly", "daily"])
@very_few
@given(debts, st.lists(st.tuples(st.integers(1, 200), money.filter(lambda amount: amount < 400)), max_size=4), st.booleans(), st.booleans())
def test_the_program_beside_a_penalty_comes_to_the_same(order, compounding, principal, paid, by_date, counts):
    due = date(2026, 1, 31)
    texts = {"days": 200} if not by_date else {
        "due_date": due, "as_of": due + timedelta(days=200), "count_last_day": "yes" if counts else "no"}
    response = ask(
        "penalty_interest", principal=principal, annual_rate="14.6%", interest_due="150.55", fees_due="30",
        base="principal_and_interest" if counts else "principal", payment_order=order, compounding=compounding,
        payments="\n".join(f"第{day}天\t{amount}" for day, amount in paid), **texts)
    assume("results" in response)
    found = printed(response["exports"]["python"])
    assert found == {"逾期利息（罚息）": str(result(response, "penalty")), "现在一共要还": str(result(response, "total_due"))}


@pytest.mark.parametrize(("texts"), [
    pytest.param({"method": "annuity", "annual_rate": "14.6%"}, id="等额本息"),
    pytest.param({"method": "annuity", "daily_rate": "0.04%"}, id="a daily rate"),
    pytest.param({"method": "annuity", "annual_rate": "200%"}, id="so dear that rounding would pile up"),
    pytest.param({"method": "annuity", "annual_rate": "0%", "remainder": "first"}, id="without interest"),
    pytest.param({"method": "equal_principal", "annual_rate": "14.6%", "remainder": "first"}, id="等额本金"),
    pytest.param({"method": "interest_only", "annual_rate": "14.6%"}, id="先息后本"),
    pytest.param({"method": "flat_fee", "total_fee_rate": "8.8%", "remainder": "first"}, id="固定手续费"),
    pytest.param({"method": "flat_fee", "period_fee_rate": "0.65%", "upfront_fee": "10.5"}, id="a fee each period"),
    pytest.param({"method": "flat_fee", "total_fee": "0.05"}, id="a fee of a few cents"),
    pytest.param({"method": "interest_free"}, id="免息"),
])
@pytest.mark.parametrize("length", [{"periods": 1}, {"periods": 7}, {"periods": 360}, {"monthly_payment": 390}, {"monthly_payment": 99999}])
def test_the_program_beside_a_plan_comes_to_the_same(texts, length):
    response = ask("installment_plan", principal="1234.56", **texts, **length)
    if "monthly_payment" in length and (texts["method"] == "interest_only" or {"total_fee_rate", "total_fee"} & set(texts)):
        assert [error["field"] for error in response["errors"]] == [
            "monthly_payment" if texts["method"] == "interest_only" else "periods"]
        return
    names = {"每期应还": "payment", "最后一期": "last_payment", "期数": "periods", "总费用": "total_cost", "还款合计": "total_payment"}
    found = printed(response["exports"]["python"])
    assert found == {label: response["results"][name]["value"] for label, name in names.items()}

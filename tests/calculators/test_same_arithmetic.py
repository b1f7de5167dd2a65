"""Calculators that can be asked the same thing give the same 分, and one's answer, asked back of another, returns the question."""

import json
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from calculators import answer
from tests.calculators.making import request

CENT = Decimal("0.01")
MONEY = some.integers(10_000, 100_000_000).map(lambda fen: Decimal(fen).scaleb(-2))
RATES = some.integers(1, 3600).map(lambda hundredths: f"{hundredths / 100}%")
PERIODS = some.integers(1, 60)
few = settings(max_examples=30)


def ask(calculator, **texts):
    response = json.loads(answer(request(calculator, {name: str(text) for name, text in texts.items()})))
    assume("results" in response)
    return response


def figure(response, name):
    return Decimal(response["results"][name]["value"])


def values(response, *names):
    return [response["results"][name]["value"] for name in names]


def column(response, table, name):
    return [Decimal(row[name]["value"]) for row in response["tables"][table]]


@few
@given(MONEY, PERIODS, some.integers(1, 3600), some.sampled_from(["installments", "interest_free", "flat_fee"]))
def test_a_plan_compared_is_the_plan_worked_out(debt, periods, hundredths, kind):
    method, terms, rate = {
        "installments": ("annuity", {"annual_rate": f"{hundredths / 100}%"}, f"{hundredths / 100}%"), "interest_free": ("interest_free", {}, ""),
        "flat_fee": ("flat_fee", {"total_fee_rate": f"{hundredths / 100}%"}, f"{hundredths / 100}%")}[kind]
    plan = ask("installment_plan", principal=debt, method=method, periods=periods, **terms)
    compared = ask("compare", debt=debt, plans=f"{kind}\t{periods}\t{rate}")
    assert values(compared, "chosen_payment", "chosen_periods", "chosen_last", "chosen_total") == values(
        plan, "payment", "periods", "last_payment", "total_payment")
    assert figure(compared, "chosen_extra") == figure(plan, "total_cost")
    if plan["results"]["total_cost"]["value"] != "0.00":
        rates = compared["tables"]["rates"][0]
        assert [rates["apr_simple"], rates["apr_compound"]] == [plan["results"]["apr_simple"], plan["results"]["apr_compound"]]


@few
@given(MONEY, RATES, some.integers(2, 60))
def test_one_debt_among_debts_is_a_plan_by_what_one_can_pay(balance, rate, share):
    monthly = (balance / share + balance / 30).quantize(CENT)
    one = ask("debts", debts=f"花呗\t{balance}\t{rate}", monthly_payment=monthly)
    plan = ask("installment_plan", principal=balance, method="annuity", annual_rate=rate, monthly_payment=monthly)
    assert values(one, "months", "interest", "total_payment") == values(plan, "periods", "total_cost", "total_payment")


@few
@given(MONEY, PERIODS, some.integers(1, 10_000), some.integers(0, 40))
def test_the_yearly_rate_of_a_fee_is_the_same_asked_as_plan_as_loan_and_as_list(principal, periods, hundredths, taken):
    upfront = (principal * taken / 100).quantize(CENT)
    fee = {"principal": principal, "total_fee_rate": f"{hundredths / 100}%", "periods": periods, "upfront_fee": upfront}
    plan = ask("installment_plan", method="flat_fee", **fee)
    listed = "\n".join(f"{month}\t{payment}" for month, payment in enumerate(column(plan, "schedule", "payment"), start=1))
    for loan in (ask("real_rate", **fee), ask("real_rate", principal=principal, upfront_fee=upfront, flows=listed)):
        assert values(loan, "apr_simple", "apr_compound", "total_cost") == values(plan, "apr_simple", "apr_compound", "total_cost")


@few
@given(MONEY, RATES, PERIODS, some.sampled_from(["annuity", "equal_principal", "interest_only"]))
def test_a_rate_put_into_a_plan_is_found_again_in_its_payments(principal, rate, periods, method):
    plan = ask("installment_plan", principal=principal, method=method, annual_rate=rate, periods=periods)
    listed = "\n".join(f"{month}\t{payment}" for month, payment in enumerate(column(plan, "schedule", "payment"), start=1) if payment)
    found = figure(ask("real_rate", principal=principal, flows=listed), "apr_simple")
    # Each payment is off by at most a 分: of the money out, so much for a month is the rate's error.
    slack = 12 * CENT * periods / (principal * (periods + 1) / 2)
    assert abs(found - Decimal(rate[:-1]) / 100) <= slack + Decimal("1e-9")


@few
@given(MONEY, some.integers(2000, 20_000), some.integers(0, 1500))
def test_what_the_budget_says_of_the_months_the_call_sheet_says_too(debt, salary, rent):
    budget = ask("affordability", salary=salary, rent=rent, debt=debt)
    assume(budget["results"]["months"]["value"])
    call = ask("call_sheet", debt=debt, monthly_payment=figure(budget, "offer"))
    assert values(call, "periods", "last_payment") == values(budget, "months", "last_payment")
    assert call["outcome"] == "whole"


@few
@given(MONEY, some.integers(1, 99), some.integers(1, 60))
def test_a_plan_proposed_adds_up_when_it_comes_back_in_writing(debt, share, more):
    call = ask("call_sheet", debt=debt, monthly_payment=(debt * share / 100).quantize(CENT) + more)
    monthly = (debt * share / 100).quantize(CENT) + more
    told = ask("answer_check", **{f"item_{item}": "clear" for item in ("debt", "total", "schedule", "waiver", "interest", "paying", "credit", "default")},
               pay_to="official", agreed_total=figure(call, "total"), periods=figure(call, "periods"), monthly_payment=monthly, last_payment=figure(call, "last_payment"))
    assert (told["outcome"], figure(told, "difference")) == ("complete", 0)


@few
@given(MONEY, RATES, some.integers(0, 2000), some.sampled_from(["360", "365"]), some.sampled_from(["none", "monthly", "daily"]))
def test_a_rate_a_year_and_the_rate_a_day_it_comes_to_cost_the_same(principal, rate, days, basis, compounding):
    terms = {"principal": principal, "days": days, "compounding": compounding}
    yearly = ask("penalty_interest", annual_rate=rate, multiple="1", day_basis=basis, **terms)
    daily = ask("penalty_interest", daily_rate=f"{figure(yearly, 'daily_rate') * 100:f}%", **terms)
    assert abs(figure(yearly, "penalty") - figure(daily, "penalty")) <= CENT + figure(yearly, "penalty") * Decimal("1e-6")
    assert abs(figure(yearly, f"annual_rate_{basis}") * 100 - Decimal(rate[:-1])) < Decimal("1e-7")


@pytest.mark.parametrize("compounding", ["none", "monthly", "daily"])
@few
@given(MONEY, RATES, some.integers(1, 400), some.integers(1, 400), some.integers(1, 90), some.sampled_from(["principal_first", "penalty_first", "statutory"]))
def test_paying_sooner_or_at_all_never_costs_more(compounding, principal, rate, early, late, share, order):
    early, late = sorted((early, late))
    terms = {"principal": principal, "annual_rate": rate, "days": 400, "compounding": compounding, "payment_order": order}
    amount = (principal * share / 100).quantize(CENT)
    sooner, later = (figure(ask("penalty_interest", payments=f"第{day}天\t{amount}", **terms), "penalty") for day in (early, late))
    assert sooner <= later + CENT <= figure(ask("penalty_interest", **terms), "penalty") + 2 * CENT

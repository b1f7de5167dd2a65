"""Worked figures published elsewhere, each with its source in public_cases.yml.

Ours agree within the tolerance given there, and the figures known to be wrong are not reproduced. Unrounded sums are compared with the *_exact results: publishers round either each payment or only the sum.
"""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from calculators import answer
from calculators.core.day_count import days_between
from calculators.core.rates import effective_annual_rate
from calculators.core.yields import apr_approx, apr_compound, apr_simple, irr

# BaseLoader leaves every scalar the text it is, so no figure passes through a float.
CASES = yaml.load(Path(__file__).with_name("public_cases.yml").read_text("utf-8"), yaml.BaseLoader)["cases"]  # noqa: S506
# What no calculator answers.
ELSEWHERE = {}


def given(inputs, *names):
    """Give the inputs of these names that have a value."""
    return {name: inputs[name] for name in names if inputs.get(name, "null") != "null"}


def percent(rate):
    return f"{Decimal(rate) * 100}%"


def asked(calculator, **texts):
    response = json.loads(answer(json.dumps({"calculator": calculator, "values": texts})))
    assert "errors" not in response, response
    return response


def exact(text):
    """A plain number; a date as the number of its day."""
    return Decimal(date.fromisoformat(text).toordinal()) if text.count("-") == 2 else Decimal(text)


def figures(response):
    return {name: Decimal(figure["value"]) for name, figure in response["results"].items() if figure["value"]}


def penalty(inputs):
    principal = next((inputs[name] for name in ("base", "principal", "debt") if name in inputs), "1")
    texts = {"principal": principal, "days": inputs.get("days") or inputs.get("periods", "1")}
    texts |= given(inputs, "multiple", "day_basis", "compounding")
    texts |= {name: percent(rate) for name, rate in given(inputs, "daily_rate", "annual_rate").items()}
    found = figures(asked("penalty_interest", **texts))
    day_basis = inputs.get("day_basis", "360")
    return {
        "penalty": found["penalty"], "interest": found["penalty"], "compound_interest": found["penalty"],
        "total": found["penalty"], "per_day": found["per_day"],
        "annual_pct": found[f"annual_rate_{day_basis}"] * 100,
        "penalty_annual_rate_pct": found[f"annual_rate_{day_basis}"] * 100,
        "penalty_daily_rate_pct": found["daily_rate"] * 100,
    }


def plan(method, inputs):
    texts = {"method": method} | given(inputs, "principal", "periods", "upfront_fee")
    names = {"annual_rate": "annual_rate", "total_fee_rate": "total_fee_rate", "per_period_rate": "period_fee_rate",
             "per_period_fee_rate": "period_fee_rate"}
    texts |= {names[name]: percent(rate) for name, rate in given(inputs, *names).items()}
    response = asked("installment_plan", **texts)
    found = figures(response)
    rows = [{name: cell["value"] for name, cell in row.items()} for row in response["tables"]["schedule"]]
    return {
        "payment": found["payment"], "first_payment": found["payment"], "total_fee": found["total_cost"],
        "total": found["total_payment_exact"], "interest": found["total_cost_exact"],
        "total_interest": found["total_cost_exact"], "period_interest": Decimal(rows[0]["interest"]),
        "apr_simple_pct": found["apr_simple"] * 100, "apr_compound_pct": found["apr_compound"] * 100,
        **{f"first_{name}": Decimal(rows[0][name]) for name in ("principal", "interest")},
        **{f"second_{name}": Decimal(row[name]) for row in rows[1:2] for name in ("principal", "interest", "payment")},
        "balances": [Decimal(row["balance"]) for row in rows],
    }


def flat_fee(inputs):
    return plan("flat_fee", inputs)


def annuity(inputs):
    return plan("annuity", inputs)


def yearly_rates(inputs):
    payments = [Decimal(inputs["payment"])] * int(inputs["payments"])
    monthly = irr(Decimal(inputs["net_proceeds"]), payments)
    return {"apr_simple_pct": apr_simple(monthly) * 100, "apr_compound_pct": apr_compound(monthly) * 100}


def real_rate(inputs):
    """The same case asked of the calculator, in whole 分."""
    texts = given(inputs, "principal", "upfront_fee")
    rates = {"total_fee_rate": "total_fee_rate", "per_period_fee_rate": "period_fee_rate"}
    texts |= {rates[name]: percent(rate) for name, rate in given(inputs, *rates).items()}
    if not any(name in inputs for name in rates):
        texts["monthly_payment"] = str(round(Decimal(inputs["payment"]), 2))
    found = figures(asked("real_rate", **texts, periods=inputs["payments"]))
    return {f"{name}_pct": found[name] * 100 for name in ("apr_simple", "apr_compound")}


def legal_cap(inputs):
    """4 times the LPR of a month's contract; the LPR itself where the case names no month."""
    when = {"contract_date": f"{inputs['as_of']}-20"} if "as_of" in inputs else {"lpr": f"{inputs['lpr_1y_pct']}%"}
    texts = {"principal": "10000", "monthly_payment": "900", "periods": "12", "lender": "private"} | when
    found = figures(asked("real_rate", **texts))
    assert found["lpr_used"] * 100 == Decimal(inputs["lpr_1y_pct"])
    return {"cap_pct": found["line"] * 100}


def early_settlement(inputs):
    balance = annuity(inputs)["balances"][int(inputs["paid_periods"]) - 1]
    if "prepay" not in inputs:
        return {"balance": balance}
    left = balance - Decimal(inputs["prepay"])
    new = annuity({"principal": str(left), "annual_rate": inputs["annual_rate"], "periods": inputs["new_periods"]})
    return {"balance": balance, "balance_after": left, "new_payment": new["payment"], "new_total": new["total"],
            "new_interest": new["interest"]}


def effective_rate(inputs):
    rate = effective_annual_rate(Decimal(inputs["nominal_annual_rate"]), int(inputs["compounding_per_year"]))
    return {"effective_pct": rate * 100}


def rough_rate(inputs):
    return {"approx_pct": apr_approx(Decimal(inputs["total_fee_rate"]), int(inputs["periods"])) * 100}


def small_claims(inputs):
    found = asked("court_dates", today="2026-11-23", paper="summons", avg_wage=inputs["avg_wage"])["results"]
    return {name: exact(found[name]["value"]) for name in ("mandatory", "by_agreement")}


def delay_interest(inputs):
    """The doubled part, by the penalty's arithmetic and by dates; the rate is the one in force."""
    today = date(2026, 11, 23)
    pay_by = today - timedelta(days=int(inputs["days"]))
    response = asked("court_dates", today=str(today), paper="judgment", judged_debt=inputs["debt"], pay_by=str(pay_by))
    interest = exact(response["results"]["delay_interest"]["value"])
    assert interest == penalty(inputs)["interest"]
    return {"interest": interest}


def credit_timeline(inputs):
    """The days of the repair, the same for an overdue record from either end of the range."""
    texts = given(inputs, "paid_on", "overdue_amount")
    first, last = inputs["overdue_in"].split("..")
    found = [asked("credit_timeline", today="2026-11-23", overdue_on=day, **texts)["results"]
             for day in (first, min(last, inputs["paid_on"]))]
    assert found[0] == found[1]
    return {name: exact(found[0][name]["value"]) for name in ("hidden_from", "hidden_by") if found[0][name]["value"]}


def debt_to_income(inputs):
    """The debts as one monthly line; which of them is a mortgage does not change the ratio."""
    first, *others = map(Decimal, inputs["monthly_debts"])
    texts = {"salary": inputs["monthly_income"], "mortgage": str(first), "other_debts": str(sum(others))}
    return {"ratio_pct": figures(asked("affordability", **texts))["dti"] * 100}


def emergency_fund(inputs):
    """From and to of the advice for a steady income, which is the case's."""
    response = asked("affordability", salary="10000", rent=inputs["monthly_essential"], job="stable")
    assert f"按 {inputs['months_min']} 到 {inputs['months_max']} 个月算" in "".join(response["assumptions"])
    found = figures(response)
    return {"low": found["fund_low"], "high": found["fund_high"]}


def interest_free_days(inputs):
    start, end = (date.fromisoformat(inputs[name]) for name in ("purchase_date", "due_date"))
    return {"days": Decimal(days_between(start, end, inclusive=inputs["inclusive"] == "true"))}


ANSWERED_BY = {
    "penalty_simple": penalty, "penalty_multiple": penalty, "compound_balance": penalty, "rate_convert": penalty,
    "interest_only_daily": penalty, "delay_interest": delay_interest, "annuity": annuity, "flat_fee": flat_fee,
    "equal_principal": lambda inputs: plan("equal_principal", inputs),
    "interest_only": lambda inputs: plan("interest_only", inputs),
    "irr_apr": yearly_rates, "legal_cap": legal_cap, "apr_approx": rough_rate, "effective_rate": effective_rate,
    "early_settlement": early_settlement, "interest_free_days": interest_free_days, "small_claims_threshold": small_claims,
    "credit_timeline": credit_timeline, "dti": debt_to_income, "emergency_fund": emergency_fund,
}
RUN = [case for case in CASES if case["calculator"] in ANSWERED_BY]


def test_every_case_is_run_or_waits_for_its_calculator():
    waiting = {case["id"]: case["calculator"] for case in CASES if case not in RUN}
    assert waiting == ELSEWHERE
    assert len(RUN) + len(ELSEWHERE) == 64


@pytest.mark.parametrize("case", RUN, ids=lambda case: case["id"])
def test_published_figures(case):
    found = ANSWERED_BY[case["calculator"]](case["inputs"])
    tolerance = Decimal(case["tolerance"])
    for name, figure in case["expected"].items():
        assert abs(found[name] - exact(figure)) <= tolerance, name


@pytest.mark.parametrize("case", [case for case in RUN if "published_wrong" in case], ids=lambda case: case["id"])
def test_wrong_figures_are_not_reproduced(case):
    found = ANSWERED_BY[case["calculator"]](case["inputs"])
    wrong = {name: Decimal(figure) for name, figure in case["published_wrong"].items()}
    right = {name: Decimal(figure) for name, figure in case["expected"].items()}
    mistaken = {name for name in wrong if wrong[name] != right[name]}
    assert mistaken
    for name in mistaken:
        assert abs(found[name] - wrong[name]) > Decimal(case["tolerance"]), name


@pytest.mark.parametrize("case", [
    case for case in RUN if case["calculator"] == "irr_apr" and "periods" in case["inputs"]], ids=lambda case: case["id"])
def test_the_plan_itself_gives_the_published_yearly_rate(case):
    found = flat_fee(case["inputs"])
    for name, figure in case["expected"].items():
        assert abs(found[name] - Decimal(figure)) <= Decimal(case["tolerance"]), name


@pytest.mark.parametrize("case", [case for case in RUN if case["calculator"] == "irr_apr"], ids=lambda case: case["id"])
def test_asked_for_the_real_rate_the_answer_is_the_published_one(case):
    found = real_rate(case["inputs"])
    for name, figure in case["expected"].items():
        assert abs(found[name] - Decimal(figure)) <= Decimal(case["tolerance"]), name

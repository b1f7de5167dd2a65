"""Each kind of published case, asked of our calculators as a page would ask: through their door, and nowhere else.

ANSWERED_BY gives for a kind the function that takes the inputs as the cases in public_cases.yml write them, all of
them text, and gives our figures under the names the cases use: money in 元, a name that ends in _pct in percent.
"""

import json
import re
from datetime import date, timedelta
from decimal import Decimal

from calculators import answer

TODAY = "2026-11-23"
# The largest amount a form takes; a rate read off what it earns is good to ten digits.
WHOLE = 10_000_000
HALF = WHOLE // 2
MONTHS, DAYS_A_MONTH, BANK_YEAR = 12, 30, 360


def given(inputs, *names):
    """Give the inputs of these names that have a value."""
    return {name: inputs[name] for name in names if inputs.get(name, "null") != "null"}


def first(inputs, *names):
    """The input of the first of these names there is."""
    return next(iter(given(inputs, *names).values()))


def percent(rate):
    return f"{Decimal(rate) * 100:f}%"


def asked(calculator, **texts):
    response = json.loads(answer(json.dumps({"calculator": calculator, "values": {name: str(text) for name, text in texts.items()}})))
    assert "errors" not in response, (texts, response["errors"])
    return response


def exact(text):
    """A plain number; a date as the number of its day."""
    return Decimal(date.fromisoformat(text).toordinal()) if text.count("-") == 2 else Decimal(text)


def figures(response):
    return {name: Decimal(figure["value"]) for name, figure in response["results"].items() if re.fullmatch(r"-?[0-9.]+", figure["value"])}


def days(response):
    return {name: exact(figure["value"]) for name, figure in response["results"].items() if figure["value"].count("-") == 2}


def penalty(inputs, usual_multiple=None):
    """Money that costs so much a day; what is not a penalty has a multiple of 1."""
    inputs = {"base": first({"one": "1"} | inputs, "base", "principal", "debt", "one")} | inputs
    texts = {"principal": inputs["base"], "days": first({"one": "1"} | inputs, "days", "periods", "one")}
    texts |= given(inputs, "day_basis", "compounding")
    texts |= {name: percent(rate) for name, rate in given(inputs, "daily_rate", "annual_rate").items()}
    multiple = inputs.get("multiple", usual_multiple)
    found = figures(asked("penalty_interest", **texts, **({"multiple": multiple} if multiple else {})))
    annual = found[f"annual_rate_{inputs.get('day_basis', '360')}"] * 100
    return {
        "penalty": found["penalty"], "interest": found["penalty"], "compound_interest": found["penalty"],
        "total": found["penalty"], "per_day": found["per_day"], "balance": found["total_due"],
        "annual_pct": annual, "penalty_annual_rate_pct": annual,
        "daily_pct": found["daily_rate"] * 100, "penalty_daily_rate_pct": found["daily_rate"] * 100,
    }


def simple_interest(inputs):
    return penalty(inputs, usual_multiple="1")


def compound_balance(inputs):
    """Every month a full one of thirty days; a rate of a month or a year is one of so many days."""
    rest = {name: text for name, text in inputs.items() if name not in ("monthly_rate", "annual_rate")}
    if "monthly_rate" in inputs:
        rest |= {"annual_rate": str(Decimal(inputs["monthly_rate"]) * MONTHS), "day_basis": str(BANK_YEAR)}
    elif "annual_rate" in inputs:
        rest |= {"annual_rate": inputs["annual_rate"], "day_basis": inputs.get("day_basis", str(BANK_YEAR))}
    if inputs["compounding"] == "monthly":
        rest["periods"] = str(int(inputs["periods"]) * DAYS_A_MONTH)
    return simple_interest(rest)


def rate_convert(inputs):
    """A rate of a day, a month or a year as that of the others."""
    if "monthly_rate" not in inputs:
        found = simple_interest({"base": str(WHOLE)} | inputs)
        month = simple_interest({"base": str(WHOLE), "days": str(DAYS_A_MONTH)} | inputs)["interest"]
        return found | {"monthly_pct": month / WHOLE * 100}
    back = HALF + HALF * Decimal(inputs["monthly_rate"])
    annual = figures(asked("real_rate", principal=HALF, monthly_payment=round(back, 2), periods=1))["apr_simple"]
    return {"annual_pct": annual * 100} | {
        name: figure for name, figure in rate_convert({"annual_rate": str(annual), "day_basis": str(BANK_YEAR)}).items() if name == "daily_pct"}


def effective_rate(inputs):
    """What interest joined so many times a year comes to: day by day, or as a loan that pays it so often."""
    rate, times = inputs["nominal_annual_rate"], int(inputs["compounding_per_year"])
    if MONTHS % times:
        texts = {"base": str(WHOLE), "annual_rate": rate, "day_basis": str(times), "days": str(times), "compounding": "daily"}
        return {"effective_pct": simple_interest(texts)["interest"] / WHOLE * 100}
    each = round(HALF * Decimal(rate) / times, 2)
    rows = [f"{MONTHS // times * number}\t{each + (HALF if number == times else 0)}" for number in range(1, times + 1)]
    return {"effective_pct": figures(asked("real_rate", principal=HALF, flows="\n".join(rows)))["apr_compound"] * 100}


def plan(method, inputs):
    texts = {"method": method} | given(inputs, "principal", "periods", "upfront_fee", "paid_periods", "prepay", "total_fee")
    names = {"annual_rate": "annual_rate", "daily_rate": "daily_rate", "total_fee_rate": "total_fee_rate",
             "per_period_rate": "period_fee_rate", "per_period_fee_rate": "period_fee_rate"}
    texts |= {names[name]: percent(rate) for name, rate in given(inputs, *names).items()}
    response = asked("installment_plan", **texts)
    found = figures(response)
    rows = [{name: cell["value"] for name, cell in row.items()} for row in response["tables"]["schedule"]]
    return {
        "payment": found["payment"], "first_payment": found["payment"], "total_fee": found["total_cost"],
        "last_payment": found["last_payment"],
        "total": found["total_payment_exact"], "interest": found["total_cost_exact"],
        "total_interest": found["total_cost_exact"], "period_interest": Decimal(rows[0]["interest"]),
        "apr_simple_pct": found["apr_simple"] * 100, "apr_compound_pct": found["apr_compound"] * 100,
        **{f"first_{name}": Decimal(rows[0][name]) for name in ("principal", "interest")},
        **{f"second_{name}": Decimal(row[name]) for row in rows[1:2] for name in ("principal", "interest", "payment")},
        **{name: found[name] for name in ("balance_exact", "balance_after", "new_payment", "new_periods") if name in found},
    }


def flat_fee(inputs):
    return plan("flat_fee", inputs)


def annuity(inputs):
    return plan("annuity", inputs)


def early_settlement(inputs):
    """What is left after some periods, unrounded on the way as publishers have it; and the rest as a plan of its own."""
    method = inputs.get("method", "annuity")
    found = plan(method, inputs)
    balance = {"balance": found["balance_exact"]}
    if "prepay" not in inputs:
        return balance
    left = found["balance_exact"] - Decimal(inputs["prepay"])
    rest = plan(method, {"principal": left, "periods": inputs["new_periods"]} | given(inputs, "annual_rate", "daily_rate"))
    drift = abs(found["balance_after"] - left)
    assert abs(found["new_payment"] - rest["payment"]) <= drift + Decimal("0.01")
    return balance | {
        "balance_after": left, "new_payment": rest["payment"], "new_total": rest["total"], "new_interest": rest["interest"],
        "periods_at_the_same_payment": found["new_periods"]}


def irr_apr(inputs):
    """What came in and what goes out, in whole 分; a fee by its rate, payments that differ as a list."""
    principal = first(inputs, "principal", "net_proceeds")
    texts = {"principal": principal, "upfront_fee": str(Decimal(principal) - Decimal(inputs.get("net_proceeds", principal)))}
    rates = {"total_fee_rate": "total_fee_rate", "per_period_fee_rate": "period_fee_rate"}
    texts |= {rates[name]: percent(rate) for name, rate in given(inputs, *rates).items()}
    if "flows" in inputs:
        texts["flows"] = inputs["flows"]
    elif not given(inputs, *rates):
        texts["monthly_payment"] = str(round(Decimal(inputs["payment"]), 2))
    texts |= {"periods": inputs["payments"]} if "payments" in inputs else {}
    found = figures(asked("real_rate", **texts))
    return {f"{name}_pct": found[name] * 100 for name in ("apr_simple", "apr_compound")}


def apr_approx(inputs):
    """The quick formula is but a note beside the real rate."""
    notes = asked("real_rate", principal=HALF, total_fee_rate=percent(inputs["total_fee_rate"]), periods=inputs["periods"])["notes"]
    (said,) = [found[1] for note in notes if (found := re.search(r"^速算：.*= ([0-9.,]+)%，只能粗估", note))]
    return {"approx_pct": Decimal(said.replace(",", ""))}


def legal_cap(inputs):
    """4 times the LPR: of the day or month of the contract, or of the number the case gives."""
    loan = {"principal": "10000", "monthly_payment": "900", "periods": "12", "lender": "private"}
    if "as_of" not in inputs:
        whens = [{"lpr": f"{inputs['lpr_1y_pct']}%"}]
    elif inputs["as_of"].count("-") == 2:
        whens = [{"contract_date": inputs["as_of"]} | given(inputs, "filed_on")]
    else:  # in some months there are two: one until it is published, one from then on
        whens = [{"contract_date": f"{inputs['as_of']}-{day}"} for day in ("01", "28")]
    replies = [json.loads(answer(json.dumps({"calculator": "real_rate", "values": loan | when}))) for when in whens]
    found = [figures(reply) for reply in replies if "results" in reply and reply["results"]["line"]["value"]]
    held = [each for each in found if each["lpr_used"] * 100 == Decimal(inputs["lpr_1y_pct"])] or found
    return {"cap_pct": held[-1]["line"] * 100, "lpr_1y_pct": held[-1]["lpr_used"] * 100}


def small_claims(inputs):
    found = figures(asked("court_dates", today=TODAY, paper="summons", avg_wage=inputs["avg_wage"]))
    return {name: found[name] for name in ("mandatory", "by_agreement")}


def delay_interest(inputs):
    """The doubled part by dates, at the rate in force; by the penalty's arithmetic it is the same."""
    pay_by = date.fromisoformat(TODAY) - timedelta(days=int(inputs["days"]))
    found = figures(asked("court_dates", today=TODAY, paper="judgment", judged_debt=inputs["debt"], pay_by=pay_by))
    assert found["delay_interest"] == simple_interest(inputs)["interest"]
    return {"interest": found["delay_interest"]}


def credit_timeline(inputs):
    """The days of the repair, the same for an overdue record from either end of the range; and those of the law."""
    texts = given(inputs, "paid_on", "overdue_amount", "objection_on", "complaint_on")
    starts = inputs.get("overdue_in", "..").split("..")
    found = [days(asked("credit_timeline", today=TODAY, **texts, **({"overdue_on": day} if day else {})))
             for day in {starts[0], min(starts[1], inputs.get("paid_on", ""))}]
    assert found[0] == found[-1]
    return found[0]


def debt_to_income(inputs):
    """The debts as one monthly line; which of them is a mortgage does not change the ratio."""
    debts = [Decimal(debt) for debt in inputs["monthly_debts"]]
    texts = {"salary": inputs["monthly_income"], "mortgage": debts[0], "other_debts": sum(debts[1:])}
    return {"ratio_pct": figures(asked("affordability", **texts))["dti"] * 100}


def emergency_fund(inputs):
    """As many months as the case says, typed; for 3 to 6 and 6 to 12 also without, as the advice goes."""
    edges = inputs["months_min"], inputs["months_max"]
    low, high = (figures(asked("affordability", salary=0, rent=inputs["monthly_essential"], fund_months=edge))["fund_target"] for edge in edges)
    job = {("3", "6"): "stable", ("6", "12"): "unstable"}.get(edges)
    advice = figures(asked("affordability", salary=0, rent=inputs["monthly_essential"], job=job)) if job else {}
    assert (advice.get("fund_low", low), advice.get("fund_high", high)) == (low, high)
    return {"low": low, "high": high}


def interest_free_days(inputs):
    """The days between two dates, and one more where the first counts too."""
    found = figures(asked("penalty_interest", principal=1, daily_rate="0.05%", due_date=inputs["purchase_date"], as_of=inputs["due_date"]))
    return {"days": found["days"] + (inputs["inclusive"] == "true")}


ANSWERED_BY = {
    "penalty_simple": simple_interest, "penalty_multiple": penalty, "compound_balance": compound_balance,
    "rate_convert": rate_convert, "effective_rate": effective_rate, "interest_only_daily": simple_interest,
    "annuity": annuity, "flat_fee": flat_fee, "equal_principal": lambda inputs: plan("equal_principal", inputs),
    "interest_only": lambda inputs: plan("interest_only", inputs), "early_settlement": early_settlement,
    "irr_apr": irr_apr, "apr_approx": apr_approx, "legal_cap": legal_cap, "delay_interest": delay_interest,
    "small_claims_threshold": small_claims, "credit_timeline": credit_timeline, "dti": debt_to_income,
    "emergency_fund": emergency_fund, "interest_free_days": interest_free_days,
}

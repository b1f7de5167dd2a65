"""What Python in the page answers is, to the letter, what Python here answers: hundreds of made-up requests."""

import json
import random

import pytest

import calculators

CASES = 320
# Boots the page's own worker and puts all requests to it, one after another.
ASK_ALL = """
requests => new Promise((resolve, reject) => {
  const worker = new Worker(new URL("assets/calculator/worker.js", location.origin), { type: "module" });
  const responses = [];
  worker.onerror = reject;
  worker.onmessage = ({ data }) => {
    if (data.isBroken) reject(new Error("the engine did not start"));
    if (data.isReady) requests.forEach((request, id) => worker.postMessage({ id, request }));
    if (data.response) responses[data.id] = data.response;
    if (data.response && responses.length === requests.length) resolve(responses);
  };
})
"""
ODD = ["", " ", "abc", "-5", "0", "1,00", "9999999999", "0.05", "1e5", "＋３", "百万", "٣", "\ud800", "<b>8600</b>", "8600.505"]


def amount(dice):
    return dice.choice([
        f"{dice.randint(1, 99999)}.{dice.randint(0, 99):02}", f"{dice.randint(1, 9999):,}", f"{dice.randint(1, 900) / 100}万",
        f"{dice.randint(1, 9999)}元",
    ])


def rate(dice, highest):
    return f"{dice.randint(1, highest * 1000) / 1000}%"


def day(dice):
    return f"{dice.randint(2023, 2027)}-{dice.randint(1, 12)}-{dice.randint(1, 28)}"


def overdue(dice):
    values = {"principal": amount(dice)} | dice.choice([
        {"daily_rate": rate(dice, 1)}, {"daily_rate": "万分之五", "multiple": "1.5"},
        {"annual_rate": rate(dice, 36), "day_basis": dice.choice(["360", "365"])},
        {"annual_rate": rate(dice, 36), "multiple": f"{dice.randint(100, 300) / 100}"},
    ])
    late = dice.randint(1, 900)
    values |= dice.choice([{"days": f"{late}"}, {"days": f"{late}天"}, {"due_date": day(dice), "as_of": f"2029年1月{dice.randint(1, 31)}日"}])
    if "days" in values:
        paid = sorted(dice.randint(1, late) for _ in range(dice.randint(0, 3)))
        values["payments"] = "\n".join(f"第{when}天\t{dice.randint(1, 200)}" for when in paid)
    values |= {"interest_due": dice.choice(["", "120.5"]), "fees_due": dice.choice(["", "30"])}
    return values | choices(dice, "penalty_interest")


def installments(dice):
    periods = dice.choice([{"periods": f"{dice.randint(1, 60)}"}, {"periods": "12期"}, {"monthly_payment": amount(dice)}])
    method = dice.choice(["annuity", "equal_principal", "interest_only", "flat_fee", "interest_free"])
    cost = {
        "flat_fee": dice.choice([{"total_fee_rate": rate(dice, 15)}, {"period_fee_rate": rate(dice, 1)}, {"total_fee": "88.5"}]),
        "interest_free": {},
    }.get(method) or dice.choice([{"annual_rate": rate(dice, 30)}, {"daily_rate": rate(dice, 1)}])
    values = {"principal": amount(dice), "method": method} | periods | (cost if method != "interest_free" else {})
    if dice.random() < 0.4:
        values |= {"first_due_date": day(dice)}
    if dice.random() < 0.3:
        values |= {"alternatives": f"annuity\t{dice.randint(2, 36)}\t{rate(dice, 24)}\ninterest_free\t{dice.randint(2, 36)}\t"}
    return values


def choices(dice, calculator):
    """Some of the calculator's choices, taken at random."""
    fields = [field for field in calculators.describe(calculator)["fields"] if field["choices"] and field["name"] != "day_basis"]
    return {field["name"]: dice.choice(field["choices"])["value"] for field in fields if dice.random() < 0.4}


def spoiled(dice, values):
    """The same with one field made odd."""
    return values | {dice.choice(list(values)): dice.choice(ODD)}


def requests(calculator, make):
    dice = random.Random(20261123)
    for number in range(CASES):
        values = make(dice)
        yield json.dumps({"calculator": calculator, "values": spoiled(dice, values) if number % 5 == 0 else values})


@pytest.mark.parametrize(("calculator", "make"), [("penalty_interest", overdue), ("installment_plan", installments)])
def test_the_page_answers_as_this_python_does(open_page, calculator, make):
    asked = list(requests(calculator, make))
    here = [calculators.answer(request) for request in asked]
    answered = sum("results" in json.loads(response) for response in here)
    assert CASES // 2 < answered < CASES, f"{answered} of {CASES} cases have a result: the cases are not worth much"
    assert open_page("/help/").page.evaluate(ASK_ALL, asked) == here


def test_what_is_no_request_is_answered_alike(open_page):
    asked = ["", "[]", "null", "{", "\u0000", '{"calculator": "x"}', '{"calculator": 5, "values": []}', "[" * 5000, '{"values": {"a": 1}}']
    assert open_page("/help/").page.evaluate(ASK_ALL, asked) == [calculators.answer(request) for request in asked]

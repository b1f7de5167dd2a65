"""How the tests of the calculators ask: through the door, as a page would."""

import json

import pytest

from calculators import answer


@pytest.fixture
def ask():
    """Send texts to a calculator, get the response as data."""
    def asked(calculator, labels=None, **texts):
        return json.loads(answer(json.dumps({"calculator": calculator, "values": texts, "labels": labels or {}})))

    return asked


@pytest.fixture
def penalty(ask):
    """Ask for a penalty; what is not given is 8,600 元 at 0.05% for 47 days."""
    def asked(**texts):
        usual = {"principal": "8600", "daily_rate": "0.05%", "days": "47"} | texts
        return ask("penalty_interest", **{name: text for name, text in usual.items() if text is not None})

    return asked


@pytest.fixture
def plan(ask):
    """Ask for a plan; what is not given is 10,000 元, 等额本息, 12 periods."""
    def asked(**texts):
        usual = {"principal": "10000", "method": "annuity", "periods": "12"} | texts
        return ask("installment_plan", **{name: text for name, text in usual.items() if text is not None})

    return asked


@pytest.fixture
def value():
    """The plain value of one result, or of every row of one column of a table."""
    def found(response, name, column=None):
        if column:
            return [row[column]["value"] for row in response["tables"][name]]
        return response["results"][name]["value"]

    return found


@pytest.fixture
def messages():
    """What is wrong, by field."""
    def found(response):
        return {error["field"]: error["message"] for error in response["errors"]}

    return found

"""How the tests of the calculators ask: through the door, as a page would."""

import json

import pytest
from hypothesis import settings

from calculators import answer

# The same cases in every run, none kept on disk, no clock: what one run finds, the next finds too.
settings.register_profile("house", derandomize=True, deadline=None, database=None, max_examples=40)
settings.load_profile("house")


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
def real(ask):
    """Ask for a real rate; what is not given is 10,000 元 back in 12 payments of 950."""
    def asked(**texts):
        usual = {"principal": "10000", "monthly_payment": "950", "periods": "12"} | texts
        return ask("real_rate", **{name: text for name, text in usual.items() if text is not None})

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

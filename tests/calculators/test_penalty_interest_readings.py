"""What the contract leaves open is said, and what bears on nothing changes nothing."""

import json

import pytest

from calculators import answer
from calculators.core.cost_line import ASKING
from tests.calculators import making

WORKED = {"principal": "25000", "daily_rate": "0.04%", "multiple": "1.5", "days": "62", "payments": "第30天 2,000"}
BY_DATES = {"days": None, "due_date": "2026-1-1", "as_of": "2026-3-4"}
BY_LAW = "没有约定先抵什么的，法律的顺序是费用、利息、本金；照那样算，罚息是 900.24 元。合同里怎么写的，先问清。"
ANNUAL = {"principal": "10000", "daily_rate": None, "annual_rate": "15.8%", "days": "30"}


@pytest.mark.parametrize(("texts", "is_said"), [
    pytest.param({}, True, id="no order chosen"),
    pytest.param(BY_DATES, True, id="nor with dates"),
    pytest.param({"payment_order": "principal_first"}, False, id="the same order, chosen"),
    pytest.param({"payment_order": "statutory"}, False, id="the order of the law itself"),
    pytest.param({"payments": None}, False, id="nothing paid on the way"),
    pytest.param({"payments": "第62天 2000"}, False, id="the same either way"),
])
def test_where_no_order_was_chosen_it_says_what_the_law_makes_of_it(penalty, texts, is_said):
    response = penalty(**WORKED | texts)
    assert (BY_LAW in response["notes"]) == is_said
    by_order = is_said or texts.get("payment_order") == "statutory"
    assert ("civil-561-payment-order" in response["sources"]) == by_order


def test_that_penalty_is_the_one_of_the_order_of_the_law(penalty, value):
    fees = WORKED | {"fees_due": "300", "interest_due": "500"}
    by_law = value(penalty(**fees, payment_order="statutory"), "penalty")
    assert value(penalty(**fees), "penalty") == "891.60"
    assert any(f"照那样算，罚息是 {by_law} 元" in note for note in penalty(**fees)["notes"])


@pytest.mark.parametrize(("texts", "said"), [
    pytest.param({}, "按 360 天，单利 24.03%（高于年 24%）；按 365 天，单利 23.70%（没有超过年 24%）", id="single"),
    pytest.param({"annual_rate": "14.3%", "compounding": "daily"}, (
        "按 360 天，单利 21.75%（没有超过年 24%），复利 24.29%（高于年 24%）；"
        "按 365 天，单利 21.45%（没有超过年 24%），复利 23.92%（没有超过年 24%）"), id="compound"),
    pytest.param({"compounding": "monthly"}, (
        "按 360 天，单利 24.03%（高于年 24%），复利 26.86%（高于年 24%）；"
        "按 365 天，单利 23.70%（没有超过年 24%），复利 26.45%（高于年 24%）"), id="single only"),
])
def test_above_the_line_by_the_days_of_the_year_alone_it_says_so(penalty, texts, said):
    response = penalty(**ANNUAL | texts)
    assert response["notes"][:2] == [f"单看罚息这一项，折合一年要看合同按多少天换算日利率：{said}。合同写的是哪一种，先问清。", ASKING]
    assert response["outcome"] != "above_line"
    assert {"day-count-convention", "spc-2017-24pct"} <= set(response["sources"])


@pytest.mark.parametrize("texts", [
    pytest.param({"day_basis": "365"}, id="365 chosen, and not above"),
    pytest.param({"annual_rate": "15.7%"}, id="by neither"),
    pytest.param({"annual_rate": "18%"}, id="by both"),
    pytest.param({"annual_rate": None, "daily_rate": "0.0439%", "multiple": "1.5"}, id="a daily rate is not divided"),
])
def test_otherwise_the_days_of_the_year_are_not_brought_up(penalty, texts):
    response = penalty(**ANNUAL | texts)
    assert "换算日利率" not in "".join(response["notes"])
    assert (response["outcome"] == "above_line") == ("高于年 24%" in "".join(response["notes"]))


@pytest.mark.parametrize("texts", [{}, {"payments": None}, {"compounding": "monthly"}, {"payment_order": "statutory"}])
def test_the_last_day_bears_on_dates_alone(texts):
    assert answered(WORKED | texts | {"count_last_day": "no"}) == answered(WORKED | texts)
    by_dates = WORKED | BY_DATES | texts
    assert answered(by_dates | {"count_last_day": "no"})["results"] != answered(by_dates)["results"]


def answered(texts):
    """All that is answered but what only repeats the form, the Python among it."""
    typed = {name: text for name, text in texts.items() if text is not None}
    response = json.loads(answer(making.request("penalty_interest", typed, exports=True)))
    return {**response, "echo": {}, "exports": response["exports"]["python"]}

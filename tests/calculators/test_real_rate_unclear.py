"""Where a real rate cannot be held against a line, or a typed figure cannot be what it is said to be."""

from decimal import Decimal

import pytest

from calculators.core.known import KNOWN
from calculators.parts.real_rate.line import MOST_LPR, MULTIPLE

LATE = {"monthly_payment": "930", "penalty": "1018.35", "lender": "consumer_finance"}
LIST = {"monthly_payment": None, "periods": None}
PRIVATE = {"lender": "private", "contract_date": "2025-6-1"}
ONE_PERIOD = {"principal": "500", "monthly_payment": "505", "periods": "1"}
ON_THAT_DAY = ("2025 年 6 月 1 日那天的「一年期 LPR」是 3.00%，和填的 {typed} 不一样；"
               "4 倍在这里算，把「一年期 LPR」清空，或者改成 3.00%")
TOO_HIGH = "「一年期 LPR」填的是 {typed}，公布过的没有这么高；看看填的是不是 4 倍以后的数，4 倍在这里算，填公布的那个数"


@pytest.mark.parametrize(("texts", "outcome"), [
    pytest.param(LATE, "extras_unclear", id="only the extras lift it above"),
    pytest.param(LATE | {"penalty": "205"}, "extras_unclear", id="only compound interest, and only by the extras"),
    pytest.param(LATE | {"monthly_payment": "936"}, "extras_unclear", id="single interest is above only by the extras"),
    pytest.param(LATE | {"monthly_payment": "936", "penalty": "1"}, "near_line", id="near the line with and without"),
    pytest.param(LATE | {"monthly_payment": "950"}, "above_line", id="above without them"),
    pytest.param(LATE | {"monthly_payment": "870", "penalty": "1"}, "below_line", id="below with them"),
    pytest.param(LATE | {"lender": "unknown"}, "no_line", id="no line at all"),
    pytest.param(PRIVATE | {"monthly_payment": "850", "penalty": "1000"}, "extras_unclear", id="private lending"),
    pytest.param(LATE | LIST | {"flows": "1 11160"}, "above_line", id="a list says when each was paid"),
])
def test_extras_alone_say_nothing_of_the_line(real, texts, outcome):
    assert real(**texts)["outcome"] == outcome


def test_what_the_extras_alone_come_to_is_neither_an_amount_above_nor_a_claim(real, value):
    response = real(**LATE)
    assert value(response, "over_amount") == value(response, "over_per_year") == ""
    assert response["status"].endswith("；算进另外加的钱才高于年 24%，晚还的天数没有算，还说不准")
    assert any("先不拿这个数去说已经超过" in note for note in response["notes"])
    assert not any("可以请求调减" in note for note in response["notes"])


@pytest.mark.parametrize("payment", ["930", "950", "850"])
def test_lateness_left_out_is_to_be_heeded_and_not_only_assumed(real, payment):
    late = [note for note in real(**LATE | {"monthly_payment": payment})["notes"] if "按每期都准时还算" in note]
    assert len(late) == 1
    assert "每月还款清单" in late[0]
    assert not any("按每期都准时还算" in note for note in real(lender="bank")["notes"])


@pytest.mark.parametrize(("texts", "outcome"), [
    pytest.param({"lender": "consumer_finance"}, "one_period", id="below the line"),
    pytest.param({"monthly_payment": "509.50", "lender": "bank"}, "one_period", id="near the line"),
    pytest.param({"monthly_payment": "515", "lender": "bank"}, "above_line", id="fewer days are only more above"),
    pytest.param({"monthly_payment": "500", "lender": "bank"}, "below_line", id="nothing costs nothing on any day"),
    pytest.param({"lender": "unknown"}, "no_line", id="no line"),
    pytest.param(PRIVATE | {"monthly_payment": "502"}, "one_period", id="private lending"),
    pytest.param({"monthly_payment": None, "total_fee_rate": "1%", "lender": "bank"}, "one_period", id="a fee"),
    pytest.param({"monthly_payment": "255", "periods": "2", "lender": "bank"}, "below_line", id="two months"),
])
def test_a_single_payment_is_not_said_to_be_below_the_line(real, value, texts, outcome):
    response = real(**ONE_PERIOD | texts)
    assert response["outcome"] == outcome
    if outcome == "one_period":
        assert value(response, "line") == value(response, "margin_simple") == ""
        assert response["status"].endswith("；只有一期，按整一个月算")
    told = any("借的天数不到一个月，真实年化就比这里高" in note for note in response["notes"])
    assert told == (outcome in ("one_period", "no_line"))


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param(PRIVATE | {"lpr": "12%"}, {"lpr": ON_THAT_DAY.format(typed="12.00%")}, id="four times it"),
    pytest.param(PRIVATE | {"lpr": "3.1%"}, {"lpr": ON_THAT_DAY.format(typed="3.10%")}, id="that of another day"),
    pytest.param({"lender": "private", "contract_date": "2018-1-1", "filed_on": "2025-6-1", "lpr": "3.1%"}, {
        "lpr": ON_THAT_DAY.format(typed="3.10%")}, id="known on the day of suing"),
    pytest.param({"lender": "private", "contract_date": "2026-11-1", "lpr": "12%"}, {
        "lpr": TOO_HIGH.format(typed="12.00%")}, id="not known, and four times it"),
    pytest.param({"lender": "private", "lpr": "6.01%"}, {"lpr": TOO_HIGH.format(typed="6.01%")}, id="no day, just too high"),
])
def test_an_lpr_that_cannot_be_one(real, messages, texts, faults):
    assert messages(real(**texts)) == faults


@pytest.mark.parametrize("texts", [
    PRIVATE | {"lpr": "3%"}, {"lender": "private", "lpr": "6%"}, {"lender": "private", "contract_date": "2018-1-1", "lpr": "3.1%"}])
def test_an_lpr_that_can_be_one_is_taken(real, value, texts):
    assert value(real(**texts), "line")


def test_the_most_an_lpr_may_be_lies_between_all_of_them_and_four_times_any():
    published = [Decimal(rate) / 100 for rate in KNOWN["lpr-1y-change-points"].values()]
    assert max(published) < MOST_LPR < min(published) * MULTIPLE


@pytest.mark.parametrize(("texts", "bare"), [
    pytest.param({"monthly_payment": "833.33"}, "0", id="twelve payments rounded to the 分"),
    pytest.param({"monthly_payment": "833.34"}, "0.000", id="rounded up"),
])
def test_a_plan_short_only_by_rounding_costs_nothing(real, texts, bare):
    response = real(penalty="500", lender="bank", **texts)
    assert response["outcome"] == "below_line"
    assert response["results"]["plan_simple"]["value"].startswith(bare)
    assert Decimal(response["results"]["total_cost"]["value"]) > 0


@pytest.mark.parametrize(("payment", "penalty"), [("833.33", "0.03"), ("833.32", "500")])
def test_a_plan_short_by_more_is_asked_about(real, messages, payment, penalty):
    assert set(messages(real(monthly_payment=payment, penalty=penalty))) == {"monthly_payment"}

"""A plan ended or eased early: by table, by what must hold for any plan, and by the program beside it."""

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from calculators.core.form import Form
from calculators.installment_plan import FIELDS, OUTPUTS, calculate

CENT = Decimal("0.01")
NAMES = ("balance", "rest_cost", "balance_after", "new_payment", "new_periods", "balance_exact")
YEAR = {"annual_rate": "14.6%"}
METHODS = some.sampled_from(["annuity", "equal_principal", "interest_only", "interest_free"])
few = settings(max_examples=60)


@pytest.mark.parametrize(("texts", "expected"), [
    pytest.param(YEAR | {"paid_periods": "6"}, ["5181.30", "222.86", "", "", "", "5181.32"], id="half of it is behind"),
    pytest.param(YEAR | {"paid_periods": "6", "prepay": "2000"}, ["5181.30", "222.86", "3181.30", "553.02", "4", "5181.32"], id="and some paid ahead"),
    pytest.param(YEAR | {"paid_periods": "0"}, ["10000.00", "808.36", "", "", "", "10000.00"], id="nothing is behind"),
    pytest.param(YEAR | {"paid_periods": "11", "prepay": "0.01"}, ["889.83", "10.83", "889.82", "900.65", "1", "889.87"], id="one period is left"),
    pytest.param(YEAR | {"paid_periods": "6", "prepay": "5181.30"}, ["5181.30", "222.86", "0.00", "", "", "5181.32"], id="all of it ahead: nothing is left"),
    pytest.param({"method": "equal_principal", "paid_periods": "6", "prepay": "2000"} | YEAR,
                 ["5000.02", "212.92", "3000.02", "536.50", "4", "5000.00"], id="等额本金: no payment above the next one"),
    pytest.param({"method": "interest_only", "paid_periods": "6", "prepay": "2000"} | YEAR,
                 ["10000.00", "730.02", "8000.00", "97.33", "", "10000.00"], id="先息后本: only the interest grows less"),
    pytest.param({"method": "interest_free", "paid_periods": "6", "prepay": "2000"}, ["5000.02", "0.00", "3000.02", "500.00", "4", "5000.00"], id="免息"),
    pytest.param({"method": "flat_fee", "total_fee_rate": "8.8%", "paid_periods": "6"}, ["5000.02", "439.96", "", "", "", "5000.00"], id="固定手续费"),
    pytest.param({"annual_rate": "200%", "periods": "600", "principal": "1000万", "paid_periods": "300", "prepay": "0.01"},
                 ["10000000.00", "490000001.00", "9999999.99", "1666666.67", "", "10000000.00"], id="so dear that a 分 ahead changes nothing"),
    pytest.param({"annual_rate": "14.6%", "periods": None, "monthly_payment": "600", "paid_periods": "18"},
                 ["439.08", "5.34", "", "", "", "439.08"], id="a payment typed"),
    pytest.param(YEAR, [""] * 6, id="nothing said of it"),
])
def test_what_is_left_and_what_paying_ahead_changes(plan, value, texts, expected):
    response = plan(**texts)
    assert [value(response, name) for name in NAMES] == expected


@pytest.mark.parametrize(("texts", "expected"), [
    pytest.param({"paid_periods": "12"}, {"paid_periods": "已经还的期数要比期数少，这个方案一共 12 期"}, id="all is behind"),
    pytest.param({"prepay": "100"}, {"paid_periods": "填了提前还的钱，已经还的期数也要填；一期还没还，就填 0"}, id="ahead of what"),
    pytest.param({"paid_periods": "6", "prepay": "5181.31"}, {"prepay": "提前还的钱不能超过剩余本金 5,181.30 元"}, id="more than is owed"),
    pytest.param({"method": "flat_fee", "annual_rate": None, "total_fee_rate": "8%", "paid_periods": "6", "prepay": "1"},
                 {"prepay": "固定手续费用不到提前还的钱，把它清空"}, id="a flat fee is not shared out anew"),
    pytest.param({"paid_periods": "601"}, {"paid_periods": "已经还的期数要在 0 到 600 期之间"}, id="more than any plan has"),
])
def test_what_cannot_be(plan, messages, texts, expected):
    assert messages(plan(**YEAR | texts)) == expected


@pytest.mark.parametrize(("texts", "fact"), [
    pytest.param(YEAR, "formula-early-settlement", id="interest"),
    pytest.param({"method": "flat_fee", "total_fee_rate": "8%"}, "huabei-instalment-early-repay", id="a fee"),
])
def test_it_is_said_what_else_an_early_end_takes(plan, texts, fact):
    response = plan(paid_periods="3", **texts)
    assert fact in response["sources"]
    assert fact not in plan(**texts)["sources"]
    assert "先看页面上的试算" in response["notes"][-1]
    assert "还了 3 期，剩余本金 " in response["working"][-1]


@some.composite
def plans(draw):
    """A plan of which at least one period is behind and one ahead, and part of its balance paid ahead."""
    periods = draw(some.integers(2, 60))
    texts = {"principal": Decimal(draw(some.integers(10_000, 100_000_000))).scaleb(-2), "method": draw(METHODS), "periods": periods}
    if texts["method"] != "interest_free":
        texts["annual_rate"] = f"{draw(some.integers(0, 3600)) / 100}%"
    return texts | {"paid_periods": draw(some.integers(1, periods - 1))}


def found(texts):
    return calculate(Form(FIELDS, {name: str(text) for name, text in texts.items()}, {}))


def money(answer, name):
    return Decimal(answer.results[name]["value"])


@few
@given(plans(), some.integers(1, 99))
def test_what_is_behind_and_what_is_left_are_the_whole(texts, share):
    answer = found(texts)
    rows, paid = answer.tables["schedule"], texts["paid_periods"]
    assert money(answer, "balance") == texts["principal"] - sum(Decimal(row["principal"]["value"]) for row in rows[:paid])
    assert money(answer, "rest_cost") == money(answer, "total_cost") - sum(Decimal(row["interest"]["value"]) for row in rows[:paid])
    assert abs(money(answer, "balance") - money(answer, "balance_exact")) <= paid * CENT * 2
    ahead = (money(answer, "balance") * share / 100).quantize(CENT)
    assume(0 < ahead < money(answer, "balance"))
    eased = found(texts | {"prepay": ahead})
    following = Decimal(rows[paid]["payment"]["value"])
    assert money(eased, "balance_after") == money(answer, "balance") - ahead
    assert money(eased, "new_payment") <= following + CENT
    if eased.results["new_periods"]["value"]:
        assert 1 <= int(eased.results["new_periods"]["value"]) <= len(rows) - paid + 1


@few
@given(plans(), some.integers(1, 50), some.integers(1, 49))
def test_more_paid_ahead_never_leaves_more_to_pay(texts, share, more):
    balance = money(found(texts), "balance")
    less, better = ((balance * part / 100).quantize(CENT) for part in (share, share + more))
    assume(0 < less < better < balance)
    small, large = (found(texts | {"prepay": ahead}) for ahead in (less, better))
    assert money(large, "new_payment") <= money(small, "new_payment")
    if small.results["new_periods"]["value"]:
        assert int(large.results["new_periods"]["value"]) <= int(small.results["new_periods"]["value"])


@settings(max_examples=12)
@given(plans())
def test_the_program_comes_to_the_same(texts):
    answer = found(texts | {"prepay": "0.01"})
    run = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", answer.python], capture_output=True, encoding="utf-8", check=True)
    printed = dict(line.rsplit(" ", 1) for line in run.stdout.splitlines())
    for name in ("balance", "rest_cost", "balance_after"):
        assert printed[OUTPUTS[name]] == answer.results[name]["value"]

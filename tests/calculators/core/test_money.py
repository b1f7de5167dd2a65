from decimal import Decimal

import pytest

from calculators.core.money import allocate, from_fen, money_text, share_of, short_money_text, to_cents, yuan


@pytest.mark.parametrize(("amount", "cents"), [
    pytest.param("0.004", "0.00", id="below half a 分 is dropped"),
    pytest.param("0.005", "0.01", id="half a 分 goes up"),
    pytest.param("0.015", "0.02", id="half goes up whatever digit stands before it"),
    pytest.param("0.025", "0.03", id="not half to even"),
    pytest.param("-0.005", "-0.01", id="away from zero below zero"),
    pytest.param("8600", "8600.00", id="two decimals, always"),
])
def test_to_cents(amount, cents):
    assert str(to_cents(Decimal(amount))) == cents


def test_a_float_is_no_money():
    with pytest.raises(TypeError):
        to_cents(0.1)
    with pytest.raises(TypeError):
        yuan(0.1)
    with pytest.raises(TypeError):
        from_fen(1.0)


def test_a_bool_is_no_number_of_fen():
    with pytest.raises(TypeError):
        from_fen(fen=True)


@pytest.mark.parametrize("text", ["0.001", "NaN", "Infinity"])
def test_an_amount_has_at_most_two_decimals_and_is_finite(text):
    with pytest.raises(ValueError, match="at most two decimals"):
        yuan(text)


def test_yuan_and_fen_are_the_same_money():
    assert yuan("86.5") == from_fen(8650) == Decimal("86.50")


@pytest.mark.parametrize(("total", "parts", "remainder", "shares"), [
    pytest.param("100", 3, "last", ["33.33", "33.33", "33.34"], id="the odd 分 goes last"),
    pytest.param("100", 3, "first", ["33.34", "33.33", "33.33"], id="or first"),
    pytest.param("200", 3, "last", ["66.67", "66.67", "66.66"], id="shares round half up, the last is smaller"),
    pytest.param("0.01", 3, "last", ["0.00", "0.00", "0.01"], id="less than a 分 each"),
    pytest.param("0.02", 4, "last", ["0.00", "0.00", "0.00", "0.02"], id="half a 分 each would overdraw"),
    pytest.param("5", 1, "first", ["5.00"], id="one part is the whole"),
])
def test_allocate(total, parts, remainder, shares):
    assert [str(share) for share in allocate(yuan(total), parts, remainder)] == shares


def test_money_text():
    assert money_text(Decimal(10000000)) == "10,000,000.00 元"
    assert short_money_text(Decimal(200)) == "200 元"
    assert short_money_text(Decimal("200.5")) == "200.50 元"


@pytest.mark.parametrize(("amount", "share", "expected"), [
    ("10000", "0.9", "9000.00"), ("0.55", "0.9", "0.50"), ("0.05", "0.9", "0.04"), ("0.04", "0.9", "0.03"), ("0.01", "0.9", "0.00"),
])
def test_a_share_is_never_all(amount, share, expected):
    assert share_of(Decimal(amount), Decimal(share)) == Decimal(expected)

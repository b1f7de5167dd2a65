from decimal import Decimal

import pytest

from calculators.core.errors import CalculatorError
from calculators.core.yields import TOLERANCE, apr_approx, apr_compound, apr_simple, irr


@pytest.mark.parametrize(("net_proceeds", "payments", "monthly"), [
    pytest.param("100", ["100"], "0", id="nothing is charged"),
    pytest.param("100", ["101"], "0.01", id="one percent for one month"),
    pytest.param("10", ["200"], "19", id="nineteen times for one month"),
    pytest.param("100", ["0", "121"], "0.1", id="two months, paid at the end"),
    pytest.param("1000", ["5000", *["0"] * 599], "4", id="all paid at the beginning"),
    pytest.param("100", [*["1"] * 599, "101"], "0.01", id="interest only, fifty years"),
])
def test_irr_of_flows_one_can_check_by_hand(net_proceeds, payments, monthly):
    found = irr(Decimal(net_proceeds), [Decimal(payment) for payment in payments])
    assert abs(found - Decimal(monthly)) <= TOLERANCE


@pytest.mark.parametrize("payments", [["50", "49.99"], []])
def test_less_paid_than_received_has_no_rate(payments):
    with pytest.raises(CalculatorError):
        irr(Decimal(100), [Decimal(payment) for payment in payments])


def test_nothing_received_has_no_rate():
    with pytest.raises(CalculatorError):
        irr(Decimal(0), [Decimal(1)])


def test_the_two_ways_to_a_year():
    assert apr_simple(Decimal("0.01")) == Decimal("0.12")
    assert round(apr_compound(Decimal("0.01")), 6) == Decimal("0.126825")


def test_the_rough_way():
    assert apr_approx(Decimal("0.025"), 3) == Decimal("0.15")

from decimal import Decimal

import pytest

from calculators.core.money import to_cents
from calculators.core.rates import Rate
from calculators.core.schedule import (
    annuity_payment,
    equal_principal_rows,
    flat_rows,
    interest_only_rows,
    is_even,
    level_rows,
    steady_rows,
)

P = Decimal("10000.00")
ANNUAL_8 = Rate(nominal=Decimal("0.08"), parts=12)


def table(rows):
    return [(str(row.payment), str(row.principal), str(row.interest), str(row.fee), str(row.balance)) for row in rows]


def test_an_annuity_of_three():
    payment = to_cents(annuity_payment(P, ANNUAL_8, 3))
    assert table(level_rows(P, ANNUAL_8, payment, 3)) == [
        ("3377.88", "3311.21", "66.67", "0.00", "6688.79"),
        ("3377.88", "3333.29", "44.59", "0.00", "3355.50"),
        ("3377.87", "3355.50", "22.37", "0.00", "0.00"),
    ]


def test_an_annuity_without_interest_is_a_share():
    assert annuity_payment(P, Rate(nominal=Decimal(0)), 8) == Decimal(1250)


def test_a_level_payment_ends_as_soon_as_it_can():
    rows = level_rows(P, Rate(nominal=Decimal(0)), Decimal(3000), 600)
    assert [row.payment for row in rows] == [3000, 3000, 3000, 1000]


def test_equal_principal():
    assert table(equal_principal_rows(P, ANNUAL_8, 3, "last")) == [
        ("3400.00", "3333.33", "66.67", "0.00", "6666.67"),
        ("3377.77", "3333.33", "44.44", "0.00", "3333.34"),
        ("3355.56", "3333.34", "22.22", "0.00", "0.00"),
    ]


def test_the_odd_fen_may_go_first():
    assert [row.principal for row in equal_principal_rows(P, ANNUAL_8, 3, "first")] == [
        Decimal("3333.34"), Decimal("3333.33"), Decimal("3333.33")]


def test_interest_only():
    assert table(interest_only_rows(P, ANNUAL_8, 3)) == [
        ("66.67", "0.00", "66.67", "0.00", "10000.00"),
        ("66.67", "0.00", "66.67", "0.00", "10000.00"),
        ("10066.67", "10000.00", "66.67", "0.00", "0.00"),
    ]


def test_a_flat_fee_is_shared_out_with_the_principal():
    assert table(flat_rows(Decimal("1000.00"), Decimal("45.00"), 6, "last")) == [
        *[("174.17", "166.67", "0.00", "7.50", balance) for balance in ("833.33", "666.66", "499.99", "333.32", "166.65")],
        ("174.15", "166.65", "0.00", "7.50", "0.00"),
    ]


def test_a_fee_of_a_few_fen_is_never_below_zero():
    rows = flat_rows(Decimal("100.03"), Decimal("0.02"), 6, "last")
    assert min(row.fee for row in rows) >= 0
    assert sum(row.fee for row in rows) == Decimal("0.02")


@pytest.mark.parametrize(("principal", "rate", "periods"), [
    pytest.param("10000000.00", "0.36", 600, id="so long that the first payments are all interest"),
    pytest.param("10000.00", "2", 600, id="so dear that they stay so nearly to the end"),
    pytest.param("1.00", "0.08", 600, id="so little that a share is below a 分"),
])
def test_where_rounding_would_pile_up_the_rows_stay_even(principal, rate, periods):
    principal, rate = Decimal(principal), Rate(nominal=Decimal(rate), parts=12)
    payment = to_cents(annuity_payment(principal, rate, periods))
    assert not is_even(level_rows(principal, rate, payment, periods), payment, periods)
    rows = steady_rows(principal, rate, periods)
    assert sum(row.principal for row in rows) == principal
    assert rows[-1].balance == 0
    assert min(row.interest for row in rows) >= 0
    assert max(row.payment for row in rows) - payment <= Decimal("0.01")


def test_both_ways_agree_where_both_work():
    payment = to_cents(annuity_payment(P, ANNUAL_8, 12))
    for one, other in zip(level_rows(P, ANNUAL_8, payment, 12), steady_rows(P, ANNUAL_8, 12), strict=True):
        assert abs(one.balance - other.balance) <= Decimal("0.06")

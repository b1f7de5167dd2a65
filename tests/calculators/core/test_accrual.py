from decimal import Decimal

import pytest

from calculators.core.accrual import ORDERS, Debt, Payment, Terms, accrue
from calculators.core.errors import InputError
from calculators.core.rates import Rate

DEBT = Debt(principal=Decimal("10000.00"), interest=Decimal("300.00"), fees=Decimal("50.00"))
DAILY = Rate(nominal=Decimal("0.0005"))


def terms(order="principal_first", **others):
    return Terms(rate=DAILY, order=ORDERS[order], **others)


def payment(day, amount, number=1):
    return Payment(number=number, day=day, amount=Decimal(amount))


@pytest.mark.parametrize(("order", "amount", "parts"), [
    pytest.param("principal_first", "400", {"principal": "400"}, id="all of it reduces the base"),
    pytest.param("principal_first", "10320", {"principal": "10000", "interest": "300", "fees": "20"}, id="then interest, then fees"),
    pytest.param("penalty_first", "400", {"penalty": "50", "interest": "300", "fees": "50"}, id="the principal comes last"),
    pytest.param("statutory", "60", {"fees": "50", "interest": "10"}, id="costs, then the interest that was due"),
    pytest.param("statutory", "390", {"fees": "50", "interest": "300", "penalty": "40"}, id="then the penalty"),
    pytest.param("statutory", "1000", {"fees": "50", "interest": "300", "penalty": "50", "principal": "600"}, id="then the debt"),
])
def test_what_a_payment_settles_after_ten_days(order, amount, parts):
    split = accrue(DEBT, terms(order), 10, [payment(10, amount)]).splits[0]
    assert {item: part for item, part in split.parts.items() if part} == {
        item: Decimal(part) for item, part in parts.items()}
    assert split.principal_left == DEBT.principal - split.parts["principal"]


def test_windows_part_where_the_base_changes():
    found = accrue(DEBT, terms(), 30, [payment(10, "4000"), payment(20, "1000", number=2)])
    assert [(window.first, window.last, window.base, window.amount) for window in found.windows] == [
        (1, 10, Decimal(10000), Decimal("50.00")),
        (11, 20, Decimal(6000), Decimal("30.00")),
        (21, 30, Decimal(5000), Decimal("25.00")),
    ]


def test_a_payment_that_leaves_the_base_alone_parts_no_window():
    found = accrue(DEBT, terms("penalty_first"), 30, [payment(10, "40")])
    assert [(window.first, window.last, window.amount) for window in found.windows] == [(1, 30, Decimal("150.00"))]
    assert found.owed["penalty"] == Decimal("110.00")


def test_interest_that_was_due_may_bear_too():
    assert accrue(DEBT, terms(interest_bears=True), 10, []).penalty == Decimal("51.50")


def test_a_debt_paid_in_full_costs_nothing_more():
    found = accrue(DEBT, terms(), 30, [payment(10, "10400")])
    assert sum(found.owed.values()) == found.next_day == 0
    assert found.penalty == Decimal("50.00")


def test_two_payments_on_one_day_are_taken_in_the_order_typed():
    found = accrue(DEBT, terms("statutory"), 10, [payment(5, "50"), payment(5, "300", number=2)])
    assert [split.parts["fees"] for split in found.splits] == [Decimal(50), Decimal(0)]


def test_a_payment_above_what_is_owed_that_day_is_refused():
    with pytest.raises(InputError) as refused:
        accrue(DEBT, terms(), 30, [payment(5, "100"), payment(10, "10299.76", number=2)])
    assert refused.value.field == "payments.2.amount"
    assert refused.value.message == "第 2 笔还款不能超过当时欠的 10,299.75 元"


@pytest.mark.parametrize(("days", "penalty"), [
    pytest.param(0, "0.00", id="the due date itself"),
    pytest.param(1, "5.00", id="one day"),
    pytest.param(30, "150.00", id="thirty days, simple"),
])
def test_simple_penalty(days, penalty):
    found = accrue(DEBT, terms(), days, [])
    assert found.penalty == Decimal(penalty)
    assert len(found.windows) == (1 if days else 0)


def test_every_day_the_penalty_may_join_the_base():
    # 10,000 × (1.0005^30 - 1) = 151.0926 (public case cr-08)
    found = accrue(DEBT, terms(compounds_daily=True), 30, [])
    assert found.penalty == Decimal("151.09")
    assert found.next_day == Decimal("5.08")


def test_or_every_month():
    # 150.00, then on 10,150: 152.25
    found = accrue(DEBT, terms(joining_days=(30, 60)), 60, [])
    assert [window.amount for window in found.windows] == [Decimal("150.00"), Decimal("152.25")]
    assert found.next_day == Decimal("5.15")  # 10,302.25 × 0.0005


def test_what_has_joined_leaves_the_base_when_it_is_paid():
    found = accrue(DEBT, terms("penalty_first", joining_days=(30,)), 60, [payment(30, "150")])
    assert [window.base for window in found.windows] == [Decimal(10000)]


def test_only_unpaid_penalty_joins():
    # 150.00 less the 40.00 paid; then 30 days on 10,110
    found = accrue(DEBT, terms("penalty_first", joining_days=(30,)), 60, [payment(10, "40")])
    assert [(window.base, window.amount) for window in found.windows] == [
        (Decimal(10000), Decimal("150.00")), (Decimal(10110), Decimal("151.65"))]


def test_a_penalty_past_counting_is_refused():
    hot = Terms(rate=Rate(nominal=Decimal("0.1")), order=ORDERS["statutory"], compounds_daily=True)
    with pytest.raises(InputError, match="超过 1 万亿元"):
        accrue(DEBT, hot, 10950, [])


def test_rows_of_thirds_add_up_to_the_total():
    third = Terms(rate=Rate(nominal=Decimal("0.12"), parts=360), order=ORDERS["principal_first"])
    debt = Debt(principal=Decimal("100.00"), interest=Decimal(0), fees=Decimal(0))
    found = accrue(debt, third, 3, [payment(1, "0.01"), payment(2, "0.01", number=2)])
    assert [window.amount for window in found.windows] == [Decimal("0.03"), Decimal("0.04"), Decimal("0.03")]
    assert found.penalty == Decimal("0.10")

"""A total fee is that of one number of periods, which it cannot itself be asked for."""

import pytest

RATE = {"method": "flat_fee", "total_fee_rate": "8.8%"}


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param(RATE, {
        "periods": "总手续费率是跟着期数定的，推不出要几期：填期数，把每月能还清空；按每期收的，总手续费率清空，改填每期手续费率"}, id="a rate"),
    pytest.param({"method": "flat_fee", "total_fee": "880"}, {
        "periods": "总手续费是跟着期数定的，推不出要几期：填期数，把每月能还清空；按每期收的，总手续费清空，改填每期手续费率"}, id="an amount"),
    pytest.param(RATE | {"periods": "12"}, {"monthly_payment": "期数、每月能还只填一种，把另外的清空"}, id="with its periods, too"),
])
def test_what_one_can_pay_does_not_tell_the_periods_of_a_total_fee(plan, messages, texts, faults):
    assert messages(plan(**{"periods": None, "monthly_payment": "500"} | texts)) == faults


def test_a_fee_of_each_period_does(plan, value):
    assert value(plan(method="flat_fee", period_fee_rate="0.6%", periods=None, monthly_payment="500"), "periods") == "23"

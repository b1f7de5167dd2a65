from decimal import Decimal

import numpy_financial
import pytest

from calculators.core.known import KNOWN
from calculators.parts.real_rate.case import present_values

CENTRAL_BANK = {"principal": "100000", "upfront_fee": "1000", "monthly_payment": "8833.3", "periods": "12"}
LIST = {"monthly_payment": None, "periods": None, "flows": "1 900\n2 900\n5 1,900\n6 1700", "principal": "5000"}
PRIVATE = {"lender": "private", "contract_date": "2025-6-10"}


def flows(response):
    """All months up to the last, with the empty ones between, as plain numbers."""
    by_month = {int(row["month"]["value"]): Decimal(row["total"]["value"]) for row in response["tables"]["payments"]}
    return [by_month.get(month, Decimal(0)) for month in range(1, max(by_month) + 1)]


def result(response, name):
    return Decimal(response["results"][name]["value"])


@pytest.mark.parametrize(("texts", "simple", "compound"), [
    pytest.param(CENTRAL_BANK, "12.80%", "13.58%", id="the central bank's own example"),
    pytest.param({"monthly_payment": None, "total_fee_rate": "8.8%", "principal": "6000"}, "15.86%", "17.07%",
                 id="a flat fee of 8.8%"),
    pytest.param({"monthly_payment": None, "period_fee_rate": "0.6%"}, "13.03%", "13.84%", id="a fee each period"),
    pytest.param({"monthly_payment": "10100", "periods": "1"}, "12.00%", "12.68%", id="one percent for one month"),
    pytest.param({"monthly_payment": "900", "period_fee": "50"}, "24.91%", "27.96%", id="the same 950, part of it a fee"),
    pytest.param({}, "24.91%", "27.96%", id="12 times 950"),
    pytest.param({"monthly_payment": "10000", "periods": "1"}, "0.00%", "0.00%", id="nothing is charged"),
    pytest.param(LIST | {"flows": "2 5100.5"}, "12.00%", "12.68%", id="paid at once after two months"),
    pytest.param(LIST | {"flows": "2 5000\n2 100.5"}, "12.00%", "12.68%", id="twice in one month"),
    pytest.param(LIST | {"flows": "2 5100", "other_fees": "0.5"}, "12.00%", "12.68%", id="a fee besides, at the end"),
    pytest.param({"monthly_payment": "10000", "periods": "1", "penalty": "100"}, "12.00%", "12.68%", id="only a penalty"),
])
def test_the_yearly_rate(real, texts, simple, compound):
    response = real(**texts)
    assert response["results"]["apr_simple"]["text"] == simple
    assert response["results"]["apr_compound"]["text"] == compound


def test_what_comes_in_and_what_goes_out(real, value):
    response = real(**CENTRAL_BANK)
    assert value(response, "net_received") == "99000.00"
    assert value(response, "total_paid") == "105999.60"
    assert value(response, "total_cost") == "6999.60"


def test_what_lateness_added_is_in_the_total_and_shown_without_it_too(real, value):
    response = real(penalty="100", compound_interest="5", damages="50", other_fees="20", extra_month="14", lender="bank")
    assert value(response, "total_cost") == "1575.00"
    assert [row["month"]["value"] for row in response["tables"]["payments"]][-2:] == ["12", "14"]
    assert response["tables"]["payments"][-1]["extra"]["value"] == "175.00"
    assert value(response, "plan_simple") == value(real(lender="bank"), "apr_simple")
    assert value(response, "lines", "what") == ["simple", "compound", "simple_plan", "compound_plan"]
    assert result(response, "plan_simple") < result(response, "apr_simple")


def test_months_without_a_payment_are_left_out_of_the_table(real, value):
    response = real(**LIST)
    assert value(response, "payments", "month") == ["1", "2", "5", "6"]
    assert [Decimal(amount) for amount in value(response, "payments", "present")] == [
        Decimal(amount) for amount in present_values(flows(response), result(response, "monthly_rate")) if amount]


@pytest.mark.parametrize(("texts", "outcome"), [
    pytest.param({"lender": "bank"}, "above_line", id="24.91 and 27.96 against 24"),
    pytest.param({"lender": "consumer_finance", "monthly_payment": "936"}, "near_line", id="22.01 and 24.37"),
    pytest.param({"lender": "microloan", "monthly_payment": "920"}, "below_line", id="18.5 and 20.1"),
    pytest.param({"lender": "bank", "monthly_payment": "945.60"}, "near_line", id="24 to the 分: single interest is on the line"),
    pytest.param({"lender": "bank", "monthly_payment": "10000", "periods": "1"}, "below_line", id="free of cost"),
    pytest.param(PRIVATE, "private_above", id="4 times 3.00"),
    pytest.param(PRIVATE | {"monthly_payment": "886"}, "private_near", id="11.5 and 12.1 against 12"),
    pytest.param(PRIVATE | {"monthly_payment": "850"}, "private_below", id="3.7 against 12"),
    pytest.param(PRIVATE | {"contract_date": "2020-8-19"}, "transition", id="the day before the new rules"),
    pytest.param(PRIVATE | {"contract_date": "2020-8-19", "filed_on": "2026-3-2"}, "private_above", id="sued since"),
    pytest.param({}, "no_line", id="lender not known"),
])
def test_where_it_stands(real, texts, outcome):
    assert real(**texts)["outcome"] == outcome


@pytest.mark.parametrize(("texts", "lpr", "line"), [
    pytest.param({"contract_date": "2020-8-20"}, "0.0385", "0.154", id="the supreme court's example"),
    pytest.param({"contract_date": "2025-6-10"}, "0.03", "0.12", id="since May 2025"),
    pytest.param({"contract_date": "2025-5-19"}, "0.031", "0.124", id="the day before the change"),
    pytest.param({"contract_date": "2025-5-20"}, "0.03", "0.12", id="the day of the change"),
    pytest.param({"contract_date": "2026-9-19"}, "0.03", "0.12", id="the last day known"),
    pytest.param({"contract_date": "2026-11-1", "lpr": "2.9%"}, "0.029", "0.116", id="looked up by the reader"),
    pytest.param({"lpr": "3"}, "0.03", "0.12", id="no date is needed then"),
    pytest.param({"contract_date": "2018-1-1", "filed_on": "2021-12-20"}, "0.038", "0.152", id="the LPR of the day of suing"),
    pytest.param({"contract_date": "2019-10-1"}, "", "", id="before the new rules the LPR of that day is not what counts"),
])
def test_the_line_of_private_lending(real, value, texts, lpr, line):
    response = real(lender="private", **texts)
    assert value(response, "lpr_used") == lpr
    assert value(response, "line") == line


@pytest.mark.parametrize("lender", ["bank", "consumer_finance", "microloan"])
@pytest.mark.parametrize("day", [None, "2015-1-1", "2026-11-23"])
def test_licensed_lenders_have_the_one_line_whatever_the_date(real, value, lender, day):
    response = real(lender=lender, contract_date=day)
    assert value(response, "line") == str(Decimal(KNOWN["spc-2017-24pct"]) / 100)
    assert value(response, "lpr_used") == ""


def test_how_far_above_is_said_in_points_and_in_money(real):
    response = real(lender="bank", periods="24", monthly_payment="600")
    results = response["results"]
    assert results["margin_simple"] == {"text": "高 13.79 个百分点", "value": "0.1379"}
    level = numpy_financial.pmt(0.02, 24, -10000)
    assert abs(result(response, "over_amount") - Decimal(24 * (600 - level))) < Decimal("0.01")
    assert abs(result(response, "over_per_year") * 2 - result(response, "over_amount")) <= Decimal("0.01")
    above = Decimal(response["tables"]["lines"][1]["over"]["value"])
    level = numpy_financial.pmt(1.24 ** (1 / 12) - 1, 24, -10000)
    assert abs(above - Decimal(24 * (600 - level))) < Decimal("0.01")


@pytest.mark.parametrize(("texts", "has_money"), [
    pytest.param({"periods": "24", "monthly_payment": "600"}, [True] * 4, id="all above"),
    pytest.param({"monthly_payment": "936"}, [True, True, False, True], id="without the extras only one is above"),
    pytest.param({"monthly_payment": "870"}, [True, True, False, False], id="only the extras bring it above"),
])
def test_money_above_the_line_is_told_with_the_extras_and_without(real, texts, has_money):
    rows = real(lender="bank", penalty="1200", **texts)["tables"]["lines"]
    bare = real(lender="bank", **texts)["tables"]["lines"]
    assert [bool(row["over"]["value"]) for row in rows] == has_money
    assert [bool(row["over"]["value"]) for row in rows] == [row["difference"]["text"].startswith("高") for row in rows]
    assert [row["over"] for row in rows[2:]] == [row["over"] for row in bare]


def test_a_year_or_less_is_not_spread_over_years(real, value):
    assert value(real(lender="bank"), "over_amount")
    assert value(real(lender="bank"), "over_per_year") == ""


def test_below_the_line_nothing_is_above_it(real, value):
    response = real(lender="bank", monthly_payment="870")
    assert value(response, "over_amount") == ""
    assert value(response, "lines", "over") == ["", ""]
    assert response["results"]["margin_simple"]["text"].startswith("低 ")


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"principal": None}, {"principal": "输入借款本金"}, id="no principal"),
    pytest.param({"monthly_payment": None}, {
        "monthly_payment": "输入每期还多少，或者总手续费率，或者每期手续费率，或者每月还款清单"}, id="nothing paid"),
    pytest.param({"total_fee_rate": "8.8%"}, {"total_fee_rate": "每期还多少、总手续费率只填一种，把另外的清空"}, id="two ways"),
    pytest.param({"periods": None}, {"periods": "输入期数"}, id="how many"),
    pytest.param({"periods": "601"}, {"periods": "期数要在 1 到 600 期之间"}, id="too many"),
    pytest.param(LIST | {"periods": "6", "period_fee": "5"}, {
        "periods": "每月还款清单用不到期数，把它清空", "period_fee": "每月还款清单用不到每期另交的费用，把它清空"}, id="a list knows them"),
    pytest.param(LIST | {"flows": "0 100"}, {"flows.1.month": "第 1 笔的第几个月要在 1 到 600 个月之间"}, id="before the first month"),
    pytest.param(LIST | {"flows": "1 100\n2\t"}, {"flows.2.amount": "输入第 2 笔的金额"}, id="no amount"),
    pytest.param({"upfront_fee": "9000.01"}, {"upfront_fee": "先扣掉的费用最多是本金的 90%，也就是 9,000.00 元"}, id="hardly anything received"),
    pytest.param({"monthly_payment": "833.33"}, {
        "monthly_payment": "每期还多少加起来是 9,999.96 元，比到手的 10,000.00 元还少，算不出年化；检查金额和期数"}, id="less than received"),
    pytest.param(LIST | {"flows": "1 10"}, {
        "flows": "每月还款清单加起来是 10.00 元，比到手的 5,000.00 元还少，算不出年化；检查金额和期数"}, id="a list of less"),
    pytest.param({"monthly_payment": "100000", "periods": "1"}, {
        "principal": "按这些数，每个月的利率超过 500%；检查借款本金和还的钱有没有多写或少写一位"}, id="a digit too many"),
    pytest.param({"lender": "bank", "lpr": "3%", "filed_on": "2026-1-1"}, {
        "lpr": "放款机构选「银行」时用不到一年期 LPR，把它清空",
        "filed_on": "放款机构选「银行」时用不到起诉的日子，把它清空"}, id="the LPR is not for banks"),
    pytest.param({"lender": "private"}, {"contract_date": "输入借款合同成立的日子"}, id="no date for private lending"),
    pytest.param({"lender": "private", "contract_date": "2025-2-30"}, {
        "contract_date": "借款合同成立的日子要是日历上有的日子"}, id="no such day"),
    pytest.param({"lender": "private", "contract_date": "2026-9-20"}, {
        "contract_date": "借款合同成立的日子对应的一年期 LPR 还没有核到，这里有 2019 年 8 月 20 日到 2026 年 9 月 19 日的；"
                         "查人民银行那个月的公告，把数填在「一年期 LPR」里"}, id="a month not checked"),
    pytest.param({"lender": "private", "contract_date": "2019-8-19"}, {
        "contract_date": "借款合同成立的日子早于这里有的一年期 LPR（2019 年 8 月 20 日到 2026 年 9 月 19 日）；"
                         "把起诉的那一天填在「起诉的日子」里，还没有起诉就填要估算的那一天"}, id="before there were any"),
    pytest.param({"lender": "private", "contract_date": "2018-1-1", "filed_on": "2026-11-1"}, {
        "filed_on": "起诉的日子对应的一年期 LPR 还没有核到，这里有 2019 年 8 月 20 日到 2026 年 9 月 19 日的；"
                    "查人民银行那个月的公告，把数填在「一年期 LPR」里"}, id="sued in a month not checked"),
    pytest.param({"lender": "private", "contract_date": "2018-1-1", "filed_on": "2020-8-19"}, {
        "filed_on": "起诉的日子不能早于 2020 年 8 月 20 日"}, id="sued under the rules before"),
    pytest.param({"lender": "private", "contract_date": "2021-1-1", "filed_on": "2022-8-19"}, {
        "filed_on": "2020 年 8 月 20 日起的借款用不到起诉的日子，把它清空"}, id="the contract's day is enough"),
    pytest.param({"lender": "private", "filed_on": "2022-8-19"}, {"contract_date": "输入借款合同成立的日子"}, id="only the day of suing"),
])
def test_faults(real, messages, texts, faults):
    assert messages(real(**texts)) == faults

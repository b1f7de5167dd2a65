from decimal import Decimal

import pytest

from calculators.core.field import ANNUAL, Choice, Field
from calculators.core.rows import read_rows, rows_text

PAYMENTS = Field(name="payments", label="还款", kind="rows", max_rows=3, row_label="第 {number} 笔还款", columns=(
    Field(name="when", label="日期", kind="date", required=True, day_numbers=True, highest=Decimal(10950), example="第30天"),
    Field(name="amount", label="金额", kind="money", required=True, may_be_zero=False, example="2000")))
PLANS = Field(name="plans", label="方案", kind="rows", max_rows=3, row_label="第 {number} 个方案", columns=(
    Field(name="method", label="方式", kind="choice", required=True, example="等额本息", choices=(
        Choice(value="annuity", label="等额本息"), Choice(value="free", label="免息分期"))),
    Field(name="periods", label="期数", kind="integer", required=True, unit="期", highest=Decimal(600), example="12"),
    Field(name="rate", label="费率", kind="rate", scale=ANNUAL, example="8%")))


def rows(field, text):
    found, faults = read_rows(field, field.label, text, lambda column: column.label)
    return found, {fault.field: fault.message for fault in faults}


@pytest.mark.parametrize("text", [
    "第30天 2000", "第30天\t2,000", "第30天 2,000", "30 2000", "30,2000", "30，2,000", "第30天、2000元", "30天  2000 元",
    "第 30 天 2,000.00元", "\n\n30 2000\n  \n", "30 2 000",
])
def test_one_payment_in_many_writings(text):
    assert rows(PAYMENTS, text) == ([{"when": 30, "amount": Decimal(2000)}], {})


@pytest.mark.parametrize("text", ["30 2000\n45 500", "30 2000；45 500", "30 2000;45 500", "30 2000\r\n45 500\r\n"])
def test_rows_are_parted_by_lines_or_semicolons(text):
    found, faults = rows(PAYMENTS, text)
    assert [row["when"] for row in found] == [30, 45]
    assert not faults


def test_a_date_with_blanks_inside_is_still_one_column():
    found, faults = rows(PAYMENTS, "2026 年 10 月 8 日 2,000 元")
    assert not faults
    assert rows_text(PAYMENTS, found) == "2026 年 10 月 8 日 2,000.00 元"


@pytest.mark.parametrize(("text", "faults"), [
    pytest.param("第30天 两千", {"payments.1.amount": "第 1 笔还款的金额要写成数字，比如 8600 或 8600.50"}, id="one column"),
    pytest.param("10.8 0", {"payments.1.when": "第 1 笔还款的日期还缺年份", "payments.1.amount": "第 1 笔还款的金额要大于 0"},
                 id="both columns"),
    pytest.param("30 100\n40", {"payments.2": "第 2 笔还款看不准：按「日期 金额」写，中间空一格，比如 第30天 2000"}, id="too few"),
    pytest.param("30 100 好 好", {"payments.1": "第 1 笔还款看不准：按「日期 金额」写，中间空一格，比如 第30天 2000"}, id="too many"),
    pytest.param("30\t", {"payments.1.amount": "输入第 1 笔还款的金额"}, id="an empty box"),
    pytest.param("1 1\n2 2\n3 3\n4 4", {"payments": "还款最多 3 行"}, id="too many rows"),
    pytest.param("3 " * 20, {"payments.1": "第 1 笔还款看不准：按「日期 金额」写，中间空一格，比如 第30天 2000"}, id="endless gaps"),
])
def test_faults_name_row_and_column(text, faults):
    assert rows(PAYMENTS, text)[1] == faults


@pytest.mark.parametrize(("text", "row"), [
    ("等额本息 12 8%", {"method": "annuity", "periods": 12, "rate": Decimal("0.08")}),
    ("等额本息,12期,8", {"method": "annuity", "periods": 12, "rate": Decimal("0.08")}),
    ("免息 6", {"method": "free", "periods": 6, "rate": None}),
    ("免息\t6\t", {"method": "free", "periods": 6, "rate": None}),
    ("免息\t6", {"method": "free", "periods": 6, "rate": None}),
])
def test_the_last_column_may_be_left_out(text, row):
    assert rows(PLANS, text) == ([row], {})


def test_a_row_that_reads_two_ways_is_not_guessed():
    left, right = (Field(name=name, label=name, kind="number", example="5") for name in ("左", "右"))
    pairs = Field(name="pairs", label="数对", kind="rows", max_rows=1, row_label="第 {number} 对", columns=(left, right))
    assert rows(pairs, "1 234 567")[1] == {"pairs.1": "第 1 对看不准：按「左 右」写，中间空一格，比如 5 5"}

from decimal import Decimal

import pytest

from calculators.core.errors import InputError
from calculators.core.field import Choice, Field
from calculators.core.reading import read, value_text

PRINCIPAL = Field(name="principal", label="逾期本金", kind="money", may_be_zero=False)
FEES = Field(name="fees", label="费用", kind="money")
DAYS = Field(name="days", label="逾期天数", kind="integer", unit="天", highest=Decimal(10950), example="47")
PERIODS = Field(name="periods", label="期数", kind="integer", unit="期", lowest=Decimal(1), highest=Decimal(600),
                example="12")
MULTIPLE = Field(name="multiple", label="罚息倍数", kind="number", unit="倍", lowest=Decimal(1), highest=Decimal(10),
                 example="1.5")
METHOD = Field(name="method", label="还款方式", kind="choice", choices=(
    Choice(value="annuity", label="等额本息"), Choice(value="equal", label="等额本金"),
    Choice(value="free", label="免息分期")))
WHEN = Field(name="when", label="日期", kind="date", day_numbers=True, highest=Decimal(10950))


@pytest.mark.parametrize(("typed", "amount"), [
    ("8600", "8600.00"), ("8,600", "8600.00"), ("８６００", "8600.00"), ("８，６００", "8600.00"), ("8600元", "8600.00"),
    ("8600 元", "8600.00"), ("￥8,600.50", "8600.50"), ("¥8600", "8600.00"), ("8600块", "8600.00"),
    ("8600块钱", "8600.00"), ("人民币8600元整", "8600.00"), ("0.86万", "8600.00"), ("0.86 万元", "8600.00"),
    ("8.6千", "8600.00"), ("8.6k", "8600.00"), ("0.86W", "8600.00"), ("1000万", "10000000.00"), (".5", "0.50"),
    ("8600.", "8600.00"), ("8600.500", "8600.50"), ("+8600", "8600.00"), ("  8600\n", "8600.00"),
    ("0.123456万", "1234.56"),
])
def test_money_as_people_type_it(typed, amount):
    assert str(read(PRINCIPAL, "逾期本金", typed)) == amount


@pytest.mark.parametrize(("typed", "message"), [
    ("八千六", "逾期本金要写成数字，比如 8600 或 8600.50"),
    ("1e5", "逾期本金要写成数字，比如 8600 或 8600.50"),
    ("٨٦٠٠", "逾期本金要写成数字，比如 8600 或 8600.50"),
    ("1万2", "逾期本金要写成数字，比如 8600 或 8600.50"),
    ("8600.5.0", "逾期本金要写成数字，比如 8600 或 8600.50"),
    ("NaN", "逾期本金要写成数字，比如 8600 或 8600.50"),
    ("元", "逾期本金要写成数字，比如 8600 或 8600.50"),
    ("86,00", "逾期本金里的逗号或空格看不准：按三位一组写，或者不写，比如 8600 或 8600.50"),
    ("8 60", "逾期本金里的逗号或空格看不准：按三位一组写，或者不写，比如 8600 或 8600.50"),
    ("0", "逾期本金要大于 0"),
    ("-5", "逾期本金要大于 0"),
    ("1000.0001万", "逾期本金要在 1,000 万元以内"),
    ("9" * 59, "逾期本金要在 1,000 万元以内"),
    ("8600.505", "逾期本金最多两位小数"),
    ("9" * 61, "逾期本金写得太长，最多 60 个字"),
])
def test_money_that_has_to_be_written_otherwise(typed, message):
    with pytest.raises(InputError) as refused:
        read(PRINCIPAL, "逾期本金", typed)
    assert refused.value.message == message


def test_an_amount_that_may_be_nothing_still_cannot_be_below_it():
    assert read(FEES, "费用", "0") == 0
    with pytest.raises(InputError, match="费用不能小于 0"):
        read(FEES, "费用", "-0.01")


@pytest.mark.parametrize(("field", "typed", "number"), [
    (DAYS, "47", 47), (DAYS, "４７天", 47), (DAYS, "47 天", 47), (DAYS, "0", 0), (DAYS, "10,950", 10950), (DAYS, "47.0", 47),
    (PERIODS, "12期", 12), (PERIODS, "12 个月", 12), (PERIODS, "600", 600),
])
def test_whole_numbers(field, typed, number):
    assert read(field, field.label, typed) == number


@pytest.mark.parametrize(("field", "typed", "message"), [
    (DAYS, "47.5", "逾期天数要写成整数，比如 47"),
    (DAYS, "-1", "逾期天数要在 0 到 10,950 天之间"),
    (DAYS, "10951", "逾期天数要在 0 到 10,950 天之间"),
    (DAYS, "一个月", "逾期天数要写成数字，比如 47"),
    (DAYS, "1.5个月", "逾期天数要写成数字，比如 47"),
    (PERIODS, "0", "期数要在 1 到 600 期之间"),
    (PERIODS, "601", "期数要在 1 到 600 期之间"),
    (MULTIPLE, "0.5", "罚息倍数要在 1 到 10 倍之间"),
    (MULTIPLE, "50%", "罚息倍数要在 1 到 10 倍之间"),
    (MULTIPLE, "一倍半", "罚息倍数要写成数字，比如 1.5"),
])
def test_numbers_that_have_to_be_written_otherwise(field, typed, message):
    with pytest.raises(InputError) as refused:
        read(field, field.label, typed)
    assert refused.value.message == message


@pytest.mark.parametrize("typed", ["1.5", "1.5倍", "１．５", "150%", "1.50"])
def test_one_and_a_half_times(typed):
    assert read(MULTIPLE, "罚息倍数", typed) == Decimal("1.5")


@pytest.mark.parametrize(("typed", "choice"), [
    ("annuity", "annuity"), ("等额本息", "annuity"), (" 等额本金 ", "equal"), ("免息", "free"),
])
def test_a_choice_by_value_by_label_or_by_the_beginning_of_one_label(typed, choice):
    assert read(METHOD, "还款方式", typed) == choice


@pytest.mark.parametrize("typed", ["等额", "气球贷", "ANNUITY", "annuity "[:3]])
def test_a_choice_that_is_none_or_more_than_one(typed):
    with pytest.raises(InputError) as refused:
        read(METHOD, "还款方式", typed)
    assert refused.value.message == f"还款方式里没有「{typed}」，从这几项里选：等额本息、等额本金、免息分期"


@pytest.mark.parametrize("typed", ["第30天", "第 30 天", "30天", "30", "３０"])
def test_a_day_counted_from_the_due_date(typed):
    assert read(WHEN, "日期", typed) == 30


def test_days_are_counted_from_one():
    with pytest.raises(InputError, match="日期要在第 1 天到第 10,950 天之间"):
        read(WHEN, "日期", "第0天")


@pytest.mark.parametrize(("field", "typed", "text"), [
    (PRINCIPAL, "0.86万", "8,600.00 元"), (DAYS, "1000", "1,000 天"), (MULTIPLE, "150%", "1.5 倍"), (METHOD, "free", "免息分期"),
    (WHEN, "30", "第 30 天"), (WHEN, "2026-10-8", "2026 年 10 月 8 日"),
])
def test_what_is_echoed(field, typed, text):
    assert value_text(field, read(field, field.label, typed)) == text

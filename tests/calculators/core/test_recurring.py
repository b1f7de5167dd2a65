from decimal import Decimal
from fractions import Fraction

import pytest

from calculators.core.errors import InputError
from calculators.core.field import Field
from calculators.core.reading import read, value_text

RENT = Field(name="rent", label="房租", kind="recurring", example="1200")
PER_YEAR = {"day": 365, "week": 52, "month": 12, "year": 1}


@pytest.mark.parametrize(("text", "amount", "period"), [
    ("1200", "1200", "month"), ("1,200.50", "1200.50", "month"), ("1200 每月", "1200", "month"), ("1200每个月", "1200", "month"),
    ("1200/月", "1200", "month"), ("1200元/月", "1200", "month"), ("0.12万 每月", "1200", "month"), ("1200\tmonth", "1200", "month"),
    ("1200 个月", "1200", "month"), ("每月1200", "1200", "month"), ("每个月 1200元", "1200", "month"), ("一个月1200", "1200", "month"),
    ("30/天", "30", "day"), ("30元一天", "30", "day"), ("30 每日", "30", "day"), ("30\tday", "30", "day"), ("每天30", "30", "day"), ("30 / 天", "30", "day"),
    ("200 每周", "200", "week"), ("200一星期", "200", "week"), ("200 礼拜", "200", "week"), ("200\tweek", "200", "week"), ("200/1周", "200", "week"),
    ("3600 一年", "3600", "year"), ("3600/年", "3600", "year"), ("3600\tyear", "3600", "year"), ("一年 3600", "3600", "year"),
    ("￥３０／天", "30", "day"), ("0", "0", "month"), ("0/天", "0", "day"), ("301天", "301", "day"),
])
def test_what_is_read(text, amount, period):
    value = read(RENT, "房租", text)
    assert (value.amount, value.period) == (Decimal(amount), period)
    assert abs(Fraction(value.monthly) - Fraction(amount) * PER_YEAR[period] / 12) < Fraction(1, 10**20)


@pytest.mark.parametrize(("text", "message"), [
    ("每天", "房租要写成多久一次、多少钱，比如 1200 每月 或 30 每天"),
    ("/月", "房租要写成多久一次、多少钱，比如 1200 每月 或 30 每天"),
    ("month", "房租要写成多久一次、多少钱，比如 1200 每月 或 30 每天"),
    ("很多", "房租要写成数字，比如 8600 或 8600.50"),
    ("1200 每季度", "房租要写成数字，比如 8600 或 8600.50"),
    ("30/天/天", "房租要写成数字，比如 8600 或 8600.50"),
    ("-5 每月", "房租不能小于 0"),
    ("30.005/天", "房租最多两位小数"),
    ("2000万 每年", "房租要在 1,000 万元以内"),
    ("1200 每月" + " " * 60, "房租写得太长，最多 60 个字"),
])
def test_what_is_refused(text, message):
    with pytest.raises(InputError) as refused:
        read(RENT, "房租", text)
    assert refused.value.message == message


@pytest.mark.parametrize(("text", "echo"), [
    ("1200", "1,200.00 元，每月"), ("30/天", "30.00 元，每天"), ("200 每周", "200.00 元，每周"), ("3600一年", "3,600.00 元，每年"),
])
def test_it_is_echoed_with_its_period(text, echo):
    assert value_text(RENT, read(RENT, "房租", text)) == echo

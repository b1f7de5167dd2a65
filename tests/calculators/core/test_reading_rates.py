from decimal import Decimal

import pytest

from calculators.core.errors import InputError
from calculators.core.field import ANNUAL, DAILY, PER_PERIOD, TOTAL_FEE, YEARLY_COST
from calculators.core.reading_rates import read_rate

MONTHLY = "日利率不按月写；年利率用月利率乘 12，比如月 1.5% 就填 18%"


@pytest.mark.parametrize(("scale", "typed", "rate"), [
    (DAILY, "0.05%", "0.0005"), (DAILY, "0.05％", "0.0005"), (DAILY, "０．０５％", "0.0005"), (DAILY, "0.05 %", "0.0005"),
    (DAILY, "0。05%", "0.0005"), (DAILY, ".05%", "0.0005"), (DAILY, "万分之五", "0.0005"), (DAILY, "万分之5", "0.0005"),
    (DAILY, "万分之四点五", "0.00045"), (DAILY, "万五", "0.0005"), (DAILY, "万5", "0.0005"), (DAILY, "千分之一", "0.001"),
    (DAILY, "0.5‰", "0.0005"), (DAILY, "5‱", "0.0005"), (DAILY, "0.0005", "0.0005"), (DAILY, "0.05%/天", "0.0005"),
    (DAILY, "0.05%每天", "0.0005"), (DAILY, "1%", "0.01"),
    (ANNUAL, "18%", "0.18"), (ANNUAL, "18", "0.18"), (ANNUAL, "0.18", "0.18"), (ANNUAL, "百分之十八", "0.18"),
    (ANNUAL, "3.85", "0.0385"), (ANNUAL, "3.85%", "0.0385"), (ANNUAL, "1.5%", "0.015"), (ANNUAL, "18%/年", "0.18"),
    (ANNUAL, "0", "0"), (ANNUAL, "200%", "2"), (YEARLY_COST, "1,909.17%", "19.0917"), (YEARLY_COST, "27%", "0.27"), (YEARLY_COST, "27", "0.27"),
    (PER_PERIOD, "0.6%", "0.006"), (PER_PERIOD, "0.006", "0.006"), (PER_PERIOD, "0.6%/期", "0.006"),
    (TOTAL_FEE, "8.8%", "0.088"), (TOTAL_FEE, "8.8", "0.088"), (TOTAL_FEE, "0.088", "0.088"),
])
def test_rates_as_people_type_them(scale, typed, rate):
    assert read_rate("利率", typed, scale) == Decimal(rate)


@pytest.mark.parametrize(("scale", "typed", "as_percent", "as_fraction"), [
    pytest.param(DAILY, "0.05", "0.05%", "5%", id="a daily rate without its %"),
    pytest.param(DAILY, "0.5", "0.5%", "50%", id="a bare daily number is never taken for a percentage"),
    pytest.param(DAILY, "5", "5%", "500%", id="nor for so many in ten thousand"),
    pytest.param(DAILY, "0.002", "0.002%", "0.2%", id="both readings plausible"),
    pytest.param(ANNUAL, "1.5", "1.5%", "150%", id="a rate, or a multiple in the wrong box"),
    pytest.param(ANNUAL, "0.5", "0.5%", "50%", id="half a percent, or half"),
    pytest.param(ANNUAL, "300", "300%", "30,000%", id="neither reading plausible"),
    pytest.param(PER_PERIOD, "0.6", "0.6%", "60%", id="a fee per period without its %"),
    pytest.param(TOTAL_FEE, "0.9", "0.9%", "90%", id="a small fee or nearly everything"),
])
def test_a_rate_that_could_be_two_says_both(scale, typed, as_percent, as_fraction):
    with pytest.raises(InputError) as refused:
        read_rate("利率", typed, scale)
    assert refused.value.message == (
        f"利率一般写成 {scale.usual}；你填的 {typed} 没有写单位，可能是 {as_percent}，也可能是 {as_fraction}，把 % 一起写上")


@pytest.mark.parametrize(("scale", "typed", "message"), [
    pytest.param(DAILY, "5%", "日利率一般写成 0.05%；你填的 5% 一年超过 18 倍，确认没有写错（这里最多算到 1%）", id="odd by the day"),
    pytest.param(DAILY, "1.01%", "日利率一般写成 0.05%；你填的 1.01% 一年超过 3 倍，确认没有写错（这里最多算到 1%）", id="just odd"),
    pytest.param(ANNUAL, "1800%", "日利率一般写成 18%；你填的 1800% 一年超过 18 倍，确认没有写错（这里最多算到 200%）", id="odd by the year"),
    pytest.param(TOTAL_FEE, "120%", "日利率一般写成 8.8%；你填的 120% 比本金还多，确认没有写错（这里最多算到 100%）", id="more than all"),
    pytest.param(DAILY, "很高", "日利率要写成百分数，比如 0.05%", id="words"),
    pytest.param(YEARLY_COST, "1,90.17%", "日利率要写成百分数，比如 18%", id="groups of two"),
    pytest.param(DAILY, "0.05%%", "日利率要写成百分数，比如 0.05%", id="two signs"),
    pytest.param(DAILY, "18%/年", "日利率要写成百分数，比如 0.05%", id="the unit of another rate"),
    pytest.param(DAILY, "万分之五十五十", "日利率要写成百分数，比如 0.05%", id="no number"),
    pytest.param(ANNUAL, "1.2%/月", MONTHLY, id="by the month"),
    pytest.param(ANNUAL, "月利率1.2%", MONTHLY, id="a rate of the month"),
    pytest.param(ANNUAL, "1.5分利", MONTHLY, id="so many 分, said of a month"),
    pytest.param(ANNUAL, "月息1分5", MONTHLY, id="of a month in so many words"),
    pytest.param(ANNUAL, "一分五的利息", MONTHLY, id="in Chinese numerals"),
    pytest.param(YEARLY_COST, "每月1.5%", MONTHLY, id="what a loan costs in all"),
    pytest.param(ANNUAL, "年息1分5", "日利率要写成百分数，比如 18%", id="of a year, whatever that is"),
    pytest.param(DAILY, "月利率1.5%", "日利率要写成百分数，比如 0.05%", id="only where a year is asked for"),
    pytest.param(DAILY, "1e-4", "日利率要写成百分数，比如 0.05%", id="no exponents"),
    pytest.param(DAILY, "", "日利率要写成百分数，比如 0.05%", id="nothing"),
])
def test_rates_that_have_to_be_written_otherwise(scale, typed, message):
    with pytest.raises(InputError) as refused:
        read_rate("日利率", typed, scale)
    assert refused.value.message == message

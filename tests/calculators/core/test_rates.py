from decimal import Decimal

import pytest

from calculators.core.money import to_cents
from calculators.core.rates import (
    Rate,
    annual_from_daily,
    daily_from_annual,
    effective_annual_rate,
    percent_text,
)


def test_half_a_fen_survives_a_rate_that_has_no_last_decimal():
    # 7% / 360 never ends, yet 20 元 for 9 days cost exactly 0.035: dividing first would lose the half.
    rate = Rate(nominal=Decimal("0.07"), parts=360)
    assert rate.on(Decimal(20), 9) == Decimal("0.035")
    assert to_cents(rate.on(Decimal(20), 9)) > to_cents(rate.fraction * 20 * 9)


def test_a_day_and_a_year():
    assert annual_from_daily(Decimal("0.0005"), 360) == Decimal("0.18")
    assert annual_from_daily(Decimal("0.0005"), 365) == Decimal("0.1825")
    assert daily_from_annual(Decimal("0.18"), 360) == Decimal("0.0005")


def test_interest_that_joins_the_base_once_a_year_changes_nothing():
    assert effective_annual_rate(Decimal("0.144"), 1) == Decimal("0.144")


@pytest.mark.parametrize(("rate", "places", "text"), [
    pytest.param("0.0005", None, "0.05%", id="as short as it goes"),
    pytest.param("0.18", None, "18%", id="no decimals when there are none"),
    pytest.param("0.000216666666", None, "0.02167%", id="five decimals at most"),
    pytest.param("0.18", 2, "18.00%", id="or as many as asked for"),
    pytest.param("12", None, "1,200%", id="thousands are parted"),
    pytest.param("0", None, "0%", id="nothing"),
])
def test_percent_text(rate, places, text):
    assert percent_text(Decimal(rate), places) == text

from datetime import date

import pytest

from calculators.core.errors import InputError
from calculators.core.reading_dates import date_text, read_date


@pytest.mark.parametrize("typed", [
    "2026-10-8", "2026-10-08", "2026/10/8", "2026.10.8", "2026年10月8日", "2026 年 10 月 8 日", "2026年10月8号", "2026年10月8",
    "２０２６－１０－８", "20261008", "2026。10。8", " 2026-10-8 ",
])
def test_one_day_in_many_writings(typed):
    assert read_date("还款日", typed) == date(2026, 10, 8)


@pytest.mark.parametrize(("typed", "message"), [
    ("10.8", "还款日还缺年份"),
    ("10-8", "还款日还缺年份"),
    ("10月8日", "还款日还缺年份"),
    ("2026年8日", "还款日还缺月份"),
    ("2026-10", "还款日还缺日"),
    ("2026年10月", "还款日还缺日"),
    ("2026", "还款日还缺月份和日"),
    ("2026年", "还款日还缺月份和日"),
    ("8日", "还款日还缺年份和月份"),
    ("10月", "还款日还缺年份和日"),
    ("26-10-8", "还款日的年份要写四位，比如 2026"),
    ("26年10月8日", "还款日的年份要写四位，比如 2026"),
    ("10/8/2026", "还款日要先写年份，比如 2026-10-8；月和日的先后才不会看错"),
    ("2026-2-30", "还款日要是日历上有的日子"),
    ("2026-13-1", "还款日要是日历上有的日子"),
    ("2026-2-29", "还款日要是日历上有的日子"),
    ("2026-10-0", "还款日要是日历上有的日子"),
    ("2026-10-123", "还款日要是日历上有的日子"),
    ("1989-12-31", "还款日的年份要在 1990 到 2100 之间"),
    ("2101-1-1", "还款日的年份要在 1990 到 2100 之间"),
    ("今天", "还款日要写成年月日，比如 2026-10-8"),
    ("2026-10/8", "还款日要写成年月日，比如 2026-10-8"),
    ("47", "还款日要写成年月日，比如 2026-10-8"),
    ("٢٠٢٦-١٠-٨", "还款日要写成年月日，比如 2026-10-8"),
])
def test_a_date_names_what_is_wrong_with_it(typed, message):
    with pytest.raises(InputError) as refused:
        read_date("还款日", typed)
    assert refused.value.message == message


def test_a_leap_day_is_in_the_calendar():
    assert date_text(read_date("还款日", "2028-2-29")) == "2028 年 2 月 29 日"

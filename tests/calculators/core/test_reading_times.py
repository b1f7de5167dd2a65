from datetime import time

import pytest

from calculators.core.errors import InputError
from calculators.core.field import Field
from calculators.core.reading import read, value_text

CALLED = Field(name="called", label="打来的时间", kind="time", example="21:30")


@pytest.mark.parametrize(("text", "hour", "minute"), [
    ("21:30", 21, 30), ("21：30", 21, 30), ("8:05", 8, 5), ("08:05", 8, 5), ("0:00", 0, 0), ("23:59", 23, 59), (" 9 : 5 ", 9, 5), ("２１：３０", 21, 30),
    ("9点", 9, 0), ("9点半", 9, 30), ("9点整", 9, 0), ("9点钟", 9, 0), ("22点05分", 22, 5), ("22时5分", 22, 5), ("9点5", 9, 5),
    ("九点", 9, 0), ("九点半", 9, 30), ("十二点", 12, 0), ("二十一点三十分", 21, 30), ("九点零五分", 9, 5), ("零点", 0, 0), ("两点一十", 2, 10),
    ("早上8点", 8, 0), ("早晨 6:30", 6, 30), ("上午10点", 10, 0), ("中午12点", 12, 0), ("中午11点半", 11, 30), ("中午1点", 13, 0),
    ("下午3:20", 15, 20), ("下午12点半", 12, 30), ("下午15:00", 15, 0), ("傍晚6点", 18, 0),
    ("晚上9点半", 21, 30), ("晚上21:30", 21, 30), ("晚上1点", 1, 0), ("晚上0点", 0, 0), ("晚上5点", 17, 0),
    ("夜里11点", 23, 0), ("夜里2点", 2, 0), ("凌晨12点", 0, 0), ("凌晨0点", 0, 0), ("半夜3点", 3, 0), ("凌晨12点半", 0, 30), ("凌晨5:10", 5, 10),
])
def test_what_is_read(text, hour, minute):
    assert read(CALLED, "打来的时间", text) == time(hour, minute)


@pytest.mark.parametrize("text", [
    "25:00", "24:60", "晚上12:60", "9:60", "21", "2130", "晚上", "点", "半", ":30", "9:", "21:30:15", "9点半半", "下午晚上9点", "昨天9点", "九十九点", "十十点", "零零点",
    "9点六十分", "-1:00", "1e1:00", "٣:٣٠", "9点半分", "昨晚",
])
def test_what_is_refused(text):
    with pytest.raises(InputError) as refused:
        read(CALLED, "打来的时间", text)
    assert refused.value.message == "打来的时间要写成几点几分，比如 21:30 或 晚上9点半"


@pytest.mark.parametrize(("text", "after"), [
    ("晚上12点", "0:00"), ("夜里12点", "0:00"), ("半夜十二点半", "0:30"), ("晚上12:05", "0:05"), ("24:00", "0:00"), ("24点", "0:00"), ("夜里24点", "0:00"),
])
def test_the_end_of_a_day_is_asked_for_again(text, after):
    with pytest.raises(InputError) as refused:
        read(CALLED, "打来的时间", text)
    assert refused.value.message == f"打来的时间过了半夜，要看清是哪一天：写成第二天的 {after}，或者当天的 23:59"


@pytest.mark.parametrize(("value", "shown"), [(time(21, 30), "21:30"), (time(8, 5), "8:05"), (time(0, 0), "0:00")])
def test_it_is_echoed_in_digits(value, shown):
    assert value_text(CALLED, value) == shown

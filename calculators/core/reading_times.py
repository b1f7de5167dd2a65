"""Times of day as people write them: 21:30, 9点半, 晚上9点, 下午3:20, 22点05分, 晚上九点半.

>>> read_time("时间", "晚上9点半"), read_time("时间", "8：05")
(datetime.time(21, 30), datetime.time(8, 5))
>>> read_time("时间", "25:00")
Traceback (most recent call last):
calculators.core.errors.InputError: 时间要写成几点几分，比如 21:30 或 晚上9点半
"""

from __future__ import annotations

import re
from datetime import time

from . import messages
from .errors import InputError
from .text import chinese_number, plain

_NUMBER = "[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3}"
_TIME = re.compile(
    "(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜)?"
    f" ?({_NUMBER}) ?(?:: ?(?P<digits>[0-9]{{1,2}})"
    f"|(?:点钟?|时) ?(?:(?P<words>{_NUMBER})分?|(?P<half>半)|整)?)")
NOON, DAY, HOUR = 12, 24, 60
# Part of the day → the hours that are meant after noon; 晚上1点 and 半夜2点 are after midnight.
_AFTER_NOON = {
    "中午": range(1, 10), "下午": range(1, NOON), "傍晚": range(1, NOON),
    "晚上": range(5, NOON), "夜里": range(8, NOON), "半夜": range(8, NOON),
}
_LATE = ("晚上", "夜里", "半夜")


def read_time(label: str, text: str) -> time:
    """The time, to the minute. 晚上9点 is 21:00, 晚上1点 is 1:00, 凌晨12点 is 0:00.

    晚上12点 ends the day that is meant and 0:00 begins it, so it is refused; 24:00 likewise.
    """
    match = _TIME.fullmatch(plain(text))
    if not match:
        raise InputError("", messages.not_a_time(label))
    part, hour = match[1], _count(match[2])
    minute = 30 if match["half"] else _count(match["digits"] or match["words"] or "0")
    if hour in _AFTER_NOON.get(part, ()):
        hour += NOON
    elif part == "凌晨" and hour == NOON:
        hour = 0
    ends_the_day = hour == DAY or (part in _LATE and hour == NOON)
    if ends_the_day and minute < HOUR:
        raise InputError("", messages.next_day(label, time_text(time(0, minute))))
    if hour >= DAY or minute >= HOUR:
        raise InputError("", messages.not_a_time(label))
    return time(hour, minute)


def _count(text: str) -> int:
    """A number in digits or Chinese numerals, 零五 among them; one that is neither is past any hour."""
    number = chinese_number(text if text in ("零", "〇") else text.lstrip("零〇"))
    return DAY * HOUR if number is None else int(number)


def time_text(value: time) -> str:
    """21:30."""
    return f"{value.hour}:{value.minute:02}"

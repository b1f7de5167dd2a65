"""Times of day as people write them: 21:30, 9点半, 晚上9点, 下午3:20, 22点05分.

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
from .text import plain

_TIME = re.compile(
    r"(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜)? ?([0-9]{1,2}) ?(?::|点|时) ?(?:([0-9]{1,2})分?|(半)|(整))?")
NOON, DAY = 12, 24
_AFTERNOON = ("下午", "傍晚", "晚上")
_NIGHT = ("夜里", "半夜")


def read_time(label: str, text: str) -> time:
    """The time, to the minute. 晚上9点 is 21:00; 晚上12点 and 半夜12点 are 0:00."""
    match = _TIME.fullmatch(plain(text))
    if not match:
        raise InputError("", messages.not_a_time(label))
    part, hour, minute = match[1], int(match[2]), 30 if match[4] else int(match[3] or 0)
    if part == "中午" and hour < NOON - 2 and hour or part in _AFTERNOON and hour < NOON:
        hour += NOON
    elif part in ("晚上", *_NIGHT) and hour == NOON:
        hour = 0
    if hour >= DAY or minute > 59:
        raise InputError("", messages.not_a_time(label))
    return time(hour, minute)


def time_text(value: time) -> str:
    """21:30."""
    return f"{value.hour}:{value.minute:02}"

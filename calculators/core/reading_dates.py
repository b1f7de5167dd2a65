"""Dates as people write them: 2026-10-8, 2026/10/8, 2026.10.8, 2026年10月8日, 20261008.

The year comes first and has four digits. A missing part is named, never filled in: 10.8 has no year,
and 10/8/2026 could be two different days.

>>> read_date("还款日", "2026年10月8日")
datetime.date(2026, 10, 8)
>>> read_date("还款日", "10.8")
Traceback (most recent call last):
calculators.core.errors.InputError: 还款日还缺年份
"""

from __future__ import annotations

import re
from datetime import date

from . import messages
from .errors import InputError
from .text import plain

FIRST_YEAR, LAST_YEAR = 1990, 2100
_YEAR_DIGITS = 4
_SEPARATED = re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,4}))?")
_NAMED = re.compile(r"(?:([0-9]{1,4})年)?(?:([0-9]{1,2})月份?)?(?:([0-9]{1,2})[日号]?)?")
_Parts = tuple[str | None, str | None, str | None]


def read_date(label: str, text: str) -> date:
    """The date. Raises InputError naming what is missing, unclear or not in the calendar."""
    typed = plain(text).replace(" ", "")
    year, month, day = _parts(label, typed)
    lacking = [name for name, part in (("年份", year), ("月份", month), ("日", day)) if part is None]
    if lacking:
        raise InputError("", messages.date_lacks(label, "和".join(lacking)))
    return _date(label, year or "", month or "", day or "")


def date_text(day: date) -> str:
    """2026 年 10 月 8 日."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def _parts(label: str, typed: str) -> _Parts:
    if re.fullmatch(r"[0-9]{8}", typed):
        return typed[:4], typed[4:6], typed[6:]
    if re.fullmatch(r"[0-9]{4}年?", typed):
        return typed[:4], None, None
    separated = _SEPARATED.fullmatch(typed)
    if separated:
        return _separated_parts(label, separated[1], separated[3], separated[4])
    named = _NAMED.fullmatch(typed)
    if not named or not re.search("[年月日号]", typed):
        raise InputError("", messages.not_a_date(label))
    return named[1], named[2], named[3]


def _separated_parts(label: str, first: str, second: str, third: str | None) -> _Parts:
    begins_with_year = len(first) == _YEAR_DIGITS
    if third is None:
        return (first, second, None) if begins_with_year else (None, first, second)
    if len(third) == _YEAR_DIGITS and not begins_with_year:
        raise InputError("", messages.year_last(label))
    return first, second, third


def _date(label: str, year: str, month: str, day: str) -> date:
    if len(year) != _YEAR_DIGITS:
        raise InputError("", messages.short_year(label))
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise InputError("", messages.out_of_range(f"{label}的年份", str(FIRST_YEAR), str(LAST_YEAR)))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise InputError("", messages.impossible_date(label)) from None

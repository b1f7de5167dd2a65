"""Rates as people write them: 0.05%, 0.05％, 万分之五, 万五, 0.5‰, 百分之十八, a bare 0.0005.

A number without its unit is read only where exactly one reading is plausible for that kind of rate;
otherwise the error names both readings. An annual 18 is read as 18%, and the echo shows it.

>>> from .field import ANNUAL, DAILY
>>> read_rate("日利率", "万分之五", DAILY)
Decimal('0.0005')
>>> read_rate("合同年利率", "18", ANNUAL)
Decimal('0.18')
>>> read_rate("日利率", "0.05", DAILY)     # doctest: +ELLIPSIS
Traceback (most recent call last):
calculators.core.errors.InputError: 日利率一般写成 0.05%；你填的 0.05 没有写单位，可能是 0.05%，也可能是 5%...
"""

from __future__ import annotations

import re
from decimal import Decimal

from . import messages
from .errors import InputError
from .field import RateScale
from .rates import percent_text
from .text import NUMBER, chinese_number, plain, quoted, ungrouped

_SIGNS = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}
_WORDS = {
    "百分之": Decimal("0.01"), "千分之": Decimal("0.001"), "万分之": Decimal("0.0001"),
    "千": Decimal("0.001"), "万": Decimal("0.0001"),
}
# 月息1分5, 1.2%/月; and 一分五利, which is said of a month.
_BY_THE_MONTH = "月|[分厘][0-9一二三四五六七八九半]?的?[利息]"

MOST_BARE = 10_000  # past this no reading is worth naming


def read_rate(label: str, text: str, scale: RateScale) -> Decimal:
    """The rate as a fraction, at most the scale's limit. Raises InputError with the readings considered."""
    typed = plain(text).replace(" ", "")
    for suffix in scale.suffixes:
        typed = typed.removesuffix(suffix)
    rate = _with_unit(typed)
    if rate is None:
        rate = _bare(label, typed, scale)
    if rate > scale.limit:
        raise InputError("", _odd(label, typed, rate, scale))
    return rate


def _with_unit(typed: str) -> Decimal | None:
    """The rate when its unit is written out; None when it is not."""
    number = ungrouped(typed[:-1]) if typed[-1:] in _SIGNS else None
    if number is not None and re.fullmatch(NUMBER, number):
        return Decimal(number) * _SIGNS[typed[-1]]
    for word, unit in _WORDS.items():
        count = chinese_number(typed.removeprefix(word)) if typed.startswith(word) else None
        if count is not None:
            return count * unit
    return None


def _bare(label: str, typed: str, scale: RateScale) -> Decimal:
    """A number without a unit, where only one reading is plausible."""
    fraction = Decimal(typed) if re.fullmatch(NUMBER, typed) else None
    if fraction is None or fraction > MOST_BARE:
        raise InputError("", _unread(label, typed, scale))
    percent = fraction / 100
    if fraction <= 0:
        return fraction
    as_fraction, as_percent = (scale.low <= rate <= scale.high for rate in (fraction, percent))
    if as_fraction and percent < scale.low:
        return fraction
    if as_percent and not as_fraction and scale.bare_percent:
        return percent
    readings = percent_text(percent), percent_text(fraction)
    raise InputError("", messages.unclear_rate(label, scale.usual, quoted(typed), *readings))


def _unread(label: str, typed: str, scale: RateScale) -> str:
    """How to write it; told to write it in percent, who has a rate of a month would write that one."""
    if scale.per_year == 1 and "年" not in typed and re.search(_BY_THE_MONTH, typed):
        return messages.monthly_for_yearly(label)
    return messages.not_a_rate(label, scale.usual)


def _odd(label: str, typed: str, rate: Decimal, scale: RateScale) -> str:
    times = int(rate * scale.per_year)
    consequence = f"一年超过 {times:,} 倍" if scale.per_year else "比本金还多"
    return messages.odd_rate(label, scale.usual, quoted(typed), consequence, percent_text(scale.limit))

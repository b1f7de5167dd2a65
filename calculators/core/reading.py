"""One typed answer → one value, or an error that says how to write it.

>>> read_money(Field(name="principal", label="逾期本金", kind="money"), "逾期本金", "0.86万")
Decimal('8600.00')
>>> read_integer(Field(name="days", label="逾期天数", kind="integer", unit="天"), "逾期天数", "４７天")
47
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from . import messages
from .errors import InputError
from .field import LONGEST_NOTE, LONGEST_TEXT, Choice, Field
from .money import money_text, to_cents
from .rates import percent_text
from .reading_dates import date_text, read_date
from .reading_rates import read_rate
from .reading_times import read_time, time_text
from .recurring import Recurring, read_recurring, recurring_text
from .text import NUMBER, plain, quoted, ungrouped

Scalar = Decimal | int | date | time | str | Recurring
_MONEY = re.compile(r"(?:¥|RMB|CNY|人民币)?(.*?)(万|千|k|K|w|W)?(?:元整|元|圆|块钱|块|RMB|CNY)?")
_UNITS = {"": 1, "万": 10000, "w": 10000, "千": 1000, "k": 1000}


def read(field: Field, label: str, text: str) -> Scalar:
    """The value of a field that is not rows. Raises InputError; its field name is for the caller to add."""
    longest = LONGEST_NOTE if field.kind == "note" else LONGEST_TEXT
    if len(text) > longest:
        raise InputError("", messages.too_long(label, longest))
    return _READERS[field.kind](field, label, text)


def read_money(field: Field, label: str, text: str) -> Decimal:
    """元, exact to the 分, from 0 (or above 0) to 1,000 万. 8,600 · ￥8600 · 8600元 · 0.86万 · 8.6k."""
    match = _MONEY.fullmatch(plain(text))
    typed, unit = (match[1].strip(), match[2] or "") if match else ("", "")
    amount = _number(label, typed, "8600 或 8600.50") * _UNITS[unit.lower()]
    if amount <= 0:
        _refuse_below_zero(field, label, amount)
    if amount > field.highest:
        raise InputError("", messages.too_much(label))
    if amount != to_cents(amount):
        raise InputError("", messages.too_fine(label))
    return to_cents(amount)


def read_number(field: Field, label: str, text: str) -> Decimal:
    """A number within the field's bounds; its unit may be written, and 150% stands for 1.5."""
    typed = plain(text).removesuffix(field.unit).strip()
    number = _number(label, typed.removesuffix("%").strip(), field.example)
    return _bounded(field, label, number / 100 if typed.endswith("%") else number)


def read_integer(field: Field, label: str, text: str) -> int:
    """A whole number within the field's bounds; its unit (天, 期) may be written, and 12 个月 for 12 期."""
    typed = plain(text).removesuffix(field.unit).strip()
    if field.unit == "期":
        typed = typed.removesuffix("个月").strip()
    number = _number(label, typed, field.example)
    if number != number.to_integral_value():
        raise InputError("", messages.not_whole(label, field.example))
    return int(_bounded(field, label, number))


def read_choice(field: Field, label: str, text: str) -> str:
    """The choice whose value or label was typed, or whose label alone begins that way (免息 for 免息分期)."""
    typed = plain(text)
    exact = [choice for choice in field.choices if typed in (choice.value, plain(choice.label))]
    begun = [choice for choice in field.choices if plain(choice.label).startswith(typed)]
    found = exact or begun
    if len(found) != 1:
        labels = [choice.label for choice in field.choices]
        raise InputError("", messages.not_a_choice(label, quoted(typed), labels))
    return found[0].value


def value_text(field: Field, value: Scalar) -> str:
    """A value as we understood it, for the echo."""
    if isinstance(value, date | time | Recurring):
        return _SHOWN[type(value)](value)
    if field.day_numbers:
        return f"第 {value} 天"
    if isinstance(value, Decimal) and field.kind in ("money", "rate"):
        return money_text(value) if field.kind == "money" else percent_text(value)
    if isinstance(value, str):
        return choice_label(field.choices, value) if field.choices else value
    return f"{value:,} {field.unit}".strip()


def choice_label(choices: tuple[Choice, ...], value: str) -> str:
    """The words of a choice."""
    return next(choice.label for choice in choices if choice.value == value)


def _rate(field: Field, label: str, text: str) -> Decimal:
    rate = read_rate(label, text, field.scale)
    if rate <= 0:
        _refuse_below_zero(field, label, rate)
    return rate


def _date(field: Field, label: str, text: str) -> date | int:
    """A date; or 第30天, 30天 or 30 where the field allows days to be counted instead."""
    match = re.fullmatch(r"第? ?([0-9]{1,5}) ?天?", plain(text)) if field.day_numbers else None
    if not match:
        return read_date(label, text)
    if not 1 <= int(match[1]) <= field.highest:
        raise InputError("", messages.not_between(label, "第 1 天", f"第 {field.highest:,f} 天"))
    return int(match[1])


def _text(_field: Field, _label: str, text: str) -> str:
    """What was typed, as it was typed, but for signs that do not print; only a note has several lines."""
    lines = [quoted(line.strip(), LONGEST_NOTE) for line in text.strip().split("\n")]
    return "\n".join(lines)


def _time(_field: Field, label: str, text: str) -> time:
    return read_time(label, text)


def _recurring(field: Field, label: str, text: str) -> Recurring:
    return read_recurring(field, label, text, read_money)


_SHOWN: dict[type, Callable[[Any], str]] = {date: date_text, time: time_text, Recurring: recurring_text}
_READERS: dict[str, Callable[[Field, str, str], Scalar]] = {
    "money": read_money, "rate": _rate, "number": read_number, "integer": read_integer,
    "recurring": _recurring, "date": _date, "time": _time, "choice": read_choice,
    "text": _text, "note": _text,
}


def _number(label: str, typed: str, example: str) -> Decimal:
    number = ungrouped(typed)
    if number is None and re.fullmatch(r"[+-]?[0-9., ]+", typed):
        raise InputError("", messages.unclear_commas(label, example))
    if number is None or not re.fullmatch(NUMBER, number):
        raise InputError("", messages.not_a_number(label, example))
    return Decimal(number)


def _bounded(field: Field, label: str, number: Decimal) -> Decimal:
    if not field.lowest <= number <= field.highest:
        bounds = f"{field.lowest:,f}", f"{field.highest:,f}"
        raise InputError("", messages.out_of_range(label, *bounds, field.unit))
    return number


def _refuse_below_zero(field: Field, label: str, amount: Decimal) -> None:
    if amount < 0 and field.may_be_zero:
        raise InputError("", messages.below_zero(label))
    if not field.may_be_zero:
        raise InputError("", messages.not_positive(label))

"""Typed text made plain: full-width signs become half-width, Chinese numerals become numbers.

Only the signs a Chinese keyboard makes are changed. Digits of other scripts stay and are refused later,
and so do ½ or ²: turning those into plain digits would change the amount.

>>> plain(" ８，６００．５０　元 ")
'8,600.50 元'
>>> ungrouped("8,600.50"), ungrouped("86,00")
('8600.50', None)
>>> chinese_number("十八点五"), chinese_number("0.5"), chinese_number("好")
(Decimal('18.5'), Decimal('0.5'), None)
"""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_GROUPED = r"[+-]?[1-9][0-9]{0,2}(?:(?:, ?[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]*)?"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# 。 is what the full stop key gives while a Chinese input method is on.
_SIGNS = str.maketrans({
    "￥": "¥", "。": ".", "﹪": "%", "−": "-", "–": "-", "—": "-", "\ufeff": "", "\u200b": "",
})
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_DIGITS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}


def plain(text: str) -> str:
    """The text with half-width signs, no outer blanks, every inner run of blanks one space."""
    return " ".join(text.translate(_FULL_WIDTH).translate(_SIGNS).split())


def quoted(text: str, most: int = 24) -> str:
    """The text fit to be shown in a message: printable, on one line, cut short."""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:most])
    return shown + "…" if len(text) > most else shown


def superscript(number: int) -> str:
    """The number raised, for a power: ⁻¹²."""
    return str(number).translate(_RAISED)


def ungrouped(text: str) -> str | None:
    """The number without its thousands separators; None when they do not part groups of three."""
    if "," not in text and " " not in text:
        return text
    return re.sub(r"[, ]", "", text) if re.fullmatch(_GROUPED, text) else None


def chinese_number(text: str) -> Decimal | None:
    """A number below a hundred in Chinese numerals, or any in digits; None when it is neither."""
    if re.fullmatch(NUMBER, text):
        return Decimal(text)
    whole, point, decimals = text.partition("点")
    value = _chinese_whole(whole)
    if value is None or bool(point) != bool(decimals) or any(sign not in _DIGITS for sign in decimals):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[sign]) for sign in decimals)}" if point else value)


def _chinese_whole(text: str) -> int | None:
    match = re.fullmatch(r"[零〇]|(?:([一二三四五六七八九]?)(十))?([一二两三四五六七八九]?)", text)
    if not match or not text:
        return None
    tens, ten, ones = match.groups()
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones or "零", 0)

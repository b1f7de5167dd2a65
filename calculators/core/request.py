"""The request as text → calculator name, field texts and labels, or all that is wrong with its shape.

Nothing is trusted: size and nesting are bounded before the JSON is read, every part is checked for type.

>>> read_request('{"calculator": "penalty_interest", "values": {"days": "47"}}').values
{'days': '47'}
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from . import messages
from .errors import FormError, InputError
from .text import quoted

LONGEST = 100_000
MOST_BRACKETS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, its types checked; which fields exist is not yet known here."""

    calculator: str
    values: dict[str, str]
    labels: dict[str, str]


def read_request(text: str) -> Request:
    """The request. Raises FormError, with sentences fit to show, for anything that is not one."""
    data = _json(text)
    if not isinstance(data, dict):
        raise FormError([InputError("", "请求要是一个 JSON 对象，里面有 calculator 和 values")])
    calculator, values, labels = data.get("calculator"), data.get("values", {}), data.get("labels", {})
    if not isinstance(calculator, str):
        raise FormError([InputError("", "请求里要写明 calculator，是哪个计算器")])
    if not isinstance(values, dict) or not isinstance(labels, dict):
        raise FormError([InputError("", "请求里的 values 和 labels 要是「名字: 文字」的对象")])
    faults = [InputError(quoted(name), messages.not_text(quoted(name)))
              for part in (values, labels) for name, value in part.items() if not isinstance(value, str)]
    if faults:
        raise FormError(faults)
    return Request(calculator=calculator, values=values, labels=labels)


def _json(text: str) -> object:
    if len(text) > LONGEST:
        raise FormError([InputError("", f"请求太长，最多 {LONGEST:,} 个字")])
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        raise FormError([InputError("", "请求里的括号套得太多")])
    try:
        return json.loads(text)
    except ValueError:  # also whole numbers longer than Python agrees to read
        raise FormError([InputError("", "请求不是 JSON 文字")]) from None

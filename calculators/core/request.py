"""The request as text → calculator name, field texts and the page's own words, or all that is wrong with it.

Nothing is trusted: size and nesting are bounded before the JSON is read, every part is checked for type.

>>> read_request('{"calculator": "penalty_interest", "values": {"days": "47"}}').values
{'days': '47'}
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from . import messages
from .errors import FormError, InputError
from .text import quoted

LONGEST = 100_000
MOST_BRACKETS = 200
PARTS = ("values", "labels", "templates", "shared")
SHARED = {
    "rules": r"[0-9]{4}\.[0-9]{2}",
    "result": r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?|[0-9]{4}-[0-9]{2}-[0-9]{2}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, its types checked; which fields exist is not yet known here.

    `labels` and `templates` are the page's own words for fields and documents; `shared` is what a link says
    of the day it was made: its rules, and the main result then.
    """

    calculator: str
    values: dict[str, str]
    labels: dict[str, str]
    templates: dict[str, str]
    shared: dict[str, str]
    wants_exports: bool


def read_request(text: str) -> Request:
    """The request. Raises FormError, with sentences fit to show, for anything that is not one."""
    data = _json(text)
    if not isinstance(data, dict):
        raise FormError([InputError("", "请求要是一个 JSON 对象，里面有 calculator 和 values")])
    calculator, wants_exports = data.get("calculator"), data.get("exports", False)
    if not isinstance(calculator, str):
        raise FormError([InputError("", "请求里要写明 calculator，是哪个计算器")])
    parts = {name: data.get(name, {}) for name in PARTS}
    if not all(isinstance(part, dict) for part in parts.values()) or not isinstance(wants_exports, bool):
        said = f"请求里的 {'、'.join(PARTS)} 要是「名字: 文字」的对象，exports 要是 true 或 false"
        raise FormError([InputError("", said)])
    faults = [InputError(quoted(name), messages.not_text(quoted(name)))
              for part in parts.values() for name, value in part.items() if not isinstance(value, str)]
    if faults:
        raise FormError(faults)
    parts["shared"] = _shared(parts["shared"])
    return Request(calculator=calculator, **parts, wants_exports=wants_exports)


def then_and_now(shared: dict[str, str], now: str, rules: str) -> str:
    """What a link made under other rules said then, beside what the same numbers come to now."""
    before = f"这个链接是按 {shared['rules']} 版规则做的，当时的结果是 {shared['result']}"
    return f"{before}；按现在的 {rules} 版规则，是 {now}。"


def _shared(shared: dict[str, str]) -> dict[str, str]:
    """Only what such a link can hold: anybody can write a link, and what it says is shown."""
    held = all(re.fullmatch(pattern, shared.get(name, "")) for name, pattern in SHARED.items())
    return {name: shared[name] for name in SHARED} if held else {}


def _outside_quotes(text: str) -> str:
    """What is not between quotes: a letter with many places to fill has brackets, too, but nests nothing."""
    return "".join(re.sub(r"\\.", "", text).split('"')[::2])


def _json(text: str) -> object:
    if len(text) > LONGEST:
        raise FormError([InputError("", f"请求太长，最多 {LONGEST:,} 个字")])
    outside = _outside_quotes(text)
    if outside.count("[") + outside.count("{") > MOST_BRACKETS:
        raise FormError([InputError("", "请求里的括号套得太多")])
    try:
        return json.loads(text)
    except ValueError:  # also whole numbers longer than Python agrees to read
        raise FormError([InputError("", "请求不是 JSON 文字")]) from None

"""A fact as a reader sees it: 0.0005 becomes 每天 0.05%. Digits come from the value, never from prose.

>>> percent("0.0005"), money("50000"), wan("200000"), day("2026-02-06"), day("2026-02")
('0.05%', '50,000', '20 万', '2026 年 2 月 6 日', '2026 年 2 月')
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from yaml_pages.errors import brief
from yaml_pages.models.fact import Fact

UNKNOWN = "未查明"
# What can be laid before the other side as a rule; the rest is a notice, a contract, a custom, arithmetic.
RULES = ("法律", "行政法规", "地方性法规", "司法解释", "部门规章", "规范性文件", "国家标准", "自律规则")
# Beside a number there is room for one word: the standard on collection is a recommended one.
_RULES_IN_MARKS = {"国家标准": "推荐性国标"}
_PLACEHOLDER = re.compile(r"\{(?P<name>[a-z0-9-]+)(\|(?P<filter>[a-z]+))?\}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?\Z")  # Decimal keeps every digit of these
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?\Z")


class DisplayError(ValueError):
    """A value that can't be shown as asked; the message is for an editor."""


def _number(text: str) -> Decimal:
    if not _NUMBER.match(text):
        raise DisplayError(f"「{brief(text)}」不是数，不能用这个格式")
    return Decimal(text)


def plain(text: str) -> str:
    """Give the text as it stands."""
    return text


def times(text: str) -> str:
    """Write a number without trailing zeros: 1.50 → 1.5."""
    return f"{_number(text).normalize():f}"


def percent(text: str) -> str:
    """Write a fraction as percent: 0.0005 → 0.05%."""
    return f"{(_number(text) * 100).normalize():f}%"


def money(text: str) -> str:
    """Write an amount with commas: 50000 → 50,000."""
    return f"{_number(text):,f}"


def wan(text: str) -> str:
    """Write an amount in 万: 200000 → 20 万."""
    return f"{(_number(text) / 10000).normalize():f} 万"


def day(text: str) -> str:
    """Write a date, or a year and month, in Chinese."""
    found = _DAY.match(text)
    if not found or not _is_day(text):
        raise DisplayError(f"「{brief(text)}」不是日期，写成 2026-11-23 这样")
    year, month, date = found.groups()
    return f"{year} 年 {int(month)} 月" + (f" {int(date)} 日" if date else "")


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text if len(text) > len("2026-11") else f"{text}-01")
    except ValueError:
        return False
    return True


FILTERS: dict[str, Callable[[str], str]] = {
    "percent": percent, "money": money, "wan": wan, "date": day, "times": times, "plain": plain,
}


def shown(fact: Fact, name: str = "", form: str = "") -> str:
    """Give a fact as it reads inside a sentence; `name` picks one of several values, `form` a filter.

    Raises DisplayError where the name, the filter or the value does not fit.
    """
    if name in ("", "value") and form in ("", "plain") and fact.display:
        return _PLACEHOLDER.sub(partial(_filled, fact), fact.display)
    if name in ("", "value") and isinstance(fact.value, dict):
        raise DisplayError(f"这条事实有几个值，写明要哪一个：{'、'.join(fact.value)}")
    text = _one(fact, name or "value", form or "plain")
    return f"{text} {fact.unit}" if fact.unit and not form and not name else text


def _filled(fact: Fact, found: re.Match[str]) -> str:
    return _one(fact, found["name"], found["filter"] or "plain")


def _one(fact: Fact, name: str, form: str) -> str:
    values = fact.value if isinstance(fact.value, dict) else {"value": fact.value}
    if name not in values:
        raise DisplayError(f"这条事实没有叫「{name}」的值，有的是：{'、'.join(values)}")
    if form not in FILTERS:
        raise DisplayError(f"没有「{form}」这种格式，可以用：{'、'.join(FILTERS)}")
    return FILTERS[form](values[name])


def confidence_words(fact: Fact) -> str:
    """Say how sure we are, as a reader needs to hear it; what was read in the original needs no words."""
    if fact.confidence == "B" and fact.force == "合同或产品规则":
        return "转述一致，以你的合同和账单为准"
    if fact.confidence == "B" and fact.force == "计算或推论":
        return "由别的事实推出，没见到哪份文件这样写"
    return {"A": "", "B": "多处来源一致，没见到原文", "C": "未核实，先问清再用"}[fact.confidence]


def mark_word(fact: Fact) -> str:
    """Give what a reader must know beside the number already: how hard the rule is, and how sure we are.

    What is plain and sure has no word; a rule that was found is named by its level of force.
    """
    is_rule = fact.force in RULES and not fact.is_unknown
    force = _RULES_IN_MARKS.get(fact.force, fact.force) if is_rule else ""
    return "·".join(filter(None, (force, _sureness(fact))))


def _sureness(fact: Fact) -> str:
    if fact.conflicts:
        return "说法不一"
    if fact.is_unknown:
        return UNKNOWN
    inferred = fact.force == "计算或推论"
    return {"A": "", "B": "推论" if inferred else "转述", "C": "未核实"}[fact.confidence]


def spoken(fact: Fact) -> str:
    """Say in full what `mark_word` shortens: for a screen reader, and for a mouse held over the mark."""
    disagree = f"说法不一，本站用：{fact.conflicts.use}" if fact.conflicts else ""
    sure = UNKNOWN if fact.is_unknown else confidence_words(fact)
    return "；".join(filter(None, (fact.force, sure, disagree)))


def display_problem(fact: Fact) -> str:
    """Say what is wrong with the way a fact is displayed; empty if nothing is."""
    typed = _PLACEHOLDER.sub("", fact.display)
    if re.search(r"\d", typed):
        return "display 里直接打了数字"
    if re.search(r"[{}]", typed):
        return "display 里的花括号写得不对"
    try:
        if not fact.is_unknown and (fact.display or isinstance(fact.value, str)):
            shown(fact)
    except DisplayError as error:
        return str(error)
    return ""


def other_problems(fact: Fact) -> Iterator[tuple[str, str, str]]:
    """Give (field, problem, remedy) for what each field of a fact alone can't show."""
    if isinstance(fact.value, dict) and "unknown" in fact.value.values():
        yield "value", "几个值里有没查到的", "没查到的另写一条事实，value 写 unknown，并写 ask"
    if fact.recheck_by <= fact.checked:
        yield "recheck_by", f"再核对的期限不晚于核对的日期 {fact.checked}", "写一个更晚的日期"

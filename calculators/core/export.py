"""A result to take away: as text for a chat, as CSV for a spreadsheet, as Python for whoever checks.

CSV follows RFC 4180 and begins with a byte order mark, without which spreadsheets read Chinese as noise. A
cell that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers stay numbers.
Where all figures of a column share a unit, its head says the unit and its cells are plain numbers; other
figures are written as the page shows them, rates with their sign (0.05%).

>>> print(cell("8600.00"), cell("=1+1"), cell('one, two'))
8600.00 '=1+1 "one, two"
>>> head("罚息", "元"), head("相差（估算）", "元")
('罚息（元）', '相差（估算，元）')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from .answer import Answer, Figure, Table
from .form import Form

MARK = "\ufeff"
MONEY, POINTS = "元", "个百分点"
UNITS = (MONEY, "天", "日", "期", "次", "个月", "年", POINTS)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_RATE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%")
# 多 202.10 元: the word says what the sign of the value says.
_MEASURED = re.compile(rf"(?:[多少高低] )?-?([0-9][0-9,]*(?:\.[0-9]+)?) ({'|'.join(UNITS)})")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def exports(description: Mapping[str, Any], form: Form, found: Answer, rules: str) -> dict[str, object]:
    """Text, CSV by table (only of tables with rows), and Python."""
    labels = description["labels"]
    return {
        "text": _text(labels["outputs"], form, found, rules), "python": found.python,
        "csv": {name: csv(labels["tables"][name], rows) for name, rows in found.tables.items() if rows},
    }


def csv(columns: Mapping[str, str], rows: Table) -> str:
    """One table: numbers and dates as plain values under heads with their unit, all else as shown."""
    units = {name: shared_unit(row[name] for row in rows) for name in columns}
    lines = [
        [head(label, units[name]) for name, label in columns.items()],
        *([_plain(row[name], units[name]) for name in columns] for row in rows)]
    return MARK + "".join(",".join(map(cell, line)) + "\r\n" for line in lines)


def head(label: str, unit: str) -> str:
    """A column's words and the unit of its numbers."""
    if not unit or label.endswith((unit, f"{unit}）")):
        return label
    return f"{label[:-1]}，{unit}）" if label.endswith("）") else f"{label}（{unit}）"


def shared_unit(figures: Iterable[Figure]) -> str:
    """The unit that all figures of a column are shown with, if there is one.

    A gap (—) fits any unit, and so does a zero said in words (一样); other words (还不完) only money, which
    is to be added up whatever stands beside it.
    """
    said = [figure for figure in figures if figure["value"] and not _is_zero_in_words(figure)]
    units = {_unit(figure) for figure in said if _PLAIN.fullmatch(figure["value"])}
    has_words = any(not _PLAIN.fullmatch(figure["value"]) for figure in said)
    return units.pop() if units == {MONEY} or (len(units) == 1 and not has_words) else ""


def cell(text: str) -> str:
    """One cell, safe to open in a spreadsheet."""
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if re.search('[",;\t\r\n]', text) else text


def _unit(figure: Figure) -> str:
    """元 of 8,600.00 元; nothing where there is no number, or its text is not just that with a unit."""
    measured = _MEASURED.fullmatch(figure["text"])
    return measured[2] if measured and _PLAIN.fullmatch(figure["value"]) else ""


def _is_zero_in_words(figure: Figure) -> bool:
    return bool(_PLAIN.fullmatch(figure["value"])) and not Decimal(figure["value"]) and not _unit(figure)


def _plain(figure: Figure, unit: str) -> str:
    """A number of a column with a unit; a rate without separators; else what is shown."""
    text, value = figure["text"], figure["value"]
    if unit == POINTS and (measured := _MEASURED.fullmatch(text)):
        return f"{'-' if value.startswith('-') else ''}{measured[1].replace(',', '')}"
    if unit and _PLAIN.fullmatch(value):
        return value
    return text.replace(",", "") if _RATE.fullmatch(text) or _is_count(figure) else text


def _is_count(figure: Figure) -> bool:
    """A bare number, such as 1,200."""
    return figure["text"].replace(",", "") == figure["value"]


def _text(outputs: Mapping[str, str], form: Form, found: Answer, rules: str) -> str:
    """The whole result in lines, nothing in it that was not typed or computed."""
    filled = [f"{form.label(name)}：{text}" for name, text in form.echo.items()]
    known = ((name, figure["text"]) for name, figure in found.results.items() if figure["value"])
    results = [f"{outputs[name]}：{text}" for name, text in known]
    heeded = ["要留意：", *(f"- {note}" for note in found.notes), ""] if found.notes else []
    limits = f"{rules}，结果是估算，以合同和账单为准。"
    return "\n".join([found.status, "", *results, "", *heeded, "按这些数算的：", *filled, "", limits])

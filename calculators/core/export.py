"""A result to take away: as text for a chat, as CSV for a spreadsheet, as Python for whoever checks.

CSV follows RFC 4180 and begins with a byte order mark, without which spreadsheets read Chinese as noise. A
cell that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers stay numbers.

>>> print(cell("8600.00"), cell("=1+1"), cell('one, two'))
8600.00 '=1+1 "one, two"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .answer import Answer, Table
from .form import Form

MARK = "\ufeff"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def exports(description: Mapping[str, Any], form: Form, found: Answer, rules: str) -> dict[str, object]:
    """Text, CSV by table (only of tables with rows), and Python."""
    labels = description["labels"]
    return {
        "text": _text(labels["outputs"], form, found, rules), "python": found.python,
        "csv": {name: csv(labels["tables"][name], rows) for name, rows in found.tables.items() if rows},
    }


def csv(columns: Mapping[str, str], rows: Table) -> str:
    """One table: numbers and dates as plain values, words as shown."""
    lines = [[*columns.values()], *([_plain(row[name]) for name in columns] for row in rows)]
    return MARK + "".join(",".join(map(cell, line)) + "\r\n" for line in lines)


def cell(text: str) -> str:
    """One cell, safe to open in a spreadsheet."""
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if re.search('[",;\t\r\n]', text) else text


def _plain(figure: Mapping[str, str]) -> str:
    is_exact = re.fullmatch(r"-?[0-9]+(?:[.-][0-9]+)*", figure["value"])
    return figure["value"] if is_exact else figure["text"]


def _text(outputs: Mapping[str, str], form: Form, found: Answer, rules: str) -> str:
    """The whole result in lines, nothing in it that was not typed or computed."""
    filled = [f"{form.label(name)}：{text}" for name, text in form.echo.items()]
    known = ((name, figure["text"]) for name, figure in found.results.items() if figure["value"])
    results = [f"{outputs[name]}：{text}" for name, text in known]
    limits = f"{rules}，结果是估算，以合同和账单为准。"
    return "\n".join([found.status, "", *results, "", "按这些数算的：", *filled, "", limits])

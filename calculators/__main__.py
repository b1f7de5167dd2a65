"""The calculators on the command line: `python -m calculators penalty_interest --principal 8600 …`.

Options, help and output come from `describe`, so a new calculator needs nothing here. Exit codes: 0 it is
answered, 1 the input has to change (one line each, with its option), 2 the command itself is not understood.

>>> output, errors, code = main("penalty_interest --principal 8600 --daily-rate 0.05% --days 47".split())
>>> output.splitlines()[0], code
('罚息 202.10 元，共 47 天', 0)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from unicodedata import east_asian_width

from . import answer, describe, names

ANSWERED, REFUSED, MISUSED = 0, 1, 2
USAGE = "用法：python -m calculators 计算器 --项目 值 … [--json] [--help]"


class UsageError(Exception):
    """The command line cannot be read as options and values."""


def main(arguments: Sequence[str]) -> tuple[str, str, int]:
    """What goes to the output, what goes to the error stream, and the exit code."""
    try:
        name, texts, flags = _parsed(list(arguments))
    except UsageError as misused:
        return "", f"{misused}\n{USAGE}", MISUSED
    if "--help" in flags:
        return (_fields_help(name) if name else _overview()), "", ANSWERED
    response = answer(json.dumps({"calculator": name, "values": texts}))
    found = json.loads(response)
    if "--json" in flags:
        return response, "", REFUSED if "errors" in found else ANSWERED
    if "errors" in found:
        return "", "\n".join(map(_fault_line, found["errors"])), REFUSED
    return _readable(found, describe(name)), "", ANSWERED


def _parsed(words: list[str]) -> tuple[str, dict[str, str], set[str]]:
    """Calculator, field texts and flags. An option given twice adds a row."""
    flags = {word for word in words if word in ("--json", "--help", "-h")}
    words = [word for word in words if word not in flags]
    if "-h" in flags or not words:
        flags.add("--help")
    name = words.pop(0) if words else ""
    if name and name not in names():
        raise UsageError(f"没有叫 {name} 的计算器，有：{'、'.join(names())}")
    known = _option_names(name) if name else []
    texts: dict[str, list[str]] = {}
    while words:
        field, text = _option(words, known)
        texts.setdefault(field, []).append(text)
    return name, {field: "\n".join(lines) for field, lines in texts.items()}, flags


def _option(words: list[str], known: list[str]) -> tuple[str, str]:
    """Take one option off the front: `--days 47` or `--days=47`."""
    option, equals, text = words.pop(0).partition("=")
    field = option.removeprefix("--").replace("-", "_")
    if not option.startswith("--") or field not in known:
        raise UsageError(f"看不懂 {option}，可以写：{' '.join(map(_as_option, known))}")
    if not equals and (not words or words[0].startswith("--")):
        raise UsageError(f"{option} 后面要写值")
    return field, text if equals else words.pop(0)


def _option_names(name: str) -> list[str]:
    return [field["name"] for field in describe(name)["fields"]]


def _as_option(field: str) -> str:
    return f"--{field.replace('_', '-')}"


def _fault_line(fault: Mapping[str, str]) -> str:
    field, _, rest = fault["field"].partition(".")
    place = _as_option(field) + (f"（{rest}）" if rest else "") if field else "calculators"
    return f"{place}: {fault['message']}"


def _overview() -> str:
    lines = [f"  {name}  {describe(name)['title']}" for name in names()]
    more = "看一个计算器的项目：python -m calculators 计算器 --help"
    return "\n".join([USAGE, "", "计算器：", *lines, "", more])


def _fields_help(name: str) -> str:
    description = describe(name)
    lines = [line for field in description["fields"] for line in _field_help(field)]
    pairs = ["只填一种：" + " 或 ".join("+".join(map(_as_option, group)) for group in groups)
             for groups in description["one_of"]]
    return "\n".join([f"{name}  {description['title']}", USAGE, "", *lines, "", *pairs])


def _field_help(field: Mapping[str, Any]) -> list[str]:
    """One line for the field, one for each choice; rows name their columns."""
    facts = [field["kind"], *(["必填"] if field["required"] else [])]
    if field["columns"]:
        facts.append(f"每行「{' '.join(column['label'] for column in field['columns'])}」，"
                     f"最多 {field['max_rows']} 行，可以写多次")
    if field["example"]:
        facts.append(f"比如 {field['example']}")
    head = f"  {_as_option(field['name'])}  {field['label']}（{'，'.join(facts)}）"
    defaults = {field["default"]: "，默认"}
    return [head, *(f"      {choice['value']}  {choice['label']}{defaults.get(choice['value'], '')}"
                    for choice in field["choices"])]


def _readable(found: Mapping[str, Any], description: Mapping[str, Any]) -> str:
    labels = description["labels"]
    results = [(labels["outputs"][name], figure["text"]) for name, figure in found["results"].items()]
    parts = [found["status"], _aligned(results)]
    for table, rows in found["tables"].items():
        columns = labels["tables"][table]
        if rows:
            body = [[row[column]["text"] for column in columns] for row in rows]
            parts.append(_aligned([list(columns.values()), *body]))
    assumptions = "\n".join(f"· {line}" for line in found["assumptions"])
    parts += ["\n".join(found["notes"]), assumptions, found["rules"]]
    return "\n\n".join(parts)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns lined up: a Chinese character is two cells wide, the last column stays ragged."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(_padded(row, widths)).rstrip() for row in rows)


def _padded(row: Iterable[str], widths: Sequence[int]) -> Iterable[str]:
    return (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


if __name__ == "__main__":
    output, errors, code = main(sys.argv[1:])
    print(output, end="\n" if output else "")
    print(errors, end="\n" if errors else "", file=sys.stderr)
    sys.exit(code)

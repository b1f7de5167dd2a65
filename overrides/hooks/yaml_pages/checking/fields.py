"""A calculator page against its calculator: the same fields, choices and results, no more and no less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import calculators
from yaml_pages.catalogue import Entry
from yaml_pages.errors import Path, did_you_mean
from yaml_pages.models import calculator

Spec = dict[str, Any]


def completed(entry: Entry) -> calculator.CalculatorPage | None:
    """Give the page with what only the calculator knows of each field, or None where the two differ."""
    page: calculator.CalculatorPage = entry.model
    if page.calculator not in calculators.names():
        remedy = did_you_mean(page.calculator, calculators.names())
        entry.source.fault(("calculator",), f"没有叫「{page.calculator}」的计算器", remedy)
        return None
    described = calculators.describe(page.calculator)
    if not _same(entry, page, described):
        return None
    specs = _by_name(described["fields"])
    return replace(page, fields=tuple(_complete(item, specs[item.name]) for item in page.fields))


def _by_name(items: Any) -> dict[str, Spec]:
    return {item["name"]: item for item in items or ()}


def _values(spec: Spec) -> list[str]:
    return [str(choice["value"]) for choice in spec.get("choices") or ()]


def _same(entry: Entry, page: calculator.CalculatorPage, described: Spec) -> bool:
    before = len(entry.source.faults)
    specs = _by_name(described["fields"])
    _all(entry, ("fields",), [item.name for item in page.fields], specs, "项目")
    for n, item in enumerate(page.fields):
        _same_field(entry, ("fields", n), item, specs.get(item.name, {}))
    _some(entry, ("outputs",), [item.name for item in page.outputs], described["outputs"], "结果")
    _some(entry, ("tables",), [item.name for item in page.tables], described["tables"], "表")
    for n, table in enumerate(page.tables):
        if table.name in described["tables"]:
            known = described["tables"][table.name]
            _some(entry, ("tables", n, "columns"), [column.name for column in table.columns], known, "列")
    return len(entry.source.faults) == before


def _same_field(entry: Entry, path: Path, item: calculator.Field, spec: Spec) -> None:
    _all(entry, (*path, "choices"), [choice.value for choice in item.choices], _values(spec), "选项")
    columns = _by_name(spec.get("columns", ()))
    _all(entry, (*path, "columns"), [column.name for column in item.columns], columns, "框")
    for n, column in enumerate(item.columns):
        _same_field(entry, (*path, "columns", n), column, columns.get(column.name, {}))


def _some(entry: Entry, path: Path, given: list[str], known: Iterable[str], what: str) -> None:
    for n, name in enumerate(given):
        if name not in known:
            entry.source.fault((*path, n), f"计算器没有「{name}」这个{what}", did_you_mean(name, known))
        elif name in given[:n]:
            entry.source.fault((*path, n), f"{what}「{name}」写了两遍", "只留一个")


def _all(entry: Entry, path: Path, given: list[str], known: Iterable[str], what: str) -> None:
    _some(entry, path, given, known, what)
    for name in known:
        if name not in given:
            entry.source.fault(path, f"少了{what}「{name}」，计算器要它", f"加上「{name}」")


def _complete(item: calculator.Field, spec: Spec) -> calculator.Field:
    columns = _by_name(spec.get("columns", ()))
    return replace(
        item,
        kind=spec["kind"],
        required=bool(spec.get("required")),
        default=str(spec.get("default") or ""),
        max_rows=int(spec.get("max_rows") or 0),
        columns=tuple(_complete(column, columns[column.name]) for column in item.columns),
    )

"""The form of a calculator page against its calculator: the same fields and choices, no more and no less."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import calculators
from yaml_pages.catalogue import Entry
from yaml_pages.errors import Path, did_you_mean
from yaml_pages.models import calculator

from . import results
from .names import all_and_only

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
    all_and_only(entry, ("fields",), [item.name for item in page.fields], specs, "项目")
    for n, item in enumerate(page.fields):
        _asked_when(entry, ("fields", n, "when"), item, page)
        _same_field(entry, ("fields", n), item, specs.get(item.name, {}))
    results.check(entry, page, described)
    return len(entry.source.faults) == before


def _same_field(entry: Entry, path: Path, item: calculator.Field, spec: Spec) -> None:
    all_and_only(entry, (*path, "choices"), [choice.value for choice in item.choices], _values(spec), "选项")
    columns = _by_name(spec.get("columns", ()))
    all_and_only(entry, (*path, "columns"), [column.name for column in item.columns], columns, "框")
    for n, column in enumerate(item.columns):
        _same_field(entry, (*path, "columns", n), column, columns.get(column.name, {}))


def _asked_when(
    entry: Entry, path: Path, item: calculator.Field, page: calculator.CalculatorPage
) -> None:
    """Note a condition that no choice of the form can meet."""
    if item.when is None:
        return
    choices = {other.name: [choice.value for choice in other.choices] for other in page.fields}
    choices = {name: values for name, values in choices.items() if values}
    if item.when.field not in choices or item.when.field == item.name:
        remedy = did_you_mean(item.when.field, choices)
        entry.source.fault((*path, "field"), f"「{item.when.field}」不是这一页别的选择题", remedy)
        return
    for n, value in enumerate(item.when.values):
        if value not in choices[item.when.field]:
            remedy = did_you_mean(value, choices[item.when.field])
            problem = f"「{item.when.field}」里没有「{value}」这个选项"
            entry.source.fault((*path, "values", n), problem, remedy)


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

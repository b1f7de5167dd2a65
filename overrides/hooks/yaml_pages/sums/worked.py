"""Worked examples and look-up tables, computed at every build by the very module the page runs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import calculators
from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.checking.checks import check_refs, plain_ref
from yaml_pages.checking.fields import completed
from yaml_pages.errors import Path
from yaml_pages.language import prose
from yaml_pages.models import calculator

Values = dict[str, str]
BillLine = tuple[str, str, bool]
"""Label, text, and whether it came out (and was not filled in)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """A worked example with what the calculator answered."""

    id: str
    title: str
    text: str
    hidden: bool
    values: Values
    response: dict[str, Any]
    bill: tuple[BillLine, ...] = ()
    """What a page other than the calculator's own shows of it."""

    @property
    def hash(self) -> str:
        """The part after `#` that fills the form with these values."""
        return "with=" + "&".join(f"{quote(key)}={quote(text)}" for key, text in self.values.items())

    def names(self) -> set[str]:
        """What prose may ask of it: every result, and `echo.FIELD` for what was filled in."""
        return set(self.response["results"]) | {f"echo.{name}" for name in self.response["echo"]}

    def text_of(self, name: str) -> str:
        """Give one of these as text."""
        if name.startswith("echo."):
            return str(self.response["echo"][name.removeprefix("echo.")])
        return str(self.response["results"][name]["text"])


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedLookup:
    """A look-up table, computed."""

    caption: str
    note: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class Worked:
    """All that was computed for one calculator page."""

    page: calculator.CalculatorPage
    examples: dict[str, WorkedExample] = field(default_factory=dict)
    lookup: WorkedLookup | None = None


def work(catalogue: Catalogue) -> None:
    """Compute every calculator page of the catalogue; what doesn't fit is a fault of its YAML."""
    for name, entry in catalogue.tools.items():
        page = completed(entry) if entry.model else None
        if page:
            catalogue.worked[name] = _worked(catalogue, entry, page)


def _worked(catalogue: Catalogue, entry: Entry, page: calculator.CalculatorPage) -> Worked:
    worked = Worked(page)
    if page.examples[0].hidden:
        problem = "第一个算例的结果要写进网页，不能藏起来"
        entry.source.fault(("examples", 0, "hidden"), problem, "换一个算例放在最前面")
    for n, example in enumerate(page.examples):
        if not refs_hold(catalogue, entry, ("examples", n), {"values": example.values}):
            continue
        values = resolved(catalogue, example.values)
        response = answer(page, values)
        if as_expected(entry, ("examples", n), example.expect, response):
            worked.examples[example.id] = WorkedExample(
                id=example.id, title=example.title, text=example.text, hidden=example.hidden,
                values=values, response=response,
            )
    if page.lookup and refs_hold(catalogue, entry, ("lookup",), _lookup_texts(page.lookup)):
        worked.lookup = _lookup(catalogue, entry, page, page.lookup)
    return worked


def _lookup_texts(lookup: calculator.Lookup) -> dict[str, Any]:
    rows, columns = dict(enumerate(lookup.rows.values)), dict(enumerate(lookup.columns.values))
    return {"values": lookup.values, "rows": {"values": rows}, "columns": {"values": columns}}


def refs_hold(catalogue: Catalogue, entry: Entry, path: Path, texts: Any) -> bool:
    """Claim: every reference among `texts` gives a value to ask a calculator with; note what doesn't."""
    if isinstance(texts, dict):
        held = [refs_hold(catalogue, entry, (*path, key), text) for key, text in texts.items()]
        return all(held)
    before = len(entry.source.faults)
    check_refs(catalogue, entry, path, texts)
    for ref in prose.refs(texts):
        fact = catalogue.facts.get(ref.target)
        if ref.kind == "example":
            place, _, name = ref.target.rpartition("/")
            if name not in catalogue.examples_of(place):
                remedy = "只能引用计算器页的算例，或本页写在前面的账"
                entry.source.fault(path, f"「{ref.text}」这时还没有算出来", remedy, token=ref.text)
            elif catalogue.example(ref.target) is None:
                return False  # its own faults are noted
        elif ref.form == "mark" or (fact and fact.is_unknown):
            entry.source.fault(path, f"「{ref.text}」没有值可以填", "引用一条有值的事实", token=ref.text)
        elif fact is None:
            return False  # it doesn't exist, which is noted already; or its file has faults of its own
    return len(entry.source.faults) == before


def resolved(catalogue: Catalogue, values: Values) -> Values:
    """Give the values with every reference among them written out."""
    return {name: _resolve(catalogue, text) for name, text in values.items()}


def _resolve(catalogue: Catalogue, text: str) -> str:
    for ref in prose.refs(text):
        text = text.replace(ref.text, plain_ref(catalogue, ref), 1)
    return text


def answer(page: calculator.CalculatorPage, values: Values) -> dict[str, Any]:
    """Ask the calculator of `page` through its door, worded with the page's own labels."""
    labels = {item.name: item.label for item in page.fields}
    request = {"calculator": page.calculator, "values": values, "labels": labels}
    response: dict[str, Any] = json.loads(calculators.answer(json.dumps(request, ensure_ascii=False)))
    return response


def as_expected(entry: Entry, path: Path, expect: Values, response: dict[str, Any]) -> bool:
    """Claim: the calculator answered, and as expected; note at `path` (of an example) what it did not."""
    before = len(entry.source.faults)
    for error in response.get("errors", ()):
        place = (*path, "values", error["field"].split(".")[0])
        entry.source.fault(place, f"算例算不出来：{error['message']}", "改这一项")
    for name, value in expect.items() if "results" in response else ():
        found = response["results"].get(name, {}).get("value")
        if found != value:
            problem = f"算例应得 {value}，算出来是 {found}" if found else f"计算器没有「{name}」这个结果"
            entry.source.fault((*path, "expect", name), problem, "核对填的数；算得对就改这里")
    return len(entry.source.faults) == before


@dataclass(frozen=True, slots=True)
class _Cell:
    row: str
    column: str
    text: str


def _lookup(
    catalogue: Catalogue, entry: Entry, page: calculator.CalculatorPage, lookup: calculator.Lookup
) -> WorkedLookup | None:
    rows = [[_cell(catalogue, page, lookup, row, column) for column in lookup.columns.values]
            for row in lookup.rows.values]
    problems = [cell for row in rows for cell in row if isinstance(cell, str)]
    if problems:
        remedy = "改 rows、columns、values 或 output"
        entry.source.fault(("lookup",), f"速查表算不出来：{problems[0]}", remedy)
        return None
    labels = {item.name: item.label for item in page.fields}
    sides = [axis.label or labels.get(axis.field, "") for axis in (lookup.rows, lookup.columns)]
    return WorkedLookup(
        caption=lookup.caption, note=lookup.note, corner=" ＼ ".join(sides),
        columns=tuple(cell.column for cell in rows[0]),
        rows=tuple((row[0].row, tuple(cell.text for cell in row)) for row in rows),
    )


def _cell(
    catalogue: Catalogue, page: calculator.CalculatorPage, lookup: calculator.Lookup, row: str, column: str
) -> Any:
    """Give one cell; where it can't be computed, the calculator's own words for why."""
    row, column = _resolve(catalogue, row), _resolve(catalogue, column)
    values = resolved(catalogue, lookup.values) | {lookup.rows.field: row, lookup.columns.field: column}
    response = answer(page, values)
    if "errors" in response:
        return str(response["errors"][0]["message"])
    if lookup.output not in response["results"]:
        return f"没有「{lookup.output}」这个结果"
    echo = response["echo"]
    text = response["results"][lookup.output]["text"]
    return _Cell(echo.get(lookup.rows.field, row), echo.get(lookup.columns.field, column), text)

"""The look-up table of a calculator page, computed at every build: for when nothing else loads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.models.calculator import Axis, CalculatorPage, Lookup

from .asking import Values, answer, refs_hold, resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedLookup:
    """A look-up table, computed."""

    caption: str
    note: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


class NoResultError(Exception):
    """A cell has no result; the words are the calculator's own."""


def look_up(catalogue: Catalogue, entry: Entry, page: CalculatorPage, lookup: Lookup) -> WorkedLookup | None:
    """Compute the table; what does not fit is a fault of its YAML."""
    by_field = lookup.columns is not None and bool(lookup.output) and not lookup.outputs
    by_outputs = lookup.columns is None and not lookup.output and bool(lookup.outputs)
    if not by_field and not by_outputs:
        entry.source.fault(("lookup",), "速查表的列没写清", "写 columns 和 output，或者只写 outputs")
        return None
    if not refs_hold(catalogue, entry, ("lookup",), _texts(lookup)):
        return None
    table = _Table(catalogue, page, lookup)
    try:
        return table.by_field(lookup.columns) if lookup.columns else table.by_outputs()
    except NoResultError as problem:
        remedy = "改 rows、columns、values 或 output"
        entry.source.fault(("lookup",), f"速查表算不出来：{problem}", remedy)
        return None


def _texts(lookup: Lookup) -> dict[str, Any]:
    columns = dict(enumerate(lookup.columns.values if lookup.columns else ()))
    rows = dict(enumerate(lookup.rows.values))
    return {"values": lookup.values, "rows": {"values": rows}, "columns": {"values": columns}}


class _Table:
    """One table while it is computed."""

    def __init__(self, catalogue: Catalogue, page: CalculatorPage, lookup: Lookup) -> None:
        self.catalogue, self.page, self.lookup = catalogue, page, lookup

    def by_field(self, columns: Axis) -> WorkedLookup:
        """Give a table with a second field along the top, and one result in its cells."""
        side, heads, rows = self.lookup.rows, [], []
        for value in self.lookup.rows.values:
            cells = [self._asked({side.field: value, columns.field: top}) for top in columns.values]
            echoes = [echo for echo, _ in cells]
            heads = [echo.get(columns.field, top) for echo, top in zip(echoes, columns.values, strict=True)]
            texts = [self._text(results, self.lookup.output) for _, results in cells]
            rows.append((echoes[0].get(side.field, value), tuple(texts)))
        corner = f"{self._name(side)} ＼ {self._name(columns)}"
        return self._made(corner, heads, rows)

    def by_outputs(self) -> WorkedLookup:
        """Give a table with a result in each column."""
        side, rows = self.lookup.rows, []
        for value in side.values:
            echo, results = self._asked({side.field: value})
            texts = [self._text(results, name) for name in self.lookup.outputs]
            rows.append((echo.get(side.field, value), tuple(texts)))
        labels = {item.name: item.label for item in self.page.outputs}
        return self._made(self._name(side), [labels.get(name, name) for name in self.lookup.outputs], rows)

    def _made(self, corner: str, columns: list[str], rows: list[tuple[str, tuple[str, ...]]]) -> WorkedLookup:
        lookup = self.lookup
        return WorkedLookup(
            caption=lookup.caption, note=lookup.note, corner=corner, columns=tuple(columns), rows=tuple(rows))

    def _name(self, axis: Axis) -> str:
        labels = {item.name: item.label for item in self.page.fields}
        return axis.label or labels.get(axis.field, "")

    def _asked(self, varied: Values) -> tuple[dict[str, str], dict[str, Any]]:
        """Give what was understood, and the results."""
        values = resolved(self.catalogue, {**self.lookup.values, **varied})
        response = answer(self.page, values)
        if "errors" in response:
            raise NoResultError(str(response["errors"][0]["message"]))
        return response["echo"], response["results"]

    def _text(self, results: dict[str, Any], name: str) -> str:
        if name not in results:
            raise NoResultError(f"没有「{name}」这个结果")
        return str(results[name]["text"])

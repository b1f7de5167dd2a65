"""Rows typed as one text: a row per line (or ； between rows), columns parted by tab, blank or comma.

Without tabs a row is split wherever exactly one way of splitting makes every column readable, so the comma
in `第30天 2,000` stays inside the amount. Two readable ways are an error, not a guess.

>>> split_rows("第30天 2,000；第45天 500")
('第30天 2,000', '第45天 500')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from . import messages
from .errors import InputError
from .field import Field
from .reading import Scalar, read, value_text

LONGEST_ROW = 100
MOST_GAPS = 10
Row = dict[str, Scalar | None]
Labeller = Callable[[Field], str]


def split_rows(text: str) -> tuple[str, ...]:
    """The rows that hold anything, trimmed; tabs inside a row stay, and with tabs only lines part rows."""
    rows = re.split(r"\n" if "\t" in text else r"[\n;；]", text)
    return tuple(row.strip(" \u3000\r") for row in rows if row.strip())


def read_rows(
    field: Field, label: str, text: str, column_label: Labeller,
) -> tuple[list[Row], list[InputError]]:
    """All rows and all their faults; a fault's field is `payments.1.amount`, or `payments.1` for the row."""
    lines = split_rows(text)
    if len(lines) > field.max_rows:
        return [], [InputError(field.name, messages.too_many_rows(label, field.max_rows))]
    rows: list[Row] = []
    faults: list[InputError] = []
    for number, line in enumerate(lines, start=1):
        try:
            cells = _cells(field, line, number, column_label)
        except InputError as fault:
            faults.append(fault)
            continue
        row, row_faults = _row(field, cells, number, column_label)
        rows.append(row)
        faults += row_faults
    return rows, faults


def rows_text(field: Field, rows: list[Row]) -> str:
    """The rows as understood, for the echo."""
    return "；".join(" ".join(_shown(field, row)) for row in rows)


def row_label(field: Field, number: int) -> str:
    """What one row is called, e.g. 第 1 笔还款."""
    return field.row_label.format(number=number)


def _shown(field: Field, row: Row) -> Iterator[str]:
    for column in field.columns:
        value = row[column.name]
        if value is not None:
            yield value_text(column, value)


def _row(
    field: Field, cells: list[str], number: int, column_label: Labeller,
) -> tuple[Row, list[InputError]]:
    row: Row = {}
    faults = []
    for column, cell in zip(field.columns, cells, strict=True):
        try:
            row[column.name] = _cell(column, f"{row_label(field, number)}的{column_label(column)}", cell)
        except InputError as fault:
            row[column.name] = None
            faults.append(InputError(f"{field.name}.{number}.{column.name}", fault.message))
    return row, faults


def _cell(column: Field, label: str, cell: str) -> Scalar | None:
    if cell.strip():
        return read(column, label, cell)
    if column.required:
        raise InputError("", messages.missing(label))
    return None


def _cells(field: Field, line: str, number: int, column_label: Labeller) -> list[str]:
    """One text per column, those missing at the end blank."""
    width = len(field.columns)
    by_tab = line.split("\t")
    if 1 < len(by_tab) <= width:
        return by_tab + [""] * (width - len(by_tab))
    by_blank = line.split()
    if _holds_text(field) and len(by_blank) <= width:  # words can be anything, so blanks alone part them
        return by_blank + [""] * (width - len(by_blank))
    readable = [cells for cells in _splits(line, width) if _is_readable(field, cells)]
    if not readable and len(by_blank) == width:
        return by_blank
    if len(readable) != 1:
        columns = [column_label(column) for column in field.columns]
        example = " ".join(column.example for column in field.columns)
        message = messages.unclear_row(row_label(field, number), columns, example)
        raise InputError(f"{field.name}.{number}", message)
    return readable[0]


def _splits(line: str, width: int) -> Iterator[list[str]]:
    """Every way to cut the line at its blanks and commas into `width` pieces, or fewer and blank ones."""
    gaps = list(re.finditer(r"[\s,，、]+", line))
    if len(line) > LONGEST_ROW or len(gaps) > MOST_GAPS:
        return
    for cuts in range(width - 1, -1, -1):
        for chosen in combinations(gaps, cuts):
            starts = [0, *(gap.end() for gap in chosen)]
            ends = [*(gap.start() for gap in chosen), len(line)]
            pieces = [line[start:end] for start, end in zip(starts, ends, strict=True)]
            yield pieces + [""] * (width - len(pieces))


def _holds_text(field: Field) -> bool:
    return any(column.kind in ("text", "note") for column in field.columns)


def _is_readable(field: Field, cells: list[str]) -> bool:
    try:
        for column, cell in zip(field.columns, cells, strict=True):
            _cell(column, "", cell)
    except InputError:
        return False
    return True

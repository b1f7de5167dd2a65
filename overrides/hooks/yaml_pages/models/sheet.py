"""What a sheet to print says, as frozen values. Fields are named as in docs/schemas/."""

from __future__ import annotations

from dataclasses import dataclass

from .content import Page, of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to write on, with what belongs there."""

    label: str
    unit: str = ""
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the other side may say, and what can be answered."""

    said: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A telephone number, whose it is, and when to call it."""

    number: str
    name: str
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of an empty table."""

    title: str
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An empty table to write into."""

    columns: tuple[Column, ...] = of(Column, many=True)
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of a sheet, with its own permanent id."""

    id: str
    title: str
    text: str = ""
    lines: tuple[Line, ...] = of(Line, many=True)
    says: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = of(Reply, many=True)
    numbers: tuple[Number, ...] = of(Number, many=True)
    ticks: tuple[str, ...] = ()
    two_columns: bool = False
    table: Table | None = of(Table)
    see: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Page):
    """A sheet that is one page of A4 on paper."""

    tab_title: str
    large: bool = False
    blocks: tuple[Block, ...] = of(Block, many=True)
    related: tuple[str, ...] = ()

"""What a calculator page says, as frozen values. Fields are named as in docs/schemas/."""

from __future__ import annotations

from dataclasses import dataclass

from .content import ITSELF, Page, of


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a field."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. `kind` and what follows it come from the calculator, not from YAML."""

    name: str
    label: str
    unit: str = ""
    hint: str = ""
    why: str = ""
    more: bool = False
    choices: tuple[Choice, ...] = of(Choice, many=True)
    columns: tuple[Field, ...] = of(ITSELF, many=True)
    row_title: str = ""
    kind: str = ""
    required: bool = False
    default: str = ""
    max_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One result of a calculator."""

    name: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a result table."""

    name: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One result table."""

    name: str
    caption: str
    columns: tuple[Column, ...] = of(Column, many=True)
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example: shown, recomputed at every build, run as a test."""

    id: str
    title: str
    values: dict[str, str]
    expect: dict[str, str]
    text: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What changes along one side of a look-up table."""

    field: str
    values: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A table computed at build time, for when the calculator can't run."""

    caption: str
    values: dict[str, str]
    output: str
    rows: Axis = of(Axis)
    columns: Axis = of(Axis)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorPage(Page):
    """The page of one calculator: all its words."""

    calculator: str
    limits: str
    formula: str
    tab_title: str = ""
    button: str = ""
    fields: tuple[Field, ...] = of(Field, many=True)
    outputs: tuple[Output, ...] = of(Output, many=True)
    tables: tuple[Table, ...] = of(Table, many=True)
    facts: tuple[str, ...] = ()
    examples: tuple[Example, ...] = of(Example, many=True)
    lookup: Lookup | None = of(Lookup)
    next: tuple[str, ...] = ()

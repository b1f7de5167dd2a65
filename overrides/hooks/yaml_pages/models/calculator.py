"""What a calculator page says, as frozen values. Fields are named as in docs/schemas/."""

from __future__ import annotations

from dataclasses import dataclass, field

from .content import ITSELF, Page, by_name, of


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a field."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A choice that has to be made, one of several ways, for a field to be asked for."""

    field: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. `kind` and what follows it come from the calculator, not from YAML."""

    name: str
    label: str
    unit: str = ""
    hint: str = ""
    why: str = ""
    group: str = ""
    when: When | None = of(When)
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
class Chart:
    """One chart of the result."""

    name: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Words to take away; `text` is a template, empty where the calculator writes the document itself."""

    name: str
    title: str
    hint: str = ""
    text: str = ""
    file: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOn:
    """Where to go after a result; to another calculator it takes the reader's numbers along."""

    to: str
    text: str = ""
    carry: dict[str, str] = field(default_factory=dict)


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
    rows: Axis = of(Axis)
    columns: Axis | None = of(Axis)
    output: str = ""
    outputs: tuple[str, ...] = ()
    """The results that are the columns, where no second field is."""
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
    charts: tuple[Chart, ...] = of(Chart, many=True)
    documents: tuple[Document, ...] = of(Document, many=True)
    next: dict[str, tuple[StepOn, ...]] = by_name(StepOn)
    """The steps by the outcome they are for; `any` for all others."""

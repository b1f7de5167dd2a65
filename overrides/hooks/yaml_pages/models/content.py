"""What a checked YAML file says, as frozen values. Fields are named as in docs/schemas/.

`build` turns plain data into these; it trusts `schema.check` to have refused every other shape.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

# Stands for the very class that declares the field, which has no name yet while it is declared.
ITSELF = object()


def of(kind: type | object, *, many: bool = False) -> Any:
    """Declare a field that holds one `kind`, or a tuple of them."""
    return field(default=() if many else None, metadata={"of": kind})


def by_name(kind: type) -> Any:
    """Declare a field that holds tuples of one `kind`, each under a name of its own."""
    return field(default_factory=dict, metadata={"of": kind, "named": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a section, with its own permanent id."""

    id: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A detail that opens on demand, with its own permanent id."""

    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolLink:
    """A card that leads to a calculator, if wished with the numbers of a worked example."""

    tool: str
    text: str
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question, and where it leads."""

    text: str
    to: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Myth:
    """What people wrongly say, and what is true."""

    id: str
    said: str
    truth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A calculation made at every build, which prose refers to; with a title it is shown as a bill."""

    id: str
    tool: str
    values: dict[str, str]
    expect: dict[str, str] = field(default_factory=dict)
    title: str = ""
    show: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A command or a way of writing, shown to editors as it is typed."""

    text: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a page: an answer in one sentence, then the detail."""

    id: str
    title: str
    short: str
    also: tuple[str, ...] = ()
    group: str = ""
    body: str = ""
    samples: tuple[Sample, ...] = of(Sample, many=True)
    why: str = ""
    choices: tuple[Choice, ...] = of(Choice, many=True)
    myths: tuple[Myth, ...] = of(Myth, many=True)
    computed: tuple[Computed, ...] = of(Computed, many=True)
    folded: Folded | None = of(Folded)
    steps: tuple[Step, ...] = of(Step, many=True)
    says: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    tools: tuple[ToolLink, ...] = of(ToolLink, many=True)
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OneThing:
    """现在只做这一件: something that can be done in ten minutes."""

    text: str
    to: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every kind of page has."""

    title: str
    order: int
    short: str
    checked: str
    nav_title: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tutorial(Page):
    """A tutorial page."""

    sections: tuple[Section, ...] = of(Section, many=True)
    one_thing: OneThing | None = of(OneThing)
    intro: str = ""
    contents: bool = False
    audience: str = "readers"
    scam_box: bool = False
    listing: str = ""
    related: tuple[str, ...] = ()

    def answers(self, section: Section) -> bool:
        """Claim: the steps of `section` are answers that choices lead to, not one after the other."""
        targets = {choice.to for asking in self.sections for choice in asking.choices}
        return any(f"#{step.id}" in targets for step in section.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A situation on the home page."""

    id: str
    title: str
    text: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """The quiet link to help."""

    text: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGroup:
    """A group of links on the home page."""

    id: str
    title: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Page):
    """The home page."""

    cards: tuple[Card, ...] = of(Card, many=True)
    quiet: Quiet | None = of(Quiet)
    intro: str = ""
    promises: tuple[str, ...] = ()
    sections: tuple[LinkGroup, ...] = of(LinkGroup, many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of the glossary."""

    id: str
    term: str
    text: str
    also: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    see: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Page):
    """The glossary page."""

    terms: tuple[Term, ...] = of(Term, many=True)


_AS_TEXT = {"value", "values", "expect"}


def build(kind: type, data: dict[str, Any]) -> Any:
    """Make a `kind` from data that its schema has accepted."""
    made = {}
    for spec in dataclasses.fields(kind):
        if data.get(spec.name) is not None:
            inner = kind if spec.metadata.get("of") is ITSELF else spec.metadata.get("of")
            value, as_text = data[spec.name], spec.name in _AS_TEXT
            if spec.metadata.get("named"):
                lists = value.items()
                made[spec.name] = {key: _build_value(item, inner, as_text=False) for key, item in lists}
            else:
                made[spec.name] = _build_value(value, inner, as_text=as_text)
    return kind(**made)


def _build_value(value: Any, kind: type | None, *, as_text: bool) -> Any:
    if isinstance(value, list):
        return tuple(_build_value(item, kind, as_text=as_text) for item in value)
    if kind is not None:
        return build(kind, value)
    if isinstance(value, dict):
        return {str(key): _text(item) for key, item in value.items()}
    if isinstance(value, str):
        return value.strip()
    return _text(value) if as_text else value


def _text(value: Any) -> str:
    # Decimal("0.0000001") would print as 1E-7; an editor's digits stay as they were written.
    return f"{value:f}" if isinstance(value, Decimal) else str(value).strip()

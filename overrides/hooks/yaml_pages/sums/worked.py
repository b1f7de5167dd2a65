"""Worked examples, computed at every build by the very module the page runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.checking.fields import completed
from yaml_pages.models.calculator import CalculatorPage

from .asking import Values, answer, as_expected, refs_hold, resolved, written_out
from .lookup import WorkedLookup, look_up

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
        return filled_in(self.values)

    def taken(self, name: str) -> str:
        """Give a result's plain value (a rate with its sign), or what was typed: to be typed in elsewhere."""
        found = self.response["results"].get(name)
        if not found:
            return self.values.get(name, "")
        return str(found["text"] if found["text"].endswith("%") else found["value"])

    def names(self) -> set[str]:
        """What prose may ask of it: every result, and `echo.FIELD` for what was filled in."""
        return set(self.response["results"]) | {f"echo.{name}" for name in self.response["echo"]}

    def text_of(self, name: str) -> str:
        """Give one of these as text."""
        if name.startswith("echo."):
            return str(self.response["echo"][name.removeprefix("echo.")])
        return str(self.response["results"][name]["text"])


def filled_in(values: Values) -> str:
    """Give the part of a link, after `#`, that fills in a form."""
    return "with=" + "&".join(f"{quote(key)}={quote(text)}" for key, text in values.items())


@dataclass(slots=True)
class Worked:
    """All that was computed for one calculator page.

    `templates` are the page's documents, with every reference to a fact written out.
    """

    page: CalculatorPage
    templates: Values = field(default_factory=dict)
    examples: dict[str, WorkedExample] = field(default_factory=dict)
    lookup: WorkedLookup | None = None


def work(catalogue: Catalogue) -> None:
    """Compute every calculator page of the catalogue; what doesn't fit is a fault of its YAML."""
    for name, entry in catalogue.tools.items():
        page = completed(entry) if entry.model else None
        if page:
            catalogue.worked[name] = _worked(catalogue, entry, page)


def _worked(catalogue: Catalogue, entry: Entry, page: CalculatorPage) -> Worked:
    worked = Worked(page, _templates(catalogue, page))
    if page.examples[0].hidden:
        problem = "第一个算例的结果要写进网页，不能藏起来"
        entry.source.fault(("examples", 0, "hidden"), problem, "换一个算例放在最前面")
    for n, example in enumerate(page.examples):
        if not refs_hold(catalogue, entry, ("examples", n), {"values": example.values}):
            continue
        values = resolved(catalogue, example.values)
        response = answer(page, values, worked.templates)
        if as_expected(entry, ("examples", n), example.expect, response):
            worked.examples[example.id] = WorkedExample(
                id=example.id, title=example.title, text=example.text, hidden=example.hidden,
                values=values, response=response,
            )
    if page.lookup:
        worked.lookup = look_up(catalogue, entry, page, page.lookup)
    return worked


def _templates(catalogue: Catalogue, page: CalculatorPage) -> Values:
    written = [document for document in page.documents if document.text]
    return {document.name: written_out(catalogue, document.text) for document in written}

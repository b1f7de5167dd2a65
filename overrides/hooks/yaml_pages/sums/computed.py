"""The sums of tutorial pages (`computed:` in a section), made at every build like the worked examples."""

from __future__ import annotations

import dataclasses

from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.errors import Path, did_you_mean
from yaml_pages.models.content import Computed

from .asking import answer, as_expected, refs_hold, resolved
from .worked import BillLine, Worked, WorkedExample


def compute(catalogue: Catalogue) -> None:
    """Compute what the pages of the catalogue ask for, in the order it is written; note what does not fit."""
    for address, entry in catalogue.pages.items():
        catalogue.computed[address] = {}
        sections = getattr(entry.model, "sections", ()) if entry.kind == "tutorial" else ()
        for n, section in enumerate(sections):
            for k, item in enumerate(section.computed):
                made = _sum(catalogue, entry, ("sections", n, "computed", k), item)
                catalogue.computed[address][item.id] = made


def _sum(catalogue: Catalogue, entry: Entry, path: Path, item: Computed) -> WorkedExample | None:
    if item.tool not in catalogue.tools:
        remedy = did_you_mean(item.tool, catalogue.tools)
        entry.source.fault((*path, "tool"), f"没有叫「{item.tool}」的计算器页", remedy)
        return None
    worked = catalogue.worked.get(item.tool)  # without it, the calculator's own page has faults
    if worked is None or not refs_hold(catalogue, entry, path, {"values": item.values}):
        return None
    values = resolved(catalogue, item.values)
    response = answer(worked.page, values)
    if not as_expected(entry, path, item.expect, response):
        return None
    made = WorkedExample(
        id=item.id, title=item.title, text="", hidden=False, values=values, response=response,
    )
    for n, name in enumerate(item.show):
        if name not in made.names():
            remedy = did_you_mean(name, made.names())
            entry.source.fault((*path, "show", n), f"算例里没有「{name}」这个结果", remedy)
            return None
    return dataclasses.replace(made, bill=_lines(worked, made, item.show))


def _lines(worked: Worked, made: WorkedExample, names: tuple[str, ...]) -> tuple[BillLine, ...]:
    """Label each number as the calculator's page does; unless told, give all that was filled in and found."""
    labels = {f"echo.{field.name}": field.label for field in worked.page.fields}
    labels |= {output.name: output.label for output in worked.page.outputs}
    shown = [name for name in names or labels if name in labels and name in made.names()]
    lines = [(labels[name], made.text_of(name), not name.startswith("echo.")) for name in shown]
    return tuple(line for line in lines if line[1])

"""Asking a calculator while the site is built: references written out, answers held to what is expected."""

from __future__ import annotations

import json
from typing import Any

import calculators
from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.checking.checks import check_refs, plain_ref
from yaml_pages.errors import Path
from yaml_pages.language import prose
from yaml_pages.models.calculator import CalculatorPage

Values = dict[str, str]


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
            page = catalogue.tools.get(place) or catalogue.pages.get(place)
            if name not in catalogue.examples_of(place) and page and page.source.faults:
                return False  # what is wrong there is noted there
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
    return {name: written_out(catalogue, text) for name, text in values.items()}


def written_out(catalogue: Catalogue, text: str) -> str:
    """Give the text with every reference in it as plain text."""
    for ref in prose.refs(text):
        text = text.replace(ref.text, plain_ref(catalogue, ref), 1)
    return text


def answer(
    page: CalculatorPage, values: Values, templates: Values | None = None
) -> dict[str, Any]:
    """Ask the calculator of `page` through its door, worded with the page's own labels."""
    labels = {item.name: item.label for item in page.fields}
    request = {
        "calculator": page.calculator, "values": values, "labels": labels, "templates": templates or {},
    }
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

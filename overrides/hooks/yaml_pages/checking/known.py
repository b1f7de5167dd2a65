"""The figures of law that calculators hold against the facts they come from: at every build the very same."""

from __future__ import annotations

from collections.abc import Mapping

from calculators.core.known import KNOWN
from yaml_pages.catalogue import Catalogue
from yaml_pages.models.fact import Fact

FILE = "calculators/core/known.py"


def check(catalogue: Catalogue) -> None:
    """Note each figure that is not what its fact says, where the fact stands."""
    for entry in catalogue.fact_files:
        for n, fact in entry.sound_facts():
            if fact.id in KNOWN and not same(KNOWN[fact.id], fact):
                problem = f"计算器里写的不是这个数：{KNOWN[fact.id]}"
                remedy = f"核对来源，改这里，或改 {FILE} 并换计算规则的版本"
                entry.source.fault(("facts", n, "value"), problem, remedy)


def same(known: str | Mapping[str, str], fact: Fact) -> bool:
    """Claim: what a calculator holds is what the fact says, or some of its named values."""
    if isinstance(known, str):
        return known == fact.value
    return isinstance(fact.value, dict) and all(fact.value.get(name) == text for name, text in known.items())

"""Which facts are past the day they should have been checked again, and which pages lean on them.

A page marks such facts by the reader's clock (assets/recheck.js); this list is for whoever mends them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from yaml_pages.catalogue import Catalogue
from yaml_pages.checking.checks import FRAME_FACTS
from yaml_pages.language import prose
from yaml_pages.models.fact import Fact

EVERY_PAGE = "每一页（固定的求助和防骗提醒）"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleFact:
    """A fact whose date has passed."""

    fact: Fact
    place: str
    """file:line of the fact."""
    days: int
    """How many days ago its date was."""
    cited_in: tuple[str, ...]
    """Addresses of the sections that use it."""


def stale_facts(catalogue: Catalogue, today: dt.date) -> list[StaleFact]:
    """Give the facts whose `recheck_by` lies before `today`, the longest overdue first."""
    used = cited_in(catalogue)
    found = [
        StaleFact(fact=fact, place=place, days=days, cited_in=tuple(used.get(fact.id, ())))
        for place, fact in _facts(catalogue)
        if (days := (today - dt.date.fromisoformat(fact.recheck_by)).days) > 0
    ]
    return sorted(found, key=lambda item: -item.days)


def cited_in(catalogue: Catalogue) -> dict[str, list[str]]:
    """Give, for every fact that pages use, the addresses that use it, each once."""
    used: dict[str, list[str]] = {name: [EVERY_PAGE] for name in FRAME_FACTS}
    for address, entry in catalogue.pages.items():
        for name, anchor in _mentions(entry.source.data, ""):
            place = f"{address}#{anchor}" if anchor else address
            if place not in used.setdefault(name, []):
                used[name].append(place)
    return used


def report(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Give the list as lines to read: one sentence, then two lines for each fact."""
    found, count = stale_facts(catalogue, today), len(catalogue.facts)
    if not found:
        yield f"到 {today}，{count} 条事实都没有过再核对的日期。"
        return
    yield f"到 {today}，{count} 条事实里有 {len(found)} 条过了再核对的日期："
    for item in found:
        when = f"（{item.fact.recheck_when}）" if item.fact.recheck_when else ""
        due = f"该在 {item.fact.recheck_by} 前再核对，过了 {item.days} 天{when}"
        yield f"{item.place}: {item.fact.id}：{due}"
        yield f"    用在：{'、'.join(item.cited_in) or '没有哪一页'}"


def _facts(catalogue: Catalogue) -> Iterator[tuple[str, Fact]]:
    for entry in catalogue.fact_files:
        for n, fact in entry.sound_facts():
            yield f"{entry.source.file}:{entry.source.line(('facts', n, 'id'))}", fact


def _mentions(value: Any, anchor: str) -> Iterator[tuple[str, str]]:
    """Give every mention of a fact inside `value`, with the nearest id around it."""
    if isinstance(value, dict):
        here = value.get("id", anchor)
        yield from ((name, here) for name in value.get("facts", ()))
        yield from _all_mentions((item for key, item in value.items() if key != "facts"), here)
    elif isinstance(value, list):
        yield from _all_mentions(value, anchor)
    elif isinstance(value, str):
        yield from ((ref.target, anchor) for ref in prose.refs(value) if ref.kind == "fact")


def _all_mentions(values: Iterable[Any], anchor: str) -> Iterator[tuple[str, str]]:
    for value in values:
        yield from _mentions(value, anchor)

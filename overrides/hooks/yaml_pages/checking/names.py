"""Names a page uses against the names a calculator knows: unknown ones, repeated ones, missing ones."""

from __future__ import annotations

from collections.abc import Iterable

from yaml_pages.catalogue import Entry
from yaml_pages.errors import Path, did_you_mean


def known_only(entry: Entry, path: Path, given: list[str], known: Iterable[str], what: str) -> None:
    """Note each name the calculator does not know, and each that is written twice."""
    for n, name in enumerate(given):
        if name not in known:
            entry.source.fault((*path, n), f"计算器没有「{name}」这个{what}", did_you_mean(name, known))
        elif name in given[:n]:
            entry.source.fault((*path, n), f"{what}「{name}」写了两遍", "只留一个")


def all_and_only(entry: Entry, path: Path, given: list[str], known: Iterable[str], what: str) -> None:
    """Note besides what is missing."""
    known_only(entry, path, given, known, what)
    for name in known:
        if name not in given:
            entry.source.fault(path, f"少了{what}「{name}」，计算器要它", f"加上「{name}」")

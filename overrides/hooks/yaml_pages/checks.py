"""What only shows when all files are seen together: dangling links, repeated ids, numbers typed by hand."""

from __future__ import annotations

import re
from typing import Any

from . import facts, prose
from .catalogue import Catalogue, Entry
from .errors import Path, did_you_mean

LONGEST_SHORT = 60
# Ids that start so are made by the templates: the page's own headings, and the facts at its end.
OWN_PREFIXES = ("page-", "fact-")
_EXTERNAL = re.compile(r"https://[^\s<>\"']+\Z")


def check(catalogue: Catalogue) -> None:
    """Add every such fault to the source it stands in."""
    _facts(catalogue)
    for entry in catalogue.pages.values():
        _unique_ids(entry)
        for path, role, value in entry.named():
            if isinstance(value, str) and not entry.source.has_fault(path):
                _value(catalogue, entry, path, role, value)
        for path, tool in _tool_cards(entry):
            _tool(catalogue, entry, path, tool)


def _value(catalogue: Catalogue, entry: Entry, path: Path, role: str, value: str) -> None:
    if role == "address":
        _address(catalogue, entry, path, value, value)
    elif role == "id" and isinstance(path[-1], int):
        _fact_exists(catalogue, entry, path, value, value)
    elif role == "title":
        _faults(entry, path, prose.number_faults(value))
    elif role in ("prose", "short", "line"):
        _faults(entry, path, prose.faults(value))
        _links(catalogue, entry, path, value)
        _refs(catalogue, entry, path, value)
        if role == "short":
            _length(catalogue, entry, path, value)


def _faults(entry: Entry, path: Path, found: Any) -> None:
    for token, problem, remedy in found:
        entry.source.fault(path, problem, remedy, token=token)


def _unique_ids(entry: Entry) -> None:
    seen: dict[str, int] = {}
    for path, found in entry.ids():
        line = entry.source.line(path)
        if found in seen:
            entry.source.fault(path, f"编号「{found}」在第 {seen[found]} 行用过了", "换一个编号")
        if found.startswith(OWN_PREFIXES):
            remedy = f"不要以 {' 或 '.join(OWN_PREFIXES)} 开头"
            entry.source.fault(path, f"编号「{found}」的开头留给生成的部分用", remedy)
        seen.setdefault(found, line)


def _address(catalogue: Catalogue, entry: Entry, path: Path, address: str, token: str) -> None:
    page, anchor = catalogue.resolve(address, entry.address)
    if page not in catalogue.pages:
        remedy = did_you_mean(page, catalogue.pages)
        entry.source.fault(path, f"没有「{page}」这一页", remedy, token=token)
    elif anchor and anchor not in catalogue.anchors[page]:
        remedy = did_you_mean(anchor, catalogue.anchors[page])
        entry.source.fault(path, f"「{page}」页没有编号「{anchor}」", remedy, token=token)


def _links(catalogue: Catalogue, entry: Entry, path: Path, text: str) -> None:
    for link in prose.links(text):
        if ":" not in link.target:
            _address(catalogue, entry, path, link.target, link.text)
        elif not _EXTERNAL.match(link.target):
            remedy = "站外链接只能以 https:// 开头"
            entry.source.fault(path, f"不能链接到「{link.target}」", remedy, token=link.text)


def _refs(catalogue: Catalogue, entry: Entry, path: Path, text: str) -> None:
    for ref in prose.refs(text):
        if ref.kind == "example":
            _example_ref(catalogue, entry, path, ref)
        elif _fact_exists(catalogue, entry, path, ref.target, ref.text) and ref.form != "mark":
            _display(catalogue, entry, path, ref)


def _fact_exists(catalogue: Catalogue, entry: Entry, path: Path, name: str, token: str) -> bool:
    if name not in catalogue.known_facts:
        remedy = did_you_mean(name, catalogue.known_facts)
        entry.source.fault(path, f"没有编号是「{name}」的事实", remedy, token=token)
    return name in catalogue.facts


def _display(catalogue: Catalogue, entry: Entry, path: Path, ref: prose.Ref) -> None:
    fact = catalogue.facts[ref.target]
    if fact.is_unknown:
        return
    try:
        facts.shown(fact, ref.name, "" if ref.form == "value" else ref.form)
    except facts.DisplayError as error:
        remedy = "改写法，或给这条事实写 display"
        entry.source.fault(path, f"「{ref.text}」写不出来：{error}", remedy, token=ref.text)


def _example_ref(catalogue: Catalogue, entry: Entry, path: Path, ref: prose.Ref) -> None:
    tool, _, example = ref.target.partition("/")
    if tool not in catalogue.tools:
        remedy = did_you_mean(tool, catalogue.tools)
        entry.source.fault(path, f"没有叫「{tool}」的计算器页", remedy, token=ref.text)
        return
    worked = catalogue.worked.get(tool)
    if worked is None:  # its own page has faults, which are reported there
        return
    if example not in worked.examples:
        remedy = did_you_mean(example, worked.examples)
        entry.source.fault(path, f"「{tool}」没有算例「{example}」", remedy, token=ref.text)
    elif ref.name not in (names := worked.examples[example].names()):
        remedy = did_you_mean(ref.name, names)
        entry.source.fault(path, f"算例里没有「{ref.name}」这个结果", remedy, token=ref.text)


def _tool_cards(entry: Entry) -> list[tuple[Path, dict[str, Any]]]:
    found: list[tuple[Path, dict[str, Any]]] = []
    sections = entry.source.data.get("sections") if isinstance(entry.source.data, dict) else None
    for n, section in enumerate(sections if isinstance(sections, list) else []):
        cards = section.get("tools") if isinstance(section, dict) else None
        for k, card in enumerate(cards if isinstance(cards, list) else []):
            if isinstance(card, dict):
                found.append((("sections", n, "tools", k), card))
    return found


def _tool(catalogue: Catalogue, entry: Entry, path: Path, card: dict[str, Any]) -> None:
    tool, example = card.get("tool"), card.get("example")
    if isinstance(tool, str) and tool not in catalogue.tools:
        remedy = did_you_mean(tool, catalogue.tools)
        entry.source.fault((*path, "tool"), f"没有叫「{tool}」的计算器页", remedy)
    elif isinstance(example, str) and isinstance(tool, str):
        known = catalogue.anchors[catalogue.tools[tool].address]
        if example not in known:
            remedy = did_you_mean(example, known)
            entry.source.fault((*path, "example"), f"「{tool}」没有算例「{example}」", remedy)


def _length(catalogue: Catalogue, entry: Entry, path: Path, text: str) -> None:
    count = len(as_read(catalogue, text))
    if count > LONGEST_SHORT:
        entry.source.fault(path, f"太长了：{count} 个字，最多 {LONGEST_SHORT} 个", "删短，只留答案")


def as_read(catalogue: Catalogue, text: str) -> str:
    """Give prose as plain text, references as their values: what a search engine or a counter sees."""
    for ref in prose.refs(text):
        text = text.replace(ref.text, "" if ref.form == "mark" else plain_ref(catalogue, ref), 1)
    return prose.bare(text).replace("**", "")


def plain_ref(catalogue: Catalogue, ref: prose.Ref) -> str:
    """Give a reference as plain text; empty where it can't be resolved (which is a fault elsewhere)."""
    if ref.kind == "example":
        tool, _, example = ref.target.partition("/")
        worked = catalogue.worked.get(tool)
        found = worked.examples.get(example) if worked else None
        return str(found.text_of(ref.name)) if found and ref.name in found.names() else ""
    fact = catalogue.facts.get(ref.target)
    if fact is None or fact.is_unknown:
        return "未查明"
    try:
        return facts.shown(fact, ref.name, "" if ref.form == "value" else ref.form)
    except facts.DisplayError:
        return ""


def _facts(catalogue: Catalogue) -> None:
    seen: dict[str, str] = {}
    for entry in (entry for entry in catalogue.entries if entry.kind == "facts"):
        for path, found in entry.ids():
            place = f"{entry.source.file}:{entry.source.line(path)}"
            if found in seen:
                entry.source.fault(path, f"编号「{found}」在 {seen[found]} 用过了", "换一个编号")
            seen.setdefault(found, place)
        for n, fact in enumerate(entry.model.facts if entry.model else ()):
            if problem := facts.display_problem(fact):
                remedy = "写成 {value|percent} 这样，数字来自 value"
                entry.source.fault(("facts", n, "display"), problem, remedy)

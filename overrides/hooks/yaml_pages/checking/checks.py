"""What only shows when all files are seen together: dangling links, repeated ids, numbers typed by hand."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from yaml_pages.catalogue import NOT_PAGES, Catalogue, Entry
from yaml_pages.errors import ContentError, Path, did_you_mean
from yaml_pages.language import facts, prose

LONGEST_SHORT = 60
# Ids that start so are made by the templates: headings, facts and their filter, the parts of a form.
OWN_PREFIXES = ("page-", "fact-", "facts-", "calc-", "field-")
# The headings of every calculator page.
OWN_IDS = {"calculator": {"form", "result", "how", "examples", "lookup", "next"}}
# What the templates link to from every page, by file: the id it must have, if any.
FRAME_PAGES = {
    "index.yml": "", "about/index.yml": "correct-us", "facts/index.yml": "",
    "help.yml": "crisis", "scams.yml": "", "changes.yml": "",
}
FRAME_FACTS = ("mental-health-12356", "police-110", "ambulance-120", "scam-five-dept-2026", "scam-never-do")
# A word to be filled in may have a digit in its name.
_PLACE = re.compile(r"\{[a-z0-9_]+[?!]?\}")
_EXTERNAL = re.compile(r"https://[^\s<>\"']+\Z")


def check(catalogue: Catalogue) -> None:
    """Add every such fault to the source it stands in."""
    _facts(catalogue)
    _places(catalogue)
    _frame(catalogue)
    for entry in catalogue.pages.values():
        _unique_ids(catalogue, entry)
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
    elif role == "template":
        _faults(entry, path, prose.number_faults(_PLACE.sub("", value)))
        check_refs(catalogue, entry, path, value)
    elif role == "code":
        _for_editors(entry, path)
    elif role in ("prose", "short", "line"):
        _faults(entry, path, prose.faults(value))
        _links(catalogue, entry, path, value)
        check_refs(catalogue, entry, path, value)
        if role == "short":
            _length(catalogue, entry, path, value)


def _for_editors(entry: Entry, path: Path) -> None:
    """Nothing looks into what is shown as it stands, so no page for readers may hold it."""
    if entry.source.data.get("audience") != "editors":
        remedy = "去掉 samples；整页都是写给编辑的，才写 audience: editors"
        entry.source.fault(path, "给读者看的页不能有照样打的命令", remedy)


def _faults(entry: Entry, path: Path, found: Any) -> None:
    for token, problem, remedy in found:
        entry.source.fault(path, problem, remedy, token=token)


def _places(catalogue: Catalogue) -> None:
    seen: dict[str, str] = {}
    files = {entry.file for entry in catalogue.entries}
    for entry in (entry for entry in catalogue.entries if entry.kind not in NOT_PAGES):
        if entry.address in seen:
            problem = f"网址「{entry.address}」已经是 docs/{seen[entry.address]} 的"
            entry.source.fault((), problem, "两个文件只留一个")
        seen.setdefault(entry.address, entry.file)
        folder = posixpath.dirname(entry.address)
        if folder and f"{folder}/index.yml" not in files:
            problem = f"文件夹「{folder}」没有自己的页，这一页进不了导航"
            entry.source.fault((), problem, f"加上 docs/{folder}/index.yml")


def _frame(catalogue: Catalogue) -> None:
    for file, anchor in FRAME_PAGES.items():
        address = file.removesuffix(".yml").removesuffix("/index")
        page = catalogue.pages.get(address)
        if page is None:
            problem = "没有这个文件，每一页都要链接到它"
            catalogue.faults.append(ContentError(f"docs/{file}", 1, "", problem, "加上这个文件"))
        elif anchor and page.source.is_whole and anchor not in catalogue.anchors[address]:
            problem = f"这一页没有编号「{anchor}」，每一页的末尾都要链接到它"
            page.source.fault((), problem, f"给那一节写上 id: {anchor}")
    for name in FRAME_FACTS if catalogue.all_facts_read else ():
        if name not in catalogue.known_facts:
            problem, remedy = f"没有编号是「{name}」的事实，每一页都要用它", "在 docs/facts/ 里加上它"
            catalogue.faults.append(ContentError("docs/facts/index.yml", 1, "", problem, remedy))


def _unique_ids(catalogue: Catalogue, entry: Entry) -> None:
    seen: dict[str, int] = {}
    taken = OWN_IDS.get(entry.kind, set())
    if entry.source.is_whole and entry.source.data.get("listing") == "facts":
        taken = catalogue.known_facts
    for path, found in entry.ids():
        line = entry.source.line(path)
        if found in seen:
            entry.source.fault(path, f"编号「{found}」在第 {seen[found]} 行用过了", "换一个编号")
        if found in taken:
            entry.source.fault(path, f"编号「{found}」在生成的部分里用了", "换一个编号")
        _own_prefix(entry, path, found)
        seen.setdefault(found, line)


def _own_prefix(entry: Entry, path: Path, found: str) -> None:
    if found.startswith(OWN_PREFIXES):
        remedy = f"不要以 {'、'.join(OWN_PREFIXES)} 开头"
        entry.source.fault(path, f"编号「{found}」的开头留给生成的部分用", remedy)


def _address(catalogue: Catalogue, entry: Entry, path: Path, address: str, token: str) -> None:
    page, anchor = catalogue.resolve(address, entry.address)
    if not address.strip("#"):
        entry.source.fault(path, "没有写链接到哪里", "写成 overdue#cost 这样的地址", token=token)
    elif page not in catalogue.pages:
        remedy = did_you_mean(page, catalogue.pages)
        entry.source.fault(path, f"没有「{page}」这一页", remedy, token=token)
    elif anchor and anchor not in catalogue.anchors[page] and catalogue.pages[page].source.is_whole:
        remedy = did_you_mean(anchor, catalogue.anchors[page])
        entry.source.fault(path, f"「{page}」页没有编号「{anchor}」", remedy, token=token)


def _links(catalogue: Catalogue, entry: Entry, path: Path, text: str) -> None:
    for link in prose.links(text):
        if ":" not in link.target:
            _address(catalogue, entry, path, link.target, link.text)
        elif not _EXTERNAL.match(link.target):
            remedy = "站外链接只能以 https:// 开头"
            entry.source.fault(path, f"不能链接到「{link.target}」", remedy, token=link.text)


def check_refs(catalogue: Catalogue, entry: Entry, path: Path, text: str) -> None:
    """Note every reference in `text` that leads nowhere or can't be written as asked."""
    for ref in prose.refs(text):
        if ref.kind == "example":
            _example_ref(catalogue, entry, path, ref)
        elif _fact_exists(catalogue, entry, path, ref.target, ref.text):
            _display(catalogue, entry, path, ref)


def _fact_exists(catalogue: Catalogue, entry: Entry, path: Path, name: str, token: str) -> bool:
    if name not in catalogue.known_facts and catalogue.all_facts_read:
        remedy = did_you_mean(name, catalogue.known_facts)
        entry.source.fault(path, f"没有编号是「{name}」的事实", remedy, token=token)
    return name in catalogue.facts


def _display(catalogue: Catalogue, entry: Entry, path: Path, ref: prose.Ref) -> None:
    fact, form = catalogue.facts[ref.target], "" if ref.form in ("value", "mark") else ref.form
    if not ref.name and not form and (ref.form == "mark" or facts.display_problem(fact)):
        return  # only a mark; or its display, whose fault is reported where it stands
    if fact.is_unknown and (not form or form in facts.FILTERS):
        return
    try:
        facts.shown(fact, ref.name, form)
    except facts.DisplayError as error:
        remedy = "改写法，或给这条事实写 display"
        entry.source.fault(path, f"「{ref.text}」写不出来：{error}", remedy, token=ref.text)


def _example_ref(catalogue: Catalogue, entry: Entry, path: Path, ref: prose.Ref) -> None:
    place, _, example = ref.target.rpartition("/")
    page = catalogue.tools.get(place) or catalogue.pages.get(place)
    if page is None:
        remedy = did_you_mean(place, catalogue.tools)
        entry.source.fault(path, f"没有叫「{place}」的计算器页", remedy, token=ref.text)
        return
    known, found = _example_ids(page), catalogue.example(ref.target)
    if example not in known:
        remedy = did_you_mean(example, known)
        entry.source.fault(path, f"「{place}」没有算例「{example}」", remedy, token=ref.text)
    elif found is None:
        return  # its own page has faults, which are reported there
    elif ref.form:
        problem = f"算例的数不能加格式：「{ref.text}」"
        entry.source.fault(path, problem, f"去掉「|{ref.form}」", token=ref.text)
    elif ref.name not in (names := found.names()):
        remedy = did_you_mean(ref.name, names)
        entry.source.fault(path, f"算例里没有「{ref.name}」这个结果", remedy, token=ref.text)


def _example_ids(page: Entry) -> set[str]:
    places = page.ids()
    return {found for place, found in places if place[0] == "examples" or place[2:3] == ("computed",)}


def _own_sums(entry: Entry, tool: str) -> set[str]:
    """Give the ids of what a page itself has computed with `tool`."""
    sums = [(place, found) for place, found in entry.ids() if place[2:3] == ("computed",)]
    return {found for place, found in sums if entry.source.at(place[:-1]).get("tool") == tool}


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
    if entry.source.has_fault((*path, "tool")) or entry.source.has_fault((*path, "example")):
        return
    if isinstance(tool, str) and tool not in catalogue.tools:
        remedy = did_you_mean(tool, catalogue.tools)
        entry.source.fault((*path, "tool"), f"没有叫「{tool}」的计算器页", remedy)
    elif isinstance(example, str) and isinstance(tool, str):
        known = _example_ids(catalogue.tools[tool]) | _own_sums(entry, tool)
        if example not in known and catalogue.tools[tool].source.is_whole:
            remedy = did_you_mean(example, known)
            entry.source.fault((*path, "example"), f"「{tool}」没有算例「{example}」", remedy)


def _length(catalogue: Catalogue, entry: Entry, path: Path, text: str) -> None:
    count = len(as_read(catalogue, text).strip())
    if not count:
        entry.source.fault(path, "读者什么也看不到", "写一句话，不能只有出处")
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
        found = catalogue.example(ref.target)
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
        sound = list(entry.sound_facts())
        for path, found in entry.ids():
            place = f"{entry.source.file}:{entry.source.line(path)}"
            if found in seen:
                entry.source.fault(path, f"编号「{found}」在 {seen[found]} 用过了", "换一个编号")
            _own_prefix(entry, path, found)
            seen.setdefault(found, place)
        for n, fact in sound:
            if problem := facts.display_problem(fact):
                remedy = "写成 {value|percent} 这样，数字来自 value"
                entry.source.fault(("facts", n, "display"), problem, remedy)
            for key, problem, remedy in facts.other_problems(fact):
                entry.source.fault(("facts", n, key), problem, remedy)

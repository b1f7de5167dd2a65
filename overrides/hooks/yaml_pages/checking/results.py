"""What a calculator page shows of an answer against what its calculator can answer.

Results, tables and charts by name; documents and the words they ask for; the next steps for every outcome;
the facts an answer may rest on.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import calculators
from calculators.core.fill import places
from yaml_pages.catalogue import Entry
from yaml_pages.errors import did_you_mean
from yaml_pages.models.calculator import CalculatorPage

from .names import all_and_only, known_only

Spec = dict[str, Any]
ANY = "any"


def check(entry: Entry, page: CalculatorPage, described: Spec) -> None:
    """Add every difference to the faults of the page."""
    known_only(entry, ("outputs",), [item.name for item in page.outputs], described["outputs"], "结果")
    if page.outputs[0].name != described["outputs"][0] and page.outputs[0].name in described["outputs"]:
        problem = f"第一个结果要是「{described['outputs'][0]}」，分享的链接里记的就是它"
        entry.source.fault(("outputs", 0), problem, "把它移到最前面")
    known_only(entry, ("tables",), [item.name for item in page.tables], described["tables"], "表")
    for n, table in enumerate(page.tables):
        if table.name in described["tables"]:
            columns = [column.name for column in table.columns]
            known_only(entry, ("tables", n, "columns"), columns, described["tables"][table.name], "列")
    _charts(entry, page, described)
    _documents(entry, page, described)
    _steps(entry, page, described)
    for name in described["sources"]:
        if name not in page.facts:
            problem = f"少了事实「{name}」，计算器的答案会用到它"
            entry.source.fault(("facts",) if page.facts else (), problem, f"在 facts 里加上「{name}」")


def _charts(entry: Entry, page: CalculatorPage, described: Spec) -> None:
    all_and_only(entry, ("charts",), [chart.name for chart in page.charts], described["charts"], "图")
    shown = {table.name for table in page.tables}
    for n, chart in enumerate(page.charts):
        table = described["charts"].get(chart.name)
        if table and table not in shown:
            problem = f"图「{chart.name}」说的，要有表「{table}」也这么说"
            entry.source.fault(("charts", n), problem, f"在 tables 里加上「{table}」")


def _documents(entry: Entry, page: CalculatorPage, described: Spec) -> None:
    names = [document.name for document in page.documents]
    for name in described["documents"]:
        if name not in names:
            remedy = f"在 documents 里加上「{name}」，写 title 和 file，不写 text"
            entry.source.fault(("documents",) if names else (), f"少了文字「{name}」，计算器会写它", remedy)
    for n, document in enumerate(page.documents):
        path = ("documents", n)
        if document.name in names[:n]:
            entry.source.fault((*path, "name"), f"文字「{document.name}」写了两遍", "换一个名字")
        written = document.name in described["documents"]
        if written == bool(document.text):
            problem = "计算器自己写这份文字" if written else "这份文字还没有写"
            entry.source.fault(path, problem, "去掉 text" if written else "加一行 text: |")
        for name in places(document.text):
            if name not in described["words"]:
                remedy = did_you_mean(name, described["words"])
                problem = f"没有「{name}」这个词可以填"
                entry.source.fault((*path, "text"), problem, remedy, token=f"{{{name}")


def _steps(entry: Entry, page: CalculatorPage, described: Spec) -> None:
    outcomes = {**described["outcomes"], ANY: ""}
    for name, steps in page.next.items():
        if name not in outcomes:
            remedy = did_you_mean(name, outcomes)
            entry.source.fault(("next", name), f"计算器没有「{name}」这个结局", remedy)
        for n, step in enumerate(steps):
            for target, source in step.carry.items():
                _carried(entry, ("next", name, n, "carry", target), target, source, described)
    for name, meaning in described["outcomes"].items():
        if name not in page.next and ANY not in page.next:
            problem = f"结局「{name}」没有写下一步：{meaning}"
            entry.source.fault(("next",) if page.next else (), problem, f"在 next 里写上 {name}，或者 any")


def _carried(entry: Entry, path: tuple[str | int, ...], target: str, source: str, described: Spec) -> None:
    known = [*described["outputs"], *(field["name"] for field in described["fields"])]
    if source not in known:
        entry.source.fault(path, f"这一页没有「{source}」可以带走", did_you_mean(source, known))
    if target not in _all_fields():
        problem = f"没有一个计算器有「{target}」这一项"
        entry.source.fault(path, problem, did_you_mean(target, _all_fields()))


@cache
def _all_fields() -> frozenset[str]:
    return frozenset(
        field["name"] for name in calculators.names() for field in calculators.describe(name)["fields"])

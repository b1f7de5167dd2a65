"""A tiny but whole site, so that a test need only write the file it is about."""

import shutil

import pytest

from yaml_pages.errors import ContentFaults
from yaml_pages.site import publish

FACT = """\
  - id: {id}
    statement: 关于 {id} 的一句话
    value: {value}
    {more}
    force: 官方信息
    source: {{issuer: 某机构, title: 某文件}}
    confidence: {confidence}
    checked: "2026-11-23"
    recheck_by: "2027-11-23"
    seen_in: []
"""


def _fact(name, value, more="unit: 次", confidence="A"):
    return FACT.format(id=name, value=value, more=more, confidence=confidence)


FACTS = "topic: 测试\norder: 1\nfacts:\n" + "".join([
    _fact("mental-health-12356", '"12356"', 'display: "{value}"'),
    _fact("police-110", '"110"', 'display: "{value}"'),
    _fact("ambulance-120", '"120"', 'display: "{value}"'),
    _fact("scam-five-dept-2026", '"2026-02-06"', 'display: "{value|date}"'),
    _fact("scam-never-do", "三不要", "note: 不要给"),
    _fact("daily-rate", "0.0005", 'display: "每天 {value|percent}"', "B"),
    _fact("grace-period", "unknown", "ask: 问客服有没有宽限期", "C"),
    _fact("hours", '{from: "22:00", to: "08:00"}', 'display: "{from} 到 {to}"'),
])


def page(title, sections, order=1):
    """Give the text of a page with sections of these ids."""
    rows = "".join(f"  - {{id: {name}, title: {title}的一节, short: 一句话的答案}}\n" for name in sections)
    return f'title: {title}\norder: {order}\nshort: 一句话的答案\nchecked: "2026-11-23"\nsections:\n{rows}'


TINY = {
    "index.yml": 'title: 首页\norder: 0\nshort: 一句话的答案\nchecked: "2026-11-23"\n'
                 "cards:\n  - {id: card-one, title: 一张卡, text: 先看这里, to: help}\nquiet: {text: 求助, to: help#crisis}\n",
    "help.yml": page("求助", ["crisis"], 90),
    "scams.yml": page("骗局", ["fee-agents"], 91),
    "about/index.yml": page("关于", ["correct-us"], 92),
    "changes.yml": 'title: 改动\norder: 94\nshort: 改了什么\nchecked: "2026-11-23"\n'
                   'entries:\n  - {id: first, date: "2026-11-23", title: 公开, text: 第一次公开。, to: [help]}\n',
    "facts/index.yml": page("事实", ["how-to-read"], 93),
    "facts/basic.yml": FACTS,
}


@pytest.fixture
def docs(tmp_path, repo_root):
    """A function that lays out a docs folder: the tiny site and the given files."""
    folder = tmp_path / "docs"
    shutil.copytree(repo_root / "docs" / "schemas", folder / "schemas")

    def lay(files):
        for name, text in {**TINY, **files}.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return lay


@pytest.fixture
def published(docs, repo_root):
    """A function that publishes the tiny site with the given files."""
    return lambda files: publish(docs(files), repo_root / "overrides" / "templates")


@pytest.fixture
def faults(published):
    """A function that gives the faults of the tiny site with the given files, one line each."""

    def find(files):
        with pytest.raises(ContentFaults) as caught:
            published(files)
        return [str(fault) for fault in caught.value.faults]

    return find

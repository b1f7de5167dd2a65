"""The pure parts of what machines read: the list of changes and its feed, JSON-LD, twins."""

import json
from xml.etree import ElementTree as ET

import pytest

from yaml_pages.output.host import Host
from yaml_pages.site import publish

HOST = Host(url="https://example.org/site/", name="还款有路", summary="一句话")

CHANGES = """\
title: 改动
order: 94
short: 改了什么
checked: "2026-11-23"
entries:
  - id: newer
    date: "2026-11-23"
    title: 新的一条
    text: |
      利率是[[daily-rate]]，甲 < 乙，看
      [求助](help)。

      第二段。
    to: [help#crisis, help]
  - {id: older, date: "2026-11-02", title: 旧的一条, text: 只有一段。}
"""

PAGE = """\
title: 费用_怎么来
order: 1
short: 每天多收[[daily-rate]]，说法是[[hostile]]。
checked: "2026-11-20"
sections:
  - id: cost
    title: 费用
    short: 宽限期[[grace-period]]。
    body: |
      第一行
      接着写。**粗** _不斜_ 甲<乙，[站内](help#crisis)，[站外](https://example.org/a_(b))。
      - 列点
    steps:
      - {id: first-step, title: 先做这个, text: 照着做。}
      - {id: second-step, title: 再做那个}
    says: [「我想还。」]
    facts: [hours, daily-rate]
  - id: one-step
    title: 只有一步
    short: 一步不是步骤
    steps: [{id: only-step, title: 做}]
"""

HOSTILE = """\
topic: 测试
order: 2
facts:
  - id: hostile
    statement: "</script><b>*x*"
    value: "</script>[x]*"
    force: 惯例
    source: {title: 某页, url: "https://example.org/a_(b)"}
    confidence: C
    checked: "2026-11-23"
    recheck_by: "2027-11-23"
    seen_in: []
"""


FILES = {"changes.yml": CHANGES, "fees/index.yml": PAGE, "fees/more.yml": PAGE, "facts/hostile.yml": HOSTILE}
published_once = []


@pytest.fixture
def found(docs, repo_root):
    """The tiny site with these pages, as it is published at HOST; made once, for no test changes it."""
    if not published_once:
        published_once.append(publish(docs(FILES), repo_root / "overrides" / "templates", HOST))
    return published_once[0]


def data(found, file):
    """Give the JSON-LD of a page."""
    [text] = [page.meta["linked_data"] for page in found.pages if page.file == file]
    assert not set("<>&") & set(text)
    return json.loads(text)["@graph"]


def test_the_feed_is_made_from_the_entries_alone(found):
    channel = ET.fromstring(found.files["changes/feed.xml"]).find("channel")  # noqa: S314 — our own text
    newer, older = channel.findall("item")
    assert channel.findtext("lastBuildDate") == newer.findtext("pubDate") == "Mon, 23 Nov 2026 00:00:00 +0800"
    assert older.findtext("guid") == "https://example.org/site/changes/#older"
    assert newer.findtext("description") == (
        "<p>利率是每天 0.05%，甲 &lt; 乙，看求助。</p><p>第二段。</p>"
        '<p><a href="https://example.org/site/help/#crisis">求助的一节</a>、<a href="https://example.org/site/help/">求助</a></p>'
    )


def test_an_older_change_above_a_newer_one_is_a_fault(faults):
    turned = CHANGES.replace('"2026-11-23"\n    title', '"2026-11-01"\n    title')
    assert faults({"changes.yml": turned}) == [
        "docs/changes.yml:15: entries[1].date: 这一条是 2026-11-02 的，上一条是 2026-11-01 的，先后反了。改法：把新的移到上面。",
    ]


def test_changes_of_one_day_need_no_order(published):
    assert published({"changes.yml": CHANGES.replace("2026-11-02", "2026-11-23")}).files


def test_a_page_cannot_break_out_of_its_linked_data(found):
    [page, *_] = data(found, "fees/index.md")
    assert page["description"] == "每天多收每天 0.05%，说法是</script>[x]*。"
    assert (page["dateModified"], page["url"]) == ("2026-11-20", "https://example.org/site/fees/")


def test_two_steps_make_a_how_to_and_one_does_not(found):
    [how] = [node for node in data(found, "fees/index.md") if node["@type"] == "HowTo"]
    assert [(step["position"], step["text"], step["url"].rpartition("/")[2]) for step in how["step"]] == [
        (1, "照着做。", "#first-step"), (2, "再做那个", "#second-step"),
    ]


def test_breadcrumbs_go_through_the_folder(found):
    [*_, trail] = data(found, "fees/more.md")
    assert [item["item"].removeprefix(HOST.url) for item in trail["itemListElement"]] == ["", "fees/", "fees/more/"]


@pytest.mark.parametrize("line", [
    pytest.param("# 费用\\_怎么来 {#page-top}", id="the title, literally"),
    pytest.param(r"> 每天多收每天 0.05%[^1]，说法是\</script>\[x\]\*[^2]。", id="a fact brings no markup"),
    pytest.param("## 费用 {#cost}", id="a section with its id"),
    pytest.param("**宽限期未查明（怎么弄清：问客服有没有宽限期）[^3]。**", id="what to ask"),
    pytest.param(r"第一行接着写。**粗** \_不斜\_ 甲\<乙，[站内](https://example.org/site/help/#crisis)，[站外](https://example.org/a_(b))。",
                 id="prose, with whole links"),
    pytest.param("- 列点", id="a list"),
    pytest.param("### 第 1 步 先做这个 {#first-step}", id="a step"),
    pytest.param("> 「我想还。」", id="what to say"),
    pytest.param("依据[^4][^1]", id="a fact keeps its number"),
    pytest.param(r"[^2]: \</script>\<b>\*x\*。 惯例：[某页](https://example.org/a_%28b%29)；核对于 2026-11-23，2027-11-23 前再核对；"
                 "未核实，先问清再用。可靠程度：C。这条事实的链接：https://example.org/site/facts/#hostile", id="a source, whole"),
    pytest.param("这一页核对到 2026 年 11 月 20 日。最早的一条依据核对于 2026 年 11 月 23 日。内容不是法律意见；你的合同和账单怎么写，以它们为准。",
                 id="when it was checked"),
])
def test_a_twin_holds(found, line):
    assert line in found.twins["fees/index.md"].splitlines()


def test_every_page_has_a_twin_beside_it(found):
    assert set(found.twins) == {
        "index.md", "help/index.md", "scams/index.md", "about/index.md", "facts/index.md", "changes/index.md",
        "fees/index.md", "fees/more/index.md",
    }


def test_the_guide_follows_the_navigation(found):
    guide = found.files["llms.txt"]
    assert guide.startswith("# 还款有路\n\n> 一句话\n")
    assert guide.index("site/fees/index.md") < guide.index("site/fees/more/index.md") < guide.index("site/help/index.md")

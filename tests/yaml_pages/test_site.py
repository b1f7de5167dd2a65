"""A folder of YAML in, pages out."""

import json
import re

import markdown
import pytest

from yaml_pages.catalogue import load
from yaml_pages.checking import checks
from yaml_pages.output.navigation import navigation

OVERDUE = """\
title: 逾期了会怎样
nav_title: 什么是逾期
order: 10
short: 每天多收[[daily-rate]]。
checked: "2026-11-23"
one_thing: {text: 先看一眼账单。, to: "#cost"}
sections:
  - id: cost
    title: 费用怎么来
    short: 按天算。
    also: [晚几天要多少钱]
    body: |
      利率是[[daily-rate]]，宽限期[[grace-period]]。宽限期再说一遍：[[grace-period]]。
      看[求助](help#crisis)，或者[本页](#cost)。
    steps:
      - {id: open-bill, title: 打开账单, text: 看到期日。}
    says: [「我想还，现在一次还不上。」]
    avoid: [不要借新还旧，越滚越多。]
    facts: [hours]
    related: ["#open-bill"]
related: [help#crisis]
"""


@pytest.fixture
def overdue(published):
    [page] = [page for page in published({"overdue.yml": OVERDUE}).pages if page.file == "overdue.md"]
    return page


@pytest.mark.parametrize("line", [
    pytest.param("# 逾期了会怎样 {: #page-top }", id="the title, with an id that is not made from Chinese"),
    pytest.param("## 费用怎么来 {: #cost }", id="a section"),
    pytest.param('### <span class="step-number">第 1 步</span> 打开账单 {: #open-bill }', id="a step, numbered by its place"),
    pytest.param('<p class="short">按天算。</p>', id="the answer in one sentence"),
    pytest.param("<li>不要借新还旧，越滚越多。</li>", id="what not to do"),
    pytest.param("看[求助](help.md#crisis)，或者[本页](#cost)。", id="links MkDocs checks again"),
    pytest.param('<p><a class="button-link" href="#cost">费用怎么来</a></p>', id="a link is named after its target"),
    pytest.param('<span class="ask">（怎么弄清：问客服有没有宽限期）</span>', id="what is unknown says what to ask"),
    pytest.param('<li id="fact-daily-rate">', id="the facts stand at the end"),
])
def test_a_page_holds(overdue, line):
    assert line in overdue.markdown


def test_a_fact_is_numbered_once_however_often_it_is_used(overdue):
    assert overdue.markdown.count('<li id="fact-daily-rate">') == 1
    first, again = re.findall(r'<a href="#fact-daily-rate" aria-label="([^"]+)" title="[^"]+">([^<]+)</a>', overdue.markdown)
    assert first == ("依据 1 转述：官方信息；多处来源一致，没见到原文", "1 转述")
    assert again == ("依据 1", "1")


def test_what_to_ask_is_said_once(overdue):
    assert overdue.markdown.count("（怎么弄清：") == 1


def test_a_mark_alone_does_not_say_what_to_ask(published):
    marked_first = OVERDUE.replace("宽限期[[grace-period]]。宽限期再说一遍", "宽限期没查到[[grace-period|mark]]。宽限期再说一遍")
    publication = published({"overdue.yml": marked_first})
    [page] = [page for page in publication.pages if page.file == "overdue.md"]
    [twin] = [text for name, text in publication.twins.items() if "overdue" in name]
    for text in (page.markdown, twin):
        assert text.count("（怎么弄清：问客服有没有宽限期）") == 1


def test_the_description_is_the_answer_as_plain_text(overdue):
    assert (overdue.meta["title"], overdue.meta["description"]) == ("逾期了会怎样", "每天多收每天 0.05%。")


def test_readers_words_lead_to_their_section(published):
    assert published({"overdue.yml": OVERDUE}).search_words == {"overdue/#cost": ("晚几天要多少钱",)}


def test_facts_can_be_downloaded(published):
    [topic] = json.loads(published({}).facts_json)["topics"]
    assert {fact["id"]: fact["value"] for fact in topic["facts"]}["daily-rate"] == "0.0005"


def test_navigation_follows_order_and_folders(docs):
    folder = docs({
        "negotiate/index.yml": OVERDUE.replace("order: 10", "order: 5").replace("什么是逾期", "协商"),
        "negotiate/call.yml": OVERDUE.replace("order: 10", "order: 2").replace("什么是逾期", "打电话"),
        "negotiate/prepare.yml": OVERDUE.replace("order: 10", "order: 1").replace("什么是逾期", "准备"),
        "overdue.yml": OVERDUE,
    })
    assert navigation(load(folder))[:3] == [
        {"首页": "index.md"},
        {"协商": ["negotiate/index.md", {"准备": "negotiate/prepare.md"}, {"打电话": "negotiate/call.md"}]},
        {"什么是逾期": "overdue.md"},
    ]


HOSTILE = """\
topic: 测试
order: 2
facts:
  - id: hostile
    statement: "<script>x</script>"
    value: "[x](javascript:x)"
    display: "*{value}* <b>"
    force: 惯例
    source: {issuer: "<b>", title: 'a" onclick="x', url: "https://example.org/&quot;[x](y)"}
    confidence: C
    checked: "2026-11-23"
    recheck_by: "2027-11-23"
    seen_in: ["<b>"]
  - id: hostile-unknown
    statement: 没有查到
    value: unknown
    force: 惯例
    source: {title: 某页}
    confidence: C
    checked: "2026-11-23"
    recheck_by: "2027-11-23"
    seen_in: []
    ask: "[问](javascript:x)<i>"
"""


def test_a_fact_cannot_bring_markup_into_a_page(published):
    text = OVERDUE.replace("short: 每天多收[[daily-rate]]。", 'short: 他说" content="，[[hostile|value]]，[[hostile-unknown]]。')
    text = text.replace("看[求助]", "[[hostile]][甲](https://example.org/[x](javascript:x))看[求助]")
    found = published({"overdue.yml": text, "facts/hostile.yml": HOSTILE})
    [page] = [page for page in found.pages if page.file == "overdue.md"]
    shown = markdown.markdown(page.markdown, extensions=["attr_list", "md_in_html", "sane_lists", "tables", "toc"])
    assert not re.search(r"""<(script|b|i|em)>|href="javascript:|<[^>]*" onclick=""", shown)
    assert '"' not in page.meta["description"]


def test_every_page_that_the_templates_link_to_is_checked(repo_root):
    text = "".join(path.read_text("utf-8") for path in (repo_root / "overrides" / "templates").glob("*.jinja"))
    links = {link.rstrip("#") for link in re.findall(r"""url\("([a-z#-]+)["#]""", text)}
    known = {file.removesuffix(".yml").removesuffix("/index") + (f"#{anchor}" if anchor else "")
             for file, anchor in checks.FRAME_PAGES.items()}
    assert links <= known
    assert set(re.findall(r"""mark\("([a-z0-9-]+)"\)|"\[\[([a-z0-9-]+)\|""", text)) == {
        (name, "") if name.startswith("scam") else ("", name) for name in checks.FRAME_FACTS
    }

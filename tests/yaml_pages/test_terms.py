"""The words of the glossary in prose: a link the first time, and only where a link may stand."""

import re

import pytest

from yaml_pages.language import prose
from yaml_pages.models.content import Term
from yaml_pages.output.terms import FirstUses, Terms, term_link

GLOSSARY = [
    Term(id="principal", term="本金", text="借到手的钱。"),
    Term(id="equal-principal", term="等额本金", text="每期一样多的本金。"),
    Term(id="spare", term="备用金", text="一种小额借款。"),
    Term(id="fund", term="应急金", text="留着的钱。", also=("紧急备用金",)),
    Term(id="overdue", term="逾期", text="没还够。", also=("预期",)),
]


def linked(*texts):
    """Give what becomes of texts that follow each other on one page; a link is shown as <id>."""
    uses = FirstUses(Terms(GLOSSARY), lambda term: f"<{term.id}>")
    return [uses.marked(text, prose.safe) for text in texts]


@pytest.mark.parametrize(("texts", "made"), [
    pytest.param(["看本金，再看本金。"], ["看<principal>，再看本金。"], id="once in a text"),
    pytest.param(["本金", "本金"], ["<principal>", "本金"], id="once on a page"),
    pytest.param(["等额本金", "等额本金和本金"], ["<equal-principal>", "等额本金和<principal>"], id="the longest name wins"),
    pytest.param(["紧急备用金，备用金"], ["紧急备用金，<spare>"], id="another word is not looked into"),
    pytest.param(["预期"], ["预期"], id="other names are no links"),
    pytest.param(["_a_ < 逾期 & b"], ["&#95;a&#95; &lt; <overdue> &amp; b"], id="the rest is escaped"),
    pytest.param([""], [""], id="nothing"),
])
def test_a_term_is_linked_the_first_time(texts, made):
    assert linked(*texts) == made


def test_without_a_glossary_nothing_is_linked():
    assert FirstUses(Terms(()), lambda term: term.id).marked("本金", prose.safe) == "本金"


def test_the_first_sentence_is_read_on_the_link_and_can_do_no_harm():
    link = term_link(GLOSSARY[0], "../glossary/#principal", '说是 "x" <b> _甲_ 和\n[y](z)。第二句。')
    assert link == (
        '<a class="term" href="../glossary/#principal" title="说是 &quot;x&quot; &lt;b&gt; &#95;甲&#95; 和 &#91;y&#93;(z)。">本金</a>'
    )


PAGES = {
    "glossary.yml": """\
title: 词语解释
order: 120
short: 逾期和本金，用平常话解释。
checked: "2026-11-23"
terms:
  - {id: overdue, term: 逾期, text: "过了[[hours]]，本金没还够。第二句。"}
  - {id: principal, term: 本金, text: 借到手的钱。}
  - {id: waiver, term: 减免, text: 少收一部分。}
  - {id: fee, term: 手续费, text: 另外收的钱。}
  - {id: lender, term: 放款机构, text: 借钱给你的那家。}
""",
    "overdue.yml": """\
title: 逾期了会怎样
order: 10
short: 一句话的答案，不用怕。
checked: "2026-11-23"
sections:
  - id: cost
    title: 手续费怎么来
    short: 先看逾期了几天。
    body: |
      [本金是多少](#cost)，再看**本金**和[[hours|mark]]逾期。
    says: [请问能不能减免？]
    folded: {id: more, title: 放款机构, body: 找放款机构。}
    choices:
      - {text: 有手续费, hint: 手续费是另收的, to: "#cost"}
      - {text: 没有, to: help}
related: [help#crisis]
""",
}


@pytest.fixture
def pages(published):
    return {page.file: page.markdown for page in published(PAGES).pages}


def test_links_stand_in_prose_only(pages):
    page = pages["overdue.md"]
    assert re.findall(r'class="term" href="([^"]+)"', page) == [
        "../glossary/#overdue", "../glossary/#principal", "../glossary/#lender",
    ]
    assert "[本金是多少](#cost)，再看**<a " in page
    assert "请问能不能减免？" in page
    assert 'title="过了22:00 到 08:00，本金没还够。"' in page


def test_the_glossary_itself_links_none(pages):
    assert 'class="term"' not in pages["glossary.md"]

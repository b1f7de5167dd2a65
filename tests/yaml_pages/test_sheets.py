"""A sheet to print: what it is made of, and what a tab on a shared phone must not say."""

import pytest

INDEX = """\
title: 打印的单子
order: 75
short: 挑一张打印
checked: "2026-11-23"
listing: sheets
sections:
  - {id: how-to-print, title: 怎么打印, short: 打开菜单}
"""
SHEET = """\
title: 通话单
tab_title: 通话单
order: 10
short: 先填再打。
checked: "2026-11-23"
blocks:
  - id: before
    title: 打之前填
    lines: [{label: 每月能还, unit: 元}, {label: 答应了什么, long: true}]
    says: [您好，想问一笔（产品）。]
    replies: [{said: 今天必须还, answer: 今天能还（金额）。}]
    numbers: [{number: "[[police-110|value]]", name: 报警, use: 有人威胁。}]
    ticks: ["费用[[daily-rate]]", 记下工号]
    two_columns: true
    see: help#crisis
  - id: log
    title: 联系记录
    table: {columns: [{title: 日期}, {title: 原话, wide: true}], rows: 5}
"""


@pytest.fixture
def site(published):
    return published({"print/index.yml": INDEX, "print/call-sheet.yml": SHEET})


@pytest.fixture
def sheet(site):
    [page] = [page for page in site.pages if page.file == "print/call-sheet.md"]
    return page


@pytest.mark.parametrize("line", [
    pytest.param("## 打之前填 {: #before }", id="each part has its own id"),
    pytest.param('<div><dt>每月能还</dt><dd><span class="sheet-rule"></span><span>元</span></dd></div>', id="a line to write on"),
    pytest.param('<div class="sheet-long"><dt>答应了什么</dt>', id="a line as wide as the sheet"),
    pytest.param('<blockquote class="sheet-say">您好，想问一笔（产品）。</blockquote>', id="words to say"),
    pytest.param("<div><dt>「今天必须还」</dt><dd>今天能还（金额）。</dd></div>", id="an answer"),
    pytest.param('<dt><strong><span class="fact">110</span></strong> <span>报警</span></dt>', id="a number from a fact"),
    pytest.param('<ul class="sheet-ticks sheet-two">', id="boxes to tick"),
    pytest.param('<th scope="col" class="is-wide">原话</th>', id="a table to fill in"),
    pytest.param("<span data-page-address>还款有路，print/call-sheet/</span>", id="where the sources are, without a script"),
    pytest.param('<li id="fact-daily-rate">', id="the sources themselves, for the screen"),
])
def test_a_sheet_holds(sheet, line):
    assert line in sheet.markdown


def test_a_table_has_as_many_empty_rows_as_asked_for(sheet):
    assert sheet.markdown.count("<tr><td></td><td></td></tr>") == 5


def test_only_a_sheet_asks_for_what_sheets_load(site):
    assert {page.file for page in site.pages if "sheet" in page.meta} == {"print/call-sheet.md"}


def test_the_sheets_are_listed(site):
    [page] = [page for page in site.pages if page.file == "print/index.md"]
    assert '<a href="call-sheet/">通话单</a>' in page.markdown


@pytest.mark.parametrize("title", ["逾期清单", "欠款单", "催收记录", "贷款电话"])
def test_a_tab_that_tells_is_refused(faults, title):
    [fault] = faults({"print/index.yml": INDEX, "print/call-sheet.yml": SHEET.replace("tab_title: 通话单", f"tab_title: {title}")})
    assert fault.startswith(f"docs/print/call-sheet.yml:2: tab_title: 「{title}」的写法不对。改法：浏览器标签上的字")


def test_a_number_typed_on_a_sheet_is_refused(faults):
    [fault] = faults({"print/index.yml": INDEX, "print/call-sheet.yml": SHEET.replace("[[police-110|value]]", "110")})
    assert "正文里直接写了数字：「110」" in fault

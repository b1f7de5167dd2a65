"""Both calculators in a real Chromium: the page's own Python, the page's own words, nobody else asked."""

import pytest
from playwright.sync_api import expect

from tests.browser.tool_page import opened
from tests.browser.visit import PHONE

TOOLS = ["overdue-interest", "installments"]
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@pytest.mark.parametrize("name", TOOLS)
def test_the_first_example_calculated_here_is_what_the_build_wrote(open_page, server, name):
    tool = opened(open_page, name)
    built = tool.figures()
    tool.page.locator(".calc-use").first.click()
    tool.wait_for_result()
    assert tool.figures() == built
    assert tool.focused == "form"
    assert all(url.startswith(f"{server}/") for url in tool.visit.requests)
    assert tool.visit.console_errors == []


def test_a_debt_typed_as_people_type_it(open_page):
    tool = opened(open_page, "overdue-interest", viewport=PHONE)
    button = tool.submit.bounding_box()
    tool.fill(principal="2.5万", daily_rate="万分之六", days="62天")
    tool.page.get_by_role("button", name="加上第 1 笔还款").click()
    tool.page.keyboard.type("第30天")
    tool.page.keyboard.press("Tab")
    tool.page.keyboard.type("２,０００元")
    tool.calculate()
    assert tool.headline == "891.60 元"
    assert tool.rows("windows") == [
        ["第 1 天", "第 30 天", "30 天", "0.06%", "25,000.00 元", "450.00 元"],
        ["第 31 天", "第 62 天", "32 天", "0.06%", "23,000.00 元", "441.60 元"],
    ]
    assert tool.page.locator("[data-echo=payments] .calc-value").inner_text() == "第 30 天 2,000.00 元"
    assert tool.focused == "result"
    expect(tool.page.locator(".calc-said")).to_have_text("罚息 891.60 元，共 62 天")
    assert tool.submit.bounding_box()["width"] == button["width"]


def test_the_page_does_not_move_under_the_reader(open_page):
    tool = opened(open_page, "overdue-interest", viewport=PHONE)
    tool.fill(principal="8600", daily_rate="0.05%", days="47")
    before = tool.page.locator("#result").bounding_box(), tool.submit.bounding_box()
    scrolled = tool.page.evaluate("scrollY")
    tool.calculate()
    moved = tool.page.evaluate("scrollY") - scrolled
    after = tool.page.locator("#result").bounding_box(), tool.submit.bounding_box()
    assert [round(box["y"] + moved) for box in after] == [round(box["y"]) for box in before]


def test_a_years_schedule_is_readable_on_a_phone(open_page):
    tool = opened(open_page, "installments", viewport=PHONE)
    tool.page.get_by_label("固定手续费").first.check()
    tool.fill(principal="6000", total_fee_rate="8.8%", periods="12")
    tool.calculate()
    tool.page.locator("[data-table=schedule] > summary").click()
    rows = tool.rows("schedule")
    assert len(rows) == 12
    assert {row[2] for row in rows} == {"544.00 元"}
    assert rows[-1][-1] == "0.00 元"
    cell = tool.page.locator("[data-table=schedule] td").nth(1)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"应还"'
    assert tool.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_only_the_last_question_is_answered(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(principal="100", daily_rate="0.05%", days="1")
    tool.submit.click()
    tool.fill(principal="8600", days="47")
    tool.calculate()
    assert tool.headline == "202.10 元"


def test_typing_goes_on_while_the_engine_loads(open_page):
    tool = opened(open_page, "overdue-interest", before=lambda context: context.add_init_script(SAVES_DATA))
    assert [url for url in tool.visit.requests if "worker.js" in url] == []
    tool.box("principal").focus()
    expect(tool.page.locator(".calc-status")).to_have_text("正在准备计算器，可以接着填")
    tool.page.keyboard.type("8600")
    assert tool.values("principal") == ["8600"]
    expect(tool.page.locator(".calc-progress")).to_be_visible()


@pytest.mark.parametrize("name", TOOLS)
def test_plain_words_and_a_neutral_title(open_page, name):
    tool = opened(open_page, name)
    assert "逾期" not in tool.page.title()
    assert tool.page.locator(".calc-form :is([type=number], [required], [placeholder])").count() == 0

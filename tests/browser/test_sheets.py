"""Sheets to print: on paper exactly one A4 page each, whole, legible and with nothing of the site around it."""

import json
import re

import pytest

from tests.browser.visit import new_visit

SHEETS = ["checklist", "call-sheet", "evidence", "phone-list", "by-day"]
PHONES = {"phone-list": ["alipay-hotline", "complaint-12378", "complaint-12363", "complaint-12321"], "checklist": ["alipay-hotline"]}
ON_EVERY_SHEET = ["mental-health-12356", "police-110", "ambulance-120"]
PAPER = {"width": 688, "height": 1039}  # what sheet.css leaves of A4 between its margins, in CSS pixels
DARK = {"viewport": PAPER, "color_scheme": "dark"}
SMALLEST_LETTERS = 10 * 96 / 72  # ten points
TELLING = re.compile("逾期|欠|催|债|罚|贷")

# Every fact as long as the longest of its kind on any sheet, and the site at a long address.
FILL = """longest => {
  for (const fact of document.querySelectorAll('.sheet .fact')) {
    fact.textContent = fact.closest('.sheet-numbers dt') ? longest.number : longest.other
  }
  document.querySelector('[data-page-address]').textContent = `https://www.a-name-of-some-length.example${location.pathname}`
}"""
FACTS = """() => [...document.querySelectorAll('.sheet .fact')]
  .map(fact => [Boolean(fact.closest('.sheet-numbers dt')), fact.textContent])"""
SEEN_OUTSIDE = """() => [...document.querySelectorAll('body *')]
  .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.querySelector('h1')
    && !element.closest('h1, h1 + .short, .sheet'))
  .filter(element => { const box = element.getBoundingClientRect(); return box.width > 1 && box.height > 1 })
  .map(element => element.outerHTML.slice(0, 80))"""
CUT_OFF = """() => [...document.querySelectorAll('h1, .sheet, .sheet *')]
  .filter(element => element.checkVisibility())
  .filter(element => { const box = element.getBoundingClientRect(); return box.left < -0.5 || box.right > innerWidth + 0.5 })
  .map(element => element.outerHTML.slice(0, 80))"""
LETTERS = """() => [...document.querySelectorAll('h1, h1 + .short, .sheet *')]
  .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(element => [parseFloat(getComputedStyle(element).fontSize), getComputedStyle(element).color])"""


def pages_of(pdf):
    """Count the page objects of a PDF, and hold the count against the one its page tree gives."""
    found = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert found == max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))
    return found


def printed(page):
    return page.pdf(prefer_css_page_size=True)


@pytest.fixture(scope="module")
def papers(browser, server):
    """Every sheet as it is laid out between the margins of A4, from a browser in its dark scheme."""
    with browser.new_context(**DARK, locale="zh-CN") as context:
        yield {name: opened(context, server, name) for name in SHEETS}


def opened(context, server, name):
    page = new_visit(context, server).page
    page.emulate_media(media="print")
    page.goto(f"{server}/print/{name}/")
    return page


@pytest.fixture(params=SHEETS)
def paper(request, papers):
    """One sheet after the other; no test changes what stands on it."""
    return papers[request.param]


@pytest.fixture(scope="module")
def longest(papers):
    """The longest fact that stands on any sheet as a telephone number, and the longest of the others."""
    facts = [fact for page in papers.values() for fact in page.evaluate(FACTS)]
    return {kind: max((text for is_number, text in facts if is_number is number), key=len)
            for kind, number in (("number", True), ("other", False))}


def test_a_sheet_is_one_page(paper):
    assert pages_of(printed(paper)) == 1


def test_a_sheet_is_one_page_without_scripts(open_page):
    assert pages_of(printed(open_page("/print/call-sheet/", java_script_enabled=False).page)) == 1


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_stays_one_page_with_the_longest_facts(open_page, longest, name):
    page = open_page(f"/print/{name}/", **DARK).page
    page.emulate_media(media="print")
    page.evaluate(FILL, longest)
    assert pages_of(printed(page)) == 1
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_printed_years_later_says_so_on_its_one_page(browser, server, name):
    with browser.new_context(**DARK) as context:
        page = new_visit(context, server).page
        page.clock.set_fixed_time("2036-01-01")
        page.emulate_media(media="print")
        page.goto(f"{server}/print/{name}/")
        page.locator(".stale-line").wait_for()
        assert pages_of(printed(page)) == 1


def test_nothing_is_cut_off(paper):
    assert paper.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    assert paper.evaluate("document.querySelector('.sheet').getBoundingClientRect().bottom") <= PAPER["height"]
    assert paper.evaluate(CUT_OFF) == []


def test_the_letters_are_black_on_white_and_large_enough(paper):
    letters = paper.evaluate(LETTERS)
    assert min(size for size, _ in letters) >= SMALLEST_LETTERS - 0.01
    assert {color for _, color in letters} == {"rgb(0, 0, 0)"}
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_nothing_of_the_site_is_on_the_paper(paper):
    assert paper.evaluate(SEEN_OUTSIDE) == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_says_whom_to_call_and_where_its_sources_are(papers, built_site, name):
    topics = json.loads((built_site / "facts" / "facts.json").read_text("utf-8"))["topics"]
    values = {fact["id"]: fact["value"] for topic in topics for fact in topic["facts"]}
    text = papers[name].locator(".sheet").inner_text()
    missing = [fact for fact in ON_EVERY_SHEET + PHONES.get(name, []) if values[fact] not in text]
    assert missing == []
    assert "先防骗" in text
    source = papers[name].locator(".sheet-source").inner_text()
    assert source.startswith(f"出处和核对日期：{papers[name].url}（核对到 ")


def test_the_tab_tells_nobody(paper):
    assert not TELLING.search(paper.title().removesuffix(" - 还款有路"))


def test_the_button_prints(open_page):
    page = open_page("/print/checklist/").page
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="打印这一张").click()
    assert page.evaluate("window.printed") is True


@pytest.mark.parametrize("settings", [
    pytest.param({"java_script_enabled": False}, id="without scripts"),
    pytest.param({"user_agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0"}, id="inside WeChat"),
])
def test_where_printing_fails_there_is_no_button_but_a_way(open_page, settings):
    page = open_page("/print/checklist/", **settings).page
    assert not page.locator("[data-print]").is_visible()
    assert page.get_by_text("在浏览器打开").is_visible()
    assert page.locator(".page-end").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_ordinary_page_prints_unfolded_and_without_the_site_around_it(open_page, scripts):
    page = open_page("/negotiate/call/", java_script_enabled=scripts, **DARK).page
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar", ".md-footer", ".md-path", ".md-content__button", ".headerlink", ".button-link"):
        assert [found for found in page.locator(part).all() if found.is_visible()] == [], part
    assert page.locator("#they-answer li").first.is_visible()
    assert page.locator("h1").bounding_box()["width"] <= PAPER["width"]
    assert pages_of(printed(page)) > 1

"""Facts past their date by the reader's own clock are marked, and only those: what must be marked comes from docs/facts."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.visit import LOOKS
from yaml_pages.catalogue import load

DAYS = ["1999-12-31", "2026-11-24", "2026-12-24", "2027-06-01", "2040-01-01"]
PAGES = ["/overdue/", "/help/", "/negotiate/plan/", "/tools/overdue-interest/", "/print/phone-list/"]
PHONE = LOOKS["360px light"]


@pytest.fixture(scope="module")
def facts(repo_root):
    """When each fact has to be checked again, by its id."""
    return {fact.id: fact.recheck_by for fact in load(repo_root / "docs").facts.values()}


@pytest.fixture
def open_on(open_page):
    """Opens a path with the reader's clock at noon of a day, or at an exact time."""

    def open_then(path, day, **settings):
        visit = open_page("/404.html", **settings)
        visit.page.clock.set_fixed_time(day if "T" in day else f"{day}T12:00:00")
        visit.page.goto(visit.page.url.replace("/404.html", path))
        return visit

    return open_then


def overdue(facts, day):
    return {name for name, date in facts.items() if date < day}


def ids(page, selector, attribute="id"):
    found = page.eval_on_selector_all(selector, "(all, name) => all.map((one) => one.getAttribute(name))", attribute)
    return {value.removeprefix("#").removeprefix("fact-") for value in found}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("day", DAYS)
def test_just_what_is_past_its_date_is_marked(open_on, facts, path, day):
    visit = open_on(path, day, **PHONE)
    page, past = visit.page, overdue(facts, day)
    due = ids(page, ".facts-here > li") & past
    assert ids(page, ".facts-here > li:has(.stale)") == due
    assert ids(page, ".fact-mark a:has(.stale)", "href") == due
    assert ids(page, ".fact-mark a:not(:has(.stale))", "href") & past == set()
    assert page.locator(".stale-line").all_inner_texts() == (
        [f"这一页有 {len(due)} 条依据过了再核对的日期，先问清再用。看是哪几条"] if due else []
    )
    assert visit.console_errors == []


def test_today_nothing_is_marked_and_the_page_is_left_as_it_is(open_on, facts):
    assert overdue(facts, "2026-11-24") == set()
    for path in (*PAGES, "/facts/"):
        page = open_on(path, "2026-11-24").page
        assert page.locator(".stale, .stale-meaning, .stale-line").count() == 0, path


def test_a_mark_says_it_to_eyes_and_ears(open_on, facts):
    date = facts["mybank-hotline"]
    page = open_on("/help/", str(dt.date.fromisoformat(date) + dt.timedelta(days=1))).page
    mark = page.locator('.fact-mark a[href="#fact-mybank-hotline"]').first
    expect(mark).to_contain_text("待复核")
    assert mark.get_attribute("aria-label").startswith(f"依据 {mark.text_content()}：")
    expect(page.locator("#fact-mybank-hotline .fact-source")).to_contain_text(f"{date}待复核：过了再核对的日期，先问清再用")


def test_the_line_on_top_leads_to_the_list_and_opens_it(open_on):
    page = open_on("/overdue/", "2040-01-01", **PHONE).page
    entry = page.locator(".facts-here > li:has(.stale)").first
    expect(entry).not_to_be_visible()
    page.locator(".stale-line a").click()
    expect(entry).to_be_visible()
    expect(page.locator("#page-sources")).to_be_in_viewport()


@pytest.mark.parametrize(("zone", "count"), [("Asia/Shanghai", 1), ("America/New_York", 0)])
def test_the_day_is_that_of_the_reader(open_on, facts, zone, count):
    page = open_on("/help/", f"{facts['mybank-hotline']}T17:00:00Z", timezone_id=zone).page
    assert page.locator("#fact-mybank-hotline .stale").count() == count


@pytest.mark.parametrize("day", ["2026-11-24", "2027-06-01", "2040-01-01"])
def test_the_facts_page_can_show_just_those(open_on, facts, day):
    page = open_on("/facts/", day).page
    page.locator("#facts-confidence").select_option(label="待复核")
    expect(page.locator(".facts-count output")).to_have_text(str(len(overdue(facts, day))))
    assert ids(page, ".fact-card:not([hidden])") == overdue(facts, day)


def test_the_line_on_top_of_the_facts_filters_them(open_on, facts):
    page = open_on("/facts/", "2027-06-01").page
    expect(page.locator(".stale-line data")).to_have_text(str(len(overdue(facts, "2027-06-01"))))
    page.locator(".stale-line a").click()
    assert ids(page, ".fact-card:not([hidden])") == overdue(facts, "2027-06-01")
    expect(page.locator("#page-facts")).to_be_in_viewport()


def test_the_filter_knows_disagreement(open_on, repo_root):
    page = open_on("/facts/", "2026-11-24").page
    page.locator("#facts-confidence").select_option(label="说法不一")
    facts = load(repo_root / "docs").facts.values()
    assert ids(page, ".fact-card:not([hidden])") == {fact.id for fact in facts if fact.conflicts}


def test_without_scripts_the_date_stands_there_in_words(open_on, facts):
    page = open_on("/overdue/", "2040-01-01", java_script_enabled=False).page
    line = page.locator("#fact-huabei-overdue-daily-rate .fact-source").text_content()
    assert f"{facts['huabei-overdue-daily-rate']} 前再核对" in line
    assert "待复核" not in line


@pytest.mark.parametrize("path", ["/overdue/", "/facts/"])
def test_axe_finds_nothing_serious_where_all_is_marked(open_on, repo_root, look, path):
    page = open_on(path, "2040-01-01", **look).page
    page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    page.evaluate((repo_root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run().then((result) => result.violations)")
    assert [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in found if fault["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= look["viewport"]["width"]



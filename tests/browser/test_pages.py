"""Pages in a real browser: complete without scripts, silent, private, and found by search."""

import pytest

TUTORIALS = ["/overdue/", "/causes/", "/act-now/", "/negotiate/", "/after-agreement/", "/recover/", "/summary/", "/facts/"]


@pytest.mark.parametrize("path", TUTORIALS)
def test_a_page_asks_nobody_else_and_says_no_error(open_page, path):
    visit = open_page(path)
    visit.page.wait_for_load_state("networkidle")
    assert visit.foreign_requests == []
    assert visit.console_errors == []


def test_a_text_page_fetches_nothing_of_the_engine(open_page):
    visit = open_page("/overdue/")
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if "pyodide" in url or "/assets/calculator/" in url] == []


@pytest.mark.parametrize("path", TUTORIALS)
def test_a_tutorial_is_complete_without_scripts(open_page, path):
    page = open_page(path, java_script_enabled=False).page
    assert page.locator("h1").is_visible()
    for heading in page.locator(".md-content h2").all():
        assert heading.is_visible()
    assert page.locator(".page-end").is_visible()


@pytest.mark.parametrize(("words", "page"), [
    ("罚息", "overdue"), ("催收", "rights"), ("征信", "recover"), ("爆通讯录", "rights"),
])
def test_search_leads_to_a_page_about_it(open_page, words, page):
    visit = open_page("/")
    visit.page.locator(".md-search__input").click()
    visit.page.keyboard.type(words)
    results = visit.page.locator(".md-search-result__link")
    results.first.wait_for()
    links = [link.get_attribute("href") for link in results.all()]
    assert any(f"/{page}/" in link for link in links), links


def test_facts_can_be_filtered(open_page):
    page = open_page("/facts/").page
    page.get_by_label("找一找").fill("12378")
    shown = [card for card in page.locator(".fact-card").all() if card.is_visible()]
    assert 0 < len(shown) < 10
    assert page.locator(".facts-count output").inner_text() == str(len(shown))
    assert all("12378" in card.inner_text() for card in shown)


def test_the_contents_lead_to_their_section(open_page):
    page = open_page("/overdue/").page
    page.locator(".md-sidebar--secondary a", has_text="罚息").first.click()
    page.wait_for_url("**/overdue/#cost")
    assert page.locator("#cost").is_visible()


def test_on_a_phone_the_drawer_opens_from_the_keyboard(open_page):
    page = open_page("/", viewport={"width": 360, "height": 800}).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "__drawer"
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="催收与投诉")
    assert not link.is_visible()
    page.keyboard.press("Space")
    link.wait_for()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/rights/")

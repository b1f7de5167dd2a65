"""Links to sections, steps and folded details: copied by mouse, touch and keyboard, and opened where they lead."""

import pytest
from playwright.sync_api import expect

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
NO_COPYING = f"{NO_CLIPBOARD}; document.execCommand = () => false"


def link_of(page, section):
    return page.locator(f"#{section} > .headerlink")


def said(page):
    return page.locator("#link-status")


@pytest.mark.parametrize("way", ["click", "tap", "Enter"])
def test_a_heading_gives_its_link(open_page, way):
    page = open_page("/overdue/", has_touch=True).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = link_of(page, "cost")
    link.press("Enter") if way == "Enter" else getattr(link, way)()
    expect(said(page)).to_have_text("已复制链接")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert copied.endswith("/overdue/#cost")
    expect(said(page)).to_be_empty()


def test_every_section_and_step_has_a_visible_link_of_its_own(open_page):
    page = open_page("/negotiate/call/").page
    headings = page.locator(".md-content :is(h2, h3)[id]")
    assert headings.count() > 5
    for heading in headings.all():
        link = heading.locator(".headerlink")
        assert link.is_visible()
        assert link.get_attribute("href") == f"#{heading.get_attribute('id')}"


@pytest.mark.parametrize(("broken", "words"), [
    pytest.param(NO_CLIPBOARD, "已复制链接", id="without the clipboard API it is copied the old way"),
    pytest.param(NO_COPYING, "没复制成，长按地址栏复制", id="where nothing may be copied, the address bar has it"),
])
def test_where_the_clipboard_is_closed(open_page, broken, words):
    page = open_page("/help/").page
    page.context.add_init_script(broken)
    page.goto(page.url.replace("/help/", "/overdue/"))
    link_of(page, "cost").click()
    expect(said(page)).to_have_text(words)
    assert page.url.endswith("#cost")


def test_a_link_into_something_folded_opens_it(open_page):
    page = open_page("/overdue/#rate-ceiling").page
    folded = page.locator("#rate-ceiling")
    expect(folded).to_have_attribute("open", "")
    expect(folded).to_be_in_viewport()
    folded.locator("summary").click()
    page.evaluate("location.hash = '#old-contract'")
    expect(page.locator("#old-contract")).to_have_attribute("open", "")


def test_a_link_to_a_folded_field_opens_the_fold(open_page):
    page = open_page("/tools/overdue-interest/#field-multiple").page
    expect(page.locator("#field-multiple")).to_be_in_viewport()


@pytest.mark.parametrize("odd", ["#%E0%A4%A", '#"]', "#nowhere", "#"])
def test_an_odd_address_harms_nothing(open_page, odd):
    visit = open_page(f"/overdue/{odd}")
    assert visit.page.locator("h1").is_visible()
    assert visit.console_errors == []

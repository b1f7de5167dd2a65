"""What is kept on the device, as the tests of it handle it: entries, backups, and the pages that show them."""

import json

import pytest

TYPED = {"principal": "8600", "daily_rate": "0.05%", "days": "47"}
KEY = "huankuan-youlu.kept"
EVERYWHERE = """async () => ({
    local: localStorage.length, session: sessionStorage.length,
    cookies: document.cookie, databases: (await indexedDB.databases()).length,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0}
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"


def entry(name="十月", **parts):
    usual = {"name": name, "page": "overdue-interest", "title": "计算器", "values": TYPED, "rules": "2026.11",
             "result": "202.10", "saved": "2026-11-23"}
    return usual | parts


def backup(*entries):
    return json.dumps({"kind": "huankuan-youlu", "entries": entries}, ensure_ascii=False)


def put(page, *entries):
    """Keep entries behind the page's back."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, backup(*entries)])


def kept(page):
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return json.loads(text)["entries"] if text else []


def save(tool, name=None):
    """Unfold, name, press; say what was said."""
    fold = tool.page.locator(".calc-keep")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    if name is not None:
        tool.page.locator("[data-keep-name]").fill(name)
    tool.page.locator("[data-save]").click()
    return tool.page.locator("[data-keep-said]").inner_text()


def my_data(open_page, *entries, **settings):
    """The page of all that is kept, with these entries there."""
    visit = open_page("/tools/my-data/", **settings)
    visit.page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    if entries:
        put(visit.page, *entries)
        visit.page.reload()
    return visit


def said(page, place):
    return page.locator(f"[data-said={place}]").inner_text()


def names(page):
    return page.locator(".my-data-entry > .calc-subtitle").all_text_contents()

"""Python starts in the page in three ways; each is tried by breaking the one before it."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser import chromium
from tests.browser.tool_page import PATIENCE, ToolPage, opened
from tests.browser.visit import Visit

WAYS = ["heap", "light", "full"]
TYPED = {"principal": "8600", "daily_rate": "0.05%", "days": "47"}
# Starts Python in the page itself, to look at it: the way, and an expression.
LOOK = """async ([way, expression]) => {
  const { boot } = await import(new URL("assets/calculator/boot.js", location.origin));
  return (await boot(way)).runPython(expression);
}"""
RANDOM = "import json, os, random; json.dumps([random.random(), os.urandom(8).hex()])"


@pytest.fixture(scope="module")
def engine_file(built_site):
    """The bytes of a file of the runtime."""
    [folder] = (built_site / "assets" / "engine").iterdir()
    return lambda name: (folder / name).read_bytes()


def spoiled(content):
    """The same with one bit turned, in the middle."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:]


def answered_after(open_page, serve):
    """What the page answers where files are served so: name → what the route does; and which files it asked for."""
    def before(context):
        for name, act in serve.items():
            context.route(f"**/{name}", act)

    tool = opened(open_page, "overdue-interest", before=before)
    tool.fill(**TYPED)
    tool.calculate()
    assert tool.headline == "202.10 元"
    return [url.rsplit("/", 1)[-1] for url in tool.visit.requests if "/engine/" in url]


def lost(route):
    route.abort()


def missing(route):
    route.fulfill(status=404)


def instead(content):
    return lambda route: route.fulfill(body=content, content_type="application/octet-stream")


def test_a_first_visit_takes_what_is_least_to_download(open_page):
    asked = answered_after(open_page, {})
    assert set(asked) - {"heap.bin"} == {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python.zip"}


def test_a_saved_memory_that_is_at_hand_is_used(open_page, engine_file):
    asked = answered_after(open_page, {"heap.bin": instead(engine_file("heap.bin"))})
    assert not {"python.zip", "python_stdlib.zip"} & set(asked)


@pytest.mark.parametrize("how", ["spoiled", "cut short", "another file"])
def test_a_saved_memory_that_is_not_what_was_built_is_not_used(open_page, engine_file, how):
    heap = engine_file("heap.bin")
    content = {"spoiled": spoiled(heap), "cut short": heap[: len(heap) // 2], "another file": b"<!doctype html>"}[how]
    assert "python.zip" in answered_after(open_page, {"heap.bin": instead(content)})


@pytest.mark.parametrize("act", [lost, missing, instead(b"PK")], ids=["lost", "missing", "another file"])
def test_without_its_library_the_full_one_is_taken(open_page, act):
    assert {"python_stdlib.zip", "calculators.zip"} <= set(answered_after(open_page, {"python.zip": act}))


def test_with_nothing_that_works_the_page_says_so_and_keeps_its_table(open_page, engine_file):
    wasm = spoiled(engine_file("pyodide.asm.wasm"))

    def before(context):
        context.route("**/pyodide.asm.wasm", lambda route: route.fulfill(body=wasm, content_type="application/wasm"))

    tool = opened(open_page, "overdue-interest", before=before)
    tool.fill(**TYPED)
    tool.submit.click()
    expect(tool.failure).to_be_visible(timeout=PATIENCE)
    assert tool.values(*TYPED) == list(TYPED.values())
    assert tool.page.locator("#lookup").is_visible()
    assert tool.page.locator("[data-when=example]").is_visible()


def test_the_second_visit_starts_from_the_saved_memory(browser, server, tmp_path):
    """In a profile that keeps what it has fetched, as a reader's does: routes and private windows keep nothing."""
    context = browser.browser_type.launch_persistent_context(tmp_path, executable_path=chromium.find(), args=list(chromium.FLAGS))
    asked = []
    for _ in range(2):
        page = context.new_page()
        page.goto(f"{server}/tools/overdue-interest/")
        tool = ToolPage(Visit(page=page))
        tool.fill(**TYPED)
        with context.expect_event("requestfinished", lambda request: request.url.endswith("heap.bin"), timeout=PATIENCE):
            tool.calculate()
        assert tool.headline == "202.10 元"
        context.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    context.close()
    assert "heap.bin" in asked
    assert not {"python.zip", "python_stdlib.zip"} & set(asked)


@pytest.mark.parametrize(("connection", "fetches"), [
    ({"saveData": True}, False), ({"effectiveType": "3g"}, False), ({"effectiveType": "4g", "saveData": False}, True)])
def test_for_the_next_time_nothing_is_fetched_by_who_saves_data(open_page, connection, fetches):
    visit = open_page("/help/")
    visit.page.evaluate("connection => Object.defineProperty(navigator, 'connection', { value: connection })", connection)
    visit.page.evaluate("async () => (await import(new URL('assets/calculator/boot.js', location.origin))).fetchForNextTime()")
    assert any(url.endswith("heap.bin") for url in visit.requests) == fetches


@pytest.mark.parametrize("way", WAYS)
def test_nothing_random_or_timely_is_left_over_from_the_build(open_page, way):
    page = open_page("/help/").page
    first, second = (json.loads(page.evaluate(LOOK, [way, RANDOM])) for _ in range(2))
    assert not set(first) & set(second)
    before = page.evaluate("Date.now() / 1000")
    assert before <= page.evaluate(LOOK, [way, "import time; time.time()"]) <= page.evaluate("Date.now() / 1000")

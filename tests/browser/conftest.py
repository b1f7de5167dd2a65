"""What a browser test may ask for: `open_page`, and `look` to run once per screen and colour scheme.

    def test_fits(open_page, look):
        visit = open_page("/act-now/", **look)
        assert visit.foreign_requests == []

No other host can be reached from this browser; what a page asks of one is written down in `foreign_requests`.
"""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.server import serving
from tests.browser.visit import DESKTOP, LOOKS, new_visit

# Also below what Playwright sees: every name and address but this machine's own leads nowhere.
ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run; a missing one is an error, never a skip."""
    path = chromium.find()
    with sync_playwright() as playwright:
        chosen = playwright.chromium.launch(executable_path=path, args=[*chromium.FLAGS, ONLY_THIS_MACHINE])
        yield chosen
        chosen.close()


@pytest.fixture(scope="session")
def server(built_site):
    """The origin of the built site, like http://127.0.0.1:40001."""
    with serving(built_site) as origin:
        yield origin


@pytest.fixture(params=LOOKS.values(), ids=LOOKS.keys())
def look(request):
    """Each screen in each colour scheme, to be passed on to `open_page`."""
    return request.param


@pytest.fixture
def open_page(browser, server):
    """Opens a path in a fresh profile; settings such as `java_script_enabled=False` go to Playwright."""
    contexts = []

    def open_path(path="/", *, viewport=DESKTOP, **settings):
        contexts.append(browser.new_context(viewport=viewport, locale="zh-CN", **settings))
        visit = new_visit(contexts[-1], server)
        visit.page.goto(server + path)
        return visit

    yield open_path
    for context in contexts:
        context.close()

"""The home page opens on every screen, asks nobody else for anything, and says no error."""


def test_home_opens_alone_and_in_silence(open_page, look):
    visit = open_page("/", **look)
    visit.page.wait_for_load_state("networkidle")
    assert visit.page.locator("h1").first.is_visible()
    assert visit.page.viewport_size == look["viewport"]
    assert visit.foreign_requests == []
    assert visit.console_errors == []

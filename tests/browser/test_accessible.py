"""Readable and usable on a phone and a desktop, in light and dark: what axe-core finds, and what a thumb needs."""

import pytest

PAGES = [
    "/", "/start/", "/act-now/", "/negotiate/call/", "/cases/", "/tools/overdue-interest/", "/tools/installments/",
    "/tools/affordability/", "/tools/compare/", "/tools/letters/", "/tools/contact-log/", "/tools/limitation/", "/tools/my-data/",
    "/facts/", "/glossary/", "/changes/", "/print/", "/print/call-sheet/", "/print/evidence/",
]
SERIOUS = ("serious", "critical")
# Links inside a sentence are as tall as their line; everything that stands alone must fit a thumb.
CONTROLS = ".md-content :is(button, select, summary, input:not([type=radio]), .button-link, .tool-card a, .headerlink, .copy-link)"
SMALLEST = 44


@pytest.fixture(scope="session")
def axe(repo_root):
    return (repo_root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(open_page, look, axe, path):
    page = open_page(path, **look).page
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((result) => result.violations)")
    serious = [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in found if fault["impact"] in SERIOUS]
    assert serious == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_screen(open_page, look, path):
    page = open_page(path, **look).page
    assert page.evaluate("document.documentElement.scrollWidth") <= look["viewport"]["width"]


@pytest.mark.parametrize("path", PAGES)
def test_controls_fit_a_thumb(open_page, path):
    page = open_page(path, viewport={"width": 360, "height": 800}).page
    small = page.evaluate(
        """([selector, least]) => [...document.querySelectorAll(selector)]
          .filter((element) => element.checkVisibility())
          .map((element) => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
          .filter(([, box]) => box.height < least - 0.5 || box.width < least - 0.5)
          .map(([html, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`)""",
        [CONTROLS, SMALLEST],
    )
    assert small == []

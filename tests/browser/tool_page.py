"""A calculator page as its reader uses it: opened, filled in, calculated, read.

    tool = opened(open_page, "overdue-interest")
    tool.fill(principal="8600", daily_rate="0.05%", days="47")
    tool.calculate()
    tool.headline == "202.10 元"

`before` is called with the browser context while another page is open: to break the network, or the clock.
"""

from playwright.sync_api import expect

# Booting Python takes seconds, and many times that where other programs keep the machine busy.
PATIENCE = 120_000


class ToolPage:
    """An open calculator page."""

    def __init__(self, visit):
        self.visit = visit
        self.page = visit.page
        self.submit = self.page.locator(".calc-submit")
        self.summary = self.page.locator(".calc-errors")
        self.own = self.page.locator("[data-when=own]")
        self.failure = self.page.locator(".calc-failure")

    def box(self, name):
        """The text box of a field."""
        return self.page.locator(f"[data-field={name}] input").first

    def fill(self, **texts):
        """Type texts into boxes; folded ones are opened first."""
        for name, text in texts.items():
            if not self.box(name).is_visible():
                self.page.locator(".calc-more > summary").click()
            self.box(name).fill(text)

    def values(self, *names):
        """What the boxes hold."""
        return [self.box(name).input_value() for name in names]

    def calculate(self):
        """Press the button and wait for a result."""
        self.submit.click()
        self.wait_for_result()

    def wait_for_result(self):
        expect(self.own).to_be_visible(timeout=PATIENCE)
        expect(self.page.locator(".calc-status")).to_be_empty(timeout=PATIENCE)

    def wait_for_errors(self):
        expect(self.summary).to_be_visible(timeout=PATIENCE)

    @property
    def headline(self):
        return self.page.locator(".calc-headline .calc-value").inner_text()

    @property
    def focused(self):
        """The id of the element that has the focus."""
        return self.page.evaluate("document.activeElement.id || document.activeElement.className")

    def rows(self, table):
        """The cells of a result table, row by row."""
        rows = self.page.locator(f"[data-table={table}] tbody tr").all()
        return [row.locator("th, td").all_text_contents() for row in rows]

    def figures(self):
        """Everything that was calculated, as it stands in the page."""
        shown = ":is(.calc-output, .calc-echo):not([hidden]) .calc-value"
        places = f"{shown}, .calc-result li, .calc-table td"
        return self.page.locator(places).all_text_contents()


def opened(open_page, name, link="", before=None, **settings):
    """Open a calculator page, if wished with numbers in its link."""
    visit = open_page(f"/tools/{name}/{link}" if before is None else "/help/", **settings)
    if before is not None:
        origin = visit.page.url.removesuffix("/help/")
        before(visit.page.context)
        visit.page.goto(f"{origin}/tools/{name}/{link}")
    return ToolPage(visit)

"""A built page as tests look at it: its ids, links and the text of each section."""

from html.parser import HTMLParser


class BuiltPage(HTMLParser):
    """Reads one built page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loaded, self.headings = [], [], [], []
        self.sections, self._open = {}, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note ids, links, and what the page loads by itself."""
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(given.get("id"))
            # The text of a section goes on until the next heading of its level or above.
            self._open = [(level, name) for level, name in self._open if level < tag] + [(tag, given.get("id"))]
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe", "source") and given.get("src"):
            self.loaded.append(given["src"])
        if tag == "link" and given.get("rel") not in ("canonical", "prev", "next"):
            self.loaded.append(given.get("href", ""))

    def handle_data(self, data):
        """Add text to every section that is open."""
        for _, name in self._open:
            self.sections[name] = self.sections.get(name, "") + data


def read_page(site, address):
    """Give the built page at an address such as `negotiate/call`; the home page is empty."""
    return BuiltPage((site / address / "index.html").read_text("utf-8"))


def all_pages(site):
    """Give every built page with its path."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), BuiltPage(path.read_text("utf-8"))

"""Where the site is published: its name, and whole links to its pages for those who read it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from yaml_pages.catalogue import Catalogue, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The address the site is reached at, ending in `/`, and what it calls itself."""

    url: str
    name: str
    summary: str = ""

    def page(self, entry: Entry) -> str:
        """Give the link of a page."""
        return self.url + entry.url

    def link(self, catalogue: Catalogue, address: str, base: str) -> str:
        """Give the link of an address written on the page `base`."""
        page, anchor = catalogue.resolve(address, base)
        return self.page(catalogue.pages[page]) + (f"#{anchor}" if anchor else "")

    def robots(self) -> str:
        """Give robots.txt: everything may be read, and this is all there is."""
        return f"User-agent: *\nAllow: /\n\nSitemap: {self.url}sitemap.xml\n"


NOWHERE = Host(url="/", name="")

"""A page → its Markdown twin: every sentence a reader sees, without HTML, for machines and for other tools.

The templates in overrides/templates/plain/ are answered here as those of the page are by `render`; links are
whole, and a source mark is a footnote.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Any

from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.checking.checks import plain_ref
from yaml_pages.language import prose
from yaml_pages.models.calculator import StepOn
from yaml_pages.sums.worked import WorkedExample

from .host import Host
from .navigation import in_order
from .render import Renderer, Writer

_SIGNS = re.compile(r"[\\`*_\[\]<&]")
_SIGNS_OF_PROSE = re.compile(r"[\\_<&]")  # what else Markdown knows has its meaning in prose


def literal(text: str) -> str:
    r"""Give plain text as one line that Markdown reads nothing into.

    >>> print(literal("年利率 <b> [x](y)"))
    年利率 \<b> \[x\](y)
    """
    return _SIGNS.sub(r"\\\g<0>", " ".join(str(text).split()))


def cell(text: str) -> str:
    """Give plain text for a cell of a table."""
    return literal(text).replace("|", r"\|")


def quoted(text: str) -> str:
    """Give Markdown as a quotation."""
    return "\n".join(f"> {row}".rstrip() for row in text.split("\n"))


def one_line(text: str) -> str:
    """Give Markdown that stands on several lines on one."""
    return " ".join(text.split())


def verbatim(text: str) -> str:
    """Give plain text as a block that Markdown leaves as it is: indented, its lines as they are."""
    return "\n".join(f"    {row}".rstrip() for row in text.split("\n"))


def anchor(name: str) -> str:
    """Give a heading's id, as the end of its line."""
    return f" {{#{name}}}"


def link(url: str) -> str:
    """Give an address for the round brackets of a Markdown link.

    >>> link("https://example.org/a (b)")
    'https://example.org/a%20%28b%29'
    """
    return re.sub(r"[\s()<>]", lambda found: f"%{ord(found[0]):02X}", url)


FILTERS: dict[str, Callable[[str], str]] = {
    "literal": literal, "cell": cell, "quoted": quoted, "one_line": one_line, "anchor": anchor, "link": link,
    "verbatim": verbatim,
}


class PlainRenderer(Renderer):
    """Renders the twins of one catalogue."""

    def __init__(self, catalogue: Catalogue, templates: FilePath, host: Host) -> None:
        """Set up Jinja for the twins' own folder of templates."""
        super().__init__(catalogue, templates / "plain")
        self.host = host
        self.environment.filters |= FILTERS
        self.environment.globals["host"] = host

    def page(self, entry: Entry) -> str:
        """Give the twin of one page."""
        worked = self.worked(entry)
        page = worked.page if worked else entry.model
        return self._filled(f"{entry.kind}.md.jinja", entry, page=page, page_url=self.host.page(entry))

    def twins(self) -> dict[str, str]:
        """Give every page's twin, by its name beside the page."""
        return {f"{entry.url}index.md": self.page(entry) for entry in self.catalogue.pages.values()}

    def guide(self) -> str:
        """Give llms.txt: what the site is, how to quote it, and a link to each twin."""
        pages = [self._line(page) for page in in_order(self.catalogue)]
        return self._filled("llms.txt.jinja", self.catalogue.pages["index"], pages=pages)

    def _line(self, entry: Entry) -> dict[str, Any]:
        return {
            "title": entry.model.title,
            "short": PlainWriter(self, entry).text(entry.model.short),
            "link": f"{self.host.page(entry)}index.md",
            "for_readers": getattr(entry.model, "audience", "readers") == "readers",
        }

    def _filled(self, template: str, entry: Entry, **names: Any) -> str:
        writer = PlainWriter(self, entry)
        environment = self.environment.overlay()
        environment.filters = self.environment.filters | {"md": writer.md, "line": writer.line}
        found = environment.get_template(template)
        text = found.render(entry=entry, catalogue=self.catalogue, **writer.names(), **names)
        return re.sub(r"\n{3,}", "\n\n", re.sub(r" +$", "", text, flags=re.MULTILINE)).strip() + "\n"


class PlainWriter(Writer):
    """What the templates of one twin call."""

    renderer: PlainRenderer

    def md(self, text: str) -> str:
        """Give prose as Markdown."""
        return prose.render(text, self._ref, self._markdown_link, _prose)

    def line(self, text: str) -> str:
        """Give prose as Markdown on one line."""
        return one_line(self.md(text))

    def relative(self, target: str) -> str:
        """Give the whole link of a folder of the site."""
        folder = target.strip("/")
        return self.renderer.host.url + (f"{folder}/" if folder else "")

    def url(self, address: str) -> str:
        """Give the whole link of an address."""
        return self.renderer.host.link(self.catalogue, address, self.entry.address)

    def tool_url(self, tool: str, example: str = "") -> str:
        """Give the whole link of a calculator, filled in with a worked example if one is named."""
        return html.unescape(super().tool_url(tool, example))

    def step_url(self, step: StepOn, example: WorkedExample) -> str:
        """Give the whole link to the next step; another calculator gets the numbers of the example."""
        return html.unescape(super().step_url(step, example))

    def mark(self, name: str) -> str:
        """Give the source mark of a fact: a footnote."""
        fact = self.catalogue.facts[name]
        if fact not in self.cited:
            self.cited.append(fact)
        return f"[^{self.cited.index(fact) + 1}]"

    def _ref(self, ref: prose.Ref) -> str:
        if ref.kind == "fact" and ref.form == "mark":
            return self.mark(ref.target)
        text = literal(plain_ref(self.catalogue, ref))
        return text if ref.kind == "example" or ref.form == "value" else text + self._asked(ref.target)

    def _asked(self, name: str) -> str:
        """Give the mark, and for an unknown fact what to ask, the first time the page mentions it."""
        fact = self.catalogue.facts[name]
        return (f"（怎么弄清：{literal(fact.ask)}）" if self.asks(fact) else "") + self.mark(name)

    def _markdown_link(self, link: prose.Link) -> str:
        target = link.target if ":" in link.target else self.url(link.target)
        return f"[{literal(link.label)}]({target})"


def _prose(text: str) -> str:
    return _SIGNS_OF_PROSE.sub(r"\\\g<0>", text)

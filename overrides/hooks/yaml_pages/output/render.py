"""A page → Markdown, through the templates in overrides/templates/.

A template loops and chooses; this module gives it prose as Markdown or HTML, relative links, and the
facts a page has cited so far, numbered in the order a reader meets them.
"""

from __future__ import annotations

import dataclasses
import html
import posixpath
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import jinja2
import markdown

from calculators import RULES
from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.checking.checks import as_read, plain_ref
from yaml_pages.language import facts, prose
from yaml_pages.models.calculator import StepOn
from yaml_pages.models.content import Computed, Section, Term
from yaml_pages.models.fact import Fact
from yaml_pages.sums.worked import WorkedExample, filled_in

from .terms import FirstUses, Terms, term_link


class Renderer:
    """Renders the pages of one catalogue."""

    def __init__(self, catalogue: Catalogue, templates: FilePath) -> None:
        """Set up Jinja for the folder `templates`."""
        self.catalogue = catalogue
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates), undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
            autoescape=False,  # noqa: S701 — it writes Markdown; `e` and the filters below escape
        )
        self.environment.globals |= {"confidence_words": facts.confidence_words, "rules": facts.RULES}
        self.environment.filters["day"] = lambda text: facts.day(text) if text else ""
        self.html = markdown.Markdown(extensions=["sane_lists"])
        glossary = catalogue.pages.get("glossary")
        self.terms = Terms(glossary.model.terms if glossary else ())

    def page(self, entry: Entry) -> str:
        """Give the Markdown of one page."""
        writer = Writer(self, entry)
        environment = self.environment.overlay()
        filters = {"md": writer.md, "html": writer.html, "inline": writer.inline, "text": writer.text}
        # Its own table: an overlay would otherwise share, and change, that of every other page.
        environment.filters = self.environment.filters | filters
        template = environment.get_template(f"{entry.kind}.md.jinja")
        worked = self.worked(entry)
        page = worked.page if worked else entry.model
        return template.render(page=page, entry=entry, catalogue=self.catalogue, **writer.names())

    def worked(self, entry: Entry) -> Any:
        """Give what was computed for a calculator page; None for any other page."""
        name = entry.address.rsplit("/", 1)[-1]
        return self.catalogue.worked.get(name) if entry.kind == "calculator" else None

    def to_html(self, text: str) -> str:
        """Turn our own, already escaped Markdown into HTML."""
        return str(self.html.reset().convert(text))


def uncited(section: Section) -> tuple[str, ...]:
    """Give the facts a section rests on which its own prose does not already mark."""
    without_marks = dataclasses.replace(section, computed=(), choices=())  # what these refer to bears no mark
    refs = [ref for text in _texts(dataclasses.asdict(without_marks)) for ref in prose.refs(text)]
    marked = {ref.target for ref in refs if ref.kind == "fact" and ref.form != "value"}
    return tuple(name for name in section.facts if name not in marked)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


class Writer:
    """What the templates of one page call; it remembers which facts the page has cited."""

    def __init__(self, renderer: Renderer, entry: Entry) -> None:
        """Start a page with nothing cited."""
        self.renderer, self.entry, self.catalogue = renderer, entry, renderer.catalogue
        self.cited: list[Fact] = []
        self.said: set[str] = set()
        """Facts whose word a reader has certainly come by."""
        self.asked: set[str] = set()
        """Unknown facts of which a sentence has said what to ask: a mark alone does not say it."""
        # The glossary explains the terms itself, so it links none of them.
        self.terms = FirstUses(Terms(()) if entry.kind == "glossary" else renderer.terms, self._term_link)

    def names(self) -> dict[str, Any]:
        """Give the functions and data that templates know by name."""
        worked = self.renderer.worked(self.entry)
        return {
            "url": self.url,
            "tool_url": self.tool_url,
            "bill": self.bill,
            "title_of": self.title_of,
            "short_of": self.short_of,
            "mark": self.mark,
            "marks": self.marks,
            "uncited": uncited,
            "shown": self.shown,
            "cited": self.cited,
            "root_url": self.relative(""),
            "examples": list(worked.examples.values()) if worked else [],
            "lookup": worked.lookup if worked else None,
            "templates": worked.templates if worked else {},
            "step_url": self.step_url,
            "rules_version": RULES,
        }

    def md(self, text: str) -> str:
        """Give prose as Markdown."""
        return prose.render(text, self._ref, self._markdown_link, self._words)

    def html(self, text: str, *, terms: bool = True, folded: bool = False) -> str:
        """Give prose as HTML, for use inside raw HTML; `terms=false` where no word may become a link.

        What is `folded` away may never be opened, so what it says of a fact is said again after it.
        """
        words, before = self._words if terms else None, (set(self.said), set(self.asked))
        made = self.renderer.to_html(prose.render(text, self._ref, self._html_link, words))
        if folded:
            self.said, self.asked = before
        return made

    def inline(self, text: str, *, terms: bool = True) -> str:
        """Give one line of prose as HTML without a paragraph around it."""
        return self.html(text, terms=terms).removeprefix("<p>").removesuffix("</p>")

    def text(self, text: str) -> str:
        """Give prose as plain text."""
        return as_read(self.catalogue, text)

    def relative(self, target: str) -> str:
        """Give the way from this page to a folder under the site's root."""
        return posixpath.relpath(target or ".", self.entry.url or ".") + "/"

    def url(self, address: str) -> str:
        """Give a relative link to an address, for raw HTML."""
        page, anchor = self.catalogue.resolve(address, self.entry.address)
        if page == self.entry.address and anchor:
            return f"#{anchor}"
        target = self.catalogue.pages[page].url if page in self.catalogue.pages else f"{page}/"
        return self.relative(target) + (f"#{anchor}" if anchor else "")

    def tool_url(self, tool: str, example: str = "") -> str:
        """Give a relative link to a calculator, filled in with a worked example if one is named."""
        link = self.relative(self.catalogue.tools[tool].url)
        own = self.catalogue.example(f"{self.entry.address}/{example}")
        filled = own or self.catalogue.example(f"{tool}/{example}")
        return html.escape(f"{link}#{filled.hash}" if filled else link)

    def step_url(self, step: StepOn, example: WorkedExample) -> str:
        """Give a relative link to the next step; another calculator gets the numbers of the example."""
        carried = {target: example.taken(source) for target, source in step.carry.items()}
        filled = filled_in({target: text for target, text in carried.items() if text})
        return html.escape(self.url(step.to) + (f"#{filled}" if step.carry else ""))

    def bill(self, item: Computed) -> Any:
        """Give the lines of what a calculation shows: its inputs and results as named by `show`."""
        return self.catalogue.computed[self.entry.address][item.id].bill

    def title_of(self, address: str) -> str:
        """Give the title of what an address points to."""
        return self.catalogue.title(address, self.entry.address)

    def short_of(self, address: str) -> str:
        """Give, as plain text, the one-sentence answer of what an address points to."""
        page, anchor = self.catalogue.resolve(address, self.entry.address)
        found = self.catalogue.pages[page].model
        section = next((item for item in getattr(found, "sections", ()) if item.id == anchor), None)
        return self.text(getattr(section, "short", "") or found.short)

    def shown(self, fact: Fact) -> str:
        """Give a fact's value as a reader sees it; empty if it has none to show."""
        try:
            return "" if fact.is_unknown else facts.shown(fact)
        except facts.DisplayError:
            return ""

    def mark(self, name: str) -> str:
        """Give the source mark of a fact: a number that leads to its entry at the end of the page."""
        return self._mark(self.catalogue.facts[name])

    def _mark(self, fact: Fact, *, says_unknown: bool = False) -> str:
        """Give the mark; the first time a word beside the number says how hard and how sure the fact is.

        Where the sentence has just said 未查明 (`says_unknown`), the mark need not repeat it.
        """
        is_first = fact.id not in self.said
        self.said.add(fact.id)
        if fact not in self.cited:
            self.cited.append(fact)
        number, word = self.cited.index(fact) + 1, facts.mark_word(fact) if is_first else ""
        repeats = says_unknown and word == facts.UNKNOWN
        return _mark_link(fact, f"{number}" if repeats else f"{number} {word}".strip(), in_full=is_first)

    def marks(self, names: tuple[str, ...]) -> str:
        """Give the source marks of several facts."""
        return "".join(self.mark(name) for name in names)

    def _words(self, text: str) -> str:
        return self.terms.marked(text, prose.safe)

    def _term_link(self, term: Term) -> str:
        return term_link(term, self.url(f"glossary#{term.id}"), self.text(term.text))

    def _ref(self, ref: prose.Ref) -> str:
        if ref.kind == "example":
            return f'<span class="computed">{prose.escaped(plain_ref(self.catalogue, ref))}</span>'
        if ref.form == "mark":
            return self.mark(ref.target)
        fact = self.catalogue.facts[ref.target]
        mark = "" if ref.form == "value" else self._first_or_again(fact)
        return f'<span class="fact">{prose.escaped(plain_ref(self.catalogue, ref))}</span>{mark}'

    def _first_or_again(self, fact: Fact) -> str:
        """Give the mark, and for an unknown fact what to ask, the first time the page mentions it."""
        ask = f'<span class="ask">（怎么弄清：{prose.escaped(fact.ask)}）</span>' if self.asks(fact) else ""
        return self._mark(fact, says_unknown=fact.is_unknown) + ask

    def asks(self, fact: Fact) -> bool:
        """Whether the sentence has to say what to ask: the first one that says of a fact it is unknown."""
        is_first = fact.is_unknown and fact.id not in self.asked
        self.asked.add(fact.id)
        return is_first

    def _markdown_link(self, link: prose.Link) -> str:
        if ":" in link.target:
            return self._html_link(link)
        page, anchor = self.catalogue.resolve(link.target, self.entry.address)
        here = posixpath.dirname(self.entry.markdown_file) or "."
        target = self.catalogue.pages[page].markdown_file
        file = "" if page == self.entry.address else posixpath.relpath(target, here)
        return f"[{prose.escaped(link.label)}]({file}{f'#{anchor}' if anchor else ''})"

    def _html_link(self, link: prose.Link) -> str:
        if ":" in link.target:
            href = f'"{prose.escaped(link.target)}" rel="noopener noreferrer"'
        else:
            href = f'"{self.url(link.target)}"'
        return f"<a href={href}>{prose.escaped(link.label)}</a>"


def _mark_link(fact: Fact, words: str, *, in_full: bool) -> str:
    """Give the link of a source mark; a screen reader hears the whole of it once, then its number."""
    spoken = html.escape(facts.spoken(fact))
    label = f"依据 {words}" + (f"：{spoken}" if in_full else "")
    link = f'<a href="#fact-{fact.id}" aria-label="{label}" title="{spoken}">{words}</a>'
    return f'<sup class="fact-mark">{link}</sup>'

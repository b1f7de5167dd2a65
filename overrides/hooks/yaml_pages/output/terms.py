"""The words of the glossary inside prose: each becomes a link the first time a page uses it, and only then.

Where several begin at one place the longest wins. Other names (`also`) never become links, for some are slips
of the pen or mean two things; but what they cover is not looked into: 紧急备用金 is not 备用金.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from yaml_pages.models.content import Term


class Terms:
    """Finds the terms of a glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Prepare to find `terms`."""
        known = tuple(terms)
        self.by_name = {term.term: term for term in known}
        names = {*self.by_name, *(name for term in known for name in term.also)}
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        self.pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


class FirstUses:
    """The terms that one page has used so far."""

    def __init__(self, terms: Terms, link: Callable[[Term], str]) -> None:
        """Start a page that has used none; `link` gives the HTML that stands for a term."""
        self.terms, self.link = terms, link
        self.used: set[str] = set()

    def marked(self, text: str, escape: Callable[[str], str]) -> str:
        """Give plain `text` escaped, with links where it uses a term for the first time on the page."""
        done, last = [], 0
        for found in self.terms.pattern.finditer(text):
            term = self.terms.by_name.get(found[0])
            if term and term.id not in self.used:
                self.used.add(term.id)
                done += [escape(text[last : found.start()]), self.link(term)]
                last = found.end()
        return "".join([*done, escape(text[last:])])


def term_link(term: Term, href: str, explanation: str) -> str:
    """Give the link of a term; who holds a mouse over it reads the first sentence of its explanation."""
    sentence = " ".join(explanation.split()).partition("。")[0]
    attributes = f'class="term" href="{html.escape(href)}" title="{_attribute(sentence)}。"'
    return f"<a {attributes}>{html.escape(term.term)}</a>"


def _attribute(text: str) -> str:
    # Markdown reads _ and * even inside a tag that it lets through.
    return re.sub(r"[_*\\`\[\]]", lambda found: f"&#{ord(found[0])};", html.escape(text))

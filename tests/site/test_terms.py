"""On every built page each word of the glossary is a link the first time prose uses it, once, and in no other link."""

import re
from html.parser import HTMLParser

import pytest
import yaml

# Not prose: titles, what is a link already, numbers from facts, words to be read out, and what templates say themselves.
NOT_PROSE = {"a", "h1", "h2", "h3", "blockquote", "sup", "form", "summary", "table", "footer", "nav", "script", "style", "template"}
NOT_PROSE_CLASSES = {
    "fact", "computed", "ask", "box-title", "scam-box", "facts-here", "facts-list", "facts-filter", "calc-result", "calc-controls", "calc-example",
    "bill", "based-on", "see-also", "related", "related-short", "cards", "contents", "also", "sheet-how", "sheet-paper", "sheet-numbers", "short-listed",
}
VOID = {"br", "img", "input", "link", "meta", "hr", "source", "path", "wbr", "circle", "col"}


class Prose(HTMLParser):
    """Walks the content of a page: `told` is its prose, piece by piece, with ("term", id, words) for each link of a term."""

    def __init__(self, text):
        super().__init__()
        self.told, self.nested, self.open, self.term = [], [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        if tag == "a" and any(name == "a" for name, _ in self.open):
            self.nested.append(given.get("href"))
        if tag == "a" and "term" in classes:
            self.term = given["href"].partition("#")[2]
        if tag not in VOID:
            self.open.append((tag, classes))

    def handle_endtag(self, tag):
        while self.open and self.open[-1][0] != tag:
            self.open.pop()
        if self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.term:
            self.told.append(("term", self.term, data))
            self.term = None
        elif self._is_prose():
            self.told.append(("words", None, data))

    def _is_prose(self):
        inside = any("md-content__inner" in classes for _, classes in self.open)
        return inside and not any(tag in NOT_PROSE or classes & NOT_PROSE_CLASSES for tag, classes in self.open)


@pytest.fixture(scope="module")
def glossary(repo_root):
    terms = yaml.safe_load((repo_root / "docs" / "glossary.yml").read_text("utf-8"))["terms"]
    return {term["term"]: term["id"] for term in terms}, {name for term in terms for name in term.get("also", ())}


@pytest.fixture(scope="module")
def pages(built_site):
    files = [path for path in built_site.rglob("index.html") if "decisions" not in path.parts and path.parent.name != "glossary"]
    return {path.parent.relative_to(built_site).as_posix(): Prose(path.read_text("utf-8")) for path in files}


def first_uses(told, names, others):
    """Give each term that prose uses, and whether its first use is a link: True, or the words around it."""
    longest = re.compile("|".join(sorted(map(re.escape, {*names, *others}), key=len, reverse=True)))
    found = {}
    for kind, term, words in told:
        if kind == "term":
            found.setdefault(term, True)
            continue
        for use in longest.finditer(words):
            if use[0] in names:
                found.setdefault(names[use[0]], words[max(0, use.start() - 12) : use.end() + 12])
    return found


def test_the_first_use_of_every_term_is_a_link(pages, glossary):
    missed = {address: {term: found for term, found in first_uses(page.told, *glossary).items() if found is not True}
              for address, page in pages.items()}
    assert {address: terms for address, terms in missed.items() if terms} == {}


def test_no_term_is_linked_twice_on_a_page(pages):
    for address, page in pages.items():
        linked = [term for kind, term, _ in page.told if kind == "term"]
        assert sorted(set(linked)) == sorted(linked), address


def test_a_link_says_the_term_itself(pages, glossary):
    for address, page in pages.items():
        assert all(glossary[0].get(words) == term for kind, term, words in page.told if kind == "term"), address


def test_no_link_stands_in_another(pages):
    assert {address: page.nested for address, page in pages.items() if page.nested} == {}


def test_the_glossary_links_none_of_its_own(built_site):
    assert 'class="term"' not in (built_site / "glossary" / "index.html").read_text("utf-8")


def test_most_pages_explain_some_words(pages):
    assert sum(any(kind == "term" for kind, *_ in page.told) for page in pages.values()) > 20

"""What a page is, for machines: JSON-LD in the words of schema.org, and only what is true of the page.

No author is named, because none signs; the publisher is the site, by the name it gives itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.checking.checks import as_read
from yaml_pages.language import prose
from yaml_pages.models.content import Section

from .host import Host

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGE = "zh-CN"
# What a page of each kind is; a calculator's code has another licence than the words.
TYPES = {
    "tutorial": "Article", "calculator": "WebApplication", "glossary": "DefinedTermSet", "home": "WebSite",
}
QUESTIONS = "faq"
FEWEST_STEPS = 2

Node = dict[str, Any]


def linked_data(catalogue: Catalogue, host: Host, entry: Entry) -> str:
    """Give a page's JSON-LD, in a form no text of the page can break out of a script element with.

    Characters that HTML reads something into are written as JSON's own escapes.
    """
    parts = (_page, _how_to, _breadcrumbs)
    graph = [node for part in parts for node in part(catalogue, host, entry)]
    data = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _page(catalogue: Catalogue, host: Host, entry: Entry) -> Iterator[Node]:
    model = entry.model
    asks = entry.address == QUESTIONS
    node = {
        "@type": "FAQPage" if asks else TYPES.get(entry.kind, "WebPage"),
        "url": host.page(entry),
        "name": host.name if entry.kind == "home" else model.title,
        "headline": model.title,
        "description": as_read(catalogue, model.short),
        "dateModified": model.checked,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "license": LICENCE,
        "publisher": {"@type": "Organization", "name": host.name},
    }
    if entry.kind == "calculator":
        del node["license"]
    yield node | ({"mainEntity": _questions(catalogue, host, entry)} if asks else {})


def _questions(catalogue: Catalogue, host: Host, entry: Entry) -> list[Node]:
    return [
        {
            "@type": "Question",
            "name": section.title,
            "url": f"{host.page(entry)}#{section.id}",
            "acceptedAnswer": {"@type": "Answer", "text": _answer(catalogue, section)},
        }
        for section in entry.model.sections
    ]


def _answer(catalogue: Catalogue, section: Section) -> str:
    parts = [section.short, section.body, *(myth.truth for myth in section.myths)]
    return "\n\n".join(_plain(catalogue, part) for part in parts if part)


def _how_to(catalogue: Catalogue, host: Host, entry: Entry) -> Iterator[Node]:
    """Give each section that is done step by step, not one of several answers."""
    for section in entry.model.sections if entry.kind == "tutorial" else ():
        if len(section.steps) >= FEWEST_STEPS and not entry.model.answers(section):
            yield {
                "@type": "HowTo",
                "name": section.title,
                "description": as_read(catalogue, section.short),
                "url": f"{host.page(entry)}#{section.id}",
                "inLanguage": LANGUAGE,
                "step": _steps(catalogue, host, entry, section),
            }


def _steps(catalogue: Catalogue, host: Host, entry: Entry, section: Section) -> list[Node]:
    return [
        {
            "@type": "HowToStep",
            "position": n,
            "name": step.title,
            "text": _plain(catalogue, step.text or step.title),
            "url": f"{host.page(entry)}#{step.id}",
        }
        for n, step in enumerate(section.steps, 1)
    ]


def _breadcrumbs(catalogue: Catalogue, host: Host, entry: Entry) -> Iterator[Node]:
    """Give the way from the home page; the home page has none."""
    if entry.kind != "home":
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": n,
                    "name": page.model.nav_title or page.model.title,
                    "item": host.page(page),
                }
                for n, page in enumerate(_way(catalogue, entry), 1)
            ],
        }


def _way(catalogue: Catalogue, entry: Entry) -> list[Entry]:
    names = entry.address.split("/")
    folders = ["/".join(names[:n]) for n in range(1, len(names))]
    return [catalogue.pages["index"], *(catalogue.pages[folder] for folder in folders), entry]


def _plain(catalogue: Catalogue, text: str) -> str:
    return prose.paragraphs(as_read(catalogue, text))

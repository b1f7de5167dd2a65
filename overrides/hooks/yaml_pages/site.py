"""The door of this package: a folder of YAML → the pages of a site, or every fault of every file."""

from __future__ import annotations

import dataclasses
import html
import json
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from .catalogue import Catalogue, Entry, load
from .checks import as_read, check
from .computed import compute
from .errors import ContentFaults
from .navigation import navigation
from .render import Renderer
from .worked import work


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPage:
    """One page, ready for a site generator."""

    file: str
    """Name of the Markdown file, relative to docs/."""
    source: str
    """Name of the YAML file it was made from, relative to docs/."""
    markdown: str
    meta: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A whole site."""

    pages: tuple[PublishedPage, ...]
    navigation: list[Any]
    facts_json: str
    search_words: dict[str, tuple[str, ...]]
    """What readers type, by the address (with `#id`) it should lead to."""


def publish(docs: FilePath, templates: FilePath) -> Publication:
    """Turn every YAML file under `docs` into pages. Raises ContentFaults with all faults at once."""
    catalogue = load(docs)
    work(catalogue)
    compute(catalogue)
    check(catalogue)
    faults = [*catalogue.faults, *(fault for entry in catalogue.entries for fault in entry.source.faults)]
    if faults:
        raise ContentFaults(faults)
    renderer = Renderer(catalogue, templates)
    return Publication(
        pages=tuple(_page(catalogue, renderer, entry) for entry in catalogue.pages.values()),
        navigation=navigation(catalogue),
        facts_json=facts_json(catalogue),
        search_words=dict(_search_words(catalogue)),
    )


def _page(catalogue: Catalogue, renderer: Renderer, entry: Entry) -> PublishedPage:
    model = entry.model
    title = getattr(model, "tab_title", "") or model.title
    # The theme puts the description between quotes as it is.
    meta = {"title": title, "description": html.escape(as_read(catalogue, model.short))}
    if entry.kind == "calculator":
        meta["calculator"] = model.calculator
    markdown = renderer.page(entry)
    return PublishedPage(file=entry.markdown_file, source=entry.file, markdown=markdown, meta=meta)


def facts_json(catalogue: Catalogue) -> str:
    """Give every fact, topic by topic, for download."""
    topics = [dataclasses.asdict(entry.model) for entry in catalogue.fact_files]
    return json.dumps({"licence": "CC BY 4.0", "topics": topics}, ensure_ascii=False, indent=1)


def _search_words(catalogue: Catalogue) -> Any:
    for entry in catalogue.pages.values():
        if entry.model.also:
            yield entry.url, entry.model.also
        for item in (*getattr(entry.model, "sections", ()), *getattr(entry.model, "terms", ())):
            if getattr(item, "also", ()):
                yield f"{entry.url}#{item.id}", item.also

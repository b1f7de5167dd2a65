"""The door of this package: a folder of YAML → the pages of a site, or every fault of every file."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from .catalogue import Catalogue, Entry, load
from .checking import known, wording
from .checking.checks import as_read, check
from .errors import ContentFaults
from .output.feed import check_order, feeds
from .output.host import NOWHERE, Host
from .output.linked_data import linked_data
from .output.navigation import navigation
from .output.plain import PlainRenderer
from .output.render import Renderer
from .sums.computed import compute
from .sums.worked import work

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPage:
    """One page, ready for a site generator."""

    file: str
    """Name of the Markdown file, relative to docs/."""
    source: str
    """Name of the YAML file it was made from, relative to docs/."""
    markdown: str
    meta: dict[str, str]
    checked: str
    """The day the page was last read through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A whole site."""

    pages: tuple[PublishedPage, ...]
    navigation: list[Any]
    facts_json: str
    search_words: dict[str, tuple[str, ...]]
    """What readers type, by the address (with `#id`) it should lead to."""
    files: dict[str, str]
    """What else the site holds for machines, by name."""
    twins: dict[str, str]
    """Every page once more as plain Markdown, by the name it has beside the page."""
    notes: dict[str, str]
    """What the pages are about that are written in Markdown, by file."""


def publish(docs: FilePath, templates: FilePath, host: Host = NOWHERE) -> Publication:
    """Turn every YAML file under `docs` into pages. Raises ContentFaults with all faults at once."""
    catalogue = load(docs)
    work(catalogue)
    compute(catalogue)
    check(catalogue)
    known.check(catalogue)
    wording.check(catalogue)
    check_order(catalogue)
    faults = [*catalogue.faults, *(fault for entry in catalogue.entries for fault in entry.source.faults)]
    if faults:
        raise ContentFaults(faults)
    renderer, plain = Renderer(catalogue, templates), PlainRenderer(catalogue, templates, host)
    return Publication(
        pages=tuple(_page(renderer, plain, entry) for entry in catalogue.pages.values()),
        navigation=navigation(catalogue),
        facts_json=facts_json(catalogue),
        search_words=dict(_search_words(catalogue)),
        files={"llms.txt": plain.guide(), "robots.txt": host.robots(), **dict(feeds(catalogue, host))},
        twins={**plain.twins(), **_notes_as_they_are(docs, catalogue)},
        notes={file: f"为什么这样做，写给维护者（英文）：{title}" for file, title in catalogue.decisions},
    )


def _page(renderer: Renderer, plain: PlainRenderer, entry: Entry) -> PublishedPage:
    catalogue, model = renderer.catalogue, entry.model
    title = getattr(model, "tab_title", "") or model.title
    # The theme puts the description between quotes as it is.
    meta = {"title": title, "description": html.escape(as_read(catalogue, model.short))}
    meta["linked_data"] = linked_data(catalogue, plain.host, entry)
    if entry.kind == "calculator":
        meta["calculator"] = model.calculator
    if entry.kind == "sheet":
        meta["sheet"] = entry.address
    return PublishedPage(
        file=entry.markdown_file, source=entry.file, markdown=renderer.page(entry), meta=meta,
        checked=model.checked,
    )


def _notes_as_they_are(docs: FilePath, catalogue: Catalogue) -> dict[str, str]:
    """Give the notes, which are Markdown already, without the lines that are for the site generator."""
    texts = {file: (docs / file).read_text("utf-8") for file, _ in catalogue.decisions}
    return {file.replace(".md", "/index.md"): _FRONT_MATTER.sub("", text) for file, text in texts.items()}


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

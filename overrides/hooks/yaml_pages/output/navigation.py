"""Pages → the order a reader meets them in: `order` in each YAML file, a folder under its index page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from yaml_pages.catalogue import Catalogue, Entry


def navigation(catalogue: Catalogue) -> list[Any]:
    """Give the navigation in the form MkDocs takes: {title: file}, and {title: [...]} for a folder."""
    return _folder(catalogue, "")


def in_order(catalogue: Catalogue) -> Iterator[Entry]:
    """Give the pages in the order of the navigation."""
    by_file = {entry.markdown_file: entry for entry in catalogue.pages.values()}
    return (by_file[file] for file in _files(navigation(catalogue)))


def _files(items: Any) -> Iterator[str]:
    """Give the files among the items of a navigation, however deep."""
    if isinstance(items, str):
        yield items
    else:
        for item in items.values() if isinstance(items, dict) else items:
            yield from _files(item)


def _folder(catalogue: Catalogue, folder: str) -> list[Any]:
    here = [entry for entry in catalogue.pages.values() if _home(entry) == folder]
    here.sort(key=lambda entry: (entry.model.order, entry.file))
    return [_item(catalogue, entry) for entry in here]


def _home(entry: Entry) -> str | None:
    """The folder a page is listed under; an index page stands for its folder, one level up."""
    return posixpath.dirname(entry.address) if entry.address != "index" else ""


def _item(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    title = entry.model.nav_title or entry.model.title
    inside = _folder(catalogue, entry.address) if entry.file.endswith("/index.yml") else []
    return {title: [entry.markdown_file, *inside] if inside else entry.markdown_file}

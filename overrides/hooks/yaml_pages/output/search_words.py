"""The words readers type (`also:` in the YAML), added to the search index of the section they mean."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any


def add_words(index: dict[str, Any], words: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Add each address's words to its entry's text; `index` is the parsed search_index.json.

    Raises KeyError where an address has no entry: words that lead nowhere are a fault of the build.
    """
    entries = {entry["location"]: entry for entry in index["docs"]}
    for address, phrases in words.items():
        entries[address]["text"] += "<p>" + html.escape(" ".join(phrases), quote=False) + "</p>"
    return index

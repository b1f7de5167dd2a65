"""Fills the words of a page's document with what a calculator found.

{name} stands for a word. A line that names a word without a text is left out, so what a reader did not fill
in leaves no gap. {name?} keeps its line only where the word has a text, {name!} only where it has none;
neither shows anything.

>>> fill("{late?}逾期 {late}。", {"late": "47 天"}), fill("{late!}没有逾期。", {}), fill("晚了 {late}。", {})
('逾期 47 天。', '没有逾期。', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)([?!]?)\}")


def fill(template: str, words: Mapping[str, str]) -> str:
    """The document: blank lines never stand two together, nor at either end."""
    kept = (_line(line, words) for line in template.split("\n"))
    text = "\n".join(line for line in kept if line is not None)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def places(template: str) -> Iterator[str]:
    """The names of all words a template asks for."""
    return (match[1] for match in _PLACE.finditer(template))


def _line(line: str, words: Mapping[str, str]) -> str | None:
    """The line with its words in place; None where it is not to be said."""
    for name, sign in _PLACE.findall(line):
        if bool(words.get(name)) == (sign == "!"):
            return None
    # Once through, from left to right: what a reader typed is never searched for places again.
    return _PLACE.sub(lambda match: "" if match[2] else words[match[1]], line)

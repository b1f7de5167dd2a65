"""One more item at the end of a list in a YAML file, every byte that was there left as it was.

>>> text = b'''topic: x
... facts:
...   - id: one
... '''
>>> added = with_item(text, "facts", "- id: two")
>>> added.content.decode().splitlines()[2:], added.line
(['  - id: one', '', '  - id: two'], 5)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml_pages.reading.source import Source, read

_DASH = re.compile(rb"( *)- ")


class InsertionError(ValueError):
    """Why nothing can be added; the message is for an editor."""


@dataclass(frozen=True, slots=True)
class Added:
    """The file with the item in it, and the line the item starts on."""

    content: bytes
    line: int


def with_item(raw: bytes, key: str, item: str) -> Added:
    """Add `item`, a list item written without indentation, to the list `key`. Raises InsertionError."""
    source = read(raw, "")
    if not source.is_whole or not source.data.get(key):
        raise InsertionError("现在读不全，先构建一遍，照报错改好再加")
    rows = raw.splitlines(keepends=True)
    count = _rows_before(source, key, rows)
    added = Added(_joined(rows[:count], _indented(source, key, rows, item), rows[count:]), count + 2)
    if not _holds(read(added.content, ""), source, key):
        raise InsertionError("的写法特别，没法替你接在后面；请照上面一条自己写")
    return added


def _rows_before(source: Source, key: str, rows: list[bytes]) -> int:
    """Count the rows to the end of the list; what stands between it and the next key stays behind it."""
    start = source.lines[(key,)]
    followers = [line for path, line in source.lines.items() if len(path) == 1 and line > start]
    count = min(followers, default=len(rows) + 1) - 1
    while not rows[count - 1].strip() or rows[count - 1].startswith(b"#"):
        count -= 1
    return count


def _indented(source: Source, key: str, rows: list[bytes], item: str) -> list[bytes]:
    """Indent the item as the last one before it."""
    last = source.line((key, len(source.data[key]) - 1))
    dash = _DASH.match(rows[last - 1])
    return [(dash[1] if dash else b"") + row.encode() for row in item.rstrip("\n").split("\n")]


def _joined(before: list[bytes], item: list[bytes], after: list[bytes]) -> bytes:
    line_end = b"\r\n" if before[0].endswith(b"\r\n") else b"\n"
    gap = b"" if before[-1].endswith((b"\n", b"\r")) else line_end
    return b"".join([*before, gap, line_end.join([b"", *item, b""]), *after])


def _holds(found: Source, before: Source, key: str) -> bool:
    """Claim: the file now says what it said before, and one item more."""
    if not found.is_whole or len(found.faults) > len(before.faults):
        return False
    items = found.data[key]
    return bool(found.data | {key: items[:-1]} == before.data and len(items) == len(before.data[key]) + 1)

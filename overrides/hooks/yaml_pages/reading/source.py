"""YAML text → plain data, and the line of every value. Nothing is guessed.

PyYAML would read `0.05` as a binary float, `no` as False and `12:30` as 750, and would let a repeated
key win silently. Here numbers become Decimal or int from their own text, only true/false are booleans,
and each of those traps is a fault with its line. A file with several syntax errors reports them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from yaml_pages.errors import ContentError, Path, brief, where

from .yaml_text import TOO_DEEP, UNSEEN, clean_text, syntax_problem

_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z")
_COMMENT_IN_TEXT = re.compile(r"\s+#[^\s#]")
_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = {_TAG + kind for kind in ("str", "timestamp", "value", "merge")}
_MOST_SYNTAX_FAULTS = 20
_DEEPEST = 20


@dataclass(slots=True)
class Source:
    """One YAML file, read: its data, the lines its values stand on, and what is wrong with it so far."""

    file: str
    data: Any = None
    text: str = ""
    rows: list[str] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    ends: dict[Path, int] = field(default_factory=dict)
    faults: list[ContentError] = field(default_factory=list)
    blanked: dict[int, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Claim: all of the file was read, so that what is not in `data` is not in the file."""
        return isinstance(self.data, dict) and not self.blanked

    def at(self, path: Path) -> Any:
        """Give the value at a path that is known to be there."""
        found = self.data
        for key in path:
            found = found[key]
        return found

    def line(self, path: Path) -> int:
        """Give the line of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def line_of(self, path: Path, token: str) -> int:
        """Give the line inside the value at `path` on which `token` is written."""
        first, last = self.line(path), self.ends.get(path, self.line(path))
        rows = self.text.split("\n")[first - 1 : max(last, first)]
        return next((first + n for n, row in enumerate(rows) if token in row), first)

    def row(self, index: int) -> str:
        """Give one row of the text, counted from 0."""
        if not self.rows:
            self.rows = self.text.split("\n")
        return self.rows[index] if index < len(self.rows) else ""

    def has_fault(self, path: Path) -> bool:
        """Claim: something is already noted at `path`."""
        return any(fault.where == where(path) != "" for fault in self.faults)

    def fault(self, path: Path, problem: str, remedy: str, *, token: str = "") -> None:
        """Note a fault at `path`; `token` narrows it to the line inside a long text.

        A line that could not be read has its fault already; what else seems wrong there follows from it.
        """
        line = self.line_of(path, token) if token else self.line(path)
        if line not in self.blanked:
            self.faults.append(ContentError(self.file, line, where(path), problem, remedy))


def read(raw: bytes, file: str) -> Source:
    """Read the bytes of the YAML file called `file`. Never raises; the faults are in the result."""
    source = Source(file)
    text, found = clean_text(raw)
    source.text = text
    for line, problem, remedy in found:
        source.faults.append(ContentError(file, line, "", problem, remedy))
    root = _compose(text.split("\n"), source)
    if root is not None:
        source.data = _value(root, (), source, set())
    if source.data is None and not source.faults:
        source.fault((), "文件是空的", "照 docs/schemas/ 里的说明写上内容，或删掉这个文件")
    return source


def _compose(rows: list[str], source: Source) -> yaml.Node | None:
    """Parse; on a syntax error note it, blank its line and go on, so that one run shows them all."""
    blanked: dict[int, tuple[str, ContentError]] = {}
    node, error = _parse(rows)
    while error and len(blanked) < _MOST_SYNTAX_FAULTS:
        line, problem, remedy = syntax_problem(error, rows)
        if not rows[line]:
            break
        fault = ContentError(source.file, line + 1, "", problem, remedy)
        blanked.setdefault(line, (rows[line], fault))
        rows[line] = _blank(rows[line])
        node, error = _parse(rows)
    if not error:
        node = _restore(rows, blanked, node)
    source.faults += [fault for _, fault in blanked.values()]
    source.blanked = {line + 1: row for line, (row, _) in blanked.items()}
    return node


def _blank(row: str) -> str:
    """Give what stays of an unreadable row: a list's `-`, or the next rows would join the item above."""
    text = row.lstrip()
    return row[: len(row) - len(text)] + "-" if text.startswith("- ") else ""


def _parse(rows: list[str]) -> tuple[yaml.Node | None, yaml.MarkedYAMLError | None]:
    text = "\n".join(rows)
    try:
        _refuse_depth(text)
        return yaml.compose(text, Loader=yaml.CSafeLoader), None
    except yaml.MarkedYAMLError as error:
        return None, error


def _refuse_depth(text: str) -> None:
    # Composing is recursive: ten thousand brackets would end the process, not raise.
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            mark: Any = event.start_mark  # libyaml's has the same parts under another type
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=mark)


def _restore(
    rows: list[str], blanked: dict[int, tuple[str, ContentError]], node: yaml.Node | None
) -> yaml.Node | None:
    """Put back the lines that were only blamed for a fault above them: an unpaired quote, say."""
    for line, (row, _) in list(blanked.items()):
        rows[line] = row
        restored, error = _parse(rows)
        if error:
            rows[line] = _blank(row)
        else:
            node = restored
            del blanked[line]
    return node


def _value(node: yaml.Node, path: Path, source: Source, seen: set[int]) -> Any:
    source.lines.setdefault(path, node.start_mark.line + 1)
    if id(node) in seen:
        source.fault(path, "用了 & 和 * 引用", "把内容照样再写一遍，这里不支持引用")
        return None
    seen.add(id(node))
    source.ends[path] = node.end_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, source, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, n), source, seen) for n, item in enumerate(node.value)]
    return _scalar(node, path, source)


def _mapping(node: yaml.MappingNode, path: Path, source: Source, seen: set[int]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            source.lines[(*path, "?")] = line
            source.fault((*path, "?"), "键要是一个词", "把键写成一行文字")
            continue
        key = str(key_node.value)
        if key in result:
            first = source.lines[(*path, key)]
            problem = f"「{key}」写了两遍（第 {first} 行已经有了）"
            source.faults.append(ContentError(source.file, line, where((*path, key)), problem, "只留一个"))
            continue
        source.lines[(*path, key)] = line
        result[key] = _value(value_node, (*path, key), source, seen)
    return result


def _scalar(node: yaml.Node, path: Path, source: Source) -> Any:
    text, tag = str(node.value), str(node.tag)
    if getattr(node, "style", None) or tag in _TEXT_TAGS:
        _check_text(node, text, path, source)
        return text
    if tag == _TAG + "null":
        return None
    if tag == _TAG + "bool" and text in ("true", "false"):
        return text == "true"
    if tag == _TAG + "int" and _INT.match(text):
        return int(text)
    if tag == _TAG + "float" and _DECIMAL.match(text):
        return Decimal(text)
    source.fault(path, _trap(brief(text), tag), f'如果是文字，加上引号："{brief(text)}"')
    return text


def _check_text(node: yaml.Node, text: str, path: Path, source: Source) -> None:
    if UNSEEN.search(text):
        source.fault(path, "引号里用 \\ 写了看不见的字符", "去掉它，直接写文字")
    end = node.end_mark
    if not getattr(node, "style", None) and _COMMENT_IN_TEXT.match(source.row(end.line), end.column):
        source.fault(path, "「 #」后面的字会被当成注释丢掉", "给整句文字加引号；是注释就在 # 后空一格")


def _trap(text: str, tag: str) -> str:
    if tag == _TAG + "bool":
        return f"「{text}」会被 YAML 当成真假值"
    if tag in (_TAG + "int", _TAG + "float"):
        return f"「{text}」会被 YAML 当成另一个数（时间、八进制或别的写法）"
    return f"「{tag.removeprefix(_TAG)}」这种 YAML 标签不能用"

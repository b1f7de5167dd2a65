"""The text of a YAML file before it is parsed, and its syntax errors in an editor's words."""

from __future__ import annotations

import re

import yaml

Finding = tuple[int, str, str]

_TAB_INDENT = re.compile(r"^ *\t")
# Control characters, foreign line ends, and what has no width or turns the direction of the text.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# What a value opens with, where that sign means something else to YAML than to the one who typed it.
_OPENS_WITH = re.compile(r"[\s-]*(?:\w+:\s+)?(?P<sign>[\[{\"'])")

TOO_DEEP = "collections are nested too deep"
# PyYAML and libyaml word the same fault differently; the first phrase found decides.
_SYNTAX = (
    (
        "mapping values are not allowed",
        "冒号的位置不对：一行里多了一个「: 」，或者上一行的缩进、引号有问题",
        "文字里有冒号就给整句加引号；检查这一行和上一行的缩进",
    ),
    (
        "while scanning a quoted scalar",
        "引号没有配对",
        "补上另一半引号",
    ),
    (
        "unexpected end of stream",
        "引号没有配对",
        "补上另一半引号",
    ),
    (
        "could not find expected ':'",
        "这一行少了冒号",
        "写成「键: 值」，冒号后面空一格",
    ),
    (
        "did not find expected alphabetic",
        "文字以 * 或 & 开头，会被当成引用",
        "给整句文字加引号",
    ),
    (
        "did not find expected comment or line break",
        "| 或 > 的后面还有字",
        "正文从下一行写起，缩进两格；不是大段正文就给整句加引号",
    ),
    (
        "mapping keys are not allowed",
        "文字以 ? 开头",
        "给整句文字加引号",
    ),
    (
        "Unicode character escape",
        "双引号里的 \\u 或 \\U 写法不对",
        "直接写那个字",
    ),
    (
        TOO_DEEP,
        "一层套一层，套得太深了",
        "检查方括号、花括号和缩进",
    ),
    (
        "did not find expected key",
        "缩进或标点不对，读不出键来",
        "和同一层的其他行对齐；列点用「- 」开头",
    ),
    (
        "did not find expected '-' indicator",
        "缩进没有对齐",
        "和同一层的其他行对齐；列点的「- 」对齐在同一列",
    ),
    (
        "did not find expected ',' or",
        "方括号或花括号没有配对",
        "补上括号；文字以 [ 或 { 开头时给整句加引号",
    ),
    (
        "did not find expected node content",
        "方括号或花括号里的写法不对",
        "文字以 [ 或 { 开头时给整句加引号",
    ),
    (
        "found character that cannot start any token",
        "这一行开头的符号不能直接写",
        "给整句文字加引号",
    ),
    (
        "found undefined alias",
        "文字以 * 开头，会被当成引用",
        "给整句文字加引号",
    ),
    (
        "block sequence entries are not allowed",
        "列点「- 」写在了不能列点的地方",
        "换到下一行，并缩进两格",
    ),
    (
        "found unknown escape character",
        "双引号里的反斜杠写法不对",
        "改用单引号，或把 \\ 写成 \\\\",
    ),
    (
        "expected a single document",
        "一个文件里写了两份内容（有 --- 分隔线）",
        "去掉 ---，一个文件只写一页",
    ),
    (
        "expected <document start>",
        "前面的内容已经结束，这一行接不上",
        "检查这一行的缩进",
    ),
    (
        "did not find expected <document start>",
        "前面的内容已经结束，这一行接不上",
        "检查这一行的缩进",
    ),
)


def clean_text(raw: bytes) -> tuple[str, list[Finding]]:
    """Give the text of a file and what had to be mended to read it: encoding, tabs, control characters."""
    findings: list[Finding] = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        findings.append((line, "文件不是 UTF-8 编码", "在编辑器里选「另存为 UTF-8」再保存"))
        if b"\0" in raw:  # UTF-16, or no text at all: what follows would be noise
            return "", findings
        text = raw.decode("utf-8-sig", errors="replace")
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for n, row in enumerate(rows):
        rows[n] = _clean_row(n + 1, row, rows[:n], findings)
    return "\n".join(rows), findings


def _clean_row(number: int, row: str, above: list[str], findings: list[Finding]) -> str:
    if UNSEEN.search(row):
        findings.append((number, "有看不见的字符", "把这一行重新打一遍"))
        row = UNSEEN.sub("", row)
    if _TAB_INDENT.match(row):
        findings.append((number, "缩进用了制表符（Tab）", "改用空格，每层两个"))
        row = _likely_indent(above) + row.lstrip()
    return row


def _likely_indent(above: list[str]) -> str:
    """Guess the indentation a tab stood for, only to read on: the fault is noted either way."""
    last = next((row for row in reversed(above) if row.strip()), "")
    indent = last[: len(last) - len(last.lstrip())] + ("  " if last.lstrip().startswith("- ") else "")
    return indent + ("  " if last.rstrip().endswith((":", "|", ">")) else "")


def syntax_problem(error: yaml.MarkedYAMLError, rows: list[str]) -> tuple[int, str, str]:
    """Give line (from 0), problem and remedy of a syntax error, at the place an editor must mend."""
    message = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    # An unclosed quote is noticed at the end of the file; what must be mended is where it opened.
    if error.context_mark and ("quoted scalar" in message or "flow" in message):
        mark = error.context_mark
    line = min(mark.line if mark else 0, len(rows) - 1)
    while line > 0 and not rows[line].strip():
        line -= 1
    opening = _OPENS_WITH.match(rows[line])
    if opening and "did not find expected key" in message:
        return line, f"文字以 {opening['sign']} 开头，后面接不上", "给整句文字加引号，里面的引号用「」"
    for phrase, problem, remedy in _SYNTAX:
        if phrase in message:
            return line, problem, remedy
    return line, "这里的 YAML 写法读不懂", "检查缩进、冒号后的空格和引号"

"""The little language of prose in YAML: paragraphs, lists, bold, links and references.

    [文字](overdue#cost)                a link to a section, checked against the whole site
    [[huabei-overdue-daily-rate]]       a fact: its value as a reader sees it, and a source mark
    [[fact.name|percent]]  [[fact|mark]]   one of its values, in a format; or only the source mark
    [[=overdue-interest/first.penalty]] a number computed at build time from a worked example

Nothing else of Markdown or HTML passes: `faults` refuses it, and `render` escapes what is left.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yaml_pages.errors import brief

from . import typed_numbers

_REF = re.compile(r"\[\[(=?)([^\[\]|\n]+?)(?:\|([a-z]+))?\]\]")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(((?:[^()\s]|\([^()\s]*\))*)\)")
_TOKEN = re.compile(f"{_REF.pattern}|{_LINK.pattern}")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&\"']")
_LONGEST_QUOTE = 20

# Where Markdown would see a new block: at the start of a line, or of an item of a list.
_LINE_START = r"^\s*(?:[-*+][ \t]+)*"
_LEFT_OVER = re.compile(r"[\[\]]+[^\s，。；]{0,12}")

_REFUSED = (
    (re.compile(r"<[A-Za-z/!?][^>\n]*>?"), "有 HTML 标签", "去掉标签；需要小于号时前后各空一格"),
    (re.compile(rf"{_LINE_START}#.*$", re.MULTILINE), "正文里不能写标题", "另起一节，写上 id 和 title"),
    (re.compile(r"!\["), "不能放图片", "改用文字"),
    (re.compile(r"`+"), "不能写代码", "去掉反引号"),
    (re.compile(r"[{}]"), "不能用花括号", "去掉花括号"),
    (re.compile(r"^\s*\[[^\]\n]*\]:.*$", re.MULTILINE), "不能这样写链接", "写成 [文字](overdue#cost)"),
    (re.compile(r"^\s*(?:[-*_=]\s*){3,}$", re.MULTILINE), "不能画横线", "删掉这一行"),
    (re.compile(rf"{_LINE_START}[|>].*$", re.MULTILINE), "不能写表格和引用块", "改成列点"),
    (re.compile(r"^[ \t]+\S.*$", re.MULTILINE), "正文里有缩进", "和上下行对齐，列点只用一层"),
    (re.compile(r"^[-*+][ \t]+[-*+][ \t].*$", re.MULTILINE), "列点里又有列点", "列点只用一层"),
    (re.compile(r"^[*+][ \t].*$", re.MULTILINE), "列点的符号不对", "用「- 」开头"),
    (re.compile(r"(?<!\*)\*(?![*\s])[^*\n]+\*(?!\*)"), "只有粗体一种强调", "写成 **文字**"),
)


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference in prose: to a fact (`kind` "fact") or to a worked example ("example")."""

    text: str
    kind: str
    target: str
    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link in prose."""

    text: str
    label: str
    target: str


def _ref(found: re.Match[str]) -> Ref:
    target, _, name = found[2].strip().partition(".")
    return Ref(found[0], "example" if found[1] else "fact", target, name, found[3] or "")


def refs(text: str) -> Iterator[Ref]:
    """Give the references in `text`, in order."""
    yield from map(_ref, _REF.finditer(text))


def links(text: str) -> Iterator[Link]:
    """Give the links in `text`, in order."""
    for found in _TOKEN.finditer(text):
        if found[4] is not None:
            yield Link(found[0], found[4], found[5])


def bare(text: str) -> str:
    """Give `text` without references, and links as their words: what an editor typed for the reader."""
    return _TOKEN.sub(lambda found: found[4] or "", text)


def faults(text: str) -> Iterator[tuple[str, str, str]]:
    """Give (the words at fault, problem, remedy) for all that prose must not hold."""
    for pattern, problem, remedy in _REFUSED:
        for found in pattern.finditer(text):
            yield found[0].strip(), f"{problem}：「{_brief(found[0])}」", remedy
    for found in _LEFT_OVER.finditer(_TOKEN.sub("", text)):
        remedy = "写成 [文字](overdue#cost) 或 [[事实编号]]"
        yield found[0], f"方括号没有写成链接或引用：「{_brief(found[0])}」", remedy
    for article in typed_numbers.articles(bare(text)):
        remedy = "把条号写在事实的 article 里，正文引用 [[事实编号|mark]]"
        yield article, f"正文里直接写了条号：「{_brief(article)}」", remedy
    yield from number_faults(text)


def number_faults(text: str) -> Iterator[tuple[str, str, str]]:
    """Give the numbers typed by hand: every number a reader sees comes from a fact or a calculation."""
    for number in typed_numbers.found(bare(text)):
        remedy = "引用事实 [[事实编号]] 或算例 [[=工具/算例.结果]]"
        yield number, f"正文里直接写了数字：「{_brief(number)}」", remedy


def _brief(text: str) -> str:
    return brief(text.strip(), _LONGEST_QUOTE)


def escaped(text: str) -> str:
    """Give plain text as one line that neither HTML nor Markdown reads anything into: facts, addresses."""
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


def render(
    text: str, on_ref: Callable[[Ref], str], on_link: Callable[[Link], str],
    literal: Callable[[str], str] | None = None,
) -> str:
    """Give Markdown: everything escaped but the little language; references and links by the callers.

    What is neither goes through `literal`, which by default makes it safe for Markdown that turns into HTML.
    """
    literal = literal or safe
    done, last = [], 0
    for found in _TOKEN.finditer(text):
        done.append(literal(text[last : found.start()]))
        is_link = found[4] is not None
        done.append(on_link(Link(found[0], found[4], found[5])) if is_link else on_ref(_ref(found)))
        last = found.end()
    done.append(literal(text[last:]))
    return paragraphs("".join(done))


def safe(text: str) -> str:
    """Escape what HTML, or Markdown beyond the little language, would read something into."""
    return re.sub(r"[_\\]", lambda found: f"&#{ord(found[0])};", html.escape(text, quote=False))


def paragraphs(text: str) -> str:
    """Join lines that were only wrapped (Chinese takes no space), and part lists from what precedes them."""
    result: list[str] = []
    for row in text.strip().split("\n"):
        starts_item = row.startswith("- ")
        if result and result[-1] and row and not starts_item:
            gap = "" if _WIDE.match(result[-1][-1]) or _WIDE.match(row[0]) else " "
            result[-1] += gap + row
        else:
            if starts_item and result and result[-1] and not result[-1].startswith("- "):
                result.append("")
            result.append(row)
    return "\n".join(result)

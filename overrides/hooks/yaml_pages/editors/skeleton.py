"""A new page, fact, case or calculator that builds from the first minute, and what its editor does next.

`plan` decides and refuses, `write` writes. Nothing that is there is written over: a new file must be new,
and what is added to a file leaves every byte that was in it as it was.
"""

from __future__ import annotations

import datetime as dt
import keyword
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

import jinja2

import calculators
from calculators.core.day_count import add_months
from yaml_pages.catalogue import Catalogue, Entry, kind_of, load
from yaml_pages.checking.checks import OWN_PREFIXES
from yaml_pages.errors import brief

from .insertion import Added, InsertionError, with_item

MONTHS_TO_RECHECK = 3
CASES = "cases"
_PART = r"[a-z][a-z0-9-]{1,39}"
_ADDRESS = re.compile(rf"({_PART}/)*{_PART}\Z")
_ID = re.compile(rf"{_PART}\Z")
_MODULE = re.compile(r"(?=.{2,40}\Z)[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
_LETTERS = "只用小写英文字母、数字和连字符，字母开头，二到四十个字符"
_PREVIEW = "运行 python3 noxfile.py -s site 看效果；有错会一次全列出来，每行写着怎么改"


class Refusal(Exception):  # noqa: N818 — nothing failed: it says in one sentence why nothing is written
    """Why nothing is written."""


class Misuse(Refusal):
    """What was asked for can't be understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """What to write and what to say."""

    files: dict[str, bytes]
    """Whole contents by name below the project's folder."""
    steps: tuple[str, ...]


@dataclass
class Workshop:
    """Where things are, and today's date."""

    docs: FilePath
    templates: FilePath
    today: dt.date

    @cached_property
    def catalogue(self) -> Catalogue:
        """Every file of docs/, whatever is wrong with some of them."""
        return load(self.docs)

    @property
    def root(self) -> FilePath:
        """The project's folder."""
        return self.docs.parent

    def text(self, template: str, **names: object) -> str:
        """Fill in one of the templates."""
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.templates), undefined=jinja2.StrictUndefined,
            keep_trailing_newline=True, trim_blocks=True,
            autoescape=False,  # noqa: S701 — it writes YAML and Python from names checked here, not HTML
        )
        return environment.get_template(f"{template}.jinja").render(today=self.today, **names)

    def refuse_taken(self, names: Iterable[str]) -> None:
        """Refuse if any of these files is there already."""
        for name in names:
            if (self.root / name).exists():
                raise Refusal(f"{name} 已经有了，没有改动它。换一个名字，或者直接打开它改。")


def plan(workshop: Workshop, words: Sequence[str]) -> Skeleton:
    """Give what `new KIND NAME` asks for. Raises Refusal with one sentence where it can't be."""
    kind = words[0] if words else ""
    if kind not in KINDS:
        problem = f"没有「{brief(kind)}」这一类" if kind else "没有写要加什么"
        raise Misuse(f"{problem}。可以写：{'；'.join(usage for usage, _ in KINDS.values())}。")
    usage, planner = KINDS[kind]
    if len(words) != len(usage.split()):
        raise Misuse(f"写成：{usage}。")
    return planner(workshop, *words[1:])


def write(workshop: Workshop, skeleton: Skeleton) -> None:
    """Write all of it."""
    for name, content in skeleton.files.items():
        target = workshop.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def report(skeleton: Skeleton) -> Iterator[str]:
    """Say what was written, and what to do next."""
    yield "写好了："
    yield from (f"  {name}" for name in skeleton.files)
    yield "接下来："
    yield from (f"  {number}. {step}。" for number, step in enumerate(skeleton.steps, 1))


def _tutorial(workshop: Workshop, slug: str) -> Skeleton:
    address = slug.removesuffix(".yml").removesuffix("/index")
    if not _ADDRESS.match(address) or slug == "index":
        raise Refusal(f"「{brief(slug)}」不能用作网址：{_LETTERS}，例如 act-now 或 negotiate/call。")
    file = f"{slug.removesuffix('.yml')}.yml"
    _refuse_other_kind(file)
    workshop.refuse_taken((f"docs/{file}", f"docs/{address}.yml", f"docs/{address}/index.yml"))
    folder = posixpath.dirname(address)
    if folder:
        _refuse_homeless(workshop.docs, folder)
    schema = posixpath.relpath("schemas/tutorial.schema.json", posixpath.dirname(file) or ".")
    text = workshop.text("tutorial.yml", schema=schema, order=_next_order(workshop.catalogue, folder))
    return Skeleton(files={f"docs/{file}": text.encode()}, steps=(
        f"打开 docs/{file}，把写着「换成」的地方都换掉；编号（id）也在这时候想好，以后不改",
        "数字先在 docs/facts/ 里找到事实，正文里写它的编号",
        _PREVIEW,
        f"网址是 /{address}/；导航里的先后由 order 决定",
    ))


def _refuse_homeless(docs: FilePath, folder: str) -> None:
    if (docs / f"{folder}.yml").exists():
        remedy = f"先把 docs/{folder}.yml 改名成 docs/{folder}/index.yml"
        raise Refusal(f"{folder} 是一页，下面放不了页。{remedy}。")
    if not (docs / folder / "index.yml").exists():
        problem = f"文件夹 {folder} 还没有自己的页（docs/{folder}/index.yml），这一页进不了导航"
        raise Refusal(f"{problem}。先运行 new -- tutorial {folder}/index。")


def _refuse_other_kind(file: str) -> None:
    kind, folder = kind_of(file), posixpath.dirname(file)
    other = {"facts": "加事实用 new -- fact", "calculator": "加计算器用 new -- calculator"}
    if kind != "tutorial":
        place = f"docs/{folder}/ 里" if folder else f"docs/{file} "
        raise Refusal(f"{place}放的不是教程页。{other.get(kind, '复制一个同类的文件，照着改')}。")


def _next_order(catalogue: Catalogue, folder: str) -> int:
    """Give the place after the last page of a folder; at the top, before the page about this site."""
    pages = [entry for entry in catalogue.pages.values() if posixpath.dirname(entry.address) == folder]
    orders = {entry.address: _order(entry) for entry in pages}
    end = orders.get("about")
    last = max((order for order in orders.values() if end is None or order < end), default=0)
    return last if end is not None and last + 1 >= end else last + 1


def _order(entry: Entry) -> int:
    order = entry.source.data.get("order") if isinstance(entry.source.data, dict) else None
    return order if isinstance(order, int) else 0


def _fact(workshop: Workshop, topic: str, name: str) -> Skeleton:
    entries = [entry for entry in workshop.catalogue.entries if entry.kind == "facts"]
    files = {posixpath.basename(entry.address): entry for entry in entries}
    if topic not in files:
        topics = "、".join(f"{stem}（{_topic(entry)}）" for stem, entry in files.items())
        raise Refusal(f"没有「{brief(topic)}」这个主题。有的是：{topics}。")
    _refuse_id(name)
    _refuse_used(name, workshop.catalogue, "facts")
    entry = files[topic]
    recheck_by = add_months(workshop.today, MONTHS_TO_RECHECK)
    text = workshop.text("fact.yml", id=name, recheck_by=recheck_by)
    added = _added(workshop, entry, "facts", text)
    return Skeleton(files={f"docs/{entry.file}": added.content}, steps=(
        f"打开 docs/{entry.file} 第 {added.line} 行，把 statement 换成这条事实的一句话",
        "查到了就把 unknown 换成值，去掉 ask，写清 source 和 seen_in；没查到就留着 unknown，把 ask 写具体",
        "按来源选 force 和 confidence；核对的期限按它多久会变来定",
        f"正文里写 [[{name}]] 就引用它",
        _PREVIEW,
    ))


def _topic(entry: Entry) -> str:
    return str(entry.source.data.get("topic", "")) if isinstance(entry.source.data, dict) else ""


def _case(workshop: Workshop, name: str) -> Skeleton:
    entry = workshop.catalogue.pages.get(CASES)
    if entry is None:
        raise Refusal(f"还没有 docs/{CASES}.yml，例子没有地方放。")
    bill = f"{name}-bill"
    for wanted in (name, bill, f"{name}-first"):
        _refuse_id(wanted)
        _refuse_used(wanted, workshop.catalogue, CASES)
    text = workshop.text("case.yml", id=name, bill=bill, page=CASES, group=_last_group(entry))
    added = _added(workshop, entry, "sections", text)
    return Skeleton(files={f"docs/{entry.file}": added.content}, steps=(
        f"打开 docs/{entry.file} 第 {added.line} 行，把写着「换成」的地方都换掉",
        "computed 里换成这个例子的数，expect 写手工核对过的结果；利率这类数引用事实",
        f"正文里的金额都写成 [[={CASES}/{bill}.penalty]] 这样，由计算器算出来",
        "页首的标题和正文说有几个例子的，跟着改；不在同一组的，改 group",
        _PREVIEW,
    ))


def _last_group(entry: Entry) -> str:
    """Give the heading the last section stands under, so that the new one joins it."""
    sections = getattr(entry.model, "sections", ())
    return str(sections[-1].group) if sections else ""


def _refuse_id(name: str) -> None:
    if not _ID.match(name):
        raise Refusal(f"「{brief(name)}」不能用作编号：{_LETTERS}。")
    if name.startswith(OWN_PREFIXES):
        raise Refusal(f"编号不要以 {'、'.join(OWN_PREFIXES)} 开头，这些留给生成的部分用。")


def _refuse_used(name: str, catalogue: Catalogue, address: str) -> None:
    for entry in catalogue.entries:
        is_near = entry.address == address or (address == "facts" and entry.kind == "facts")
        for path, found in entry.ids() if is_near else ():
            if found == name:
                place = f"{entry.source.file}:{entry.source.line(path)}"
                raise Refusal(f"编号「{name}」在 {place} 用过了。换一个编号，或者直接改那一条。")


def _added(workshop: Workshop, entry: Entry, key: str, text: str) -> Added:
    try:
        return with_item((workshop.docs / entry.file).read_bytes(), key, text)
    except InsertionError as error:
        raise Refusal(f"docs/{entry.file} {error}。") from None


def _calculator(workshop: Workshop, name: str) -> Skeleton:
    if not _MODULE.match(name) or keyword.iskeyword(name):
        problem = f"「{brief(name)}」不能用作模块名"
        raise Refusal(f"{problem}：小写英文字母开头，只用小写字母、数字和下划线，例如 early_repayment。")
    slug = name.replace("_", "-")
    module, page = f"calculators/{name}.py", f"docs/tools/{slug}.yml"
    test = f"tests/calculators/test_{name}.py"
    workshop.refuse_taken((module, page, test, f"calculators/{name}"))
    if name in vars(calculators):  # a module called `answer` would hide the door of that name
        raise Refusal(f"「{name}」这个名字 calculators 自己要用。换一个名字。")
    orders = [_order(entry) for entry in workshop.catalogue.tools.values()]
    texts = {
        module: workshop.text("calculator.py", name=name),
        page: workshop.text("tool.yml", name=name, order=max(orders, default=0) + 1),
        test: workshop.text("test_calculator.py", name=name),
    }
    return Skeleton(files={file: text.encode() for file, text in texts.items()}, steps=(
        f"{module} 里现在算的是平均分成几份：换成真正的算法、公式和出处",
        f"{page} 里写着「换成」的地方都换掉，算例换成手工核对过的",
        f"{test} 里换成手工核对过的例子",
        f"先不开网页试一下：python -m calculators {name} --amount 8600 --parts 12",
        _PREVIEW,
    ))


KINDS: dict[str, tuple[str, Callable[..., Skeleton]]] = {
    "tutorial": ("tutorial 文件名或文件夹/文件名", _tutorial),
    "fact": ("fact 主题 事实编号", _fact),
    "case": ("case 例子编号", _case),
    "calculator": ("calculator 模块名", _calculator),
}
"""What can be asked for: how to write it, and who plans it."""

"""All files together: which pages there are, at which address, with which ids, and every fact.

The place of a file says what it is; nothing is registered by hand.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from .errors import ContentError, Path
from .models import content
from .models.calculator import CalculatorPage
from .models.changes import Changes
from .models.fact import Fact, FactFile
from .models.sheet import Sheet
from .models.wording import Wording
from .reading import schema
from .reading.source import Source, read

SCHEMAS = {
    "tutorial": content.Tutorial,
    "calculator": CalculatorPage,
    "home": content.Home,
    "glossary": content.Glossary,
    "changes": Changes,
    "sheet": Sheet,
    "facts": FactFile,
    "wording": Wording,
}
_NAME = re.compile(r"([a-z][a-z0-9-]*/)*[a-z][a-z0-9-]*\.yml\Z")
_OWN_KINDS = {f"{kind}.yml": kind for kind in ("glossary", "changes", "wording")} | {
    "index.yml": "home", "tools/my-data.yml": "tutorial"}
NOT_PAGES = ("facts", "wording")
_DECISIONS = "about/decisions"


def kind_of(file: str) -> str:
    """Say what the file at this path under docs/ is.

    >>> [kind_of(name) for name in ("index.yml", "tools/compare.yml", "tools/index.yml", "facts/law.yml")]
    ['home', 'calculator', 'tutorial', 'facts']
    """
    folder, name = posixpath.split(file)
    if file in _OWN_KINDS:
        return _OWN_KINDS[file]
    if name == "index.yml":
        return "tutorial"
    return {"tools": "calculator", "facts": "facts", "print": "sheet"}.get(folder, "tutorial")


@dataclass(slots=True)
class Entry:
    """One YAML file of the site."""

    file: str
    kind: str
    source: Source
    schema: dict[str, Any]
    model: Any = None

    @property
    def address(self) -> str:
        """What other pages write to link here: the path without its ending, a folder for its index."""
        stem = self.file.removesuffix(".yml")
        return stem.removesuffix("/index")

    @property
    def markdown_file(self) -> str:
        """The name MkDocs knows the page by."""
        return self.file.removesuffix(".yml") + ".md"

    @property
    def url(self) -> str:
        """The page's address on the site, relative to its root."""
        return "" if self.address == "index" else f"{self.address}/"

    def named(self, *names: str) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
        """Give path, role and value of everything the schema calls by one of `names`; all without names."""
        for path, role, value in schema.roles(self.schema, self.source.data):
            if not names or role in names:
                yield path, role, value

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Give path and id of everything on the page that has a permanent id."""
        for path, _, value in self.named("id"):
            if path[-1] == "id" and isinstance(value, str):
                yield path, value
        if self.kind == "facts":
            for n, fact in enumerate(self._raw_facts()):
                if isinstance(fact, dict) and isinstance(fact.get("id"), str):
                    yield ("facts", n, "id"), fact["id"]

    def is_hidden(self, path: Path) -> bool:
        """Claim: the id at `path` is of a calculation that only serves others, and not on the page."""
        if path[2:3] == ("computed",):
            return not self.source.at(path[:-1]).get("title")
        if self.kind != "calculator" or path[0] != "examples":
            return False
        return self.source.at(path[:2]).get("hidden") is True

    def sound_facts(self) -> Iterator[tuple[int, Fact]]:
        """Give place and value of each fact without a fault, whatever is wrong with others of the file."""
        if self.kind == "facts" and self.source.is_whole:
            for n, fact in enumerate(self._raw_facts()):
                if not any(fault.where.startswith(f"facts[{n}]") for fault in self.source.faults):
                    yield n, content.build(Fact, fact)

    def _raw_facts(self) -> list[Any]:
        found = self.source.data.get("facts") if isinstance(self.source.data, dict) else None
        return found if isinstance(found, list) else []


@dataclass
class Catalogue:
    """Every file of docs/, read."""

    entries: tuple[Entry, ...]
    decisions: tuple[tuple[str, str], ...] = ()
    worked: dict[str, Any] = field(default_factory=dict)
    """What was computed for each calculator page, by the last part of its address."""
    computed: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What was computed for other pages: by address, then by id; None for what has faults."""
    faults: list[ContentError] = field(default_factory=list)
    """What is wrong with files that are no YAML page, or are not there."""

    @cached_property
    def pages(self) -> dict[str, Entry]:
        """Pages by address."""
        return {entry.address: entry for entry in self.entries if entry.kind not in NOT_PAGES}

    @cached_property
    def fact_files(self) -> tuple[Entry, ...]:
        """The fact files that could be read, in the order of their topics."""
        files = [entry for entry in self.entries if entry.kind == "facts" and entry.model]
        return tuple(sorted(files, key=lambda entry: (entry.model.order, entry.file)))

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Facts by id."""
        entries = sorted(self.entries, key=lambda entry: (_order(entry), entry.file))
        return {fact.id: fact for entry in entries for _, fact in entry.sound_facts()}

    @cached_property
    def wording(self) -> Wording | None:
        """The rules of wording, if there are any that could be read."""
        return next((entry.model for entry in self.entries if entry.kind == "wording"), None)

    @cached_property
    def known_facts(self) -> set[str]:
        """The ids of all facts, those of files with faults too."""
        return {found for entry in self.entries if entry.kind == "facts" for _, found in entry.ids()}

    @cached_property
    def all_facts_read(self) -> bool:
        """Claim: a fact that isn't known is not there; else it may stand in a file that could not be read."""
        return all(entry.source.is_whole for entry in self.entries if entry.kind == "facts")

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """The ids on each page, by address."""
        found = {
            address: {anchor for path, anchor in entry.ids() if not entry.is_hidden(path)}
            for address, entry in self.pages.items()
        }
        found.get("facts", set()).update(self.known_facts)
        return found

    @cached_property
    def tools(self) -> dict[str, Entry]:
        """Calculator pages by the last part of their address."""
        entries = [entry for entry in self.pages.values() if entry.kind == "calculator"]
        entries.sort(key=lambda entry: (_order(entry), entry.file))
        return {entry.address.rsplit("/", 1)[-1]: entry for entry in entries}

    def example(self, target: str) -> Any:
        """Give the calculation at `tool/example` or `page/id`, or None."""
        place, _, name = target.rpartition("/")
        return self.examples_of(place).get(name)

    def examples_of(self, place: str) -> dict[str, Any]:
        """Give what was computed so far for a calculator or another page."""
        worked = self.worked.get(place)
        return worked.examples if worked else self.computed.get(place, {})

    def resolve(self, address: str, base: str) -> tuple[str, str]:
        """Give page and anchor of an address written on the page `base`."""
        page, _, anchor = address.partition("#")
        return page or base, anchor

    def title(self, address: str, base: str) -> str:
        """Give the words for a link: the title of the section, or of the page."""
        page, anchor = self.resolve(address, base)
        for items in ("sections", "terms", "cards", "entries", "blocks"):
            for item in getattr(self.pages[page].model, items, ()):
                if item.id == anchor:
                    return str(getattr(item, "title", "") or item.term)
        return str(self.pages[page].model.title)


def _order(entry: Entry) -> int:
    data = entry.source.data
    order = data.get("order") if isinstance(data, dict) else None
    return order if isinstance(order, int) else 0


def load(docs: FilePath) -> Catalogue:
    """Read every YAML file under `docs` and check each against its schema."""
    schemas = {kind: schema.load_schema(docs / "schemas" / f"{kind}.schema.json") for kind in SCHEMAS}
    files = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    files = [file for file in files if not re.search(r"(^|/)\.", file)]  # MkDocs leaves them out, too
    entries = tuple(_load_one(docs, file, schemas) for file in files if file.endswith(".yml"))
    return Catalogue(entries, tuple(_decisions(docs)), faults=list(_misplaced(files)))


def _misplaced(files: list[str]) -> Iterator[ContentError]:
    """Give the files that look like pages and would be none, or whose address nobody could link to."""
    for file in files:
        folder, ending = posixpath.dirname(file), posixpath.splitext(file)[1].lower()
        if ending in (".yml", ".yaml") and not _NAME.match(file):
            remedy = "只用小写英文字母、数字、连字符，字母开头，以 .yml 结尾，例如 act-now.yml"
            yield ContentError(f"docs/{file}", 1, "", "文件名或文件夹名不能用作网址", remedy)
        elif ending == ".md" and folder != _DECISIONS:
            yield ContentError(f"docs/{file}", 1, "", "页面不用 Markdown 文件写", "写成同名的 .yml 文件")


def _load_one(docs: FilePath, file: str, schemas: dict[str, dict[str, Any]]) -> Entry:
    kind = kind_of(file)
    source = read((docs / file).read_bytes(), f"docs/{file}")
    entry = Entry(file, kind, source, schemas[kind])
    schema.check(source, schemas[kind])
    if not source.faults:
        entry.model = content.build(SCHEMAS[kind], source.data)
    return entry


def _decisions(docs: FilePath) -> Iterator[tuple[str, str]]:
    for path in sorted((docs / _DECISIONS).glob("*.md")):
        rows = path.read_text("utf-8").split("\n")
        title = next((row for row in rows if row.startswith("# ")), "# " + path.stem)
        yield path.relative_to(docs).as_posix(), title.removeprefix("# ").split("{")[0].strip()

"""What is wrong with a YAML file, where, and how to mend it: one line for an editor.

>>> print(ContentError("docs/overdue.yml", 14, "sections[2].id", "编号重复了", "换一个编号"))
docs/overdue.yml:14: sections[2].id: 编号重复了。改法：换一个编号。
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class ContentError:
    """One fault. `line` counts from 1; `where` is the path inside the YAML, empty for the whole file."""

    file: str
    line: int
    where: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Give `file:line: where: problem。改法：remedy。` on one line."""
        place = f"{self.file}:{self.line}: " + (f"{self.where}: " if self.where else "")
        text = f"{place}{self.problem.rstrip('。')}。改法：{self.remedy.rstrip('。')}。"
        return " ".join(text.split())


class ContentFaults(Exception):  # noqa: N818 — it is a list of faults, not one error
    """Every fault of every file, raised once so that an editor mends them in one go."""

    def __init__(self, faults: Iterable[ContentError]) -> None:
        """Keep the faults in the order an editor reads files: by name, then by line."""
        self.faults = tuple(sorted(set(faults)))
        super().__init__(self.report())

    def report(self) -> str:
        """Give one line a fault, after a line that counts them."""
        return "\n".join([f"内容里有 {len(self.faults)} 处要改：", *map(str, self.faults)])


def where(path: Path) -> str:
    """Write a path the way an editor counts it.

    >>> where(("sections", 2, "steps", 0, "id"))
    'sections[2].steps[0].id'
    """
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def brief(text: str, most: int = 30) -> str:
    """Quote no more of `text` than tells an editor which text is meant.

    >>> brief("一二三四五", 3)
    '一二三…'
    """
    return text if len(text) <= most else text[:most] + "…"


def did_you_mean(wrong: str, known: Iterable[str], *, shown: int = 8) -> str:
    """Say what to write instead of `wrong`: the nearest name, else the names there are."""
    names = sorted(set(known))
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    if near:
        return f"写成「{near[0]}」"
    listed = "、".join(names[:shown]) + ("……" if len(names) > shown else "")
    return f"只能从这些里选：{listed}" if names else "删掉它"

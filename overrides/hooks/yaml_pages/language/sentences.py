"""How long Chinese sentences are to read: a character is one, a run of Latin or digits is one.

>>> [length(sentence) for sentence in sentences("每天 0.05%。到期先还本金，再还利息；问清楚。")]
[3, 13]
>>> longest_run("先看账单，再打 95188 问清楚是哪一家")
'再打 95188 问清楚是哪一家'
>>> list(statements("他说「先交钱。再办事。」不要信。下一句。"))
['他说「先交钱。再办事。」不要信。', '下一句。']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNIT = re.compile(rf"[{HAN}]|[A-Za-z0-9][A-Za-z0-9.,:/%+-]*")
_END = re.compile(r"[。！？\n]")
_PAUSE = re.compile(r"[，；：。！？…\n]")
# A quotation may hold sentences of its own; what is said about it stands around it.
_STATEMENT = re.compile(r"(?:「[^」\n]*」|[^。！？\n])+[。！？]*")


def length(text: str) -> int:
    """Count what a reader reads."""
    return len(_UNIT.findall(text))


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of a plain text; an item of a list ends one, too."""
    for part in _END.split(text):
        if length(part):
            yield part.strip().removeprefix("- ")


def longest_run(text: str) -> str:
    """Give the longest stretch that is read without a pause."""
    return max((part.strip().removeprefix("- ") for part in _PAUSE.split(text)), key=length)


def middle_length(lengths: list[int]) -> float:
    """Give the median; half of the sentences are no longer."""
    return median(lengths) if lengths else 0


def statements(text: str) -> Iterator[str]:
    """Give each sentence together with what is quoted in it, as one statement."""
    for found in _STATEMENT.finditer(text):
        yield found[0].strip()

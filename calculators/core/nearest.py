"""Which known name a mistyped one was meant to be; difflib would cost the page a slow import.

>>> nearest("princpal", ["principal", "days"])
'principal'
"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that differs by at most a third of its letters; None when there is none."""
    distance, guess = min((_distance(name[:40], other), other) for other in known)
    return guess if distance * 3 <= len(guess) else None


def _distance(one: str, other: str) -> int:
    """Letters to insert, delete or replace to make one from the other."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, target in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (letter != target))
    return row[-1]

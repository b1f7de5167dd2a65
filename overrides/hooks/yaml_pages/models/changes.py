"""What the list of changes says, as frozen values. Fields are named as in docs/schemas/."""

from __future__ import annotations

from dataclasses import dataclass

from .content import Page, of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change a reader notices, with its own permanent link."""

    id: str
    date: str
    title: str
    text: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Page):
    """The page of changes, the newest first."""

    entries: tuple[Change, ...] = of(Change, many=True)

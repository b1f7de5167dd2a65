"""What a file of facts says, as frozen values. Fields are named as in docs/schemas/."""

from __future__ import annotations

from dataclasses import dataclass

from .content import of


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """Where a fact comes from; what was not seen is empty."""

    title: str
    issuer: str = ""
    number: str = ""
    article: str = ""
    date: str = ""
    effective: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Sources that disagree: what each says, which one the site uses, and why."""

    said: tuple[str, ...]
    use: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact. `value` is a text, or a dict of named texts; numbers keep the digits they had."""

    id: str
    statement: str
    value: str | dict[str, str]
    force: str
    source: FactSource = of(FactSource)
    confidence: str
    checked: str
    recheck_by: str
    seen_in: tuple[str, ...]
    conflicts: Conflict | None = of(Conflict)
    unit: str = ""
    display: str = ""
    verified_how: str = ""
    recheck_when: str = ""
    note: str = ""
    ask: str = ""

    @property
    def is_unknown(self) -> bool:
        """Claim: nobody has found this out yet."""
        return self.value == "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFile:
    """The facts of one topic."""

    topic: str
    order: int
    facts: tuple[Fact, ...] = of(Fact, many=True)

"""The rules of wording an editor keeps in docs/wording.yml, as frozen values named as in its schema."""

from __future__ import annotations

from dataclasses import dataclass

from .content import of


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long sentences may be, and how many search words a section has."""

    sentence_median: int
    longest_run: int
    also_min: int
    also_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Banned:
    """Words the site does not use, or (with `unless`) only in a sentence that warns."""

    words: tuple[str, ...]
    why: str
    instead: str
    unless: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    quotes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The one word used for a thing, and the words not used for it."""

    use: str
    variants: tuple[str, ...]
    why: str = ""
    unless: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScamBox:
    """The words of money and contact that call for the warning against fraud."""

    words: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All rules of wording."""

    limits: Limits = of(Limits)
    banned: tuple[Banned, ...] = of(Banned, many=True)
    terms: tuple[Term, ...] = of(Term, many=True)
    scam_box: ScamBox = of(ScamBox)

"""Which rules a complaint may name: those that were in force on the day of one of its contacts.

The national standard (fact `gbt-45251`) and the guide of the bankers' association (`cba-collection-2026`)
are named for what was done only if a contact falls on or after their day; so are the measures for consumer
finance companies (`cf-measures-2024`), and these for such a lender only. The lines of the log itself, counts
and times, hold to those days by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...core.known import known
from ..contact.case import GUIDE_SINCE, STANDARD_SINCE, Log

MEASURES_SINCE = date.fromisoformat(known("cf-measures-2024"))
# What was done → the fact it is held against, since when, for which lender only, the word of its line.
CONDUCT_RULES: dict[str, tuple[tuple[str, date, str, str], ...]] = {
    "threat": (("civil-1033-harassment", date.min, "", "peace_rule"),
               ("cf-measures-collection", MEASURES_SINCE, "consumer", "threat_rule")),
    "insult": (("civil-1033-harassment", date.min, "", "peace_rule"),),
    "told": (("gbt-45251-third-party", STANDARD_SINCE, "", "told_rule"),),
    "posed": (("cba-collection-bans", GUIDE_SINCE, "", "posed_rule"),),
    "posted": (("pipl-key", date.min, "", "published_rule"),
               ("cba-collection-bans", GUIDE_SINCE, "", "posted_rule")),
}
CONDUCT_WORDS = tuple(dict.fromkeys(word for rules in CONDUCT_RULES.values() for *_, word in rules))
# Lines that name the national standard, and lines that name the guide of the bankers' association.
STANDARD_WORDS = ("call_days", "quiet_times", "third_party_times", "told_rule")
GUIDE_WORDS = ("dial_days", "posed_rule", "posted_rule")
CASES = ("standard_case", "guide_case", "rules_case")


def conduct_rules(log: Log, conduct: str, lender: str) -> Iterator[tuple[str, str]]:
    """The facts that what was done may be held against, each with the word of its line."""
    last = max(contact.day for contact in log.contacts)
    for fact, since, only_for, word in CONDUCT_RULES.get(conduct, ()):
        if last >= since and only_for in ("", lender):
            yield fact, word


def kinds_named(found: Mapping[str, str]) -> Iterator[str]:
    """Which kinds of rules the complaint has lines of."""
    standard, guide = (any(found.get(name) for name in names) for names in (STANDARD_WORDS, GUIDE_WORDS))
    if standard:
        yield "standard_case"
    if guide:
        yield "guide_case"
    if standard or guide or any(found.get(name) for name in CONDUCT_WORDS):
        yield "rules_case"

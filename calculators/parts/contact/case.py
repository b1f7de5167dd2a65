"""A log of contacts, counted day by day against the rules for collection.

Two rules count two things: connected calls a day (`gbt-45251-frequency`, the national standard) and dials
that nobody took (`cba-collection-dial`, the bankers' guide); they are never added up (`two-frequency-rules`).
A rule is held only against days on which it was there. A day is a day of the calendar; the quiet hours
(`gbt-45251-time`) begin with their first minute and end before their last.

>>> is_quiet(time(22, 0)), is_quiet(time(21, 59)), is_quiet(time(7, 59)), is_quiet(time(8, 0)), is_quiet(None)
(True, False, True, False, False)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from ...core.known import KNOWN

CALL, MISSED, MESSAGE, VISIT, THIRD_PARTY = KINDS = ("call", "missed", "message", "visit", "third_party")


def known(fact: str, name: str = "") -> str:
    """A figure of law as text: the fact's own value, or one of its named ones."""
    value = KNOWN[fact]
    return value if isinstance(value, str) else value[name]


def _hour(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


QUIET_FROM, QUIET_TO = (_hour(known("gbt-45251-time", edge)) for edge in ("from", "to"))
MOST_CALLS, MOST_DIALS = int(known("gbt-45251-frequency")), int(known("cba-collection-dial"))
MOST_VISITS = int(known("gbt-45251-onsite", "times"))
STANDARD_SINCE = date.fromisoformat(known("gbt-45251"))
GUIDE_SINCE = date.fromisoformat(known("cba-collection-2026", "since"))


def is_quiet(at: time | None) -> bool:
    """In the hours in which nobody should be pressed to pay; unknown without a time."""
    return at is not None and (at >= QUIET_FROM or at < QUIET_TO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One row of the log. `number` is its place in the form."""

    number: int
    day: date
    at: time | None
    kind: str
    who: str
    said: str

    @property
    def is_quiet(self) -> bool:
        return is_quiet(self.at)

    @property
    def is_measured(self) -> bool:
        """The standard was there already."""
        return self.day >= STANDARD_SINCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The contacts of one day of the calendar."""

    day: date
    contacts: tuple[Contact, ...]

    def count(self, kind: str) -> int:
        return sum(contact.kind == kind for contact in self.contacts)

    @property
    def quiet(self) -> int:
        return sum(contact.is_quiet for contact in self.contacts)

    @property
    def has_too_many_calls(self) -> bool:
        return self.day >= STANDARD_SINCE and self.count(CALL) > MOST_CALLS

    @property
    def has_too_many_dials(self) -> bool:
        return self.day >= GUIDE_SINCE and self.count(MISSED) > MOST_DIALS

    @property
    def has_too_many_visits(self) -> bool:
        return self.day >= STANDARD_SINCE and self.count(VISIT) > MOST_VISITS

    @property
    def is_over(self) -> bool:
        """Over one of the two counts of calls; visits are a weaker source and told apart."""
        return self.has_too_many_calls or self.has_too_many_dials


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """All contacts in the order of time: `agreed` to late hours, the reader `reachable` all the time.

    None where that was not answered: then it is held against nobody, and said of nobody.
    """

    contacts: tuple[Contact, ...]
    agreed: bool | None
    reachable: bool | None

    @property
    def days(self) -> tuple[Day, ...]:
        groups = groupby(self.contacts, key=lambda contact: contact.day)
        return tuple(Day(day=day, contacts=tuple(group)) for day, group in groups)

    def of(self, kind: str) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts if contact.kind == kind)

    @property
    def quiet(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts if contact.is_quiet)

    def breaks_quiet(self, contact: Contact) -> bool:
        """In the quiet hours, which the reader did not agree to give up."""
        return contact.is_quiet and contact.is_measured and self.agreed is False

    def breaks_in_on_others(self, contact: Contact) -> bool:
        """Somebody else was asked although the reader could be reached."""
        return contact.kind == THIRD_PARTY and contact.is_measured and self.reachable is True

    @property
    def quiet_breaks(self) -> tuple[Contact, ...]:
        return tuple(filter(self.breaks_quiet, self.contacts))

    @property
    def third_party_breaks(self) -> tuple[Contact, ...]:
        return tuple(filter(self.breaks_in_on_others, self.contacts))

    @property
    def quiet_open(self) -> tuple[Contact, ...]:
        """In the quiet hours, and not said whether that was agreed to."""
        return tuple(one for one in self.quiet if one.is_measured and self.agreed is None)

    @property
    def third_party_open(self) -> tuple[Contact, ...]:
        """To somebody else, and not said whether the reader could be reached."""
        return tuple(one for one in self.of(THIRD_PARTY) if one.is_measured and self.reachable is None)


def yes_or_no(chosen: str | None) -> bool | None:
    """A choice of yes and no as a claim; None where nothing was chosen."""
    return None if chosen is None else chosen == "yes"


def in_order(contacts: list[Contact]) -> tuple[Contact, ...]:
    """By day and time; what has no time comes last on its day, in the order typed."""
    return tuple(sorted(contacts, key=lambda one: (one.day, one.at is None, one.at or time.min, one.number)))

r"""An iCalendar file (RFC 5545) of all-day events with alarms, the same bytes for the same plan on any day.

Lines end in CRLF and are folded at 75 octets between characters; text is escaped. No clock, no time zone: a
day is a day wherever the telephone is, and an alarm is so many hours before or after its midnight. The UID of
an event comes from the plan, so that opening the file again replaces its events instead of doubling them.

>>> escaped("房租, 水电; 一共")
'房租\\, 水电\\; 一共'
>>> duration(timedelta(days=-3, hours=9)), duration(timedelta(hours=9)), duration(timedelta(0))
('-P2DT15H', 'PT9H', 'PT0S')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

MOST_OCTETS = 75
LINE_END = "\r\n"
DOMAIN = "anpai.invalid"  # a name nobody can own; UIDs only need to differ
_HEAD = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//anpai//richeng//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
ONE_DAY = timedelta(days=1)
_LATER, _LATER_IS = 0xC0, 0x80  # by these bits UTF-8 tells the later octets of a character
_OFFSET, _PRIME, _MASK = 0xCBF29CE484222325, 0x100000001B3, 0xFFFFFFFFFFFFFFFF  # FNV-1a, 64 bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One day to be reminded of, and what is shown then."""

    day: date
    title: str


def calendar(events: Iterable[Event], alarms: Sequence[timedelta], *, stamp: date, seed: str) -> str:
    """The file. `alarms` count from midnight of the day; `seed` tells this plan from any other."""
    lines = [*_HEAD]
    triggers, plan, stamped = [duration(span) for span in alarms], fingerprint(seed), _basic(stamp)
    for number, event in enumerate(events, start=1):
        lines += (
            "BEGIN:VEVENT", f"UID:{plan}-{number}@{DOMAIN}", f"DTSTAMP:{stamped}T000000Z",
            *_event(event), *_alarms(event, triggers), "END:VEVENT")
    return "".join(f"{folded(line)}{LINE_END}" for line in [*lines, "END:VCALENDAR"])


def escaped(text: str) -> str:
    """Text as a value: backslash, comma, semicolon and line end are escaped."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, the later ones after a blank; no character is cut in two."""
    if line.isascii() and len(line) <= MOST_OCTETS:
        return line
    octets, pieces, start, end = line.encode(), [], 0, MOST_OCTETS
    while end < len(octets):
        while octets[end] & _LATER == _LATER_IS:
            end -= 1
        pieces.append(octets[start:end].decode())
        start, end = end, end + MOST_OCTETS - 1
    return f"{LINE_END} ".join([*pieces, octets[start:].decode()])


def duration(span: timedelta) -> str:
    """A span in whole minutes as RFC 5545 writes it: -P2DT15H."""
    minutes = abs(span) // timedelta(minutes=1)
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    length = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return f"{'-' if span < timedelta(0) else ''}P{length or 'T0S'}"


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits that hardly any other text has."""
    value = _OFFSET
    for octet in text.encode():
        value = (value ^ octet) * _PRIME & _MASK
    return f"{value:016x}"


def alarm_spans(days_before: int, at: time) -> tuple[timedelta, ...]:
    """From midnight of the day: so many days before at that time, and on the day itself."""
    on_the_day = timedelta(hours=at.hour, minutes=at.minute)
    return (on_the_day - days_before * ONE_DAY, on_the_day) if days_before else (on_the_day,)


def _event(event: Event) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{_basic(event.day)}"
    yield f"DTEND;VALUE=DATE:{_basic(event.day + ONE_DAY)}"
    yield f"SUMMARY:{escaped(event.title)}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")


def _alarms(event: Event, triggers: Iterable[str]) -> Iterator[str]:
    for trigger in triggers:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(event.title)}")
        yield from (f"TRIGGER:{trigger}", "END:VALARM")


def _basic(day: date) -> str:
    """20261208."""
    return day.isoformat().replace("-", "")

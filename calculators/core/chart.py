"""Small charts as SVG: bars, a line, stacked columns, a line of days. Each says what a table beside it says.

Colours and fonts come from the page's stylesheet (classes, no inline style, so a strict policy lets them be).
Places are whole numbers, so that every Python draws the very same text. Words are escaped.

>>> bars("谁更贵", [("现在", Decimal("15.86")), ("参照线", Decimal("24"))]).count("<rect")
2
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

WIDTH = 320
LINE, BAR, GAP = 18, 14, 10
LEFT, RIGHT, TOP, FOOT = 4, 4, 6, 20
HEIGHT = 160
COLOURS = 6

Bar = tuple[str, Decimal]


def bars(title: str, items: Sequence[Bar], texts: Sequence[str] = ()) -> str:
    """A bar for each item, its words above it and at their end its text; for amounts of 0 and more."""
    most = max((amount for _, amount in items), default=Decimal(0))
    parts = []
    for place, (label, amount) in enumerate(items):
        top = TOP + place * (LINE + BAR + GAP)
        said = f"{label} {texts[place]}" if texts else label
        width = _share(amount, most, WIDTH - LEFT - RIGHT)
        parts += [_text(LEFT, top + 13, said), _box(LEFT, top + LINE, width, BAR, place)]
    return _svg(title, TOP + len(items) * (LINE + BAR + GAP), parts)


def line(
    title: str, points: Sequence[Decimal] | Mapping[int, Decimal], first: str, last: str, top: str,
) -> str:
    """A line through points at equal distances, or by day; words under both ends and for the top value."""
    by_place = points if isinstance(points, Mapping) else dict(enumerate(points))
    most = max(by_place.values(), default=Decimal(0))
    floor, room = HEIGHT - FOOT, HEIGHT - FOOT - TOP - LINE
    width = WIDTH - LEFT - RIGHT
    start, end = min(by_place, default=0), max(by_place, default=0)
    span = max(end - start, 1)
    corners = " ".join(
        f"{LEFT + width * (place - start) // span},{floor - _share(amount, most, room)}"
        for place, amount in sorted(by_place.items()))
    parts = [_text(LEFT, TOP + 10, top), f'<polyline class="chart-line" points="{corners}"/>', _axis(floor),
             _text(LEFT, HEIGHT - 5, first), _text(WIDTH - RIGHT, HEIGHT - 5, last, "end")]
    return _svg(title, HEIGHT, parts)


def stacked(
    title: str, series: Sequence[str], columns: Sequence[Sequence[Decimal]], first: str, last: str,
) -> str:
    """A column for each place, made of one piece per series from the ground up, with a key above."""
    most = max((sum(column, Decimal(0)) for column in columns), default=Decimal(0))
    key = TOP + LINE * len(series)
    floor, room = key + HEIGHT - FOOT, HEIGHT - FOOT - TOP
    parts = [mark for place, name in enumerate(series) for mark in (
        _box(LEFT, TOP + place * LINE + 2, 10, 10, place), _text(LEFT + 16, TOP + place * LINE + 11, name))]
    width = WIDTH - LEFT - RIGHT
    for number, column in enumerate(columns):
        left, right = (LEFT + width * edge // len(columns) for edge in (number, number + 1))
        ground = floor
        for place, amount in enumerate(column):
            height = _share(amount, most, room)
            ground -= height
            parts.append(_box(left, ground, max(right - left - 1, 1), height, place) if height else "")
    parts += [_axis(floor), _text(LEFT, floor + 15, first), _text(WIDTH - RIGHT, floor + 15, last, "end")]
    return _svg(title, key + HEIGHT, parts)


def days(title: str, events: Sequence[tuple[date, str]]) -> str:
    """Days in their order from top to bottom, each with its words; near or far, a line each."""
    foot = TOP + len(events) * (LINE * 2 + GAP)
    parts = [f'<line class="chart-axis" x1="10" y1="{TOP}" x2="10" y2="{foot}"/>']
    for place, (day, words) in enumerate(events):
        top = TOP + place * (LINE * 2 + GAP)
        parts += [f'<circle class="chart-{place % COLOURS}" cx="10" cy="{top + 9}" r="5"/>',
                  _text(24, top + 13, day.isoformat(), bold=True), _text(24, top + 13 + LINE, words)]
    return _svg(title, foot, parts)


def _share(amount: Decimal, most: Decimal, room: int) -> int:
    """The part of `room` that `amount` is of `most`; something to see for anything above nothing."""
    if most <= 0 or amount <= 0:
        return 0
    return max(int((amount * room / most).quantize(Decimal(1), ROUND_HALF_UP)), 1)


def _svg(title: str, height: int, parts: Sequence[str]) -> str:
    name = _escaped(title)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" '
            f'role="img" aria-label="{name}"><title>{name}</title>{"".join(parts)}</svg>')


def _box(left: int, top: int, width: int, height: int, colour: int) -> str:
    place = f'x="{left}" y="{top}" width="{width}" height="{height}"'
    return f'<rect class="chart-{colour % COLOURS}" {place}/>'


def _axis(floor: int) -> str:
    return f'<line class="chart-axis" x1="{LEFT}" y1="{floor}" x2="{WIDTH - RIGHT}" y2="{floor}"/>'


def _text(left: int, base: int, words: str, anchor: str = "start", *, bold: bool = False) -> str:
    weight = ' class="chart-strong"' if bold else ""
    return f'<text{weight} x="{left}" y="{base}" text-anchor="{anchor}">{_escaped(words)}</text>'


def _escaped(text: str) -> str:
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text

"""The period in which a creditor can sue without meeting a defence of time: where it starts and starts again.

end = start + 3 years; start = the last due date            (facts `limitation-3y`, `limitation-instalment`)
A request, a deduction, a part payment, a plea for time or a promise on or before the end starts it again
(facts `limitation-interrupt`, `limitation-interrupt-detail`). Once it is over, agreeing or paying gives the
defence away (fact `limitation-effect`), while a mere request changes nothing. From when it runs after a suit
is not among the facts, so a suit only makes the day found the earliest one thinkable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..dates import rules

YEARS = rules.count("limitation-3y")
KINDS = {
    "asked": "收到催款短信、电话或信", "deducted": "账户被扣款", "paid": "还了一部分",
    "extension": "请求延期或分期", "promised": "答应还款或定了还款计划", "sued": "被起诉或仲裁",
    "unsure": "说不准算不算",
}
AGREEING = ("paid", "extension", "promised")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; `kind` is one of KINDS."""

    when: date
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was typed, understood; events in the order of their days."""

    today: date
    last_due_date: date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One run of the period: since when and why, and when it would be full; `until` is what cut it short."""

    start: date
    why: str
    end: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """All runs, the last of them still open; the first agreement after its end, if there was one."""

    stretches: tuple[Stretch, ...]
    agreed: Event | None = None

    @property
    def last(self) -> Stretch:
        """The run that counts."""
        return self.stretches[-1]


def course(case: Case, *, with_unsure: bool = False) -> Course:
    """The runs of the period, event by event; what the reader is not sure of counts only when told so."""
    runs = [_stretch(case.last_due_date, "due")]
    for event in case.events:
        if event.when <= runs[-1].start or (event.kind == "unsure" and not with_unsure):
            continue
        if event.when > runs[-1].end:
            if event.kind in AGREEING:
                return Course(stretches=tuple(runs), agreed=event)
            continue
        runs[-1] = replace(runs[-1], until=event.when)
        runs.append(_stretch(event.when, event.kind))
    return Course(stretches=tuple(runs))


def may_be_past(case: Case, found: Course) -> bool:
    """Claim: the earliest end lies behind today, so that agreeing now may give a defence away."""
    return found.last.end < case.today


def outcome(case: Case, found: Course) -> str:
    """Which of the calculator's outcomes the debt has come to."""
    if any(event.kind == "sued" for event in case.events):
        return "in_court"
    if found.agreed:
        return "agreed_after"
    if case.last_due_date > case.today:
        return "not_due"
    return "maybe_past" if may_be_past(case, found) else "running"


def _stretch(start: date, why: str) -> Stretch:
    return Stretch(start=start, why=why, end=rules.years_after(start, YEARS))

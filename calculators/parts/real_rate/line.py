"""The line a yearly cost is held against: which one, by who lent the money and when the contract was made.

Licensed lenders: a total above 24% a year may be asked to be reduced  (fact `spc-2017-24pct`).
Private lending only: 4 × one-year LPR of the contract's day           (fact `private-lending-cap-4lpr`).
Private contracts before 2020-08-20: from that day on the LPR of the day of suing counts, what ran before may
follow older rules that are not known here                             (fact `private-lending-transition`).
An LPR holds from its publication to the next one; months after the last checked one are not known.
All rates are fractions. Raises nothing: a rate that is not known is None.

>>> lpr_on(date(2020, 8, 20)), lpr_on(date(2019, 8, 19)), lpr_on(UNKNOWN_FROM)
(Decimal('0.0385'), None, None)
>>> four_lpr(Decimal("0.0385"))
Decimal('0.1540')
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ...core.cost_line import LINE, LINE_TEXT, place
from ...core.known import KNOWN
from ...core.rates import percent_text

LICENSED = ("bank", "consumer_finance", "microloan")
LPR_FACT = "lpr-1y-change-points"
UNKNOWN_FACT = "lpr-2026-09-to-11"  # its name holds the first month that could not be checked
# Any, because a figure of law is a text or named texts; which one it is, its fact says.
_KNOWN: Any = KNOWN
MULTIPLE = int(_KNOWN["private-lending-cap-4lpr"])
TRANSITION = date.fromisoformat(_KNOWN["private-lending-transition"])
_POINTS = tuple(sorted(
    (date.fromisoformat(day), Decimal(rate) / 100) for day, rate in _KNOWN[LPR_FACT].items()))
LPR_FROM = _POINTS[0][0]
# No LPR since 2019 was above 4.25%, and four times the lowest is 12%: above this, the product was typed.
MOST_LPR = Decimal("0.06")
UNKNOWN_FROM = date.fromisoformat(f"{UNKNOWN_FACT[4:11]}-{_KNOWN['lpr-publish-schedule']}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`rate` is None where there is no line to hold the cost against; `lpr` only for private lending.

    `is_old` marks a private contract from before the rules of 2020; `is_looked_up` an LPR from the facts.
    """

    lender: str
    rate: Decimal | None = None
    lpr: Decimal | None = None
    is_old: bool = False
    is_looked_up: bool = False

    @property
    def text(self) -> str:
        """What the line is called in a sentence."""
        if self.lpr is None:
            return LINE_TEXT
        return f"一年期 LPR 的 {MULTIPLE} 倍（{percent_text(four_lpr(self.lpr), 2)}）"


def lpr_on(day: date) -> Decimal | None:
    """The one-year LPR in force that day."""
    if not LPR_FROM <= day < UNKNOWN_FROM:
        return None
    return _POINTS[bisect_right([published for published, _ in _POINTS], day) - 1][1]


def four_lpr(lpr: Decimal) -> Decimal:
    """The line of private lending."""
    return lpr * MULTIPLE


def day_of_lpr(contract: date | None, filed: date | None) -> date | None:
    """The day whose LPR counts: of the contract, of suing for an old one; None where it is not told."""
    return filed if contract is not None and contract < TRANSITION else contract


def line_for(lender: str, contract: date | None, filed: date | None, lpr: Decimal | None) -> Line:
    """The line. `filed` counts only for private contracts before 2020-08-20; a given `lpr` goes first."""
    if lender in LICENSED:
        return Line(lender=lender, rate=LINE)
    if lender != "private":
        return Line(lender=lender)
    is_old = contract is not None and contract < TRANSITION
    if lpr is not None:
        return Line(lender=lender, rate=four_lpr(lpr), lpr=lpr, is_old=is_old)
    found = lpr_on(day_of_lpr(contract, filed) or UNKNOWN_FROM)
    if found is None:
        return Line(lender=lender, is_old=is_old)
    return Line(lender=lender, rate=four_lpr(found), lpr=found, is_old=is_old, is_looked_up=True)


def outcome(line: Line, simple: Decimal, compound: Decimal) -> str:
    """Where the two yearly rates stand, as shown: to a hundredth of a percent."""
    if line.rate is None:
        return "transition" if line.is_old else "no_line"
    found = place(simple, compound, line.rate)
    return f"private_{found.partition('_')[0]}" if line.lender == "private" else found

"""Which of several plans a reader can bear, which is best, and what that comes to as an outcome.

A plan paid month by month is bearable when no payment is above what the reader can pay a month, and a fee
of signing not above a month's money and the savings. One paid at once is, when the savings and the months
until then bring as much; today only the savings do: a month's money is not there before the month is over.
Suggested is the lowest total of the bearable plans, of equal ones the lightest.

>>> Budget(monthly=Decimal("800.00"), savings=ZERO).by(12)
Decimal('9600.00')
>>> Budget(monthly=Decimal("800.00"), savings=Decimal("8000.00")).by(0)
Decimal('8000.00')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...core.money import ZERO
from ...core.rates import Rate
from .case import AT_ONCE, Course, same_day_value

OUTCOMES = {
    "fits": "选的方案还得起",
    "lump_sum_best": "一次结清拿得出来，也最省",
    "lump_sum_fits": "一次结清拿得出来，别的方案可能更省",
    "too_heavy": "选的方案还不起，别的方案还得起",
    "none_fits": "没有一个方案还得起",
    "no_budget": "没填每月能还多少，只比价钱",
    "uneven": "选的方案每期还的不一样多",
    "never_ends": "照这些数，哪个方案都还不完",
}
FITS, TOO_HEAVY, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a reader can pay a month and what is at hand for the debt, in 元; None where it was not said."""

    monthly: Decimal | None
    savings: Decimal | None

    def by(self, months: int) -> Decimal:
        """What can be brought together in so many months; today only what is at hand."""
        return (self.savings or ZERO) + (self.monthly or ZERO) * months

    def bears(self, course: Course) -> str:
        """Claim: the reader can pay this plan, cannot, or has not said what is needed to know."""
        at_once = course.proposal.kind in AT_ONCE
        if not course.rows:
            return TOO_HEAVY
        if self.monthly is None and (self.savings is None or not at_once):
            return UNKNOWN
        if at_once:
            return FITS if course.total <= self.by(course.months) else TOO_HEAVY
        bearable = course.heaviest <= (self.monthly or ZERO) and course.proposal.fee <= self.by(1)
        return FITS if bearable else TOO_HEAVY


def cheapest(courses: Sequence[Course]) -> Course:
    """The lowest total; of equal ones the lightest, then the first."""
    return min(courses, key=lambda course: (course.total, course.heaviest, course.proposal.number))


def least_worth(courses: Sequence[Course], rate: Rate | None) -> Course:
    """The lowest value today, at the rate of a month; of equal ones the cheapest."""
    worth = {course.proposal.number: same_day_value(course, rate) for course in courses}
    least = min(worth.values())
    return cheapest([course for course in courses if worth[course.proposal.number] == least])


def lightest(courses: Sequence[Course]) -> Course:
    """The lowest payment; of equal ones the cheapest, then the first."""
    return min(courses, key=lambda course: (course.heaviest, course.total, course.proposal.number))


def suggested(courses: Sequence[Course], budget: Budget) -> Course | None:
    """The plan to take along when the reader names none; None where no plan ends."""
    ending = [course for course in courses if course.rows]
    borne = {course.proposal.number: budget.bears(course) for course in ending}
    bearable = [course for course in ending if borne[course.proposal.number] == FITS]
    if bearable:
        return cheapest(bearable)
    if not ending:
        return None
    return cheapest(ending) if UNKNOWN in borne.values() else lightest(ending)


def outcome(
    courses: Sequence[Course], chosen: Course | None, budget: Budget, rate: Rate | None,
) -> str:
    """One of OUTCOMES."""
    if chosen is None:
        return "never_ends"
    borne = [budget.bears(course) for course in courses]
    own = budget.bears(chosen)
    if own == TOO_HEAVY:
        return "too_heavy" if FITS in borne else "no_budget" if UNKNOWN in borne else "none_fits"
    if not chosen.is_regular:
        return "uneven"
    if own == UNKNOWN:
        return "no_budget"
    if chosen.proposal.kind != "lump_sum":
        return "fits"
    ending = [course for course in courses if course.rows]
    is_best = chosen == cheapest(ending) == least_worth(ending, rate)
    return "lump_sum_best" if is_best else "lump_sum_fits"

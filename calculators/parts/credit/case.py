"""One overdue record: how long it is kept, and whether the one-time repair of the past covers it.

keep_until = paid_on + 5 years                                  (fact `credit-bad-record-5y`)
Repair: overdue between two dates, one amount up to a cap, paid by a day (fact `credit-repair-conditions`);
paid early it is hidden from a date, else by the end of the month after (fact `credit-repair-display-dates`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ...core.money import short_money_text
from ...core.reading_dates import date_text
from ..dates import rules

YEARS = rules.count("credit-bad-record-5y")
OBJECTION_DAYS = rules.count("credit-objection-20d")
COMPLAINT_DAYS = rules.count("credit-complaint-30d")
FIRST_DAY = rules.day("credit-repair-conditions", "from")
LAST_DAY = rules.day("credit-repair-conditions", "to")
CAP = rules.number("credit-repair-conditions", "cap")
REPAID_BY = rules.day("credit-repair-conditions", "repaid-by")
PAID_EARLY = rules.day("credit-repair-display-dates", "early")
HIDDEN_FROM = rules.day("credit-repair-display-dates", "hidden-from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was typed, understood."""

    today: date
    paid_on: date | None
    overdue_on: date | None
    overdue_amount: Decimal | None
    objection_on: date | None
    complaint_on: date | None

    @property
    def keep_until(self) -> date | None:
        """The day the years are full; after it the record is to be deleted."""
        return rules.years_after(self.paid_on, YEARS) if self.paid_on else None

    @property
    def objection_due(self) -> date | None:
        """The last day for a written answer to an objection."""
        return self.objection_on + timedelta(days=OBJECTION_DAYS) if self.objection_on else None

    @property
    def complaint_due(self) -> date | None:
        """The last day for a written answer to a complaint."""
        return self.complaint_on + timedelta(days=COMPLAINT_DAYS) if self.complaint_on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The one-time repair for one record: `found` is yes, no, unsure or open; with yes one of the days."""

    found: str
    reasons: tuple[str, ...] = ()
    hidden_from: date | None = None
    hidden_by: date | None = None


def repair(case: Case) -> Repair:
    """Whether the repair covers the record: no for a condition that fails, unsure for one not told."""
    reasons = tuple(_failed(case))
    if reasons:
        return Repair(found="no", reasons=reasons)
    if case.paid_on is None:
        return Repair(found="open")
    if case.overdue_on is None or case.overdue_amount is None:
        return Repair(found="unsure")
    if case.paid_on <= PAID_EARLY:
        return Repair(found="yes", hidden_from=HIDDEN_FROM)
    return Repair(found="yes", hidden_by=rules.end_of_next_month(case.paid_on))


def outcome(case: Case, found: Repair) -> str:
    """Which of the calculator's outcomes the record has come to."""
    if case.paid_on is None or case.keep_until is None:
        return "not_paid"
    if case.today > case.keep_until:
        return "over"
    if found.found == "yes":
        return "repaired"
    if case.paid_on > case.today:
        return "planned"
    asked = case.overdue_on is not None or case.overdue_amount is not None
    return "repair_missed" if asked and found.found == "no" else "counting"


def _failed(case: Case) -> list[str]:
    """The conditions that do not hold, each in words; what is not told fails nothing."""
    failed = []
    if case.overdue_on and not FIRST_DAY <= case.overdue_on <= LAST_DAY:
        failed.append(f"逾期不在 {date_text(FIRST_DAY)}到 {date_text(LAST_DAY)}之间")
    if case.overdue_amount and case.overdue_amount > CAP:
        failed.append(f"这一笔超过 {short_money_text(CAP)}")
    if (case.paid_on or case.today) > REPAID_BY:
        failed.append(f"{date_text(REPAID_BY)}（含）前没有还清")
    return failed

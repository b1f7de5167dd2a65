"""One household's month: its lines, what is left of it, and what that can do.

All amounts are 元 to the 分. Basics never go below the floor a court would leave: the local minimum living
standard times the people who live on it (fact `repay-capacity-living-floor`), where the reader typed one;
what is missing to it is a line of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from ...core.known import known
from ...core.money import ZERO, to_cents
from ...core.recurring import Recurring

SHARES = ("50", "75", "100")
# Below this part of the basics one small surprise takes all that is left: our own convention.
TIGHT = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as typed and as its month, rounded once; the line made up to the floor was not typed."""

    name: str
    group: str
    label: str
    recurring: Recurring | None
    monthly: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The emergency fund wished for: what is there, how steady the income is, months where typed."""

    savings: Decimal
    job: str
    months: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Everything typed, understood."""

    lines: tuple[Line, ...]
    share: str
    debt: Decimal
    living_standard: Decimal | None
    people: int | None
    target: Target

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """The lines in the order of the form, with the one that makes the basics up to the floor."""
        missing = self.floor - self._living
        if missing <= 0:
            return self.lines
        filler = Line(
            name="to_floor", group="basics", label="补到至少要留的生活费", recurring=None, monthly=missing)
        ahead = sum(line.group in ("income", "basics") for line in self.lines)
        return (*self.lines[:ahead], filler, *self.lines[ahead:])

    @property
    def floor(self) -> Decimal:
        """What a court would leave to live on; 0 where no standard was typed."""
        return (self.living_standard or ZERO) * (self.people or 1)

    @property
    def _living(self) -> Decimal:
        # A mortgage is a debt, not something to live on.
        return sum((line.monthly for line in self.lines
                    if line.group == "basics" and line.name != "mortgage"), ZERO)

    def total(self, group: str) -> Decimal:
        """The sum of the lines shown in a group."""
        return sum((line.monthly for line in self.all_lines if line.group == group), ZERO)

    @property
    def leftover(self) -> Decimal:
        """What the month leaves; below 0 what it lacks."""
        spent = sum(map(self.total, ("basics", "can_wait", "other_debts")), ZERO)
        return self.total("income") - spent

    def offer(self, share: str = "") -> Decimal:
        """A share of what is left, rounded to the 分; nothing where nothing is left."""
        return to_cents(max(self.leftover, ZERO) * Decimal(share or self.share) / 100)

    @property
    def kept(self) -> Decimal:
        """What is left and not offered."""
        return max(self.leftover, ZERO) - self.offer()

    @property
    def all_debts(self) -> Decimal:
        """What all debts together can get: where nothing is left over, what they would have to share."""
        with_others = self.leftover + self.total("other_debts")
        return self.offer() + self.total("other_debts") if self.leftover > 0 else max(with_others, ZERO)

    @property
    def debt_payments(self) -> Decimal:
        """What debts take each month before this offer, the mortgage among them."""
        mortgage = (line.monthly for line in self.lines if line.name == "mortgage")
        return self.total("other_debts") + sum(mortgage, ZERO)

    @property
    def outcome(self) -> str:
        """One of OUTCOMES."""
        if self.leftover <= 0:
            # Without the other debts something would be left: it has to be shared, not found.
            return "others_first" if self.all_debts else "cannot_pay"
        return "tight" if self.leftover < self.total("basics") * TIGHT else "can_offer"

    def repayment(self, share: str = "") -> tuple[int, Decimal]:
        """Months until the debt is paid without any interest, and the last payment; (0, 0) for never."""
        offer = self.offer(share)
        if not offer or not self.debt:
            return 0, ZERO
        months = whole_months(self.debt, offer)
        return months, self.debt - offer * (months - 1)

    @property
    def fund_months(self) -> tuple[int, int]:
        """From how many to how many months of basics the advice goes (fact `emergency-fund-3-6`)."""
        fact, job = "emergency-fund-3-6", self.target.job
        return int(known(fact, f"{job}-from")), int(known(fact, f"{job}-to"))

    @property
    def fund_range(self) -> tuple[Decimal, Decimal]:
        """The emergency fund, from and to."""
        low, high = self.fund_months
        return self.total("basics") * low, self.total("basics") * high

    @property
    def fund_target(self) -> Decimal:
        """The fund wished for: the months typed, else the lower end of the advice."""
        return self.total("basics") * (self.target.months or self.fund_months[0])

    def fund_wait(self) -> int | None:
        """Months until the fund is there; None where it cannot be, or where there are no basics to cover.

        Saved is what is kept each month, and the whole leftover once the debt is paid: after n months
        leftover·n - min(debt, offer·n), so the sooner of the two lines that reach the gap.
        """
        gap = self.fund_target - self.target.savings
        if not self.fund_target or (gap > 0 and self.leftover <= 0):
            return None
        if gap <= 0:
            return 0
        waits = [whole_months(gap, self.kept)] if self.kept else []
        if self.debt:
            waits.append(whole_months(gap + self.debt, self.leftover))
        return min(waits, default=None)


def whole_months(amount: Decimal, monthly: Decimal) -> int:
    """The months it takes, the last one begun counted whole."""
    return int((amount / monthly).to_integral_value(ROUND_CEILING))

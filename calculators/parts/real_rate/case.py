"""One loan as money in and money out, month by month, and what it costs a year.

net = principal - upfront_fee; payments[k] is what is paid k + 1 months later    (fact `formula-irr`)
Level payments and flat fees carry a fee of each period besides; months that a list leaves out hold 0.
What lateness added (罚息、复利、违约金、其他) is one more payment in one month.
Money in 元; present values are rounded half up cumulatively, so they add up to exactly the money received.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from ...core.money import ZERO, to_cents
from ...core.schedule import flat_rows
from ...core.yields import apr_compound, apr_simple, irr

MONTHS = 12
HALF_CENT = Decimal("0.005")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """What was received and what is paid. `way` says how the payments were given: payment, fee or list.

    `each` and `period_fee` tell how `planned` came about; `fee` is a whole flat fee; `extras` have names.
    """

    principal: Decimal
    upfront_fee: Decimal
    way: str
    planned: tuple[Decimal, ...]
    each: Decimal = ZERO
    fee: Decimal = ZERO
    period_fee: Decimal = ZERO
    extras: tuple[tuple[str, Decimal], ...]
    extra_month: int

    @property
    def net(self) -> Decimal:
        """The money really received."""
        return self.principal - self.upfront_fee

    @property
    def extra(self) -> Decimal:
        """All that lateness added."""
        return sum((amount for _, amount in self.extras), ZERO)

    @property
    def is_lateness_left_out(self) -> bool:
        """Lateness added something, yet each payment is reckoned on its agreed day."""
        return bool(self.extra) and self.way != "list"

    @property
    def is_one_period(self) -> bool:
        """All is due after one month, or in fewer days."""
        return len(self.planned) == 1

    @property
    def paid(self) -> tuple[Decimal, ...]:
        """What is paid month by month, with what lateness added."""
        if not self.extra:
            return self.planned
        months = max(len(self.planned), self.extra_month)
        paid = [*self.planned, *[ZERO] * (months - len(self.planned))]
        paid[self.extra_month - 1] += self.extra
        return tuple(paid)

    @property
    def total(self) -> Decimal:
        return sum(self.planned, self.extra)

    @property
    def cost(self) -> Decimal:
        return self.total - self.net


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """A monthly rate and the two yearly ones it comes to."""

    monthly: Decimal

    @property
    def simple(self) -> Decimal:
        return apr_simple(self.monthly)

    @property
    def compound(self) -> Decimal:
        return apr_compound(self.monthly)


def rates(net: Decimal, payments: Sequence[Decimal]) -> Rates:
    """Raises CalculatorError where less is paid than was received."""
    return Rates(monthly=irr(net, payments))


def plan_rates(net: Decimal, planned: Sequence[Decimal]) -> Rates:
    """The same for the plan alone: what falls short by rounding costs nothing."""
    return Rates(monthly=ZERO) if sum(planned) < net else rates(net, planned)


def is_rounding(short: Decimal, periods: int) -> bool:
    """A plan that returns so much less only had its payments rounded to the 分."""
    return short <= HALF_CENT * periods


def flat_payments(principal: Decimal, fee: Decimal, periods: int) -> tuple[Decimal, ...]:
    """(principal + fee) / periods each, the odd 分 at the end (fact `formula-flat-fee`)."""
    return tuple(row.payment for row in flat_rows(principal, to_cents(fee), periods, "last"))


def listed_payments(rows: Sequence[Mapping[str, int | Decimal]]) -> tuple[Decimal, ...]:
    """Month by month up to the last one named; several payments of a month are one."""
    paid = [ZERO] * max(int(row["month"]) for row in rows)
    for row in rows:
        paid[int(row["month"]) - 1] += row["amount"]
    return tuple(paid)


def present_values(payments: Sequence[Decimal], monthly: Decimal) -> tuple[Decimal, ...]:
    """What each payment is worth on the day of lending."""
    factors = accumulate((1 / (1 + monthly) for _ in payments), lambda before, factor: before * factor)
    exact = (payment * factor for payment, factor in zip(payments, factors, strict=True))
    sums = [ZERO, *map(to_cents, accumulate(exact))]
    return tuple(after - before for before, after in pairwise(sums))


def over(loan: Loan, monthly_line: Decimal) -> Decimal:
    """How much less is paid in all when every payment shrinks alike until the cost is at the line."""
    worth = Decimal(0)
    for payment in reversed(loan.paid):
        worth = (worth + payment) / (1 + monthly_line)
    return max(to_cents(loan.total - loan.total * loan.net / worth), ZERO)


def monthly_of(line: Decimal, reckoning: str) -> Decimal:
    """The monthly rate of a yearly line, read as single or as compound interest."""
    return line / MONTHS if reckoning == "simple" else (1 + line) ** (Decimal(1) / MONTHS) - 1

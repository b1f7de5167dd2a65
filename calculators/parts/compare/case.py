"""One plan to clear a debt, worked out month by month, whatever its kind; and what it is worth today.

lump_sum       debt − waived, today
extension      debt − waived and simple interest, base × i × months, paid at once after so many months
interest_free, flat_fee, installments     as calculator installment_plan has them (`formula-flat-fee`,
               `formula-annuity`), over so many months, or in as many as a monthly payment takes
minimum        a fixed monthly payment; without one, a share of the balance and all interest of the month
               (`huabei-min-payment-formula`), and what is left at once when it is 100 元 or less
same-day value = one-off fee + Σ payment_k / (1 + i)^k, k in months from today, rounded once
Money in 元, each period rounded half up to the 分; principal adds up to debt − waived, last balance 0.00.

>>> a_month = Rate(nominal=Decimal("0.18"), parts=12)
>>> offer = Proposal(number=1, kind="extension", debt=Decimal("8600.00"), months=3, rate=a_month)
>>> course = worked_out(offer)
>>> course.total, same_day_value(course, offer.rate)
(Decimal('8987.00'), Decimal('8594.42'))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ...core.errors import InputError
from ...core.known import known
from ...core.money import ZERO, to_cents
from ...core.rates import Rate
from ...core.schedule import Installment
from ...core.yields import apr_compound, apr_simple, irr
from ..plan.case import NO_INTEREST, Offer, Plan, plan_for_payment, plan_for_periods

AT_ONCE = ("lump_sum", "extension")
METHODS = {"interest_free": "interest_free", "installments": "annuity", "flat_fee": "flat_fee"}
MINIMUM_SHARE = Decimal(known("huabei-min-payment-formula"))
SMALL_REST = Decimal("100.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A plan as offered. Without `months` it takes as many as `payment` a month needs.

    `rate` is that of one month; `fee_rate` all fees as a share of the base; `fee` is paid today;
    `is_sample` where the rate is not the reader's, `is_usual` where the plan is not.
    """

    number: int
    kind: str
    debt: Decimal
    waived: Decimal = ZERO
    months: int | None = None
    payment: Decimal | None = None
    rate: Rate = NO_INTEREST
    fee_rate: Decimal = Decimal(0)
    fee: Decimal = ZERO
    is_sample: bool = False
    is_usual: bool = False

    @property
    def base(self) -> Decimal:
        return self.debt - self.waived


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A proposal month by month: row k is paid `first_month` + k − 1 months from today.

    It has no rows where the debt would never end; `problem` then says what would end it.
    """

    proposal: Proposal
    rows: tuple[Installment, ...] = ()
    payments: tuple[Decimal, ...] = ()
    first_month: int = 1
    is_steady: bool = False
    problem: str = ""

    @property
    def months(self) -> int:
        """Months from today to the last payment."""
        return self.first_month + len(self.rows) - 1

    @property
    def total(self) -> Decimal:
        return sum(self.payments, self.proposal.fee)

    @property
    def is_regular(self) -> bool:
        """Claim: the first payment, paid each time but the last, and the last one are all payments."""
        return self.payments[0] * (len(self.rows) - 1) + self.payments[-1] == sum(self.payments)

    @property
    def extra(self) -> Decimal:
        """What it costs above what is owed now; below zero when more is waived than added."""
        return self.total - self.proposal.debt

    @property
    def heaviest(self) -> Decimal:
        return max(self.payments)


def worked_out(proposal: Proposal) -> Course:
    """The plan month by month."""
    if proposal.kind in AT_ONCE:
        return _at_once(proposal)
    if proposal.kind == "minimum" and proposal.payment is None:
        return _course(proposal, _shrinking_rows(proposal))
    offer = Offer(
        principal=proposal.base, method=METHODS.get(proposal.kind, "annuity"), rate=proposal.rate,
        total_fee=proposal.base * proposal.fee_rate)
    try:
        plan = _plan(offer, proposal)
    except InputError as fault:
        # Not a slip of the reader's pen: the other plans are still worth seeing beside it.
        return Course(proposal=proposal, problem=fault.message)
    return replace(_course(proposal, plan.rows), is_steady=plan.is_steady)


def same_day_value(course: Course, rate: Rate | None) -> Decimal:
    """All payments at what they are worth today, at the rate of a month; their plain sum without one."""
    if rate is None:
        return course.total
    growth = 1 + rate.fraction
    worth = (payment / growth ** month for month, payment in enumerate(course.payments, course.first_month))
    return to_cents(sum(worth, course.proposal.fee))


def yearly_rates(course: Course) -> tuple[Decimal, Decimal] | None:
    """What waiting really costs a year on what is owed now, single and compound interest (`formula-irr`).

    None where nothing is waited for, or where no more is paid than is owed.
    """
    owed = course.proposal.debt - course.proposal.fee
    paid = sum(course.payments, ZERO)
    if not course.months or paid < owed:
        return None
    if len(course.rows) == 1:
        monthly = (paid / owed) ** (Decimal(1) / course.months) - 1
    else:
        monthly = irr(owed, course.payments)
    return apr_simple(monthly), apr_compound(monthly)


def _course(proposal: Proposal, rows: tuple[Installment, ...]) -> Course:
    return Course(proposal=proposal, rows=rows, payments=tuple(row.payment for row in rows))


def _plan(offer: Offer, proposal: Proposal) -> Plan:
    if proposal.months is None:
        return plan_for_payment(offer, proposal.payment or ZERO)
    return plan_for_periods(offer, proposal.months)


def _at_once(proposal: Proposal) -> Course:
    months = proposal.months or 0
    interest = to_cents(proposal.rate.on(proposal.base, months))
    row = Installment(number=1, principal=proposal.base, interest=interest, fee=ZERO, balance=ZERO)
    return replace(_course(proposal, (row,)), first_month=months)


def _shrinking_rows(proposal: Proposal) -> tuple[Installment, ...]:
    """A share of the balance and interest on all of it; a small rest is paid at once, or it never ends."""
    rows: list[Installment] = []
    balance = proposal.base
    while balance:
        portion = balance if balance <= SMALL_REST else to_cents(balance * MINIMUM_SHARE)
        interest = to_cents(proposal.rate.on(balance))
        balance -= portion
        rows.append(Installment(
            number=len(rows) + 1, principal=portion, interest=interest, fee=ZERO, balance=balance))
    return tuple(rows)

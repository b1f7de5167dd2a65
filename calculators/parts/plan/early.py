"""A plan ended or eased early: what is owed after some periods, and what paying ahead changes.

The balance after k periods is that of the schedule, which rounds each period; balance_exact rounds only it:
A × (1 - (1 + i)^(k - n)) / i, of a typed payment P × (1 + i)^k - A × ((1 + i)^k - 1) / i, without interest
P × (n - k) / n                                                          (fact `formula-early-settlement`)
rest_cost = interest and fees of the periods after k: what ending the plan now could save at most.
What is paid ahead comes off the balance. Then either as many periods as are left, each smaller, or no payment
above the next one and fewer periods, of 等额本金 the same principal each; of a flat fee neither is known.
Money in 元, nothing else is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ...core import messages
from ...core.answer import NOTHING, Figure, count_figure, money_figure
from ...core.errors import InputError
from ...core.form import Form
from ...core.money import CENT, ZERO, money_text, to_cents
from ...core.schedule import Installment, annuity_payment
from .case import Offer, Plan, plan_for_payment, plan_for_periods

OUTPUTS = {
    "balance": "还了这些期，剩余本金", "rest_cost": "后面各期的利息和手续费",
    "balance_after": "提前还以后，剩余本金", "new_payment": "期数不变，以后每期还",
    "new_periods": "每期不多还，还要还几期", "balance_exact": "剩余本金（不逐期取整）",
}
SETTLING = ("一次还清：剩余本金，加上从上一个还款日到还清那天的利息；合同写了违约金或手续费的，另加。"
            "先看页面上的试算，再决定。")
FLAT_FEE = ("花呗账单分期提前还清，公开的说法多是没出账的手续费不再收、已经收的不退；"
            "别的分期看合同。先看页面上的试算。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """A plan of which `paid` periods are behind, and what is paid ahead now."""

    plan: Plan
    paid: int
    ahead: Decimal

    @property
    def rest(self) -> tuple[Installment, ...]:
        return self.plan.rows[self.paid:]

    @property
    def balance(self) -> Decimal:
        return self.plan.rows[self.paid - 1].balance if self.paid else self.plan.offer.principal

    @property
    def balance_exact(self) -> Decimal:
        """The balance without the rounding of the periods before it."""
        offer, plan, i = self.plan.offer, self.plan, self.plan.offer.rate.fraction
        if plan.is_typed:
            growth = (1 + i) ** self.paid
            paid = plan.payment * ((growth - 1) / i if i else self.paid)
            return to_cents(offer.principal * growth - paid)
        if offer.method == "interest_only":
            return offer.principal
        if offer.method == "annuity" and i:
            payment = annuity_payment(offer.principal, offer.rate, len(plan.rows))
            return to_cents(payment * (1 - (1 + i) ** -len(self.rest)) / i)
        return to_cents(offer.principal * len(self.rest) / len(plan.rows))

    @property
    def left(self) -> Decimal:
        return self.balance - self.ahead

    @property
    def rest_cost(self) -> Decimal:
        return sum((row.interest + row.fee for row in self.rest), ZERO)

    @property
    def _offer(self) -> Offer:
        return replace(self.plan.offer, principal=self.left, upfront_fee=ZERO)

    @property
    def eased(self) -> Plan | None:
        """As many periods as are left; None where nothing is paid ahead or nothing is left."""
        return plan_for_periods(self._offer, len(self.rest)) if self.ahead and self.left else None

    @property
    def fewest(self) -> int:
        """Periods with no payment above the next one; 0 where that never ends or nothing is to be paid."""
        upcoming = self.rest[0]
        if not self.eased or self._offer.method == "interest_only":
            return 0
        if self._offer.method == "equal_principal":
            return int((self.left - CENT) // upcoming.principal) + 1 if upcoming.principal else 0
        try:
            return len(plan_for_payment(self._offer, upcoming.payment).rows)
        except InputError:
            return 0


def read_early(form: Form, plan: Plan) -> Early | None:
    """What the reader says of periods paid; None for nothing. Raises FormError."""
    paid, ahead = form["paid_periods"], form["prepay"]
    if paid is None:
        return None
    if paid >= len(plan.rows):
        label = form.label("paid_periods")
        form.fault("paid_periods", f"{label}要比期数少，这个方案一共 {len(plan.rows)} 期")
        form.stop_at_faults()
    early = Early(plan=plan, paid=paid, ahead=ahead or ZERO)
    if early.left < 0:
        form.fault("prepay", f"{form.label('prepay')}不能超过剩余本金 {money_text(early.balance)}")
    form.stop_at_faults()
    return early


def check_early(form: Form) -> None:
    """Keep a fault where something is paid ahead of a plan that is not told enough of."""
    if form.given("prepay") and form["method"] == "flat_fee":
        form.fault("prepay", messages.not_used(form.label("prepay"), form.choice_text("method")))
    elif form.given("prepay") and not form.given("paid_periods"):
        label, other = form.label("prepay"), form.label("paid_periods")
        form.fault("paid_periods", f"填了{label}，{other}也要填；一期还没还，就填 0")


def early_figures(early: Early | None) -> dict[str, Figure]:
    """Every one of OUTPUTS; nothing where nothing was said."""
    if early is None:
        return dict.fromkeys(OUTPUTS, NOTHING)
    eased, fewest = early.eased, early.fewest
    return {
        "balance": money_figure(early.balance), "rest_cost": money_figure(early.rest_cost),
        "balance_after": money_figure(early.left) if early.ahead else NOTHING,
        "new_payment": money_figure(eased.payment) if eased else NOTHING,
        "new_periods": count_figure(fewest, "期") if fewest else NOTHING,
        "balance_exact": money_figure(early.balance_exact),
    }


def early_working(early: Early | None) -> Iterator[str]:
    """The balance, and what is left of it."""
    if early is None:
        return
    yield (f"还了 {early.paid} 期，剩余本金 {money_text(early.balance)}；"
           f"后面 {len(early.rest)} 期的利息和手续费，一共 {money_text(early.rest_cost)}")
    if early.ahead:
        yield f"{money_text(early.balance)} − 提前还 {money_text(early.ahead)} = {money_text(early.left)}"


def early_notes(early: Early | None) -> tuple[str, ...]:
    """What ending a plan early takes."""
    if early is None:
        return ()
    return (FLAT_FEE,) if early.plan.offer.method == "flat_fee" else (SETTLING,)


def early_sources(early: Early | None) -> tuple[str, ...]:
    """The facts this rests on."""
    if early is None:
        return ()
    facts = ("formula-early-settlement",)
    return (*facts, "huabei-instalment-early-repay") if early.plan.offer.method == "flat_fee" else facts


def early_printed(early: Early | None) -> dict[str, str]:
    """Results as expressions of the program beside the plan."""
    if early is None:
        return {}
    left = f"principal - sum(portions[:{early.paid}])"
    printed = {"balance": left, "rest_cost": f"sum(costs[{early.paid}:])"}
    return printed | {"balance_after": f"{left} - D('{early.ahead}')"} if early.ahead else printed

"""The numbers of a written answer, as far as it gives any, added up in 元 exact to the 分."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ...core.answer import NOTHING, Figure, date_figure, money_figure, text_figure
from ...core.day_count import add_months
from ...core.money import ZERO, money_text
from ...core.snippet import snippet

SHORTEST_MONTH = 28
# A last period up to this many times the others is an odd rest; above, the numbers contradict each other.
MOST_LAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What the answer says: amounts in 元, `first` the first due date; None where it says nothing."""

    total: Decimal | None
    periods: int | None
    each: Decimal | None
    last: Decimal | None
    first: date | None

    @property
    def payments(self) -> Decimal | None:
        """All periods together; a last one not given is like the others."""
        if self.each is None or self.periods is None:
            return None
        return self.each * (self.periods - 1) + (self.each if self.last is None else self.last)

    @property
    def difference(self) -> Decimal | None:
        """How much the periods come to above the total; below zero where it is less."""
        return None if self.payments is None or self.total is None else self.payments - self.total

    @property
    def difference_text(self) -> str:
        """多 5.00 元, 少 5.00 元, or that they agree."""
        amount = self.difference or ZERO
        return f"{'多' if amount > 0 else '少'} {money_text(abs(amount))}" if amount else "一样"

    @property
    def last_expected(self) -> Decimal | None:
        """The last period with which the total is right; None where no payment above 0 would do."""
        if self.difference is None or self.each is None:
            return None
        expected = (self.each if self.last is None else self.last) - self.difference
        return expected if expected > 0 else None

    @property
    def last_unsaid(self) -> bool:
        """The total is right only with another last period, which the answer does not name."""
        return bool(self.difference) and not self.differ

    @property
    def differ(self) -> bool:
        """The numbers contradict each other."""
        if not self.difference or self.each is None:
            return False
        expected = self.last_expected
        return self.last is not None or expected is None or expected > self.each * MOST_LAST

    @property
    def last_note(self) -> str:
        """What the last period would have to be, for where the answer does not say."""
        expected = money_text(self.last_expected or ZERO)
        return f"最后一期是 {expected}，才和总额对得上；答复没写的话，请对方写明。"

    @property
    def end(self) -> date | None:
        """The due date of the last period, month by month."""
        return add_months(self.first, self.periods - 1) if self.first and self.periods else None


def figures(sums: Sums) -> dict[str, Figure]:
    """The results that are numbers of the answer; nothing where it gives too few."""
    amount = sums.difference
    return {
        "payments_sum": _money(sums.payments),
        "difference": NOTHING if amount is None else text_figure(sums.difference_text, str(amount)),
        "last_expected": _money(sums.last_expected),
        "end_date": date_figure(sums.end) if sums.end else NOTHING,
    }


def compared(sums: Sums) -> tuple[str, ...]:
    """How the numbers were read, and which are lacking for a comparison."""
    lacking = [name for name, given in (
        ("总额", sums.total), ("期数", sums.periods), ("每期金额", sums.each)) if given is None]
    said = [f"没填{'、'.join(lacking)}，没有核对加起来对不对。"] if lacking else []
    if sums.payments is not None and sums.last is None:
        said.append("没填最后一期金额，先当它和前面一样。")
    if sums.end and sums.first and sums.first.day > SHORTEST_MONTH:
        said.append(f"每月 {sums.first.day} 日还；没有这一天的月份，排在当月最后一天。")
    return tuple(said)


def working(sums: Sums) -> tuple[str, ...]:
    """The sum with the reader's own numbers, a line for each step."""
    if sums.payments is None or sums.each is None or sums.periods is None:
        return ()
    each, payments = money_text(sums.each), money_text(sums.payments)
    if sums.last is None:
        added = f"{each} × {sums.periods} 期 = {payments}"
    else:
        added = f"{each} × {sums.periods - 1} 期 + {money_text(sums.last)} = {payments}"
    if sums.difference is None:
        return (added,)
    return added, f"{payments} − {money_text(sums.total or ZERO)} = {money_text(sums.difference)}"


def program(states: Sequence[str], sums: Sums, labels: Mapping[str, str]) -> str:
    """Python that counts the states and adds the numbers up again; `labels` are those of the results."""
    lines = [f"states = {states!r}"]
    printed = {labels[state]: f'states.count("{state}")' for state in ("clear", "unclear", "missing")}
    if sums.payments is not None:
        lines += [f"each, periods = D('{sums.each}'), {sums.periods}",
                  "last = each" if sums.last is None else f"last = D('{sums.last}')",
                  "payments = each * (periods - 1) + last"]
        printed[labels["payments_sum"]] = "payments"
    if sums.difference is not None:
        lines.append(f"difference = payments - D('{sums.total}')")
        printed[labels["difference"]] = "difference"
    if sums.last_expected is not None:
        printed[labels["last_expected"]] = "last - difference"
    return snippet(lines, printed)


def _money(amount: Decimal | None) -> Figure:
    return NOTHING if amount is None else money_figure(amount)

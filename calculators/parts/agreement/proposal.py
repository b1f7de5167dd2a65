"""The plan a reader wants to propose or has agreed to: from it speak script, letters and calendar.

periods = debt / monthly_payment rounded up, unless typed; no further interest is assumed.
last_payment = debt − monthly_payment × (periods − 1) where that is above 0 and at most a monthly payment,
else a monthly payment, unless typed. Money in 元, only added and subtracted: nothing is rounded.
The instalments add up to `total`, to the 分. Due dates: first_due_date, then pay_day of each following month
or the month's last day where it is shorter. Uses no facts. What explains the plan is in agreement_story.

>>> plan = Agreement(debt=Decimal("8802.10"), monthly=Decimal("750.00"))
>>> plan.text, plan.total == plan.debt
('每月 750.00 元，分 12 期，最后一期 552.10 元，共 8,802.10 元', True)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ...core import messages
from ...core.answer import NOTHING, Figure, Table, count_figure, date_figure, money_figure, short_date_figure
from ...core.day_count import days_between, due_dates
from ...core.field import Field
from ...core.form import Form
from ...core.money import CENT, ZERO, money_text, short_money_text
from ...core.reading_dates import date_text
from ...core.snippet import snippet
from .story import STORY_FIELDS

MOST_PERIODS = 600
SHORTEST_MONTH = 28
# A month has 28 to 31 days. A first period up to half a month off is common; beyond that two payments fall
# into one month's money, or a month goes by without any, and hardly anyone means it.
SHORTEST_GAP, LONGEST_GAP = 20, 45

PLAN_FIELDS = (
    Field(name="creditor", label="欠谁、哪个产品", kind="text", example="花呗"),
    Field(name="debt", label="现在一共欠", kind="money", required=True, may_be_zero=False, example="8802.10"),
    Field(name="monthly_payment", label="每月能还", kind="money", required=True, may_be_zero=False,
          example="750"),
    Field(name="periods", label="期数", kind="integer", unit="期", example="12",
          lowest=Decimal(1), highest=Decimal(MOST_PERIODS)),
    Field(name="last_payment", label="最后一期", kind="money", may_be_zero=False, example="552.10"),
    Field(name="first_due_date", label="第一笔的日期", kind="date", example="2026-12-8"),
    Field(name="pay_day", label="每月还款日", kind="integer", unit="日", example="8",
          lowest=Decimal(1), highest=Decimal(31)),
    Field(name="today", label="今天", kind="date", example="2026-11-24"),
)
# What a calculator may show of the plan: name in `figures()`, and the label its snippet prints.
PLAN_OUTPUTS = {
    "total": "一共还", "monthly_payment": "每月还", "periods": "期数", "last_payment": "最后一期还",
    "first_due_date": "第一笔的日期", "last_due_date": "最后一期的日期",
    "over": "比现在欠的多", "under": "比现在欠的少",
}
SCHEDULE_COLUMNS = {"number": "期", "due_date": "日期", "amount": "金额", "left": "还剩"}
# All that words() may hold; a name ending in _case is a flag for templates, never shown.
PLAN_WORDS = (
    "debt", "monthly_payment", "periods", "last_payment", "total", "first_due_date", "last_due_date", "over",
    "under", "monthly_day", "earlier_periods", "plan", "schedule", "single_case", "even_case", "uneven_case",
)
NO_INTEREST = "到还完为止，不再加利息和罚息；对方同意停计，才是这样。"
_EXPRESSIONS = {
    "total": "sum(amounts)", "monthly_payment": "monthly", "periods": "len(amounts)",
    "last_payment": "amounts[-1]", "first_due_date": "due(0)", "last_due_date": "due(len(amounts) - 1)",
    "over": "sum(amounts) - debt", "under": "debt - sum(amounts)",
}
_DUE = """\
def due(months):
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(pay_day, (following - timedelta(days=1)).day)) if months else first"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One instalment; `left` is what of the plan remains after it."""

    number: int
    when: date | None
    amount: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The plan as typed; what was left open follows from the debt. One of debt and periods is given."""

    monthly: Decimal
    debt: Decimal | None = None
    typed_periods: int | None = None
    typed_last: Decimal | None = None
    first_due: date | None = None
    pay_day: int | None = None

    @property
    def periods(self) -> int:
        if self.typed_periods is not None:
            return self.typed_periods
        return int(((self.debt or self.monthly) - CENT) // self.monthly) + 1

    @property
    def last(self) -> Decimal:
        """The last instalment, which is the only one of a plan of one."""
        rest = (self.debt or ZERO) - self.monthly * (self.periods - 1)
        return self.typed_last or (rest if 0 < rest <= self.monthly else self.monthly)

    @property
    def total(self) -> Decimal:
        return self.monthly * (self.periods - 1) + self.last

    @property
    def difference(self) -> Decimal:
        """What the plan pays above the debt; below it when negative, 0 where the debt is not known."""
        return self.total - (self.total if self.debt is None else self.debt)

    @property
    def is_even(self) -> bool:
        return self.last == self.monthly

    @property
    def due_day(self) -> int | None:
        """The day of the month from the second instalment on."""
        return self.pay_day or (self.first_due.day if self.first_due else None)

    @property
    def dates(self) -> tuple[date, ...]:
        """Every due date in order; none where the first is not known."""
        return due_dates(self.first_due, self.periods, self.pay_day) if self.first_due else ()

    @property
    def schedule(self) -> tuple[Due, ...]:
        """Every instalment in order; the amounts add up to the total, nothing is left after the last."""
        count, left, rows = self.periods, self.total, []
        for number, when in enumerate(self.dates or (None,) * count, start=1):
            amount = self.monthly if number < count else self.last
            left -= amount
            rows.append(Due(number=number, when=when, amount=amount, left=left))
        return tuple(rows)

    @property
    def text(self) -> str:
        """The whole plan in one phrase, the same wherever it is said."""
        if self.periods == 1:
            return f"一次还 {money_text(self.total)}"
        last = "" if self.is_even else f"，最后一期 {money_text(self.last)}"
        return f"每月 {money_text(self.monthly)}，分 {self.periods:,} 期{last}，共 {money_text(self.total)}"

    def figures(self) -> dict[str, Figure]:
        """Every PLAN_OUTPUTS; NOTHING where the plan does not say."""
        dates = self.dates
        return {
            "total": money_figure(self.total), "monthly_payment": money_figure(self.monthly),
            "periods": count_figure(self.periods, "期"), "last_payment": money_figure(self.last),
            "first_due_date": date_figure(dates[0]) if dates else NOTHING,
            "last_due_date": date_figure(dates[-1]) if dates else NOTHING,
            "over": money_figure(self.difference) if self.difference > 0 else NOTHING,
            "under": money_figure(-self.difference) if self.difference < 0 else NOTHING,
        }

    def table(self) -> Table:
        """The instalments under SCHEDULE_COLUMNS."""
        return [{
            "number": count_figure(row.number, ""),
            "due_date": short_date_figure(row.when) if row.when else NOTHING,
            "amount": money_figure(row.amount), "left": money_figure(row.left),
        } for row in self.schedule]

    def words(self) -> dict[str, str]:
        """What templates may say of the plan: PLAN_WORDS, "" for what it does not say."""
        single = self.periods == 1
        shown = {name: figure["text"] for name, figure in self.figures().items() if figure["value"]}
        return dict.fromkeys(PLAN_WORDS, "") | shown | {
            "debt": money_text(self.debt) if self.debt else "",
            "monthly_day": _monthly_day(self.due_day) if self.due_day and not single else "",
            "earlier_periods": "" if single else f"{self.periods - 1:,} 期",
            "plan": self.text, "schedule": "\n".join(map(_due_text, self.schedule)),
            "single_case": "1" if single else "", "even_case": "1" if self.is_even and not single else "",
            "uneven_case": "" if self.is_even or single else "1",
        }

    def working(self) -> tuple[str, ...]:
        """The arithmetic with the reader's own numbers, a line for each step."""
        before = self.monthly * (self.periods - 1)
        lines = [f"{money_text(before)} + 最后一期 {money_text(self.last)} = 一共还 {money_text(self.total)}"]
        if self.periods > 1:
            lines.insert(0, f"{money_text(self.monthly)} × {self.periods - 1:,} 期 = {money_text(before)}")
        else:
            lines = [f"只有一期，一共还 {money_text(self.total)}"]
        if self.typed_periods is None and self.debt is not None:
            lines.insert(0, f"{money_text(self.debt)} ÷ {money_text(self.monthly)}，"
                            f"不够一期也算一期，是 {self.periods:,} 期")
        if self.debt is not None and self.difference:
            many, few = sorted((self.debt, self.total), reverse=True)
            lines.append(f"{money_text(many)} − {money_text(few)} = 差 {money_text(many - few)}")
        return tuple(lines)

    def python(self, outputs: Mapping[str, str], more: Mapping[str, str] | None = None) -> str:
        """A program printing those of `outputs` (name: label) that the plan has; `more` as in snippet."""
        figures = self.figures()
        return snippet(self._python_lines(), {
            label: _EXPRESSIONS[name] for name, label in outputs.items()
            if name in _EXPRESSIONS and figures[name]["value"]} | dict(more or {}))

    def _python_lines(self) -> list[str]:
        lines = [f"monthly = D('{self.monthly}')", f"debt = D('{self.debt or self.total}')"]
        if self.typed_periods is None:
            lines.append("periods = int((debt - D('0.01')) // monthly) + 1")
        else:
            lines.append(f"periods = {self.periods}")
        lines.append("rest = debt - monthly * (periods - 1)")
        typed = self.typed_last or (None if self.debt else self.last)
        lines.append(f"last = D('{typed}')" if typed else "last = rest if 0 < rest <= monthly else monthly")
        lines.append("amounts = [monthly] * (periods - 1) + [last]")
        if self.first_due:
            year, month, day = self.first_due.timetuple()[:3]
            lines += [f"first, pay_day = date({year}, {month}, {day}), {self.due_day}", _DUE]
        return lines


def agreement_fields(
    *, required: tuple[str, ...] = (), optional: tuple[str, ...] = (), story: bool = True,
) -> tuple[Field, ...]:
    """PLAN_FIELDS, after `debt` the STORY_FIELDS if wanted; `required` and `optional` say what is."""
    creditor, debt, *rest = PLAN_FIELDS
    fields = (creditor, debt, *(STORY_FIELDS if story else ()), *rest)
    return tuple(
        replace(field, required=field.name in required or (field.required and field.name not in optional))
        for field in fields)


def read_agreement(form: Form) -> Agreement:
    """The plan, once everything in the form is right. Raises FormError with all its faults."""
    debt, monthly, periods = form["debt"], form["monthly_payment"], form["periods"]
    if not form.given("debt") and not form.given("periods"):
        form.fault("periods", messages.either([form.label("periods"), form.label("debt")]))
    if form.given("last_payment") and not form.given("periods"):
        form.fault("periods", f"填了{form.label('last_payment')}，{form.label('periods')}也要填")
    if debt and monthly and not form.given("periods") and debt > monthly * MOST_PERIODS:
        form.fault("monthly_payment", _too_little(debt, monthly))
    form.stop_at_faults()
    return Agreement(
        debt=debt, monthly=monthly, typed_periods=periods, typed_last=form["last_payment"],
        first_due=form["first_due_date"], pay_day=form["pay_day"])


def plan_notes(plan: Agreement, today: date | None = None) -> tuple[str, ...]:
    """What to heed in the plan itself."""
    notes = []
    if plan.difference > 0:
        notes.append(f"这样一共还 {money_text(plan.total)}，比现在欠的多 {money_text(plan.difference)}。"
                     "多出来的是什么（利息、手续费还是罚息），请对方分开写明。")
    if plan.difference < 0:
        notes.append(f"这样一共还 {money_text(plan.total)}，比现在欠的少 {money_text(-plan.difference)}。"
                     "少的这部分，要对方同意减免才行；没有同意，就还是欠着。")
    if plan.first_due and today and plan.first_due < today:
        notes.append(f"第一笔的日期 {date_text(plan.first_due)}已经过了，改成一个做得到的日子再说。")
    if plan.due_day and plan.due_day > SHORTEST_MONTH and plan.periods > 1:
        notes.append(f"每月 {plan.due_day} 日还：没有这一天的月份，这里排在当月最后一天。对方怎么算，问清。")
    return (*notes, *_gap_notes(plan.dates))


def plan_assumptions(plan: Agreement) -> tuple[str, ...]:
    """What the plan takes for granted."""
    if plan.typed_periods is None:
        how = ("现在欠的按每月能还的数去分，零头放在最后一期" if plan.periods > 1
               else "每月能还的够还现在欠的，算一次还")
        return f"没填期数：{how}。", NO_INTEREST
    if plan.typed_last or plan.periods == 1:
        return ()
    how = "每期一样" if plan.is_even else "前面各期还完，剩下的放在最后"
    return (f"没填最后一期：{how}。",)


def _gap_notes(dates: Sequence[date]) -> Iterator[str]:
    """A second payment that comes much sooner or later than a month after the first."""
    gap = days_between(*dates[:2]) if len(dates) > 1 else SHORTEST_GAP
    if not SHORTEST_GAP <= gap <= LONGEST_GAP:
        first, second = map(date_text, dates[:2])
        yield (f"第 1 期（{first}）和第 2 期（{second}）隔 {gap} 天，不是一个月。"
               "是这样谈的就不用改；不是，就改第一笔的日期，或者每月还款日。")


def _too_little(debt: Decimal, monthly: Decimal) -> str:
    least = (debt - CENT) // (CENT * MOST_PERIODS) * CENT + CENT
    return messages.with_least(
        messages.ends_late(short_money_text(monthly), MOST_PERIODS), MOST_PERIODS, money_text(least))


def _monthly_day(day: int) -> str:
    return f"每月 {day} 日" + ("（没有这一天的月份，在当月最后一天）" if day > SHORTEST_MONTH else "")


def _due_text(row: Due) -> str:
    when = f"{date_text(row.when)}，" if row.when else ""
    return f"第 {row.number:,} 期：{when}{money_text(row.amount)}"

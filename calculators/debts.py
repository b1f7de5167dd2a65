"""Several debts and one sum a month: what comes first, in which order, what each one can be offered.

interest of a month = to_cents(balance × annual_rate / 12); payments = debts of today + all interest
offers: the money of the month × debt / all debts, each with its first interest, exact to the 分 by largest
remainder; only where money is shared out, or nothing less would end: the months then begin with the same.
Amounts in 元, rates a year as fractions. Kinds of debts keep the order of fact `debt-priority-convention`; a
strategy orders within a kind. Too little money for the minimums, or for the interest, is an outcome and no
error. Errors: no debts, a debt without a name or an amount, what cannot be read.

>>> form = Form(FIELDS, {"debts": "花呗 8600 18% 430；信用卡 3000 15% 150", "monthly_payment": "1200"}, {})
>>> calculate(form).status
'先还利率高的，11 个月还清，利息一共 959.77 元'
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .core.answer import NOTHING, Answer, Figure, count_figure, money_figure, text_figure
from .core.field import ANNUAL, Choice, Field
from .core.form import Form
from .core.money import ZERO
from .core.text import quoted
from .parts.debts.case import KINDS, MOST_MONTHS, STRATEGIES, Case, Debt
from .parts.debts.course import Course, course
from .parts.debts.report import assumptions, consent, notes, outcome, sources, status
from .parts.debts.tables import (
    LONGEST_NAME,
    Courses,
    charts,
    comparison_table,
    first_table,
    has_offers,
    offers_table,
    order_table,
    timeline_table,
)
from .parts.debts.working import python, working

TITLE = "先还哪一笔"
# What most debts are stands first: a list in a form begins there.
KIND_CHOICES = tuple(
    Choice(value=value, label=KINDS[value]) for value in ("credit", "secured", "court", "basics", "family"))
FIELDS = (
    Field(name="debts", label="欠款", kind="rows", required=True, max_rows=10,
          row_label="第 {number} 笔欠款", columns=(
              Field(name="name", label="欠谁", kind="text", required=True, example="花呗"),
              Field(name="balance", label="现在欠", kind="money", required=True, may_be_zero=False,
                    example="8600"),
              Field(name="annual_rate", label="年利率", kind="rate", scale=ANNUAL, example="18%"),
              Field(name="minimum", label="每月最低还", kind="money", example="430"),
              Field(name="kind", label="哪一类", kind="choice", choices=KIND_CHOICES, example="credit"))),
    Field(name="monthly_payment", label="每月一共能还", kind="money", required=True, example="1200"),
    Field(name="strategy", label="按什么先后", kind="choice", default="avalanche", choices=tuple(
        Choice(value=value, label=label) for value, label in STRATEGIES.items())),
    Field(name="extras", label="额外多还的钱", kind="rows", max_rows=20,
          row_label="第 {number} 笔额外的", columns=(
              Field(name="month", label="第几个月", kind="integer", required=True, unit="个月", example="3",
                    lowest=Decimal(1), highest=Decimal(MOST_MONTHS)),
              Field(name="amount", label="金额", kind="money", required=True, may_be_zero=False,
                    example="2000"))),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "main": "先看这个", "months": "全部还清要", "first_debt": "多出来的钱，先还", "interest": "利息一共",
    "total_payment": "还款合计",
    "debt": "现在一共欠", "minimums": "各家最低一共", "lacking": "离最低还差",
    "first_interest": "第一个月的利息", "least": "欠款要变少，每月至少还", "saved": "先还利率高的，少付利息",
}
TABLES = {
    "first": {"place": "先后", "kind": "哪一类", "debts": "欠款", "balance": "现在欠", "why": "为什么"},
    "order": {
        "place": "先后", "name": "欠谁", "kind": "哪一类", "balance": "现在欠", "rate": "年利率",
        "minimum": "每月先付", "cleared": "哪个月还清",
        "why": "为什么"},
    "offers": {
        "name": "欠谁", "owed": "加上当月利息欠", "share": "占一共欠的", "minimum": "每月最低还",
        "offer": "按比例还", "lacking": "比最低少"},
    "timeline": {
        "month": "月", "paid": "还", "split": "还给谁", "interest": "利息", "balance": "一共还欠",
        "balances": "各家还欠", "cleared": "还清的"},
    "comparison": {
        "strategy": "先后", "months": "还清要", "interest": "利息一共", "total_payment": "还款合计",
        "first_cleared": "还清第一笔"},
}
CHARTS = {"timeline": "timeline", "comparison": "comparison"}
OUTCOMES = {
    "pays_off": "按这个数还得清", "short": "不够付各家的最低还款", "never_ends": "按这个数还不清",
}
SOURCES = ("debt-priority-convention", "enforcement-keep-living", "formula-rounding", "civil-560-multi-debts")
WORDS = ("asks_less", "can_pay", "nothing_left", "minimums_paid")
DOCUMENTS: tuple[str, ...] = ()


def calculate(form: Form) -> Answer:
    """Read the debts, follow them month by month under each strategy, report. Raises FormError."""
    case = _read(form)
    courses = {name: course(case, name) for name in STRATEGIES if name == "pro_rata" or not case.is_short}
    found = courses[case.used_strategy]
    led_to = outcome(case, found)
    return Answer(
        results=_results(case, found, courses),
        tables={
            "first": first_table(case), "order": order_table(case, found),
            "offers": offers_table(case, found),
            "timeline": timeline_table(case, found), "comparison": comparison_table(courses)},
        charts=charts(case, found, courses),
        notes=notes(case, found, courses), assumptions=assumptions(case, found),
        status=status(case, found), outcome=led_to,
        working=working(case, found), python=python(case, found, OUTPUTS), sources=sources(case),
        words={} if led_to == "pays_off" else {
            "asks_less": "1", "can_pay" if case.monthly_payment else "nothing_left": "1",
            **({} if has_offers(case, found) else {"minimums_paid": "1"})},
    )


def _read(form: Form) -> Case:
    form.stop_at_faults()
    extras: dict[int, Decimal] = {}
    for row in form["extras"]:
        extras[row["month"]] = extras.get(row["month"], ZERO) + row["amount"]
    return Case(
        debts=tuple(_debt(number, row) for number, row in enumerate(form["debts"], start=1)),
        monthly_payment=form["monthly_payment"], extras=extras, strategy=form["strategy"])


def _debt(number: int, row: Mapping[str, Any]) -> Debt:
    return Debt(
        number=number, name=row["name"], balance=row["balance"], annual_rate=row["annual_rate"],
        minimum=row["minimum"] or ZERO, kind=row["kind"] or "credit")


def _results(case: Case, found: Course, courses: Courses) -> dict[str, Figure]:
    lacking = case.minimums - case.monthly_payment
    ends = {"interest": found.interest, "total_payment": found.paid}
    return {
        "main": _main(case, found),
        "months": _length(case, found),
        "first_debt": NOTHING if case.is_short else _first_debt(case, found),  # nothing is left over
        **{name: money_figure(amount) if found.ends else NOTHING for name, amount in ends.items()},
        "debt": money_figure(case.total),
        "minimums": money_figure(case.minimums) if case.minimums else NOTHING,
        "lacking": money_figure(lacking) if lacking > 0 else NOTHING,
        "first_interest": money_figure(sum(case.first_interest, ZERO)),
        "least": money_figure(case.least) if any(case.first_interest) else NOTHING,
        "saved": _saved(courses),
    }


def _main(case: Case, found: Course) -> Figure:
    """What leads: what is lacking, else what comes first and how long it takes. Its value is a number."""
    if case.is_short:
        lacking = money_figure(case.minimums - case.monthly_payment)
        return lacking | {"text": f"离{'各家' if len(case.debts) > 1 else ''}最低还差 {lacking['text']}"}
    length = _length(case, found)
    if not found.ends:
        return length
    return length | {"text": f"{_order_text(case, found)}{length['text']}还清"}


def _order_text(case: Case, found: Course) -> str:
    """What comes first, as the beginning of a sentence; nothing comes first of one."""
    first = _first_debt(case, found)
    if len(case.debts) == 1:
        return ""
    shares_out = first["value"] == "pro_rata" and found.strategy == "pro_rata"
    return f"{first['text']}，" if shares_out else f"先还{quoted(first['text'], LONGEST_NAME)}，"


def _length(case: Case, found: Course) -> Figure:
    if not found.ends:
        return text_figure(f"{MOST_MONTHS} 个月也还不清", str(MOST_MONTHS))
    length = count_figure(len(found.months), "个月")
    return length | {"text": f"{length['text']}（{consent(case)}）"} if case.is_short else length


def _first_debt(case: Case, found: Course) -> Figure:
    """The first of the order; where money is shared out, only what has to be paid first has a turn."""
    first = case.ordered(found.strategy)[0]
    if found.strategy == "pro_rata" and not first.comes_first:
        return text_figure(STRATEGIES["pro_rata"], "pro_rata")
    return text_figure(first.name)


def _saved(courses: Courses) -> Figure:
    dear, cheap = courses.get("snowball"), courses.get("avalanche")
    if not (dear and cheap and dear.ends and cheap.ends):
        return NOTHING
    saved = dear.interest - cheap.interest
    return money_figure(saved) if saved > 0 else NOTHING

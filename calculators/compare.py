"""Plans side by side: what each asks a month, how long it takes, what it costs, what that is worth today.

Up to four plans for one debt: 一次结清, 延期, 分期 free of interest, with interest or a fee, 最低还款.
cost = all payments + one-off fee − debt; same-day value = fee + Σ payment_k / (1 + i)^k, i the debt's rate
a month (annual_rate / 12 or daily_rate × 30), the plain sum without one; true yearly rate: `formula-irr`.
Without plans typed, the usual ones are made from the debt and what the reader can pay a month. How each kind
is worked out and rounded: parts.compare_case; which one is suggested: parts.compare_choice.

>>> calculate(Form(FIELDS, {"debt": "8,802.10", "monthly_payment": "800", "annual_rate": "18%"}, {})).status
'免息分期 12 期：每期 800.00 元，一共还 8,802.10 元，和现在欠的一样'
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .core import messages
from .core.answer import NOTHING, Answer, Figure, count_figure, date_figure, money_figure, text_figure
from .core.day_count import add_months
from .core.field import ANNUAL, DAILY, Field
from .core.form import Form
from .core.money import money_text
from .core.rates import Rate
from .parts.compare.case import Course, same_day_value, worked_out
from .parts.compare.choice import OUTCOMES, Budget, cheapest, lightest, outcome, suggested
from .parts.compare.offers import KINDS, check_rows, not_less, offered, own_rate, usual
from .parts.compare.python import python
from .parts.compare.report import chart, extra_figure, name, plans_table, rates_table, schedule_table
from .parts.compare.words import assumptions, notes, sources
from .parts.compare.working import working

TITLE = "方案对比"
MOST_PLANS = 4
MOST_MONTHS = Decimal(600)

FIELDS = (
    Field(name="debt", label="现在一共欠", kind="money", required=True, may_be_zero=False, example="8802.10"),
    Field(name="monthly_payment", label="每月能还", kind="money", may_be_zero=False, example="800"),
    Field(name="annual_rate", label="年利率", kind="rate", scale=ANNUAL, example="18%"),
    Field(name="savings", label="手上能一次拿出", kind="money", example="2000"),
    Field(name="plans", label="要比的方案", kind="rows", max_rows=MOST_PLANS, row_label="第 {number} 个方案",
          columns=(
              Field(name="kind", label="方式", kind="choice", required=True, choices=KINDS,
                    example="installments"),
              Field(name="months", label="月数", kind="integer", unit="期", example="12",
                    lowest=Decimal(1), highest=MOST_MONTHS),
              Field(name="rate", label="费率", kind="rate", scale=ANNUAL, example="14.6%"),
              Field(name="waived", label="减免多少", kind="money", example="200"),
              Field(name="settled_at", label="减免后要还", kind="money", may_be_zero=False),
              Field(name="fee", label="另收的费用", kind="money", example="50"))),
    Field(name="choose", label="想谈第几个方案", kind="integer", example="1",
          lowest=Decimal(1), highest=Decimal(MOST_PLANS)),
    Field(name="first_due_date", label="第一次还款日", kind="date", example="2026-12-8"),
    Field(name="daily_rate", label="日利率", kind="rate", scale=DAILY),
    Field(name="penalty", label="其中的罚息", kind="money", example="202.10"),
    Field(name="minimum_payment", label="账单上的最低还款", kind="money", may_be_zero=False, example="1000"),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "chosen_payment": "每期还", "chosen_plan": "带走的方案", "chosen_periods": "期数",
    "chosen_last": "最后一期还",
    "chosen_total": "一共还", "chosen_extra": "和现在欠的比", "chosen_same_day": "折合今天",
    "chosen_first": "第一期的日期", "chosen_end": "最后一期的日期",
    "cheapest": "一共还得最少的", "lightest": "每期最轻的",
}
TABLES = {
    "plans": {
        "plan": "方案", "payment": "每期还", "last": "最后一期", "periods": "多久", "total": "一共还",
        "extra": "和现在欠的比", "same_day": "折合今天", "fits": "还得起吗"},
    "rates": {"plan": "方案", "apr_simple": "真实年化（单利）", "apr_compound": "真实年化（复利）"},
    "schedule": {
        "number": "期", "due_date": "日期", "payment": "要还", "principal": "抵欠款", "interest": "利息",
        "fee": "费用", "balance": "还剩"},
}
CHARTS = {"totals": "plans"}
SOURCES = (
    "formula-rounding", "formula-irr", "formula-annuity", "formula-flat-fee", "formula-early-settlement",
    "huabei-min-payment-formula", "huabei-overdue-annualised", "huabei-instalment-early-repay",
    "civil-678-extension", "civil-544-unclear-change", "negotiation-basis-summary",
)
WORDS: tuple[str, ...] = ()
DOCUMENTS: tuple[str, ...] = ()


def calculate(form: Form) -> Answer:
    """Read the form, work out every plan, choose one, report.

    Raises FormError with all faults of the form, and for a choice among the plans that cannot be made.
    """
    _check(form)
    rate = own_rate(form)
    courses = [worked_out(proposal) for proposal in offered(form) or usual(form)]
    budget = Budget(monthly=form["monthly_payment"], savings=form["savings"])
    chosen = _chosen(form, courses, budget)
    due = _due_dates(chosen, form["first_due_date"])
    return Answer(
        results=_results(courses, chosen, rate, due),
        tables={
            "plans": plans_table(courses, rate, budget), "rates": rates_table(courses),
            "schedule": schedule_table(chosen, due)},
        notes=notes(courses, chosen, budget, rate, is_named=form["choose"] is not None),
        assumptions=assumptions(courses, rate, due),
        status=_status(chosen),
        outcome=outcome(courses, chosen, budget, rate),
        working=working(courses, chosen, rate),
        sources=tuple(fact for fact in SOURCES if fact in sources(courses)),
        python=python(chosen, rate, OUTPUTS),
        charts={"totals": chart(courses)},
    )


def _results(
    courses: list[Course], chosen: Course | None, rate: Rate | None, due: tuple[date, ...],
) -> dict[str, Figure]:
    if chosen is None:
        return dict.fromkeys(OUTPUTS, NOTHING)
    ending = [course for course in courses if course.rows]
    best, easiest = cheapest(ending), lightest(ending)
    return {
        "chosen_payment": money_figure(chosen.payments[0]),
        "chosen_plan": text_figure(name(chosen)),
        "chosen_periods": count_figure(len(chosen.rows), "期"),
        "chosen_last": money_figure(chosen.payments[-1]),
        "chosen_total": money_figure(chosen.total),
        "chosen_extra": extra_figure(chosen),
        "chosen_same_day": money_figure(same_day_value(chosen, rate)),
        "chosen_first": date_figure(due[0]) if due else NOTHING,
        "chosen_end": date_figure(due[-1]) if due else NOTHING,
        "cheapest": text_figure(f"{name(best)}，{money_text(best.total)}"),
        "lightest": text_figure(f"{name(easiest)}，{money_text(easiest.heaviest)}"),
    }


def _status(chosen: Course | None) -> str:
    if chosen is None:
        return f"{OUTCOMES['never_ends']}，欠款不会减少"
    compared = f"比现在欠的{extra_figure(chosen)['text']}" if chosen.extra else "和现在欠的一样"
    word = "每期" if chosen.is_regular else "首期"
    each = f"{word} {money_text(chosen.payments[0])}，" if len(chosen.rows) > 1 else ""
    return f"{name(chosen)}：{each}一共还 {money_text(chosen.total)}，{compared}"


def _chosen(form: Form, courses: list[Course], budget: Budget) -> Course | None:
    """The plan the reader names, else the suggested one. Raises FormError for one that never ends."""
    place: int | None = form["choose"]
    if place is None:
        return suggested(courses, budget)
    if place > len(courses):
        most = str(len(courses))
        form.fault("choose", messages.out_of_range(form.label("choose"), "1", most))
    elif not courses[place - 1].rows:
        form.fault("choose", f"第 {place} 个方案照这些数还不完，{form.label('choose')}换一个")
    form.stop_at_faults()
    return courses[place - 1]


def _due_dates(chosen: Course | None, first: date | None) -> tuple[date, ...]:
    """The first date is a month from today, or of a single payment; what is put off longer is due later."""
    if chosen is None or first is None:
        return ()
    delay = max(chosen.first_month, 1) - 1
    return tuple(add_months(first, delay + number) for number in range(len(chosen.rows)))


def _check(form: Form) -> None:
    """Every pair of fields that depend on each other. Raises FormError."""
    if form.given("annual_rate") and form.given("daily_rate"):
        form.fault("daily_rate", messages.only_one([form.label("annual_rate"), form.label("daily_rate")]))
    if not form.given("plans") and not form.given("monthly_payment"):
        either = messages.either([form.label("monthly_payment"), form.label("plans")])
        form.fault("monthly_payment", either)
    debt, penalty = form["debt"], form["penalty"]
    if debt is not None and penalty is not None and penalty >= debt:
        form.fault("penalty", not_less(form.label("penalty"), form.label("debt"), debt))
    check_rows(form)
    form.stop_at_faults()

"""Real yearly rate: what a loan or a fee plan costs a year, and where that stands to the line that applies.

net = Σ payment_k / (1 + x)^k, k in months, x the monthly rate                    (fact `formula-irr`)
单利 = 12 × x; 复利 = (1 + x)^12 - 1, which the central bank's notice calls the IRR method
Licensed lenders: both against 24%, above which one may ask for a reduction    (fact `spc-2017-24pct`)
Private lending: both against 4 × one-year LPR of the contract's day (fact `private-lending-cap-4lpr`)
Money in 元; rates are fractions, shown with two decimals and compared so; only shares of money are rounded.
Raises FormError with all faults; InputError where less comes back than was received, or absurdly much.

>>> texts = {"principal": "100000", "upfront_fee": "1000", "monthly_payment": "8833.3", "periods": "12"}
>>> calculate(Form(FIELDS, texts | {"lender": "bank"}, {})).status
'真实年化：单利 12.80%，复利 13.58%；都不高于年 24%'
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from .core import messages
from .core.answer import NOTHING, Answer, Figure, money_figure, rate_figure
from .core.day_count import date_after
from .core.errors import InputError
from .core.field import ANNUAL, PER_PERIOD, TOTAL_FEE, Choice, Field
from .core.form import Form
from .core.money import ZERO, money_text, share_of, to_cents
from .core.rates import percent_text
from .core.reading_dates import date_text
from .parts.real_rate import words
from .parts.real_rate.case import (
    MONTHS,
    Loan,
    Rates,
    flat_payments,
    is_rounding,
    listed_payments,
    plan_rates,
    rates,
)
from .parts.real_rate.line import (
    LPR_FROM,
    MOST_LPR,
    MULTIPLE,
    TRANSITION,
    UNKNOWN_FROM,
    Line,
    day_of_lpr,
    line_for,
    lpr_on,
)
from .parts.real_rate.report import (
    chart,
    lines_table,
    margin_figure,
    over_figure,
    payments_table,
    program,
    working,
)
from .parts.real_rate.verdict import EXTRAS_UNCLEAR, ONE_PERIOD, verdict

TITLE = "真实年化"
MOST_PERIODS = Decimal(600)
MOST_UPFRONT = Decimal("0.9")
MOST_MONTHLY = Decimal(5)
EXTRAS = ("penalty", "compound_interest", "damages", "other_fees")

FIELDS = (
    Field(name="principal", label="借款本金", kind="money", required=True, may_be_zero=False,
          example="10000"),
    Field(name="upfront_fee", label="先扣掉的费用", kind="money", example="300"),
    Field(name="monthly_payment", label="每期还多少", kind="money", may_be_zero=False, example="950"),
    Field(name="total_fee_rate", label="总手续费率", kind="rate", scale=TOTAL_FEE, example="8.8%"),
    Field(name="period_fee_rate", label="每期手续费率", kind="rate", scale=PER_PERIOD, example="0.6%"),
    Field(name="periods", label="期数", kind="integer", unit="期", example="12",
          lowest=Decimal(1), highest=MOST_PERIODS),
    Field(name="flows", label="每月还款清单", kind="rows", max_rows=120, row_label="第 {number} 笔",
          columns=(
        Field(name="month", label="第几个月", kind="integer", required=True, unit="个月", example="3",
              lowest=Decimal(1), highest=MOST_PERIODS),
        Field(name="amount", label="金额", kind="money", required=True, may_be_zero=False,
              example="6000"))),
    Field(name="period_fee", label="每期另交的费用", kind="money", example="50"),
    Field(name="lender", label="放款机构", kind="choice", default="unknown", choices=(
        Choice(value="bank", label="银行"),
        Choice(value="consumer_finance", label="消费金融公司或网络银行"),
        Choice(value="microloan", label="小额贷款公司"),
        Choice(value="private", label="个人，或没有牌照的公司"),
        Choice(value="unknown", label="不清楚"))),
    Field(name="contract_date", label="借款合同成立的日子", kind="date", example="2025-6-1"),
    Field(name="penalty", label="罚息", kind="money", example="202.10"),
    Field(name="compound_interest", label="复利", kind="money", example="15"),
    Field(name="damages", label="违约金或滞纳金", kind="money", example="100"),
    Field(name="other_fees", label="其他费用", kind="money", example="60"),
    Field(name="extra_month", label="另外加的钱在第几个月付", kind="integer", unit="个月", example="12",
          lowest=Decimal(1), highest=MOST_PERIODS),
    Field(name="lpr", label="一年期 LPR", kind="rate", scale=ANNUAL, may_be_zero=False, example="3%"),
    Field(name="filed_on", label="起诉的日子", kind="date", example="2026-3-2"),
)
ONE_OF = ((("monthly_payment",), ("total_fee_rate",), ("period_fee_rate",), ("flows",)),)
OUTPUTS = {
    "apr_simple": "真实年化（单利）", "apr_compound": "真实年化（复利）", "line": "参照线",
    "margin_simple": "单利和线比", "margin_compound": "复利和线比",
    "over_amount": "高出线的钱（估算，整笔）", "over_per_year": "高出线的钱（估算，平均一年）",
    "total_cost": "总费用", "total_paid": "一共要还", "net_received": "实际到手",
    "monthly_rate": "每月内部收益率", "plan_simple": "不算另外加的钱（单利）",
    "plan_compound": "不算另外加的钱（复利）", "lpr_used": "一年期 LPR",
}
TABLES = {
    "lines": {
        "what": "算法", "rate": "真实年化", "line": "参照线", "difference": "相差",
        "over": "高出的钱（估算）"},
    "payments": {
        "month": "第几个月", "planned": "按约定还", "extra": "另外加的", "total": "一共",
        "present": "折回放款那天"},
}
CHARTS = {"rates": "lines"}
OUTCOMES = {
    "above_line": "合计高于年化参照线，可以请求调减", "near_line": "单利没超过参照线，复利超过了",
    "below_line": "合计没有超过参照线", "private_above": "民间借贷，高于 LPR 倍数的线",
    "private_near": "民间借贷，单利没超过，复利超过了", "private_below": "民间借贷，没有超过",
    "transition": "民间借贷，成立得早，还要知道起诉的日子", "no_line": "不知道放款的是谁，没有和线比",
    EXTRAS_UNCLEAR: "算进晚还加的钱才高于参照线，还说不准", ONE_PERIOD: "只有一期，没有和线比",
}
SOURCES = tuple(dict.fromkeys((
    *words.ALWAYS, *(fact for facts in words.BY_LENDER.values() for fact in facts), "formula-flat-fee",
    "civil-670", "formula-irr-approx", *words.LOOKED_UP, "private-lending-transition", *words.NEW_CONTRACT,
    *words.OLD_CONTRACT)))
WORDS: tuple[str, ...] = ()
DOCUMENTS: tuple[str, ...] = ()


def calculate(form: Form) -> Answer:
    """Read the form, find both yearly rates, hold them against the line."""
    _check(form)
    line = line_for(form["lender"], form["contract_date"], form["filed_on"], form["lpr"])
    loan = _loan(form)
    found, bare = _rates(form, loan)
    place = verdict(loan, line, found, bare)
    line = replace(line, rate=None) if place == ONE_PERIOD else line
    results = _results(loan, line, found, bare)
    if place == EXTRAS_UNCLEAR:
        results |= {"over_amount": NOTHING, "over_per_year": NOTHING}
    return Answer(
        results=results,
        tables={"lines": lines_table(loan, line, found, bare), "payments": payments_table(loan, found)},
        notes=words.notes(loan, line, found, place, form["contract_date"]),
        assumptions=words.assumptions(loan, line, place),
        status=words.status(line, found, place), outcome=place,
        working=working(loan, line, found), sources=words.sources(loan, line, form["contract_date"]),
        python=program(loan, line, OUTPUTS, has_over=bool(results["over_amount"]["value"])),
        charts={"rates": chart(line, found)},
    )


def _results(loan: Loan, line: Line, found: Rates, bare: Rates) -> dict[str, Figure]:
    above = over_figure(loan, line.rate, "simple", found.simple)
    return {
        "apr_simple": rate_figure(found.simple, 2), "apr_compound": rate_figure(found.compound, 2),
        "line": NOTHING if line.rate is None else rate_figure(line.rate, 2),
        "margin_simple": margin_figure(found.simple, line.rate),
        "margin_compound": margin_figure(found.compound, line.rate),
        "over_amount": above, "over_per_year": _by_year(above, len(loan.paid)),
        "total_cost": money_figure(loan.cost), "total_paid": money_figure(loan.total),
        "net_received": money_figure(loan.net), "monthly_rate": rate_figure(found.monthly, 4),
        "plan_simple": rate_figure(bare.simple, 2) if loan.extra else NOTHING,
        "plan_compound": rate_figure(bare.compound, 2) if loan.extra else NOTHING,
        "lpr_used": NOTHING if line.lpr is None else rate_figure(line.lpr, 2),
    }


def _by_year(above: Figure, months: int) -> Figure:
    """The estimate spread over the years; nothing for a loan of a year or less."""
    if not above["value"] or months <= MONTHS:
        return NOTHING
    return money_figure(Decimal(above["value"]) * MONTHS / months)


def _loan(form: Form) -> Loan:
    """The loan, once every field is right."""
    principal, periods, period_fee = form["principal"], form["periods"] or 0, form["period_fee"] or ZERO
    each, fee, way = ZERO, ZERO, "list"
    if form["flows"]:
        planned = listed_payments(form["flows"])
    elif form["monthly_payment"] is not None:
        way, each = "payment", form["monthly_payment"]
        planned = (each,) * periods
    else:
        share = form["period_fee_rate"]
        way = "fee"
        fee = to_cents(principal * (form["total_fee_rate"] if share is None else share * periods))
        planned = flat_payments(principal, fee, periods)
    return Loan(
        principal=principal, upfront_fee=form["upfront_fee"] or ZERO, way=way, each=each, fee=fee,
        planned=tuple(payment + period_fee for payment in planned), period_fee=period_fee,
        extras=tuple((form.label(name), form[name] or ZERO) for name in EXTRAS),
        extra_month=form["extra_month"] or len(planned),
    )


def _rates(form: Form, loan: Loan) -> tuple[Rates, Rates]:
    """With what lateness added, and without."""
    name = "flows" if loan.way == "list" else "monthly_payment"
    planned = sum(loan.planned, ZERO)
    if loan.total < loan.net or not is_rounding(loan.net - planned, len(loan.planned)):
        raise InputError(name, messages.less_than_received(
            form.label(name), money_text(planned), money_text(loan.net)))
    found, bare = rates(loan.net, loan.paid), plan_rates(loan.net, loan.planned)
    if max(found.monthly, bare.monthly) > MOST_MONTHLY:
        most = percent_text(MOST_MONTHLY)
        raise InputError("principal", messages.absurd_rate(most, form.label("principal")))
    return found, bare


def _check(form: Form) -> None:
    """Every pair of fields that depend on each other. Raises FormError."""
    for groups in ONE_OF:
        form.exactly_one(*groups)
    if form.given("flows"):
        form.refuse_all(("periods", "period_fee"), form.label("flows"))
    elif not form.given("periods"):
        form.fault("periods", messages.missing(form.label("periods")))
    _check_upfront(form)
    if form["lender"] == "private":
        _check_private(form)
    elif form["lender"] is not None:
        form.refuse_all(("lpr", "filed_on"), f"{form.label('lender')}选「{form.choice_text('lender')}」时")
    form.stop_at_faults()


def _check_upfront(form: Form) -> None:
    principal, upfront = form["principal"], form["upfront_fee"]
    if principal is None or upfront is None:
        return
    most = share_of(principal, MOST_UPFRONT)
    if upfront > most:
        form.fault("upfront_fee", messages.above_share(
            form.label("upfront_fee"), percent_text(MOST_UPFRONT), money_text(most)))


def _check_private(form: Form) -> None:
    """Private lending needs a day whose LPR is known, or the LPR itself."""
    contract, filed = form["contract_date"], form["filed_on"]
    if form.given("lpr"):
        _check_lpr(form, form["lpr"], day_of_lpr(contract, filed))
        return
    if not form.given("contract_date"):
        form.fault("contract_date", messages.missing(form.label("contract_date")))
    if filed is not None and filed < TRANSITION:
        form.fault("filed_on", messages.too_early(form.label("filed_on"), date_text(TRANSITION)))
    elif filed is not None and contract is not None and contract >= TRANSITION:
        form.fault("filed_on", messages.not_used(form.label("filed_on"), f"{date_text(TRANSITION)}起的借款"))
    name, day = ("contract_date", contract) if filed is None else ("filed_on", filed)
    if day is not None and lpr_on(day) is None and not (filed and filed < TRANSITION):
        form.fault(name, _unknown_lpr(form, name))


def _check_lpr(form: Form, typed: Decimal | None, day: date | None) -> None:
    """What was typed is the LPR of its day where that is known, and never four times it."""
    if typed is None:
        return
    label, known = form.label("lpr"), lpr_on(day) if day else None
    if known is not None and day is not None and typed != known:
        form.fault("lpr", f"{date_text(day)}那天的「{label}」是 {percent_text(known, 2)}，"
                          f"和填的 {percent_text(typed, 2)} 不一样；"
                          f"{MULTIPLE} 倍在这里算，把「{label}」清空，或者改成 {percent_text(known, 2)}")
    elif typed > MOST_LPR:
        form.fault("lpr", f"「{label}」填的是 {percent_text(typed, 2)}，公布过的没有这么高；"
                          f"看看填的是不是 {MULTIPLE} 倍以后的数，{MULTIPLE} 倍在这里算，填公布的那个数")


def _unknown_lpr(form: Form, name: str) -> str:
    known = f"{date_text(LPR_FROM)}到 {date_text(date_after(UNKNOWN_FROM, -1))}"
    if name == "contract_date" and form[name] < LPR_FROM:
        return messages.lpr_too_early(form.label(name), known, form.label("filed_on"))
    return messages.lpr_unknown(form.label(name), known, form.label("lpr"))

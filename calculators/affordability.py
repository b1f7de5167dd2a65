"""What can be offered each month once living is provided for: income less basics, then a chosen share.

leftover = income - basics - what can wait - what other debts take; offer = leftover × share
months = ⌈debt / offer⌉, no interest added;  dti = monthly payments of debts / income
emergency fund = basics × months of the fact `emergency-fund-3-6`
Amounts in 元. A line is rounded to the 分 once, as its month; totals are sums of the lines shown. Nothing
left is an outcome, never an error; errors are a form without any income line and what cannot be read.
Facts: `repay-capacity-living-floor`, `enforcement-keep-living`, `exempt-property`, `dti-70-unverified`.

>>> form = Form(FIELDS, {"salary": "6000", "rent": "1800", "food": "40/天", "debt": "8600"}, {})
>>> calculate(form).status
'每月可以提 1,491.67 元，自己还留 1,491.66 元'
"""

from __future__ import annotations

from decimal import Decimal

from .core import messages
from .core.answer import NOTHING, Answer, Figure, count_figure, money_figure, rate_figure
from .core.field import Choice, Field
from .core.form import Form
from .core.money import ZERO, to_cents
from .parts.budget.case import SHARES, Budget, Line, Target
from .parts.budget.report import assumptions, notes, sources, status
from .parts.budget.tables import lines_table, offers_table, totals_chart, totals_table
from .parts.budget.working import python, working

TITLE = "我每月能还多少"
GROUPS = {
    "income": {
        "salary": ("工资", "4500"), "other_income": ("其他收入", "600"), "benefits": ("补助和养老金", "800"),
        "family_help": ("家人补贴", "500")},
    "basics": {
        "rent": ("房租和物业费", "1200"), "mortgage": ("房贷", "1500"), "food": ("吃饭", "30/天"),
        "utilities": ("水电燃气", "200"), "phone": ("手机和网络", "80"), "transport": ("交通", "50/周"),
        "medical": ("看病吃药", "100"), "children": ("孩子", "400"), "elders": ("老人", "300"),
        "social_insurance": ("社保", "6000/年"), "other_basics": ("其他必需", "100")},
    "can_wait": {
        "dining": ("外卖和聚餐", "60/周"), "shopping": ("衣服和网购", "150"), "fun": ("娱乐和会员", "30"),
        "gifts": ("人情往来", "1200/年"), "other_wait": ("其他可以先减的", "50")},
    "other_debts": {"other_debts": ("其他欠款每月要还", "300")},
}
SHARE_CHOICES = tuple(Choice(value=value, label=f"{value}%") for value in SHARES)
FIELDS = (
    *(Field(name=name, label=label, kind="recurring", example=example)
      for lines in GROUPS.values() for name, (label, example) in lines.items()),
    Field(name="debt", label="现在一共欠", kind="money", example="8802.10"),
    Field(name="share", label="从剩下的里面提出多少", kind="choice", default="50", choices=SHARE_CHOICES),
    Field(name="savings", label="手里的应急钱", kind="money", example="500"),
    Field(name="job", label="收入稳不稳", kind="choice", default="stable", choices=(
        Choice(value="stable", label="稳定"), Choice(value="unstable", label="不稳定，或者欠得多"))),
    Field(name="fund_months", label="应急金想攒够几个月", kind="integer", unit="个月", example="3",
          lowest=Decimal(1), highest=Decimal(24)),
    Field(name="living_standard", label="当地低保标准", kind="money", may_be_zero=False, example="900"),
    Field(name="people", label="家里几口人", kind="integer", unit="人", example="2", lowest=Decimal(1),
          highest=Decimal(20)),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "offer": "每月可以提出还", "leftover": "每月剩下", "income": "每月收入", "basics": "必需的开支",
    "can_wait": "可以先减的", "other_debts": "其他欠款每月要还",
    "leftover_most": "先减的都减掉，最多剩",
    "offer_50": "提出一半", "offer_75": "提出大半", "offer_100": "全部提出",
    "kept": "自己还留", "all_debts": "几笔欠款一起，每月能还",
    "months": "不再加利息，还清要", "last_payment": "最后一个月还",
    "dti": "欠款每月占收入", "dti_with_offer": "加上这次提的，占收入", "living_floor": "至少要留的生活费",
    "fund_low": "应急金，常见建议少的", "fund_high": "应急金，常见建议多的", "fund_target": "应急金目标",
    "fund_wait": "攒够要",
}
TABLES = {
    "lines": {"group": "哪一类", "line": "项目", "typed": "填的", "monthly": "每月", "share": "占收入"},
    "totals": {"what": "合计", "monthly": "每月", "share": "占收入"},
    "offers": {
        "share": "提出", "offer": "每月还", "kept": "自己还留", "months": "还清要",
        "last_payment": "最后一个月还"},
}
CHARTS = {"totals": "totals"}
OUTCOMES = {
    "can_offer": "有剩下的钱可以提", "tight": "剩下的很少，一点意外就会打乱",
    "others_first": "别的欠款要走了剩下的钱", "cannot_pay": "现在没有剩下的钱",
}
SOURCES = (
    "repay-capacity-living-floor", "enforcement-keep-living", "exempt-property", "dti-70-unverified",
    "dti-mortgage-50-55", "emergency-fund-3-6", "formula-rounding",
)
WORDS = ("can_pay", "several", "nothing_left")
ASKED = {"others_first": "several", "cannot_pay": "nothing_left"}  # what can be asked for; else an offer
DOCUMENTS: tuple[str, ...] = ()
MONTH = "个月"


def calculate(form: Form) -> Answer:
    """Read the lines, add them up, offer a share of what is left. Raises FormError with all faults."""
    budget = _read(form)
    return Answer(
        results=_results(budget),
        tables={"lines": lines_table(budget), "totals": totals_table(budget), "offers": offers_table(budget)},
        charts={"totals": totals_chart(budget)},
        notes=notes(budget), assumptions=assumptions(budget), status=status(budget), outcome=budget.outcome,
        working=working(budget), python=python(budget, OUTPUTS), sources=sources(budget),
        words={ASKED.get(budget.outcome, "can_pay"): "1"},
    )


def _read(form: Form) -> Budget:
    if not any(map(form.given, GROUPS["income"])):
        label = form.label("salary")
        form.fault("salary", f"{messages.missing(label)}；现在没有收入，就填 0")
    if form.given("people") and not form.given("living_standard"):
        label, other = form.label("people"), form.label("living_standard")
        form.fault("living_standard", f"填了{label}，{other}也要填；不知道，就把{label}清空")
    form.stop_at_faults()
    return Budget(
        lines=tuple(_line(form, group, name) for group, names in GROUPS.items() for name in names
                    if form[name] is not None),
        share=form["share"], debt=form["debt"] or ZERO, living_standard=form["living_standard"],
        people=form["people"],
        target=Target(savings=form["savings"] or ZERO, job=form["job"], months=form["fund_months"]),
    )


def _line(form: Form, group: str, name: str) -> Line:
    return Line(
        name=name, group=group, label=form.label(name), recurring=form[name],
        monthly=to_cents(form[name].monthly))


def _results(budget: Budget) -> dict[str, Figure]:
    """Every result; what nothing was typed for, or nothing is left for, has no figure."""
    most, offers = budget.leftover + budget.total("can_wait"), budget.offer() > 0
    return {
        "offer": money_figure(budget.offer()), "leftover": money_figure(budget.leftover),
        **{group: money_figure(budget.total(group)) for group in GROUPS},
        "leftover_most": money_figure(most) if budget.total("can_wait") else NOTHING,
        **{f"offer_{share}": money_figure(budget.offer(share)) if offers else NOTHING for share in SHARES},
        "kept": money_figure(budget.kept) if offers else NOTHING,
        "all_debts": money_figure(budget.all_debts) if budget.all_debts else NOTHING,
        **_repayment(budget), **_ratios(budget),
        "living_floor": money_figure(budget.floor) if budget.floor else NOTHING,
        **_fund(budget),
    }


def _repayment(budget: Budget) -> dict[str, Figure]:
    months, last = budget.repayment()
    return {
        "months": count_figure(months, MONTH) if months else NOTHING,
        "last_payment": money_figure(last) if months else NOTHING,
    }


def _ratios(budget: Budget) -> dict[str, Figure]:
    """Debts as a part of the income, without a word on how much is much."""
    income, before, offer = budget.total("income"), budget.debt_payments, budget.offer()
    return {
        "dti": rate_figure(before / income, places=2) if income and before else NOTHING,
        "dti_with_offer": rate_figure((before + offer) / income, places=2) if income and offer else NOTHING,
    }


def _fund(budget: Budget) -> dict[str, Figure]:
    low, high = budget.fund_range
    wait = budget.fund_wait()
    amounts = {"fund_low": low, "fund_high": high, "fund_target": budget.fund_target}
    return {
        **{name: money_figure(amount) if amount else NOTHING for name, amount in amounts.items()},
        "fund_wait": NOTHING if wait is None else count_figure(wait, MONTH),
    }

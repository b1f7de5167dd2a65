"""Letters: six papers from one plan and from what truly happened, each ready to be read once more and sent.

The plan is that of parts/agreement.py: amounts and dates are those of call sheet and calendar, in 元, only
added and subtracted. The words are the page's own documents; this reads the form, says which letter is meant
and what its lines may name. A letter asks, it never claims a right that is not there: facts `civil-543-…`,
`civil-544-…`, `civil-585`, `spc-2017-24pct` (only above it, only for lenders with a licence), the facts of
collection that the contacts named are over, `complaint-deadline-institution`, `credit-objection-20d`,
`credit-statement-right`. reply_by = today + days of a complaint or objection. Raises FormError.

>>> texts = {"letter": "installment", "debt": "8,802.10", "monthly_payment": "750"}
>>> calculate(Form(FIELDS, texts, {})).status
'写好了：分期还款申请。每月 750.00 元，分 12 期，最后一期 552.10 元，共 8,802.10 元'
"""

from __future__ import annotations

from decimal import Decimal

from .core.answer import NOTHING, Answer, Figure, count_figure, text_figure
from .core.field import YEARLY_COST, Choice, Field
from .core.form import Form
from .parts.agreement.proposal import PLAN_OUTPUTS, SCHEDULE_COLUMNS, agreement_fields
from .parts.contact.case import CALL, MESSAGE, MISSED, THIRD_PARTY, VISIT
from .parts.letter.case import CORRECT, Letter, read_letter
from .parts.letter.report import (
    FLAGGED,
    all_words,
    assumptions,
    deadlines_table,
    notes,
    reply_by,
    sources,
    words,
)

TITLE = "书面材料"
LETTERS = (
    Choice(value="statement", label="逾期情况说明"), Choice(value="installment", label="分期还款申请"),
    Choice(value="waiver", label="减免罚息申请"), Choice(value="complaint", label="催收投诉"),
    Choice(value="dispute", label="信用报告异议"), Choice(value="confirm", label="请书面确认"),
)
TITLES = {choice.value: choice.label for choice in LETTERS} | {"explain": "写进信用报告的说明"}
LENDERS = (
    Choice(value="bank", label="银行"), Choice(value="consumer", label="消费金融公司"),
    Choice(value="unknown", label="别的，或者不清楚"))
CONDUCTS = (
    Choice(value="none", label="没有下面这些"), Choice(value="threat", label="威胁、恐吓"),
    Choice(value="insult", label="辱骂"), Choice(value="told", label="把我的欠款告诉了别人"),
    Choice(value="posed", label="冒充法院、公安"),
    Choice(value="posted", label="公开张贴，或发到群里"))
WRONGS = (
    Choice(value="on_time", label="按时还了，却记成逾期"),
    Choice(value="settled", label="已经还清，没有更新"),
    Choice(value="amount", label="金额或者日期不对"), Choice(value="not_mine", label="不是我借的"),
    Choice(value="other", label="别的错"), Choice(value=CORRECT, label="记录没有错，我想加一段说明"))
INTERESTS = (
    Choice(value="none", label="说好不计"), Choice(value="some", label="说好要计"),
    Choice(value="unsaid", label="没说"))
CONTACT_COLUMNS = (
    Field(name="date", label="日期", kind="date", required=True, example="2026-11-3"),
    Field(name="time", label="时间", kind="time", example="21:50"),
    Field(name="kind", label="怎么联系的", kind="choice", required=True, example="call", choices=(
        Choice(value=CALL, label="接通的电话"), Choice(value=MISSED, label="没接通的拨打"),
        Choice(value=MESSAGE, label="短信或微信"), Choice(value=VISIT, label="上门"),
        Choice(value=THIRD_PARTY, label="打给家人或别人"))),
    Field(name="who", label="谁", kind="text", example="没报工号"),
    Field(name="said", label="说了什么", kind="text", example="让我今天还清"),
)

FIELDS = (
    Field(name="letter", label="要写哪一份", kind="choice", required=True, example="installment",
          choices=LETTERS),
    *agreement_fields(optional=("debt", "monthly_payment")),
    Field(name="income_before", label="以前每月收入", kind="money", example="7000"),
    Field(name="income_now", label="现在每月收入", kind="money", example="4200"),
    Field(name="living_costs", label="每月必要支出", kind="money", example="3400"),
    Field(name="attachments", label="随附的材料", kind="rows", max_rows=12,
          row_label="第 {number} 样材料", columns=(
              Field(name="what", label="材料", kind="text", required=True, example="离职证明"),
              Field(name="copies", label="份数", kind="integer", unit="份", lowest=Decimal(1),
                    highest=Decimal(99), example="1"))),
    Field(name="waive_amount", label="减免多少", kind="money", may_be_zero=False, example="202.10"),
    Field(name="yearly_cost", label="各项合起来的年化", kind="rate", scale=YEARLY_COST,
          example="27%"),
    Field(name="talk_date", label="哪天说好的", kind="date", example="2026-11-24"),
    Field(name="agent", label="和谁说的", kind="text", example="在线客服，工号记在录音里"),
    Field(name="ticket", label="受理编号", kind="text", example="以短信里的为准"),
    Field(name="plan_interest", label="期间计不计利息、罚息", kind="choice", default="unsaid",
          choices=INTERESTS),
    Field(name="contacts", label="联系记录", kind="rows", max_rows=100, row_label="第 {number} 次联系",
          columns=CONTACT_COLUMNS),
    Field(name="conduct", label="最要紧的一件", kind="choice", default="none", choices=CONDUCTS),
    Field(name="lender_kind", label="放款机构是哪一种", kind="choice", default="unknown", choices=LENDERS),
    Field(name="reachable", label="这段时间，对方联系得上你本人吗", kind="choice",
          choices=(Choice(value="yes", label="一直联系得上"), Choice(value="no", label="有一阵联系不上"))),
    Field(name="agreed", label="你同意过深夜或清晨联系吗", kind="choice",
          choices=(Choice(value="no", label="没有"), Choice(value="yes", label="同意过"))),
    Field(name="record", label="信用报告里的哪一条", kind="text", example="花呗，2026 年 9 月的还款状态"),
    Field(name="record_says", label="报告上怎么写的", kind="text", example="逾期"),
    Field(name="record_wrong", label="哪里不对", kind="choice", example="on_time", choices=WRONGS),
    Field(name="record_truth", label="实际是怎样的", kind="note",
          example="9 月 8 日自动扣款成功，账单显示已还"),
    Field(name="report_date", label="报告是哪天查的", kind="date", example="2026-11-20"),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
_PLAN_SHOWN = ("total", "periods", "last_payment", "first_due_date", "last_due_date")
OUTPUTS = {
    "document": "写好的是", **{name: PLAN_OUTPUTS[name] for name in _PLAN_SHOWN},
    "contacts_named": "写进去的联系", "reply_by": "答复期限到哪天",
}
TABLES = {
    "schedule": dict(SCHEDULE_COLUMNS),
    "deadlines": {"what": "等的是什么", "days": "收到以后", "by": "今天收到的话，最晚"},
}
CHARTS: dict[str, str] = {}
OUTCOMES = dict(TITLES)
SOURCES = (
    "scam-forged-documents", "limitation-interrupt-detail", "civil-543-change-by-consent",
    "civil-544-unclear-change", "civil-585", "spc-2017-24pct", "complaint-deadline-institution",
    "credit-objection-20d", "credit-statement-right", "gbt-45251", "gbt-45251-frequency", "gbt-45251-time",
    "gbt-45251-third-party", "gbt-45251-onsite", "gbt-45251-nature", "cba-collection-2026",
    "cba-collection-dial", "cba-collection-time", "cba-collection-third-party", "two-frequency-rules",
    "cf-measures-collection", "cba-collection-bans", "civil-1033-harassment", "pipl-key",
)
WORDS = all_words({
    field.name: tuple(choice.value for choice in field.choices) for field in FIELDS if field.name in FLAGGED})
DOCUMENTS: tuple[str, ...] = ()


def calculate(form: Form) -> Answer:
    """Read what the letter needs, name it for the page's words. Raises FormError with all faults."""
    letter = read_letter(form)
    plan = letter.plan
    return Answer(
        results=_results(form, letter),
        tables={"schedule": plan.table() if plan else [], "deadlines": deadlines_table(form, letter)},
        notes=notes(form, letter), assumptions=assumptions(form, letter),
        status=f"写好了：{TITLES[letter.kind]}" + (f"。{plan.text}" if plan else ""),
        outcome=letter.kind, working=plan.working() if plan else (), sources=sources(form, letter),
        python=plan.python(OUTPUTS) if plan else "", words=words(form, letter),
    )


def _results(form: Form, letter: Letter) -> dict[str, Figure]:
    figures = letter.plan.figures() if letter.plan else {}
    contacts = len(letter.log.contacts) if letter.log else 0
    return {
        "document": text_figure(TITLES[letter.kind], letter.kind),
        **{name: figures.get(name, NOTHING) for name in _PLAN_SHOWN},
        "contacts_named": count_figure(contacts, "次") if contacts else NOTHING,
        "reply_by": reply_by(form, letter),
    }

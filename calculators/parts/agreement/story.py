"""What explains a plan, in a letter or on the telephone: what the debt is made of, how late it is, and why.

Only what is true and what the reader wants to say: a reason not said leaves no words behind, and one that
stands for several things is said so that it holds for each of them. Uses no facts.

>>> STORY_WORDS[:3]
('reason', 'reason_note', 'income_case')
>>> sentence("9 月起停工"), sentence("公司说：「停工。」")
('9 月起停工。', '公司说：「停工。」')
"""

from __future__ import annotations

from decimal import Decimal

from ...core.field import Choice, Field
from ...core.form import Form
from ...core.money import ZERO, money_text

MOST_DAYS = Decimal(10950)  # thirty years
UNSAID, OTHER = "unsaid", "other"
REASONS = (
    Choice(value="income", label="失业或收入减少"), Choice(value="illness", label="生病"),
    Choice(value="family", label="家里有人生病或变故"), Choice(value="business", label="生意亏损"),
    Choice(value="scammed", label="被骗"), Choice(value="missed", label="忘了还或换号"),
    Choice(value="school", label="开学或毕业"), Choice(value="big_cost", label="突然的大笔必要开支"),
    Choice(value=OTHER, label="其他"), Choice(value=UNSAID, label="先不说"),
)
STORY_FIELDS = (
    Field(name="principal", label="其中本金", kind="money", example="8600"),
    Field(name="penalty", label="其中罚息", kind="money", example="202.10"),
    Field(name="days_overdue", label="已经逾期", kind="integer", unit="天", highest=MOST_DAYS,
          example="47"),
    Field(name="reason", label="为什么逾期", kind="choice", default=UNSAID, choices=REASONS),
    Field(name="reason_note", label="用自己的话说一句", kind="note",
          example="9 月起没有固定工资，正在找工作"),
)
# What is said where the label names several things: who chose it said one of them, nobody knows which.
SAID = {
    "income": "收入减少", "family": "家里有变故", "missed": "错过了还款日",
    "school": "开学、毕业前后周转不开", "big_cost": "有一笔突然的必要开支",
}
# Signs after which nothing has to end what was written, and those that may still stand behind them.
ENDS, CLOSERS = "。．！？…；：，、.!?;:,~～—", "」』”’\"'）)】》"
# All that story_words() may hold; a name ending in _case is a flag for templates, never shown.
STORY_WORDS = ("reason", "reason_note", *(f"{choice.value}_case" for choice in REASONS))


def check_story(form: Form) -> None:
    """Keep a fault where the parts of the debt are more than the debt; call it before read_agreement."""
    debt, parts = form["debt"], (form["principal"] or ZERO) + (form["penalty"] or ZERO)
    if debt and parts > debt:
        names = "和".join(form.label(name) for name in ("principal", "penalty") if form[name])
        form.fault("debt", f"{names}合起来是 {money_text(parts)}，{form.label('debt')}不能比它少")


def sentence(text: str) -> str:
    """What a reader wrote, with a full stop where it ends in no sign; else, and where empty, as it is."""
    return text if text.rstrip(CLOSERS)[-1:] in ENDS else f"{text}。"


def story_words(form: Form) -> dict[str, str]:
    """STORY_WORDS: the reason as said, "" where it is not to be said, the reader's own words, a flag each."""
    reason = form["reason"]
    said = "" if reason in (None, UNSAID, OTHER) else SAID.get(reason) or form.choice_text("reason")
    return {"reason": said, "reason_note": sentence(form["reason_note"] or "")} | {
        f"{choice.value}_case": "1" if choice.value == reason else "" for choice in REASONS}

"""Call sheet: one plan, and the words to say it in a call to the creditor or in a chat with one.

The numbers and their arithmetic are those of parts/agreement.py: the instalments add up to the total to the
分, nothing is rounded. The words are the page's own documents; this names what they may say. Uses no facts.

>>> form = Form(FIELDS, {"debt": "8,802.10", "monthly_payment": "750", "first_due_date": "2026-12-8"}, {})
>>> calculate(form).status
'每月 750.00 元，分 12 期，最后一期 552.10 元，共 8,802.10 元'
"""

from __future__ import annotations

from .core.answer import Answer
from .core.form import Form
from .parts.agreement.proposal import (
    PLAN_OUTPUTS,
    PLAN_WORDS,
    SCHEDULE_COLUMNS,
    agreement_fields,
    plan_assumptions,
    plan_notes,
    read_agreement,
)
from .parts.agreement.story import STORY_WORDS, check_story, story_words

TITLE = "通话单"
FIELDS = agreement_fields()
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {name: label for name, label in PLAN_OUTPUTS.items() if name != "monthly_payment"}
TABLES = {"schedule": dict(SCHEDULE_COLUMNS)}
CHARTS: dict[str, str] = {}
OUTCOMES = {
    "whole": "一共还的正好是现在欠的", "more": "一共还的比现在欠的多", "less": "一共还的比现在欠的少",
}
SOURCES: tuple[str, ...] = ()
WORDS = (*PLAN_WORDS, *STORY_WORDS)
DOCUMENTS: tuple[str, ...] = ()


def calculate(form: Form) -> Answer:
    """Read the plan and what explains it; name both for the page's words. Raises FormError."""
    check_story(form)
    plan = read_agreement(form)
    figures = plan.figures()
    return Answer(
        results={name: figures[name] for name in OUTPUTS},
        tables={"schedule": plan.table()},
        notes=(*plan_notes(plan, form["today"]), *_reminders(form)),
        assumptions=plan_assumptions(plan),
        status=plan.text,
        outcome="whole" if not plan.difference else "more" if plan.difference > 0 else "less",
        working=plan.working(), sources=SOURCES, python=plan.python(OUTPUTS),
        words=plan.words() | story_words(form),
    )


def _reminders(form: Form) -> tuple[str, ...]:
    """What the words still lack."""
    notes = []
    if form["first_due_date"] is None:
        notes.append("还没写第一笔的日期：选收入到账后的一天，宁可晚几天，也要做得到。")
    if form["reason_note"]:
        notes.append("用自己的话写的那一句，会照原样放进开口的话里：只写真事，不写身份证号、卡号和地址。")
    return tuple(notes)

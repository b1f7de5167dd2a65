"""A letter in words for the page's templates, and what to heed before it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ...core.answer import NOTHING, Figure, Table, count_figure, date_figure, short_date_figure, text_figure
from ...core.day_count import date_after
from ...core.form import Form
from ...core.known import known
from ...core.money import money_text
from ..agreement.proposal import NO_INTEREST, PLAN_WORDS, Agreement, plan_assumptions, plan_notes
from ..agreement.story import STORY_WORDS, sentence, story_words
from ..contact import report as contact_report
from .case import ABOUT_PAYING, Letter
from .rules import CASES, CONDUCT_WORDS, conduct_rules, kinds_named

KINDS = ("statement", "installment", "waiver", "complaint", "dispute", "explain", "confirm")
# Choice fields whose choice is a flag for the templates: lender_bank_case, conduct_threat_case …
FLAGGED = {
    "lender_kind": "lender", "conduct": "conduct", "record_wrong": "wrong", "plan_interest": "interest",
    "reachable": "reached"}
CONTACT_WORDS = (
    "call_days", "dial_days", "quiet_times", "third_party_times", "visit_days", "log", "stands_out")
OWN_WORDS = (
    "no_plan_case", "plan_case", "waive", "rest", "attached", "high_cost_case", "now_case", "why_case",
    "record_truth", *CASES, *CONDUCT_WORDS)

NOW = ("income_now", "living_costs")
MANY_CONTACTS = 20

TRUE_NOTE = "发之前逐句看一遍：不是真的、没核对过的，删掉。只附真的材料；假材料有刑事风险。"
BLANK_NOTE = ("横线上的姓名、电话、合同编号，复制出去以后再填，不要填在网页里。"
              "交纸的，姓名亲手签，自己留一份。")
LIMITATION_NOTE = ("提出还款方案、请求分期或延期，都算同意还，诉讼时效从这一天重新算。"
                   "欠了很久、一直没人找过你的，先看时效再发。")
CHANGE_NOTE = "这是请求：改还款安排要双方都同意。没有书面同意以前，原来的合同照旧。"
PENALTY_NOTE = "减不减，由放款机构决定；谈不成，才由法院或仲裁机构看违约金是不是过分高。"
EVIDENCE_NOTE = "没填随附的材料。有录音、截图、还款凭证的，加上再发，对方才好核查；没有的不编。"
LONG_NOTE = "联系写得多，信就长。可以只留碰到规定的那几次，全部的流水另附一份。"
TWO_AMOUNTS_NOTE = "现在欠的减去减免的，和一共还的，不是同一个数。核对期数、最后一期和减免，改成一样再发。"
COMPLAINT_NOTE = "先投给放款机构，要编号。投诉的是催收的方式，欠款照样在谈，两件事分开写。"
NO_DEADLINE_NOTE = "投诉处理期限的规章写的是银行保险机构。不清楚放款机构是哪一种，就请对方告诉你哪天答复。"
INFERRED_NOTE = "投诉处理期限的规章写的是银行保险机构；用在消费金融公司身上，是本站的推断。"
REST_SENTENCE = "没填期数：现在欠的减去减免的，再按每月能还的数去分，零头放在最后一期。"
DISPUTE_NOTE = "写错、写漏的能改。真实发生过的逾期，提异议改不掉。"
EXPLAIN_NOTE = "记录没有错，可以写一段说明，征信机构应当记载。说明不会让记录消失。"


def words(form: Form, letter: Letter) -> dict[str, str]:
    """All words a template may ask for that are not what was typed as it was typed."""
    plan = letter.plan
    flags = [f"{letter.kind}_case", "plan_case" if plan else "no_plan_case"]
    flags += ["high_cost_case"] * letter.is_high_cost
    flags += [f"{prefix}_{form[name]}_case" for name, prefix in FLAGGED.items() if form[name]]
    story = story_words(form)
    flags += ["why_case"] * bool(story["reason"] or form["reason_note"])
    flags += ["now_case"] * (_is_monthly(plan) or any(form[name] is not None for name in NOW))
    found = {
        **(plan.words() if plan else {}), **story,
        **(contact_report.words(letter.log) if letter.log else {}),
        **dict.fromkeys(flags, "1"),
        "waive": money_text(letter.waive) if letter.waive else "",
        "rest": money_text(letter.rest) if letter.rest and _is_paid_by(plan, letter.rest) else "",
        "attached": "\n".join(_attached(form)), "record_truth": sentence(form["record_truth"] or ""),
    }
    if letter.log:
        named = conduct_rules(letter.log, form["conduct"], form["lender_kind"])
        found |= dict.fromkeys((word for _, word in named), "1")
    return found | dict.fromkeys(kinds_named(found), "1")


def _is_monthly(plan: Agreement | None) -> bool:
    return plan is not None and plan.periods > 1


def _is_paid_by(plan: Agreement | None, rest: Decimal) -> bool:
    """The rest and the plan are one amount; a letter does not name two that contradict each other."""
    return plan is None or plan.total == rest


def all_words(form_choices: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Every name `words` may give; `form_choices` are the values of the FLAGGED fields."""
    flags = [f"{FLAGGED[name]}_{value}_case" for name, values in form_choices.items() for value in values]
    kinds = [f"{kind}_case" for kind in KINDS]
    return tuple(dict.fromkeys((*PLAN_WORDS, *STORY_WORDS, *CONTACT_WORDS, *OWN_WORDS, *kinds, *flags)))


def _attached(form: Form) -> Iterator[str]:
    for row in form["attachments"]:
        copies = f"，{row['copies']} 份" if row["copies"] else ""
        yield f"· {row['what']}{copies}"


def reply_days(form: Form, letter: Letter) -> tuple[tuple[str, int], ...]:
    """What should be answered within how many days of its receipt, as far as a rule says so."""
    if letter.kind == "dispute":
        return (("异议的书面答复", int(known("credit-objection-20d"))),)
    if letter.kind == "complaint" and form["lender_kind"] != "unknown":
        fact = "complaint-deadline-institution"
        steps = {"simple": "投诉的答复：事实清楚、争议简单的", "complex": "情况复杂的",
                 "longest": "特别复杂、经过批准的"}
        return tuple((said, int(known(fact, name))) for name, said in steps.items())
    return ()


def deadlines_table(form: Form, letter: Letter) -> Table:
    """The last day of each answer, if the letter is received today; empty without a date."""
    today: date | None = form["today"]
    return [{
        "what": text_figure(said), "days": count_figure(days, "日"),
        "by": short_date_figure(date_after(today, days)),
    } for said, days in reply_days(form, letter)] if today else []


def reply_by(form: Form, letter: Letter) -> Figure:
    """The first of those days."""
    days = reply_days(form, letter)
    return date_figure(date_after(form["today"], days[0][1])) if days and form["today"] else NOTHING


def notes(form: Form, letter: Letter) -> tuple[str, ...]:
    """What to heed before the letter goes out: the letter itself says none of it."""
    return (*_own_notes(form, letter), TRUE_NOTE, BLANK_NOTE)


def _own_notes(form: Form, letter: Letter) -> Iterator[str]:
    if letter.kind in ABOUT_PAYING:
        yield LIMITATION_NOTE
        yield from _plan_notes(form, letter)
    if letter.kind == "complaint":
        yield COMPLAINT_NOTE
        yield from contact_report.notes(letter.log) if letter.log else ()
        if letter.log and len(letter.log.contacts) > MANY_CONTACTS:
            yield LONG_NOTE
        if form["lender_kind"] != "bank":
            yield INFERRED_NOTE if form["lender_kind"] == "consumer" else NO_DEADLINE_NOTE
    if letter.kind in ("dispute", "explain"):
        yield DISPUTE_NOTE if letter.kind == "dispute" else EXPLAIN_NOTE
    if letter.kind in ("complaint", "dispute") and not form["attachments"]:
        yield EVIDENCE_NOTE


def _plan_notes(form: Form, letter: Letter) -> Iterator[str]:
    plan, kind = letter.plan, letter.kind
    if plan:
        yield from plan_notes(plan, form["today"])
    if kind in ("installment", "waiver"):
        yield CHANGE_NOTE if kind == "installment" else PENALTY_NOTE
    if letter.rest and not _is_paid_by(plan, letter.rest):
        yield TWO_AMOUNTS_NOTE
    if plan and _is_monthly(plan) and letter.spare is not None and plan.monthly > letter.spare:
        yield (f"按你填的，收入减去必要支出，每月剩 {money_text(letter.spare)}，"
               f"比每月能还的 {money_text(plan.monthly)}少。核对一下，写做得到的数。")


def sources(form: Form, letter: Letter) -> tuple[str, ...]:
    """The facts the letter and the notes to it rest on."""
    kind, lender = letter.kind, form["lender_kind"]
    found = {
        "scam-forged-documents": True, "limitation-interrupt-detail": kind in ABOUT_PAYING,
        "civil-543-change-by-consent": kind == "installment", "civil-544-unclear-change": kind == "confirm",
        "civil-585": kind == "waiver", "spc-2017-24pct": kind == "waiver" and letter.is_high_cost,
        "complaint-deadline-institution": kind == "complaint" and lender != "unknown",
        "credit-objection-20d": kind == "dispute", "credit-statement-right": kind == "explain",
    }
    named = [fact for fact, holds in found.items() if holds]
    if letter.log:
        named += contact_report.sources(letter.log)
        named += [fact for fact, _ in conduct_rules(letter.log, form["conduct"], lender)]
    return tuple(dict.fromkeys(named))


def assumptions(form: Form, letter: Letter) -> tuple[str, ...]:
    """What the plan of the letter, or its count of contacts, takes for granted."""
    if letter.log:
        return contact_report.assumptions(letter.log)
    if letter.plan and letter.rest and not form.given("periods"):
        return REST_SENTENCE, NO_INTEREST
    return plan_assumptions(letter.plan) if letter.plan else ()

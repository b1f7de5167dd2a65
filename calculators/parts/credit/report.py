"""An overdue record in days and sentences: calm, and without a promise."""

from __future__ import annotations

from datetime import date

from ...core.answer import Figure, text_figure
from ...core.money import short_money_text
from ...core.reading_dates import date_text
from ...core.snippet import snippet
from ..dates.report import YEARS_CODE, Event, date_lines, day_code, span_line, sum_line
from ..dates.rules import count
from .case import (
    CAP,
    COMPLAINT_DAYS,
    FIRST_DAY,
    HIDDEN_FROM,
    LAST_DAY,
    OBJECTION_DAYS,
    PAID_EARLY,
    REPAID_BY,
    YEARS,
    Case,
    Repair,
)

REGULATION, NOTICE = "征信业管理条例", "信用修复的通知"
STATEMENT = "保存期里，你可以写一段说明，讲清当时的原因，征信机构应当记载。"
CLOSED = (f"一次性信用修复已于 {date_text(REPAID_BY)}截止。有没有新的安排，本站没有查到；"
          "想确认，看人民银行官网的公告。")
FREE = "它从来不收费，也不用申请；说能收费修复的，是骗局，可以举报。"
CHECK = f"本人每年可以免费查 {count('credit-free-reports')} 次信用报告。"
REPAIR_TEXTS = {
    "yes": "条件都符合，由系统自动处理", "no": "用不上",
    "unsure": "还看不出来，补上开始逾期的日期和金额",
    "open": f"{date_text(REPAID_BY)}（含）前足额还清才用得上",
}
FIRST_NOTES = {
    "not_paid": f"还没还清，{YEARS} 年还没有开始数。哪天还清，就从哪天数起；早一天还清，早一天开始。",
    "planned": "还清那天还没到，下面是按计划推算的；改了日子，就重新填一遍。",
    "counting": f"{YEARS} 年从还清那天数起，不是从逾期那天。满了应当删除，不用申请，也不用花钱。",
    "over": f"已经满 {YEARS} 年，这条不良记录应当删除。查一次报告；还看得见，就提异议。",
    "repaired": "按你填的，一次性信用修复的条件都符合：系统自动识别，不用申请。",
    "repair_missed": f"一次性信用修复用不上，记录照样从还清那天数 {YEARS} 年，到期应当删除。",
}


def repair_figure(found: Repair) -> Figure:
    """What the repair comes to, and why not where it does not."""
    said = REPAIR_TEXTS[found.found]
    return text_figure(f"{said}：{'，'.join(found.reasons)}" if found.reasons else said, found.found)


def events(case: Case, found: Repair) -> list[Event]:
    """Every day that is known, typed or counted."""
    all_days = [
        (case.overdue_on, "开始逾期", ""), (case.paid_on, f"还清，{YEARS} 年从这天数起", ""),
        (case.today, "今天", ""), (case.objection_on, "对方收到异议", ""),
        (case.objection_due, f"异议满 {OBJECTION_DAYS} 日，该有书面答复", "credit-objection-20d"),
        (case.complaint_on, "投诉受理", ""),
        (case.complaint_due, f"投诉满 {COMPLAINT_DAYS} 日，该有书面答复", "credit-complaint-30d"),
        (found.hidden_from, "信用修复：从这天起不展示", "credit-repair-display-dates"),
        (found.hidden_by, "信用修复：最晚这天不展示", "credit-repair-display-dates"),
        (case.keep_until, f"满 {YEARS} 年，之后应当删除", "credit-bad-record-5y"),
    ]
    return [_event(day, what, fact) for day, what, fact in all_days if day]


def notes(case: Case, found: Repair, outcome: str) -> tuple[str, ...]:
    """What follows: the record, the repair, what is overdue from the other side, where to look."""
    said = [FIRST_NOTES[outcome]]
    if outcome in ("counting", "repair_missed"):
        said.append(STATEMENT)
    said += _repair_notes(case, found)
    for due, what in ((case.objection_due, "异议"), (case.complaint_due, "投诉")):
        if due and due < case.today:
            said.append(f"{what}的书面答复最晚该在 {date_text(due)}。没收到的，{_next_door(what)}。")
    return (*said, CHECK)


def assumptions(case: Case) -> tuple[str, ...]:
    """How the days were counted."""
    said = []
    if case.paid_on:
        said.append(f"「终止」按全部还清那天算，{YEARS} 年数到同月同日；没有那一天的，数到当月最后一天。")
        said.append("报告哪天真正更新，各家不同，没有查到统一的规定。")
    if case.objection_on or case.complaint_on:
        said.append("收到、受理的当天不算，从第二天数起。")
    return (*said, "一条记录一条记录看：有几笔逾期，就填几次。")


def working(case: Case, found: Repair) -> tuple[str, ...]:
    """Each date as a sum; each condition of the repair beside what was typed."""
    lines = []
    for start, length, end in (
        (case.paid_on, f"{YEARS} 年", case.keep_until),
        (case.objection_on, f"{OBJECTION_DAYS} 天", case.objection_due),
        (case.complaint_on, f"{COMPLAINT_DAYS} 天", case.complaint_due)):
        if start and end:
            lines.append(sum_line(start, length, end))
    if case.keep_until and case.keep_until >= case.today:
        lines.append(span_line(case.today, case.keep_until))
    return (*lines, *_repair_working(case, found))


def python(case: Case, found: Repair, outputs: dict[str, str]) -> str:
    """The dates once more, in plain Python; nothing where nothing was counted."""
    lines = date_lines((
        ("today", case.today), ("paid_on", case.paid_on), ("objection_on", case.objection_on),
        ("complaint_on", case.complaint_on)))
    printed = {}
    if case.paid_on:
        lines += [*YEARS_CODE, f"keep_until = years_after(paid_on, {YEARS})"]
        printed = {"keep_until": "keep_until"}
    if case.keep_until and case.keep_until >= case.today:
        printed["days_left"] = "(keep_until - today).days"
    if found.hidden_from:
        printed["hidden_from"] = day_code(found.hidden_from)
    if found.hidden_by:
        lines += ["month = (paid_on.replace(day=28) + timedelta(days=4)).replace(day=28) + timedelta(days=4)"]
        printed["hidden_by"] = "month - timedelta(days=month.day)"
    if case.objection_on:
        printed["objection_due"] = f"objection_on + timedelta(days={OBJECTION_DAYS})"
    if case.complaint_on:
        printed["complaint_due"] = f"complaint_on + timedelta(days={COMPLAINT_DAYS})"
    return snippet(lines, {outputs[name]: code for name, code in printed.items()}) if printed else ""


def sources(case: Case, found: Repair) -> tuple[str, ...]:
    """The facts this answer rests on."""
    rested = [
        "credit-bad-record-5y", "credit-statement-right", "credit-free-reports", "credit-repair-conditions"]
    if found.found == "yes":
        rested += ["credit-repair-display-dates", "credit-repair-no-application"]
    else:
        rested += ["credit-repair-closed", "credit-repair-extension", "credit-repair-scam"]
    if case.objection_on:
        rested.append("credit-objection-20d")
    if case.complaint_on:
        rested.append("credit-complaint-30d")
    return tuple(rested)


def _event(day: date, what: str, fact: str) -> Event:
    if not fact:
        return Event(day=day, what=what)
    source = NOTICE if fact == "credit-repair-display-dates" else REGULATION
    return Event(day=day, what=what, source=source, fact=fact)


def _repair_notes(case: Case, found: Repair) -> list[str]:
    """The repair as it was: who it covered, that it is over, that nobody may ask money for it."""
    if found.found == "yes":
        return [_hidden_note(case, found), FREE]
    if found.found == "no":
        return [CLOSED, FREE] if case.paid_on or case.overdue_on or case.overdue_amount else [CLOSED]
    closed = "已经截止，当时符不符合，" if case.today > REPAID_BY else ""
    return [f"一次性信用修复{closed}看四样：{_conditions()}。", FREE]


def _hidden_note(case: Case, found: Repair) -> str:
    if found.hidden_from:
        said = f"{date_text(PAID_EARLY)}（含）前还清的，自 {date_text(HIDDEN_FROM)}起不展示"
        hidden = found.hidden_from
    else:
        hidden = found.hidden_by or case.today
        said = f"还清的下个月月底前不展示，也就是 {date_text(hidden)}前"
    late = "到现在还看得见的，就提异议。" if case.today > hidden else "到时候查一次报告。"
    return f"{said}。{late}"


def _conditions() -> str:
    return (f"贷款类的逾期，{date_text(FIRST_DAY)}到 {date_text(LAST_DAY)}之间产生，"
            f"单笔不超过 {short_money_text(CAP)}，{date_text(REPAID_BY)}（含）前足额还清")


def _next_door(what: str) -> str:
    if what == "异议":
        return "可以向当地的人民银行派出机构投诉，也可以直接起诉"
    return "可以再问一次办到哪一步，也可以直接起诉"


def _repair_working(case: Case, found: Repair) -> list[str]:
    """The conditions one by one, for a reader who told them all."""
    lines = []
    if case.overdue_on:
        inside = "在" if FIRST_DAY <= case.overdue_on <= LAST_DAY else "不在"
        bounds = f"{date_text(FIRST_DAY)}到 {date_text(LAST_DAY)}"
        lines.append(f"信用修复：{date_text(case.overdue_on)}开始逾期，{inside} {bounds}之间")
    if case.overdue_amount:
        sign = "≤" if case.overdue_amount <= CAP else ">"
        lines.append(f"信用修复：{short_money_text(case.overdue_amount)} {sign} {short_money_text(CAP)}")
    if case.paid_on and found.found != "unsure":
        when = "不晚于" if case.paid_on <= REPAID_BY else "晚于"
        lines.append(f"信用修复：{date_text(case.paid_on)}还清，{when} {date_text(REPAID_BY)}")
    return lines

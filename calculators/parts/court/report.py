"""A court paper in days and sentences: answer in time, one thing after the other, no alarm."""

from __future__ import annotations

from datetime import date

from ...core.answer import NOTHING, Figure, date_figure, text_figure
from ...core.money import money_text
from ...core.rates import percent_text
from ...core.reading_dates import date_text
from ...core.snippet import snippet
from ..dates.report import YEARS_CODE, Event, date_lines, sum_line
from .case import (
    AFTER_JUDGMENT,
    BY_AGREEMENT,
    DAILY,
    DAYS,
    INTERNET_COURTS_UNTIL,
    MANDATORY,
    NOT_PAPERS,
    YEARS,
    Case,
    small_claims,
)

PROCEDURE, DELAY_RULES = "民事诉讼法", "迟延利息的解释"
SATURDAY = 5
PAPERS = {
    "payment_order": "支付令", "summons": "起诉状或开庭传票", "judgment": "判决书或调解书",
    "enforcement": "执行通知", "message": "只有短信或电话", "lawyer_letter": "律师函",
}
OBJECTIONS = {
    "amount": "金额或利率不对", "never": "没借过，或者已经还清", "cannot_pay": "没钱，想晚点还或分期",
}
OBJECTION_TEXTS = {
    "amount": "算有争议：书面写清、按时交", "never": "算有争议：书面写清、按时交",
    "cannot_pay": "不影响支付令的效力",
}
SMALL_CLAIMS = {
    "within": "金额在线内，可能适用", "by_agreement": "双方约定才适用", "above": "金额超过了，不适用",
}
ON_PAPER = text_figure("看文书上写的日子", "on-paper")
FIRST_STEPS = {"message": "核实真假，先不点链接", "lawyer_letter": "核实是谁委托的"}
FIRST = "法院的文书不要放着不理。按时回应，你的意见才有人看；到了法院，也还可以谈还款方案。"
REAL = "自己查到那家法院公开的电话，报姓名和案号问一遍。短信里的链接和号码先不用，也先不转账。"
LETTER_REAL = "自己打放款机构的官方客服，问有没有委托这家律所。信里的链接和号码先不用，也不往个人账户转。"
KEEP_A_COPY = "交出去的东西留一份，记下哪天、怎么交的。"
LAST_DAY_NOTE = f"今天是最后一天，今天就办。{KEEP_A_COPY}"
NEXT_NOTES = {
    "in_time": "还有时间。先把文书和信封拍下来，核一遍账，再动笔。",
    "last_days": f"日子近了，今天就办。{KEEP_A_COPY}",
    "passed": ("按填的日子，期限已经过了，仍然有事可做："
               "今天就打法院公开的电话，问现在到哪一步、还能交什么。"),
    "read_paper": ("最后的日子写在文书上：哪天前答辩，哪天开庭，哪天前还。"
                   "找不到，就打法院公开的电话问。"),
    "verify": "先当成还没核实的消息。真的文书会写明哪家法院、案号、谁告你、要你哪天前做什么。",
    "letter": "律师函是催款的信，不是法院文书。先核实是谁委托的，再对金额。法院的文书来了，不要放着不理。",
    "cannot_pay": ("只说没钱、想晚点还、想分期，不影响支付令的效力，口头说的也不算。"
                   "没有别的争议，就马上联系对方谈还法。"),
}
PAPER_NOTES = {
    "payment_order": (f"支付令：收到后 {DAYS} 日内要么还清，要么书面提异议。"
                      "写清哪里不对：金额、利率，或者没借过。两样都不做，对方可以申请强制执行。"),
    "summons": "认为利息、违约金等合计过高，要自己提出来，请求调减；法院不一定替你提。",
    "judgment": "上诉有几天、从哪天数，本站没有核实。看文书最后一页，或打法院公开的电话问。",
    "enforcement": "执行也要给你和你养的家人留生活必需的钱和物。财产和收入如实报告，不藏不转。",
}


def last_day_figure(case: Case) -> Figure:
    """The day to be ready by, or where it is written; nothing for what is no paper of a court."""
    if case.paper in NOT_PAPERS:
        return NOTHING
    return date_figure(case.last_day) if case.last_day else ON_PAPER


def first_step_figure(case: Case) -> Figure:
    """What comes before any day: for a message or a lawyer's letter, finding out whether it is real."""
    return text_figure(FIRST_STEPS[case.paper], "verify") if case.paper in FIRST_STEPS else NOTHING


def objection_figure(case: Case) -> Figure:
    """Whether what the reader means to write counts as an objection; nothing for other papers."""
    if case.paper != "payment_order" or case.objection is None:
        return NOTHING
    return text_figure(OBJECTION_TEXTS[case.objection], case.objection)


def small_claims_figure(case: Case) -> Figure:
    """Which side of the lines the claim lies on, in words."""
    side = small_claims(case)
    return text_figure(SMALL_CLAIMS[side], side) if side else NOTHING


def events(case: Case) -> list[Event]:
    """Every day that is known, typed or counted."""
    rows: tuple[tuple[date | None, str, str, str], ...] = (
        (case.received_on, f"收到：{PAPERS[case.paper]}", "", ""),
        (case.today, "今天", "", ""),
        (case.counted, f"第 {DAYS} 天（收到当天也算）", PROCEDURE, "payment-order-15d"),
        (case.last_day_late, f"第 {DAYS} 天（收到当天不算）", PROCEDURE, "payment-order-15d"),
        (case.paper_date, "文书上写的日子", "", ""),
        (case.pay_by, "判决写的最后还款日", "", ""),
        (case.enforcement_until, f"申请执行满 {YEARS} 年", PROCEDURE, "enforcement-2y"),
    )
    return [Event(day=day, what=what, fact=fact, **({"source": source} if source else {}))
            for day, what, source, fact in rows if day]


def notes(case: Case, end: str) -> tuple[str, ...]:
    """First what to do, then what the paper asks, then how to tell a false one; unverified, that first."""
    if end == "letter":
        return NEXT_NOTES[end], LETTER_REAL
    said = [NEXT_NOTES[end], FIRST] if end == "verify" else [FIRST, *_next_notes(case, end)]
    said += _paper_date_notes(case)
    if case.paper in PAPER_NOTES:
        said.append(PAPER_NOTES[case.paper])
    if case.is_only_late:
        said.append("收到当天不算的话，今天还来得及，今天就办。")
    elif case.last_day and case.today <= case.last_day and case.last_day.weekday() >= SATURDAY:
        said.append(f"{date_text(case.last_day)}是周末，提前到前一个工作日办；碰上放假怎么数，没有核实。")
    if small_claims(case) == "within":
        said.append("小额诉讼一审终审，头一回就把意见交上去。事实清楚、争议不大的简单金钱案件才适用。")
    if case.days_late and case.delay_per_day:
        said.append(f"每晚一天多 {money_text(case.delay_per_day)}。判了也可以联系对方和法院，谈怎么还。")
    if case.enforcement_until:
        said.append(f"申请执行的 {YEARS} 年会中止、会重新数，等它过去靠不住。")
    if case.paper not in AFTER_JUDGMENT:
        said.append(f"{date_text(INTERNET_COURTS_UNTIL)}起，北京、杭州、广州的互联网法院"
                    "不再集中管网上签的金融借款、小额借款合同纠纷。")
    return (*said, REAL)


def _next_notes(case: Case, end: str) -> list[str]:
    """What to do now; that the last day is near is said beside what else there is to say."""
    near = LAST_DAY_NOTE if case.days_left == 0 else NEXT_NOTES["last_days"]
    if end == "last_days":
        return [near]
    return [near, NEXT_NOTES[end]] if end == "cannot_pay" and case.is_near else [NEXT_NOTES[end]]


def _paper_date_notes(case: Case) -> list[str]:
    """Where the day typed as the paper's own may be another one, or gives no more time."""
    if case.paper not in NOT_PAPERS and case.is_dated_before_receipt:
        return ["文书上写的日子比收到的日期还早：先看一眼填的是不是末尾的落款日期。"]
    if case.counted and case.paper_date and case.paper_date > case.counted:
        return [(f"文书上写的日子，比按收到的日期数的 {DAYS} 日还晚；"
                 "期限仍从收到那天数，再打电话问清那是什么日子。")]
    return []


def assumptions(case: Case) -> tuple[str, ...]:
    """How days and amounts were counted, and what the paper decides instead."""
    said = []
    if case.counted:
        said.append("按收到的日期数；文书上另写了更早的日子，就按早的。落款日期不算。")
    elif case.paper not in NOT_PAPERS:
        said.append("日子以文书上写的为准；和这里不一样，就按文书。")
    if case.counted:
        said.append("收到当天算不算第一天，没有核实，按早的一天准备。家人代收的，也按最早收到的那天。")
    if case.enforcement_until:
        said.append(f"{YEARS} 年从判决写的最后还款日数；分期还的，填最后一期。")
    if case.delay_interest is not None:
        said.append("从最后还款日的第二天数到今天，一直没还过；只算加倍的部分，一般的利息按判决另算。")
    if case.mandatory is not None:
        said.append("平均工资用省级上一年度就业人员的年平均工资；金额线以法院公布的为准。")
    return tuple(said)


def working(case: Case) -> tuple[str, ...]:
    """Each day and each amount as a sum."""
    lines = []
    if case.counted and case.received_on and case.last_day_late:
        lines += [f"{date_text(case.received_on)}算第 1 天，第 {DAYS} 天是 {date_text(case.counted)}",
                  sum_line(case.received_on, f"{DAYS} 天", case.last_day_late)]
    if case.pay_by and case.enforcement_until:
        lines.append(sum_line(case.pay_by, f"{YEARS} 年", case.enforcement_until))
    if case.judged_debt and case.delay_interest is not None:
        lines.append(f"{money_text(case.judged_debt)} × {percent_text(DAILY)} × {case.days_late:,} 天"
                     f" = {money_text(case.delay_interest)}")
    if case.avg_wage and case.mandatory is not None and case.by_agreement is not None:
        lines += [f"{money_text(case.avg_wage)} × {percent_text(MANDATORY)} = {money_text(case.mandatory)}",
                  f"{money_text(case.avg_wage)} × {BY_AGREEMENT} = {money_text(case.by_agreement)}"]
    return tuple(lines)


def python(case: Case, outputs: dict[str, str]) -> str:
    """The days and amounts once more, in plain Python; nothing where nothing was counted."""
    earlier = case.paper_date if case.last_day != case.counted else None
    lines = date_lines((("today", case.today), ("received_on", case.received_on), ("paper_date", earlier),
                        ("pay_by", case.pay_by)))
    printed = {}
    if case.counted:
        counted = f"received_on + timedelta(days={DAYS - 1})"
        printed = {"last_day": f"min({counted}, paper_date)" if earlier else counted,
                   "last_day_late": f"received_on + timedelta(days={DAYS})"}
    if case.pay_by:
        lines += YEARS_CODE
        printed["enforcement_until"] = f"years_after(pay_by, {YEARS})"
    if case.delay_interest is not None:
        lines.append(f"judged_debt = D('{case.judged_debt}')")
        printed |= {"delay_interest": f"to_cents(judged_debt * D('{DAILY}') * max((today - pay_by).days, 0))",
                    "delay_per_day": f"to_cents(judged_debt * D('{DAILY}'))"}
    if case.avg_wage:
        lines.append(f"avg_wage = D('{case.avg_wage}')")
        printed |= {"mandatory": f"to_cents(avg_wage * D('{MANDATORY}'))",
                    "by_agreement": f"to_cents(avg_wage * D('{BY_AGREEMENT}'))"}
    return snippet(lines, {outputs[name]: code for name, code in printed.items()}) if printed else ""


def sources(case: Case) -> tuple[str, ...]:
    """The facts this answer rests on."""
    rested = {
        "payment-order-15d": case.paper == "payment_order",
        "payment-order-objection-limits": case.paper == "payment_order",
        "spc-2017-24pct": case.paper == "summons", "civil-585": case.paper == "summons",
        "enforcement-keep-living": case.paper == "enforcement",
        "dishonest-list-conditions": case.paper == "enforcement",
        "enforcement-2y": case.enforcement_until is not None,
        "enforcement-double-interest": case.delay_interest is not None,
        "delay-interest-formula": case.delay_interest is not None,
        "small-claims-threshold": case.mandatory is not None,
        "internet-court-2025": case.paper not in (*AFTER_JUDGMENT, "lawyer_letter"),
    }
    return tuple(fact for fact, rests in rested.items() if rests)

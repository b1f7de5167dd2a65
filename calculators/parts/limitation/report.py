"""The runs of the period in days and sentences: never as advice to wait for the end."""

from __future__ import annotations

from ...core.answer import NOTHING, Figure, Table, count_figure, short_date_figure, text_figure
from ...core.reading_dates import date_text
from ...core.snippet import snippet
from ..dates.report import YEARS_CODE, day_code, days_figure, span_line, sum_line
from ..dates.report import Event as Day
from .case import AGREEING, YEARS, Case, Course, Event, Stretch, may_be_past

CODE, EXPLAINED = "民法典", "诉讼时效的规定"
PAST = ("maybe_past", "agreed_after")
SHORT_KINDS = {
    "due": "最后一期的还款日", "asked": "收到催款", "deducted": "账户被扣款", "paid": "还了一部分",
    "extension": "请求延期或分期", "promised": "答应还款", "sued": "被起诉或仲裁", "unsure": "说不准的一件事",
}
DEFENCE = "时效过了，欠款还在，对方照样能起诉。你只是多一个抗辩的理由，要自己提，法院不会替你提。"
TALK = ("请求延期、定还款计划、还一部分，都会让时效重新算。这不妨碍你去谈："
        "等它过去靠不住，一条催款短信就能重来，罚息也可能还在加。")
UNKNOWN = "可能有你不知道的催款，比如短信到了别的号码。有的话，日子会更晚，所以只能说「最早」。"
ASK_FIRST = ("先别答应还款，也先别还一部分：时效过了又同意还的，就不能再拿它抗辩。"
             "带上合同和记录，先问法律援助，再决定怎么开口。")
FIRST_NOTES = {
    "not_due": "最后一期还没到期，时效还没有开始数。现在最值得做的，是谈一个还得起的安排。",
    "running": "按你填的，还在时效里。对方可以起诉，你也可以谈。",
    "maybe_past": "按你填的，最早的日子已经过了。这不等于不用还，也不等于真的过了。",
    "agreed_after": "最早的日子过了以后，又还过或答应过。照法律，时效这个理由多半不能再用，先问法律援助。",
    "in_court": "已经起诉或仲裁的，先按文书上的日子回应。从哪天重新数，本站没有核实。",
}


def stretches_table(case: Case, found: Course) -> Table:
    """A row for each run: since when, why, when it would be full, what became of it."""
    return [{
        "start": short_date_figure(run.start), "why": text_figure(SHORT_KINDS[run.why], run.why),
        "end": short_date_figure(run.end), "then": text_figure(_fate(case, run)),
    } for run in found.stretches]


def days(case: Case, found: Course) -> list[Day]:
    """The due date, everything that happened and what it did, today, and the end of the last run."""
    first = f"{SHORT_KINDS['due']}，从这天数"
    shown = [Day(day=case.last_due_date, what=first, source=CODE, fact="limitation-instalment")]
    shown += [_day(event, found) for event in case.events]
    end = f"最早数满 {YEARS} 年"
    return [*shown, Day(day=case.today, what="今天"),
            Day(day=found.last.end, what=end, source=CODE, fact="limitation-3y")]


def notes(case: Case, found: Course, outcome: str) -> tuple[str, ...]:
    """What follows; to talk is right all the same, except where a promise would give a defence away."""
    if not may_be_past(case, found):
        said = [FIRST_NOTES[outcome], TALK, UNKNOWN, DEFENCE]
    elif outcome in PAST:
        said = [FIRST_NOTES[outcome], ASK_FIRST, DEFENCE, UNKNOWN]
    else:
        said = [ASK_FIRST, DEFENCE, FIRST_NOTES[outcome], UNKNOWN]
        said += [FIRST_NOTES["agreed_after"]] if found.agreed else []
    if any(event.kind == "unsure" for event in case.events):
        said.append("你说不准的事没有算进去；要是它们也算，看「把说不准的也算上」那个日子。")
    if any(event.when > found.last.end and event.kind == "deducted" for event in case.events):
        said.append("数满以后账户才被扣的钱，算不算你同意还，没有核实，一起问法律援助。")
    return tuple(said)


def assumptions(case: Case) -> tuple[str, ...]:
    """How the years were counted, and what was left open."""
    said = [
        "分期还的同一笔欠款，从最后一期的还款日数；只还一次的，从那个还款日数。",
        f"{YEARS} 年数到同月同日；没有那一天的，数到当月最后一天。",
        "放款机构宣布全部提前到期的，起点会不会提前，没有核实。",
    ]
    if any(event.when <= case.last_due_date for event in case.events):
        said.append("还款日那天和以前发生的事，不改变起点。")
    return tuple(said)


def working(case: Case, found: Course) -> tuple[str, ...]:
    """Each run as a sum, then how far off its end is."""
    length = f"{YEARS} 年"
    lines = [f"{SHORT_KINDS[run.why]}：{sum_line(run.start, length, run.end)}" for run in found.stretches]
    if case.today <= found.last.end:
        lines.append(span_line(case.today, found.last.end))
    return tuple(lines)


def python(case: Case, found: Course, outcome: str, outputs: dict[str, str]) -> str:
    """The same runs, counted in plain Python."""
    printed = {"earliest_end": "end", "counted_from": "start", "restarts": "restarts"}
    if case.today <= found.last.end:
        printed["days_left"] = "(end - today).days"
    elif outcome in PAST:
        printed["days_past"] = "(today - end).days"
    known = [event for event in case.events if event.kind != "unsure"]
    return snippet([*YEARS_CODE, f"today = {day_code(case.today)}", f"start = {day_code(case.last_due_date)}",
                    "restarts = 0", f"for day in [{', '.join(day_code(event.when) for event in known)}]:",
                    f"    if start < day <= years_after(start, {YEARS}):",
                    "        start, restarts = day, restarts + 1", f"end = years_after(start, {YEARS})"],
                   {outputs[name]: code for name, code in printed.items()})


def sources(case: Case) -> tuple[str, ...]:
    """The facts this answer rests on."""
    rested = ("limitation-3y", "limitation-instalment", "limitation-effect")
    return (*rested, "limitation-interrupt", "limitation-interrupt-detail") if case.events else rested


def days_past(case: Case, found: Course, outcome: str) -> Figure:
    """How long ago the earliest end was; nothing before it, or where a suit leaves it open."""
    return days_figure(found.last.end, case.today) if outcome in PAST else NOTHING


def restarts(found: Course) -> Figure:
    """How often the period started again."""
    return count_figure(len(found.stretches) - 1, "次")


def _fate(case: Case, run: Stretch) -> str:
    if run.until:
        return f"{run.until.isoformat()} 又重新数"
    if case.today <= run.end:
        return "还在数" if case.today >= run.start else "还没开始数"
    return "最早的日子已经过了"


def _day(event: Event, found: Course) -> Day:
    """What an event did to the period."""
    words = SHORT_KINDS[event.kind]
    if event.kind != "unsure" and event.when in [run.start for run in found.stretches[1:]]:
        words, fact = f"{words}：重新数", "limitation-interrupt-detail"
        return Day(day=event.when, what=words, source=EXPLAINED, fact=fact)
    if event.when > found.last.end and event.kind in AGREEING:
        return Day(day=event.when, what=f"{words}：在数满以后", source=CODE, fact="limitation-effect")
    return Day(day=event.when, what=f"{words}：{_left(event, found)}")


def _left(event: Event, found: Course) -> str:
    """Of an event that started nothing: whether that is settled, or only not known."""
    after, starts = event.when > found.last.end, found.stretches[0].start
    if event.when > starts and (event.kind == "unsure" or (after and event.kind == "deducted")):
        return "没有算进去，没核实"
    return "在数满以后" if after and event.kind == "sued" else "没有改变"


def end_text(found: Course) -> str:
    """The end of the last run, as said aloud."""
    return date_text(found.last.end)

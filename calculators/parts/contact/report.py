"""A counted log of contacts in tables, sentences, a chart, and lines for a letter of complaint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ...core.answer import NOTHING, Figure, Table, count_figure, short_date_figure, text_figure
from ...core.chart import bars
from ...core.reading_dates import date_text
from ...core.reading_times import time_text
from ...core.snippet import snippet
from .case import (
    CALL,
    GUIDE_SINCE,
    KINDS,
    MESSAGE,
    MISSED,
    MOST_CALLS,
    MOST_DIALS,
    MOST_VISITS,
    QUIET_FROM,
    QUIET_TO,
    STANDARD_SINCE,
    THIRD_PARTY,
    VISIT,
    Contact,
    Day,
    Log,
    known,
)

SAID = {
    CALL: "接通的电话", MISSED: "没接通的拨打", MESSAGE: "短信或微信", VISIT: "上门",
    THIRD_PARTY: "找家人或别人"}
# The two questions on which a rule hangs, in the words of the forms.
AGREED, REACHABLE = "你同意过深夜或清晨联系吗", "这段时间，对方联系得上你本人吗"
MOST_NAMED = 5  # in a sentence
MOST_WORKED = 10
MOST_BARS = 14
HOURS = f"{time_text(QUIET_FROM)} 到次日 {time_text(QUIET_TO)}"


def days_table(log: Log) -> Table:
    """One row per day that has a contact; the counts of the kinds add up to the total."""
    return [_day_row(log, day) for day in log.days]


def log_table(log: Log) -> Table:
    """Every contact in the order of time."""
    return [_contact_row(log, day, place) for day in log.days for place in range(len(day.contacts))]


def chart(log: Log) -> str:
    """The contacts of the last days that have any."""
    days = log.days[-MOST_BARS:]
    is_all = len(days) == len(log.days)
    title = "每天被联系的次数" if is_all else f"最近 {MOST_BARS} 个有联系的日子，每天的次数"
    totals = [len(day.contacts) for day in days]
    items = [(day.day.isoformat(), Decimal(total)) for day, total in zip(days, totals, strict=True)]
    return bars(title, items, [f"{total} 次" for total in totals])


def notes(log: Log) -> tuple[str, ...]:
    """What can be told in a complaint, then what the log leaves open."""
    found = (*_over(log), *_unanswered(log))
    nothing = "次数和时段上没有看出超过的地方。话说得过分、有威胁的，不看次数，照样可以投诉。"
    return (*(found or (nothing,)), *_open(log))


def assumptions(log: Log) -> tuple[str, ...]:
    """How it was counted, and how hard the rules are it is held against."""
    return (
        "一张表只算一家，只算对方打来的。几家都在催，一家记一张。",
        f"有效通话每天 {MOST_CALLS} 次、没接通的拨打每天 {MOST_DIALS} 次，是两条规定，各数各的，不加在一起。",
        "每一通接通的电话都当作有效通话；没接通的，都当作打的是你的同一个号码。",
        f"一天按日历算；{time_text(QUIET_FROM)} 整算在深夜里，{time_text(QUIET_TO)} 整不算在清晨里。",
        *_answered(log),
        "短信、微信没有查到按次数的规定，只看时段。",
        (f"国家标准是{known('gbt-45251-nature')}，本身不是处罚的依据；"
         "行业指引管会员和它们请的催收公司。两样都是投诉时对照的尺子。"),
        "国家标准和行业指引写的是消费贷款；经营贷款（比如网商贷）归不归它们管，没有核到。",
    )


def working(log: Log) -> tuple[str, ...]:
    """The sums with the reader's own counts."""
    parts = " + ".join(f"{SAID[kind]} {len(log.of(kind))}" for kind in KINDS)
    over = [line for day in log.days for line in _day_over(day)]
    rest = [f"另外 {len(over) - MOST_WORKED} 处，看按天的表"] if len(over) > MOST_WORKED else []
    return (
        f"{parts} = 一共 {len(log.contacts)} 次",
        *over[:MOST_WORKED], *rest,
        f"超过次数的日子：{sum(day.is_over for day in log.days)} 天",
        f"时间在 {HOURS} 之间的：{len(log.quiet)} 次",
    )


def sources(log: Log) -> tuple[str, ...]:
    """The facts this answer rests on: the two counts always, the others where there is such a contact."""
    always = ("gbt-45251", "gbt-45251-frequency", "cba-collection-dial", "two-frequency-rules",
              "gbt-45251-time", "gbt-45251-nature", "cba-collection-2026")
    others = ("gbt-45251-third-party", "cba-collection-third-party", "cf-measures-collection")
    return (
        *always, *(("cba-collection-time",) if log.quiet else ()),
        *(others if log.of(THIRD_PARTY) else ()), *(("gbt-45251-onsite",) if log.of(VISIT) else ()),
    )


def words(log: Log) -> dict[str, str]:
    """Lines for the letter; a word without a line is not there, so that its heading goes too."""
    days = log.days
    found = {
        "call_days": [_counted(day, "接通", CALL) for day in days if day.has_too_many_calls],
        "dial_days": [_counted(day, "没接通", MISSED) for day in days if day.has_too_many_dials],
        "quiet_times": [_line(contact) for contact in log.quiet_breaks],
        "third_party_times": [_line(contact) for contact in log.third_party_breaks],
        "visit_days": [_counted(day, "上门", VISIT) for day in days if day.has_too_many_visits],
        "log": [f"{place}. {_line(contact)}" for place, contact in enumerate(log.contacts, start=1)],
    }
    if any(found[name] for name in ("call_days", "dial_days", "quiet_times", "third_party_times")):
        found["stands_out"] = ["1"]
    return {name: "\n".join(lines) for name, lines in found.items() if lines}


def program(log: Log, labels: Mapping[str, str]) -> str:
    """The same counts in plain Python; of what was typed only days, times and kinds."""
    rows = [f'    ("{one.day}", "{one.at.isoformat("minutes") if one.at else ""}", "{one.kind}"),'
            for one in log.contacts]
    lines = [
        "log = [", *rows, "]", "days = sorted({day for day, at, kind in log})", "",
        "def count(kind, *only):",
        "    return sum(1 for day, at, what in log if what == kind and (not only or day in only))", "",
        "over = [",
        f'    day for day in days if day >= "{STANDARD_SINCE}" and count("{CALL}", day) > {MOST_CALLS}',
        f'    or day >= "{GUIDE_SINCE}" and count("{MISSED}", day) > {MOST_DIALS}]',
        "quiet = [",
        f'    at for day, at, kind in log if at and (at >= "{QUIET_FROM:%H:%M}" or at < "{QUIET_TO:%H:%M}")]',
    ]
    sums = {
        "total": "len(log)", "days_over": "len(over)", "quiet_hours": "len(quiet)",
        "third_party": f'count("{THIRD_PARTY}")',
        "calls": f'count("{CALL}")', "dials": f'count("{MISSED}")',
        "most_calls": f'max(count("{CALL}", day) for day in days)',
        "most_dials": f'max(count("{MISSED}", day) for day in days)',
        "messages": f'count("{MESSAGE}")', "visits": f'count("{VISIT}")', "first_day": "days[0]",
    }
    return snippet(lines, {labels[name]: expression for name, expression in sums.items()})


def _day_row(log: Log, day: Day) -> dict[str, Figure]:
    counts = {
        "calls": CALL, "dials": MISSED, "messages": MESSAGE, "visits": VISIT, "third_party": THIRD_PARTY}
    return {
        "day": short_date_figure(day.day), "total": count_figure(len(day.contacts), "次"),
        **{name: count_figure(day.count(kind), "次") for name, kind in counts.items()},
        "quiet": count_figure(day.quiet, "次"), "stands_out": _joined([*_day_flags(log, day)]),
    }


def _day_flags(log: Log, day: Day) -> Iterator[str]:
    if day.has_too_many_calls:
        yield f"接通超过每天 {MOST_CALLS} 次"
    if day.has_too_many_dials:
        yield f"没接通超过每天 {MOST_DIALS} 次"
    if any(map(log.breaks_quiet, day.contacts)):
        yield "有深夜或清晨的"
    if any(map(log.breaks_in_on_others, day.contacts)):
        yield "找了家人或别人"
    if day.has_too_many_visits:
        yield f"上门超过每天 {MOST_VISITS} 次（转述）"


def _day_over(day: Day) -> Iterator[str]:
    """Where the counts of one day are above a rule, as a sum."""
    if day.has_too_many_calls:
        yield f"{day.day}：接通 {day.count(CALL)} 次 > {MOST_CALLS} 次"
    if day.has_too_many_dials:
        yield f"{day.day}：没接通 {day.count(MISSED)} 次 > {MOST_DIALS} 次"


def _contact_row(log: Log, day: Day, place: int) -> dict[str, Figure]:
    contact = day.contacts[place]
    nth = sum(other.kind == contact.kind for other in day.contacts[:place + 1])
    return {
        "number": text_figure(f"第 {contact.number} 次", str(contact.number)),
        "day": short_date_figure(contact.day),
        "time": text_figure(time_text(contact.at)) if contact.at else NOTHING,
        "kind": text_figure(SAID[contact.kind], contact.kind),
        "who": text_figure(contact.who) if contact.who else NOTHING,
        "said": text_figure(contact.said) if contact.said else NOTHING,
        "stands_out": _joined([*_contact_flags(log, contact), *_nth_flag(day, contact.kind, nth)]),
    }


def _contact_flags(log: Log, contact: Contact) -> Iterator[str]:
    if log.breaks_quiet(contact):
        yield "深夜或清晨"
    if log.breaks_in_on_others(contact):
        yield "找了家人或别人"


def _nth_flag(day: Day, kind: str, nth: int) -> Iterator[str]:
    """The contact with which a day went over."""
    if kind == CALL and day.has_too_many_calls and nth > MOST_CALLS:
        yield f"当天第 {nth} 通接通的"
    if kind == MISSED and day.has_too_many_dials and nth > MOST_DIALS:
        yield f"当天第 {nth} 次没接通的"
    if kind == VISIT and day.has_too_many_visits and nth > MOST_VISITS:
        yield f"当天第 {nth} 次上门"


def _over(log: Log) -> Iterator[str]:
    """A sentence for each rule that something is over."""
    days = log.days
    if calls := [f"{day.day}（{day.count(CALL)} 次）" for day in days if day.has_too_many_calls]:
        yield (f"{_listed(calls, '天')}，接通的电话多于国家标准写的每天 {MOST_CALLS} 次有效通话，"
               "可以拿去投诉；哪些算有效通话，请对方按录音核对。")
    if dials := [f"{day.day}（{day.count(MISSED)} 次）" for day in days if day.has_too_many_dials]:
        yield (f"{_listed(dials, '天')}，没接通的拨打超过了行业指引写的每天 {MOST_DIALS} 次，可以拿去投诉；"
               "对方是不是会员，一起问清。")
    if quiet := [f"{one.day} {_time(one)}" for one in log.quiet_breaks]:
        yield (f"{_listed(quiet, '次')}，在 {HOURS} 之间。没有约定时，国家标准写这段时间不应催收，"
               "可以拿去投诉。")
    if others := [f"{one.day} {_time(one)}".strip() for one in log.third_party_breaks]:
        yield (f"{_listed(others, '次')}，联系得上你，却找了家人或别人。这超出了国家标准写的范围，"
               "可以拿去投诉；对方有没有说出你的欠款，把原话记下。")
    if visits := [f"{day.day}（{day.count(VISIT)} 次）" for day in days if day.has_too_many_visits]:
        yield f"{_listed(visits, '天')}，上门超过每天 {MOST_VISITS} 次。这个次数是转述，来源弱，只当参考。"


def _unanswered(log: Log) -> Iterator[str]:
    """A question that has to be answered before a contact can be held against a rule."""
    then = "才看得出能不能拿去投诉。"
    if log.quiet_open:
        yield f"有 {len(log.quiet_open)} 次在 {HOURS} 之间。答了「{AGREED}」，{then}"
    if log.third_party_open:
        yield f"有 {len(log.third_party_open)} 次找了家人或别人。答了「{REACHABLE}」，{then}"


def _answered(log: Log) -> Iterator[str]:
    """What the reader answered, as far as anything was."""
    change = "不是这样，就改那一项，写好的话也跟着改。"
    if log.reachable is not None:
        yield f"按对方{'一直联系得上' if log.reachable else '有一阵联系不上'}你来看；{change}"
    if log.agreed is not None:
        yield f"按你{'' if log.agreed else '没有'}同意过深夜或清晨联系来看；{change}"


def _open(log: Log) -> Iterator[str]:
    if log.quiet and log.agreed:
        yield "你同意过深夜或清晨联系，这个时段的没有当作超出。不想再这样，告诉对方，并记下哪天说的。"
    if log.of(THIRD_PARTY) and log.reachable is False:
        yield "联系不上本人时，找联系人转告是可以的；但不得说出你的欠款，对方拒绝后不得再找。"
    if no_time := sum(contact.at is None for contact in log.contacts):
        yield f"有 {no_time} 次没写时间，看不出是不是深夜或清晨。翻一翻通话记录，补上。"
    if early := sum(not contact.is_measured for contact in log.contacts):
        yield f"有 {early} 次在 {date_text(STANDARD_SINCE)}国家标准施行之前，没有拿它对照。"
    if sum(one.kind == MISSED and one.day < GUIDE_SINCE for one in log.contacts) > MOST_DIALS:
        yield f"没接通的次数，只对照 {date_text(GUIDE_SINCE)}行业指引发布以后的。"
    if twins := _twins(log):
        yield f"第 {twins[0]} 次和第 {twins[1]} 次写得一样，看看是不是记了两遍。"


def _twins(log: Log) -> tuple[int, ...]:
    """The first two rows that say the very same; without a time they may well be two."""
    seen: dict[object, int] = {}
    for one in log.contacts:
        same = (one.day, one.at, one.kind, one.who, one.said)
        if one.at and same in seen:
            return seen[same], one.number
        seen[same] = one.number
    return ()


def _listed(items: Sequence[str], unit: str) -> str:
    named = "、".join(items[:MOST_NAMED])
    return named if len(items) <= MOST_NAMED else f"{named}等 {len(items)} {unit}"


def _joined(flags: Sequence[str]) -> Figure:
    return text_figure("，".join(flags)) if flags else NOTHING


def _time(contact: Contact) -> str:
    return time_text(contact.at) if contact.at else ""


def _counted(day: Day, word: str, kind: str) -> str:
    return f"{date_text(day.day)}：{word} {day.count(kind)} 次"


def _line(contact: Contact) -> str:
    """2026 年 11 月 3 日 22:05，接通的电话，没报工号，让我今天还清."""
    when = f"{date_text(contact.day)} {_time(contact)}".strip()
    parts = [when, SAID[contact.kind], contact.who, contact.said]
    return "，".join(part for part in parts if part)

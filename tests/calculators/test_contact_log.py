import json
import subprocess
import sys
from collections import Counter
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import answer

KINDS = ("call", "missed", "message", "visit", "third_party")
SUMS = ("calls", "dials", "messages", "visits", "third_party")
DAY = date(2026, 11, 3)


@pytest.fixture
def log(ask):
    """Ask about rows of cells; a row that is only a time is a call on 3 November 2026, and both questions are answered."""
    def asked(*rows, **texts):
        texts = {"reachable": "yes", "agreed": "no"} | texts
        lines = ["\t".join((f"{DAY}", row, "call") if isinstance(row, str) else map(str, row)) for row in rows]
        return ask("contact_log", contacts="\n".join(lines), **texts)

    return asked


def times(count, kind, day=DAY):
    """So many contacts on one day, from ten in the morning, a minute apart."""
    return [(day, f"10:{minute:02}", kind) for minute in range(count)]


@pytest.mark.parametrize(("at", "quiet"), [
    pytest.param("21:59", "0", id="a minute before"),
    pytest.param("22:00", "1", id="the first minute counts"),
    pytest.param("23:59", "1", id="before midnight"),
    pytest.param("0:00", "1", id="midnight"),
    pytest.param("7:59", "1", id="the last minute"),
    pytest.param("8:00", "0", id="and then no more"),
    pytest.param("晚上10点", "1", id="as people say it"),
    pytest.param("", "0", id="nobody knows"),
])
def test_the_quiet_hours(log, value, at, quiet):
    response = log((DAY, at, "call"))
    assert value(response, "quiet_hours") == quiet
    assert response["outcome"] == ("quiet_hours" if quiet == "1" else "nothing_over")
    assert (response["tables"]["log"][0]["stands_out"]["text"] == "深夜或清晨") == (quiet == "1")


@pytest.mark.parametrize("at", ["晚上12点", "夜里12点", "24:00"])
@pytest.mark.parametrize("parted", ["\t", " "])
def test_the_night_to_the_next_day_is_not_taken_for_the_night_before(ask, messages, at, parted):
    assert messages(ask("contact_log", contacts=parted.join((f"{DAY}", at, "call")))) == {
        "contacts.1.time": "第 1 次联系的时间过了半夜，要看清是哪一天：写成第二天的 0:00，或者当天的 23:59"}


@pytest.mark.parametrize("kind", ["call", "missed", "message", "visit"])
def test_every_kind_of_contact_has_its_quiet_hours(log, value, kind):
    assert value(log((DAY, "23:00", kind)), "quiet_hours") == "1"


@pytest.mark.parametrize(("rows", "over", "outcome"), [
    pytest.param(times(3, "call"), "0", "nothing_over", id="three calls are within the standard"),
    pytest.param(times(4, "call"), "1", "over", id="four are not"),
    pytest.param(times(6, "missed"), "0", "nothing_over", id="six dials are within the guide"),
    pytest.param(times(7, "missed"), "1", "over", id="seven are not"),
    pytest.param(times(3, "call") + times(6, "missed"), "0", "nothing_over", id="the two are never added up"),
    pytest.param(times(4, "call") + times(7, "missed"), "1", "over", id="both at once are one day"),
    pytest.param(times(4, "call") + times(4, "call", DAY + timedelta(1)), "2", "over", id="each day for itself"),
    pytest.param(times(2, "call") + times(2, "call", DAY + timedelta(1)), "0", "nothing_over", id="days are not added up"),
    pytest.param(times(9, "message"), "0", "nothing_over", id="no rule for messages is known"),
    pytest.param(times(1, "visit"), "0", "visit", id="a visit"),
    pytest.param(times(2, "visit"), "0", "visit", id="a second one is named, and not counted as over"),
    pytest.param([(DAY, "23:58", "call"), (DAY, "23:59", "call"), (DAY + timedelta(1), "0:00", "call"),
                  (DAY + timedelta(1), "0:01", "call")], "0", "quiet_hours", id="midnight parts two days"),
])
def test_what_is_over(log, value, rows, over, outcome):
    response = log(*rows)
    assert value(response, "days_over") == over
    assert response["outcome"] == outcome


@pytest.mark.parametrize(("day", "kind", "count", "over"), [
    pytest.param("2025-02-27", "call", 4, "0", id="the day before the standard"),
    pytest.param("2025-02-28", "call", 4, "1", id="its first day"),
    pytest.param("2026-01-29", "missed", 7, "0", id="the day before the guide"),
    pytest.param("2026-01-30", "missed", 7, "1", id="the day it was published"),
])
def test_a_rule_is_not_held_against_days_before_it(log, value, day, kind, count, over):
    response = log(*times(count, kind, day))
    assert value(response, "days_over") == over
    assert (response["outcome"] == "over") == (over == "1")
    assert any("没有拿它对照" in note or "行业指引发布以后" in note for note in response["notes"]) == (over == "0")


def test_before_the_standard_a_night_call_is_counted_and_not_held_against_it(log, value):
    response = log(("2025-02-27", "23:00", "call"), ("2025-02-27", "23:00", "third_party"))
    assert value(response, "quiet_hours") == "2"
    assert response["outcome"] == "nothing_over"


def test_asking_others_comes_first_of_all(log, value):
    response = log((DAY, "23:00", "third_party", "我妈", "说我欠了钱"), *times(4, "call"))
    assert response["outcome"] == "third_party"
    assert value(response, "third_party") == "1"
    assert value(response, "calls") == "4"
    assert {"cf-measures-collection", "gbt-45251-third-party"} <= set(response["sources"])


def test_who_could_not_be_reached_may_have_been_asked_for(log):
    response = log((DAY, "10:00", "third_party"), reachable="no")
    assert response["outcome"] == "nothing_over"
    assert any("不得说出你的欠款" in note for note in response["notes"])


def test_who_agreed_to_late_hours_is_told_how_to_end_it(log, value):
    response = log("23:00", agreed="同意过")
    assert value(response, "quiet_hours") == "1"
    assert response["outcome"] == "nothing_over"
    assert any("记下哪天说的" in note for note in response["notes"])


def test_the_tables_say_it_day_by_day(log):
    response = log("9:00", "9:10", "9:20", (DAY, "22:30", "call", "小王", "今天还清"), (DAY - timedelta(1), "", "missed"))
    assert [[cell["text"] for cell in row.values()] for row in response["tables"]["days"]] == [
        ["2026-11-02", "1 次", "0 次", "1 次", "0 次", "0 次", "0 次", "0 次", "—"],
        ["2026-11-03", "4 次", "4 次", "0 次", "0 次", "0 次", "0 次", "1 次", "接通超过每天 3 次，有深夜或清晨的"],
    ]
    assert [cell["text"] for cell in response["tables"]["log"][-1].values()] == [
        "第 4 次", "2026-11-03", "22:30", "接通的电话", "小王", "今天还清", "深夜或清晨，当天第 4 通接通的"]


def test_the_notes_call_nothing_unlawful(log):
    response = log(*times(4, "call"), *times(7, "missed"), *times(2, "visit"), (DAY, "23:00", "third_party"))
    assert len(response["notes"]) == 5
    said = " ".join((*response["notes"], *response["assumptions"], response["status"]))
    assert "违法" not in said
    assert said.count("可以拿去投诉") == 4
    assert "推荐性国家标准" in said
    assert "管会员" in said


@pytest.mark.parametrize(("reachable", "said"), [("yes", "按对方一直联系得上你来看"), ("no", "按对方有一阵联系不上你来看")])
def test_what_is_said_for_the_reader_is_pointed_out(log, reachable, said):
    assert any(said in line for line in log("10:00", reachable=reachable)["assumptions"])


def test_a_log_without_anything_over_says_so_and_what_still_counts(log):
    assert "没有看出超过的地方" in log("10:00")["notes"][0]


def test_what_was_left_out_or_written_twice_is_pointed_at(log):
    response = log("10:00", "10:00", (DAY, "", "missed"), (DAY, "", "missed"))
    assert "有 2 次没写时间，看不出是不是深夜或清晨。翻一翻通话记录，补上。" in response["notes"]
    assert "第 1 次和第 2 次写得一样，看看是不是记了两遍。" in response["notes"]


def test_a_long_list_is_cut_short_in_a_sentence_but_not_in_the_letter():
    rows = [row for day in range(1, 13) for row in times(4, "call", date(2026, 10, day))]
    lines = "\n".join("\t".join(map(str, row)) for row in rows)
    response = json.loads(answer(json.dumps({
        "calculator": "contact_log", "values": {"contacts": lines}, "templates": {"letter": "{call_days}"}})))
    assert "2026-10-05（4 次）等 12 天" in response["notes"][0]
    assert response["documents"]["letter"].count("接通 4 次") == 12
    assert "另外 2 处，看按天的表" in response["working"]


def test_the_letter_leaves_out_what_was_not_there():
    template = "{call_days?}接通：\n{call_days}\n{quiet_times?}深夜：\n{quiet_times}\n{stands_out!}没有超过的。\n{log}"
    def letter(*lines):
        request = {"calculator": "contact_log", "values": {"contacts": "\n".join(lines), "agreed": "no"}, "templates": {"letter": template}}
        return json.loads(answer(json.dumps(request)))["documents"]["letter"]

    assert letter("2026-11-3\t23:00\tcall\t{log}\t<b>还钱</b>") == (
        "深夜：\n2026 年 11 月 3 日 23:00，接通的电话，{log}，<b>还钱</b>\n"
        "1. 2026 年 11 月 3 日 23:00，接通的电话，{log}，<b>还钱</b>")
    assert letter("2026-11-3\t10:00\tcall") == "没有超过的。\n1. 2026 年 11 月 3 日 10:00，接通的电话"


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({}, {"contacts": "输入联系记录"}, id="nothing"),
    pytest.param({"contacts": "\t10:00\tcall"}, {"contacts.1.date": "输入第 1 次联系的日期"}, id="no date"),
    pytest.param({"contacts": "11-3\t10:00\tcall"}, {"contacts.1.date": "第 1 次联系的日期还缺年份"}, id="no year"),
    pytest.param({"contacts": "2026-11-3\t25:00\tcall"},
                 {"contacts.1.time": "第 1 次联系的时间要写成几点几分，比如 21:30 或 晚上9点半"}, id="no such time"),
    pytest.param({"contacts": "2026-11-3\t10:00\t电报"},
                 {"contacts.1.kind": "第 1 次联系的怎么联系的里没有「电报」，从这几项里选：接通的电话、没接通的拨打、短信或微信、上门、打给家人或别人"},
                 id="no such kind"),
    pytest.param({"contacts": "2026-11-3\t10:00\t"}, {"contacts.1.kind": "输入第 1 次联系的怎么联系的"}, id="no kind"),
    pytest.param({"contacts": "2026-11-3\t10:00\tcall\t\t" + "长" * 61},
                 {"contacts.1.said": "第 1 次联系的说了什么写得太长，最多 60 个字"}, id="too long"),
    pytest.param({"contacts": "2026-11-24\t\tcall\n2026-11-23\t\tcall\n2027-1-1\t\tcall", "today": "2026-11-23"},
                 {"contacts.1.date": "第 1 次联系的日期不能晚于今天（2026 年 11 月 23 日）",
                  "contacts.3.date": "第 3 次联系的日期不能晚于今天（2026 年 11 月 23 日）"}, id="days to come"),
    pytest.param({"contacts": "2026-11-3\t\tcall\n" * 101}, {"contacts": "联系记录最多 100 行"}, id="too many"),
    pytest.param({"contacts": "2026-11-3\t\tcall", "reachable": "也许", "agreed": "?"},
                 {"reachable": "这段时间，对方联系得上你本人吗里没有「也许」，从这几项里选：一直联系得上、有一阵联系不上",
                  "agreed": "你同意过深夜或清晨联系吗里没有「?」，从这几项里选：没有、同意过"}, id="unknown choices"),
])
def test_what_has_to_be_changed(ask, messages, texts, faults):
    assert messages(ask("contact_log", **texts)) == faults


def test_a_hundred_rows_fit(log, value):
    row = ("2026-11-03", "22:00", "third_party", "号" * 60, "话" * 60)
    assert value(log(*[row] * 100), "total") == "100"


ROWS = st.lists(st.tuples(
    st.dates(date(2025, 1, 1), date(2026, 12, 31)).map(lambda day: day.replace(day=1 + day.day % 3, month=1 + day.month % 2)),
    st.one_of(st.none(), st.times().map(lambda at: time(at.hour, at.minute))), st.sampled_from(KINDS)), min_size=1, max_size=40)


def asked(rows, **texts):
    lines = "\n".join("\t".join((str(day), at.isoformat("minutes") if at else "", *words)) for day, at, *words in rows)
    return json.loads(answer(json.dumps({"calculator": "contact_log", "values": {"contacts": lines} | texts, "exports": True})))


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_it_is_what_a_slow_count_finds(rows):
    response = asked(rows)
    found = {name: figure["value"] for name, figure in response["results"].items()}
    by_day = Counter((day, kind) for day, _, kind in rows)
    over = {day for (day, kind), count in by_day.items()
            if (kind == "call" and count > 3 and day >= date(2025, 2, 28))
            or (kind == "missed" and count > 6 and day >= date(2026, 1, 30))}
    quiet = [at for _, at, _ in rows if at and not 8 * 60 <= at.hour * 60 + at.minute < 22 * 60]
    assert found["total"] == str(len(rows)) == str(sum(int(found[name]) for name in SUMS))
    assert found["days_over"] == str(len(over))
    assert found["quiet_hours"] == str(len(quiet))
    assert found["first_day"] == str(min(day for day, _, _ in rows))
    for name, kind in (("most_calls", "call"), ("most_dials", "missed")):
        assert found[name] == str(max((count for (_, which), count in by_day.items() if which == kind), default=0))
    days = response["tables"]["days"]
    assert [row["day"]["value"] for row in days] == sorted({str(day) for day, _, _ in rows})
    assert all(int(row["total"]["value"]) == sum(int(row[name]["value"]) for name in SUMS) for row in days)
    assert sum(int(row["quiet"]["value"]) for row in days) == len(quiet)
    assert len(response["tables"]["log"]) == len(rows)


@settings(max_examples=30, deadline=None)
@given(rows=ROWS, extra=st.sampled_from(KINDS))
def test_one_contact_more_never_makes_less_of_it(rows, extra):
    before = asked(rows)["results"]
    after = asked([*rows, (*rows[0][:2], extra)])["results"]
    for name in ("total", "days_over", "quiet_hours", "third_party", "most_calls", "most_dials"):
        assert int(after[name]["value"]) >= int(before[name]["value"])


@settings(max_examples=20, deadline=None)
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_count(rows, order):
    shuffled = [*rows]
    order.shuffle(shuffled)
    assert asked(shuffled)["results"] == asked(rows)["results"]


def test_plain_python_prints_the_same(value):
    rows = [*[(DAY, time(9), "call")] * 4, *[("2026-11-04", time(9), "missed")] * 7, ("2026-11-05", None, "visit"),
            ("2026-11-05", time(6), "third_party", 'print("typed")', "typed'''")]
    response = asked(rows)
    program = response["exports"]["python"]
    assert "typed" not in program
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    printed = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert printed["一共被联系"] == value(response, "total") == "13"
    assert printed["超过次数的天数"] == value(response, "days_over") == "2"
    assert printed["深夜和清晨的次数"] == value(response, "quiet_hours") == "1"
    assert printed["最早一次"] == "2026-11-03"
    assert len(printed) == 11

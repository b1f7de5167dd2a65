"""The day printed on a paper, and what is said when the last day is near."""

import pytest

TODAY = "2026-11-23"
ORDER = {"today": TODAY, "paper": "payment_order", "received_on": "2026-11-20"}
COPY = "交出去的东西留一份，记下哪天、怎么交的。"
NEAR = f"日子近了，今天就办。{COPY}"
ISSUED = ("文书上写的日子不能早于收到的日期（2026 年 11 月 20 日）；要填的是你最晚哪天办好，"
          "不是末尾的落款日期，没写就空着")


@pytest.mark.parametrize(("paper", "day", "faults"), [
    pytest.param("payment_order", "2026-11-10", {"paper_date": ISSUED}, id="the day of issue of a payment order"),
    pytest.param("judgment", "2026-11-19", {"paper_date": ISSUED}, id="the day of issue of a judgment"),
    pytest.param("payment_order", "2026-11-20", {}, id="the day of receipt itself"),
    pytest.param("summons", "2026-11-10", {}, id="a hearing may be over before its paper came"),
])
def test_a_day_before_the_paper_came_is_asked_about(ask, messages, paper, day, faults):
    response = ask("court_dates", **ORDER | {"paper": paper, "paper_date": day})
    assert (messages(response) if faults else response.get("errors", {})) == faults


@pytest.mark.parametrize("paper", ["summons", "enforcement"])
def test_a_day_before_the_paper_came_is_doubted_where_it_may_be(ask, paper):
    doubt = "文书上写的日子比收到的日期还早：先看一眼填的是不是末尾的落款日期。"
    assert doubt in ask("court_dates", **ORDER | {"paper": paper, "paper_date": "2026-11-10"})["notes"]
    assert doubt not in ask("court_dates", **ORDER | {"paper": paper, "paper_date": "2026-12-10"})["notes"]


@pytest.mark.parametrize("day", ["2026-11-30", "2026-12-20"])
def test_the_fifteen_days_stand_beside_the_papers_own(ask, value, day):
    response = ask("court_dates", **ORDER | {"paper_date": day})
    assert {"2026-12-04", "2026-12-05", day} <= set(value(response, "events", "day"))
    assert any("按收到的日期数" in note for note in response["notes"]) == (day > "2026-12-04")
    assert response["working"][0] == "2026 年 11 月 20 日算第 1 天，第 15 天是 2026 年 12 月 4 日"


def test_the_papers_own_day_is_over_and_the_fifteen_are_not(ask):
    response = ask("court_dates", **ORDER | {"paper_date": "2026-11-22"})
    assert response["status"] == "文书上写的 2026 年 11 月 22 日已经过了；按收到的日期数，2026 年 12 月 4 日还没过，今天就办"
    assert not any("收到当天不算的话" in note for note in response["notes"])


@pytest.mark.parametrize(("today", "status", "note"), [
    ("2026-11-30", "最晚 2026 年 12 月 4 日，还有 4 天", None),
    ("2026-12-01", "最晚 2026 年 12 月 4 日，还有 3 天", NEAR),
    ("2026-12-04", "最晚 2026 年 12 月 4 日，今天是最后一天", f"今天是最后一天，今天就办。{COPY}"),
])
@pytest.mark.parametrize("objection", ["cannot_pay", "amount"])
def test_the_last_days_are_said_to_be_the_last(ask, today, status, note, objection):
    response = ask("court_dates", **ORDER | {"today": today, "objection": objection})
    assert response["outcome"] == ("cannot_pay" if objection == "cannot_pay" else "last_days" if note else "in_time")
    assert response["status"] == status
    assert [said for said in response["notes"] if "今天就办" in said] == ([note] if note else [])

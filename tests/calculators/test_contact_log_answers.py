"""Two questions on which a rule hangs: what a log says where they are answered, and where they are not."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from calculators import answer

DAY = date(2026, 11, 3)


@pytest.fixture
def log(ask):
    """Ask about one row of cells; both questions are answered unless said otherwise."""
    def asked(row, **texts):
        return ask("contact_log", contacts="\t".join(map(str, row)), **{"reachable": "yes", "agreed": "no"} | texts)

    return asked


NIGHT = "有 1 次在 22:00 到次日 8:00 之间。答了「你同意过深夜或清晨联系吗」，才看得出能不能拿去投诉。"
OTHERS = "有 1 次找了家人或别人。答了「这段时间，对方联系得上你本人吗」，才看得出能不能拿去投诉。"


@pytest.mark.parametrize(("row", "texts", "outcome", "note"), [
    pytest.param((DAY, "23:00", "call"), {"agreed": ""}, "unanswered", NIGHT, id="a night call"),
    pytest.param((DAY, "10:00", "third_party"), {"reachable": ""}, "unanswered", OTHERS, id="somebody else"),
    pytest.param((DAY, "23:00", "call"), {"reachable": ""}, "quiet_hours", None, id="the other question is not about it"),
    pytest.param((DAY, "10:00", "call"), {"agreed": "", "reachable": ""}, "nothing_over", None, id="nothing hangs on it"),
    pytest.param((date(2025, 2, 27), "23:00", "call"), {"agreed": ""}, "nothing_over", None, id="before there was a rule"),
    pytest.param((DAY, "23:00", "visit"), {"agreed": ""}, "visit", NIGHT, id="a visit matters more"),
])
def test_a_question_not_answered_is_asked_and_never_answered_for_the_reader(log, row, texts, outcome, note):
    response = log(row, **texts)
    assert response["outcome"] == outcome
    assert [said for said in response["notes"] if "答了「" in said] == ([note] if note else [])
    assert note is None or not any("没有看出超过的地方" in said for said in response["notes"])
    assert note is None or response["tables"]["log"][0]["stands_out"]["value"] == ""


def test_nothing_is_taken_for_granted_of_a_question_not_answered(log):
    said = " ".join(log((DAY, "23:00", "third_party"), reachable="", agreed="")["assumptions"])
    assert "同意过" not in said
    assert "联系得上" not in said
    assert "联系不上" not in said


def test_the_account_says_of_the_reader_only_what_was_answered():
    page = yaml.safe_load((Path(__file__).parents[2] / "docs" / "tools" / "contact-log.yml").read_text("utf-8"))
    rows = "2026-11-3\t23:00\tcall\n2026-11-3\t10:00\tthird_party"

    def account(**texts):
        request = {"calculator": "contact_log", "values": {"contacts": rows} | texts,
                   "templates": {"summary": page["documents"][0]["text"]}}
        return json.loads(answer(json.dumps(request)))["documents"]["summary"]

    said = ("我没有同意过", "我本人联系得上", "对照规定，有下面几处")
    assert [words in account() for words in said] == [False, False, False]
    assert [words in account(agreed="no") for words in said] == [True, False, True]
    assert [words in account(reachable="yes") for words in said] == [False, True, True]
    assert [words in account(agreed="yes", reachable="no") for words in said] == [False, False, False]

"""A letter says of the reader only what was answered, and all that was asked for."""

import re

import pytest

from tests.calculators.test_letters import CONTACTS, FULL, SPARSE, written


@pytest.mark.parametrize(("reachable", "asked"), [
    ("yes", "· 以后只联系我本人，我的电话能接通。"), ("no", "· 以后只联系我本人，用这个号码：＿＿＿＿＿＿。"), ("", "· 以后只联系我本人。")])
def test_a_complaint_says_of_the_reader_only_what_was_answered(reachable, asked):
    lines = written(SPARSE["complaint"] | {"reachable": reachable})["documents"]["complaint"].split("\n")
    assert [line for line in lines if "只联系我本人" in line] == [asked]


@pytest.mark.parametrize(("texts", "asked"), [({}, 2), ({"agreed": "no"}, 1), ({"agreed": "no", "reachable": "no"}, 0)])
def test_a_question_that_a_complaint_hangs_on_is_asked(texts, asked):
    notes = written(SPARSE["complaint"] | {"contacts": CONTACTS} | texts)["notes"]
    assert sum("答了「" in note for note in notes) == asked


@pytest.mark.parametrize(("texts", "said"), [
    pytest.param({"income_now": "4200", "living_costs": "3400"}, ["现在每月收入 4,200.00 元。", "每月必要支出 3,400.00 元。"], id="both"),
    pytest.param({"living_costs": "3400"}, ["每月必要支出 3,400.00 元。"], id="one of them"),
    pytest.param({}, [], id="neither"),
])
@pytest.mark.parametrize("name", ["statement", "installment"])
def test_income_and_costs_that_are_asked_for_are_said(name, texts, said):
    lines = written(SPARSE[name] | texts)["documents"][name].split("\n")
    assert [line for line in lines if re.search("每月收入|必要支出", line)] == said


@pytest.mark.parametrize(("name", "field", "typed", "line"), [
    pytest.param("statement", "reason_note", "9 月起停工", "9 月起停工。", id="why"),
    pytest.param("dispute", "record_truth", "9 月 8 日已经还了", "· 实际情况：9 月 8 日已经还了。", id="what is true"),
    pytest.param("explain", "record_truth", "当时住院！", "当时住院！", id="it has an end already"),
])
def test_what_a_reader_wrote_ends_like_a_sentence(name, field, typed, line):
    assert line in written(SPARSE[name] | {field: typed})["documents"][name].split("\n")


def test_the_contacts_stand_in_the_order_of_time():
    text = written(FULL["complaint"])["documents"]["complaint"]
    assert re.findall(r"^\d\. 2026 年 11 月 (\d+) 日", text, re.MULTILINE) == ["19", "20", "21"]

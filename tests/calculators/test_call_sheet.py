"""The call sheet: its figures, its outcomes, and the words its page makes of them."""

import json
import re
from pathlib import Path

import pytest
import yaml

from calculators import answer, describe
from calculators.core.fill import places
from calculators.parts.agreement.story import REASONS

FILE = Path(__file__).resolve().parents[2] / "docs" / "tools" / "call-sheet.yml"
PAGE = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 — it makes nothing but text
PAPERS = {paper["name"]: paper["text"] for paper in PAGE["documents"]}
PLAN = {"debt": "8802.10", "monthly_payment": "750", "first_due_date": "2026-12-8", "today": "2026-11-24"}
FULL = PLAN | {"creditor": "花呗", "principal": "8600", "penalty": "202.10", "days_overdue": "47", "reason": "income",
               "reason_note": "9 月起停工\n在找工作"}


def papers(**texts):
    request = {"calculator": "call_sheet", "values": texts, "templates": PAPERS}
    return json.loads(answer(json.dumps(request)))["documents"]


@pytest.mark.parametrize(("texts", "outcome", "results"), [
    pytest.param({}, "whole", {"total": "8802.10", "periods": "12", "last_payment": "552.10", "over": "", "under": ""}, id="the debt"),
    pytest.param({"periods": "12", "last_payment": "900"}, "more", {"total": "9150.00", "over": "347.90", "under": ""}, id="more"),
    pytest.param({"periods": "1"}, "less", {"total": "750.00", "over": "", "under": "8052.10"}, id="less"),
])
def test_what_it_comes_to(ask, value, texts, outcome, results):
    response = ask("call_sheet", **PLAN | texts)
    assert response["outcome"] == outcome
    assert {name: value(response, name) for name in results} == results


@pytest.mark.parametrize(("texts", "note"), [
    ({"first_due_date": ""}, "还没写第一笔的日期：选收入到账后的一天，宁可晚几天，也要做得到。"),
    ({"first_due_date": "2026-11-23"}, "第一笔的日期 2026 年 11 月 23 日已经过了，改成一个做得到的日子再说。"),
    ({"reason_note": "停工"}, "用自己的话写的那一句，会照原样放进开口的话里：只写真事，不写身份证号、卡号和地址。"),
    ({"first_due_date": "2026-12-20", "pay_day": "31"}, "每月 31 日还：没有这一天的月份，这里排在当月最后一天。对方怎么算，问清。"),
    ({"periods": "10"}, "这样一共还 7,500.00 元，比现在欠的少 1,302.10 元。少的这部分，要对方同意减免才行；没有同意，就还是欠着。"),
    ({"periods": "13"}, "这样一共还 9,750.00 元，比现在欠的多 947.90 元。多出来的是什么（利息、手续费还是罚息），请对方分开写明。"),
])
def test_what_it_tells_to_heed(ask, texts, note):
    assert ask("call_sheet", **PLAN | texts)["notes"] == [note]


def test_a_sound_plan_needs_no_note(ask):
    assert ask("call_sheet", **PLAN)["notes"] == []


@pytest.mark.parametrize(("texts", "assumptions"), [
    ({}, ["没填期数：现在欠的按每月能还的数去分，零头放在最后一期。", "到还完为止，不再加利息和罚息；对方同意停计，才是这样。"]),
    ({"debt": "700"}, ["没填期数：每月能还的够还现在欠的，算一次还。", "到还完为止，不再加利息和罚息；对方同意停计，才是这样。"]),
    ({"periods": "1"}, []),
    ({"periods": "12"}, ["没填最后一期：前面各期还完，剩下的放在最后。"]),
    ({"periods": "13"}, ["没填最后一期：每期一样。"]),
    ({"periods": "12", "last_payment": "552.10"}, []),
])
def test_what_it_takes_for_granted(ask, texts, assumptions):
    assert ask("call_sheet", **PLAN | texts)["assumptions"] == assumptions


@pytest.mark.parametrize(("texts", "working"), [
    ({}, ["8,802.10 元 ÷ 750.00 元，不够一期也算一期，是 12 期", "750.00 元 × 11 期 = 8,250.00 元",
          "8,250.00 元 + 最后一期 552.10 元 = 一共还 8,802.10 元"]),
    ({"periods": "1"}, ["只有一期，一共还 750.00 元", "8,802.10 元 − 750.00 元 = 差 8,052.10 元"]),
    ({"periods": "2", "last_payment": "9000"}, [
        "750.00 元 × 1 期 = 750.00 元", "750.00 元 + 最后一期 9,000.00 元 = 一共还 9,750.00 元", "9,750.00 元 − 8,802.10 元 = 差 947.90 元"]),
])
def test_the_working_has_the_readers_own_numbers(ask, texts, working):
    assert ask("call_sheet", **PLAN | texts)["working"] == working


def test_all_faults_at_once(ask, messages):
    response = ask("call_sheet", debt="0", last_payment="5", principal="x", reason="怪我", first_due_date="12月8日")
    assert set(messages(response)) == {"debt", "periods", "principal", "reason", "first_due_date", "monthly_payment"}


def test_the_opening_says_the_debt_and_the_true_reason():
    said = papers(**FULL)["opening"]
    for words in ("我有一笔逾期：花呗。", "一共欠 8,802.10 元。", "其中本金 8,600.00 元。", "其中罚息 202.10 元。", "已经逾期 47 天。",
                  "没有按时还的原因：收入减少。", "9 月起停工\n在找工作"):
        assert words in said


@pytest.mark.parametrize("texts", [PLAN, PLAN | {"reason": "unsaid"}, PLAN | {"reason": "other"}])
def test_what_was_not_said_leaves_no_gap(texts):
    for paper in papers(**texts).values():
        assert "原因：。" not in paper
        assert not re.search(r"[{}]|：。|  ", paper)


@pytest.mark.parametrize(("texts", "lines", "absent"), [
    ({}, ["这样分 12 期：前 11 期每期 750.00 元，最后一期 552.10 元，一共 8,802.10 元。", "第一笔 2026 年 12 月 8 日还。",
          "以后每月 8 日还。"], ["一次"]),
    ({"debt": "9000"}, ["这样分 12 期，每期一样，一共 9,000.00 元。"], ["最后一期"]),
    ({"periods": "1"}, ["能一次还：750.00 元。", "比现在欠的少 8,052.10 元。这部分我请求减免，请帮我提交申请。"], ["每月能还", "以后", "第一笔", "分期"]),
    ({"periods": "13"}, ["一共还的比现在欠的多 947.90 元。多出来的是哪几项，请分开告诉我。"], ["停计"]),
    ({"first_due_date": ""}, ["哪天还：（打电话前写上日期）。"], ["以后"]),
])
def test_the_three_numbers(texts, lines, absent):
    said = papers(**PLAN | texts)["numbers"]
    for line in lines:
        assert line in said.split("\n")
    for words in absent:
        assert words not in said


@pytest.mark.parametrize("texts", [{}, {"periods": "1"}, {"periods": "13"}, {"debt": "9000"}])
def test_the_chat_has_at_most_eight_lines_and_nobody_in_it(texts):
    lines = papers(**FULL | {"principal": "", "penalty": ""} | texts)["chat"].split("\n")
    assert len(lines) <= 8
    assert all(lines)
    chat = "\n".join(lines)
    assert "9 月起停工" not in chat, "the reader's own words may hold a name"
    assert not re.search("姓名|身份证|手机号|卡号", chat)


def test_every_reply_has_an_answer_and_every_leaf_a_next_line():
    for texts in (FULL, PLAN | {"first_due_date": "", "periods": "1"}):
        branches = papers(**texts)["replies"].split("\n\n")
        assert len(branches) >= 8
        for branch in branches:
            heard, *lines = branch.split("\n")
            assert heard.startswith("■ 对方")
            assert heard.endswith("。")
            assert re.fullmatch("我说：「.+」", lines[0])
            leaves = [line for line in lines if line.startswith("- ")]
            assert len(leaves) >= 2, heard
            assert all(re.fullmatch(r"- [^：]+：.*(「[^」]+」|接着[^。]+。).*", leaf) for leaf in leaves), heard
            assert all(line.startswith(("我说：「", "- ")) for line in lines), heard


def test_what_the_replies_point_to_is_there():
    titles = {paper["title"] for paper in PAGE["documents"]}
    pointed = set(re.findall("念「([^」]+)」", PAPERS["replies"]))
    assert pointed
    assert pointed <= titles


@pytest.mark.parametrize("reason", [reason.value for reason in REASONS])
def test_what_to_have_ready_follows_the_reason(reason):
    own = [line for line in PAPERS["ready"].split("\n") if line.startswith(f"{{{reason}_case?}}")]
    ready = papers(**PLAN, reason=reason)["ready"].split("\n")
    assert len(own) == (0 if reason in ("other", "unsaid") else 1)
    assert all(line.partition("}")[2] in ready for line in own)
    assert len(ready) == 7 + len(own)


def test_templates_name_only_words_there_are():
    words = describe("call_sheet")["words"]
    assert {name for text in PAPERS.values() for name in places(text)} <= set(words)

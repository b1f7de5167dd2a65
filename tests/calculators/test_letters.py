"""The letters: what each needs, what it says of the plan, and that it says nothing the reader did not."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from calculators import answer, describe

ROOT = Path(__file__).parents[2]
PAGE = yaml.safe_load((ROOT / "docs" / "tools" / "letters.yml").read_text("utf-8"))
SNAPSHOTS = yaml.safe_load(Path(__file__).with_name("letter_snapshots.yml").read_text("utf-8"))
# A fact shows as its name: what the facts say is held elsewhere.
TEMPLATES = {
    document["name"]: re.sub(
        r"\[\[([a-z0-9-]+)(?:\.[a-z-]+)?(\|mark)?(?:\|[a-z]+)?\]\]",
        lambda found: "" if found[2] else f"〈{found[1]}〉", document["text"])
    for document in PAGE["documents"]}
LETTERS = ("statement", "installment", "waiver", "complaint", "dispute", "explain", "confirm")
PLAN = {"creditor": "花呗", "debt": "8802.10", "monthly_payment": "750", "first_due_date": "2026-12-8", "today": "2026-11-24"}
WHY = {"reason": "income", "reason_note": "9 月起公司停工。"}
CONTACTS = "2026-11-20\t22:40\tcall\t没报工号\t今天必须还\n2026-11-21\t10:05\tthird_party\t我母亲\t说了我欠多少\n2026-11-19\t\tmessage\t\t"
RECORD = {"record": "花呗，2026 年 9 月", "record_wrong": "on_time", "record_truth": "9 月 8 日已经还了。"}
# What each letter must have, and nothing more.
SPARSE = {
    "statement": {"letter": "statement", "debt": "12000", "reason": "illness"},
    "installment": {"letter": "installment", "debt": "10000", "monthly_payment": "500"},
    "waiver": {"letter": "waiver", "debt": "8802.10"},
    "complaint": {"letter": "complaint", "contacts": "2026-11-21\t\tmissed\t\t"},
    "dispute": {"letter": "dispute"} | RECORD,
    "explain": {"letter": "dispute"} | RECORD | {"record_wrong": "correct"},
    "confirm": {"letter": "confirm", "debt": "8802.10", "monthly_payment": "750"},
}
_ATTACHED = {"attachments": "停工通知\t1\n银行流水"}
FULL = {
    "statement": PLAN | WHY | _ATTACHED | {"letter": "statement", "principal": "8600", "penalty": "202.10", "days_overdue": "47", "income_before": "7000", "income_now": "4200", "living_costs": "3400"},
    "installment": PLAN | WHY | _ATTACHED | {"letter": "installment", "principal": "8600", "penalty": "202.10", "days_overdue": "47",
                                                  "income_now": "4200", "living_costs": "3400"},
    "waiver": PLAN | WHY | _ATTACHED | {
        "letter": "waiver", "waive_amount": "202.10", "yearly_cost": "27%", "lender_kind": "consumer", "penalty": "202.10"},
    "complaint": _ATTACHED | {
        "letter": "complaint", "creditor": "花呗", "contacts": CONTACTS, "conduct": "told", "lender_kind": "consumer",
        "reachable": "yes", "agreed": "no", "today": "2026-11-24"},
    "dispute": RECORD | _ATTACHED | {
        "letter": "dispute", "record_says": "逾期", "report_date": "2026-11-20", "today": "2026-11-24"},
    "explain": RECORD | WHY | {"letter": "dispute", "record_wrong": "correct", "today": "2026-11-24"},
    "confirm": PLAN | {
        "letter": "confirm", "talk_date": "2026-11-24", "agent": "工号 1203", "ticket": "A-77", "waive_amount": "202.10",
        "plan_interest": "none"},
}
NASTY = "<b>{debt}</b> {is} [[x]] \u202e=1+1 「''\""
HOSTILE = {
    name: texts | {
        "creditor": NASTY, "reason_note": f"{NASTY}\n\n\n{{log}}", "attachments": f"{NASTY}\t3", "agent": NASTY, "ticket": NASTY,
        "record_says": NASTY, "talk_date": "2026-11-24"}
    | ({"contacts": f"2026-11-21\t23:00\tcall\t{NASTY}\t{NASTY}", "agreed": "no"} if name == "complaint" else {})
    | ({"record": NASTY, "record_truth": NASTY} if name in ("dispute", "explain") else {})
    for name, texts in SPARSE.items()}
CASES = {"full": FULL, "sparse": SPARSE, "hostile": HOSTILE}


def written(texts):
    """The response of the calculator with the page's own documents."""
    return json.loads(answer(json.dumps({"calculator": "letters", "values": texts, "templates": TEMPLATES})))


@pytest.fixture
def write(ask):
    """Write a letter; what is not given is what that letter must have."""
    def asked(letter, **texts):
        return ask("letters", **SPARSE[letter] | texts)

    return asked


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("case", CASES)
def test_the_words_are_these(case, name):
    documents = written(CASES[case][name])["documents"].items()
    assert {document: text for document, text in documents if text} == SNAPSHOTS[case][name]


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("case", CASES)
def test_one_choice_writes_one_letter_and_its_short_version(case, name):
    documents = written(CASES[case][name])["documents"]
    assert {document for document, text in documents.items() if text} == {name, "chat"}
    assert len(documents["chat"].split("\n")) <= 8
    assert CASES[case][name].get("reason_note", NASTY) not in documents["chat"].split("\n"), "the reader's own words may hold a name"


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_left_to_fill_but_lines_for_the_pen(name):
    for case in CASES.values():
        for text in written(case[name])["documents"].values():
            said = text.replace(NASTY.replace("\u202e", "\ufffd"), "").replace("{log}", "")
            assert not re.search(r"[{}]|\[\[|None|—", said)


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_asks_for_identity_on_the_page(name):
    fields = {field["label"] for field in describe("letters")["fields"]}
    assert not {label for label in fields if re.search("姓名|身份证|卡号|手机号|电话|地址", label)}
    text = written(FULL[name])["documents"][name]
    assert "姓名：＿＿＿＿＿＿" in text
    assert name == "confirm" or "以上是真实情况" in text


MUST_NOT = ["个性化分期", "停息挂账", "保证", "必须同意", "依法", "有权", "违法", "高利", "LPR", "重组", "网络借贷业务", "代理", "老赖", "工作日", "恳求"]


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("words", MUST_NOT)
def test_what_no_letter_may_say(name, words):
    assert words not in written(FULL[name])["documents"][name]


@pytest.mark.parametrize("name", ["statement", "installment", "waiver", "confirm"])
def test_whoever_proposes_a_plan_is_told_that_the_limitation_starts_again(name):
    response = written(FULL[name])
    assert response["notes"][0].startswith("提出还款方案、请求分期或延期，都算同意还，诉讼时效从这一天重新算")
    assert "limitation-interrupt-detail" in response["sources"]
    assert "时效" not in "".join(response["documents"].values())


@pytest.mark.parametrize("name", ["complaint", "dispute", "explain"])
def test_a_complaint_or_dispute_neither_warns_of_that_nor_admits_the_debt(name):
    response = written(FULL[name])
    assert "limitation-interrupt-detail" not in response["sources"]
    assert not re.search("愿意还|我想还|应还|分期", "".join(response["documents"].values()))


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_comes_with_the_reminder_to_stay_with_the_truth(name):
    response = written(SPARSE[name])
    assert any("不是真的" in note and "只附真的材料" in note for note in response["notes"])
    assert "scam-forged-documents" in response["sources"]


@given(debt=some.integers(1, 10**8), monthly=some.integers(1, 10**7), first=some.dates(date(2024, 1, 1), date(2030, 1, 1)),
       pay_day=some.one_of(some.none(), some.integers(1, 31)))
def test_amounts_and_dates_are_those_of_the_call_sheet(debt, monthly, first, pay_day):
    texts = {"debt": yuan(debt), "monthly_payment": yuan(monthly), "first_due_date": first.isoformat()}
    texts |= {"pay_day": str(pay_day)} if pay_day else {}
    sheet = json.loads(answer(json.dumps({"calculator": "call_sheet", "values": texts})))
    for letter in ("statement", "installment", "confirm"):
        response = written(texts | {"letter": letter, "reason": "illness"})
        if "errors" in sheet:
            assert response["errors"] == sheet["errors"]
            continue
        names = ("total", "periods", "last_payment", "first_due_date", "last_due_date")
        assert all(response["results"][name] == sheet["results"][name] for name in names)
        assert response["tables"]["schedule"] == sheet["tables"]["schedule"]
        for document in (letter, "chat"):
            assert sheet["status"] in response["documents"][document]
            assert sheet["results"]["first_due_date"]["text"] in response["documents"][document]


@given(debt=some.integers(2, 10**7), waive=some.integers(1, 10**7), monthly=some.integers(2000, 10**6))
def test_what_is_waived_and_what_is_paid_come_to_the_debt(debt, waive, monthly):
    response = written({"letter": "waiver", "debt": yuan(debt), "waive_amount": yuan(waive), "monthly_payment": yuan(monthly)})
    if waive >= debt:
        message = f"减免多少要少于现在一共欠 {debt / 100:,.2f} 元"
        assert {"field": "waive_amount", "message": message} in response["errors"]
    elif "results" in response:
        assert response["results"]["total"]["value"] == yuan(debt - waive)
        assert f"减免以后的 {(debt - waive) / 100:,.2f} 元" in response["documents"]["waiver"]


def yuan(fen):
    """元 as text, without any arithmetic of the calculators."""
    return f"{fen // 100}.{fen % 100:02}"


def test_the_plan_of_a_waiver_may_say_itself_what_is_waived(write, value):
    response = write("waiver", monthly_payment="8600", periods="1")
    assert value(response, "total") == "8600.00"
    assert "请求减免罚息、违约金等，一共 202.10 元。" in written(SPARSE["waiver"] | {"monthly_payment": "8600", "periods": "1"})["documents"]["waiver"]


@pytest.mark.parametrize(("texts", "holds"), [
    pytest.param({"waive_amount": "202.10", "monthly_payment": "8600", "periods": "1"}, False, id="they agree"),
    pytest.param({"waive_amount": "100", "monthly_payment": "8600", "periods": "1"}, True, id="less is waived than left unpaid"),
    pytest.param({"waive_amount": "202.10", "monthly_payment": "750"}, False, id="the periods follow from the rest"),
])
def test_two_amounts_that_contradict_each_other_are_pointed_out(write, texts, holds):
    assert any("不是同一个数" in note for note in write("waiver", **texts)["notes"]) == holds


@pytest.mark.parametrize("texts", [{"waive_amount": "500", "periods": "12"}, {}])
def test_a_waiver_names_no_rest_beside_a_plan_that_pays_another_amount(texts):
    said = written({"letter": "waiver", "debt": "10000", "monthly_payment": "900"} | texts)["documents"]["waiver"]
    assert "减免以后的" not in said
    assert "共 10,000.00 元。减免定下来以后，总数和期数跟着改。" in said


@pytest.mark.parametrize("name", ["statement", "installment", "waiver", "confirm"])
def test_who_pays_at_once_speaks_of_no_instalments(name):
    said = "".join(written(PLAN | WHY | {"letter": name, "periods": "1", "monthly_payment": "8600"})["documents"].values())
    assert "一次还 8,600.00 元" in said
    assert not re.search("分期|每月|每期|第一笔|最后一期|一次还不上", said)


def test_the_most_a_complaint_can_be_about_still_is_a_chat_of_eight_lines():
    rows = [f"2026-11-18\t{hour}:00\tcall" for hour in range(9, 13)] + [f"2026-11-19\t{hour}:00\tmissed" for hour in range(9, 16)]
    rows += ["2026-11-20\t23:00\tcall", "2026-11-20\t10:00\tthird_party"]
    answers = {"conduct": "threat", "agreed": "no", "reachable": "yes"}
    chat = written({"letter": "complaint", "contacts": "\n".join(rows)} | answers)["documents"]["chat"]
    assert len(chat.split("\n")) == 8


def test_a_complaint_without_papers_or_of_very_many_contacts_is_told_so(write):
    assert any(note.startswith("没填随附的材料") for note in write("complaint")["notes"])
    assert not any(note.startswith("没填随附的材料") for note in write("complaint", **_ATTACHED)["notes"])
    many = write("complaint", contacts="\n".join(["2026-11-21\t10:00\tmissed"] * 21))
    assert any("全部的流水另附一份" in note for note in many["notes"])


def test_a_plan_above_what_is_left_of_the_income_is_pointed_out(write):
    note = "按你填的，收入减去必要支出，每月剩 800.00 元，比每月能还的 900.00 元少。核对一下，写做得到的数。"
    texts = {"income_now": "4200", "living_costs": "3400"}
    assert note in write("installment", monthly_payment="900", **texts)["notes"]
    assert note not in write("installment", monthly_payment="800", **texts)["notes"]


@pytest.mark.parametrize(("texts", "said"), [
    pytest.param({"yearly_cost": "24%", "lender_kind": "bank"}, False, id="at the line"),
    pytest.param({"yearly_cost": "24.01%", "lender_kind": "bank"}, True, id="above it"),
    pytest.param({"yearly_cost": "36%", "lender_kind": "unknown"}, False, id="a lender for whom it may not be"),
    pytest.param({"lender_kind": "bank"}, False, id="not reckoned"),
])
def test_the_line_of_the_court_is_named_only_above_it_and_for_licensed_lenders(texts, said):
    response = written(SPARSE["waiver"] | texts)
    assert ("最高人民法院" in response["documents"]["waiver"]) == said
    assert ("spc-2017-24pct" in response["sources"]) == said


RULES = {"quiet": "〈gbt-45251-time〉 不应催收", "others": "只应向本人催收", "calls": "每天不应超过 〈gbt-45251-frequency〉",
         "dials": "当天拨打不宜超过 〈cba-collection-dial〉 次", "consumer": "《消费金融公司管理办法》", "standard": "上面说的国家标准",
         "guide": "上面说的自律指引", "peace": "侵扰他人的私人生活安宁", "untold": "联系别人时不得透露欠款"}


@pytest.mark.parametrize(("texts", "named"), [
    pytest.param({"contacts": "2026-11-21\t10:00\tcall\t\t"}, set(), id="an ordinary call breaks nothing"),
    pytest.param({"contacts": "2026-11-21\t22:00\tcall\t\t", "agreed": "no"}, {"quiet", "standard"}, id="ten at night"),
    pytest.param({"contacts": "2026-11-21\t22:00\tcall\t\t"}, set(), id="nobody said whether that was agreed to"),
    pytest.param({"contacts": "2026-11-21\t22:00\tcall\t\t", "agreed": "yes"}, set(), id="agreed to"),
    pytest.param({"contacts": "2026-11-21\t10:00\tthird_party\t\t", "reachable": "yes"}, {"others", "standard"}, id="somebody else"),
    pytest.param({"contacts": "2026-11-21\t10:00\tthird_party\t\t"}, set(), id="nobody said who could be reached"),
    pytest.param({"contacts": "2026-11-21\t10:00\tthird_party\t\t", "reachable": "no"}, set(), id="who could not be reached"),
    pytest.param({"contacts": "2026-11-21\t10:00\tthird_party\t\t", "reachable": "yes", "lender_kind": "consumer"}, {"others", "standard", "consumer"},
                 id="by a consumer finance company"),
    pytest.param({"contacts": "\n".join(["2026-11-21\t10:00\tcall\t\t"] * 3)}, set(), id="three calls"),
    pytest.param({"contacts": "\n".join(["2026-11-21\t10:00\tcall\t\t"] * 4)}, {"calls", "standard"}, id="four calls"),
    pytest.param({"contacts": "\n".join(["2026-11-21\t10:00\tmissed\t\t"] * 6)}, set(), id="six dials"),
    pytest.param({"contacts": "\n".join(["2026-11-21\t10:00\tmissed\t\t"] * 7)}, {"dials", "guide"}, id="seven dials"),
    pytest.param({"contacts": "2026-11-21\t10:00\tcall\t\t", "conduct": "threat"}, {"peace"}, id="a threat"),
    pytest.param({"contacts": "2026-11-21\t10:00\tcall\t\t", "conduct": "threat", "lender_kind": "consumer"}, {"peace", "consumer"},
                 id="a threat by a consumer finance company"),
    pytest.param({"contacts": "2026-11-21\t10:00\tcall\t\t", "conduct": "told"}, {"untold", "standard"}, id="somebody was told"),
    pytest.param({"contacts": "2026-11-21\t10:00\tcall\t\t", "conduct": "posed"}, {"guide"}, id="somebody posed as a court"),
])
def test_a_complaint_names_the_rules_its_contacts_touch_and_no_others(texts, named):
    text = written({"letter": "complaint"} | texts)["documents"]["complaint"]
    assert {name for name, words in RULES.items() if words in text} == named
    assert ("我对照的规定：" in text) == bool(named)


@pytest.mark.parametrize(("lender", "days"), [("bank", [15, 30, 60]), ("consumer", [15, 30, 60]), ("unknown", [])])
def test_by_when_a_complaint_should_be_answered(write, value, lender, days):
    response = write("complaint", lender_kind=lender, today="2026-12-20")
    expected = [(date(2026, 12, 20) + timedelta(days=count)).isoformat() for count in days]
    assert value(response, "deadlines", "by") == expected
    assert value(response, "reply_by") == (expected[0] if expected else "")
    assert ("complaint-deadline-institution" in response["sources"]) == bool(days)


@pytest.mark.parametrize(("letter", "today", "by"), [("dispute", "2026-12-20", "2027-01-09"), ("dispute", "", ""), ("explain", "2026-12-20", "")])
def test_by_when_a_dispute_should_be_answered(write, value, letter, today, by):
    assert value(write(letter, today=today), "reply_by") == by


def test_the_outcome_is_the_letter(write):
    assert {name: write(name)["outcome"] for name in LETTERS} == dict(zip(LETTERS, LETTERS, strict=True))


def test_the_program_is_that_of_the_plan_and_holds_nothing_typed_as_words():
    requests = ({"calculator": "letters", "values": FULL[name], "exports": True} for name in ("complaint", "installment"))
    none, lines = (json.loads(answer(json.dumps(request)))["exports"]["python"] for request in requests)
    assert (none, "8802.10" in lines, "花呗" in lines) == ("", True, False)


def test_what_another_letter_would_need_is_left_alone(write):
    assert "results" in write("dispute", debt="100", monthly_payment="0.01", penalty="200")

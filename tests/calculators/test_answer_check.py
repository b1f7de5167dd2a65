"""A written answer against the eight things it must hold: what is lacking, and whether its numbers add up."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as some

from calculators import answer
from calculators.answer_check import ITEMS

DOCS = Path(__file__).parents[2] / "docs"
ALL_CLEAR = {f"item_{item}": "clear" for item in ITEMS} | {"pay_to": "official"}
PLAN = {"agreed_total": "8802.10", "periods": "12", "monthly_payment": "733.50", "last_payment": "733.60"}


@pytest.fixture
def check(ask):
    """Check an answer; what is not given is written clearly and says no numbers."""
    def asked(**texts):
        return ask("answer_check", **ALL_CLEAR | texts)

    return asked


@pytest.fixture
def documents():
    """The documents of the page as filled for an answer; what is not given is written clearly."""
    page = yaml.safe_load((DOCS / "tools" / "answer-check.yml").read_text("utf-8"))
    templates = {document["name"]: document["text"] for document in page["documents"]}

    def filled(**texts):
        request = {"calculator": "answer_check", "values": ALL_CLEAR | texts, "templates": templates}
        return json.loads(answer(json.dumps(request)))["documents"]

    return filled


def test_they_are_the_eight_of_the_handbook_in_the_same_order():
    page = yaml.safe_load((DOCS / "negotiate" / "written.yml").read_text("utf-8"))
    section = next(section for section in page["sections"] if section["id"] == "eight-items")
    assert [step["id"] for step in section["steps"]] == [f"item-{item}" for item in ITEMS]


@pytest.mark.parametrize(("texts", "counts", "outcome"), [
    pytest.param({}, ("8", "0", "0"), "complete", id="all written clearly"),
    pytest.param({"item_credit": "missing"}, ("7", "0", "1"), "some_missing", id="one not written"),
    pytest.param({"item_total": "有，但不清楚"}, ("7", "1", "0"), "some_missing", id="one written unclearly"),
    pytest.param({f"item_{item}": "没写" for item in ITEMS}, ("0", "0", "8"), "some_missing", id="none written"),
    pytest.param(PLAN, ("8", "0", "0"), "complete", id="and the numbers add up"),
    pytest.param(PLAN | {"last_payment": "733.50"}, ("8", "0", "0"), "sums_differ", id="but the numbers do not"),
    pytest.param(PLAN | {"last_payment": ""}, ("8", "0", "0"), "some_missing", id="but the last period is not said"),
    pytest.param({"pay_to": "person"}, ("8", "0", "0"), "pay_to_person", id="but to be paid to a person"),
    pytest.param({"pay_to": "link"}, ("8", "0", "0"), "pay_to_person", id="or through a link"),
    pytest.param(PLAN | {"last_payment": "1", "pay_to": "person", "item_debt": "missing"}, ("7", "0", "1"),
                 "pay_to_person", id="not paying the wrong one matters most"),
    pytest.param({"pay_to": "company"}, ("8", "0", "0"), "complete", id="an account of the lender is fine"),
    pytest.param({"pay_to": "unsaid", "item_paying": "missing"}, ("7", "0", "1"), "some_missing", id="where to is not said"),
    pytest.param({"pay_to": "unsaid"}, ("8", "0", "0"), "some_missing", id="nor ever was"),
])
def test_how_much_is_clear(check, value, texts, counts, outcome):
    response = check(**texts)
    assert tuple(value(response, name) for name in ("clear", "unclear", "missing")) == counts
    assert response["outcome"] == outcome


@pytest.mark.parametrize(("texts", "added", "difference", "last"), [
    pytest.param(PLAN, "8802.10", "0.00", "733.60", id="they agree"),
    pytest.param(PLAN | {"last_payment": "743.60"}, "8812.10", "10.00", "733.60", id="ten above"),
    pytest.param(PLAN | {"agreed_total": "8812.10"}, "8802.10", "-10.00", "743.60", id="ten below"),
    pytest.param(PLAN | {"agreed_total": ""}, "8802.10", "", "", id="no total to compare with"),
    pytest.param(PLAN | {"periods": ""}, "", "", "", id="no periods, no sum"),
    pytest.param(PLAN | {"last_payment": ""}, "8802.00", "-0.10", "733.60", id="a last period like the others"),
    pytest.param(PLAN | {"periods": "1"}, "733.60", "-8068.50", "8802.10", id="a single period is the last"),
    pytest.param({"agreed_total": "100", "periods": "600", "monthly_payment": "10"}, "6000.00", "5900.00", "",
                 id="paid off long before the last"),
    pytest.param({"agreed_total": "1000万", "periods": "1", "monthly_payment": "1000万"}, "10000000.00", "0.00",
                 "10000000.00", id="both limits"),
])
def test_the_sums(check, value, texts, added, difference, last):
    response = check(**texts)
    assert [value(response, name) for name in ("payments_sum", "difference", "last_expected")] == [added, difference, last]


@pytest.mark.parametrize(("total", "outcome"), [
    pytest.param("1200", "complete", id="like the others"),
    pytest.param("1200.01", "some_missing", id="a 分 more: which period is it in"),
    pytest.param("1300", "some_missing", id="twice the others, not more"),
    pytest.param("1300.01", "sums_differ", id="more than twice the others"),
    pytest.param("1100.01", "some_missing", id="a last period of a 分"),
    pytest.param("1100", "sums_differ", id="nothing left for the last period"),
])
def test_a_last_period_that_is_not_said(check, total, outcome):
    assert check(agreed_total=total, periods="12", monthly_payment="100")["outcome"] == outcome


@given(each=some.integers(1, 10**6), periods=some.integers(1, 600), last=some.integers(1, 10**6), total=some.integers(1, 10**9))
def test_the_sums_are_those_of_adding_one_by_one(each, periods, last, total):
    texts = {"monthly_payment": yuan(each), "last_payment": yuan(last), "agreed_total": yuan(total), "periods": str(periods)}
    results = json.loads(answer(json.dumps({"calculator": "answer_check", "values": ALL_CLEAR | texts})))["results"]
    added = sum([Fraction(each, 100)] * (periods - 1), Fraction(last, 100))
    assert Fraction(results["payments_sum"]["value"]) == added
    assert Fraction(results["difference"]["value"]) == added - Fraction(total, 100)
    expected = Fraction(total, 100) - Fraction(each, 100) * (periods - 1)
    assert results["last_expected"]["value"] == (yuan(int(expected * 100)) if expected > 0 else "")


def yuan(fen):
    """元 as text, without any arithmetic of the calculators."""
    return f"{fen // 100}.{fen % 100:02}"


@pytest.mark.parametrize(("first", "periods"), [("2026-12-31", 18), ("2027-1-30", 2), ("2028-2-29", 13), ("2026-12-10", 1)])
def test_the_day_of_the_last_period(check, value, first, periods):
    year, month, day = map(int, first.split("-"))
    expected = date(year, month, day) + relativedelta(months=periods - 1)
    assert value(check(first_due_date=first, periods=str(periods)), "end_date") == expected.isoformat()


def test_each_item_says_what_comes_next(check):
    rows = check(item_waiver="unclear", item_credit="missing")["tables"]["items"]
    assert [row["item"]["value"] for row in rows] == list(ITEMS)
    assert [[cell["text"] for cell in rows[place].values()] for place in (0, 3, 6)] == [
        ["哪一笔、欠谁", "有，写清了", "不用再问"], ["减了哪几项", "有，但不清楚", "请对方写明白"],
        ["征信和催收怎么处理", "没写", "请对方补上"]]


def test_what_is_said_first(check):
    assert check()["status"] == "8 项里写清了 8 项"
    assert check(item_debt="missing")["status"] == "8 项里写清了 7 项，还有 1 项要问"
    assert check(**PLAN | {"last_payment": "743.60"})["status"] == "8 项里写清了 8 项；各期加起来比总额多 10.00 元"
    assert check(pay_to="person")["status"] == "先不要付这笔钱，先核实收款方；8 项里写清了 8 项"


@pytest.mark.parametrize(("texts", "outcome", "first"), [
    pytest.param({"pay_to": "person"}, "pay_to_person", "先不要付这笔钱，先核实收款方", id="a person"),
    pytest.param({"pay_to": "link", "item_debt": "missing"}, "pay_to_person", "先不要付这笔钱，先核实收款方", id="a link"),
    pytest.param(PLAN | {"last_payment": "743.60"}, "sums_differ", "先问清以哪个数为准", id="numbers that contradict each other"),
    pytest.param({"item_debt": "missing"}, "some_missing", "先补问，写清了再答应", id="a gap"),
    pytest.param({}, "complete", "先和 App 里的再对一遍，再答应", id="nothing to ask"),
])
def test_what_to_do_is_the_first_result(check, texts, outcome, first):
    """It leads on the screen, too; no number stands before a warning."""
    results = check(**texts)["results"]
    assert next(iter(results.items())) == ("first", {"text": first, "value": outcome})


@pytest.mark.parametrize(("texts", "asked"), [
    pytest.param({"pay_to": "person"}, "先核实收款方", id="however clearly it is written"),
    pytest.param({"pay_to": "link", "item_paying": "missing"}, "先核实收款方；请对方补上", id="and it is not written"),
    pytest.param({"pay_to": "unsaid"}, "先问清付到哪里", id="nobody said where"),
    pytest.param({"pay_to": "company"}, "不用再问", id="an account of the lender"),
])
def test_where_to_pay_is_never_done_with_before_the_payee_is_known(check, texts, asked):
    rows = {row["item"]["value"]: row["ask"]["text"] for row in check(**texts)["tables"]["items"]}
    assert rows.pop("paying") == asked
    assert set(rows.values()) == {"不用再问"}


def test_the_working_has_the_reader_s_own_numbers(check):
    assert check(**PLAN)["working"] == ["733.50 元 × 11 期 + 733.60 元 = 8,802.10 元", "8,802.10 元 − 8,802.10 元 = 0.00 元"]
    assert check(periods="3", monthly_payment="100")["working"] == ["100.00 元 × 3 期 = 300.00 元"]
    assert check()["working"] == []


def test_the_notes_say_calmly_what_an_unclear_change_is_worth(check):
    note = "写得不明确的变更，法律上推定为没有变更，所以值得再问一次，问到的请对方写进去。"
    asked = check(item_credit="unclear")
    assert note in asked["notes"]
    assert asked["sources"] == ["civil-544-unclear-change"]
    assert note not in check()["notes"]
    assert check()["sources"] == []


@pytest.mark.parametrize(("texts", "note", "fact"), [
    pytest.param({"pay_to": "company"}, "核对收款户名", "debt-assignment-notice", id="the name of the account"),
    pytest.param({"item_paying": "missing"}, "先抵费用，再抵利息，最后是本金", "civil-561-payment-order", id="the order of the law"),
])
def test_a_note_names_what_it_rests_on(check, texts, note, fact):
    response = check(**texts)
    assert any(note in said for said in response["notes"])
    assert fact in response["sources"]


@pytest.mark.parametrize("pay_to", ["person", "link", "unsaid"])
def test_nothing_is_paid_before_it_is_known_to_whom(check, pay_to):
    assert "先不" in check(pay_to=pay_to)["notes"][0]


def test_how_the_numbers_were_read(check):
    assert check()["assumptions"] == ["没填总额、期数、每期金额，没有核对加起来对不对。"]
    assert check(agreed_total="1200", periods="12", monthly_payment="100", first_due_date="2026-12-31")["assumptions"] == [
        "没填最后一期金额，先当它和前面一样。", "每月 31 日还；没有这一天的月份，排在当月最后一天。"]


def test_a_sentence_for_each_item_that_is_not_clear_and_for_no_other(documents):
    for item in ITEMS:
        lines = documents(**{f"item_{item}": "missing"})["ask"].split("\n")
        assert len(lines) == 3
        assert lines[1].startswith("· ")
    everything = documents(**{f"item_{item}": "unclear" for item in ITEMS})["ask"].split("\n")
    assert len(everything) == len(set(everything)) == 2 + len(ITEMS)


@pytest.mark.parametrize("creditor", ["", "花呗"])
def test_the_whole_text_to_ask(documents, creditor):
    about = f"关于{creditor}的" if creditor else ""
    lines = documents(**PLAN | {"item_credit": "missing", "last_payment": "743.60", "creditor": creditor})["ask"].split("\n")
    assert lines[0].startswith(f"您好，{about}还款方案")
    assert lines[1:] == [
        "· 请写明按约还款期间征信怎么报，催收会不会停。",
        "· 每期的数加起来是 8,812.10 元，总额写的是 8,802.10 元。以哪个为准？请更正后发给我。",
        "写明之前，我先不确认。请告诉我哪天能答复，受理编号是多少。"]


def test_nothing_to_ask_is_said_too(documents):
    assert documents()["ask"] == "您好，还款方案的答复我看过了，没有要补问的。请把完整的文本发我一份，我留着。"


@pytest.mark.parametrize("pay_to", ["person", "link", "unsaid"])
def test_an_account_of_a_person_is_never_nothing_to_ask(documents, pay_to):
    lines = documents(pay_to=pay_to)["ask"].split("\n")
    assert lines[1] == "· 请写明收款户名。我只从官方入口还，不转给个人，也不点链接付。"
    assert len(lines) == 3


def test_before_a_plan_is_agreed_to_nothing_is_paid_and_afterwards_it_is_not_stopped(check):
    notes = check(**PLAN | {"last_payment": "743.60", "item_credit": "missing"})["notes"]
    assert any(note.startswith("还没答应的，写清之前先不照着转钱") for note in notes)
    assert any("已经答应了的，到了还款日也别停着不还" in note for note in notes)


def test_a_last_period_that_is_not_said_is_asked_for(documents):
    asked = documents(**PLAN | {"last_payment": ""})["ask"]
    assert ("· 总额写的是 8,802.10 元，按每期 733.50 元、12 期算，最后一期要是 733.60 元才对得上。请写明最后一期是多少。"
            in asked.split("\n"))


def test_saying_it_back_uses_the_numbers_there_are(documents):
    said = documents(**PLAN | {"first_due_date": "2026-12-10", "creditor": "花呗"})["say_back"].split("\n")
    assert said[1:5] == ["· 这是花呗的还款方案。", "· 一共还 8,802.10 元。",
                         "· 分 12 期，每期 733.50 元，最后一期 733.60 元。", "· 第一期 2026 年 12 月 10 日还。"]
    assert documents()["say_back"].split("\n")[1:4] == ["· 一共还（金额）。", "· 分（几期），每期（金额）。", "· 第一期（日期）还。"]


def test_what_a_reader_typed_stays_as_it_is(documents):
    said = documents(creditor="<b>{clear}</b> [[x]]", item_debt="missing")
    assert "关于<b>{clear}</b> [[x]]的还款方案" in said["ask"]


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"item_debt": ""}, {"item_debt": "在「哪一笔、欠谁」里选一项"}, id="not chosen"),
    pytest.param({"item_debt": "有"}, {"item_debt": "哪一笔、欠谁里没有「有」，从这几项里选：有，写清了、有，但不清楚、没写"},
                 id="which of the two"),
    pytest.param({"periods": "601"}, {"periods": "期数要在 1 到 600 期之间"}, id="too many periods"),
    pytest.param({"agreed_total": "0", "monthly_payment": "x"}, {
        "agreed_total": "答复写的总额要大于 0", "monthly_payment": "每期金额要写成数字，比如 8600 或 8600.50"}, id="two faulty numbers"),
    pytest.param({"first_due_date": "12.10"}, {"first_due_date": "第一期的日期还缺年份"}, id="no year"),
])
def test_faults(check, messages, texts, faults):
    assert messages(check(**texts)) == faults


def test_all_faults_at_once(ask, messages):
    assert list(messages(ask("answer_check"))) == [*ALL_CLEAR]

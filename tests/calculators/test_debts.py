"""Several debts in worked cases: what comes first, orders, offers, too little money, faults."""

import subprocess
import sys
from decimal import Decimal

import pytest

from calculators import describe
from calculators.core.form import Form
from calculators.debts import FIELDS, SOURCES, calculate

STRATEGIES = ("avalanche", "snowball", "pro_rata")
THREE = [("花呗", "8600", "18%", "430"), ("借呗", "12000", "14.6%", "600"), ("信用卡", "3000", "15%", "150")]
HOME = [("花呗", "8600", "18%", "430"), ("车贷", "30000", "6%", "900", "secured"), ("房租", "2400", "", "", "basics"),
        ("表哥", "2000", "", "", "family")]


def rows(*debts):
    return "\n".join("\t".join(debt) for debt in debts)


@pytest.fixture
def debts(ask):
    """Ask for some debts; what is not given is three credits and 1,600 元 a month."""
    def asked(*owed, **texts):
        return ask("debts", **{"debts": rows(*(owed or THREE)), "monthly_payment": "1600"} | texts)

    return asked


def column(response, table, name, kind="text"):
    return [row[name][kind] for row in response["tables"][table]]


# ---- What comes first

def test_basics_are_said_before_any_order(debts):
    response = debts()
    assert response["notes"][0] == "先留住吃住、看病和社保，再谈先还哪一笔。这个先后是本站的建议，不是法律规定的顺序。"
    assert column(response, "first", "kind") == ["生活必需和社保", "信用借款"]
    assert next(iter(response["tables"])) == "first"


def test_kinds_keep_the_order_of_the_convention(debts):
    response = debts(*HOME, ("法院", "500", "", "", "court"), monthly_payment="3000")
    assert column(response, "first", "kind", "value") == ["basics", "secured", "court", "credit", "family"]
    assert column(response, "first", "debts") == ["房租", "车贷", "法院", "花呗", "表哥"]


@pytest.mark.parametrize(("strategy", "order"), [
    pytest.param("avalanche", ["房租", "花呗", "车贷", "表哥"], id="rent at once, then the dearer"),
    pytest.param("snowball", ["房租", "花呗", "车贷", "表哥"], id="rent at once, then the smaller"),
    pytest.param("pro_rata", ["房租", "花呗", "车贷", "表哥"], id="rent at once, the rest shared"),
])
def test_what_is_kept_up_does_not_swallow_what_is_left(debts, strategy, order):
    response = debts(*HOME, monthly_payment="2000", strategy=strategy)
    assert column(response, "order", "name") == order
    assert "每个月最先付：车贷 900.00 元。它们关系到住处、干活的工具，或者法院那边的安排。" in response["notes"]
    assert any(note.startswith("最先还清：房租。") for note in response["notes"])


@pytest.mark.parametrize(("strategy", "order"), [
    ("avalanche", ["花呗", "信用卡", "借呗"]), ("snowball", ["信用卡", "花呗", "借呗"]), ("pro_rata", ["花呗", "借呗", "信用卡"])])
def test_a_strategy_orders_what_is_left(debts, strategy, order):
    response = debts(strategy=strategy)
    assert column(response, "order", "name") == order
    assert response["results"]["first_debt"]["text"] == ("每家按比例" if strategy == "pro_rata" else order[0])


def test_equal_rates_go_to_the_smaller_then_to_the_first(debts):
    response = debts(("甲", "500", "10%"), ("乙", "300", "10%"), ("丙", "500", "10%"))
    assert column(response, "order", "name") == ["乙", "甲", "丙"]


# ---- Worked cases

@pytest.mark.parametrize(("texts", "months", "interest", "total"), [
    pytest.param({}, "17", "2757.50", "26357.50", id="the dearer first"),
    pytest.param({"strategy": "snowball"}, "17", "2811.67", "26411.67", id="the smaller first"),
    pytest.param({"strategy": "pro_rata"}, "17", "2835.22", "26435.22", id="in proportion"),
    pytest.param({"monthly_payment": "23913"}, "1", "312.50", "23912.50", id="all at once"),
    pytest.param({"monthly_payment": "23912.49"}, "2", "312.50", "23912.50", id="one 分 too little, and no interest on one 分"),
    pytest.param({"extras": "1\t22312.50"}, "1", "312.50", "23912.50", id="all at once with a bonus"),
    pytest.param({"extras": "3 1000；3 1000"}, "15", "2359.29", "25959.29", id="a bonus in two parts"),
])
def test_worked_cases(debts, value, texts, months, interest, total):
    response = debts(**texts)
    assert response["outcome"] == "pays_off"
    assert [value(response, name) for name in ("months", "interest", "total_payment")] == [months, interest, total]


def test_a_single_debt_is_an_annuity(debts, value):
    response = debts(("花呗", "10000", "18%"), monthly_payment="500")
    assert (value(response, "months"), value(response, "interest"), value(response, "saved")) == ("24", "1978.25", "")
    assert len(response["notes"]) == 1
    assert "civil-560-multi-debts" not in response["sources"]


def test_the_months_begin_today_and_name_who_gets_what(debts):
    response = debts(("花呗", "1000", "12%", "100"), ("表哥", "500", "", "", "family"), monthly_payment="700")
    assert [[cell["text"] for cell in row.values()] for row in response["tables"]["timeline"]] == [
        ["现在", "0.00 元", "—", "0.00 元", "1,500.00 元", "花呗 1,000.00；表哥 500.00", "—"],
        ["第 1 个月", "700.00 元", "花呗 700.00", "10.00 元", "810.00 元", "花呗 310.00；表哥 500.00", "—"],
        ["第 2 个月", "700.00 元", "花呗 313.10；表哥 386.90", "3.10 元", "113.10 元", "表哥 113.10", "花呗"],
        ["第 3 个月", "113.10 元", "表哥 113.10", "0.00 元", "0.00 元", "—", "表哥"]]
    assert column(response, "order", "cleared") == ["第 2 个月", "第 3 个月"]


def test_strategies_stand_side_by_side(debts):
    assert [[cell["text"] for cell in row.values()] for row in debts()["tables"]["comparison"]] == [
        ["先还利率高的", "17 个月", "2,757.50 元", "26,357.50 元", "第 12 个月"],
        ["先还欠得少的", "17 个月", "2,811.67 元", "26,411.67 元", "第 6 个月"],
        ["每家按比例", "17 个月", "2,835.22 元", "26,435.22 元", "第 17 个月"]]


# ---- Offers

@pytest.mark.parametrize(("owed", "money", "offers"), [
    pytest.param(THREE, "700", ["255.53", "355.55", "88.92"], id="odd 分 to the largest remainders"),
    pytest.param([("甲", "100"), ("乙", "100"), ("丙", "100")], "100", ["33.34", "33.33", "33.33"], id="equals: the first gets the 分"),
    pytest.param([("甲", "100"), ("乙", "0.01")], "50", ["50.00", "0.00"], id="less than half a 分"),
    pytest.param(THREE, "99999", ["8729.00", "12146.00", "3037.50"], id="never more than is owed"),
    pytest.param(THREE, "0", ["0.00", "0.00", "0.00"], id="nothing to share"),
    pytest.param(HOME, "4300", ["813.59", "900.00", "2400.00", "186.41"], id="what comes first gets its money first"),
    pytest.param(HOME, "2500", ["0.00", "100.00", "2400.00", "0.00"], id="in the order of the kinds"),
    pytest.param(HOME, "20000", ["8729.00", "6871.00", "2400.00", "2000.00"], id="the rest goes back to what came first"),
])
def test_offers_are_exact(debts, owed, money, offers):
    response = debts(*owed, monthly_payment=money, strategy="pro_rata")
    assert column(response, "offers", "offer", "value") == offers


@pytest.mark.parametrize(("owed", "money"), [
    pytest.param([("花呗", "8600", "18%", "430"), ("信用卡", "3000", "15%", "150")], "400", id="too little for the minimums"),
    pytest.param(THREE, "700", id="three of them"), pytest.param(HOME, "1200", id="some come first"),
])
def test_the_first_month_is_shared_as_it_is_offered(debts, owed, money):
    response = debts(*owed, monthly_payment=money)
    offers = column(response, "offers", "offer", "value")
    assert response["tables"]["timeline"][1]["split"]["value"] == ";".join(offers)
    assert not any("第 1 个月额外" in said for said in response["assumptions"])
    assert any("第 1 个月额外" in said for said in debts(*owed, monthly_payment=money, extras="1 50")["assumptions"])


MORTGAGE = [("房贷", "300000", "4%", "", "secured"), ("花呗", "8600", "18%", "430")]


@pytest.mark.parametrize(("owed", "texts", "offered"), [
    pytest.param(MORTGAGE, {"monthly_payment": "3000"}, False, id="the minimums can be paid: nobody is asked to take less"),
    pytest.param(THREE, {}, False, id="nor where only credit is owed"),
    pytest.param(THREE, {"strategy": "pro_rata"}, True, id="the reader wants to share"),
    pytest.param(THREE, {"monthly_payment": "700"}, True, id="the minimums cannot be paid"),
    pytest.param([("网贷", "20000", "36%", "500")], {"monthly_payment": "550"}, False, id="they can, and it never ends"),
    pytest.param([("网贷", "20000", "36%")], {"monthly_payment": "550"}, True, id="it never ends, and no minimum is known"),
])
def test_offers_are_made_where_less_is_asked_for(debts, owed, texts, offered):
    response = debts(*owed, **texts)
    assert bool(response["tables"]["offers"]) == offered
    assert any(step.startswith("按比例") for step in response["working"]) == offered


# ---- Too little money

def test_less_than_the_minimums_is_shared_and_no_error(debts, value):
    response = debts(monthly_payment="700", strategy="snowball")
    assert response["outcome"] == "short"
    assert response["status"] == "每月能还的不够付各家的最低还款，还差 480.00 元；先按比例分，再和每一家商量"
    assert (value(response, "lacking"), value(response, "saved"), value(response, "months")) == ("480.00", "", "45")
    assert response["results"]["months"]["text"] == "45 个月（各家都同意按比例收的话）"
    assert column(response, "offers", "lacking", "value") == ["174.47", "244.45", "61.08"]


def test_less_than_the_interest_names_what_would_shrink_the_debts(debts, value):
    response = debts(("花呗", "8600", "18%"), ("网贷", "20000", "36%"), monthly_payment="600")
    assert response["outcome"] == "never_ends"
    assert value(response, "least") == "729.01"
    assert "每月还 600.00 元，付了利息（第一个月约 729.00 元）就减不了本金。每月还到 729.01 元，欠款总数才会开始变少。" in response["notes"]
    assert response["results"]["months"]["text"] == "600 个月也还不清"
    assert value(response, "timeline", "month") == [str(month) for month in range(13)]
    balances = [Decimal(text) for text in value(response, "timeline", "balance")]
    assert balances == sorted(balances)
    assert set(value(response, "comparison", "months")) == {""}
    assert set(response["charts"]) == {"timeline"}


def test_without_any_money_there_is_nothing_to_share_or_to_promise(debts):
    response = debts(monthly_payment="0")
    assert (response["outcome"], response["status"]) == ("short", "现在拿不出还款的钱，先不报数，一家一家说明情况")
    assert "现在拿不出还款的钱，先不用分，也不用报数。一家一家说明情况，问能不能延期。" in response["notes"]
    assert not any("按比例分好了" in note for note in response["notes"])
    words = [calculate(Form(FIELDS, {"debts": rows(*THREE), "monthly_payment": money}, {})).words for money in ("0", "1")]
    assert words == [{"asks_less": "1", "nothing_left": "1"}, {"asks_less": "1", "can_pay": "1"}]


def test_what_costs_nothing_has_no_interest_to_outpay(debts, value):
    response = debts(("表哥", "5000", "", "", "family"), monthly_payment="500")
    assert (value(response, "first_interest"), value(response, "least")) == ("0.00", "")


def test_shared_out_only_what_comes_first_gets_its_minimum_ahead(debts):
    assert column(debts(*HOME, monthly_payment="2000"), "order", "minimum") == ["0.00 元", "430.00 元", "900.00 元", "0.00 元"]
    assert column(debts(*HOME, monthly_payment="2000", strategy="pro_rata"), "order", "minimum") == ["0.00 元", "—", "900.00 元", "—"]


@pytest.mark.parametrize(("owed", "money", "note"), [
    pytest.param([("甲", "1000")], "0", "每月还 0.00 元，欠款不会变少。", id="nothing, no interest"),
    pytest.param([("甲", "8600", "18%")], "129.01", "每月还 129.01 元，600 个月也还不清。", id="a 分 more than the interest"),
    pytest.param([("甲", "20000", "36%"), ("乙", "19999", "1%")], "620", "换成「先还利率高的」，153 个月能还清。", id="another order would end"),
])
def test_never_says_why_and_what_would_do(debts, owed, money, note):
    response = debts(*owed, monthly_payment=money, strategy="snowball")
    assert response["outcome"] == "never_ends"
    assert note in response["notes"]


def test_the_largest_debts_at_the_highest_rate_are_answered(debts):
    response = debts(*[(f"甲{number}", "1000万", "200%") for number in range(10)], monthly_payment="1000万")
    assert response["outcome"] == "never_ends"


# ---- Faults and remarks

@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"debts": "", "monthly_payment": ""}, {"debts": "输入欠款", "monthly_payment": "输入每月一共能还"}, id="nothing"),
    pytest.param({"debts": "花呗"}, {"debts.1.balance": "输入第 1 笔欠款的现在欠"}, id="no amount"),
    pytest.param({"debts": "花呗 0"}, {"debts.1.balance": "第 1 笔欠款的现在欠要大于 0"}, id="nothing owed"),
    pytest.param({"debts": "\t5\n花呗\t5\t\t\t车"}, {
        "debts.1.name": "输入第 1 笔欠款的欠谁",
        "debts.2.kind": "第 2 笔欠款的哪一类里没有「车」，从这几项里选：信用借款、有抵押，或会失去住处、干活的工具、已经到法院或执行、生活必需和社保、亲友借款"},
        id="two rows"),
    pytest.param({"debts": "\n".join(["甲 5"] * 11)}, {"debts": "欠款最多 10 行"}, id="eleven"),
    pytest.param({"extras": "601 5"}, {"extras.1.month": "第 1 笔额外的的第几个月要在 1 到 600 个月之间"}, id="too late"),
    pytest.param({"strategy": "最凶的"}, {"strategy": "按什么先后里没有「最凶的」，从这几项里选：先还利率高的、先还欠得少的、每家按比例"}, id="no such order"),
])
def test_faults(debts, messages, texts, faults):
    assert messages(debts(**texts)) == faults


def test_remarks_on_what_was_typed(debts):
    response = debts(("花呗", "1000"), ("借呗", "500", "12%"), extras="40 5")
    assert "没填年利率的那几笔，按不收利息算；知道以后补上再算一次。" in response["assumptions"]
    assert "第 40 个月及以后额外还的用不上，那时已经还清。" in response["notes"]
    assert "花呗没填年利率，按不收利息算；真要收的话，会更久、更多。问到以后补上，再算一次。" in response["notes"]
    assert response["status"] == "先还利率高的，1 个月还清，不算没填利率的，利息一共 5.00 元"
    assert response["results"]["months"]["value"] == "1"
    assert not any("没填年利率" in note for note in debts(*HOME)["notes"])


def test_working_adds_up(debts):
    assert debts(monthly_payment="700")["working"] == [
        "花呗，第一个月的利息：8,600.00 元 × 18% ÷ 12 = 129.00 元", "借呗，第一个月的利息：12,000.00 元 × 14.6% ÷ 12 = 146.00 元",
        "信用卡，第一个月的利息：3,000.00 元 × 15% ÷ 12 = 37.50 元", "最低还款：430.00 元 + 600.00 元 + 150.00 元 = 1,180.00 元",
        "按比例，花呗：加上当月利息欠 8,729.00 元，还 255.53 元", "按比例，借呗：加上当月利息欠 12,146.00 元，还 355.55 元",
        "按比例，信用卡：加上当月利息欠 3,037.50 元，还 88.92 元", "按比例的合计：255.53 元 + 355.55 元 + 88.92 元 = 700.00 元",
        "还款合计：欠款 23,600.00 元 + 利息 7,890.15 元 = 31,490.15 元"]


@pytest.mark.parametrize("owed", [THREE, HOME, [*HOME, ("法院", "5000", "", "400", "court")]])
@pytest.mark.parametrize("texts", [
    *({"monthly_payment": "2400", "extras": "2 500", "strategy": strategy} for strategy in STRATEGIES), {"monthly_payment": "1300"}])
def test_the_python_beside_it_comes_to_the_same(owed, texts):
    found = calculate(Form(FIELDS, {"debts": rows(*owed)} | texts, {}))
    run = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", found.python], capture_output=True, encoding="utf-8", check=True)
    printed = dict(line.rsplit(" ", 1) for line in run.stdout.splitlines())
    labels = describe("debts")["labels"]["outputs"]
    names = ("months", "interest", "total_payment", "debt", "minimums", "first_interest", "least")
    assert printed == {labels[name]: found.results[name]["value"] for name in names}
    assert set(found.sources) <= set(SOURCES)

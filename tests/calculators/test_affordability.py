"""What can be offered each month, against months counted one by one and lines added up in fractions."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from calculators.affordability import FIELDS, GROUPS, calculate
from calculators.core.form import Form

A_YEAR = {"天": 365, "周": 52, "月": 12, "年": 1}
LINES = [name for lines in GROUPS.values() for name in lines]
USUAL = {"salary": "5200", "rent": "1500", "food": "30/天", "dining": "50/周", "debt": "8802.10"}


@pytest.fixture
def budget(ask):
    """Ask for a budget; what is not given is one income, rent, food, some dining out and a debt."""
    def asked(**texts):
        return ask("affordability", **{name: text for name, text in (USUAL | texts).items() if text is not None})

    return asked


def half_up(amount):
    return Decimal(int(abs(amount) * 100 + Fraction(1, 2))).scaleb(-2).copy_sign(int(amount >= 0) or -1)


def money(response, name):
    return Decimal(response["results"][name]["value"])


@pytest.mark.parametrize(("texts", "leftover", "offer"), [
    pytest.param({}, "2570.83", "1285.42", id="half of what is left, half a 分 up"),
    pytest.param({"share": "75"}, "2570.83", "1928.12", id="three quarters"),
    pytest.param({"share": "100"}, "2570.83", "2570.83", id="all of it"),
    pytest.param({"salary": "2629.17"}, "0.00", "0.00", id="nothing left"),
    pytest.param({"salary": "2629.18"}, "0.01", "0.01", id="one 分 left"),
    pytest.param({"salary": "0"}, "-2629.17", "0.00", id="no income"),
    pytest.param({"salary": "1000万/天"}, "304164037.50", "152082018.75", id="as much as can be typed"),
    pytest.param({"rent": None, "food": None, "dining": None}, "5200.00", "2600.00", id="income only"),
    pytest.param({"other_income": "200/周", "benefits": "3650/年", "family_help": "10/天"}, "4045.84", "2022.92", id="four incomes"),
    pytest.param({"other_debts": "1000"}, "1570.83", "785.42", id="other debts are paid too"),
])
def test_what_is_left_and_what_is_offered(budget, texts, leftover, offer):
    response = budget(**texts)
    assert (money(response, "leftover"), money(response, "offer")) == (Decimal(leftover), Decimal(offer))


@pytest.mark.parametrize(("texts", "outcome", "status"), [
    pytest.param({}, "can_offer", "每月可以提 1,285.42 元，自己还留 1,285.41 元", id="something left"),
    pytest.param({"rent": "3600", "dining": None}, "can_offer", "每月可以提 343.75 元，自己还留 343.75 元", id="above a tenth of the basics"),
    pytest.param({"rent": "3900", "dining": None}, "tight", "每月可以提 193.75 元，自己还留 193.75 元", id="below a tenth of them"),
    pytest.param({"salary": "2629.17"}, "cannot_pay", "每月正好用完，现在先不报还款的数", id="nothing left"),
    pytest.param({"salary": "2000"}, "cannot_pay", "每月还差 629.17 元，现在先不报还款的数", id="less than nothing"),
    pytest.param({"other_debts": "3000"}, "others_first", "付了别的欠款就没有剩下的，先不单独报数；几笔合起来，每月能拿出 2,570.83 元",
                 id="other debts take what is left"),
    pytest.param({"other_debts": "2570.83"}, "others_first", "付了别的欠款就没有剩下的，先不单独报数；几笔合起来，每月能拿出 2,570.83 元",
                 id="and all of it to the 分"),
    pytest.param({"salary": "2000", "other_debts": "3000"}, "cannot_pay", "每月还差 3,629.17 元，现在先不报还款的数", id="nothing to share"),
])
def test_the_outcome_chooses_the_next_step_and_is_never_an_error(budget, texts, outcome, status):
    response = budget(**texts)
    assert (response["outcome"], response["status"]) == (outcome, status)


@pytest.mark.parametrize(("text", "monthly"), [
    ("1200", "1200.00"), ("30/天", "912.50"), ("40 每天", "1216.67"), ("50/周", "216.67"), ("6000/年", "500.00"), ("1000\tyear", "83.33"),
    ("0.01\tyear", "0.00"), ("0.06/年", "0.01"), ("0", "0.00"),
])
def test_a_line_is_its_month_rounded_once(budget, value, text, monthly):
    response = budget(rent=text)
    months = dict(zip(value(response, "lines", "line"), value(response, "lines", "monthly"), strict=True))
    assert months["rent"] == monthly


def test_tables_say_each_line_its_share_and_the_totals(budget):
    response = budget(mortgage="2000", other_debts="100")
    texts = [[cell["text"] for cell in row.values()] for row in response["tables"]["lines"]]
    assert texts[0] == ["收入", "工资", "5,200.00 元，每月", "5,200.00 元", "100.00%"]
    assert texts[3] == ["必需", "吃饭", "30.00 元，每天", "912.50 元", "17.55%"]
    assert [[cell["text"] for cell in row.values()] for row in response["tables"]["totals"]] == [
        ["收入", "5,200.00 元", "100.00%"], ["必需", "4,412.50 元", "84.86%"], ["可以先减的", "216.67 元", "4.17%"],
        ["其他欠款", "100.00 元", "1.92%"], ["剩下", "470.83 元", "9.05%"]]


def test_a_lack_is_shown_as_an_amount_and_no_share_without_income(budget, value):
    response = budget(salary="0")
    assert response["tables"]["totals"][-1]["what"]["text"] == "还差"
    assert value(response, "totals", "monthly")[-1] == "2629.17"
    assert set(value(response, "totals", "share")) == {""}
    assert (value(response, "dti"), response["tables"]["offers"]) == ("", [])


def test_the_three_shares_stand_side_by_side(budget):
    assert [[cell["text"] for cell in row.values()] for row in budget()["tables"]["offers"]] == [
        ["50%", "1,285.42 元", "1,285.41 元", "7 个月", "1,089.58 元"],
        ["75%", "1,928.12 元", "642.71 元", "5 个月", "1,089.62 元"],
        ["100%", "2,570.83 元", "0.00 元", "4 个月", "1,089.61 元"]]


@pytest.mark.parametrize(("texts", "dti", "with_offer"), [
    pytest.param({}, "", "0.247196153846", id="no debts yet"),
    pytest.param({"mortgage": "1000", "other_debts": "560"}, "0.3", "0.397196153846", id="the mortgage and the others"),
    pytest.param({"mortgage": "20000"}, "3.846153846154", "", id="more than the income, nothing to offer"),
])
def test_the_ratio_is_told_without_a_line_to_cross(budget, value, texts, dti, with_offer):
    response = budget(**texts)
    assert (value(response, "dti"), value(response, "dti_with_offer")) == (dti, with_offer)
    said = "".join([*response["notes"], *response["assumptions"], response["status"]])
    assert "警戒" not in said
    assert "dti-70-unverified" in response["sources"]


@pytest.mark.parametrize(("texts", "floor", "basics"), [
    pytest.param({"living_standard": "900"}, "900.00", "2412.50", id="one person, more than that written"),
    pytest.param({"living_standard": "900", "people": "3"}, "2700.00", "2700.00", id="made up to it"),
    pytest.param({"living_standard": "900", "people": "3", "mortgage": "1000"}, "2700.00", "3700.00", id="a mortgage is not living"),
    pytest.param({}, "", "2412.50", id="no standard typed"),
])
def test_basics_never_fall_below_what_a_court_would_leave(budget, value, texts, floor, basics):
    response = budget(**texts)
    assert (value(response, "living_floor"), value(response, "basics")) == (floor, basics)
    shown = sum(Decimal(row["monthly"]["value"]) for row in response["tables"]["lines"] if row["group"]["value"] == "basics")
    assert shown == Decimal(basics)
    assert ("repay-capacity-living-floor" in response["sources"]) == bool(floor)


def test_more_than_one_debt_shares_what_there_is(budget, value):
    assert value(budget(other_debts="1000"), "all_debts") == "1785.42"
    lacking = budget(other_debts="3000")
    assert (lacking["outcome"], value(lacking, "all_debts")) == ("others_first", "2570.83")
    assert any("按比例分给每一家" in note for note in lacking["notes"])
    assert value(budget(salary="0", other_debts="3000"), "all_debts") == ""


def test_what_can_wait_is_named_and_not_ordered(budget, value):
    response = budget(salary="2500")
    assert (value(response, "leftover"), value(response, "leftover_most")) == ("-129.17", "87.50")
    assert response["notes"][:2] == [
        "照现在这样花，没有剩下的钱，先不要报还款的数。说明情况、请求延期，也是一种联系。",
        "「可以先减的」每月 216.67 元。全减掉，每月最多剩 87.50 元。减多少由你定，改好再算一次。"]
    assert "「可以先减的」每月 216.67 元。全减掉，每月最多剩 2,787.50 元。减多少由你定。" in budget()["notes"]


def test_offering_all_of_it_is_warned_of(budget):
    said = "这样一分也不留，一点意外就会断。可以少提一点，留一些在手里。"
    assert said in budget(share="100")["notes"]
    assert said not in budget(share="75")["notes"]


def test_basics_left_empty_are_asked_for(budget):
    assert "必需的 0.00 元" not in "".join(budget(rent=None, food=None)["notes"])
    assert any("必需的开支还没填" in note for note in budget(rent=None, food=None)["notes"])
    assert not any("必需的开支还没填" in note for note in budget()["notes"])


@pytest.mark.parametrize(("texts", "low", "high", "target", "wait"), [
    pytest.param({}, "7237.50", "14475.00", "7237.50", "6", id="steady, nothing saved"),
    pytest.param({"job": "unstable"}, "14475.00", "28950.00", "14475.00", "10", id="not steady"),
    pytest.param({"fund_months": "1", "savings": "2412.50"}, "7237.50", "14475.00", "2412.50", "0", id="already there"),
    pytest.param({"fund_months": "12", "share": "100"}, "7237.50", "14475.00", "28950.00", "15", id="after the debt is paid"),
    pytest.param({"share": "100", "debt": None}, "7237.50", "14475.00", "7237.50", "", id="all is offered for ever"),
    pytest.param({"salary": "2000"}, "7237.50", "14475.00", "7237.50", "", id="nothing to save"),
    pytest.param({"rent": None, "food": None}, "", "", "", "", id="no basics to cover"),
])
def test_the_emergency_fund(budget, value, texts, low, high, target, wait):
    response = budget(**texts)
    found = [value(response, name) for name in ("fund_low", "fund_high", "fund_target", "fund_wait")]
    assert found == [low, high, target, wait]


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({"salary": None}, {"salary": "输入工资；现在没有收入，就填 0"}, id="no income line at all"),
    pytest.param({"people": "3"}, {"living_standard": "填了家里几口人，当地低保标准也要填；不知道，就把家里几口人清空"}, id="people alone"),
    pytest.param({"people": "0", "living_standard": "900"}, {"people": "家里几口人要在 1 到 20 人之间"}, id="nobody"),
    pytest.param({"share": "60"}, {"share": "从剩下的里面提出多少里没有「60」，从这几项里选：50%、75%、100%"}, id="another share"),
    pytest.param({"rent": "-1", "food": "三十"}, {"rent": "房租和物业费不能小于 0", "food": "吃饭要写成数字，比如 8600 或 8600.50"}, id="two lines"),
    pytest.param({"fund_months": "25"}, {"fund_months": "应急金想攒够几个月要在 1 到 24 个月之间"}, id="too many months"),
])
def test_every_fault_at_once(budget, messages, texts, faults):
    assert messages(budget(**texts)) == faults


def test_the_pages_own_words_are_used(ask, messages):
    response = ask("affordability", labels={"salary": "到手工资（元）"})
    assert messages(response) == {"salary": "输入到手工资；现在没有收入，就填 0"}


def test_working_shows_the_readers_numbers(budget):
    assert budget()["working"] == [
        "吃饭：每天 30.00 元 × 365 ÷ 12 = 912.50 元", "外卖和聚餐：每周 50.00 元 × 52 ÷ 12 = 216.67 元",
        "必需：1,500.00 元 + 912.50 元 = 2,412.50 元",
        "每月剩下：5,200.00 元 − 2,412.50 元 − 216.67 元 − 0.00 元 = 2,570.83 元",
        "提出：2,570.83 元 × 50% = 1,285.42 元", "还清：8,802.10 元 ÷ 1,285.42 元，要 7 个月，最后一个月还 1,089.58 元",
        "应急金：2,412.50 元 × 3 个月 = 7,237.50 元"]


@pytest.mark.parametrize(("salary", "other", "word"), [("5200", "0", "can_pay"), ("100", "0", "nothing_left"), ("2000", "900", "several")])
def test_a_document_may_ask_whether_anything_can_be_paid(salary, other, word):
    form = Form(FIELDS, {"salary": salary, "rent": "1500", "other_debts": other}, {})
    assert calculate(form).words == {word: "1"}


CENTS = some.integers(min_value=0, max_value=2_000_000)
AMOUNTS = some.tuples(CENTS, some.sampled_from(list(A_YEAR)))


def texts_of(lines):
    return {name: f"{Decimal(cents).scaleb(-2)}/{period}" for name, (cents, period) in lines.items()}


def results(**texts):
    found = calculate(Form(FIELDS, texts, {}))
    return found, {name: Decimal(figure["value"]) for name, figure in found.results.items() if figure["value"]}


@given(some.dictionaries(some.sampled_from(LINES), AMOUNTS), AMOUNTS, some.sampled_from(["50", "75", "100"]))
def test_lines_add_up_to_what_is_left(lines, salary, share):
    lines |= {"salary": salary}
    found, figures = results(**texts_of(lines), share=share)
    months = {name: half_up(Fraction(cents, 100) * A_YEAR[period] / 12) for name, (cents, period) in lines.items()}
    assert {row["line"]["value"]: Decimal(row["monthly"]["value"]) for row in found.tables["lines"]} == months
    totals = {group: sum(months.get(name, Decimal(0)) for name in names) for group, names in GROUPS.items()}
    assert all(figures[group] == total for group, total in totals.items())
    left = totals["income"] - totals["basics"] - totals["can_wait"] - totals["other_debts"]
    assert figures["leftover"] == left
    assert figures["offer"] == half_up(Fraction(max(left, Decimal(0))) * int(share) / 100)
    assert figures["offer"] + figures.get("kept", 0) == max(left, 0)
    assert (found.outcome in ("cannot_pay", "others_first")) == (left <= 0)
    assert (found.outcome == "others_first") == (left <= 0 < left + totals["other_debts"])


@given(CENTS, CENTS, some.integers(min_value=1, max_value=2_000_000))
def test_a_higher_income_never_offers_less(rent, salary, more):
    offers = [results(salary=str(Decimal(pay).scaleb(-2)), rent=str(Decimal(rent).scaleb(-2)))[1]["offer"] for pay in (salary, salary + more)]
    assert offers == sorted(offers)


@given(some.integers(min_value=100_000, max_value=900_000), some.integers(min_value=1, max_value=5_000_000),
       CENTS, some.sampled_from(["50", "75", "100"]), some.integers(min_value=1, max_value=24))
def test_months_are_those_of_paying_and_saving_one_by_one(salary, debt, savings, share, fund_months):
    amounts = {"salary": salary, "rent": 70_000, "debt": debt, "savings": savings}
    _, figures = results(**{name: str(Decimal(cents).scaleb(-2)) for name, cents in amounts.items()}, share=share, fund_months=str(fund_months))
    left, saved, month, paid_in, last = Decimal(debt).scaleb(-2), Decimal(savings).scaleb(-2), 0, None, None
    waited = 0 if saved >= figures["fund_target"] else None
    while paid_in is None or waited is None:
        month += 1
        paid = min(figures["offer"], left)
        left -= paid
        saved += figures["leftover"] - paid
        if not left and paid_in is None:
            paid_in, last = month, paid
        if waited is None and saved >= figures["fund_target"]:
            waited = month
    assert (figures["months"], figures["last_payment"], figures["fund_wait"]) == (paid_in, last, waited)

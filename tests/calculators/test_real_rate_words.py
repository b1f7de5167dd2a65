"""What a real rate says of itself, and what it never says."""

import pytest

LENDERS = ("bank", "consumer_finance", "microloan", "private", "unknown")
CENTRAL_BANK = {"principal": "100000", "upfront_fee": "1000", "monthly_payment": "8833.3", "periods": "12"}
FEE = {"monthly_payment": None, "total_fee_rate": "8.8%"}
LIST = {"monthly_payment": None, "periods": None, "flows": "1 900\n2 900\n5 1,900\n6 1700", "principal": "5000"}
PRIVATE = {"lender": "private", "contract_date": "2025-6-10"}


def said(response):
    return "".join((response["status"], *response["notes"], *response["assumptions"]))


@pytest.mark.parametrize("lender", LENDERS)
@pytest.mark.parametrize("payment", ["850", "886", "936", "1200"])
def test_nothing_more_is_promised_than_a_request(real, lender, payment):
    words = said(real(lender=lender, contract_date="2025-6-10", monthly_payment=payment, upfront_fee="10"))
    for promise in ("违法", "不用还", "无效", "非法", "必须减", "一定"):
        assert promise not in words
    assert ("可以请求调减" in words) == (lender in LENDERS[:3] and payment in ("936", "1200"))


@pytest.mark.parametrize("lender", LENDERS)
def test_four_times_the_lpr_is_only_for_private_lending(real, lender):
    response = real(lender=lender, contract_date="2025-6-10")
    assert ("LPR 的 4 倍（12.00%）" in response["status"]) == (lender == "private")
    assert ("private-lending-cap-4lpr" in response["sources"]) == (lender == "private")
    assert ("spc-2017-24pct" in response["sources"]) == (lender in LENDERS[:3])


def test_both_reckonings_are_named_and_that_the_choice_is_not_settled(real):
    response = real(lender="bank")
    assert response["status"] == "真实年化：单利 24.91%，复利 27.96%；都高于年 24%"
    assert "拿单利还是复利和这条线比，没有查到明文规定，所以两种都列出来。" in response["notes"]


def test_a_cost_exactly_on_the_line_is_not_called_below_it(real):
    response = real(lender="bank", monthly_payment="945.60", periods="12", principal="10000")
    assert response["status"] == "真实年化：单利 24.00%，复利 26.83%；单利不高于、复利高于年 24%"


@pytest.mark.parametrize(("texts", "day"), [({}, "合同成立"), ({"contract_date": "2020-6-10"}, "起诉")])
def test_an_lpr_the_reader_looked_up_is_said_to_be_theirs(real, texts, day):
    response = real(lender="private", lpr="3%", **texts)
    assert f"一年期 LPR 按你填的 3.00%；要用{day}那天有效的那个数。" in response["assumptions"]


def test_the_microloan_rules_are_for_new_loans_and_no_right(real):
    (note,) = (note for note in real(lender="microloan")["notes"] if "监管" in note)
    assert "2027 年底前" in note
    assert note.startswith("据媒体报道，")
    assert "没有看到公开的正式文件。它只管新放的，不管以前的，也不是可以直接要求的权利。" in note
    assert "监管" not in said(real(lender="bank"))


@pytest.mark.parametrize(("day", "words", "fact"), [
    pytest.param("2026-8-1", "要有逐项写明息费的明示表", "cost-disclosure-2026-content", id="new"),
    pytest.param("2026-7-31", "不要求补做明示表", "cost-disclosure-2026-new-only", id="old"),
])
def test_what_the_day_of_the_contract_means_for_disclosure(real, day, words, fact):
    response = real(lender="bank", contract_date=day)
    assert words in said(response)
    assert fact in response["sources"]
    assert "明示表" not in said(real(lender="bank"))
    assert "明示表" not in said(real(**PRIVATE))


def test_old_private_contracts_are_told_which_part_the_line_is_for(real):
    old = real(lender="private", contract_date="2018-5-1", filed_on="2021-12-20")
    assert "这条线只管 2020 年 8 月 20 日起的利息；那天以前的，可能按更早的规定，这里没有算。" in old["notes"]
    between = real(lender="private", contract_date="2020-1-2")
    assert "填上起诉的日子，才有参照线。" in said(between)
    assert "private-lending-transition" in between["sources"]


def test_the_quick_way_is_a_side_note_and_only_where_it_applies(real):
    assert "速算：总费用 ÷ 本金 × 24 ÷（期数 + 1）= 16.25%，只能粗估，以真实年化为准。" in real(**FEE)["notes"]
    for texts in (LIST, {"penalty": "1"}, {"upfront_fee": "1"}):
        assert "速算" not in said(real(**texts))


def test_the_working_in_the_readers_numbers(real):
    assert real(**CENTRAL_BANK)["working"] == [
        "到手：100,000.00 元 − 1,000.00 元 = 99,000.00 元",
        "一共还：8,833.30 元 × 12 期 = 105,999.60 元",
        "总费用：105,999.60 元 − 99,000.00 元 = 6,999.60 元",
        "每月内部收益率 x = 1.06698%：第 k 个月还的钱 ÷（1 + x）ᵏ，加起来正好是 99,000.00 元",
        "单利：1.06698% × 12 = 12.80%",
        "复利：（1 + 1.06698%）¹² − 1 = 13.58%",
    ]
    assert real(**FEE, period_fee="5", penalty="20")["working"][1:3] == [
        "手续费：880.00 元，和本金一起平分到 12 期",
        "一共还：本金 10,000.00 元 + 手续费 880.00 元 + 每期另交 5.00 元 × 12 期 + 罚息 20.00 元 = 10,960.00 元",
    ]
    assert real(**LIST)["working"][:2] == ["到手：5,000.00 元", "一共还：清单里各笔 5,400.00 元 = 5,400.00 元"]
    assert real(**PRIVATE)["working"][-1] == "参照线：3.00% × 4 = 12.00%"


def test_the_chart_says_what_the_table_says(real):
    for lender in LENDERS:
        response = real(lender=lender, contract_date="2025-6-10")
        rows = response["tables"]["lines"]
        for row in rows:
            assert f"{row['what']['text']} {row['rate']['text']}" in response["charts"]["rates"]
        assert ("参照线" in response["charts"]["rates"].partition("</title>")[2]) == (lender != "unknown")

import csv as spreadsheet
import io
from datetime import date
from decimal import Decimal

import pytest

from calculators.core.answer import (
    NOTHING,
    Answer,
    count_figure,
    money_figure,
    rate_figure,
    short_date_figure,
    text_figure,
)
from calculators.core.export import MARK, cell, csv, exports
from calculators.core.field import Field
from calculators.core.form import Form


@pytest.mark.parametrize(("text", "written"), [
    ("", ""), ("8600.00", "8600.00"), ("-15.00", "-15.00"), ("0", "0"), ("2026-10-08", "2026-10-08"), ("花呗", "花呗"),
    ("一, 二", '"一, 二"'), ('说"好"', '"说""好"""'), ("两\n行", '"两\n行"'), ("两\r行", '"两\r行"'), ("一;二", '"一;二"'), ("一\t二", '"一\t二"'),
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("-x", "'-x"), ("-1-1", "'-1-1"), ("-", "'-"), ("@sum", "'@sum"), ("--1", "'--1"), ("-1e5", "'-1e5"), ("-5%", "-5%"), ("-5%%", "'-5%%"), ("-5%+1", "'-5%+1"),
    ("=a,b", "\"'=a,b\""), ("\t=1", "\"'\t=1\""), ("\n=1", "\"'\n=1\""), ("\r=1", "\"'\r=1\""), ('="x"', "\"'=\"\"x\"\"\""),
    ("＝1+1", "'＝1+1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("1=1", "1=1"), ("a@b", "a@b"),
])
def test_a_cell_is_safe_to_open(text, written):
    assert cell(text) == written


def test_a_table_reads_back_as_it_was():
    rows = [
        {"when": short_date_figure(date(2026, 10, 8)), "what": text_figure('花呗, "甲"'), "amount": money_figure(Decimal(8600))},
        {"when": NOTHING, "what": text_figure("先抵本金", "principal_first"), "amount": money_figure(Decimal(-15))},
    ]
    text = csv({"when": "日期", "what": "什么", "amount": "金额"}, rows)
    assert text.startswith(MARK)
    assert text.endswith("\r\n")
    assert list(spreadsheet.reader(io.StringIO(text.removeprefix(MARK), newline=""))) == [
        ["日期", "什么", "金额（元）"], ["2026-10-08", '花呗, "甲"', "8600.00"], ["—", "先抵本金", "-15.00"]]


MORE, LESS = {"text": "多 1,202.10 元", "value": "1202.10"}, {"text": "少 15.00 元", "value": "-15.00"}
SAME, ON_LINE = {"text": "一样", "value": "0.00"}, {"text": "正好在线上", "value": "0"}
ABOVE, BELOW = {"text": "高 1,004.80 个百分点", "value": "10.048"}, {"text": "低 0.50 个百分点", "value": "-0.005"}


@pytest.mark.parametrize(("label", "figures", "written"), [
    pytest.param("金额", [money_figure(Decimal(8600)), money_figure(Decimal(-15)), NOTHING], ["金额（元）", "8600.00", "-15.00", "—"], id="money, with a gap"),
    pytest.param("相差", [MORE, LESS, SAME], ["相差（元）", "1202.10", "-15.00", "0.00"], id="the sign for more and less"),
    pytest.param("高出的钱（估算）", [MORE], ["高出的钱（估算，元）", "1202.10"], id="one pair of brackets"),
    pytest.param("金额（元）", [MORE], ["金额（元）", "1202.10"], id="a head that says it already"),
    pytest.param("天数", [count_figure(1200, "天")], ["天数（天）", "1200"], id="days"),
    pytest.param("期", [count_figure(3, "期")], ["期", "3"], id="not twice the same word"),
    pytest.param("期", [count_figure(1200, "")], ["期", "1200"], id="a bare number"),
    pytest.param("日利率", [rate_figure(Decimal("0.0005")), rate_figure(Decimal("12.5"))], ["日利率", "0.05%", "1250%"], id="rates as the page shows them"),
    pytest.param("相差", [ABOVE, BELOW, ON_LINE], ["相差（个百分点）", "1004.80", "-0.50", "0"], id="points as the page shows them"),
    pytest.param("日期", [text_figure("还款日", "0"), text_figure("第 30 天", "30")], ["日期", "还款日", "第 30 天"], id="days counted, in a column of dates"),
    pytest.param("日期", [text_figure("现在", "0"), text_figure("3 个月后", "3")], ["日期", "现在", "3 个月后"], id="a unit that says more"),
    pytest.param("星期", [text_figure("周四", "4")], ["星期", "周四"], id="a number in words"),
    pytest.param("填的", [text_figure("1,800.00 元，每年", "1800.00")], ["填的", "1,800.00 元，每年"], id="an amount and how often"),
    pytest.param("换成", [text_figure("先抵罚息", "penalty_first"), text_figure("360 天", "360")], ["换成", "先抵罚息", "360 天"], id="words among numbers"),
    pytest.param("利息", [text_figure("还不完", "never"), MORE], ["利息（元）", "还不完", "1202.10"], id="money among words"),
    pytest.param("多久", [count_figure(12, "期"), count_figure(3, "个月")], ["多久", "12 期", "3 个月"], id="two units"),
    pytest.param("相差", [SAME, SAME], ["相差", "一样", "一样"], id="no number at all"),
    pytest.param("名字", [text_figure("95188"), text_figure("100 元"), text_figure("0")], ["名字", "95188", "100 元", "0"], id="what somebody typed"),
])
def test_a_head_has_the_unit_and_a_cell_the_number(label, figures, written):
    text = csv({"only": label}, [{"only": figure} for figure in figures])
    assert [line for line, in spreadsheet.reader(io.StringIO(text.removeprefix(MARK), newline=""))] == written


def answer_of(**more):
    usual = {
        "results": {"penalty": money_figure(Decimal("202.1")), "end": NOTHING}, "tables": {"windows": [{"a": text_figure("x")}], "empty": []},
        "notes": (), "assumptions": (), "status": "罚息 202.10 元", "outcome": "any", "working": (), "sources": (), "python": "print(1)",
    }
    return Answer(**usual | more)


def test_what_is_to_be_heeded_is_taken_along():
    form = Form((Field(name="principal", label="逾期本金", kind="money"),), {"principal": "8600"}, {})
    labels = {"outputs": {"penalty": "罚息", "end": "还清日期"}, "tables": {"windows": {"a": "甲"}}}
    text = exports({"labels": labels}, form, answer_of(notes=("先核对账单。", "罚息还在加。")), "计算规则 2026.11 版")["text"]
    assert "\n罚息：202.10 元\n\n要留意：\n- 先核对账单。\n- 罚息还在加。\n\n按这些数算的：\n" in text


def test_what_one_takes_away():
    form = Form((Field(name="principal", label="逾期本金", kind="money"),), {"principal": "8600"}, {"principal": "欠的本金（元）"})
    labels = {"outputs": {"penalty": "罚息", "end": "还清日期"}, "tables": {"windows": {"a": "甲"}, "empty": {"a": "甲"}}}
    taken = exports({"labels": labels}, form, answer_of(), "计算规则 2026.11 版")
    assert taken == {
        "text": "罚息 202.10 元\n\n罚息：202.10 元\n\n按这些数算的：\n欠的本金：8,600.00 元\n\n计算规则 2026.11 版，结果是估算，以合同和账单为准。",
        "python": "print(1)", "csv": {"windows": f"{MARK}甲\r\nx\r\n"},
    }

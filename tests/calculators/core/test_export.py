import csv as spreadsheet
import io
from datetime import date
from decimal import Decimal

import pytest

from calculators.core.answer import NOTHING, Answer, money_figure, short_date_figure, text_figure
from calculators.core.export import MARK, cell, csv, exports
from calculators.core.field import Field
from calculators.core.form import Form


@pytest.mark.parametrize(("text", "written"), [
    ("", ""), ("8600.00", "8600.00"), ("-15.00", "-15.00"), ("0", "0"), ("2026-10-08", "2026-10-08"), ("花呗", "花呗"),
    ("一, 二", '"一, 二"'), ('说"好"', '"说""好"""'), ("两\n行", '"两\n行"'), ("两\r行", '"两\r行"'), ("一;二", '"一;二"'), ("一\t二", '"一\t二"'),
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("-x", "'-x"), ("-1-1", "'-1-1"), ("-", "'-"), ("@sum", "'@sum"), ("--1", "'--1"), ("-1e5", "'-1e5"),
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
        ["日期", "什么", "金额"], ["2026-10-08", '花呗, "甲"', "8600.00"], ["—", "先抵本金", "-15.00"]]


def answer_of(**more):
    usual = {
        "results": {"penalty": money_figure(Decimal("202.1")), "end": NOTHING}, "tables": {"windows": [{"a": text_figure("x")}], "empty": []},
        "notes": (), "assumptions": (), "status": "罚息 202.10 元", "outcome": "any", "working": (), "sources": (), "python": "print(1)",
    }
    return Answer(**usual | more)


def test_what_one_takes_away():
    form = Form((Field(name="principal", label="逾期本金", kind="money"),), {"principal": "8600"}, {"principal": "欠的本金（元）"})
    labels = {"outputs": {"penalty": "罚息", "end": "还清日期"}, "tables": {"windows": {"a": "甲"}, "empty": {"a": "甲"}}}
    taken = exports({"labels": labels}, form, answer_of(), "计算规则 2026.11 版")
    assert taken == {
        "text": "罚息 202.10 元\n\n罚息：202.10 元\n\n按这些数算的：\n欠的本金：8,600.00 元\n\n计算规则 2026.11 版，结果是估算，以合同和账单为准。",
        "python": "print(1)", "csv": {"windows": f"{MARK}甲\r\nx\r\n"},
    }

from decimal import Decimal

import pytest

from calculators.core.errors import FormError
from calculators.core.field import ANNUAL, DAILY, Choice, Field
from calculators.core.form import Form

FIELDS = (
    Field(name="principal", label="逾期本金", kind="money", required=True),
    Field(name="method", label="还款方式", kind="choice", required=True, choices=(
        Choice(value="a", label="甲"), Choice(value="b", label="乙"))),
    Field(name="daily_rate", label="日利率", kind="rate", scale=DAILY),
    Field(name="annual_rate", label="年利率", kind="rate", scale=ANNUAL),
    Field(name="start", label="开始", kind="date"),
    Field(name="end", label="结束", kind="date"),
    Field(name="days", label="天数", kind="integer", default="30", highest=Decimal(99), example="47"),
)


def faults(form):
    with pytest.raises(FormError) as refused:
        form.stop_at_faults()
    return [(fault.field, fault.message) for fault in refused.value.faults]


def test_all_faults_come_at_once_in_the_order_of_the_form():
    form = Form(FIELDS, {"end": "10.8", "daily_rate": "0.05", "pricipal": "1"}, {})
    assert [field for field, _ in faults(form)] == ["pricipal", "principal", "method", "daily_rate", "end"]


def test_what_is_blank_and_what_is_missing():
    form = Form(FIELDS, {"principal": "  ", "annual_rate": ""}, {})
    assert form["annual_rate"] is None
    assert faults(form) == [("principal", "输入逾期本金"), ("method", "选择还款方式：甲、乙")]


def test_a_default_stands_in_but_is_not_echoed():
    form = Form(FIELDS, {"principal": "1", "method": "甲"}, {})
    form.stop_at_faults()
    assert form["days"] == 30
    assert form.echo == {"principal": "1.00 元", "method": "甲"}


@pytest.mark.parametrize(("label", "message"), [
    pytest.param("欠的钱", "输入欠的钱", id="the page's own word"),
    pytest.param("欠的钱（元）", "输入欠的钱", id="without its unit"),
    pytest.param("（元）", "输入逾期本金", id="or ours, when nothing else is left"),
    pytest.param("钱\ud800", "输入钱\ufffd", id="made fit to be shown"),
])
def test_messages_use_the_words_of_the_page(label, message):
    assert faults(Form(FIELDS, {"method": "a"}, {"principal": label})) == [("principal", message)]


def test_an_unknown_field_is_named_with_what_exists():
    known = "principal、method、daily_rate、annual_rate、start、end、days"
    form = Form(FIELDS, {"principal": "1", "method": "a", "princpal": "1", "x": "2"}, {})
    assert faults(form) == [
        ("princpal", f"没有「princpal」这一项，是不是 principal？可以填：{known}"),
        ("x", f"没有「x」这一项，可以填：{known}"),
    ]


@pytest.mark.parametrize(("texts", "found"), [
    pytest.param({"daily_rate": "0.05%"}, [], id="one"),
    pytest.param({}, [("daily_rate", "输入日利率，或者年利率")], id="none"),
    pytest.param({"daily_rate": "0.05%", "annual_rate": "18%"}, [("annual_rate", "日利率、年利率只填一种，把另外的清空")], id="two"),
])
def test_exactly_one_of_two_fields(texts, found):
    form = Form(FIELDS, {"principal": "1", "method": "a"} | texts, {})
    form.exactly_one(("daily_rate",), ("annual_rate",))
    assert (faults(form) if found else []) == found


@pytest.mark.parametrize(("texts", "found"), [
    pytest.param({"start": "2026-1-1", "end": "2026-2-1"}, [], id="both dates"),
    pytest.param({"start": "2026-1-1"}, [("end", "输入结束")], id="one date lacks the other"),
    pytest.param({"start": "2026-1-1", "days": "3"}, [("days", "开始和结束、天数只填一种，把另外的清空")], id="a date and days"),
])
def test_exactly_one_of_two_groups(texts, found):
    form = Form(FIELDS, {"principal": "1", "method": "a"} | texts, {})
    form.exactly_one(("start", "end"), ("days",))
    assert (faults(form) if found else []) == found


@pytest.mark.parametrize("text", ["", "  ", ";;;", "\t\t\n\t", "\n；\n", "\u3000"])
def test_rows_that_hold_nothing_are_blank(text):
    rows = Field(name="payments", label="还过的钱", kind="rows", required=True, max_rows=3, row_label="第 {number} 笔", columns=(
        Field(name="amount", label="金额", kind="money"), Field(name="day", label="日期", kind="date")))
    form = Form((rows,), {"payments": text}, {})
    assert (form["payments"], form.given("payments"), form.echo) == ([], False, {})
    assert faults(form) == [("payments", "输入还过的钱")]

"""A fact as a reader sees it."""

import pytest

from yaml_pages.language import facts
from yaml_pages.models.fact import Fact, FactSource


def fact(value, **more):
    return Fact(id="x", statement="一句话", value=value, force="惯例", source=FactSource(title="某页"), confidence="A",
                checked="2026-11-23", recheck_by="2027-11-23", seen_in=(), **more)


@pytest.mark.parametrize(("value", "more", "name", "form", "shown"), [
    pytest.param("3", {"unit": "年"}, "", "", "3 年", id="value and unit"),
    pytest.param("0.0005", {"display": "每天 {value|percent}"}, "", "", "每天 0.05%", id="its display"),
    pytest.param("0.0005", {"unit": "每日"}, "", "percent", "0.05%", id="a format asked for"),
    pytest.param({"from": "22:00", "to": "08:00"}, {"display": "{from} 到 {to}"}, "", "", "22:00 到 08:00", id="several values"),
    pytest.param({"simple": "15", "complex": "30"}, {}, "complex", "", "30", id="one of several"),
    pytest.param("200000", {}, "", "wan", "20 万", id="in 万"),
    pytest.param("2026-02", {}, "", "date", "2026 年 2 月", id="a month"),
    pytest.param("1.50", {}, "", "times", "1.5", id="no trailing zeros"),
])
def test_a_fact_is_shown(value, more, name, form, shown):
    assert facts.shown(fact(value, **more), name, form) == shown


@pytest.mark.parametrize(("value", "name", "form", "problem"), [
    pytest.param("一行字", "", "percent", "「一行字」不是数，不能用这个格式", id="text as percent"),
    pytest.param("2026", "", "date", "「2026」不是日期，写成 2026-11-23 这样", id="a year as a date"),
    pytest.param("2026-13", "", "date", "「2026-13」不是日期，写成 2026-11-23 这样", id="a month that is none"),
    pytest.param("1E400000000", "", "percent", "「1E400000000」不是数，不能用这个格式", id="a number too large to write"),
    pytest.param("NaN", "", "money", "「NaN」不是数，不能用这个格式", id="not a number"),
    pytest.param("1_000", "", "wan", "「1_000」不是数，不能用这个格式", id="a number as only Python reads it"),
    pytest.param("1", "", "colour", "没有「colour」这种格式，可以用：percent、money、wan、date、times、plain", id="no such format"),
    pytest.param("1", "other", "", "这条事实没有叫「other」的值，有的是：value", id="no such value"),
    pytest.param({"a": "1", "b": "2"}, "", "", "这条事实有几个值，写明要哪一个：a、b", id="which of several"),
])
def test_what_cannot_be_shown_says_why(value, name, form, problem):
    with pytest.raises(facts.DisplayError) as caught:
        facts.shown(fact(value), name, form)
    assert str(caught.value) == problem


@pytest.mark.parametrize(("value", "display", "problem"), [
    pytest.param("5", "5 年", "display 里直接打了数字", id="a digit typed by hand"),
    pytest.param("5", "{valeu} 年", "这条事实没有叫「valeu」的值，有的是：value", id="a name misspelt"),
    pytest.param("5", "{Value} 年", "display 里的花括号写得不对", id="braces that hold no name"),
    pytest.param("5", "{value} 年", "", id="right"),
    pytest.param("unknown", "", "", id="nothing to show"),
])
def test_a_display_is_checked(value, display, problem):
    assert facts.display_problem(fact(value, display=display)) == problem

from decimal import Decimal

import pytest

from calculators.core.nearest import nearest
from calculators.core.text import chinese_number, plain, quoted, ungrouped


@pytest.mark.parametrize(("typed", "read"), [
    pytest.param(" ８，６００．５０ ", "8,600.50", id="full width"),
    pytest.param("0。05％", "0.05%", id="a Chinese full stop is a decimal point"),
    pytest.param("￥8600", "¥8600", id="the sign on a Chinese keyboard"),
    pytest.param("－5", "-5", id="minus"),
    pytest.param("第\u3000 30 \t天", "第 30 天", id="blanks of any width"),
    pytest.param("\u200b8600\ufeff", "8600", id="signs nobody sees, from a copy"),
    pytest.param("½ ² ٣", "½ ² ٣", id="other signs are left as they are"),
])
def test_plain(typed, read):
    assert plain(typed) == read


@pytest.mark.parametrize(("typed", "number"), [
    pytest.param("8600", "8600", id="no separator"),
    pytest.param("1,234,567.89", "1234567.89", id="groups of three"),
    pytest.param("1 234 567", "1234567", id="blanks as separators"),
    pytest.param("1, 234", "1234", id="a comma with a blank"),
    pytest.param("12,34", None, id="a group of two"),
    pytest.param("1,2345", None, id="a group of four"),
    pytest.param("0,123", None, id="a group cannot begin with nothing"),
    pytest.param(",123", None, id="nothing before the comma"),
    pytest.param("1,234 567", None, id="two kinds of separator"),
    pytest.param("8 600 元", None, id="letters"),
])
def test_ungrouped(typed, number):
    assert ungrouped(typed) == number


@pytest.mark.parametrize(("typed", "number"), [
    ("五", "5"), ("十", "10"), ("十八", "18"), ("二十", "20"), ("九十九", "99"), ("零", "0"), ("〇", "0"), ("两", "2"),
    ("四点五", "4.5"), ("零点零五", "0.05"), ("十八点二五", "18.25"), ("4.5", "4.5"), ("18", "18"),
])
def test_chinese_number(typed, number):
    assert chinese_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "好", "点五", "五点", "五五", "一百", "五点好", "十十", "٣"])
def test_what_is_no_number_below_a_hundred(typed):
    assert chinese_number(typed) is None


def test_quoted_text_is_short_and_printable():
    assert quoted("a\nb\ud800\x00") == "a\ufffdb\ufffd\ufffd"
    assert quoted("长" * 30) == "长" * 24 + "…"


@pytest.mark.parametrize(("typed", "meant"), [
    ("principle", "principal"), ("days_late", None), ("day", "days"), ("penalty", None), ("", None), ("x" * 9999, None),
])
def test_nearest(typed, meant):
    assert nearest(typed, ["principal", "days", "annual_rate"]) == meant

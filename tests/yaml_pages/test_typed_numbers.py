"""A number typed by hand is found in whatever script; ordinary Chinese is left alone."""

import pytest

from yaml_pages.language import prose, typed_numbers


@pytest.mark.parametrize("text", [
    "15 天", "１５日", "8,600 元", "50％", "九五一八八", "二〇二六年", "一二〇", "①", "Ⅲ 级", "½",
    "十五天", "三年", "七日", "六个月", "十二月", "三个工作日", "三个小时", "二十年", "三十多天", "十来天", "廿日",
    "五万", "十万元", "三百", "两百块", "一万块钱", "两万", "拾佰元", "壹仟元", "五块", "三成", "八折", "四倍", "两倍", "一倍半",
    "百分之五", "万分之五", "三分之一", "三个百分点", "每日万五", "千三", "晚上十点", "五号", "五周",
    "以上百分之五",
])
def test_a_typed_number_is_found(text):
    assert list(typed_numbers.found(text))


@pytest.mark.parametrize("text", [
    "一天", "两次", "几次", "一个月", "两年", "半年", "半个月", "一两天", "一期", "一块钱", "两块钱", "三分钟",
    "几千块", "几十天", "几万元", "几十万元", "数十天", "上百条", "成千上万", "好几百块",
    "万一", "万一月底还不上", "万一年底没还", "千万不要", "千方百计", "百般", "十分难", "十字路口",
    "第一步", "第三步", "第一条", "三样", "四件事", "三方调解", "一次性", "统一", "唯一", "一一核对", "一部分之外", "一成不变",
    "三天两头", "三番五次", "六十字以内", "四十来个字", "百分号", "二维码", "二手", "七上八下", "五险", "四川",
])
def test_ordinary_chinese_is_not_a_number(text):
    assert list(typed_numbers.found(text)) == []


def test_each_number_is_found_once():
    assert list(typed_numbers.found("二〇二六年一月，欠一百二十元，百分之五")) == ["二〇二六年", "一百二十元", "百分之五"]


@pytest.mark.parametrize(("text", "found"), [
    ("信用卡的第七十条", ["第七十条"]), ("第一百二十条", ["第一百二十条"]), ("第十四条", ["第十四条"]), ("第一条、第二条", []),
])
def test_an_article_is_named_by_a_fact_only(text, found):
    assert list(typed_numbers.articles(text)) == found
    assert [token for token, _, _ in prose.faults(text)] == found
    assert list(prose.number_faults(text)) == [], "a title may ask about it"

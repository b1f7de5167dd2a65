import pytest

from calculators.core.fill import fill, places

WORDS = {"debt": "8,802.10 元", "days": "47", "blank": "", "reason": "生病\n\n\n住院", "odd": "{debt} {days?} \\1 $1 %s"}


@pytest.mark.parametrize(("template", "document"), [
    ("一共 {debt}。", "一共 8,802.10 元。"),
    ("{debt}，{days} 天，还是 {debt}", "8,802.10 元，47 天，还是 8,802.10 元"),
    ("没有要填的", "没有要填的"),
    ("", ""),
    ("甲\n欠 {blank}\n乙", "甲\n乙"),
    ("甲\n欠 {unknown}，{debt}\n乙", "甲\n乙"),
    ("{days?}已经逾期。", "已经逾期。"),
    ("甲\n{blank?}已经逾期。", "甲"),
    ("{blank!}没有填。", "没有填。"),
    ("{unknown!}没有填。", "没有填。"),
    ("甲\n{days!}没有填。", "甲"),
    ("{days?}{blank!}{debt}", "8,802.10 元"),
    ("{days?}{blank?}{debt}", ""),
    ("{days!}{debt}", ""),
    ("{blank!}{blank}", ""),
    ("甲\n\n{blank}\n\n乙", "甲\n\n乙"),
    ("甲\n\n\n\n乙", "甲\n\n乙"),
    ("\n\n甲\n\n", "甲"),
    ("{reason}。", "生病\n\n住院。"),
    ("{odd}", "{debt} {days?} \\1 $1 %s"),
    ("{ debt } {Debt} {9} {} {{days}} {debt", "{ debt } {Debt} {9} {} {47} {debt"),
    ("{debt??} {debt?!}", "{debt??} {debt?!}"),
])
def test_a_document_says_only_what_there_is_to_say(template, document):
    assert fill(template, WORDS) == document


def test_what_a_reader_typed_is_never_filled_again():
    assert fill("{a}{b}", {"a": "{b}", "b": "{a}"}) == "{b}{a}"


def test_places_are_all_words_asked_for_in_their_order():
    assert list(places("{b} {a?}{a}\n{c!} {D} {b}")) == ["b", "a", "a", "c", "b"]

import json

import pytest

from calculators.core.errors import FormError
from calculators.core.request import read_request, then_and_now

PARTS_MESSAGE = "请求里的 values、labels、templates、shared 要是「名字: 文字」的对象，exports 要是 true 或 false"


@pytest.mark.parametrize(("text", "field", "message"), [
    ("", "", "请求不是 JSON 文字"),
    ("{", "", "请求不是 JSON 文字"),
    ("9" * 5000, "", "请求不是 JSON 文字"),
    ("[" * 1000, "", "请求里的括号套得太多"),
    (" " * 200_000, "", "请求太长，最多 100,000 个字"),
    ("[]", "", "请求要是一个 JSON 对象，里面有 calculator 和 values"),
    ("null", "", "请求要是一个 JSON 对象，里面有 calculator 和 values"),
    ("{}", "", "请求里要写明 calculator，是哪个计算器"),
    ('{"calculator": 1}', "", "请求里要写明 calculator，是哪个计算器"),
    ('{"calculator": "x", "values": []}', "", PARTS_MESSAGE),
    ('{"calculator": "x", "values": {}, "labels": "x"}', "", PARTS_MESSAGE),
    ('{"calculator": "x", "templates": ["x"]}', "", PARTS_MESSAGE),
    ('{"calculator": "x", "shared": 5}', "", PARTS_MESSAGE),
    ('{"calculator": "x", "exports": "yes"}', "", PARTS_MESSAGE),
    ('{"calculator": "x", "exports": 1}', "", PARTS_MESSAGE),
    ('{"calculator": "x", "templates": {"letter": null}}', "letter", 'letter要写成文字传进来，比如 "8600"'),
    ('{"calculator": "x", "shared": {"rules": 2026.11}}', "rules", 'rules要写成文字传进来，比如 "8600"'),
    ('{"calculator": "x", "values": {"days": 47}}', "days", 'days要写成文字传进来，比如 "8600"'),
    ('{"calculator": "x", "values": {"days": NaN}}', "days", 'days要写成文字传进来，比如 "8600"'),
    ('{"calculator": "x", "values": {"days": 1e999999}}', "days", 'days要写成文字传进来，比如 "8600"'),
    ('{"calculator": "x", "values": {"days": null}}', "days", 'days要写成文字传进来，比如 "8600"'),
])
def test_what_is_no_request(text, field, message):
    with pytest.raises(FormError) as refused:
        read_request(text)
    assert [(fault.field, fault.message) for fault in refused.value.faults] == [(field, message)]


def test_values_may_be_left_out():
    request = read_request('{"calculator": "x"}')
    assert (request.calculator, request.values, request.labels) == ("x", {}, {})


def test_the_page_may_send_its_words_and_ask_for_exports():
    request = read_request('{"calculator": "x", "labels": {"a": "b"}, "templates": {"letter": "{a}"}, "exports": true}')
    assert (request.labels, request.templates, request.wants_exports) == ({"a": "b"}, {"letter": "{a}"}, True)


def test_without_asking_there_are_no_exports():
    assert not read_request('{"calculator": "x"}').wants_exports


@pytest.mark.parametrize(("templates", "is_read"), [
    pytest.param({"letter": "{name} [x] {{{" * 500}, True, id="places to fill nest nothing"),
    pytest.param({"letter": '\\" [[[[ \\\\'}, True, id="nor do brackets between escaped quotes"),
    pytest.param({f"letter{number}": "{a}" for number in range(300)}, True, id="many letters"),
])
def test_brackets_inside_texts_are_only_signs(templates, is_read):
    assert (read_request(json.dumps({"calculator": "x", "templates": templates})).templates == templates) == is_read


@pytest.mark.parametrize("text", [
    '{"a": "\\"' + "[" * 400, '{"a": "' + "[" * 400, "[" * 201, '["a", ' * 201, '{"a":' * 300, '"\\' * 40_000, '\\"' + "[" * 5000,
])
def test_what_nests_too_deep_or_never_ends_is_refused(text):
    with pytest.raises(FormError):
        read_request(text)


@pytest.mark.parametrize(("shared", "held"), [
    ({"rules": "2025.01", "result": "202.10"}, True),
    ({"rules": "2025.01", "result": "2026-10-08", "more": "x"}, True),
    ({"rules": "2025.01", "result": "1e5"}, False),
    ({"rules": "2025.1", "result": "5"}, False),
    ({"rules": "2025.01", "result": ""}, False),
    ({"rules": "２０２５.01", "result": "5"}, False),
    ({"result": "5"}, False),
    ({}, False),
])
def test_of_a_link_only_what_a_link_can_hold_is_kept(shared, held):
    kept = {name: shared[name] for name in ("rules", "result")} if held else {}
    assert read_request(json.dumps({"calculator": "x", "shared": shared})).shared == kept


def test_then_and_now_is_one_sentence():
    said = then_and_now({"rules": "2025.01", "result": "202.00"}, "202.10 元", "2026.11")
    assert said == "这个链接是按 2025.01 版规则做的，当时的结果是 202.00；按现在的 2026.11 版规则，是 202.10 元。"

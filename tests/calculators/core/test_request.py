import pytest

from calculators.core.errors import FormError
from calculators.core.request import read_request


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
    ('{"calculator": "x", "values": []}', "", "请求里的 values 和 labels 要是「名字: 文字」的对象"),
    ('{"calculator": "x", "values": {}, "labels": "x"}', "", "请求里的 values 和 labels 要是「名字: 文字」的对象"),
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

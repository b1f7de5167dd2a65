"""Whatever arrives at the door, what leaves is JSON with an answer or with reasons; nothing is ever raised."""

import json
import random

import pytest

from calculators import answer, describe, names
from tests.calculators import making

HOSTILE = [
    "", " ", "\x00", "\n", "\t\t\t", ";;;", "；" * 500, "-", "+", ".", ",", "%", "万", "元", "第天", "年月日", "0" * 60, "9" * 60,
    "-1", "-0", "0", "00", "1e5", "1e999999", "-1e999999", "1E400", "NaN", "-NaN", "sNaN", "Infinity", "-Infinity", "inf",
    "0x10", "1_000", "１２３", "٣٤٥", "१२३", "½", "①", "五万", "万分之", "万分之亿", "百分之-1", "‰", "0.05%%", "%5",
    "8600\ud800", "\udfff", "\U0001f600", "\u202e8600", "a\u0301", "<script>alert(1)</script>", "' OR 1=1 --", "{{7*7}}", "${x}",
    "../../etc/passwd", "__class__", "null", "true", "[]", "{}", "[[[[", "2026-02-30", "0000-00-00", "9999-12-31", "99999999",
    "2026-10-8T00:00:00Z", "10.8", "1,2,3", "1 2 3", "1,000,000,000,000", "1万1", "1k1", "k", "w", "￥", "¥¥5", "5元元", "1" + "," * 50,
    "30 2000\n" * 101, "30 2000\n" * 3000, "1" * 100_000, "(" * 5000, "annuity", "等额本息", "yes", "365", "第30天 1e9", "1\t2\t3\t4",
    "每", "每天", "/天", "30/天/天", "1200每", "1e5每月", "每月-5", "-5\tmonth", "25:61", "晚上", "零点点", "十十点", "99:99", "24:00", "：", "点半",
    "{debt}", "{debt?}{debt!}", "{{debt}}", "=1+1", "@x", "a\nb\r\nc", "字" * 61, "字" * 601, "\ufeff", "\u200b", "]]>", "&lt;", "\t\t",
    "花呗\t1\t2\t3\t4\t5\t6\t7\t8\t9", "\t\t\t\n\t\t", "花呗 8600 5", "a\u2028b", "\x85", "\x0b", "0.01", "10000000", "10000000.01", "100%", "1%", "0.5", "600", "601", "10950", "2026-1-1", "2026-3-4", "2100-12-31",
]
REQUESTS = [
    "", " ", "null", "true", "0", "-0", "1e999999", "NaN", "-Infinity", '"x"', "[]", "{}", "[" * 100_000, '{"a":' * 50_000, "{" * 150,
    "9" * 5000, '{"calculator": NaN}', '{"calculator": null, "values": null}', '{"calculator": []}', '{"calculator": {"a": 1}}',
    '{"calculator": "core"}', '{"calculator": "__init__"}', '{"calculator": "__main__"}', '{"calculator": "_plan_case"}',
    '{"calculator": "core.money"}', '{"calculator": "../x"}', '{"calculator": "\\ud800"}', '{"calculator": ""}', '{"values": {}}',
    '{"calculator": "penalty_interest", "values": null}', '{"calculator": "penalty_interest", "values": "x"}',
    '{"calculator": "penalty_interest", "values": {"principal": 8600}}',
    '{"calculator": "penalty_interest", "values": {"principal": 1e999999, "days": [1], "as_of": {"a": null}}}',
    '{"calculator": "penalty_interest", "values": {"principal": NaN}}',
    '{"calculator": "penalty_interest", "values": {"": "", "\\ud800": "x", "principal.": "1", ".": "2"}}',
    '{"calculator": "penalty_interest", "values": {}, "labels": []}',
    '{"calculator": "penalty_interest", "values": {}, "labels": {"principal": 5}}',
    '{"calculator": "penalty_interest", "values": {}, "labels": {"principal": "\\ud800\\u0000（"}}',
    '{"calculator": "penalty_interest", "values": {}, "labels": {"principal": "%s %d {0} {principal}"}}',
    '{"calculator": "penalty_interest", "calculator": "x"}', "\ufeff{}", "\ud800", "{'calculator': 'x'}",
]


def checked(request):
    """Ask, and see that what comes back is one of the two shapes there are."""
    text = answer(request)
    text.encode("ascii")
    response = json.loads(text, parse_constant=pytest.fail)
    if "errors" in response:
        assert set(response) == {"calculator", "errors"}
        assert response["errors"]
        for error in response["errors"]:
            assert set(error) == {"field", "message"}
            assert error["message"]
            assert error["message"].isprintable()
            (error["field"] + error["message"]).encode("utf-8")
    else:
        assert set(response) - {"exports"} == {
            "calculator", "rules", "echo", "results", "tables", "charts", "documents", "notes", "assumptions", "working", "sources",
            "outcome", "status"}
    return response


@pytest.mark.parametrize("number", range(len(REQUESTS)))
def test_what_is_hardly_a_request(number):
    assert "errors" in checked(REQUESTS[number])


@pytest.mark.parametrize("name", names())
def test_any_text_in_any_field(name):
    for field in describe(name)["fields"]:
        for text in HOSTILE:
            checked(json.dumps({"calculator": name, "values": {field["name"]: text}}))


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("seed", range(10))
def test_any_texts_in_all_fields(name, seed):
    rng = random.Random(seed)
    fields = describe(name)["fields"]
    for _ in range(60):
        values = {}
        for field in fields:
            if rng.random() < 0.7:
                likely = [field["example"], *(choice["value"] for choice in field["choices"])]
                values[field["name"]] = rng.choice(HOSTILE if rng.random() < 0.1 else likely)
        checked(json.dumps({"calculator": name, "values": values, "exports": True}))


@pytest.mark.parametrize("name", names())
def test_plausible_values_with_one_hostile_text_each(name):
    rng = random.Random(f"one of {name}")
    for _ in range(8):
        values = making.drawn(name, rng)
        for field in describe(name)["fields"]:
            hostile = values | {field["name"]: rng.choice(HOSTILE)}
            checked(making.request(name, hostile, exports=True, templates={"all": "{status} {debt?}" + rng.choice(HOSTILE)[:99]}))


def test_a_megabyte_is_too_long():
    request = json.dumps({"calculator": "penalty_interest", "values": {"principal": "9" * 1_000_000}})
    assert checked(request)["errors"] == [{"field": "", "message": "请求太长，最多 100,000 个字"}]


@pytest.mark.parametrize("texts", [
    pytest.param({"annual_rate": "200%", "periods": "600", "principal": "1000万"}, id="as dear and as long as can be"),
    pytest.param({"annual_rate": "200%", "periods": "1", "upfront_fee": "9000000", "principal": "1000万"}, id="a tenth received"),
    pytest.param({"annual_rate": "0.00000001%", "periods": "600", "principal": "0.01"}, id="as small as can be"),
    pytest.param({"daily_rate": "1%", "periods": "600", "principal": "0.01"}, id="a 分 for fifty years"),
    pytest.param({"method": "flat_fee", "total_fee_rate": "100%", "periods": "1", "upfront_fee": "9000"}, id="nineteen times a month"),
    pytest.param({"method": "flat_fee", "period_fee_rate": "10%", "periods": "600"}, id="sixty times the principal"),
    pytest.param({"method": "interest_free", "periods": "600", "principal": "0.01", "upfront_fee": "0"}, id="mostly empty rows"),
    pytest.param({"annual_rate": "200%", "monthly_payment": "0.01", "principal": "0.01"}, id="a 分 that pays a 分"),
])
def test_the_ends_of_all_limits_are_still_answered(ask, texts):
    response = ask("installment_plan", **{"principal": "10000", "method": "annuity"} | texts)
    assert "results" in response

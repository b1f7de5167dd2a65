"""What leads the answer of several debts, and what is said where the money does not pay the minimums."""

import json
import re
from pathlib import Path

import pytest
import yaml

from calculators import answer
from calculators.core.form import Form
from calculators.core.request import SHARED
from calculators.debts import FIELDS, calculate
from tests.calculators.test_debts import THREE, rows


@pytest.fixture
def debts(ask):
    """Ask for some debts; what is not given is three credits and 1,600 元 a month."""
    def asked(*owed, **texts):
        return ask("debts", **{"debts": rows(*(owed or THREE)), "monthly_payment": "1600"} | texts)

    return asked


REPLACED = ("你选的「先还欠得少的」这里没有用上：不够付最低，排不了先后，换成了每家按比例。",
            "还清的月数和利息，要各家都同意按比例收，才是这样。")


def test_too_little_money_is_said_to_have_changed_the_order_and_nothing_is_compared(debts):
    response = debts(monthly_payment="700", strategy="snowball")
    assert set(REPLACED) <= set(response["notes"])
    assert response["tables"]["comparison"] == []
    assert set(response["charts"]) == {"timeline"}
    assert response["results"]["first_debt"]["value"] == ""
    notes = debts(monthly_payment="700", strategy="pro_rata")["notes"]
    assert (REPLACED[1] in notes, any("没有用上" in note for note in notes)) == (True, False)
    assert not set(REPLACED) & set(debts()["notes"])


def test_a_single_debt_has_nothing_to_share_and_no_order_to_change(debts):
    response = debts(("花呗", "8600", "18%", "430"), monthly_payment="300")
    assert response["results"]["main"]["text"] == "离最低还差 130.00 元"
    assert response["results"]["months"]["text"].endswith("个月（对方同意这样收的话）")
    assert not any("没有用上" in note for note in response["notes"])


@pytest.mark.parametrize(("texts", "main"), [
    pytest.param({}, ("先还花呗，17 个月还清", "17"), id="what comes first, and how long it takes"),
    pytest.param({"strategy": "pro_rata"}, ("每家按比例，17 个月还清", "17"), id="nothing comes first"),
    pytest.param({"debts": "花呗 10000 18%", "monthly_payment": "500"}, ("24 个月还清", "24"), id="a single debt"),
    pytest.param({"monthly_payment": "700"}, ("离各家最低还差 480.00 元", "480.00"), id="too little: what is lacking"),
    pytest.param({"monthly_payment": "0"}, ("离各家最低还差 1,180.00 元", "1180.00"), id="no money at all"),
    pytest.param({"debts": "网贷 20000 36%", "monthly_payment": "600"}, ("600 个月也还不清", "600"), id="it never ends"),
])
def test_what_leads_is_first_and_its_value_travels_in_a_link(debts, texts, main):
    name, figure = next(iter(debts(**texts)["results"].items()))
    assert (name, figure["text"], figure["value"]) == ("main", *main)
    assert re.fullmatch(SHARED["result"], figure["value"])


@pytest.mark.parametrize(("texts", "words"), [
    pytest.param({"monthly_payment": "1180"}, {}, id="who can pay all minimums asks for nothing"),
    pytest.param({"monthly_payment": "0", "debts": "表哥 500", "extras": "1 500"}, {}, id="nor who pays at once"),
    pytest.param({"monthly_payment": "1179.99"}, {"asks_less", "can_pay"}, id="who cannot"),
    pytest.param({"monthly_payment": "0"}, {"asks_less", "nothing_left"}, id="who has nothing"),
    pytest.param({"monthly_payment": "600", "debts": "网贷 20000 36%"}, {"asks_less", "can_pay"}, id="whom the interest outgrows"),
    pytest.param({"monthly_payment": "600", "debts": "网贷 20000 36% 500"}, {"asks_less", "can_pay", "minimums_paid"}, id="though the minimum is paid"),
])
def test_only_who_cannot_pay_asks_for_less(texts, words):
    values = {"debts": rows(*THREE)} | texts
    page = yaml.safe_load((Path(__file__).parents[2] / "docs" / "tools" / "debts.yml").read_text("utf-8"))
    templates = {document["name"]: document["text"] for document in page["documents"]}
    request = {"calculator": "debts", "values": values, "templates": templates}
    assert set(calculate(Form(FIELDS, values, {})).words) == set(words)
    assert bool(json.loads(answer(json.dumps(request)))["documents"]["tell_each"]) == bool(words)

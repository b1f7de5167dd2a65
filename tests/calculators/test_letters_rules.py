"""A complaint names a rule only if it was there when one of its contacts was made."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from calculators.parts.letter.rules import MEASURES_SINCE
from tests.calculators.test_letters import written

FACTS = Path(__file__).parents[2] / "docs" / "facts" / "rates-law.yml"
STANDARD, GUIDE, MEASURES, PRIVACY = "国家标准", "自律指引", "《消费金融公司管理办法》", "《中华人民共和国个人信息保护法》"


@pytest.mark.parametrize(("days", "conduct", "lender", "named"), [
    pytest.param(["2025-01-10"], "told", "bank", set(), id="before the standard"),
    pytest.param(["2025-02-27"], "told", "bank", set(), id="the day before it"),
    pytest.param(["2025-02-28"], "told", "bank", {STANDARD}, id="its first day"),
    pytest.param(["2025-01-10", "2025-03-10"], "told", "bank", {STANDARD}, id="one of two contacts"),
    pytest.param(["2025-01-10"], "posted", "bank", {PRIVACY}, id="before the guide, an older law"),
    pytest.param(["2026-01-29"], "posed", "bank", set(), id="the day before the guide"),
    pytest.param(["2026-01-30"], "posed", "bank", {GUIDE}, id="its first day, posed"),
    pytest.param(["2026-01-30"], "posted", "bank", {GUIDE, PRIVACY}, id="its first day, posted"),
    pytest.param(["2024-04-17"], "threat", "consumer", set(), id="the day before the measures"),
    pytest.param(["2024-04-18"], "threat", "consumer", {MEASURES}, id="their first day"),
    pytest.param(["2024-04-18"], "threat", "bank", set(), id="they are not for banks"),
])
def test_a_rule_is_named_only_if_it_was_there(days, conduct, lender, named):
    contacts = "\n".join(f"{day}\t10:00\tcall" for day in days)
    response = written({"letter": "complaint", "contacts": contacts, "conduct": conduct, "lender_kind": lender, "today": "2026-11-24"})
    text = response["documents"]["complaint"]
    assert {rule for rule in (STANDARD, GUIDE, MEASURES, PRIVACY) if rule in text} == named
    assert ("我对照的规定：" in text) == bool(named or conduct == "threat")
    assert "最要紧的一件：" in text
    for rule, fact in ((MEASURES, "cf-measures-collection"), (PRIVACY, "pipl-key")):
        assert rule in named or fact not in response["sources"]


def test_the_day_of_the_measures_is_that_of_the_fact():
    facts = yaml.load(FACTS.read_text("utf-8"), yaml.BaseLoader)["facts"]  # noqa: S506 — leaves texts as they are
    assert date.fromisoformat(next(fact["value"] for fact in facts if fact["id"] == "cf-measures-2024")) == MEASURES_SINCE

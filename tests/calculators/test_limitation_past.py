"""Where the time may be over, nothing that is said leads to giving the defence away."""

import pytest

from calculators.parts.limitation.report import ASK_FIRST, DEFENCE, FIRST_NOTES, TALK

TODAY = "2026-11-23"
SUED = FIRST_NOTES["in_court"]


@pytest.fixture
def told(ask):
    """What is answered to these events; the last due date is 30 June 2021."""
    def asked(*events, due="2021-6-30"):
        texts = {"events": "\n".join(events)} if events else {}
        return ask("limitation", today=TODAY, last_due_date=due, **texts)

    return asked


@pytest.mark.parametrize(("events", "first"), [
    pytest.param(["2024-7-1\tsued"], [ASK_FIRST, DEFENCE, SUED], id="sued a day after it was over"),
    pytest.param(["2022-8-1\tsued"], [ASK_FIRST, DEFENCE, SUED], id="sued within it, and that run is over too"),
    pytest.param(["2025-1-1\tpromised", "2025-7-1\tsued"], [ASK_FIRST, DEFENCE, SUED], id="promised after it, then sued"),
    pytest.param([], [FIRST_NOTES["maybe_past"], ASK_FIRST, DEFENCE], id="nothing happened"),
    pytest.param(["2025-1-1\tpaid"], [FIRST_NOTES["agreed_after"], ASK_FIRST, DEFENCE], id="paid after it"),
])
def test_when_it_may_be_over_asking_comes_before_agreeing(told, events, first):
    response = told(*events)
    assert response["notes"][:3] == first
    assert TALK not in response["notes"]
    assert "先问法律援助" in response["status"]


def test_what_was_promised_before_the_suit_is_not_forgotten(told):
    assert FIRST_NOTES["agreed_after"] in told("2025-1-1\tpromised", "2025-7-1\tsued")["notes"]
    assert FIRST_NOTES["agreed_after"] not in told("2025-7-1\tsued")["notes"]


@pytest.mark.parametrize("events", [["2024-6-30\tsued"], ["2024-6-1\tasked", "2026-1-1\tsued"]])
def test_sued_in_time_one_can_talk(told, events):
    response = told(*events)
    assert (response["outcome"], response["notes"][:2]) == ("in_court", [SUED, TALK])
    assert ASK_FIRST not in response["notes"]
    assert response["status"] == "已经起诉或仲裁，先按文书上的日子回应"


@pytest.mark.parametrize(("event", "said"), [
    pytest.param("2025-9-1\tdeducted", "账户被扣款：没有算进去，没核实", id="deducted when it was over"),
    pytest.param("2025-9-1\tunsure", "说不准的一件事：没有算进去，没核实", id="not sure, when it was over"),
    pytest.param("2025-7-1\tunsure", "说不准的一件事：没有算进去，没核实", id="not sure, before that"),
    pytest.param("2021-6-1\tunsure", "说不准的一件事：没有改变", id="before it began nothing bears on it"),
    pytest.param("2021-6-1\tdeducted", "账户被扣款：没有改变", id="nor does a deduction"),
    pytest.param("2025-7-1\tdeducted", "账户被扣款：重新数", id="deducted within it"),
    pytest.param("2025-9-1\tasked", "收到催款：没有改变", id="asked when it was over"),
    pytest.param("2025-9-1\tsued", "被起诉或仲裁：在数满以后", id="sued when it was over"),
])
def test_what_was_not_verified_is_not_called_without_effect(told, value, event, said):
    assert said in value(told("2022-8-1\tasked", event), "days", "what")

"""What is said of the plan that is taken along: why it is, what it lacks, what does not go with it."""

import pytest

from tests.calculators.test_compare import row


@pytest.fixture
def compare(ask):
    """Compare plans for 8,802.10 元; rows are given as lists of cells."""
    def asked(*rows, **texts):
        plans = {"plans": "\n".join("\t".join(row) for row in rows)} if rows else {}
        usual = {"debt": "8802.10", "monthly_payment": "800", "annual_rate": "18%"} | plans | texts
        return ask("compare", **{name: text for name, text in usual.items() if text is not None})

    return asked


@pytest.mark.parametrize(("rows", "more", "note"), [
    pytest.param([], {}, "带走的方案：「免息分期 12 期」，还得起的里面，一共还得最少的是它。", id="suggested"),
    pytest.param([], {"choose": "3"}, "带走的方案：「带息分期 13 期（年利率 18%）」，是你选的，还得起。", id="chosen"),
    pytest.param([row("带息", "6"), row("免息", "12")], {"choose": "1"},
                 "选的方案：「带息分期 6 期（年利率 18%）」，每期比你能还的多 744.99 元；还得起的是「免息分期 12 期」。", id="too heavy"),
    pytest.param([row("免息", "6")], {}, "最轻的方案：「免息分期 6 期」，每期比你能还的多 667.02 元；先不要答应。",
                 id="none fits"),
    pytest.param([row("延期", "10", "0")], {}, "最轻的方案：「延期 10 个月」，到那时还差 802.10 元；先不要答应。",
                 id="not put aside by then"),
    pytest.param([row("免息", "12", fee="801")], {},
                 "最轻的方案：「免息分期 12 期」，签好时要付的费用，手上的钱不够；先不要答应。", id="the fee"),
    pytest.param([row("一次"), row("免息", "6")], {},
                 "最轻的方案：「免息分期 6 期」，每期比你能还的多 667.02 元；别的方案也还不起，先不要答应。", id="none of two fits"),
    pytest.param([row("一次")], {}, "最轻的方案：「一次结清」，现在还差 8,802.10 元；先不要答应。", id="not at hand"),
    pytest.param([row("免息", "12")], {"monthly_payment": None},
                 "带走的方案：「免息分期 12 期」。填上每月能还多少，才看得出还得起哪一个。", id="no budget"),
])
def test_the_choice_is_explained(compare, rows, more, note):
    assert compare(*rows, **more)["notes"][0] == note


def test_nothing_contradicts_a_lump_sum_that_is_the_best(compare):
    notes = compare(savings="8000", penalty="202.10")["notes"]
    assert "按年利率 18% 折到今天，最省的是「免息分期 12 期」，相当于今天付 8,058.65 元。" in notes
    best = compare(savings="9000", penalty="802.10")
    assert best["outcome"] == "lump_sum_best"
    assert "按年利率 18% 折到今天，最省的是「一次结清（减 802.10 元）」，相当于今天付 8,000.00 元。" in best["notes"]


@pytest.mark.parametrize(("more", "said"), [
    pytest.param({}, True, id="taken along without its fee"),
    pytest.param({"monthly_payment": None}, True, id="also where nobody knows whether it can be borne"),
    pytest.param({"monthly_payment": "100"}, False, id="nothing is taken along"),
])
def test_a_fee_is_said_not_to_be_taken_along(compare, more, said):
    fee = "另收的 50.00 元没有带到话术、书信和提醒里，写的时候自己加一句。"
    assert (fee in compare(row("带息", "12", "18%", fee="50"), **{"monthly_payment": "1200"} | more)["notes"]) == said
    assert not any("没有带到" in note for note in compare(row("带息", "12", "18%"))["notes"])

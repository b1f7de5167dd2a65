from datetime import date
from decimal import Decimal
from xml.parsers import expat

import pytest

from calculators.core.chart import HEIGHT, WIDTH, bars, days, line, stacked

HOSTILE = "<script>\"'&amp;]]>"


def elements(svg):
    """The name and the attributes of every element, in order; an error unless it is well-formed."""
    found = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append((tag, attributes))
    parser.Parse(svg, True)  # noqa: FBT003  expat takes no names
    return found


def only(svg, tag, **attributes):
    return [found for name, found in elements(svg) if name == tag and attributes.items() <= found.items()]


def words(svg):
    said = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = said.append
    parser.Parse(svg, True)  # noqa: FBT003  expat takes no names
    return "".join(said)


@pytest.mark.parametrize(("amounts", "widths"), [
    (["24", "12"], [312, 156]), (["1000000", "0.01"], [312, 1]), (["5", "0"], [312, 0]), (["0", "0"], [0, 0]), ([], []), (["-5", "5"], [0, 312]),
    (["3", "1", "2"], [312, 104, 208]),
])
def test_bars_are_as_long_as_their_amounts(amounts, widths):
    svg = bars("谁更贵", [(f"第 {number}", Decimal(amount)) for number, amount in enumerate(amounts)])
    assert [int(box["width"]) for box in only(svg, "rect")] == widths
    assert all(int(box["x"]) + int(box["width"]) <= WIDTH for box in only(svg, "rect"))


def test_bars_say_their_texts():
    assert "参照线 24%" in words(bars("x", [("参照线", Decimal(24))], ["24%"]))


@pytest.mark.parametrize(("points", "corners"), [
    (["0", "1", "2"], "4,140 160,82 316,24"), (["5"], "4,24"), (["0"], "4,140"), ([], ""), (["0", "0"], "4,140 316,140"),
    (["100", "0.01", "100"], "4,24 160,139 316,24"),
])
def test_a_line_runs_from_end_to_end_and_from_floor_to_top(points, corners):
    (found,) = only(line("罚息", [Decimal(point) for point in points], "第 0 天", "第 47 天", "202.10 元"), "polyline")
    assert found["points"] == corners


@pytest.mark.parametrize(("at", "corners"), [
    ([0, 5, 20], "4,140 82,82 316,24"), ([30, 45, 60], "4,140 160,82 316,24"), ([60, 30, 45], "4,82 160,24 316,140"),
])
def test_points_can_stand_at_their_days(at, corners):
    points = dict(zip(at, [Decimal(0), Decimal(1), Decimal(2)], strict=True))
    (found,) = only(line("罚息", points, "a", "b", "c"), "polyline")
    assert found["points"] == corners


def test_a_stacked_column_has_a_piece_for_all_that_is_more_than_nothing():
    svg = stacked("还款", ["本金", "利息"], [[Decimal(80), Decimal(20)], [Decimal(50), Decimal(0)]], "第 1 期", "第 2 期")
    key, pieces = only(svg, "rect")[:2], only(svg, "rect")[2:]
    assert [box["width"] for box in key] == ["10", "10"]
    assert [(box["class"], box["height"]) for box in pieces] == [("chart-0", "107"), ("chart-1", "27"), ("chart-0", "67")]
    assert int(pieces[1]["y"]) + int(pieces[1]["height"]) == int(pieces[0]["y"])
    assert int(pieces[0]["y"]) + 107 == int(pieces[2]["y"]) + 67


@pytest.mark.parametrize("count", [1, 2, 60, 600])
def test_many_columns_stay_inside_the_picture(count):
    svg = stacked("还款", ["本金"], [[Decimal(1)]] * count, "第 1 期", "最后")
    assert len(only(svg, "rect")) == 1 + count
    assert all(0 <= int(box["x"]) <= WIDTH - int(box["width"]) for box in only(svg, "rect"))


def test_nothing_to_stack_is_an_empty_picture():
    assert only(stacked("还款", [], [], "", ""), "rect") == []


def test_days_stand_below_each_other_with_their_words():
    svg = days("日子", [(date(2026, 10, 8), "还款日"), (date(2027, 10, 8), "一年")])
    assert words(svg) == "日子2026-10-08还款日2027-10-08一年"
    first, second = only(svg, "circle")
    assert int(first["cy"]) < int(second["cy"])


@pytest.mark.parametrize("svg", [
    pytest.param(bars(HOSTILE, [(HOSTILE, Decimal(1))], [HOSTILE]), id="bars"),
    pytest.param(line(HOSTILE, [Decimal(1)], HOSTILE, HOSTILE, HOSTILE), id="line"),
    pytest.param(stacked(HOSTILE, [HOSTILE], [[Decimal(1)]], HOSTILE, HOSTILE), id="stacked"),
    pytest.param(days(HOSTILE, [(date(2026, 1, 1), HOSTILE)]), id="days"),
])
def test_words_stay_words(svg):
    found = elements(svg)
    assert {tag for tag, _ in found} <= {"svg", "title", "text", "rect", "line", "polyline", "circle"}
    assert found[0][1]["aria-label"] == HOSTILE
    assert found[0][1]["role"] == "img"
    assert not any(name.startswith("on") or name in ("style", "href") for _, attributes in found for name in attributes)
    assert HOSTILE in words(svg)


def test_the_same_figures_draw_the_same_picture():
    points = [Decimal(1) / 3, Decimal(2) / 3, Decimal(1)]
    assert line("x", points, "a", "b", "c") == line("x", [point * 3 for point in points], "a", "b", "c")
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in line("x", points, "a", "b", "c")

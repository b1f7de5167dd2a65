"""What every calculator keeps, whatever it computes: tried on requests made from its own description."""

import csv
import io
import json
import random
import re
import subprocess
import sys
from decimal import Context, localcontext
from functools import cache
from xml.parsers import expat

import pytest

from calculators import RULES, RULES_VERSION, answer, describe, names
from calculators.core.answer import Answer
from calculators.core.field import KINDS
from calculators.core.form import Form
from tests.calculators import making

CASES = 40
RUNS = 4
MOST_CALLS = 80_000
MOST_LINES_OF_WORKING = 30
HOSTILE_TEXT = "<script>alert(1)</script>\"'&\u0000\u202e]]>"
DRAWING = {"svg", "title", "text", "rect", "line", "polyline", "circle"}
PLACING = {
    "xmlns", "class", "viewBox", "role", "aria-label", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "points",
    "text-anchor",
}


@cache
def cases(name):
    """Drawn values and their responses; those with faults among them."""
    dice = random.Random(f"every {name}")
    drawn = [making.drawn(name, dice) for _ in range(CASES)]
    asked = [making.request(name, values, exports=True, templates={"all": making.template(name)}) for values in drawn]
    return [(values, json.loads(answer(each))) for values, each in zip(drawn, asked, strict=True)]


def answered(name):
    """The cases that have results."""
    return [(values, response) for values, response in cases(name) if "results" in response]


def found(name, values):
    """The answer itself, before the door makes JSON of it."""
    module = making.module_of(name)
    with localcontext(Context(prec=28)):
        return module.calculate(Form(module.FIELDS, values, {}))


@pytest.mark.parametrize("name", names())
def test_plausible_values_are_answered(name):
    assert len(answered(name)) > CASES * 0.8, [response["errors"] for _, response in cases(name) if "errors" in response][:3]


@pytest.mark.parametrize("name", names())
def test_what_is_answered_is_what_was_described(name):
    described = describe(name)
    for values, response in answered(name):
        assert set(response) == {
            "calculator", "rules", "echo", "results", "tables", "charts", "documents", "notes", "assumptions", "working", "sources",
            "outcome", "status", "exports"}
        assert list(response["results"]) == described["outputs"]
        assert list(response["tables"]) == list(described["tables"])
        for table, rows in response["tables"].items():
            assert all(list(row) == described["tables"][table] for row in rows)
        assert set(response["charts"]) <= set(described["charts"])
        assert response["outcome"] in described["outcomes"]
        assert set(response["sources"]) <= set(described["sources"])
        assert len(set(response["sources"])) == len(response["sources"])
        assert set(response["documents"]) <= {*described["documents"], "all"}
        assert set(response["echo"]) == {field for field, text in values.items() if text.strip()}


@pytest.mark.parametrize("name", names())
def test_a_description_is_complete(name):
    described = json.loads(json.dumps(describe(name)))
    assert set(described["charts"].values()) <= set(described["tables"])
    assert described["outputs"]
    assert described["outcomes"]
    assert "any" not in described["outcomes"]
    for labels in (described["labels"]["outputs"], described["outcomes"], *described["labels"]["tables"].values()):
        assert all(labels.values())


@pytest.mark.parametrize("name", names())
def test_words_for_documents_were_announced_and_are_text(name):
    module = making.module_of(name)
    for values, _ in answered(name):
        answer_itself = found(name, values)
        assert isinstance(answer_itself, Answer)
        assert set(answer_itself.words) <= set(module.WORDS)
        assert set(answer_itself.documents) <= set(module.DOCUMENTS)
        assert all(isinstance(text, str) for text in [*answer_itself.words.values(), *answer_itself.documents.values()])


@pytest.mark.parametrize("name", names())
def test_figures_are_text_for_people_and_plain_values(name):
    for _, response in answered(name):
        rows = [response["results"], *(row for table in response["tables"].values() for row in table)]
        for figure in (figure for row in rows for figure in row.values()):
            assert set(figure) == {"text", "value"}
            assert figure["text"]
            assert figure["text"].isprintable()
        assert response["status"]
        lines = [response["status"], *response["notes"], *response["assumptions"], *response["working"]]
        assert all(line and line.isprintable() for line in lines)
        assert len(response["working"]) <= MOST_LINES_OF_WORKING


@pytest.mark.parametrize("name", names())
def test_the_python_beside_a_result_comes_to_the_same(name):
    """Each line it prints is the label of a result and its plain value."""
    by_label = {label: output for output, label in describe(name)["labels"]["outputs"].items()}
    with_code = [(values, response) for values, response in answered(name) if response["exports"]["python"]]
    for values, response in with_code[:RUNS]:
        code = response["exports"]["python"]
        typed = [text for field in making.module_of(name).FIELDS if field.kind in ("text", "note") and (text := values.get(field.name))]
        assert not any(text in code for text in typed)
        run = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=False)
        assert run.stderr == ""
        printed = dict(line.rsplit(" ", 1) for line in run.stdout.splitlines())
        assert printed
        assert printed == {label: response["results"][by_label[label]]["value"] for label in printed}, values


@pytest.mark.parametrize("name", names())
def test_an_answer_takes_a_bounded_number_of_steps(name):
    """Calls of functions are counted, not time: that is the same on every machine."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    for values, _ in cases(name):
        calls = 0
        sys.setprofile(count)
        try:
            answer(making.request(name, values, exports=True))
        finally:
            sys.setprofile(None)
        assert calls < MOST_CALLS, values


@pytest.mark.parametrize("name", names())
def test_tables_are_safe_and_whole_in_a_spreadsheet(name):
    for _, response in answered(name):
        held = {table for table, rows in response["tables"].items() if rows}
        assert set(response["exports"]["csv"]) == held
        for table, text in response["exports"]["csv"].items():
            assert text.startswith("\ufeff")
            assert text.replace("\r\n", "").count("\r") == 0
            head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
            words = describe(name)["labels"]["tables"][table]
            units = [unit_shown([row[column] for row in response["tables"][table]]) for column in words]
            assert head == [headed(label, unit) for label, unit in zip(words.values(), units, strict=True)]
            assert len(rows) == len(response["tables"][table])
            for cell in (cell for row in [head, *rows] for cell in row):
                assert cell[:1] not in tuple("=+-@\t\r＝＋－＠") or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell), cell


def unit_shown(figures):
    """The word after the number in each figure of a column that has one; nothing where they differ, say more, or are words (but beside money)."""
    said = [figure for figure in figures if figure["value"] and not (re.fullmatch(r"[0.]+", figure["value"]) and not re.search("[0-9]", figure["text"]))]
    numbers = [figure["text"] for figure in said if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", figure["value"])]
    units = {text.rpartition(" ")[2] if re.fullmatch(r"([多少高低] )?-?[0-9][0-9,.]* [^ 0-9，后]+", text) else "" for text in numbers}
    return units.pop() if units == {"元"} or (len(units) == 1 and len(numbers) == len(said)) else ""


def headed(label, unit):
    if not unit:
        return label
    return f"{label[:-1]}，{unit}）" if label.endswith("）") else f"{label}（{unit}）"


@pytest.mark.parametrize("name", names())
def test_the_text_to_copy_holds_every_result(name):
    for _, response in answered(name):
        text = response["exports"]["text"]
        assert text.startswith(response["status"])
        assert RULES_VERSION in text
        for output, figure in response["results"].items():
            label = describe(name)["labels"]["outputs"][output]
            assert (f"{label}：{figure['text']}" in text.split("\n")) == bool(figure["value"])
        heeded = "".join(["\n要留意：\n", *(f"- {note}\n" for note in response["notes"])]) if response["notes"] else ""
        assert f"\n{heeded}\n按这些数算的：\n" in text


def drawing(svg):
    """All elements, all attributes and all words of a chart; an error unless it is well-formed."""
    elements, attributes, words = set(), [], []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, pairs: (elements.add(tag), attributes.append(pairs))
    parser.CharacterDataHandler = words.append
    parser.Parse(svg, True)  # noqa: FBT003  expat takes no names
    return elements, attributes, "\n".join(words)


def assert_is_harmless(svg):
    elements, attributes, _ = drawing(svg)
    assert elements <= DRAWING
    for pairs in attributes:
        assert set(pairs) <= PLACING
    assert "://" not in svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", names())
def test_charts_are_drawings_and_say_what_their_tables_say(name):
    for _, response in answered(name):
        shown = {figure["text"] for rows in [*response["tables"].values(), [response["results"]]] for row in rows for figure in row.values()}
        known = set(re.findall(r"[0-9][0-9,]*\.[0-9]{2}", " ".join(shown)))
        for chart, svg in response["charts"].items():
            assert_is_harmless(svg)
            said = set(re.findall(r"[0-9][0-9,]*\.[0-9]{2}", drawing(svg)[2]))
            assert said <= known, f"{chart} says {said - known}, which no table does"
            assert response["tables"][describe(name)["charts"][chart]], f"{chart} is drawn of an empty table"


@pytest.mark.parametrize("name", names())
def test_no_text_can_break_out_of_a_chart_or_a_document(name):
    fields = making.module_of(name).FIELDS
    labels = {field.name: HOSTILE_TEXT for field in fields}
    for values, _ in cases(name)[:10]:
        hostile = values | {field.name: HOSTILE_TEXT for field in fields if field.kind in ("text", "note") and field.name in values}
        reply = answer(making.request(name, hostile, labels=labels, exports=True, templates={"all": making.template(name)}))
        response = json.loads(reply)
        for svg in response.get("charts", {}).values():
            assert_is_harmless(svg)
        assert "\\u0000" not in reply


@pytest.mark.parametrize("name", names())
def test_documents_are_filled_with_what_was_found(name):
    for values, response in answered(name):
        filled = response["documents"]["all"]
        assert "no_such_word" not in filled
        for output, figure in response["results"].items():
            assert (f"{output}：{figure['text']}。" in filled) == bool(figure["value"])
        words = response["echo"] | found(name, values).words
        for word in set(words) - set(response["results"]):
            assert (f"{word}：{words[word]}。" in filled) == bool(words[word])


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(("shared", "is_said"), [
    ({"rules": "2025.01", "result": "202.10"}, True),
    ({"rules": "2025.01", "result": "-15"}, True),
    ({"rules": "2025.01", "result": "2026-10-08"}, True),
    ({"rules": RULES, "result": "202.10"}, False),
    ({"rules": "2025.01"}, False),
    ({"result": "202.10"}, False),
    ({"rules": "2025.01 ", "result": "1"}, False),
    ({"rules": "<b>", "result": "1"}, False),
    ({"rules": "2025.01", "result": "去这里交钱"}, False),
    ({"rules": "2025.01", "result": "1" * 16}, False),
    ({"rules": "2025.01\n", "result": "٣"}, False),
    ({}, False),
])
def test_a_link_of_other_rules_says_then_and_now(name, shared, is_said):
    values, response = answered(name)[0]
    again = json.loads(answer(making.request(name, values, shared=shared)))
    assert ("then" in again) == is_said
    if is_said:
        now = next(iter(response["results"].values()))["text"]
        before = f"这个链接是按 {shared['rules']} 版规则做的，当时的结果是 {shared['result']}"
        assert again["then"] == f"{before}；按现在的 {RULES} 版规则，是 {now}。"


def test_the_same_seed_makes_the_same_requests():
    for name in names():
        assert list(making.requests(name, 5, 10)) == list(making.requests(name, 5, 10))


def test_every_kind_of_field_is_asked_for_somewhere():
    kinds = {column.kind for name in names() for field in making.module_of(name).FIELDS for column in (field, *field.columns)}
    assert kinds <= set(KINDS)

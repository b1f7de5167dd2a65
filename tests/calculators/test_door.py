import json
import subprocess
import sys
import zipfile
from decimal import ROUND_DOWN, Context, localcontext
from pathlib import Path

import pytest

import calculators
from calculators import RULES_VERSION, answer, describe, names
from calculators.core.errors import CalculatorError
from calculators.core.field import KINDS

FOLDER = Path(calculators.__file__).parent
REQUEST = {"calculator": "penalty_interest", "values": {"principal": "8600", "daily_rate": "0.05%", "days": "47"}}


def test_the_calculators_are_the_modules_of_the_folder():
    found = {path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_")}
    assert names() == tuple(sorted(found))
    assert {"installment_plan", "penalty_interest"} <= found


def test_an_answer_says_by_which_rules():
    response = json.loads(answer(json.dumps(REQUEST)))
    assert (response["calculator"], response["rules"]) == ("penalty_interest", RULES_VERSION)


@pytest.mark.parametrize("name", ["", "x", "core", "__init__", "_plan_case", "penalty_interest.core", "..", "os"])
def test_only_calculators_can_be_asked(name):
    response = json.loads(answer(json.dumps({"calculator": name})))
    message = f"没有叫「{name}」的计算器，有：{'、'.join(names())}"
    assert response == {"calculator": None, "errors": [{"field": "", "message": message}]}
    with pytest.raises(CalculatorError):
        describe(name)


@pytest.mark.parametrize("name", names())
def test_a_description_is_plain_data_and_complete(name):
    description = json.loads(json.dumps(describe(name)))
    fields = [field["name"] for field in description["fields"]]
    assert description["name"] == name
    assert len(set(fields)) == len(fields)
    assert {field["kind"] for field in description["fields"]} <= set(KINDS)
    for field in description["fields"]:
        assert field["label"]
        assert bool(field["choices"]) == (field["kind"] == "choice")
        assert bool(field["columns"]) == bool(field["max_rows"]) == (field["kind"] == "rows")
        assert field["default"] in ("", *(choice["value"] for choice in field["choices"]))
    assert {name for groups in description["one_of"] for group in groups for name in group} <= set(fields)


@pytest.mark.parametrize(("name", "texts"), [
    ("penalty_interest", {"principal": "8600", "daily_rate": "0.05%", "days": "47", "payments": "30 10"}),
    ("installment_plan", {"principal": "8600", "method": "annuity", "annual_rate": "8%", "periods": "61", "alternatives": "免息 2"}),
])
def test_answers_hold_what_was_described_and_nothing_else(name, texts):
    description = describe(name)
    response = json.loads(answer(json.dumps({"calculator": name, "values": texts})))
    assert list(response["results"]) == description["outputs"]
    assert list(response["tables"]) == list(description["tables"])
    for table, rows in response["tables"].items():
        assert rows
        for row in rows:
            assert list(row) == description["tables"][table]
            assert all(set(cell) == {"text", "value"} for cell in row.values())


def test_the_arithmetic_of_the_caller_changes_nothing():
    expected = answer(json.dumps(REQUEST))
    with localcontext(Context(prec=3, rounding=ROUND_DOWN)):
        assert answer(json.dumps(REQUEST)) == expected


def test_it_works_from_a_zip_file_too(tmp_path):
    package = tmp_path / "calculators.zip"
    with zipfile.ZipFile(package, "w") as archive:
        for path in FOLDER.rglob("*.py"):
            archive.write(path, path.relative_to(FOLDER.parent))
    code = "import sys; sys.path.insert(0, sys.argv[1]); import calculators; print(calculators.answer(sys.argv[2]))"
    run = subprocess.run([sys.executable, "-I", "-c", code, str(package), json.dumps(REQUEST)],
                         capture_output=True, text=True, check=True, cwd=tmp_path)
    assert run.stdout.strip() == answer(json.dumps(REQUEST))


def test_importing_and_answering_needs_nothing_slow():
    code = ("import sys, calculators; calculators.answer(sys.argv[1]); "
            "print([name for name in ('argparse', '_strptime', 'difflib', 'fractions') if name in sys.modules])")
    run = subprocess.run([sys.executable, "-S", "-c", code, json.dumps(REQUEST)],
                         capture_output=True, text=True, check=True, cwd=FOLDER.parent)
    assert run.stdout.strip() == "[]"

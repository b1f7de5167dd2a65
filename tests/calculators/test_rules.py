"""The rules have a version, which links carry: what it once answered it goes on answering.

rules/VERSION.json holds requests and their results. Where a result has to change, calculators.RULES gets a new
version, and `python -m tests.calculators.test_rules` writes the requests of the last version with the new results.
"""

import json
from pathlib import Path

import pytest

from calculators import RULES, answer, names

FOLDER = Path(__file__).with_name("rules")


def results(calculator, values):
    response = json.loads(answer(json.dumps({"calculator": calculator, "values": values})))
    return {name: figure["value"] for name, figure in response["results"].items()}


def pinned(version):
    return json.loads((FOLDER / f"{version}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", names())
def test_these_rules_answer_as_they_did(name):
    for case in (case for case in pinned(RULES) if case["calculator"] == name):
        assert results(name, case["values"]) == case["results"], "a new answer needs a new calculators.RULES"


def write(cases):
    """Write what the rules of today answer to the requests of these cases."""
    made = [{**case, "results": results(case["calculator"], case["values"])} for case in cases]
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (FOLDER / f"{RULES}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write(pinned(max(path.stem for path in FOLDER.glob("*.json"))))

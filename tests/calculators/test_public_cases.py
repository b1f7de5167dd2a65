"""Worked figures published elsewhere, each with its source in public_cases.yml.

Ours agree within the tolerance given there, and the figures known to be wrong are not reproduced. Unrounded sums are
compared with the *_exact results: publishers round either each payment or only the sum. How a case is asked: kinds.py.
"""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.calculators.kinds import ANSWERED_BY, exact, flat_fee, legal_cap

# BaseLoader leaves every scalar the text it is, so no figure passes through a float.
CASES = yaml.load(Path(__file__).with_name("public_cases.yml").read_text("utf-8"), yaml.BaseLoader)["cases"]  # noqa: S506
# What no calculator answers.
ELSEWHERE = {}
RUN = [case for case in CASES if case["calculator"] in ANSWERED_BY]


def test_every_case_is_run_or_waits_for_its_calculator():
    waiting = {case["id"]: case["calculator"] for case in CASES if case not in RUN}
    assert waiting == ELSEWHERE
    assert len(RUN) + len(ELSEWHERE) == 64


@pytest.mark.parametrize("case", RUN, ids=lambda case: case["id"])
def test_published_figures(case):
    found = ANSWERED_BY[case["calculator"]](case["inputs"])
    tolerance = Decimal(case["tolerance"])
    for name, figure in case["expected"].items():
        assert abs(found[name] - exact(figure)) <= tolerance, name


@pytest.mark.parametrize("case", [case for case in RUN if "published_wrong" in case], ids=lambda case: case["id"])
def test_wrong_figures_are_not_reproduced(case):
    found = ANSWERED_BY[case["calculator"]](case["inputs"])
    wrong = {name: Decimal(figure) for name, figure in case["published_wrong"].items()}
    right = {name: Decimal(figure) for name, figure in case["expected"].items()}
    mistaken = {name for name in wrong if wrong[name] != right[name]}
    assert mistaken
    for name in mistaken:
        assert abs(found[name] - wrong[name]) > Decimal(case["tolerance"]), name


@pytest.mark.parametrize("case", [
    case for case in RUN if case["calculator"] == "irr_apr" and "periods" in case["inputs"]], ids=lambda case: case["id"])
def test_the_plan_itself_gives_the_published_yearly_rate(case):
    found = flat_fee(case["inputs"])
    for name, figure in case["expected"].items():
        assert abs(found[name] - Decimal(figure)) <= Decimal(case["tolerance"]), name


@pytest.mark.parametrize("case", [case for case in RUN if case["calculator"] == "legal_cap"], ids=lambda case: case["id"])
def test_the_lpr_of_a_month_is_the_published_one(case):
    assert legal_cap(case["inputs"])["lpr_1y_pct"] == Decimal(case["inputs"]["lpr_1y_pct"])

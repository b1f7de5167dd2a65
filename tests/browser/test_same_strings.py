"""What Python in the page answers is, to the letter, what Python here answers: thousands of made-up requests."""

import json

import pytest

import calculators
from tests.calculators import making

ALL_CASES = 2_000
CASES = -(-ALL_CASES // len(calculators.names()))
WAYS = ["heap", "light", "full"]  # to start Python: see boot.js
# Boots the page's own worker and puts all requests to it, one after another.
ASK_ALL = """
([name, requests]) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL("assets/calculator/worker.js", location.origin), { type: "module", name });
  const responses = [];
  worker.onerror = reject;
  worker.onmessage = ({ data }) => {
    if (data.isBroken) reject(new Error("the engine did not start"));
    if (data.isReady) requests.forEach((request, id) => worker.postMessage({ id, request }));
    if (data.response) responses[data.id] = data.response;
    if (data.response && responses.length === requests.length) resolve(responses);
  };
})
"""


def requests_to(name):
    return list(making.requests(name, "same strings", CASES, exports=True, templates={"all": making.template(name)}))


@pytest.mark.parametrize("name", calculators.names())
def test_the_cases_are_worth_comparing(name):
    answered = sum("results" in json.loads(calculators.answer(request)) for request in requests_to(name))
    assert CASES // 2 < answered < CASES


@pytest.mark.parametrize("way", WAYS)
def test_the_page_answers_as_this_python_does(open_page, way):
    """All in one go: to start Python in a page takes longer than all its answers."""
    asked = [request for name in calculators.names() for request in requests_to(name)]
    assert len(asked) >= ALL_CASES
    there = open_page("/help/").page.evaluate(ASK_ALL, [way, asked])
    pairs = zip(asked, map(calculators.answer, asked), there, strict=True)
    different = [(request, here, reply) for request, here, reply in pairs if here != reply]
    assert different[:1] == []


@pytest.mark.parametrize("way", WAYS)
def test_what_is_no_request_is_answered_alike(open_page, way):
    asked = ["", "[]", "null", "{", "\u0000", '{"calculator": "x"}', '{"calculator": 5, "values": []}', "[" * 5000, '{"values": {"a": 1}}']
    assert open_page("/help/").page.evaluate(ASK_ALL, [way, asked]) == [calculators.answer(request) for request in asked]

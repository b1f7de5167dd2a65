"""The numbers a page's next steps take along can be read where they arrive, and mean the same plan there.

As the page does it: a step carries a result's plain value, a rate with its sign, or what was typed; what the next page has no field for
travels on to the page after it. What only that page asks for is drawn.
"""

import json
import random
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from calculators import answer, describe
from calculators.answer_check import ITEMS
from tests.calculators import making

DRAWN = 40
DEPTH = 3
PAGES = {
    f"tools/{path.stem}": page for path in sorted((Path(__file__).parents[2] / "docs" / "tools").glob("*.yml"))
    if "calculator" in (page := yaml.safe_load(path.read_text("utf-8")))}
LATE = {"principal": "8600", "daily_rate": "0.05%", "days": "60"}
WRITTEN = {**{f"item_{item}": "clear" for item in ITEMS}, "pay_to": "official"}
PLAN = {"debt": "8802.10", "monthly_payment": "750", "first_due_date": "2026-12-31", "creditor": "花呗"}
# What is hardly ever drawn, and the edges: paid in part, all but paid, a single payment, 分 that do not divide.
CHOSEN = [
    *(("tools/overdue-interest", LATE | texts) for texts in (
        {"payments": "第30天\t100", "payment_order": "penalty_first"}, {"payments": "第30天\t8600"}, {"days": "0"},
        {"payments": "第30天\t8600\n第40天\t50"}, {"payments": "第30天\t500", "payment_order": "penalty_first", "daily_rate": "0.2%"},
        {"payments": "第30天\t100", "payment_order": "penalty_first", "compounding": "daily"}, {"interest_due": "300", "fees_due": "20"})),
    *(("tools/installments", {"principal": principal, "method": method, "periods": periods, "first_due_date": "2026-1-31"} | cost)
      for principal in ("10", "8802.10") for periods in ("1", "2", "7", "60")
      for method, cost in (("annuity", {"annual_rate": "14.6%"}), ("equal_principal", {"annual_rate": "8%"}), ("interest_free", {"remainder": "first"}),
                           ("interest_only", {"annual_rate": "36%"}), ("flat_fee", {"total_fee_rate": "8.8%", "remainder": "first"}))),
    *(("tools/compare", {"debt": "8802.10", "first_due_date": "2024-2-29", "plans": plan, "annual_rate": "18%"} | budget)
      for plan in ("minimum", "extension\t3", "interest_free\t7", "installments\t24\t\t202.10\t\t50", "flat_fee\t12\t8.8%", "lump_sum\t\t\t802.10")
      for budget in ({}, {"monthly_payment": "100"}, {"monthly_payment": "9999"}, {"savings": "9999"})),
    ("tools/compare", {"debt": "8802.10", "plans": "lump_sum\ninterest_free\t12", "annual_rate": "18%", "savings": "9000", "choose": "1"}),
    ("tools/compare", {"debt": "8802.10", "plans": "installments", "annual_rate": "18%", "monthly_payment": "10"}),
    ("tools/compare", {"debt": "8802.10", "plans": "interest_free\t2\ninterest_free\t24", "monthly_payment": "800", "choose": "1"}),
    *(("tools/call-sheet", PLAN | texts) for texts in (
        {}, {"periods": "12", "last_payment": "600"}, {"periods": "2"}, {"monthly_payment": "9000"}, {"pay_day": "31", "reason": "income", "reason_note": "一\n二"})),
    *(("tools/letters", PLAN | {"reason": "income", "letter": letter} | texts) for letter in ("statement", "installment", "waiver", "confirm") for texts in (
        {}, {"waive_amount": "202.10"}, {"periods": "10"})),
    *(("tools/contact-log", {"contacts": "\n".join([f"2026-11-3\t{at}\tcall"] * 4), "today": "2026-11-23", "creditor": "花呗"}) for at in ("9:00", "23:00")),
    *(("tools/answer-check", WRITTEN | texts) for texts in (
        {}, {"agreed_total": "8802.10", "periods": "18", "monthly_payment": "489", "last_payment": "489.10", "first_due_date": "2026-12-31"})),
    ("tools/court-dates", {"today": "2026-11-23", "paper": "payment_order", "received_on": "2026-11-20", "objection": "cannot_pay", "debt": "30000"}),
    *(("tools/affordability", {"salary": salary, "rent": "1800", "debt": "8600", "savings": "0"}) for salary in ("6000", "1900", "0")),
]
# Where a whole plan arrives: the result that is its sum there, and where it leaves.
ARRIVES = {"tools/call-sheet": "total", "tools/letters": "total", "tools/reminders": "total", "tools/answer-check": "payments_sum"}
LEAVES = ARRIVES | {"tools/installments": "total_payment", "tools/compare": "chosen_total"}


def ask(address, values):
    return json.loads(answer(making.request(PAGES[address]["calculator"], values)))


def steps(address, response):
    """The next steps this answer leads to, those to other calculators that take something along."""
    following = PAGES[address]["next"]
    return [step for step in following.get(response["outcome"], following.get("any", ())) if "carry" in step]


def taken(step, values, response):
    """What a step takes along: a result's plain value, else what was typed."""
    results = {name: figure["text"] if figure["text"].endswith("%") else figure["value"] for name, figure in response["results"].items()}
    found = {field: results.get(name) or values.get(name) for field, name in step["carry"].items()}
    return {field: text for field, text in found.items() if text}


def arrived(address, travelling, dice):
    """The page's own fields filled with what arrived and, where it asks for more, with something drawn; its response."""
    module = making.module_of(PAGES[address]["calculator"])
    fields = {field.name: field for field in module.FIELDS}
    carried = {name: text for name, text in travelling.items() if name in fields}
    values, response = dict(carried), ask(address, carried)
    unread = [fault for fault in response.get("errors", ()) if fault["field"].partition(".")[0] in carried]
    assert unread == [], f"{address} cannot read {carried}"
    for _ in range(making.TRIES):
        if "results" in response:
            return values, response
        names = {fault["field"].partition(".")[0] for fault in response["errors"]}
        values = dict(carried) if names & set(carried) else values  # what was drawn does not go with what arrived
        for name in names - set(carried):
            making.mended(values, fields, name, dice, timedelta(0))
        response = ask(address, values)
    return values, None


@cache
def journeys():
    """Every step from every drawn or chosen case on, up to three pages far: (page, outcome, target, sum there, sum here)."""
    dice = random.Random("carrying")
    starts = [(address, making.drawn(page["calculator"], dice)) for address, page in PAGES.items() for _ in range(DRAWN)]
    walked = set()
    waiting = [(address, values, ask(address, values), {}, 0) for address, values in [*starts, *CHOSEN]]
    while waiting:
        address, values, response, travelling, depth = waiting.pop()
        for step in steps(address, response) if "results" in response else ():
            target = step["to"].partition("#")[0]
            carried = travelling | taken(step, values, response)
            there, reply = arrived(target, carried, dice)
            walked.add((address, response["outcome"], target, *sums(step, address, response, target, reply)))
            if reply and depth < DEPTH:
                names = {field["name"] for field in describe(PAGES[target]["calculator"])["fields"]}
                waiting.append((target, there, reply, {name: text for name, text in carried.items() if name not in names}, depth + 1))
    return walked


def sums(step, address, response, target, reply):
    """What the plan comes to in all, here and there; nothing where no whole plan is taken along, or no letter speaks of one."""
    if not reply or not {"monthly_payment", "periods", "last_payment"} <= set(step["carry"]) or target not in ARRIVES:
        return None, None
    here, there = response["results"][LEAVES[address]]["value"], reply["results"][ARRIVES[target]]["value"]
    if not here or not there:
        return None, None
    if address == "tools/compare":  # a fee of today is no instalment
        first = response["tables"]["schedule"][0]
        here = str(Decimal(here) - Decimal(first["payment"]["value"] if first["number"]["value"] == "0" else "0"))
    return here, there


def test_the_chosen_cases_are_answered():
    assert [(address, reply["errors"]) for address, values in CHOSEN if "errors" in (reply := ask(address, values))] == []


def test_all_that_is_carried_can_be_read_where_it_arrives():
    assert journeys()  # faults are raised on the way


def test_every_step_that_takes_something_along_was_walked():
    wanted = {(address, outcome, step["to"].partition("#")[0]) for address, page in PAGES.items()
              for outcome, following in page["next"].items() for step in following if "carry" in step}
    assert wanted - {journey[:3] for journey in journeys()} == set()


@pytest.mark.parametrize("address", sorted(set(LEAVES) - {"tools/reminders"}))
def test_a_plan_comes_to_the_same_wherever_it_is_taken(address):
    compared = [journey for journey in journeys() if journey[0] == address and journey[3]]
    assert compared
    assert [journey for journey in compared if Decimal(journey[3]) != Decimal(journey[4])] == []

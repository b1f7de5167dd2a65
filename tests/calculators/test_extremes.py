"""Every calculator at the ends of what it takes: 0, a 分, ten millions, 600 periods, 29 February, the 31st, year ends.

Whatever they come to, the answer is whole, says nothing in a computer's words, and the Python beside it agrees.
"""

import contextlib
import decimal
import io
import json
import random
import re

import pytest

from calculators import answer, describe, names
from calculators.core.field import ANNUAL, DAILY, PER_PERIOD, TOTAL_FEE, YEARLY_COST
from tests.calculators import making

CASES = 40
TRIES = 12
ODD = re.compile(r"\d[eE][+-]?\d|None|Decimal|NaN|Infinity|\{[a-z_]+[?!]?\}")
MONEY = ("0", "0.01", "0.02", "0.03", "0.99", "1", "99.99", "100", "100.01", "8802.10", "10000", "10000.01", "9999999.99", "10000000")
DAYS = (
    "1990-1-1", "2000-2-29", "2019-12-31", "2020-8-19", "2020-8-20", "2024-2-29", "2025-11-30", "2025-12-31", "2026-1-31", "2026-2-28",
    "2026-3-31", "2026-9-19", "2026-9-20", "2026-11-23", "2028-2-29", "2100-2-28", "2100-12-31")
RATES = {
    DAILY: ("0%", "0.000001%", "0.05%", "1%"), ANNUAL: ("0%", "0.000001%", "18.25%", "24%", "200%"), PER_PERIOD: ("0%", "0.0001%", "10%"),
    TOTAL_FEE: ("0%", "0.0001%", "100%"), YEARLY_COST: ("24%", "24.01%", "6000%")}
WORDS = ("花呗", "<b>&\"'", "=1+1", "字" * 60, "0", "一\n二")
TIMES = ("0:00", "7:59", "8:00", "21:59", "22:00", "23:59")


def cell(field, dice):
    """One value at an end of what the field takes."""
    if field.kind == "integer":
        return str(dice.choice([int(field.lowest), int(field.lowest) + 1, 28, 29, 31, int(min(field.highest, 600)), int(field.highest)]))
    if field.kind == "choice":
        return dice.choice(field.choices).value
    if field.day_numbers and dice.random() < 0.5:
        return f"第{dice.choice([1, 30, 31, 365, 10950])}天"
    recurring = tuple(amount + every for amount in MONEY for every in ("", "/天", "/年"))
    ends = {"money": MONEY, "date": DAYS, "time": TIMES, "text": WORDS[:-1], "note": WORDS, "recurring": recurring, "number": ("1", "1.5", "10")}
    return dice.choice(ends[field.kind] if field.kind in ends else RATES[field.scale])


def value(field, dice):
    if not field.columns:
        return cell(field, dice)
    count = dice.choice([1, 1, 2, min(field.max_rows, 10), field.max_rows])
    return "\n".join("\t".join(cell(column, dice) if column.required or dice.random() < 0.7 else "" for column in field.columns) for _ in range(count))


def drawn(name, dice):
    """Values at the ends of all fields; what does not go together is drawn anew or left out."""
    module = making.module_of(name)
    fields, share = {field.name: field for field in module.FIELDS}, dice.choice([0.2, 0.5, 0.8])
    wanted = {field.name for field in module.FIELDS if field.required or dice.random() < share}
    for groups in module.ONE_OF:
        wanted = wanted - {field for group in groups for field in group} | set(dice.choice(groups))
    values = {field: value(fields[field], dice) for field in sorted(wanted)}
    for _ in range(TRIES):
        faults = json.loads(answer(making.request(name, values))).get("errors", ())
        for fault in faults:
            field = fault["field"].partition(".")[0]
            if field not in values or fields[field].required:
                values[field] = value(fields[field], dice)
            else:
                values.pop(field)
        if not faults:
            break
    return values


def printed(code):
    """What the Python beside a result prints; as a plain interpreter would, only sooner."""
    lines = io.StringIO()
    with contextlib.redirect_stdout(lines), decimal.localcontext(decimal.Context(prec=28)):
        exec(compile(code, "snippet", "exec"), {})  # noqa: S102  it is our own, and others see it run in an interpreter of its own
    return dict(line.rsplit(" ", 1) for line in lines.getvalue().splitlines())


@pytest.mark.parametrize("name", names())
def test_the_ends_of_what_a_calculator_takes(name):
    dice, by_label = random.Random(f"ends of {name}"), {label: output for output, label in describe(name)["labels"]["outputs"].items()}
    answered = 0
    for _ in range(CASES):
        values = drawn(name, dice)
        response = json.loads(answer(making.request(name, values, exports=True, templates={"all": making.template(name)})))
        if "errors" in response:
            assert all(error["message"] for error in response["errors"])
            continue
        answered += 1
        figures = [figure for rows in [[response["results"]], *response["tables"].values()] for row in rows for figure in row.values()]
        said = [response["status"], *response["notes"], *response["assumptions"], *response["working"], response["documents"]["all"]]
        assert [text for text in [*said, *(figure["text"] for figure in figures)] if ODD.search(text)] == [], values
        code = response["exports"]["python"]
        found = printed(code) if code else {}
        assert found == {label: response["results"][by_label[label]]["value"] for label in found}, values
    assert answered > CASES * 0.7


@pytest.mark.parametrize(("name", "texts", "field", "fewer"), [
    ("installment_plan", {"principal": "0.01", "method": "interest_free", "periods": "1", "upfront_fee": "0.01"}, "upfront_fee", {"upfront_fee": "0"}),
    ("installment_plan", {"principal": "0.05", "method": "interest_free", "periods": "1", "upfront_fee": "0.05"}, "upfront_fee", {"upfront_fee": "0.04"}),
    ("real_rate", {"principal": "0.01", "monthly_payment": "0.02", "periods": "1", "upfront_fee": "0.01"}, "upfront_fee", {"upfront_fee": "0"}),
    ("compare", {"debt": "0.01", "plans": "installments\t3\t18%\t\t\t0.01"}, "plans.1.fee", {"plans": "installments\t3\t18%"}),
    ("compare", {"debt": "0.04", "plans": "extension\t3\t18%\t\t\t0.04"}, "plans.1.fee", {"plans": "extension\t3\t18%\t\t\t0.03"}),
])
def test_of_a_few_fen_a_fee_never_takes_all(ask, messages, name, texts, field, fewer):
    """Nine tenths of it, rounded, would be the whole: nothing received, and no rate."""
    assert list(messages(ask(name, **texts))) == [field]
    assert "results" in ask(name, **texts | fewer)

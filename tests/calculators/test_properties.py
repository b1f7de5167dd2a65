"""What must hold for any input: tried on some thousand cases from one seed, against slower arithmetic of its own."""

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

CENT = Decimal("0.01")
INTEREST_METHODS = ("annuity", "equal_principal", "interest_only")


def dice(name):
    return random.Random(f"house of cards: {name}")


def money(rng, most=1_000_000):
    return Decimal(rng.randint(1, most * 100)).scaleb(-2)


def half_up(amount):
    """Round a fraction to the 分, half up."""
    return Decimal(int(amount * 100 + Fraction(1, 2))).scaleb(-2)


def column(response, table, name):
    return [Decimal(row[name]["value"]) for row in response["tables"][table]]


def result(response, name):
    return Decimal(response["results"][name]["value"])


def penalty_case(rng):
    """A case with some payments, as texts."""
    days = rng.randint(1, 400)
    texts = {"principal": str(money(rng)), "days": str(days), "payment_order": rng.choice(["principal_first", "penalty_first", "statutory"])}
    if rng.random() < 0.5:
        texts["daily_rate"] = f"{rng.randint(1, 99) / 1000}%"
    else:
        texts |= {"annual_rate": f"{rng.randint(3, 36)}%", "day_basis": rng.choice(["360", "365"])}
    for name in ("interest_due", "fees_due"):
        if rng.random() < 0.5:
            texts[name] = str(money(rng, 500))
    if rng.random() < 0.3:
        texts["base"] = "principal_and_interest"
    some = [(rng.randint(1, days), money(rng, 300)) for _ in range(rng.randint(0, 4))]
    return texts | {"payments": "\n".join(f"第{day}天 {amount}" for day, amount in some)}


ORDERS = {
    "principal_first": ("principal", "interest", "fees", "penalty"),
    "penalty_first": ("penalty", "interest", "fees", "principal"),
    "statutory": ("fees", "interest", "penalty", "principal"),
}


def penalty_day_by_day(texts):
    """The penalty in exact fractions, one day at a time; None when a payment is above what is owed."""
    if "daily_rate" in texts:
        rate = Fraction(texts["daily_rate"][:-1]) / 100
    else:
        rate = Fraction(texts["annual_rate"][:-1]) / 100 * Fraction(3, 2) / int(texts["day_basis"])
    owed = {"principal": Decimal(texts["principal"]), "interest": Decimal(texts.get("interest_due", "0")),
            "fees": Decimal(texts.get("fees_due", "0"))}
    payments = [(int(row[1:row.index("天")]), Decimal(row.split()[1])) for row in texts["payments"].split("\n") if row]
    exact, paid = Fraction(0), Decimal(0)
    for day in range(1, int(texts["days"]) + 1):
        bears = texts.get("base") == "principal_and_interest"
        exact += Fraction(owed["principal"] + (owed["interest"] if bears else 0)) * rate
        for left in (amount for when, amount in payments if when == day):
            owed["penalty"] = half_up(exact) - paid
            if left > sum(owed.values()):
                return None
            for item in ORDERS[texts["payment_order"]]:
                part = min(left, owed[item])
                owed[item] -= part
                left -= part  # noqa: PLW2901 — what is left of this payment
                paid += part if item == "penalty" else 0
    return half_up(exact)


@pytest.mark.parametrize("number", range(200))
def test_a_penalty_is_what_counting_day_by_day_gives(ask, number):
    texts = penalty_case(dice(f"penalty {number}"))
    expected = penalty_day_by_day(texts)
    response = ask("penalty_interest", **texts)
    if expected is None:
        (error,) = response["errors"]
        assert "不能超过当时欠的" in error["message"]
    else:
        assert result(response, "penalty") == expected


@pytest.mark.parametrize("compounding", ["none", "monthly", "daily"])
def test_windows_and_splits_add_up(ask, compounding):
    rng = dice(compounding)
    for _ in range(100):
        response = ask("penalty_interest", **penalty_case(rng), compounding=compounding)
        if "errors" in response:
            continue
        assert sum(column(response, "windows", "amount")) == result(response, "penalty")
        assert sum(column(response, "windows", "days")) == result(response, "days")
        for row in response["tables"]["payments"]:
            parts = [Decimal(row[name]["value"]) for name in ("fees", "interest", "penalty", "principal")]
            assert sum(parts) == Decimal(row["amount"]["value"])
            assert min(parts) >= 0


def test_what_is_owed_is_what_was_owed_and_the_penalty_less_what_was_paid(ask):
    rng = dice("owed")
    for _ in range(100):
        texts = penalty_case(rng)
        response = ask("penalty_interest", **texts)
        if "errors" not in response:
            owed = sum(Decimal(texts.get(name, "0")) for name in ("principal", "interest_due", "fees_due"))
            assert result(response, "total_due") == owed + result(response, "penalty") - result(response, "paid")


def test_another_day_never_makes_a_penalty_smaller(ask):
    rng = dice("days")
    for _ in range(20):
        texts = penalty_case(rng) | {"payments": ""}
        amounts = [result(ask("penalty_interest", **texts | {"days": str(days)}), "penalty") for days in range(40)]
        assert amounts == sorted(amounts)


def test_dates_and_days_agree(ask):
    rng = dice("dates")
    for _ in range(100):
        texts = penalty_case(rng)
        due = date(2024, 1, 1) + timedelta(days=rng.randint(0, 900))
        as_of = due + timedelta(days=int(texts["days"]))
        by_days = ask("penalty_interest", **texts)
        texts.pop("days")
        by_dates = ask("penalty_interest", **texts, due_date=f"{due:%Y年%m月%d日}", as_of=as_of.isoformat())
        assert by_days.get("errors") == by_dates.get("errors")
        if "results" in by_days:
            assert by_days["results"] == by_dates["results"]


def plan_case(rng, method):
    """A plan as texts, with the shortest and the longest among them."""
    texts = {"method": method, "principal": str(money(rng)), "remainder": rng.choice(["last", "first"]),
             "periods": str(rng.choice([1, 2, 3, 6, 12, 24, 36, 60, 360, 600, rng.randint(1, 600)]))}
    if method in INTEREST_METHODS:
        texts["annual_rate"] = f"{rng.randint(0, 3600) / 100}%"
    if method == "flat_fee":
        texts[rng.choice(["total_fee_rate", "period_fee_rate"])] = f"{rng.randint(0, 300) / 100}%"
    if rng.random() < 0.3:
        texts["upfront_fee"] = str(Decimal(texts["principal"]) * rng.randint(1, 80) / 100 // CENT * CENT)
    return texts


@pytest.mark.parametrize("method", [*INTEREST_METHODS, "flat_fee", "interest_free"])
def test_schedules_add_up_and_end_at_nothing(ask, method):
    rng = dice(method)
    for _ in range(60):
        texts = plan_case(rng, method)
        texts.pop("upfront_fee", None)
        response = ask("installment_plan", **texts)
        payments, principal, interest, fee, balance = (
            column(response, "schedule", name) for name in ("payment", "principal", "interest", "fee", "balance"))
        assert sum(principal) == Decimal(texts["principal"])
        assert balance[-1] == 0
        assert sum(payments) == result(response, "total_payment")
        assert sum(interest) + sum(fee) == result(response, "total_cost")
        assert payments == [sum(parts) for parts in zip(principal, interest, fee, strict=True)]
        assert min(principal + interest + fee) >= 0
        assert len(payments) == int(texts["periods"])


def test_interest_is_that_of_the_balance_rounded_each_period(ask):
    rng = dice("interest")
    for _ in range(100):
        texts = plan_case(rng, rng.choice(["annuity", "equal_principal"])) | {"periods": str(rng.randint(1, 60))}
        response = ask("installment_plan", **texts)
        if "errors" in response:
            continue
        monthly = Fraction(texts["annual_rate"][:-1]) / 1200
        before = [Decimal(texts["principal"]), *column(response, "schedule", "balance")]
        expected = [half_up(Fraction(balance) * monthly) for balance in before[:-1]]
        assert column(response, "schedule", "interest") == expected


def test_the_yearly_rate_brings_the_payments_back_to_what_was_received(ask):
    rng = dice("irr")
    for _ in range(60):
        texts = plan_case(rng, rng.choice([*INTEREST_METHODS, "flat_fee"]))
        response = ask("installment_plan", **texts)
        if "errors" in response:
            continue
        received = Decimal(texts["principal"]) - Decimal(texts.get("upfront_fee", "0"))
        monthly = result(response, "apr_simple") / 12
        payments = column(response, "schedule", "payment")
        worth = sum(payment / (1 + monthly) ** number for number, payment in enumerate(payments, start=1))
        assert abs(worth - received) <= received * Decimal("1e-8")


def test_paying_more_each_month_never_takes_longer(ask):
    rng = dice("monthly")
    for _ in range(20):
        principal = money(rng, 50_000) + 1000
        texts = {"principal": str(principal), "method": rng.choice(["annuity", "equal_principal", "flat_fee", "interest_free"])}
        texts |= {"annuity": {"annual_rate": "18%"}, "equal_principal": {"daily_rate": "0.04%"},
                  "flat_fee": {"period_fee_rate": "0.6%"}, "interest_free": {}}[texts["method"]]
        lengths = []
        for share in (60, 40, 30, 20, 10, 5, 2, 1):
            most = (principal / share + principal / 40) // CENT * CENT
            response = ask("installment_plan", **texts, monthly_payment=str(most))
            lengths.append(result(response, "periods"))
            assert max(column(response, "schedule", "payment")) <= most
        assert lengths == sorted(lengths, reverse=True)

"""What must hold for any debts, against a slow reckoning of its own in whole 分."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as some

from calculators.core.form import Form
from calculators.debts import FIELDS, calculate

FIRST = ("basics", "secured", "court")
STRATEGIES = ("avalanche", "snowball", "pro_rata")


def rows(*debts):
    return "\n".join("\t".join(debt) for debt in debts)


def owed(draw_kinds):
    return some.lists(some.tuples(
        some.integers(min_value=1, max_value=3_000_000), some.integers(min_value=0, max_value=3600),
        some.one_of(some.just(0), some.integers(min_value=0, max_value=50_000)), some.sampled_from(draw_kinds)), min_size=1, max_size=6)


CREDITS = owed(["credit"])
MIXED = owed(["basics", "secured", "court", "credit", "credit", "family"])
BONUSES = some.dictionaries(some.integers(min_value=1, max_value=20), some.integers(min_value=1, max_value=500_000), max_size=3)


def yuan(fen):
    return str(Decimal(fen).scaleb(-2))


def fen(figure):
    return int(Decimal(figure["value"] or 0).scaleb(2))


def told(debts, budget, bonuses=None, strategy="avalanche"):
    lines = [(f"甲{n}", yuan(balance), f"{Decimal(rate).scaleb(-2)}%", yuan(least), kind) for n, (balance, rate, least, kind) in enumerate(debts)]
    texts = {"debts": rows(*lines), "monthly_payment": yuan(budget), "strategy": strategy}
    if bonuses:
        texts["extras"] = "\n".join(f"{month}\t{yuan(amount)}" for month, amount in bonuses.items())
    return calculate(Form(FIELDS, texts, {}))


def cost(balance, rate):
    return int(Fraction(balance * rate, 120_000) + Fraction(1, 2))


def wanted(balance, least, kind):
    return 0 if kind not in FIRST else min(least, balance) if least else balance


def shared(debts, money):
    """The 分 of each debt, handed out one by one to whoever is furthest behind its exact share."""
    given = [0] * len(debts)
    for place in sorted(range(len(debts)), key=lambda place: (["basics", "secured", "court", "credit", "family"].index(debts[place][2]), place)):
        given[place] = min(wanted(*debts[place]), money - sum(given))
    for pool in ([kind not in FIRST for _, _, kind in debts], [kind in FIRST for _, _, kind in debts]):
        rooms = [(balance - got) * chosen for (balance, _, _), got, chosen in zip(debts, given, pool, strict=True)]
        part = min(money - sum(given), sum(rooms))
        if part <= 0:
            continue
        exact = [Fraction(part * room, sum(rooms)) for room in rooms]
        whole = [int(share) for share in exact]
        behind = sorted(range(len(rooms)), key=lambda place: (whole[place] - exact[place], place))
        for place in behind[:part - sum(whole)]:
            whole[place] += 1
        given = [got + more for got, more in zip(given, whole, strict=True)]
    return given


def by_hand(debts, budget, bonuses, strategy):
    """Months, interest and payments of each debt, in whole 分; None when it does not end in 600 months."""
    balances, interest, history = [debt[0] for debt in debts], 0, []
    keys = {"avalanche": lambda n: (-debts[n][1], debts[n][0], n), "snowball": lambda n: (debts[n][0], -debts[n][1], n)}
    turns = {place: FIRST.index(kind) if kind in FIRST and not least else 4 if kind == "family" else 3
             for place, (_, _, least, kind) in enumerate(debts)}
    while any(balances):
        if len(history) == 600 or max(balances) > 10**14:
            return None
        costs = [cost(balance, debt[1]) for balance, debt in zip(balances, debts, strict=True)]
        interest += sum(costs)
        balances = [balance + more for balance, more in zip(balances, costs, strict=True)]
        money = min(sum(balances), budget + bonuses.get(len(history) + 1, 0))
        if strategy == "pro_rata":
            paid = shared([(balance, debt[2], debt[3]) for balance, debt in zip(balances, debts, strict=True)], money)
        else:
            paid = [min(debt[2], balance) for balance, debt in zip(balances, debts, strict=True)]
            for place in sorted(range(len(debts)), key=lambda n: (turns[n], keys[strategy](n))):
                paid[place] += min(money - sum(paid), balances[place] - paid[place])
        balances = [balance - got for balance, got in zip(balances, paid, strict=True)]
        history.append(paid)
    return len(history), interest, history


@given(MIXED, some.integers(min_value=0, max_value=1_500_000), BONUSES, some.sampled_from(STRATEGIES))
def test_the_months_are_those_reckoned_by_hand(debts, budget, bonuses, strategy):
    found = told(debts, budget, bonuses, strategy)
    if found.outcome == "short":
        strategy = "pro_rata"
    expected = by_hand(debts, budget, bonuses, strategy)
    if expected is None:
        assert found.results["interest"]["value"] == ""
        return
    months, interest, history = expected
    assert int(found.results["months"]["value"]) == months
    assert fen(found.results["interest"]) == interest
    timeline = found.tables["timeline"][1:]
    assert [fen(row["paid"]) for row in timeline] == [sum(paid) for paid in history]
    assert [row["split"]["value"] for row in timeline] == [";".join(map(yuan, paid)) if any(paid) else "" for paid in history]


@given(MIXED, some.integers(min_value=0, max_value=1_500_000), BONUSES, some.sampled_from(STRATEGIES))
def test_all_is_paid_and_nothing_else(debts, budget, bonuses, strategy):
    found = told(debts, budget, bonuses, strategy)
    assume(found.outcome != "never_ends")
    assume(found.results["interest"]["value"])
    timeline = found.tables["timeline"]
    owed_now = sum(balance for balance, *_ in debts)
    assert fen(timeline[-1]["balance"]) == 0
    assert sum(fen(row["paid"]) for row in timeline) == owed_now + sum(fen(row["interest"]) for row in timeline)
    assert fen(found.results["total_payment"]) == owed_now + fen(found.results["interest"])
    assert all(fen(row["paid"]) <= budget + bonuses.get(number, 0) for number, row in enumerate(timeline))
    assert all(row["cleared"]["value"] for row in found.tables["order"])


@given(MIXED, some.integers(min_value=0, max_value=20_000_000))
def test_offers_add_up_and_none_is_above_its_debt(debts, budget):
    found = told(debts, budget, strategy="pro_rata")
    offers = [fen(row["offer"]) for row in found.tables["offers"]]
    owed_then = [balance + cost(balance, rate) for balance, rate, *_ in debts]
    assert sum(offers) == min(budget, sum(owed_then))
    assert all(0 <= offer <= owed for offer, owed in zip(offers, owed_then, strict=True))
    assert offers == shared([(owed, least, kind) for owed, (_, _, least, kind) in zip(owed_then, debts, strict=True)], min(budget, sum(owed_then)))
    assert found.tables["timeline"][1]["split"]["value"] == (";".join(map(yuan, offers)) if any(offers) else "")


@given(CREDITS, some.integers(min_value=10_000, max_value=1_500_000))
def test_the_dearer_first_never_costs_more(debts, budget):
    """But for the rounding of each month's interest of each debt, and among those that pay the same minimums: shares pay none."""
    without_minimums = [(balance, rate, 0, kind) for balance, rate, _, kind in debts]
    for owed_now, others in ((debts, ("snowball",)), (without_minimums, ("snowball", "pro_rata"))):
        rows_by = {row["strategy"]["value"]: row for row in told(owed_now, budget).tables["comparison"]}
        assume(all(row["months"]["value"] for row in rows_by.values()) and len(rows_by) == 3)
        slack = max(int(row["months"]["value"]) for row in rows_by.values()) * len(debts)
        dearest = fen(rows_by["avalanche"]["interest"])
        assert all(dearest <= fen(rows_by[name]["interest"]) + slack for name in others)


@settings(max_examples=10)
@given(CREDITS, some.integers(min_value=1, max_value=99))
def test_the_sum_said_to_be_enough_is_enough(debts, share):
    debts = [(balance, rate, 0, kind) for balance, rate, _, kind in debts]
    found = told(debts, fen(told(debts, 0).results["least"]) * share // 100)
    assume(found.outcome == "never_ends")
    (said,) = [note for note in found.notes if "600 个月内能还清" in note]
    enough = int(said.removeprefix("每月还到 ").partition(" 元")[0].replace(",", "").replace(".", ""))
    for strategy in STRATEGIES:
        assert told(debts, enough, strategy=strategy).outcome == "pays_off"


@settings(max_examples=30)
@given(CREDITS, some.integers(min_value=0, max_value=1_000_000))
def test_the_least_shrinks_the_debts_and_a_fen_less_does_not(debts, budget):
    least = fen(told(debts, budget).results["least"])
    assume(least)  # nothing where no interest is
    now = sum(balance for balance, *_ in debts)
    assert fen(told(debts, least, strategy="pro_rata").tables["timeline"][1]["balance"]) < now
    assert fen(told(debts, least - 1, strategy="pro_rata").tables["timeline"][1]["balance"]) == now


@settings(max_examples=30)
@given(CREDITS, some.integers(min_value=0, max_value=1_000_000), some.integers(min_value=1, max_value=500_000), some.sampled_from(STRATEGIES))
def test_more_money_never_takes_longer(debts, budget, more, strategy):
    debts = [(balance, rate, 0, kind) for balance, rate, _, kind in debts]
    less, better = told(debts, budget, strategy=strategy), told(debts, budget + more, strategy=strategy)
    assert int(better.results["months"]["value"]) <= int(less.results["months"]["value"])

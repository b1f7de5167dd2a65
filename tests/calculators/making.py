"""Makes plausible requests for any calculator from what it says of its fields; the same seed makes the same ones.

Every value is drawn near the field's example; what the calculator then finds fault with is left out or drawn
anew. So nothing here knows a calculator by name, except HINTS, for what examples and faults do not tell.
"""

import json
import random
import re
from datetime import timedelta
from decimal import Decimal
from importlib import import_module

import calculators
from calculators.core.reading import read

TRIES = 6
ODD = ["", " ", "abc", "-5", "0", "1,00", "9999999999", "0.05", "1e5", "＋３", "百万", "٣", "\ud800", "<b>8600</b>", "8600.505",
       "=1+1", "{debt}", "25:00", "30/天/天", "a\tb\tc\td", "\n\n"]
WORDS = ["花呗", "借呗 & 备用金", "<b>客服</b>", "=1+1", "\"引号\" '单引号'", "一,二;三", "9527"]
# Calculator → fields that a drawn case always has, where its faults would not ask for them but little is found without.
HINTS: dict[str, tuple[str, ...]] = {}


def module_of(name):
    """The calculator's module: its FIELDS say more than a description does."""
    return import_module(f"calculators.{name}")


def request(name, values, **more):
    """The request as a page would send it."""
    return json.dumps({"calculator": name, "values": values, **more})


def template(name):
    """A document that asks for every word there is, each on a line of its own."""
    return "\n".join(f"{word}：{{{word}}}。" for word in calculators.describe(name)["words"]) + "\n{no_such_word}"


def drawn(name, dice):
    """Plausible values: the calculator accepts nearly all of them."""
    module, shift = module_of(name), timedelta(days=dice.randint(-300, 300))
    fields = {field.name: field for field in module.FIELDS}
    wanted = {field.name for field in module.FIELDS if field.required or dice.random() < 0.4} | set(HINTS.get(name, ()))
    for groups in module.ONE_OF:
        wanted = wanted - {field for group in groups for field in group} | set(dice.choice(groups))
    values = {field: text(fields[field], dice, shift) for field in fields if field in wanted}
    for _ in range(TRIES):
        faults = json.loads(calculators.answer(request(name, values))).get("errors", ())
        if not faults:
            break
        for fault in faults:
            mended(values, fields, fault["field"].partition(".")[0], dice, shift)
    return values


def mended(values, fields, name, dice, shift):
    """Leave out what is not asked for, fill in what is missing, draw anew what cannot be left out."""
    if name in fields and (name not in values or fields[name].required):
        values[name] = text(fields[name], dice, shift)
    else:
        values.pop(name, None)


def spoiled(values, dice):
    """The same with one field made odd."""
    return values | {dice.choice(sorted(values)): dice.choice(ODD)} if values else {"": "?"}


def text(field, dice, shift):
    """One value for a field, as a reader may write it."""
    if field.columns:
        rows = range(dice.randint(1, min(field.max_rows, 3)))
        return "\n".join("\t".join(cell(column, dice, shift) for column in field.columns) for _ in rows)
    if field.kind == "choice":
        return dice.choice(field.choices).value
    if field.kind in ("text", "note"):
        lines = [dice.choice([field.example or "花呗", *WORDS]) for _ in range(dice.randint(1, 2 if field.kind == "note" else 1))]
        return "\n".join(lines)
    if field.day_numbers or not field.example:
        return re.sub("[0-9]+", lambda _: str(dice.randint(1, 40)), field.example)
    return DRAWS[field.kind](field, read(field, field.label, field.example), dice, shift)


def cell(column, dice, shift):
    """One cell of a row; blank now and then where it may be."""
    return "" if not column.required and dice.random() < 0.2 else text(column, dice, shift)


def near(value, dice):
    """Something between a fifth and the double of it."""
    return Decimal(value) * dice.randint(20, 200) / 100


def money(field, value, dice, _shift):
    amount = min(near(value, dice), field.highest).quantize(Decimal("0.01"))
    return dice.choice([f"{amount}", f"{amount:,}", f"{amount}元", f"￥{amount}", f"{amount / 10000:f}万"])


def rate(_field, value, dice, _shift):
    percent = (near(value, dice) * 100).normalize()
    return f"{percent:f}%"


def number(field, value, dice, _shift):
    return str(max(field.lowest, min(near(value, dice).quantize(Decimal("0.1")), field.highest)))


def integer(field, value, dice, _shift):
    count = int(max(field.lowest, min(near(value, dice), field.highest)))
    return f"{count}{dice.choice(['', field.unit])}"


def day(_field, value, dice, shift):
    drawn_day = value + shift + timedelta(days=dice.randint(0, 9))
    return dice.choice([drawn_day.isoformat(), f"{drawn_day.year}年{drawn_day.month}月{drawn_day.day}日"])


def time_of_day(_field, _value, dice, _shift):
    hour, minute = dice.randint(0, 23), dice.randint(0, 59)
    return dice.choice([f"{hour}:{minute:02}", f"{hour}点{minute}分", f"{hour}点半", f"晚上{dice.randint(6, 11)}点"])


def recurring(field, value, dice, shift):
    amount = money(field, value.amount, dice, shift)
    return amount + dice.choice(["", "\tday", "\tweek", "\tmonth", "\tyear", "/天", " 每周", "一年"])


DRAWS = {"money": money, "rate": rate, "number": number, "integer": integer, "date": day, "time": time_of_day, "recurring": recurring}


def requests(name, seed, count, **more):
    """So many requests; every fifth has something odd in it."""
    dice = random.Random(f"{seed} {name}")
    for place in range(count):
        values = drawn(name, dice)
        yield request(name, spoiled(values, dice) if place % 5 == 0 else values, **more)

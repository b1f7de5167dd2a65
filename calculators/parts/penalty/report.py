"""A computed penalty in tables and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...core.accrual import Accrual, Split, Window
from ...core.answer import (
    Figure,
    Table,
    count_figure,
    money_figure,
    rate_figure,
    short_date_figure,
    text_figure,
)
from ...core.chart import line
from ...core.cost_line import ASKING, FACTS, LINE_TEXT, RECKONING, exceeds
from ...core.day_count import date_after
from ...core.form import Form
from ...core.money import money_text
from ...core.rates import percent_text
from ...core.reading_dates import date_text
from .case import (
    BANK_DAYS,
    CALENDAR_DAYS,
    DAYS_IN_A_YEAR,
    USUAL_MULTIPLE,
    Case,
    is_above_line,
    other_penalties,
    penalty_by,
    touches_line,
    turns_on_days,
)

ORDER_SENTENCES = {
    "principal_first": "还的钱先抵逾期本金，再抵到期利息、费用，最后抵罚息。",
    "penalty_first": "还的钱先抵罚息，再抵到期利息、费用，最后抵逾期本金。",
    "statutory": "还的钱先抵费用，再抵利息（到期利息在前，罚息在后），最后抵逾期本金。",
}
PAYMENT_DAY_SENTENCES = {
    0: "还款当天仍按还款前的钱计息。",
    1: "还款当天就按还款后的钱计息，和「最后一天不算」是同一个规则。",
}
BASE_SENTENCES = {
    "principal": "罚息只按没还的逾期本金算，到期利息和费用不再生罚息。",
    "principal_and_interest": "罚息按没还的逾期本金加到期利息算，费用不生罚息。",
}
COMPOUNDING_SENTENCES = {
    "none": "没还的罚息不再计息。",
    "monthly": "每满一个月，没还的罚息并入计息的钱；还款抵罚息时，先抵已经并入的。",
    "daily": "没还的罚息每天并入计息的钱；表里写的是每一段开头的钱。",
}
BASE_PAID_SENTENCE = "计息的钱已经还清，照这样算，罚息不再增加。"
INTEREST_LEFT_SENTENCE = "没还的利息还会不会再计息，看合同。"
PAID_UP_SENTENCE = "按填的数，已经都还清了。账单上如果还显示欠款，问清是哪一项。"
COMPOUNDING_NOTES = (
    "复利只有合同写明才适用；合同没写，就按不计复利算。",
    "没按时付的利息，规定可以计复利；对罚息再计复利，各法院做法不一，可以问清再谈。")
SINGLE_SENTENCE = "拿单利还是复利和这条线比，没有查到明文规定；没有计复利的罚息，这里按单利折。"
COUNTED_MONTH_SENTENCE = "只填了天数，一个月按 30 天算。"
GROWTH_STEPS = 8
ALWAYS = ("formula-simple-penalty", "formula-rounding", "contract-beats-default")
ROUNDING_SENTENCE = "中间不取整，最后四舍五入到分；表里各行加起来正好是罚息。"


def windows_table(case: Case, found: Accrual) -> Table:
    """One row per stretch of unchanged base; the amounts add up to the penalty."""
    return [_window_row(case, window) for window in found.windows]


def payments_table(case: Case, found: Accrual) -> Table:
    """How each payment was used, in the order of payment."""
    return [_payment_row(case, split) for split in found.splits]


def growth_days(case: Case) -> list[int]:
    """Up to nine days after the due date, first and last among them, about equally far apart."""
    steps = max(min(case.days, GROWTH_STEPS), 1)
    return sorted({case.days * step // steps for step in range(steps + 1)})


def growth_table(case: Case, found: Accrual) -> Table:
    """The penalty so far on each of those days."""
    return [{"when": _day(case, day), "penalty": money_figure(penalty_by(case, found, day))}
            for day in growth_days(case)]


def growth_chart(case: Case, growth: Table) -> str:
    """The growth table as a line."""
    amounts = (Decimal(row["penalty"]["value"]) for row in growth)
    points = dict(zip(growth_days(case), amounts, strict=True))
    first, last = growth[0], growth[-1]
    title = f"罚息到{last['when']['text']}是 {last['penalty']['text']}"
    return line(title, points, first["when"]["text"], last["when"]["text"], last["penalty"]["text"])


def conventions_table(case: Case, found: Accrual, form: Form) -> Table:
    """What the penalty would be under each other reading the contract may have."""
    return [{
        "what": text_figure(form.label(field), field),
        "choice": text_figure(form.choice_text(field, choice), choice),
        "penalty": money_figure(penalty),
        "difference": _difference(penalty - found.penalty),
    } for field, choice, penalty in other_penalties(case)]


def lawful_penalty(conventions: Table) -> Figure | None:
    """The penalty in the order of the law, where another order was taken and it comes to something else."""
    for row in conventions:
        is_lawful = (row["what"]["value"], row["choice"]["value"]) == ("payment_order", "statutory")
        if is_lawful and Decimal(row["difference"]["value"]):
            return row["penalty"]
    return None


def notes(case: Case, found: Accrual, conventions: Table, lawful: Figure | None) -> tuple[str, ...]:
    """What follows from the result; `lawful` is the penalty by law where the reader chose no order."""
    said = [*_paid_notes(found), *_line_notes(case)]
    if lawful:
        said.append(f"没有约定先抵什么的，法律的顺序是费用、利息、本金；照那样算，罚息是 {lawful['text']}。"
                    "合同里怎么写的，先问清。")
    widest = max((abs(Decimal(row["difference"]["value"])) for row in conventions), default=Decimal(0))
    if widest:
        said.append(f"合同写法不同，只换其中一样，罚息最多差 {money_text(widest)}，见对照表。")
    if case.conventions.compounding != "none":
        said += COMPOUNDING_NOTES
    return tuple(said)


def _paid_notes(found: Accrual) -> Iterator[str]:
    if not any(found.owed.values()):
        yield PAID_UP_SENTENCE
    elif not found.next_day:
        yield BASE_PAID_SENTENCE
        if found.owed["interest"]:
            yield INTEREST_LEFT_SENTENCE


def _line_notes(case: Case) -> Iterator[str]:
    """Where the penalty alone stands to the line; both reckonings where it compounds."""
    if not touches_line(case):
        return
    simple, compound = case.rate_a_year, case.compound_rate_a_year
    if turns_on_days(case):
        yield (f"单看罚息这一项，折合一年要看合同按多少天换算日利率：按 {BANK_DAYS} 天，{_held(case)}；"
               f"按 {CALENDAR_DAYS} 天，{_held(case.by_calendar)}。合同写的是哪一种，先问清。")
    elif compound is None:
        yield (f"单看罚息这一项，折合一年 {percent_text(simple, 2)}（单利，按 {DAYS_IN_A_YEAR} 天），"
               f"高于{LINE_TEXT}。")
    else:
        which = "都" if is_above_line(case) else "单利没有超过，复利"
        yield (f"单看罚息这一项，折合一年：单利 {percent_text(simple, 2)}，"
               f"复利 {percent_text(compound, 2)}；{which}高于{LINE_TEXT}。")
    yield ASKING
    yield SINGLE_SENTENCE if compound is None else RECKONING


def _held(case: Case) -> str:
    """The year's rates, each held against the line."""
    rates = {"单利": case.rate_a_year, "复利": case.compound_rate_a_year}
    return "，".join(
        f"{word} {percent_text(rate, 2)}（{'高于' if exceeds(rate) else '没有超过'}{LINE_TEXT}）"
        for word, rate in rates.items() if rate is not None)


def assumptions(case: Case, *, multiple_typed: bool) -> tuple[str, ...]:
    """How the case was read, one convention per sentence."""
    read = case.conventions
    said = [_days_sentence(case)]
    if case.payments:
        said += [ORDER_SENTENCES[read.payment_order], PAYMENT_DAY_SENTENCES[case.free_days]]
    said.append(_rate_sentence(case))
    if not multiple_typed:
        said.append(_multiple_sentence(case))
    said += [BASE_SENTENCES[read.base], COMPOUNDING_SENTENCES[read.compounding]]
    if read.compounding == "monthly" and case.due_date is None:
        said.append(COUNTED_MONTH_SENTENCE)
    return (*said, ROUNDING_SENTENCE)


def _window_row(case: Case, window: Window) -> dict[str, Figure]:
    return {
        "from": _day(case, window.first), "to": _day(case, window.last),
        "days": count_figure(window.last - window.first + 1, "天"), "rate": rate_figure(case.rate.fraction),
        "base": money_figure(window.base), "amount": money_figure(window.amount),
    }


def _payment_row(case: Case, split: Split) -> dict[str, Figure]:
    # The split knows the last day charged before the payment; the reader wants the day of the payment.
    typed = case.payments[split.payment.number - 1]
    return {
        "number": text_figure(f"第 {typed.number} 笔", str(typed.number)),
        "when": _day(case, typed.day), "amount": money_figure(typed.amount),
        **{item: money_figure(split.parts[item]) for item in ("fees", "interest", "penalty", "principal")},
        "principal_left": money_figure(split.principal_left),
    }


def _day(case: Case, day: int) -> Figure:
    """A day after the due date: its date where there is one, else 第 N 天."""
    if case.due_date is None:
        return text_figure(f"第 {day:,} 天" if day else "还款日", str(day))
    return short_date_figure(date_after(case.due_date, day))


def _difference(amount: Decimal) -> Figure:
    word = "多" if amount > 0 else "少"
    return {"text": f"{word} {money_text(abs(amount))}" if amount else "一样", "value": str(amount)}


def _days_sentence(case: Case) -> str:
    if case.due_date is None:
        return f"按填的 {case.days:,} 天算。"
    last = date_text(date_after(case.due_date, case.days_late))
    counted = "不算在内" if case.free_days else "算在内"
    return f"从还款日的第二天算起，到 {last}，最后一天{counted}，共 {case.days:,} 天。"


def _rate_sentence(case: Case) -> str:
    daily = percent_text(case.rate.fraction)
    multiple = f"{case.multiple.normalize():f} 倍"
    if case.daily_rate is not None:
        return f"日利率 {percent_text(case.daily_rate)} × {multiple} = 每天 {daily}。"
    annual = percent_text(case.annual_rate or Decimal(0))
    return f"合同年利率 {annual} × {multiple} ÷ {case.conventions.day_basis} 天 = 每天 {daily}。"


def _multiple_sentence(case: Case) -> str:
    if case.daily_rate is not None:
        return "没填罚息倍数，日利率按 1 倍算，也就是把它当作逾期后的利率。"
    usual = f"{USUAL_MULTIPLE} 倍"
    return (f"没填罚息倍数，合同年利率按借呗公开说法的 {usual}算；是总共 {usual}，不是再加 {usual}。"
            "别的贷款看合同。")


def sources(case: Case, *, multiple_typed: bool, lawful: Figure | None) -> tuple[str, ...]:
    """The facts this answer rests on, those of every answer first."""
    read = case.conventions
    by_law = bool(case.payments) and read.payment_order == "statutory"
    used = {
        "formula-multiple-penalty": case.daily_rate is None or case.multiple != 1,
        "day-count-convention": case.daily_rate is None,
        "jiebei-overdue-multiple": case.daily_rate is None and not multiple_typed,
        "formula-compound-penalty": read.compounding != "none",
        "pboc-251-compound-on-interest": read.compounding != "none",
        "civil-561-payment-order": by_law or lawful is not None,
        **dict.fromkeys(FACTS, touches_line(case)),
    }
    return (*ALWAYS, *(name for name, is_used in used.items() if is_used))

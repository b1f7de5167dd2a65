"""Several debts in sentences: what comes first, what follows, how it was read, which facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...core.money import CENT, ZERO, money_text, to_cents
from ...core.rates import Rate
from ...core.schedule import annuity_payment
from .case import MOST_MONTHS, STRATEGIES, Case
from .course import Course
from .tables import ENDLESS_MONTHS, Courses, has_offers

NO_MONEY_SENTENCE = "现在拿不出还款的钱，先不用分，也不用报数。一家一家说明情况，问能不能延期。"
SHORT_SENTENCE = ("不够付最低还款，也有办法：下面按比例分好了每一家的数。"
                  "打电话说明，问对方能不能先按这个数收。")
BASICS_SENTENCE = "先留住吃住、看病和社保，再谈先还哪一笔。这个先后是本站的建议，不是法律规定的顺序。"
LIVING_SENTENCE = "每月一共能还的钱，是留出生活必需以后的钱。"
INTEREST_SENTENCE = "每月利息 = 月初欠的 × 年利率 ÷ 12，四舍五入到分；从现在起，满一个月还第一次。"
UNPAID_SENTENCE = "当月没还掉的利息并进欠款，接着算；罚息、违约金没有另外算。合同不同，会有出入。"
ORDER_SENTENCE = ("先给每一笔还最低的，多出来的都给排在最前面的那一笔；"
                  "一笔还清，它的钱接着还下一笔。")
FIRST_SENTENCE = "生活必需、住处和工具、法院这几类先付：填了每月最低还的，先付最低；没填的，先还清。"
EXTRA_SENTENCE = "「按比例还」那一格，没有算第 1 个月额外多还的钱，所以时间表的第 1 个月还得更多。"
SHARE_SENTENCE = ("按比例：先付排在前面的那几类，剩下的按其余各家欠的多少（加上当月利息）分到分；"
                  "零头一分一分给余数最大的，加起来正好是每月能还的钱。")
INTEREST_KINDS = ("credit", "secured")
NO_RATE_SENTENCE = "没填年利率的那几笔，按不收利息算；知道以后补上再算一次。"
SAME_LENDER_SENTENCE = "几笔欠在同一家、没有另外约定的，还的时候可以指定还哪一笔。"


def status(case: Case, found: Course) -> str:
    """The one sentence that is read aloud."""
    if not case.monthly_payment and not case.extras:
        return "现在拿不出还款的钱，先不报数，一家一家说明情况"
    if case.is_short:
        lacking = money_text(case.minimums - case.monthly_payment)
        return f"每月能还的不够付各家的最低还款，还差 {lacking}；先按比例分，再和每一家商量"
    if not found.ends:
        return f"按每月 {money_text(case.monthly_payment)}，{MOST_MONTHS} 个月也还不清，先谈减少利息"
    months, cost = len(found.months), money_text(found.interest)
    but = "不算没填利率的，" if _rate_unknown(case) else ""
    return f"{STRATEGIES[found.strategy]}，{months} 个月还清，{but}利息一共 {cost}"


def outcome(case: Case, found: Course) -> str:
    """One of OUTCOMES."""
    if case.is_short:
        return "short"
    return "pays_off" if found.ends else "never_ends"


def consent(case: Case) -> str:
    """On what it hangs that a debt is paid by less than its minimum."""
    return "各家都同意按比例收的话" if len(case.debts) > 1 else "对方同意这样收的话"


def sources(case: Case) -> tuple[str, ...]:
    """The facts this answer rests on."""
    used = ["debt-priority-convention", "enforcement-keep-living", "formula-rounding"]
    return (*used, "civil-560-multi-debts") if len(case.debts) > 1 else tuple(used)


def notes(case: Case, found: Course, courses: Courses) -> tuple[str, ...]:
    """What follows from the result; what comes first is said before any order."""
    said = [BASICS_SENTENCE, *_first_notes(case), *_rate_notes(case)]
    if not case.monthly_payment:
        said.append(NO_MONEY_SENTENCE)
    elif case.is_short:
        said += [SHORT_SENTENCE, *_replaced_notes(case)]
    if not found.ends:
        said += _endless_notes(case, courses)
    said += [*_comparison_notes(courses), *_extra_notes(case, found)]
    return (*said, SAME_LENDER_SENTENCE) if len(case.debts) > 1 else tuple(said)


def assumptions(case: Case, found: Course) -> tuple[str, ...]:
    """How the case was read, one convention per sentence."""
    said = [LIVING_SENTENCE, INTEREST_SENTENCE, UNPAID_SENTENCE]
    if any(debt.comes_first for debt in case.debts):
        said.append(FIRST_SENTENCE)
    if found.strategy != "pro_rata":
        said.append(ORDER_SENTENCE)
    said.append(SHARE_SENTENCE)
    if has_offers(case, found) and 1 in case.extras:
        said.append(EXTRA_SENTENCE)
    if any(debt.annual_rate is None for debt in case.debts):
        said.append(NO_RATE_SENTENCE)
    return tuple(said)


def _first_notes(case: Case) -> Iterator[str]:
    kept_up = [f"{debt.name} {money_text(debt.minimum)}" for debt in case.debts
               if debt.comes_first and debt.minimum]
    cleared = [debt.name for debt in case.debts if debt.comes_first and not debt.minimum]
    if kept_up:
        yield f"每个月最先付：{'、'.join(kept_up)}。它们关系到住处、干活的工具，或者法院那边的安排。"
    if cleared:
        yield f"最先还清：{'、'.join(cleared)}。如果是按月还的，把每月要还的填上，再算一次。"


def _replaced_notes(case: Case) -> Iterator[str]:
    """That another order was followed than the one asked for, and whose consent the months hang on."""
    if len(case.debts) == 1:
        return
    if case.strategy != case.used_strategy:
        yield (f"你选的「{STRATEGIES[case.strategy]}」这里没有用上：不够付最低，排不了先后，"
               f"换成了{STRATEGIES[case.used_strategy]}。")
    yield "还清的月数和利息，要各家都同意按比例收，才是这样。"


def _rate_unknown(case: Case) -> list[str]:
    """The debts that are likely to cost something, of which the reader does not know how much."""
    return [debt.name for debt in case.debts if debt.annual_rate is None and debt.kind in INTEREST_KINDS]


def _rate_notes(case: Case) -> Iterator[str]:
    names = _rate_unknown(case)
    if names:
        yield (f"{'、'.join(names)}没填年利率，按不收利息算；真要收的话，会更久、更多。"
               "问到以后补上，再算一次。")


def _endless_notes(case: Case, courses: Courses) -> Iterator[str]:
    cost, monthly = sum(case.first_interest, ZERO), money_text(case.monthly_payment)
    if not cost:
        yield f"每月还 {monthly}，欠款不会变少。"
    elif case.monthly_payment <= cost:
        yield (f"每月还 {monthly}，付了利息（第一个月约 {money_text(cost)}）就减不了本金。"
               f"每月还到 {money_text(case.least)}，欠款总数才会开始变少。")
    else:
        yield f"每月还 {monthly}，{MOST_MONTHS} 个月也还不清。"
    for name, other in courses.items():
        if other.ends:
            yield f"换成「{STRATEGIES[name]}」，{len(other.months)} 个月能还清。"
    yield (f"每月还到 {money_text(_enough(case))}，{MOST_MONTHS} 个月内能还清。"
           "拿不出这么多，就去谈减少利息、减免一部分，不用硬撑。")
    yield f"时间表只列前 {ENDLESS_MONTHS} 个月。"


def _enough(case: Case) -> Decimal:
    """A monthly sum that certainly ends all debts in time: an annuity on everything at the highest rate."""
    highest = max(debt.annual_rate or Decimal(0) for debt in case.debts)
    exact = annuity_payment(case.total, Rate(nominal=highest, parts=12), MOST_MONTHS)
    # Interest is rounded debt by debt, so each may cost up to half a 分 more a month.
    return max(to_cents(exact) + CENT * (len(case.debts) + 1), case.minimums)


def _comparison_notes(courses: Courses) -> Iterator[str]:
    dear, cheap = courses.get("snowball"), courses.get("avalanche")
    if not (dear and cheap and dear.ends and cheap.ends):
        return
    saved = dear.interest - cheap.interest
    if saved > 0:
        yield (f"先还利率高的，比先还欠得少的少付利息 {money_text(saved)}；"
               "先还欠得少的，能早一点划掉一笔。两种都可以，守得住的那种更好。")
    elif len(cheap.months[0].balances) > 1:
        yield "先还利率高的、先还欠得少的，利息差不多，选你守得住的那种。"


def _extra_notes(case: Case, found: Course) -> Iterator[str]:
    late = [number for number in case.extras if found.ends and number > len(found.months)]
    if late:
        yield f"第 {min(late)} 个月及以后额外还的用不上，那时已经还清。"

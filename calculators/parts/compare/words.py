"""Plans compared in sentences: what follows, how they were worked out, and the facts this rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...core.known import known
from ...core.money import ZERO, money_text, short_money_text
from ...core.rates import Rate, percent_text
from .case import AT_ONCE, MINIMUM_SHARE, SMALL_REST, Course, same_day_value
from .choice import FITS, TOO_HEAVY, UNKNOWN, Budget, cheapest, least_worth, lightest
from .offers import DAYS_IN_A_MONTH
from .report import name, yearly_text

SHORTEST_MONTH = 28
KIND_SENTENCES = {
    "lump_sum": "一次结清：减免以后的钱，现在一次付清。",
    "extension": "延期：这段时间按单利计息，到期一次付清。",
    "interest_free": "免息分期：把钱平分到每期，没有利息；照每月能还的排，最后一期少一些。",
    "installments": (
        "带息分期：每期还一样多，先付当月利息，剩下的抵欠款。"
        "利息按一共欠的算，里面的罚息也算了；对方可能只按本金算，要问清。"),
    "flat_fee": "手续费分期：手续费按最初的钱收，和欠款一起平分到每期。",
}
EARLY_SENTENCE = "中途想一次结清：到那一期为止，欠款还剩多少，看表里的「还剩」；另收不收费用，看合同。"
EARLY_FEE_SENTENCE = ("花呗账单分期提前还清，公开的说法多是没出账的手续费不再收、已经收的不退；"
                      "别的分期看合同。先看页面上的试算。")
USUAL_SENTENCE = "没写方案，排的是常见的几种；对方没有答应过，每一种都要对方同意。"
FREE_SENTENCE = "免息要对方同意；没谈成以前，利息和罚息还照合同算。"
DAILY_SENTENCE = f"每月的利率按日利率 × {DAYS_IN_A_MONTH} 算。"
UNCLEAR_SENTENCE = "减免只有写清楚才算数：减多少、哪几项、付完以后不再追要。"
EXTENSION_SENTENCE = "延期要对方同意；先问清这段时间计不计利息、算不算逾期。"
SAMPLE_SENTENCE = (
    f"没填利率：带利息的方案，按花呗逾期费用公开说法折合的一年 {known('huabei-overdue-annualised')}%（单利）"
    "举例，填上你的利率再看。")
MINIMUM_SENTENCE = ("最低还款额里，已经逾期的、分期当期的、费用和利息，都要全额算进去；"
                    "最低还款这一行只用来比较，以账单上写的为准。")
BEARABLE_SENTENCE = ("还得起：每期都不超过每月能还的，签好时付的费用按手上的加一个月能还的算；"
                     "一次付的，手上的加上到那时攒下的够；现在就付清的，只算手上的，没填就当没有。")


def notes(
    courses: Sequence[Course], chosen: Course | None, budget: Budget, rate: Rate | None, *, is_named: bool,
) -> tuple[str, ...]:
    """What follows from the comparison, the choice first."""
    said = [f"「{name(course)}」：{course.problem}。" for course in courses if not course.rows]
    if chosen is None:
        return tuple(said)
    ending = [course for course in courses if course.rows]
    return (
        _choice_sentence(chosen, ending, budget, is_named=is_named), *_left_behind(chosen, budget),
        *_extremes(ending), *_today(ending, rate), *said, *_cautions(courses))


def assumptions(courses: Sequence[Course], rate: Rate | None, due: Sequence[date]) -> tuple[str, ...]:
    """How the plans were worked out, one convention per sentence."""
    kinds = {course.proposal.kind: course for course in courses}
    said = [KIND_SENTENCES[kind] for kind in KIND_SENTENCES if kind in kinds]
    if "minimum" in kinds:
        said.append(_minimum_sentence(kinds["minimum"]))
    if any(course.proposal.is_sample for course in courses):
        said.append(SAMPLE_SENTENCE)
    said.append(_today_sentence(rate))
    if any(used.parts == 1 and used.nominal for used in (rate, *_rates(courses)) if used):
        said.append(DAILY_SENTENCE)
    if {course.first_month for course in courses} != {0}:
        said.append("分期的第一期在一个月以后；每期四舍五入到分，最后一期把零头补齐。")
    if any(course.proposal.waived for course in courses):
        said.append("减免的钱先从现在欠的里面减掉，剩下的再分期、计息。")
    if any(course.proposal.fee for course in courses):
        said.append("另收的费用算在今天付，也算进一共还的钱。")
    said.append(BEARABLE_SENTENCE)
    if due and due[0].day > SHORTEST_MONTH:
        said.append(f"每月 {due[0].day} 日还；没有这一天的月份，月底那天还。")
    return tuple(said)


def sources(courses: Sequence[Course]) -> set[str]:
    """The facts this comparison rests on."""
    facts = {"formula-rounding", "formula-irr"}
    for course in courses:
        facts |= set(_sources_of(course))
    return facts


def _rates(courses: Sequence[Course]) -> Iterator[Rate]:
    return (course.proposal.rate for course in courses)


def _sources_of(course: Course) -> Iterator[str]:
    proposal = course.proposal
    if proposal.kind in ("installments", "minimum"):
        yield "formula-annuity"
    if proposal.kind not in AT_ONCE:
        yield "formula-early-settlement"
    if proposal.kind == "flat_fee":
        yield from ("formula-flat-fee", "huabei-instalment-early-repay")
    if proposal.kind == "minimum":
        yield "huabei-min-payment-formula"
    if proposal.kind == "interest_free":
        yield "negotiation-basis-summary"
    if proposal.kind == "extension":
        yield "civil-678-extension"
    if proposal.is_sample:
        yield "huabei-overdue-annualised"
    if proposal.waived:
        yield "civil-544-unclear-change"


def _choice_sentence(chosen: Course, ending: Sequence[Course], budget: Budget, *, is_named: bool) -> str:
    """Why this plan, or what it lacks."""
    label = f"「{name(chosen)}」"
    bears = budget.bears(chosen)
    if bears == FITS:
        why = "是你选的，还得起" if is_named else "还得起的里面，一共还得最少的是它"
        return f"带走的方案：{label}，{why}。"
    if bears == UNKNOWN:
        return f"带走的方案：{label}。填上每月能还多少，才看得出还得起哪一个。"
    picked = "选的方案" if is_named else "最轻的方案"
    return f"{picked}：{label}，{_shortfall(chosen, budget)}{_lighter(ending, budget)}。"


def _left_behind(chosen: Course, budget: Budget) -> Iterator[str]:
    """A fee is no instalment, so the pages a plan is taken to have no field for it."""
    if chosen.proposal.fee and budget.bears(chosen) != TOO_HEAVY:
        yield f"另收的 {money_text(chosen.proposal.fee)}没有带到话术、书信和提醒里，写的时候自己加一句。"


def _shortfall(chosen: Course, budget: Budget) -> str:
    if chosen.proposal.kind in AT_ONCE:
        when = "到那时" if chosen.months else "现在"
        return f"{when}还差 {money_text(chosen.total - budget.by(chosen.months))}"
    over = chosen.heaviest - (budget.monthly or ZERO)
    if over <= 0:
        return "签好时要付的费用，手上的钱不够"
    return f"每期比你能还的多 {money_text(over)}"


def _lighter(ending: Sequence[Course], budget: Budget) -> str:
    bearable = [course for course in ending if budget.bears(course) == FITS]
    if bearable:
        return f"；还得起的是「{name(cheapest(bearable))}」"
    return "；别的方案也还不起，先不要答应" if len(ending) > 1 else "；先不要答应"


def _extremes(ending: Sequence[Course]) -> Iterator[str]:
    if len(ending) < len(("one", "other")):
        return
    least, easiest = cheapest(ending), lightest(ending)
    most = max(course.total for course in ending)
    yield (f"一共还得最少的是「{name(least)}」，{money_text(least.total)}；"
           f"每期最轻的是「{name(easiest)}」，{money_text(easiest.heaviest)}。")
    if most > least.total:
        yield f"还得最多的，比还得最少的多还 {money_text(most - least.total)}。"


def _today(ending: Sequence[Course], rate: Rate | None) -> Iterator[str]:
    """Settle now or later: which is worth least today, where a rate tells them apart."""
    if rate is None or not rate.nominal or len(ending) < len(("one", "other")):
        return
    least = least_worth(ending, rate)
    worth = money_text(same_day_value(least, rate))
    yield f"按{yearly_text(rate)} 折到今天，最省的是「{name(least)}」，相当于今天付 {worth}。"


def _cautions(courses: Sequence[Course]) -> Iterator[str]:
    kinds = {course.proposal.kind for course in courses}
    if any(course.proposal.is_usual for course in courses):
        yield USUAL_SENTENCE
    if any(course.proposal.waived for course in courses):
        yield UNCLEAR_SENTENCE
    if "interest_free" in kinds:
        yield FREE_SENTENCE
    if "extension" in kinds:
        yield EXTENSION_SENTENCE
    if "minimum" in kinds:
        yield MINIMUM_SENTENCE
    if kinds - set(AT_ONCE):
        yield EARLY_SENTENCE
    if "flat_fee" in kinds:
        yield EARLY_FEE_SENTENCE


def _minimum_sentence(course: Course) -> str:
    if course.proposal.payment is not None:
        monthly = short_money_text(course.proposal.payment)
        return f"最低还款：以后每月都还 {monthly}，不再消费；账单上的数，每个月会变。"
    share = percent_text(MINIMUM_SHARE)
    return (f"最低还款：没填账单上的数，就假设欠的都是还没逾期的消费本金，每月还剩下的 {share}、"
            "加上当月全部利息，不再消费；"
            f"剩下不超过 {short_money_text(SMALL_REST)}就一次还清，这个数是为了排得完才定的。")


def _today_sentence(rate: Rate | None) -> str:
    if rate is None:
        return "折合今天：没填利率，就是各期直接相加。"
    return f"折合今天：以后付的钱，按{yearly_text(rate)} 折到今天值多少，也就是按这笔债自己的利率比。"

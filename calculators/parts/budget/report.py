"""A budget in sentences: what follows from it, how it was read, which facts it rests on."""

from __future__ import annotations

from ...core.money import money_text
from ...core.rates import percent_text
from .case import TIGHT, Budget

LONG = 600  # months; past fifty years a number of months says nothing
NOTHING_NOTE = "先不要报还款的数。说明情况、请求延期，也是一种联系。"
NOTHING_KEPT_NOTE = "这样一分也不留，一点意外就会断。可以少提一点，留一些在手里。"
JOBS = {"stable": "收入稳定", "unstable": "收入不稳定或者欠得多"}
BASICS_SENTENCE = ("必需的开支先留住，不拿来提方案；"
                   "这是本站的约定，借用的是法院执行时给人留生活必需费用的尺度。")
MONTH_SENTENCE = ("没写多久一次的，按每月算。每天的乘 365 再除以 12，每周的乘 52 再除以 12，每年的除以 12。"
                  "每一行先四舍五入到分，再相加。")
NO_INTEREST_SENTENCE = "还清要几个月，是按以后不再加利息算的；还要收利息，就会更久。"
RATIO_SENTENCE = "欠款每月占收入 =（房贷 + 其他欠款每月要还）÷ 每月收入；再加上这次提的，是下一行。"
FUND_SENTENCE = ("应急金 = 必需的开支 × 月数。月数是理财文章常见的建议，没有官方出处，当个方向就好；"
                 "还没还清时，先攒很少的一点。")
SAVING_SENTENCE = "攒应急金，按每月把自己留的那部分存下来算；欠款还清以后，剩下的都存。"


def status(budget: Budget) -> str:
    """The one sentence that is read aloud."""
    if budget.outcome == "others_first":
        together = money_text(budget.all_debts)
        return f"付了别的欠款就没有剩下的，先不单独报数；几笔合起来，每月能拿出 {together}"
    if budget.leftover < 0:
        return f"每月还差 {money_text(-budget.leftover)}，现在先不报还款的数"
    if not budget.leftover:
        return "每月正好用完，现在先不报还款的数"
    return f"每月可以提 {money_text(budget.offer())}，自己还留 {money_text(budget.kept)}"


def sources(budget: Budget) -> tuple[str, ...]:
    """The facts this answer rests on."""
    used = ["enforcement-keep-living", "exempt-property", "formula-rounding"]
    if budget.floor:
        used.insert(0, "repay-capacity-living-floor")
    if budget.total("income") and (budget.debt_payments or budget.offer()):
        used += ["dti-70-unverified", "dti-mortgage-50-55"]
    if budget.fund_target:
        used.append("emergency-fund-3-6")
    return tuple(used)


def notes(budget: Budget) -> tuple[str, ...]:
    """What follows from the result."""
    return (*_outcome_notes(budget), *_cut_notes(budget), *_debt_notes(budget), *_missing_notes(budget))


def assumptions(budget: Budget) -> tuple[str, ...]:
    """How the budget was read, one convention per sentence."""
    said = [MONTH_SENTENCE, BASICS_SENTENCE]
    if budget.floor:
        said.append(_floor_sentence(budget))
    if budget.leftover > 0:
        said += [f"提出来的是剩下的 {budget.share}%。这个比例由你选，不是规定。", _tight_sentence()]
    if budget.repayment()[0]:
        said.append(NO_INTEREST_SENTENCE)
    if budget.total("income") and (budget.debt_payments or budget.offer()):
        said.append(RATIO_SENTENCE)
    if budget.fund_target:
        said += [FUND_SENTENCE, _job_sentence(budget)]
    return (*said, SAVING_SENTENCE) if budget.fund_wait() else tuple(said)


def _outcome_notes(budget: Budget) -> list[str]:
    if budget.outcome == "others_first":
        return [
            f"别的欠款每月要 {money_text(budget.total('other_debts'))}，付了它们就没有剩下的。",
            f"几笔合起来，每月能拿出 {money_text(budget.all_debts)}，可以按比例分给每一家，再一家一家去谈。"]
    if budget.outcome == "cannot_pay":
        now = "照现在这样花，" if budget.leftover + budget.total("can_wait") > 0 else "现在"
        return [f"{now}没有剩下的钱，{NOTHING_NOTE}"]
    if budget.outcome == "tight":
        return ["剩下的很少，看一次病、修一次车就可能断。可以少提一点，或者先请求延期。"]
    said = [f"必需的 {money_text(budget.total('basics'))}已经先留出来，没有算进能还的数。"]
    return [*(said if budget.total("basics") else []), *([] if budget.kept else [NOTHING_KEPT_NOTE])]


def _cut_notes(budget: Budget) -> list[str]:
    can_wait = budget.total("can_wait")
    if not can_wait:
        return []
    most = budget.leftover + can_wait
    end = f"每月最多剩 {money_text(most)}" if most > 0 else f"每月还差 {money_text(-most)}"
    again = "，改好再算一次" if budget.leftover <= 0 < most else ""
    return [f"「可以先减的」每月 {money_text(can_wait)}。全减掉，{end}。减多少由你定{again}。"]


def _debt_notes(budget: Budget) -> list[str]:
    said = []
    if budget.debt_payments and budget.total("income"):
        ratio = percent_text(budget.debt_payments / budget.total("income"), places=2)
        said.append(f"欠款每月占收入 {ratio}。占多少算多，没有查到监管对消费贷款写明的线，用自己的数就好。")
    if budget.repayment()[0] > LONG:
        said.append("按这个数要还很久。可以请求减免一部分，也可以先请求延期，等手头松一点再谈。")
    return said


def _missing_notes(budget: Budget) -> list[str]:
    if any(line.group == "basics" for line in budget.lines):
        return []
    return ["必需的开支还没填。先填房租、吃饭、看病这几样，剩下的数才靠得住。"]


def _floor_sentence(budget: Budget) -> str:
    people = budget.people or 1
    typed = "" if budget.people else "没填家里几口人，按 1 人算。"
    standard = money_text(budget.living_standard or budget.floor)
    return (f"至少要留的生活费 = 当地低保标准 {standard} × {people} 人 = {money_text(budget.floor)}；"
            f"必需的开支（不算房贷）比它少的，补到这个数。{typed}")


def _tight_sentence() -> str:
    return f"剩下的不到必需开支的 {percent_text(TIGHT)}，就算很紧；这个比例是本站的约定，不是规定。"


def _job_sentence(budget: Budget) -> str:
    low, high = budget.fund_months
    return f"{JOBS[budget.target.job]}的，按 {low} 到 {high} 个月算。"

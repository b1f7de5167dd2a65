"""What a yearly cost means, in sentences, and the facts they rest on.

No figure of law is typed here: each comes from KNOWN. Above the line a reduction may be asked for, by the
borrower; nothing says that it happens by itself, or that nothing is owed. Which reckoning is held against the
line is not settled by any fact, so both are said.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ...core.cost_line import FACTS, LINE_TEXT, RECKONING
from ...core.known import KNOWN
from ...core.money import money_text
from ...core.reading_dates import date_text
from ...core.yields import apr_approx
from .case import Loan, Rates
from .line import LICENSED, LPR_FACT, TRANSITION, Line
from .report import percent
from .verdict import EXTRAS_UNCLEAR, ONE_PERIOD

_KNOWN: Any = KNOWN
DISCLOSURE_FROM = date.fromisoformat(_KNOWN["cost-disclosure-2026"])
_MICROLOAN = _KNOWN["microloan-cost-guideline-2025"]

ALWAYS = ("formula-irr", "pboc-2021-3-irr-is-compound", "bank-practice-simple-label", "formula-rounding")
# Facts that the sentences of each kind of lender rest on.
BY_LENDER: dict[str, tuple[str, ...]] = {
    "bank": (*FACTS, "private-lending-scope-exclusion", "four-lpr-not-for-ant"),
    "consumer_finance": (*FACTS, "private-lending-scope-exclusion", "four-lpr-not-for-ant"),
    "microloan": (*FACTS, "spc-reply-2020-27", "microloan-cost-guideline-2025"),
    "private": ("private-lending-cap-4lpr", "private-lending-overdue-cap", "formula-cap-check"),
    "unknown": (),
}
LOOKED_UP = (LPR_FACT, "lpr-publish-schedule")
NEW_CONTRACT = ("cost-disclosure-2026", "cost-disclosure-2026-content", "cost-disclosure-2026-annualisation")
OLD_CONTRACT = ("cost-disclosure-2026", "cost-disclosure-2026-new-only")

LATE = (
    "另外加的钱是晚还才有的，这里却按每期都准时还算。实际晚还的，占用的时间更长，真实年化会低一些。"
    "要更准，就把每个月真正还的钱填进「每月还款清单」，再算一次。")
VERDICTS = {
    "above_line": (
        f"单利和复利都高于{LINE_TEXT}。超过{LINE_TEXT} 的部分，可以请求调减，"
        "理由是各项合计过高、明显背离损失。要自己提出来，不会自动减，由对方同意，或由法院、仲裁机构定。"),
    "near_line": (
        f"单利没有超过{LINE_TEXT}，复利超过了。超过{LINE_TEXT} 的部分，可以请求调减。"
        "先问清对方按哪一种算，把两个数都写进请求。"),
    "below_line": (
        f"单利和复利都没有超过{LINE_TEXT}。要是还有没填进来的罚息、违约金和费用，加上再算一次。"
        "没超过，也可以请求减免。"),
    "private_above": (
        "单利和复利都高于参照线。规定说，约定的利率不得超过这条线；"
        "协商或应诉时，把借条、转账记录和这个算法一起拿出来。"),
    "private_near": (
        "单利没有超过参照线，复利超过了。先把借条怎么写、每次付了多少理清楚，"
        "再问法律援助或法院按哪一种算。"),
    "private_below": "单利和复利都没有超过参照线。要是还有没填进来的利息和费用，加上再算一次。",
    EXTRAS_UNCLEAR: (
        "把另外加的钱算进来，结果才变成高于参照线，还说不准，先不拿这个数去说已经超过。"
        "没超过，也可以请求减免。"),
    ONE_PERIOD: (
        "只有一期，这里按整一个月算。借的天数不到一个月，真实年化就比这里高，所以不说没有超过线；"
        "可以粗估：总费用 ÷ 到手的钱 ÷ 借了几天 × 365。"),
    "no_line": (
        "还不知道放款的是哪一类机构，就先不和哪条线比。"
        "合同里的「贷款人」写的是谁，就按谁选。"),
    "transition": (
        f"这笔借款在 {date_text(TRANSITION)}前成立：那天以前的利息可能按更早的规定，从那天起按起诉时的 LPR。"
        "填上起诉的日子，才有参照线。"),
}
NOT_FOUR_LPR = "一年期 LPR 的倍数，管的是没有牌照的放款人（民间借贷），不是这类机构的上限。"
PRIVATE = "逾期利息、违约金和其他费用加在一起，也以这条线为限。"
STILL_OLD = f"这条线只管 {date_text(TRANSITION)}起的利息；那天以前的，可能按更早的规定，这里没有算。"
MICROLOAN = (
    f"据媒体报道，监管要求小额贷款公司新放的贷款，一年的综合成本不超过 {_MICROLOAN['cap']}%，"
    f"{_MICROLOAN['by']} 年底前压到一年期 LPR 的 {_MICROLOAN['lpr-multiple']} 倍以内；"
    "没有看到公开的正式文件。它只管新放的，不管以前的，也不是可以直接要求的权利。")
NEW_NOTE = (
    f"{date_text(DISCLOSURE_FROM)}起签的个人贷款，要有逐项写明息费的明示表。"
    "拿它和这里对照；表上的年化是单利还是复利，没写就问放款机构。")
OLD_NOTE = (
    f"{date_text(DISCLOSURE_FROM)}前签的贷款，不要求补做明示表；"
    "可以请对方把各项息费逐项列给你。")
DEDUCTED = "先扣掉的没有到手，所以按实际到手的钱算年化。扣的如果是利息，法律规定也按到手的金额还款、计息。"
OVER_SAID = (
    "高出的钱是估算：假如每一笔都按同样的比例少还，年化正好落在线上，整笔一共少还这么多。"
    "不等于能减这么多。")
MONTHS_SAID = (
    "放款那天算第 0 个月，每期隔一个月，一个月里的天数不分；"
    "不满一个月就还清的借款，实际比这里高。")
SHOWN_SAID = "和参照线比的，是两位小数的百分数；中间不取整。"


def notes(loan: Loan, line: Line, found: Rates, outcome: str, contract: date | None) -> tuple[str, ...]:
    """What follows from the result, the most telling first."""
    said = [_in_money(found), VERDICTS[outcome]]
    said += [LATE] if loan.is_lateness_left_out else []
    said += [VERDICTS[ONE_PERIOD]] if outcome == "no_line" and loan.is_one_period and found.monthly else []
    if line.rate is not None:
        said.append(RECKONING)
    if line.lender == "private":
        said += [PRIVATE] if line.rate is not None else []
        said += [STILL_OLD] if line.is_old and line.rate is not None else []
    if line.lender in LICENSED:
        said.append(MICROLOAN if line.lender == "microloan" else NOT_FOUR_LPR)
        said += _disclosure_notes(contract)
    if loan.upfront_fee:
        said.append(DEDUCTED)
    return *said, *_rough_note(loan)


def assumptions(loan: Loan, line: Line, outcome: str) -> tuple[str, ...]:
    """How the loan was read, one convention per sentence."""
    said = [MONTHS_SAID]
    if loan.extra:
        said.append(f"另外加的 {money_text(loan.extra)}，按第 {loan.extra_month} 个月一起付算。")
    if line.lpr is not None:
        said.append(_lpr_sentence(line, line.lpr))
    if line.rate is not None:
        said += [SHOWN_SAID] if "below" in outcome else [SHOWN_SAID, OVER_SAID]
    return tuple(said)


def sources(loan: Loan, line: Line, contract: date | None) -> tuple[str, ...]:
    """The facts this answer rests on."""
    found = [*ALWAYS, *BY_LENDER[line.lender]]
    found += ["formula-flat-fee"] if loan.way == "fee" else []
    found += ["civil-670"] if loan.upfront_fee else []
    found += ["formula-irr-approx"] if _rough_note(loan) else []
    found += LOOKED_UP if line.is_looked_up and line.lpr is not None else ()
    found += ["private-lending-transition"] if line.is_old else []
    if contract is not None and line.lender in LICENSED:
        found += NEW_CONTRACT if contract >= DISCLOSURE_FROM else OLD_CONTRACT
    return tuple(found)


def status(line: Line, found: Rates, outcome: str) -> str:
    """The sentence read aloud."""
    rates = f"真实年化：单利 {percent(found.simple)}，复利 {percent(found.compound)}"
    if outcome == ONE_PERIOD:
        return f"{rates}；只有一期，按整一个月算"
    if outcome == EXTRAS_UNCLEAR:
        return f"{rates}；算进另外加的钱才高于{line.text}，晚还的天数没有算，还说不准"
    if line.rate is None:
        return rates
    place = outcome.rpartition("_")[2] if outcome.startswith("private") else outcome.partition("_")[0]
    words = {"above": "都高于", "near": "单利不高于、复利高于", "below": "都不高于"}
    return f"{rates}；{words[place]}{line.text}"


def _lpr_sentence(line: Line, lpr: Decimal) -> str:
    if line.is_looked_up:
        return f"一年期 LPR 用那一天有效的 {percent(lpr)}，公布那天起按新的。"
    day = "起诉" if line.is_old else "合同成立"
    return f"一年期 LPR 按你填的 {percent(lpr)}；要用{day}那天有效的那个数。"


def _in_money(found: Rates) -> str:
    return f"每 100 元欠着一整年，大约要花 {money_text(found.simple * 100)}（单利）。"


def _disclosure_notes(contract: date | None) -> tuple[str, ...]:
    if contract is None:
        return ()
    return (NEW_NOTE,) if contract >= DISCLOSURE_FROM else (OLD_NOTE,)


def _rough_note(loan: Loan) -> tuple[str, ...]:
    """The quick formula, where it applies at all: even payments, nothing taken off and nothing added."""
    if loan.way == "list" or loan.upfront_fee or loan.extra:
        return ()
    approx = apr_approx(loan.cost / loan.principal, len(loan.planned))
    return (f"速算：总费用 ÷ 本金 × 24 ÷（期数 + 1）= {percent(approx)}，只能粗估，以真实年化为准。",)

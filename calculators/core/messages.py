"""Every sentence that asks the reader to change something, in one table.

Rules: say what to do in the label's own words, no blame, no apology. Limits are named where they bite.

>>> missing("逾期本金")
'输入逾期本金'
>>> not_chosen("还款方式", ["等额本息", "先息后本"]), not_chosen("减了哪几项", ["有，写清了", "没写"])
('选择还款方式：等额本息、先息后本', '在「减了哪几项」里选一项')
>>> not_chosen("为什么逾期", list("甲乙丙丁戊己庚"))
'在「为什么逾期」里选一项'
"""

from __future__ import annotations

AMOUNT_LIMIT_TEXT = "1,000 万元"
MOST_NAMED = 6  # choices in one sentence


def missing(label: str) -> str:
    return f"输入{label}"


def not_chosen(label: str, choices: list[str]) -> str:
    """All choices are named where that reads as one list: few of them, and none with a comma of its own."""
    if len(choices) > MOST_NAMED or any("，" in choice for choice in choices):
        return f"在「{label}」里选一项"
    return f"选择{label}：{'、'.join(choices)}"


def not_a_choice(label: str, text: str, choices: list[str]) -> str:
    return f"{label}里没有「{text}」，从这几项里选：{'、'.join(choices)}"


def not_text(label: str) -> str:
    return f'{label}要写成文字传进来，比如 "8600"'


def too_long(label: str, most: int) -> str:
    return f"{label}写得太长，最多 {most} 个字"


def not_a_number(label: str, example: str) -> str:
    return f"{label}要写成数字，比如 {example}"


def unclear_commas(label: str, plain: str) -> str:
    return f"{label}里的逗号或空格看不准：按三位一组写，或者不写，比如 {plain}"


def not_positive(label: str) -> str:
    return f"{label}要大于 0"


def below_zero(label: str) -> str:
    return f"{label}不能小于 0"


def too_much(label: str) -> str:
    return f"{label}要在 {AMOUNT_LIMIT_TEXT}以内"


def too_fine(label: str) -> str:
    return f"{label}最多两位小数"


def not_whole(label: str, example: str) -> str:
    return f"{label}要写成整数，比如 {example}"


def out_of_range(label: str, lowest: str, highest: str, unit: str = "") -> str:
    return f"{label}要在 {lowest} 到 {highest} {unit}之间"


def not_a_rate(label: str, usual: str) -> str:
    return f"{label}要写成百分数，比如 {usual}"


def monthly_for_yearly(label: str) -> str:
    return f"{label}不按月写；年利率用月利率乘 12，比如月 1.5% 就填 18%"


def unclear_rate(label: str, usual: str, text: str, as_percent: str, as_fraction: str) -> str:
    return (f"{label}一般写成 {usual}；你填的 {text} 没有写单位，"
            f"可能是 {as_percent}，也可能是 {as_fraction}，把 % 一起写上")


def odd_rate(label: str, usual: str, text: str, consequence: str, limit: str) -> str:
    return f"{label}一般写成 {usual}；你填的 {text} {consequence}，确认没有写错（这里最多算到 {limit}）"


def not_a_date(label: str) -> str:
    return f"{label}要写成年月日，比如 2026-10-8"


def date_lacks(label: str, parts: str) -> str:
    return f"{label}还缺{parts}"


def short_year(label: str) -> str:
    return f"{label}的年份要写四位，比如 2026"


def year_last(label: str) -> str:
    return f"{label}要先写年份，比如 2026-10-8；月和日的先后才不会看错"


def impossible_date(label: str) -> str:
    return f"{label}要是日历上有的日子"


def either(labels: list[str]) -> str:
    return f"输入{'，或者'.join(labels)}"


def only_one(labels: list[str]) -> str:
    return f"{'、'.join(labels)}只填一种，把另外的清空"


def too_many_rows(label: str, most: int) -> str:
    return f"{label}最多 {most} 行"


def unclear_row(row: str, columns: list[str], example: str) -> str:
    return f"{row}看不准：按「{' '.join(columns)}」写，中间空一格，比如 {example}"


def later_than(label: str, other: str, other_date: str) -> str:
    return f"{label}要晚于{other}（{other_date}）"


def never_ends(payment: str, cost: str, least: str, cost_word: str) -> str:
    return f"每月还 {payment}，付了{cost_word}（约 {cost}）就减不了本金，至少要还 {least}欠款才会减少"


def ends_late(payment: str, most: int) -> str:
    return f"每月还 {payment}，{most} 期也还不清"


def with_least(message: str, most: int, least: str) -> str:
    return f"{message}；要在 {most} 期内还清，每月至少还 {least}"


def payment_too_big(row: str, owed: str) -> str:
    return f"{row}不能超过当时欠的 {owed}"


def not_used(label: str, method: str) -> str:
    return f"{method}用不到{label}，把它清空"


def unknown_field(name: str, guess: str | None, known: list[str]) -> str:
    hint = f"是不是 {guess}？" if guess else ""
    return f"没有「{name}」这一项，{hint}可以填：{'、'.join(known)}"


def payment(number: int) -> str:
    return f"第 {number} 笔还款"


def past_counting() -> str:
    return "按这些数，罚息会超过 1 万亿元；检查利率、倍数、天数和要不要计复利"


def too_far(label: str, other: str, most: str) -> str:
    return f"{label}离{other}不能超过 {most} 天"


def not_between(label: str, first: str, last: str) -> str:
    return f"{label}要在{first}到{last}之间"


def not_after(label: str, last: str) -> str:
    return f"{label}不能晚于{last}"


def no_due_date(row: str, due: str) -> str:
    return f"{row}写了日期，{due}也要填；只知道天数时写第几天，比如 第30天"


def needs_first(label: str, other: str) -> str:
    return f"填了{label}，{other}也要填，才排得出每期的日期"


def above_principal(label: str, principal: str) -> str:
    return f"{label}不能超过本金 {principal}"


def above_share(label: str, share: str, most: str) -> str:
    return f"{label}最多是本金的 {share}，也就是 {most}"


def no_payment_for(method: str, periods: str) -> str:
    return f"{method}每月只还利息，不能由每月还多少推出期数，改填{periods}"


def not_a_time(label: str) -> str:
    return f"{label}要写成几点几分，比如 21:30 或 晚上9点半"


def next_day(label: str, after_midnight: str) -> str:
    return f"{label}过了半夜，要看清是哪一天：写成第二天的 {after_midnight}，或者当天的 23:59"


def not_recurring(label: str) -> str:
    return f"{label}要写成多久一次、多少钱，比如 1200 每月 或 30 每天"


def not_before(label: str, other: str, other_date: str) -> str:
    return f"{label}不能早于{other}（{other_date}）"


def less_than_received(label: str, paid: str, received: str) -> str:
    return f"{label}加起来是 {paid}，比到手的 {received}还少，算不出年化；检查金额和期数"


def absurd_rate(most: str, principal: str) -> str:
    return f"按这些数，每个月的利率超过 {most}；检查{principal}和还的钱有没有多写或少写一位"


def too_early(label: str, day: str) -> str:
    return f"{label}不能早于 {day}"


def lpr_unknown(label: str, known: str, lpr: str) -> str:
    return (f"{label}对应的一年期 LPR 还没有核到，这里有 {known}的；"
            f"查人民银行那个月的公告，把数填在「{lpr}」里")


def lpr_too_early(label: str, known: str, filed: str) -> str:
    return (f"{label}早于这里有的一年期 LPR（{known}）；"
            f"把起诉的那一天填在「{filed}」里，还没有起诉就填要估算的那一天")

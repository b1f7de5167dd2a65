"""The line that a year's cost of a financial institution's loan is held against, and what may be said of it.

What counts is the sum of interest, penalties, damages and fees (fact `spc-2017-24pct-components`). Above the
line the borrower may ask for a reduction (fact `spc-2017-24pct`); nothing is reduced or void by itself. No
fact says whether single or compound interest is meant: where both exist both are said, in the same words
everywhere. Rates are fractions, held against the line as they are shown: to a hundredth of a percent.

>>> exceeds(Decimal("0.24004")), exceeds(Decimal("0.2401"))
(False, True)
>>> place(Decimal("0.22"), Decimal("0.2436"))
'near_line'
"""

from __future__ import annotations

from decimal import Decimal

from .known import known
from .rates import percent_text, rounded

LINE = Decimal(known("spc-2017-24pct")) / 100
LINE_TEXT = f"年 {percent_text(LINE)}"
FACTS = ("spc-2017-24pct", "spc-2017-24pct-components", "formula-cap-check")
SHOWN_PLACES = 4
ASKING = (
    "和这条线比的，是利息、复利、罚息、违约金和其他费用的合计。向金融机构借的，可以拿"
    "「合计过高、明显背离损失」做理由，请求调减超过的部分；"
    "要自己提出来，不会自动减，由对方同意，或由法院、仲裁机构定。")
RECKONING = "拿单利还是复利和这条线比，没有查到明文规定，所以两种都列出来。"


def exceeds(rate: Decimal, line: Decimal = LINE) -> bool:
    """Claim: a yearly rate, as shown, is above the line, as shown."""
    return rounded(rate, SHOWN_PLACES) > rounded(line, SHOWN_PLACES)


def place(simple: Decimal, compound: Decimal, line: Decimal = LINE) -> str:
    """Where a cost stands: above_line, near_line if it is so by compound interest only, else below_line."""
    if exceeds(simple, line):
        return "above_line"
    return "near_line" if exceeds(compound, line) else "below_line"

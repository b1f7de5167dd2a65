"""The numbers somebody typed into Chinese text, in whatever script: `7 天`, `１５日`, `十五天`, `万五`.

Ordinary Chinese is left alone: 一天, 两次, 半年, 几千块, 万一, 第一步, 三方, 十分, 四十来个字.

>>> list(found("十五天内，罚息每日万五，最多两百块"))
['十五天', '万五', '两百块']
>>> list(found("万一半年没还，先等一两天，打几十个电话，第一步写下来"))
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# 一, 两 and 半 with a unit say "a day", "twice", "half a year"; alone they are no claim about an amount.
_BIG = "十百千万亿拾佰仟萬億"
_SMALL = "二三四五六七八九贰叁肆伍陆柒捌玖貳參陸廿卅"
_ANY = f"〇零一两壹兩{_SMALL}{_BIG}"
_UNIT = (
    "多年|年|多天|天|日|个?月|月份|[万亿]?元|块|角钱|毛钱|倍|成|个?小时|个?钟头|周|个?星期|次|期|折|个?工作日"
    "|岁|号|个?百分点"
)
# One that says more than 一 or 两: 三, 十, 一百, 二十; but not 一两 (一两天), nor 万一 (万一月底还不上).
_AMOUNT = f"(?!万一)(?<![{_ANY}])(?:[{_SMALL}{_BIG}][{_ANY}]*|[一两壹兩](?!两)[{_ANY}]+)"
_VAGUE = re.compile(
    f"[几数好][{_BIG}]+(?!分之|[{_ANY}])|[上成][百千万]+(?!分之|[{_ANY}])|三天两头|三番五次|百折"
)

_TYPED = (
    re.compile(r"\d(?:[\d.,，%％]*[\d%％])?"),
    # Digits in a circle, Roman numerals, fractions and the like are digits too.
    re.compile(
        r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u2188"
        r"\u2460-\u249b\u2776-\u2793\u3220-\u3229\u3280-\u3289]"
    ),
    re.compile(f"[{_ANY}]+分之[{_ANY}]+|[百千万]分之"),
    re.compile(f"{_AMOUNT}[多余几来]?(?:{_UNIT})"),
    re.compile(f"(?:早上|上午|中午|下午|傍晚|晚上|夜里|凌晨|[早晚])[{_SMALL}十][{_ANY}]*[点时]"),
    re.compile(r"两(?:倍|成|折)|一倍半"),
    re.compile(f"(?<![第{_ANY}])[一两{_SMALL}十][{_ANY}]*[百千万亿佰仟]"),
    re.compile(f"(?<![{_ANY}])[万千](?:分)?[{_SMALL}]"),  # 万五 is said for five in ten thousand
    # A year or a telephone number, spelled out.
    re.compile(r"(?=[一二三四五六七八九]*[〇零幺])[〇零一二三四五六七八九幺]{3,}|[一二三四五六七八九]{4,}"),
)

# 第一条 is the first of a list, 第七十条 is an article of a law; readers know some by their number.
_ARTICLE = re.compile(f"第[一{_SMALL}]*[十百][{_ANY}]*条")


def articles(text: str) -> Iterator[str]:
    """Give the articles named in `text`: only a fact can vouch for one, but a title may ask about it."""
    for match in _ARTICLE.finditer(text):
        yield match[0]


def found(text: str) -> Iterator[str]:
    """Give each typed number of `text` once, as it is written."""
    text = _VAGUE.sub(lambda vague: "几" * len(vague[0]), text)
    last = 0
    spans = (match.span() for pattern in _TYPED for match in pattern.finditer(text))
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield text[start:end]
            last = end

"""A few lines of plain Python that reach the same figures without this package: for readers who check.

>>> print(snippet(["penalty = to_cents(D('8600') * D('0.0005') * 47)"], {"罚息": "penalty"}))
# 粘贴到任何一个 Python 3 里运行，会得到同样的数。
from datetime import date, timedelta
from decimal import Decimal as D, ROUND_HALF_UP
<BLANKLINE>
def to_cents(amount):
    return D(amount).quantize(D("0.01"), ROUND_HALF_UP)
<BLANKLINE>
penalty = to_cents(D('8600') * D('0.0005') * 47)
print("罚息", penalty)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

HEAD = """\
# 粘贴到任何一个 Python 3 里运行，会得到同样的数。
from datetime import date, timedelta
from decimal import Decimal as D, ROUND_HALF_UP

def to_cents(amount):
    return D(amount).quantize(D("0.01"), ROUND_HALF_UP)
"""


def snippet(lines: Iterable[str], printed: Mapping[str, str]) -> str:
    """A program: `lines`, then each label of `printed` with the value of its expression.

    What it prints is, label by label, the plain `value` of the result of that label. `lines` may use D,
    to_cents, date and timedelta; a text that a reader typed must never be among them.
    """
    shown = [f'print("{label}", {expression})' for label, expression in printed.items()]
    return "\n".join([HEAD, *lines, *shown])

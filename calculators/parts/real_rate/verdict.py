"""What may be said of a loan's cost beside its line, and where nothing may be said.

What lateness added is held against the line too (fact `spc-2017-24pct-components`). Where each payment is
given as agreed, though, the days of lateness are not in the reckoning: if only those extras lift the cost,
nothing is said of the line. A single payment is reckoned as one whole month; the days that loan really lasts
are not asked for, and fewer of them cost more a year, so it is never said not to be above the line.
"""

from __future__ import annotations

from .case import Loan, Rates
from .line import Line, outcome

EXTRAS_UNCLEAR, ONE_PERIOD = "extras_unclear", "one_period"


def verdict(loan: Loan, line: Line, found: Rates, bare: Rates) -> str:
    """The outcome, with what lateness added (`found`) and without it (`bare`)."""
    place = outcome(line, found.simple, found.compound)
    if line.rate is None:
        return place
    if loan.is_lateness_left_out and place != outcome(line, bare.simple, bare.compound):
        return EXTRAS_UNCLEAR
    if loan.is_one_period and found.monthly and "above" not in place:
        return ONE_PERIOD
    return place

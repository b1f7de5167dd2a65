"""Rates as Decimal fractions (0.0005, never 0.05), kept undivided until the last step.

annual / 360 rarely ends in decimals, so a rate is a nominal fraction and the number of parts it is
divided into: multiplying first and dividing last leaves exact halves of a 分 exact.
Sources: facts `formula-simple-penalty`, `formula-multiple-penalty`, `formula-annuity`.

>>> Rate(nominal=Decimal("0.18"), parts=360).on(Decimal("8600"), 47)
Decimal('202.10')
>>> percent_text(annual_from_daily(Decimal("0.0005"), 365))
'18.25%'
>>> percent_text(effective_annual_rate(Decimal("0.144"), 12), places=2)
'15.39%'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

# Rounding a yearly rate of many thousand percent to its last decimal takes more than the usual 28 digits.
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate for one day or one period: `nominal` divided into `parts` (1 when it is already per period)."""

    nominal: Decimal
    parts: int = 1

    @property
    def fraction(self) -> Decimal:
        """The rate of one period as a fraction, rounded only by the 28 digits of the context."""
        return self.nominal / self.parts

    def on(self, base: Decimal, count: int = 1) -> Decimal:
        """What `base` costs in `count` periods, simple interest, not rounded."""
        return base * self.nominal * count / self.parts


def daily_from_annual(annual_rate: Decimal, day_basis: int) -> Decimal:
    """Daily fraction of an annual one; `day_basis` is 360 (bank custom) or 365."""
    return annual_rate / day_basis


def annual_from_daily(daily_rate: Decimal, day_basis: int) -> Decimal:
    """Annual fraction of a daily one, simple interest over 360 or 365 days."""
    return daily_rate * day_basis


def effective_annual_rate(nominal_annual_rate: Decimal, per_year: int) -> Decimal:
    """(1 + r/m)^m - 1: what a nominal annual rate comes to when interest joins the base m times a year."""
    return (1 + nominal_annual_rate / per_year) ** per_year - 1


def rounded(rate: Decimal, places: int) -> Decimal:
    """A rate for show, half up; never money, which has `to_cents`."""
    return rate.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def percent_text(rate: Decimal, places: int | None = None) -> str:
    """`0.0005` as `0.05%`: with `places` decimals, or as short as it goes within five."""
    percent = rounded(rate * 100, 5 if places is None else places)
    if places is not None:
        return f"{percent:,f}%"
    whole, _, decimals = f"{percent:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}%" if decimals else f"{whole}%"


def exact_percent_text(rate: Decimal) -> str:
    """The percentage with all its decimals, for arithmetic that a reader may check: 14.6%."""
    return f"{(rate * 100).normalize():f}%"

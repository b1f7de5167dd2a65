"""The few figures of law the arithmetic needs, each as its fact has it.

The facts themselves live in docs/facts/; what runs in the page cannot read YAML. Every build compares these
with the facts of the same id, and stops where one differs.

>>> known("spc-2017-24pct")
'24'
"""

from __future__ import annotations

from collections.abc import Mapping

# fact id → its value as text, or its named values.
KNOWN: Mapping[str, str | Mapping[str, str]] = {
    "spc-2017-24pct": "24",
    "jiebei-overdue-multiple": "1.5",
    "huabei-min-payment-formula": "0.10",
    "huabei-overdue-annualised": "18.25",
    "credit-bad-record-5y": "5",
    "credit-free-reports": "2",
    "credit-objection-20d": "20",
    "credit-complaint-30d": "30",
    "complaint-deadline-institution": {"simple": "15", "complex": "30", "longest": "60"},
    "credit-repair-conditions": {
        "from": "2020-01-01", "to": "2025-12-31", "cap": "10000", "repaid-by": "2026-03-31"},
    "credit-repair-display-dates": {"early": "2025-11-30", "hidden-from": "2026-01-01"},
    "limitation-3y": "3",
    "payment-order-15d": "15",
    "enforcement-2y": "2",
    "small-claims-threshold": {"automatic": "0.5", "by-agreement": "2"},
    "delay-interest-formula": "0.000175",
    "internet-court-2025": "2025-11-01",
    "gbt-45251": "2025-02-28",
    "gbt-45251-time": {"from": "22:00", "to": "8:00"},
    "gbt-45251-frequency": "3",
    "gbt-45251-onsite": {"times": "1"},
    "gbt-45251-nature": "推荐性国家标准",
    "cf-measures-2024": "2024-04-18",
    "cba-collection-2026": {"since": "2026-01-30"},
    "cba-collection-dial": "6",
    "emergency-fund-3-6": {"stable-from": "3", "stable-to": "6", "unstable-from": "6", "unstable-to": "12"},
    "private-lending-cap-4lpr": "4",
    "private-lending-transition": "2020-08-20",
    "lpr-1y-change-points": {
        "2019-08-20": "4.25", "2019-09-20": "4.20", "2019-11-20": "4.15", "2020-02-20": "4.05",
        "2020-04-20": "3.85", "2021-12-20": "3.80", "2022-01-20": "3.70", "2022-08-22": "3.65",
        "2023-06-20": "3.55", "2023-08-21": "3.45", "2024-07-22": "3.35", "2024-10-21": "3.10",
        "2025-05-20": "3.00"},
    "lpr-publish-schedule": "20",
    "lpr-2026-09-to-11": "unknown",
    "cost-disclosure-2026": "2026-08-01",
    "microloan-cost-guideline-2025": {"cap": "24", "lpr-multiple": "4", "by": "2027"},
}


def known(fact: str, name: str = "") -> str:
    """A figure as its fact has it; `name` says which, where a fact has several. Raises KeyError for none."""
    figure = KNOWN[fact]
    return figure if isinstance(figure, str) else figure[name]

"""The few figures of law the arithmetic needs, each as its fact has it.

The facts themselves live in docs/facts/; what runs in the page cannot read YAML. Every build compares these
with the facts of the same id, and stops where one differs.

>>> KNOWN["spc-2017-24pct"]
'24'
"""

from __future__ import annotations

from collections.abc import Mapping

# fact id → its value as text, or its named values.
KNOWN: Mapping[str, str | Mapping[str, str]] = {
    "spc-2017-24pct": "24",
}

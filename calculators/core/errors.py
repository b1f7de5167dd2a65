"""What a calculator refuses, said so that the reader can mend it.

>>> str(InputError("principal", "输入逾期本金"))
'principal: 输入逾期本金'
"""

from __future__ import annotations

from collections.abc import Iterable


class CalculatorError(Exception):
    """A calculator cannot answer; every error raised on purpose here is one of these."""


class InputError(CalculatorError):
    """One fault of one field: its name, `payments.1.amount` inside rows, or "" for the request as a whole."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message


class FormError(CalculatorError):
    """All faults of one request together, in the order in which the form shows its fields."""

    def __init__(self, faults: Iterable[InputError]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))

"""The reader's answers, read field by field: every fault is kept, none hides another.

>>> principal = Field(name="principal", label="逾期本金", kind="money", required=True)
>>> form = Form((principal,), {"principal": "8,600"}, {})
>>> form["principal"], form.echo
(Decimal('8600.00'), {'principal': '8,600.00 元'})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import messages
from .errors import FormError, InputError
from .field import Field
from .nearest import nearest
from .reading import Scalar, choice_label, read, value_text
from .rows import Row, read_rows, rows_text, split_rows
from .text import quoted

LONGEST_ROWS = 20_000
LONGEST_LABEL = 40


class Form:
    """The values of one request by field name; a blank or faulty field is None, without rows it is []."""

    def __init__(
        self, fields: Sequence[Field], texts: Mapping[str, str], labels: Mapping[str, str],
    ) -> None:
        self._fields = {field.name: field for field in fields}
        self._labels = labels
        self._texts = {name: text for name, text in texts.items() if self._holds_anything(name, text)}
        self._faults = [self._unknown(name) for name in texts if name not in self._fields]
        self.echo: dict[str, str] = {}
        self._values = {field.name: self._read(field) for field in fields}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  the field's kind says which type it is
        return self._values[name]

    def given(self, name: str) -> bool:
        """Something was typed there, readable or not."""
        return name in self._texts

    def label(self, name: str) -> str:
        """The page's own words for the field, without a unit or remark in brackets; else its label here."""
        return _bare(self._labels.get(name, "")) or self._fields[name].label

    def choice_text(self, name: str, value: str | None = None) -> str:
        """The words of the choice made, or of another one."""
        return choice_label(self._fields[name].choices, value or self[name])

    def fault(self, name: str, message: str) -> None:
        """Keep one more fault, unless the field already has one."""
        if all(fault.field != name for fault in self._faults):
            self._faults.append(InputError(name, message))

    def exactly_one(self, *groups: tuple[str, ...]) -> None:
        """Keep a fault unless exactly one of the groups of fields is filled in, and that one completely."""
        used = [group for group in groups if any(map(self.given, group))]
        if not used:
            self.fault(groups[0][0], messages.either([self._labels_of(group) for group in groups]))
        for extra in used[1:]:
            name = next(filter(self.given, extra))
            self.fault(name, messages.only_one([self._labels_of(group) for group in used]))
        if len(used) == 1:
            for name in used[0]:
                if not self.given(name):
                    self.fault(name, messages.missing(self.label(name)))

    def refuse_all(self, names: Sequence[str], method: str) -> None:
        """Keep a fault for each of the fields filled in, because `method` has no use for them."""
        for name in filter(self.given, names):
            self.fault(name, messages.not_used(self.label(name), method))

    def stop_at_faults(self) -> None:
        """Raises FormError with all faults so far, in the order of the fields."""
        if self._faults:
            order = {name: place for place, name in enumerate(self._fields)}
            raise FormError(sorted(
                self._faults, key=lambda fault: order.get(fault.field.partition(".")[0], -1)))

    def _holds_anything(self, name: str, text: str) -> bool:
        """Something was typed; among rows, in one row at least."""
        has_rows = name in self._fields and self._fields[name].columns
        return bool(split_rows(text) if has_rows else text.strip())

    def _labels_of(self, group: tuple[str, ...]) -> str:
        return "和".join(map(self.label, group))

    def _unknown(self, name: str) -> InputError:
        guess = nearest(name, self._fields)
        return InputError(quoted(name), messages.unknown_field(quoted(name), guess, list(self._fields)))

    def _read(self, field: Field) -> Scalar | list[Row] | None:
        text = self._texts.get(field.name, field.default)
        if not text:
            return self._blank(field)
        if field.columns:
            return self._read_rows(field, text)
        try:
            value = read(field, self.label(field.name), text)
        except InputError as fault:
            self.fault(field.name, fault.message)
            return None
        if self.given(field.name):
            self.echo[field.name] = value_text(field, value)
        return value

    def _blank(self, field: Field) -> list[Row] | None:
        if field.required:
            label, choices = self.label(field.name), [choice.label for choice in field.choices]
            message = messages.not_chosen(label, choices) if choices else messages.missing(label)
            self.fault(field.name, message)
        return [] if field.columns else None

    def _read_rows(self, field: Field, text: str) -> list[Row]:
        if len(text) > LONGEST_ROWS:
            self.fault(field.name, messages.too_long(self.label(field.name), LONGEST_ROWS))
            return []
        rows, faults = read_rows(
            field, self.label(field.name), text, lambda column: self._column_label(field, column))
        self._faults += faults
        if faults:
            return []
        self.echo[field.name] = rows_text(field, rows)
        return rows

    def _column_label(self, field: Field, column: Field) -> str:
        return _bare(self._labels.get(f"{field.name}.{column.name}", "")) or column.label


def _bare(label: str) -> str:
    return quoted(label, LONGEST_LABEL).partition("（")[0].partition("(")[0].strip()

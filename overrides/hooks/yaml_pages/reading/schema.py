"""Data + JSON Schema → faults in an editor's words. The schema is the one published in docs/schemas/."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

import jsonschema
from jsonschema import validators

from yaml_pages.errors import Path, brief, did_you_mean

from .source import Source

# jsonschema's own types leave every part of an error open; what matters here is that it has these parts.
Fault = Any

_SEE_SCHEMAS = "照 docs/schemas/ 里的说明改"
_TYPES = {
    "string": "文字", "integer": "整数", "number": "数字", "boolean": " true 或 false",
    "array": "列表（每项以 - 开头）", "object": "「键: 值」",
}


def _is_number(_checker: object, value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _whole_pattern(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[Fault]:
    # An editor's JavaScript takes `$` for the very end; Python alone would let a line end follow it.
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield jsonschema.ValidationError("pattern")


def _long_enough(_validator: object, least: int, value: object, _schema: object) -> Iterator[Fault]:
    if isinstance(value, str) and len(value.strip()) < least:  # blanks alone are nothing to read
        yield jsonschema.ValidationError("minLength")


_CHECKER = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number)
_Validator = validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator,
    {"pattern": _whole_pattern, "minLength": _long_enough}, type_checker=_CHECKER,
)
_FORMATS = jsonschema.FormatChecker(("date",))


def load_schema(path: FilePath) -> dict[str, Any]:
    """Read a schema file."""
    schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return schema


def check(source: Source, schema: dict[str, Any]) -> None:
    """Add to `source.faults` everything in which its data differs from `schema`."""
    if source.data is None:
        return
    for error in _Validator(schema, format_checker=_FORMATS).iter_errors(source.data):
        for path, problem, remedy in _explain(error, source):
            if not source.has_fault(path):  # a value that could not be read right has its own fault already
                source.fault(path, problem, remedy)


def roles(
    schema: dict[str, Any], value: Any, node: dict[str, Any] | None = None, path: Path = ()
) -> Iterator[tuple[Path, str, Any]]:
    """Walk data and schema together; give each value that the schema names by `$ref`, with that name.

    So the schema alone decides what is prose, what is an address and what is an id.
    """
    node = schema if node is None else node
    if "$ref" in node:
        role = str(node["$ref"]).rsplit("/", 1)[-1]
        yield path, role, value
        node = schema["$defs"][role]
    if isinstance(value, dict):
        for key, item in value.items():
            found = node.get("properties", {}).get(key, node.get("additionalProperties"))
            if isinstance(found, dict):
                yield from roles(schema, item, found, (*path, key))
    elif isinstance(value, list) and "items" in node:
        for n, item in enumerate(value):
            yield from roles(schema, item, node["items"], (*path, n))


def _explain(error: Fault, source: Source) -> Iterator[tuple[Path, str, str]]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "required":
        yield from _missing(error, path, source)
    elif error.validator == "additionalProperties":
        known = error.schema["properties"]
        for key in sorted(set(error.instance) - set(known)):
            yield (*path, key), f"没有「{key}」这个项目", did_you_mean(key, known)
    elif error.instance is None:
        about = f"（{_description(error)}）" if _description(error) else ""
        yield path, "这里是空的", f"写上内容{about}，或删掉这一行"
    elif error.validator == "anyOf" and (inside := _inside(error)):
        for inner in inside:
            yield from _explain(inner, source)
    else:
        problem, remedy = _WORDS.get(str(error.validator), _other)(error)
        yield path, problem, remedy


def _missing(error: Fault, path: Path, source: Source) -> Iterator[tuple[Path, str, str]]:
    schema: dict[str, Any] = error.schema
    for key in schema["required"]:
        # A key that stood on a line already reported as unreadable is not missing too.
        unread = any(row.strip("- ").startswith(key) for row in source.blanked.values())
        if repr(key) in error.message and key not in error.instance and not unread:
            about = _describe(schema.get("properties", {}).get(key, {}))
            yield path, f"少了「{key}」", f"加一行「{key}: …」" + (f"（{about}）" if about else "")


def _describe(schema: dict[str, Any]) -> str:
    return str(schema.get("description", "")).split("。")[0]


def _description(error: Fault) -> str:
    return _describe(error.schema)


def _wrong_type(error: Fault) -> tuple[str, str]:
    wanted = _TYPES.get(str(error.validator_value), str(error.validator_value))
    value = error.instance
    if error.validator_value == "string" and isinstance(value, (int, Decimal, bool)):
        return _not_text(value)
    if error.validator_value == "string":
        return "这里要写文字，现在是列表或「键: 值」", "文字以 [ 或 { 开头时给整句加引号"
    return f"这里要写{wanted}", _description(error) or f"改成{wanted}"


def _not_text(value: object) -> tuple[str, str]:
    kind, text = "真假值" if isinstance(value, bool) else "数字", str(value).lower()
    return f"这里要写文字，现在是{kind} {text}", f'加上引号："{text}"'


def _wrong_pattern(error: Fault) -> tuple[str, str]:
    return f"「{brief(error.instance)}」的写法不对", _description(error) or _SEE_SCHEMAS


def _no_such_day(error: Fault) -> tuple[str, str]:
    return f"没有「{brief(error.instance)}」这一天", _description(error) or _SEE_SCHEMAS


def _wrong_choice(error: Fault) -> tuple[str, str]:
    choices = [str(choice) for choice in error.validator_value]
    wrong = error.instance if isinstance(error.instance, str) else ""
    return f"不能写「{brief(wrong)}」" if wrong else "这里要写一个词", did_you_mean(wrong, choices, shown=20)


def _too_long(error: Fault) -> tuple[str, str]:
    return f"太长了：{len(error.instance)} 个字，最多 {error.validator_value} 个", "删短"


def _too_short(error: Fault) -> tuple[str, str]:
    return "太短了或者是空的", _description(error) or "补上内容"


def _too_many(error: Fault) -> tuple[str, str]:
    return f"太多了：{len(error.instance)} 项，最多 {error.validator_value} 项", "删掉多出来的"


def _too_few(error: Fault) -> tuple[str, str]:
    return f"太少了，至少要 {error.validator_value} 项", _description(error) or "补上"


def _repeated(error: Fault) -> tuple[str, str]:
    again = next(item for n, item in enumerate(error.instance) if item in error.instance[:n])
    return f"「{brief(str(again))}」写了两遍", "只留一个"


def _too_small(error: Fault) -> tuple[str, str]:
    return f"数太小：{error.instance}", f"写 {error.validator_value} 或更大"


def _inside(error: Fault) -> list[Fault]:
    """Give the faults further in, where the alternative that was meant (values by name, say) is wrong."""
    return [
        inner for inner in error.context
        if len(inner.absolute_path) > len(error.absolute_path)
        or "propertyNames" in inner.relative_schema_path
    ]


def _none_fits(error: Fault) -> tuple[str, str]:
    if isinstance(error.instance, bool):
        return _not_text(error.instance)
    if isinstance(error.instance, str) and not error.instance.strip():
        return _too_short(error)
    return "这里的写法不对", str(error.schema.get("description") or "写一个数，或一行文字")


def _other(error: Fault) -> tuple[str, str]:
    return "这里的写法不对", _description(error) or _SEE_SCHEMAS


_WORDS: dict[str, Callable[[Fault], tuple[str, str]]] = {
    "type": _wrong_type,
    "pattern": _wrong_pattern,
    "format": _no_such_day,
    "anyOf": _none_fits,
    "enum": _wrong_choice,
    "maxLength": _too_long,
    "minLength": _too_short,
    "maxItems": _too_many,
    "minItems": _too_few,
    "minProperties": _too_few,
    "uniqueItems": _repeated,
    "minimum": _too_small,
}

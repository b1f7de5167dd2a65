"""The calculators' one door: a request as JSON text in, an answer as JSON text out.

Every module in this folder, except those whose name starts with an underscore, is a calculator: it has
TITLE, FIELDS, ONE_OF, OUTPUTS, TABLES, CHARTS, OUTCOMES, SOURCES, WORDS, DOCUMENTS and calculate(form).
Nothing is registered by hand.

>>> reply = json.loads(answer('{"calculator": "penalty_interest", "values": '
...                           '{"principal": "8600", "daily_rate": "0.05%", "days": "47"}}'))
>>> reply["status"]
'罚息 202.10 元，共 47 天'
"""

from __future__ import annotations

import json
from decimal import ROUND_HALF_EVEN, Context, localcontext
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from .core.answer import Answer
from .core.errors import FormError, InputError
from .core.export import exports
from .core.fill import fill
from .core.form import Form
from .core.request import Request, read_request, then_and_now
from .core.text import quoted

__all__ = ["RULES", "RULES_VERSION", "answer", "describe", "names"]

# Changes whenever the same input may come to another result; links and exports carry it.
RULES = "2026.11"
RULES_VERSION = f"计算规则 {RULES} 版"
# Looked up once: a saved snapshot of the interpreter no longer has the files. It works in a zip file too.
_NAMES = tuple(sorted(
    module.name for module in iter_modules(__path__) if not module.ispkg and not module.name.startswith("_")
))
# Its own context, so the answer does not depend on what the caller did to the thread's.
_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN)


def names() -> tuple[str, ...]:
    """The calculators there are, found by looking at this folder."""
    return _NAMES


def describe(name: str) -> dict[str, Any]:
    """One calculator as plain data: fields, outputs, tables. Raises CalculatorError for an unknown name."""
    module = _module(name)
    return {
        "name": name,
        "title": module.TITLE,
        "fields": [field.description() for field in module.FIELDS],
        "one_of": [[list(group) for group in groups] for groups in module.ONE_OF],
        "outputs": list(module.OUTPUTS),
        "tables": {table: list(columns) for table, columns in module.TABLES.items()},
        "charts": dict(module.CHARTS), "outcomes": dict(module.OUTCOMES), "sources": list(module.SOURCES),
        "words": [*module.OUTPUTS, *(field.name for field in module.FIELDS), *module.WORDS],
        "documents": list(module.DOCUMENTS),
        "labels": {"outputs": dict(module.OUTPUTS), "tables": {
            table: dict(columns) for table, columns in module.TABLES.items()}},
    }


def answer(request_json: str) -> str:
    """The response to one request. Never raises on any text; faults come back as `errors`, all at once."""
    calculator = None
    try:
        request = read_request(request_json)
        module = _module(request.calculator)
        calculator = request.calculator
        with localcontext(_CONTEXT):
            response = _response(module, request)
    except FormError as refused:
        response = _refusal(calculator, refused.faults)
    except InputError as fault:
        response = _refusal(calculator, (fault,))
    # Only ASCII: a lone half of a surrogate pair in a label could not be encoded otherwise.
    return json.dumps(response)


def _response(module: ModuleType, request: Request) -> dict[str, object]:
    form = Form(module.FIELDS, request.values, request.labels)
    found: Answer = module.calculate(form)
    results = {name: figure["text"] for name, figure in found.results.items() if figure["value"]}
    words = form.echo | results | found.words
    response: dict[str, object] = {
        "calculator": request.calculator, "rules": RULES_VERSION, "echo": form.echo,
        "results": found.results, "tables": found.tables, "charts": found.charts,
        "documents": found.documents | {name: fill(text, words) for name, text in request.templates.items()},
        "notes": found.notes, "assumptions": found.assumptions, "working": found.working,
        "sources": found.sources, "outcome": found.outcome, "status": found.status,
    }
    headline = found.results[next(iter(module.OUTPUTS))]
    if request.shared and request.shared["rules"] != RULES:
        response["then"] = then_and_now(request.shared, headline["text"], RULES)
    if request.wants_exports:
        response["exports"] = exports(describe(request.calculator), form, found, RULES_VERSION)
    return response


def _refusal(calculator: str | None, faults: tuple[InputError, ...]) -> dict[str, object]:
    return {"calculator": calculator,
            "errors": [{"field": fault.field, "message": fault.message} for fault in faults]}


def _module(name: str) -> ModuleType:
    if name not in _NAMES:
        raise InputError("", f"没有叫「{quoted(name)}」的计算器，有：{'、'.join(_NAMES)}")
    return import_module(f"{__name__}.{name}")

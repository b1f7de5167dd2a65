"""The schemas editors complete against and the values the code works with have the same fields."""

import dataclasses
import json

import pytest

from yaml_pages.models import calculator, changes, content, fact, sheet, wording

# What the calculator itself says of a field; the YAML can't.
FROM_CALCULATOR = {"kind", "required", "default", "max_rows"}

PAIRS = [
    ("tutorial", "", content.Tutorial), ("tutorial", "section", content.Section), ("home", "", content.Home),
    ("glossary", "", content.Glossary), ("changes", "", changes.Changes), ("calculator", "", calculator.CalculatorPage), ("calculator", "field", calculator.Field),
    ("calculator", "axis", calculator.Axis), ("calculator", "step_on", calculator.StepOn), ("facts", "", fact.FactFile), ("facts", "fact", fact.Fact),
    ("wording", "", wording.Wording), ("sheet", "", sheet.Sheet), ("sheet", "block", sheet.Block),
]


@pytest.mark.parametrize(("schema", "definition", "kind"), PAIRS, ids=lambda value: getattr(value, "__name__", value))
def test_schema_and_model_have_the_same_fields(repo_root, schema, definition, kind):
    node = json.loads((repo_root / "docs" / "schemas" / f"{schema}.schema.json").read_text("utf-8"))
    node = node["$defs"][definition] if definition else node
    assert {spec.name for spec in dataclasses.fields(kind)} - FROM_CALCULATOR == set(node["properties"])
    same(node, kind)


def same(node, kind):
    """Compare the nested kinds too, where the schema spells them out in place."""
    for spec in dataclasses.fields(kind):
        inner = spec.metadata.get("of")
        inner = kind if inner is content.ITSELF else inner
        field = node["properties"].get(spec.name, {})
        field = field.get("items", field)
        if inner and "properties" in field:
            assert {item.name for item in dataclasses.fields(inner)} - FROM_CALCULATOR >= set(field["properties"]), spec.name
            same(field, inner)

import pytest

from yaml_pages.editors.insertion import InsertionError, with_item
from yaml_pages.reading.source import read

ITEM = "- id: two\n  value: unknown\n"


@pytest.mark.parametrize(("before", "after"), [
    pytest.param("facts:\n  - id: one\n", "facts:\n  - id: one\n\n  - id: two\n    value: unknown\n", id="indented"),
    pytest.param("facts:\n- id: one\n", "facts:\n- id: one\n\n- id: two\n  value: unknown\n", id="not indented"),
    pytest.param("facts:\n  - id: one", "facts:\n  - id: one\n\n  - id: two\n    value: unknown\n", id="no last line end"),
    pytest.param("facts:\r\n  - id: one\r\n", "facts:\r\n  - id: one\r\n\r\n  - id: two\r\n    value: unknown\r\n", id="line ends of Windows"),
    pytest.param("\ufefffacts:\n  - id: one\n", "\ufefffacts:\n  - id: one\n\n  - id: two\n    value: unknown\n", id="a mark at the start"),
    pytest.param("facts:\n  - id: one\n\n\n", "facts:\n  - id: one\n\n  - id: two\n    value: unknown\n\n\n", id="blank rows at the end"),
    pytest.param("facts:\n  - id: one\n\n# 相关\nrelated:\n  - a\n",
                 "facts:\n  - id: one\n\n  - id: two\n    value: unknown\n\n# 相关\nrelated:\n  - a\n", id="a key after the list"),
    pytest.param("facts:\n  - id: one\n    note: |\n      一\n\n      二\n    # 注意\n",
                 "facts:\n  - id: one\n    note: |\n      一\n\n      二\n    # 注意\n\n  - id: two\n    value: unknown\n", id="a remark on the last item"),
    pytest.param("facts:\n  - {id: one}\n", "facts:\n  - {id: one}\n\n  - id: two\n    value: unknown\n", id="items in braces"),
])
def test_an_item_is_added_and_nothing_else_changes(before, after):
    added = with_item(before.encode(), "facts", ITEM)
    assert added.content.decode() == after
    assert added.content.decode().splitlines()[added.line - 1].lstrip() == "- id: two"


@pytest.mark.parametrize("text", [
    pytest.param("", id="nothing"),
    pytest.param("facts: []\n", id="no item"),
    pytest.param("topic: x\n", id="no list"),
    pytest.param("facts: 一句话\n", id="no list but words"),
    pytest.param("facts: [{id: one}]\n", id="a list in brackets"),
    pytest.param("facts:\n  - id: one\n   value: x\n", id="misread"),
    pytest.param("facts:\n  -\n    id: one\n", id="a dash on a row of its own"),
    pytest.param("{facts: [\n  {id: one}\n]}\n", id="all in braces"),
])
def test_what_it_cannot_add_to_it_leaves_alone(text):
    with pytest.raises(InsertionError):
        with_item(text.encode(), "facts", ITEM)


def test_it_adds_to_every_fact_file_of_this_project(repo_root):
    for path in sorted((repo_root / "docs" / "facts").glob("*.yml")):
        raw = path.read_bytes()
        if path.name != "index.yml":
            added = with_item(raw, "facts", ITEM)
            assert read(added.content, "").data["facts"][-1] == {"id": "two", "value": "unknown"}
            assert added.content.startswith(raw)

"""The house stays small, whole and documented."""

import json
import re
import subprocess

import pytest
import yaml

from calculators import RULES, describe

MOST_LINES = 300
CODE = {".py", ".js", ".mjs", ".css", ".jinja", ".html"}
TOP_LEVEL = {
    "docs", "calculators", "overrides", "mkdocs.yml", "tests", "README.md", "noxfile.py", "pyproject.toml",
    "package.json", "package-lock.json", "LICENSE", "CHANGELOG.md",
}


def tracked(root):
    """Give the files that are, or are about to be, in the repository."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=root,
                            capture_output=True, text=True, check=True)
    return [root / name for name in listed.stdout.split("\n") if name and (root / name).is_file()]


def test_no_file_of_code_is_longer_than_a_stranger_can_hold(repo_root):
    long = [(path.name, count) for path in tracked(repo_root) if path.suffix in CODE
            if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES]
    assert long == []


def test_the_top_level_is_the_one_on_the_commissioners_card(repo_root):
    names = {path.relative_to(repo_root).parts[0] for path in tracked(repo_root)}
    extra = {name for name in names - TOP_LEVEL if not name.startswith(".") and not re.match(r"requirements.*\.(in|lock)$", name)}
    assert extra == set()


def calculator_names(root):
    return sorted(path.stem for path in (root / "calculators").glob("*.py") if not path.name.startswith("_"))


def tool_pages(root):
    pages = {}
    for path in sorted((root / "docs" / "tools").glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        if "calculator" in data:
            pages[data["calculator"]] = data
    return pages


def test_every_calculator_has_a_page_and_every_page_a_calculator(repo_root):
    assert sorted(tool_pages(repo_root)) == calculator_names(repo_root)


def test_every_calculator_has_its_table_of_tests(repo_root):
    for name in calculator_names(repo_root):
        assert (repo_root / "tests" / "calculators" / f"test_{name}.py").is_file(), name


def test_every_calculator_is_held_to_what_these_rules_answered(repo_root):
    folder = repo_root / "tests" / "calculators" / "rules"
    held = [case["calculator"] for case in json.loads((folder / f"{RULES}.json").read_text("utf-8"))]
    assert [name for name in calculator_names(repo_root) if held.count(name) < 2] == []


def test_every_calculator_shows_two_worked_examples(repo_root):
    for name, page in tool_pages(repo_root).items():
        assert len([example for example in page["examples"] if not example.get("hidden")]) >= 2, name


def test_what_is_taken_along_is_called_as_on_the_page(repo_root):
    """A page has its words in YAML; copied texts, tables and programs have those of the calculator."""
    for name, page in tool_pages(repo_root).items():
        labels = describe(name)["labels"]
        assert {output["name"]: output["label"] for output in page["outputs"]}.items() <= labels["outputs"].items(), name
        for table in page.get("tables", ()):
            assert {column["name"]: column["label"] for column in table["columns"]}.items() <= labels["tables"][table["name"]].items(), name


def test_every_python_module_opens_with_its_promise(repo_root):
    for folder in ("calculators", "overrides/hooks"):
        for path in sorted((repo_root / folder).rglob("*.py")):
            assert path.read_text("utf-8").lstrip().removeprefix("r").startswith('"""'), path


def schema_fields(node, path=""):
    """Give every field of a schema with its own description, or that of the definition it refers to."""
    for name, field in node.get("properties", {}).items():
        yield f"{path}.{name}", field
        yield from schema_fields(field, f"{path}.{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from schema_fields(node[key], f"{path}[]")


@pytest.mark.parametrize("name", ["tutorial", "calculator", "facts", "glossary", "changes", "home", "sheet", "wording"])
def test_every_schema_field_says_what_it_is(repo_root, name):
    schema = json.loads((repo_root / "docs" / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    nodes = [schema, *schema["$defs"].values()]
    undescribed = [path for node in nodes for path, field in schema_fields(node) if not field.get("description")]
    assert undescribed == []


@pytest.mark.parametrize("name", ["tutorial", "calculator", "facts", "glossary", "changes", "home", "sheet", "wording"])
def test_every_yaml_file_names_its_schema_for_editors(repo_root, name):
    from yaml_pages.catalogue import kind_of  # noqa: PLC0415 — only this test needs it

    docs = repo_root / "docs"
    files = [path for path in docs.rglob("*.yml") if kind_of(path.relative_to(docs).as_posix()) == name]
    assert files
    for path in files:
        first = path.read_text("utf-8").split("\n", 1)[0]
        found = re.match(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, f"{path}: the first line names no schema"
        assert (path.parent / found[1]).resolve() == docs / "schemas" / f"{name}.schema.json", path

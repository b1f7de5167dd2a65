"""Imports point one way: stdlib ← core ← calculators ← yaml_pages ← doors → mkdocs."""

import ast
import sys

import pytest

HOOKS = "overrides/hooks"
# Inside yaml_pages a module imports only from its left.
YAML_PAGES = [
    "errors", "yaml_text", "source", "insertion", "schema", "model", "tool_model", "sheet_model", "changes_model", "wording_model", "facts", "typed_numbers", "prose", "catalogue", "checks", "sentences", "wording",
    "fields", "worked", "computed", "navigation", "search_words", "terms", "host", "changes", "render", "plain",
    "linked_data", "site",
    "stale", "skeleton", "__main__",
]
LIBRARIES = {"yaml", "jsonschema", "jinja2", "markdown", "markupsafe"}
DOORS = {"publish_pages.py", "publish_calculators.py", "patch_theme.py"}


def imports(path, package):
    """Give the modules a file imports, with relative ones written out from `package`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from ([module] if node.module else [f"{module}.{alias.name}" for alias in node.names])


def python_files(root, folder):
    return sorted((root / folder).rglob("*.py"))


def test_calculators_import_the_standard_library_and_their_own_core_only(repo_root):
    for path in python_files(repo_root, "calculators"):
        package = ".".join(path.relative_to(repo_root).parent.parts)
        for name in imports(path, package):
            top = name.split(".")[0]
            assert top in sys.stdlib_module_names or top == "calculators", f"{path.name} imports {name}"
            if package == "calculators.core":
                assert top != "calculators" or name.startswith("calculators.core"), f"core looks up: {path.name} imports {name}"
            elif top == "calculators" and path.name not in ("__init__.py", "__main__.py"):
                # A module that starts with `_` is a part of one calculator, standing beside it.
                own = name.startswith(("calculators.core", "calculators._"))
                assert own, f"a calculator imports another: {path.name} imports {name}"


@pytest.mark.parametrize("name", YAML_PAGES)
def test_yaml_pages_look_left_only_and_know_nothing_of_mkdocs(repo_root, name):
    for module in imports(repo_root / HOOKS / "yaml_pages" / f"{name}.py", "yaml_pages"):
        top, _, rest = module.partition(".")
        if top == "yaml_pages":
            other = rest.split(".")[0]
            assert YAML_PAGES.index(other) < YAML_PAGES.index(name), f"{name} imports {other}"
        else:
            assert top in sys.stdlib_module_names | LIBRARIES | {"calculators"}, f"{name} imports {module}"


def test_every_module_of_yaml_pages_has_its_place_in_the_row(repo_root):
    found = {path.stem for path in (repo_root / HOOKS / "yaml_pages").glob("*.py")} - {"__init__"}
    assert found == set(YAML_PAGES)


def test_only_the_doors_know_mkdocs(repo_root):
    for path in python_files(repo_root, HOOKS):
        knows = any(module.split(".")[0] in ("mkdocs", "material") for module in imports(path, ""))
        assert knows == (path.name in DOORS), path


def test_nobody_imports_a_door(repo_root):
    doors = {name.removesuffix(".py") for name in DOORS}
    for path in python_files(repo_root, "calculators") + python_files(repo_root, HOOKS):
        assert not doors & {module.split(".")[0] for module in imports(path, "")}, path


def test_calculators_never_name_float(repo_root):
    """Floats never touch money: no float literal and no call of float() anywhere in calculators/."""
    for path in python_files(repo_root, "calculators"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
            offends = literal or call
            assert not offends, path

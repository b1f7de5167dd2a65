"""Imports point one way: stdlib ← core ← calculators ← yaml_pages ← doors → mkdocs."""

import ast
import sys

import pytest

HOOKS = "overrides/hooks"
# Inside yaml_pages a module imports only from its left, in this row and inside its own room.
ROOMS = {
    "": ["errors"],
    "reading": ["yaml_text", "source", "schema"],
    "models": ["content", "calculator", "fact", "sheet", "changes", "wording"],
    "language": ["facts", "typed_numbers", "prose", "sentences"],
    "catalogue": [],
    "checking": ["checks", "known", "wording", "names", "results", "fields"],
    "sums": ["asking", "lookup", "worked", "computed"],
    "output": ["navigation", "search_words", "terms", "host", "feed", "render", "plain", "linked_data"],
    "site": [],
    "editors": ["stale", "insertion", "skeleton"],
    "__main__": [],
}
YAML_PAGES = [f"{room}.{name}".strip(".") for room, names in ROOMS.items() for name in names or [""]]
# Rooms of calculators/parts that other rooms build on; all others keep to themselves.
SHARED_PARTS = ("agreement", "contact", "dates", "plan")
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
            yield from (f"{module}.{alias.name}" for alias in node.names)


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
                own = name.startswith(("calculators.core", "calculators.parts"))
                assert own, f"a calculator imports another: {path.name} imports {name}"


def test_a_part_looks_into_its_own_room_and_the_shared_ones_only(repo_root):
    for path in python_files(repo_root, "calculators/parts"):
        package = ".".join(path.relative_to(repo_root).parent.parts)
        open_rooms = [package, *(f"calculators.parts.{room}" for room in SHARED_PARTS), "calculators.core"]
        for name in imports(path, package):
            if name.startswith("calculators."):
                assert any(f"{name}.".startswith(f"{room}.") for room in open_rooms), f"{path} imports {name}"


def modules(root):
    """Give the path of every module of yaml_pages by its name there."""
    folder = root / HOOKS / "yaml_pages"
    paths = [path.relative_to(folder).with_suffix("") for path in folder.rglob("*.py") if path.stem != "__init__"]
    return {".".join(path.parts): (folder / path).with_suffix(".py") for path in paths}


@pytest.mark.parametrize("name", YAML_PAGES)
def test_yaml_pages_look_left_only_and_know_nothing_of_mkdocs(repo_root, name):
    package = ".".join(["yaml_pages", *name.split(".")[:-1]])
    for module in imports(modules(repo_root)[name], package):
        top, _, rest = module.partition(".")
        if top == "yaml_pages":
            other = next((other for other in YAML_PAGES if f"{rest}.".startswith(f"{other}.")), rest)
            assert YAML_PAGES.index(other) < YAML_PAGES.index(name), f"{name} imports {other}"
        else:
            assert top in sys.stdlib_module_names | LIBRARIES | {"calculators"}, f"{name} imports {module}"


def test_every_module_of_yaml_pages_has_its_place_in_the_row(repo_root):
    assert sorted(modules(repo_root)) == sorted(YAML_PAGES)


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

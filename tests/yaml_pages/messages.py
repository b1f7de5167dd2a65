"""Every sentence the build can say about a fault, read from the code that says it.

A message is what an editor sees first, the problem; a part that is only known when it is said becomes HOLE.
The code says one in four ways: it notes a fault, it hands on a tuple (…, problem, remedy), it raises a
DisplayError, a PluginError or a NoRuntimeError, or it returns a sentence from a function that is named for a problem.
"""

import ast
import re

HOLE = "\0"
# What these say is no fault of the build: they answer commands, in one sentence that holds its own remedy.
COMMANDS = {"__main__", "skeleton", "insertion", "stale"}
_LONGEST_TUPLE = 4  # a longer one is a list of something
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def messages(root):
    """Give file name and template of every message."""
    hooks = root / "overrides" / "hooks"
    for path in sorted([*hooks.glob("*.py"), *(hooks / "yaml_pages").rglob("*.py")]):
        if path.stem not in COMMANDS:
            tree = ast.parse(path.read_text("utf-8"))
            for text in sorted({*_in_module(tree)}):
                yield path.name, text


def normalised(text):
    """Give a template as it is compared: without quotes and blanks, with one HOLE for all that is not Chinese."""
    text = re.sub(r"[「」《》\s]", "", text)
    return re.sub(r"(?:…|[!-~]|\0)+", HOLE, text)


def _in_module(tree):
    for scope in ast.walk(tree):
        if isinstance(scope, (ast.FunctionDef, ast.Module)):
            names = _assigned(scope)
            for node in _own(scope):
                yield from _said(node, scope, names)


def _own(scope):
    """Give the nodes of a function or module, without those of the functions inside it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.Assign):  # several names given several values say nothing yet
            waiting += ast.iter_child_nodes(node.value) if isinstance(node.value, ast.Tuple) else [node.value]
        elif not isinstance(node, ast.FunctionDef):
            waiting += ast.iter_child_nodes(node)


def _said(node, scope, names):
    """Give what a node says of a fault, if it is one of the four ways."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {"fault": 1, "ContentError": 3, "DisplayError": 0, "PluginError": 0, "NoRuntimeError": 0}.get(name)
        if place is not None and len(node.args) > place:
            yield from _chinese(node.args[place], names)
    elif isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) <= _LONGEST_TUPLE:
        yield from next(filter(None, (_chinese(item, names) for item in node.elts[:-1])), ())
    elif isinstance(node, ast.Return) and node.value and ("problem" in scope.name or scope.name == "_trap"):
        yield from _chinese(node.value, names)


def _chinese(node, names):
    return [text for text in _texts(node, names) if _CHINESE.search(text)]


def _assigned(scope):
    """Give what each name of a function can stand for."""
    names = {}
    for node in _own(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = zip(target.elts, node.value.elts, strict=False) if (
                    isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)) else [(target, node.value)]
                for name, value in pairs:
                    names.setdefault(getattr(name, "id", ""), []).append(value)
    return names


def _texts(node, names):
    """Give every text an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else HOLE for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, names)
        yield from _texts(node.orelse, names)
    elif isinstance(node, ast.Name):
        for value in names.get(node.id, ()):
            yield from _texts(value, {})

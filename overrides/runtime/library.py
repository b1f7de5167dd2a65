"""Run inside Pyodide while the site is built: the part of Python that the calculators use, and no more.

Needs nothing that Pyodide has not loaded itself, or it would end up in the library.
"""

import gc
import importlib.util
import json
import linecache
import marshal
import re
import sys
import zipfile
import zipimport
from collections.abc import Iterator
from types import CodeType

import calculators

IN_ZIP = ".zip/"


def warm_up() -> None:
    """Have every calculator answer its own examples, so that all it needs is loaded and has been run."""
    for name in calculators.names():
        fields = calculators.describe(name)["fields"]
        values = {field["name"]: _example(field) for field in fields}
        while refused := _refused(name, values):  # two examples may exclude each other
            for field in refused:
                del values[field]


def _refused(name: str, values: dict[str, str]) -> set[str]:
    """Ask, and give those of the fields filled in that the calculator found fault with."""
    request = {"calculator": name, "values": values, "templates": {"all": "{debt?}{debt!}"}, "exports": True}
    faults = json.loads(calculators.answer(json.dumps(request))).get("errors", ())
    return {fault["field"].partition(".")[0] for fault in faults} & values.keys()


def _example(field: dict) -> str:
    if field["columns"]:
        return "\t".join(map(_example, field["columns"]))
    choice = field["choices"][0]["value"] if field["choices"] else ""
    return field["example"] or field["default"] or choice


def write_library(path: str) -> None:
    """Write what has been loaded from zip files, the calculators among it, as one zip file of bare code.

    Stored, not deflated: what travels is compressed as a whole. Dates are fixed, so that bytes are.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as library:
        for name, source in _loaded():
            code = _bare(compile(source, "<python>", "exec", optimize=2, dont_inherit=True))
            compiled = importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)
            library.writestr(zipfile.ZipInfo(f"{name}c"), compiled)


def _loaded() -> Iterator[tuple[str, bytes]]:
    """The name in its zip file and the source of every module that came from one, in alphabetical order."""
    files = {getattr(module, "__file__", None) or "" for module in sys.modules.values()}
    places = (file.partition(IN_ZIP) for file in files if IN_ZIP in file)
    for name, archive in sorted((name, f"{archive}.zip") for archive, _, name in places):
        with zipfile.ZipFile(archive) as full:
            yield name, full.read(name)


def _bare(code: CodeType) -> CodeType:
    """The code without what only a traceback would tell, where its lines came from: a third of the whole."""
    consts = tuple(_bare(item) if isinstance(item, CodeType) else item for item in code.co_consts)
    return code.replace(co_consts=consts, co_linetable=b"", co_filename="<python>")


def tidy() -> None:
    """Forget what was only of use on the way, before the memory is saved."""
    sys.path_importer_cache.clear()
    zipimport._zip_directory_cache.clear()  # noqa: SLF001  the zip file will not be there
    linecache.clearcache()
    re.purge()
    gc.collect()

"""DOOR 2 (MkDocs): adds to the site what the calculators need to run inside the page.

assets/calculator/calculators.zip  the Python files the tests run, with the same bytes at every build
assets/calculator/runtime.js       where those files and Pyodide are, and how many bytes they come to
assets/pyodide/VERSION/            Pyodide as npm installed it, unchanged, with a note on its licence
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
FETCHED = ("pyodide.asm.wasm", "python_stdlib.zip")  # the worker can count their bytes; not those of modules
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", *FETCHED)
SIZE = '<data class="engine-size"></data>'  # the place in a page for the size of the download
NOTICE = """\
Pyodide {version}, unmodified from npm: Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/
Source: https://github.com/pyodide/pyodide/tree/{version}
It contains CPython: PSF License, https://docs.python.org/3/license.html
"""


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the runtime and the calculators as files of the site."""
    version, package = installed_version(), zipped_calculators()
    folder = f"assets/pyodide/{version}"
    for name in RUNTIME_FILES:
        files.append(File.generated(config, f"{folder}/{name}", abs_src_path=str(PYODIDE / name)))
    generate = functools.partial(File.generated, config)
    files.append(generate(f"{folder}/LICENSE.txt", content=NOTICE.format(version=version)))
    files.append(generate("assets/calculator/calculators.zip", content=package))
    files.append(generate("assets/calculator/runtime.js", content=runtime_module(version, package)))
    return files


def on_page_markdown(markdown: str, **_event: object) -> str:
    """Say on a calculator's page how much there is to download."""
    if SIZE not in markdown:
        return markdown
    return markdown.replace(SIZE, f'<data class="engine-size" value="{megabytes()}">{megabytes()}</data>')


@functools.cache
def megabytes() -> int:
    """What travels to the reader: hosts compress what they serve, but not what is a zip file already."""
    sizes = (len(gzip.compress((PYODIDE / name).read_bytes(), 6)) if not name.endswith(".zip")
             else (PYODIDE / name).stat().st_size for name in RUNTIME_FILES)
    return round(sum(sizes) / 1_000_000)


def installed_version() -> str:
    """The version of Pyodide in node_modules, which must be the one that package.json pins."""
    wanted: str = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    manifest = PYODIDE / "package.json"
    found = json.loads(manifest.read_text("utf-8"))["version"] if manifest.is_file() else "没有装"
    if found != wanted:
        raise PluginError(f"Pyodide 要 {wanted}，现在：{found}。运行 npm ci 或 python3 noxfile.py -s site。")
    return wanted


def zipped_calculators() -> bytes:
    """All of calculators/ but its command line; stored as it is, because zlib differs between machines."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted((ROOT / "calculators").rglob("*.py")):
            if path.name != "__main__.py":
                # A ZipInfo made by hand has a fixed date, so two builds of the same source are alike.
                archive.writestr(zipfile.ZipInfo(path.relative_to(ROOT).as_posix()), path.read_bytes())
    return buffer.getvalue()


def runtime_module(version: str, package: bytes) -> str:
    """What worker.js must know of this build; the addresses are relative to its own folder."""
    description = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    runtime = {
        "pyodide": f"../pyodide/{version}/",
        # The address changes with the content, so that an old copy is never run beside a new page.
        "calculators": f"calculators.zip?{hashlib.sha256(package).hexdigest()[:12]}",
        "bytes": len(package) + sum((PYODIDE / name).stat().st_size for name in FETCHED),
        "lock": {"info": description, "packages": {}},
    }
    return f"export const runtime = {json.dumps(runtime, indent=2)};\n"

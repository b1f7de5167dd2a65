"""DOOR 2 (MkDocs): adds to the site what the calculators need to run inside the page.

assets/engine/HASH/            Pyodide as npm has it, the Python files the tests run, what is made of both;
                               the address follows the content, so files of two builds are never mixed
assets/calculator/runtime.js   where that is, and the size and hash of each file
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from calculator_runtime import FIRST, LATER, NoRuntimeError, description, digest, megabytes, runtime_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

MAKER = "runtime/"  # what makes the runtime is no part of the site
# The places in a page for the size of a download, and what is downloaded.
SIZES = {'<data class="engine-size">': FIRST, '<data class="memory-size">': LATER}


class Runtime:
    """The runtime of the build going on: its files are read once, its size is said on many pages."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the runtime as files of the site."""
        try:
            runtime = runtime_files()
        except NoRuntimeError as fault:
            raise PluginError(str(fault)) from None
        self.sizes = {place: megabytes(runtime, names) for place, names in SIZES.items()}
        for file in [file for file in files if file.src_uri.startswith(MAKER)]:
            files.remove(file)
        generate = partial(File.generated, config)
        folder = f"assets/engine/{digest(runtime)}"
        for name, content in runtime.items():
            files.append(generate(f"{folder}/{name}", content=content))
        told = json.dumps(description(runtime, f"../../{folder}/"), indent=2)
        files.append(generate("assets/calculator/runtime.js", content=f"export const runtime = {told};\n"))
        return files

    def on_page_markdown(self, markdown: str, **_event: object) -> str:
        """Say on a calculator's page how much there is to download."""
        for place, size in self.sizes.items():
            markdown = markdown.replace(f"{place}</data>", f'{place[:-1]} value="{size}">{size}</data>')
        return markdown


_runtime = Runtime()
on_files = _runtime.on_files
on_page_markdown = _runtime.on_page_markdown

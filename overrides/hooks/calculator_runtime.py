"""What the calculators need to run inside a page: Pyodide's files, and what Node makes of them and of ours.

Made once for each content of calculators/, of Pyodide and of overrides/runtime/, and kept in .cache/runtime/.
Knows nothing of MkDocs; a fault is a NoRuntimeError with one sentence that says what to do.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import json
import struct
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
MAKER = ROOT / "overrides" / "runtime"
CACHE = ROOT / ".cache" / "runtime"
OURS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")  # unchanged, from npm
MADE = ("python.zip", "heap.bin")
ZIPPED = "calculators.zip"
# A first visit waits for these, and then fetches what later ones start from; the rest is for faults.
FIRST = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python.zip")
LATER = ("heap.bin",)
NOTICE = """\
Pyodide {version}, unmodified from npm: Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/
Source: https://github.com/pyodide/pyodide/tree/{version}
It contains CPython: PSF License, https://docs.python.org/3/license.html
python.zip and heap.bin are made of it and of calculators/ by overrides/runtime/make.mjs.
"""


class NoRuntimeError(Exception):
    """Says what is missing or went wrong, and what to do."""


def runtime_files() -> dict[str, bytes]:
    """Every file of the runtime by its name, the licence among them."""
    version = installed_version()
    files = {name: (PYODIDE / name).read_bytes() for name in OURS}
    files[ZIPPED] = zipped_calculators()
    made = made_of(files)
    files |= {name: (made / name).read_bytes() for name in MADE}
    return files | {"LICENSE.txt": NOTICE.format(version=version).encode()}


def installed_version() -> str:
    """The version of Pyodide in node_modules, which must be the one that package.json pins."""
    wanted: str = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    manifest = PYODIDE / "package.json"
    found = json.loads(manifest.read_text("utf-8"))["version"] if manifest.is_file() else "没有装"
    if found != wanted:
        raise NoRuntimeError(
            f"Pyodide 要 {wanted}，现在：{found}。运行 npm ci 或 python3 noxfile.py -s site。")
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


def made_of(files: dict[str, bytes]) -> Path:
    """The folder of what Node makes of these files, made now unless it was made before."""
    maker = {path.name: path.read_bytes() for path in sorted(MAKER.iterdir()) if path.is_file()}
    folder = CACHE / digest(files | maker)
    if not folder.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            made = Path(scratch) / "made"
            made.mkdir()
            make(files[ZIPPED], made)
            with contextlib.suppress(OSError):  # another build has made the same meanwhile
                made.rename(folder)
    return folder


def make(calculators: bytes, folder: Path) -> None:
    """Let overrides/runtime/make.mjs write its files into a folder."""
    zipped = folder / ZIPPED
    zipped.write_bytes(calculators)
    command = ["node", str(MAKER / "make.mjs"), str(PYODIDE), str(zipped), str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own
    except OSError as reason:
        raise NoRuntimeError(f"Node 没能启动（{reason.strerror}）：装上 Node 20 或更新的版本。") from None
    if done.returncode:
        said = done.stderr.strip()[-1000:]
        remedy = "先让 noxfile.py -s unit 通过，再来一次。"
        raise NoRuntimeError(f"计算器装不进 Pyodide：{said}\n{remedy}")
    zipped.unlink()


def digest(files: dict[str, bytes]) -> str:
    """A name for this content and no other."""
    hashes = (f"{name} {hashlib.sha256(content).hexdigest()}\n" for name, content in sorted(files.items()))
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:16]


def megabytes(files: dict[str, bytes], names: Sequence[str]) -> int:
    """What travels of some files, from a host that compresses what it serves."""
    return round(sum(len(gzip.compress(files[name], 6)) for name in names) / 1_000_000)


def description(files: dict[str, bytes], folder: str) -> dict[str, Any]:
    """What the page must know of this build; `folder` is relative to assets/calculator/."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    return {
        "folder": folder,
        "files": {name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                  for name, content in files.items()},
        "memory": memory_of(files["heap.bin"]),
        "lock": {"info": lock, "packages": {}},
    }


def memory_of(heap: bytes) -> int:
    """How large the saved memory is, as the head of its file says (see overrides/runtime/heap.mjs)."""
    [length] = struct.unpack_from("<I", heap)
    size: int = json.loads(heap[4:4 + length])["bytes"]
    return size

"""What the calculators need in the page is in the site: whole, with the same bytes at every build, licensed."""

import gzip
import importlib.util
import io
import json
import re
import zipfile

import pytest
from mkdocs.exceptions import PluginError


@pytest.fixture
def door(repo_root):
    """The hook, loaded from its file as MkDocs loads it."""
    path = repo_root / "overrides" / "hooks" / "publish_calculators.py"
    spec = importlib.util.spec_from_file_location("publish_calculators", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def runtime(built_site):
    """What runtime.js tells the worker."""
    text = (built_site / "assets" / "calculator" / "runtime.js").read_text("utf-8")
    return json.loads(re.fullmatch(r"export const runtime = (.*);\n", text, re.DOTALL)[1])


def test_the_zip_holds_the_calculators_and_is_the_same_at_every_build(door, repo_root):
    package = door.zipped_calculators()
    assert package == door.zipped_calculators()
    archive = zipfile.ZipFile(io.BytesIO(package))
    assert "calculators/__main__.py" not in archive.namelist()
    assert "calculators/core/money.py" in archive.namelist()
    for name in archive.namelist():
        assert archive.read(name) == (repo_root / name).read_bytes()


def test_what_the_worker_is_told_is_there(built_site, runtime):
    calculator = built_site / "assets" / "calculator"
    pyodide = (calculator / runtime["pyodide"]).resolve()
    fetched = [pyodide / "pyodide.asm.wasm", pyodide / "python_stdlib.zip", calculator / "calculators.zip"]
    assert runtime["bytes"] == sum(path.stat().st_size for path in fetched)
    assert "Mozilla Public License" in (pyodide / "LICENSE.txt").read_text("utf-8")


def test_the_download_is_as_large_as_the_page_says(built_site, runtime):
    page = (built_site / "tools" / "overdue-interest" / "index.html").read_text("utf-8")
    said = int(re.search(r'第一次用要下载大约 <data class="engine-size" value="(\d+)">\1</data> MB', page)[1])
    folder = (built_site / "assets" / "calculator" / runtime["pyodide"]).resolve()
    # Hosts compress what they serve but zip files: the standard library travels as it is.
    compressed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in folder.glob("pyodide.*"))
    travelling = compressed + (folder / "python_stdlib.zip").stat().st_size
    assert round(travelling / 1_000_000) == said


@pytest.mark.parametrize("manifest", [None, '{"version": "0.0.1"}'])
def test_a_pyodide_that_is_missing_or_another_is_refused_with_the_remedy(door, monkeypatch, tmp_path, manifest):
    if manifest:
        (tmp_path / "package.json").write_text(manifest, encoding="utf-8")
    monkeypatch.setattr(door, "PYODIDE", tmp_path)
    with pytest.raises(PluginError, match="npm ci"):
        door.installed_version()

"""What the calculators need in the page is in the site: whole, with the same bytes at every build, licensed."""

import gzip
import hashlib
import io
import json
import re
import zipfile

import pytest

import calculator_runtime

FIRST = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python.zip")


@pytest.fixture(scope="session")
def runtime(built_site):
    """What runtime.js tells the worker."""
    text = (built_site / "assets" / "calculator" / "runtime.js").read_text("utf-8")
    return json.loads(re.fullmatch(r"export const runtime = (.*);\n", text, re.DOTALL)[1])


@pytest.fixture(scope="session")
def folder(built_site, runtime):
    return (built_site / "assets" / "calculator" / runtime["folder"]).resolve()


def test_the_zip_holds_the_calculators_and_is_the_same_at_every_build(repo_root):
    package = calculator_runtime.zipped_calculators()
    assert package == calculator_runtime.zipped_calculators()
    archive = zipfile.ZipFile(io.BytesIO(package))
    assert "calculators/__main__.py" not in archive.namelist()
    assert "calculators/core/money.py" in archive.namelist()
    for name in archive.namelist():
        assert archive.read(name) == (repo_root / name).read_bytes()


def test_what_the_worker_is_told_is_there_and_nothing_else(folder, runtime):
    assert sorted(runtime["files"]) == sorted(path.name for path in folder.iterdir())
    for name, told in runtime["files"].items():
        content = (folder / name).read_bytes()
        assert told == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert "Mozilla Public License" in (folder / "LICENSE.txt").read_text("utf-8")


def test_pyodide_is_served_as_npm_has_it(folder, repo_root):
    for name in calculator_runtime.OURS:
        assert (folder / name).read_bytes() == (repo_root / "node_modules" / "pyodide" / name).read_bytes()


def test_what_makes_the_runtime_is_not_published(built_site):
    assert not (built_site / "runtime").exists()


def test_the_download_is_as_large_as_the_page_says(built_site, folder):
    page = (built_site / "tools" / "overdue-interest" / "index.html").read_text("utf-8")
    said = re.search(r'第一次用要下载大约 <data class="engine-size" value="(\d+)">\1</data> MB；'
                     r'算过以后再存 <data class="memory-size" value="(\d+)">\2</data> MB', page)
    for names, megabytes in zip((FIRST, ("heap.bin",)), said.groups(), strict=True):
        assert round(sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in names) / 1_000_000) == int(megabytes)


def test_the_library_holds_all_calculators_and_only_what_is_used(folder, repo_root):
    names = set(zipfile.ZipFile(folder / "python.zip").namelist())
    ours = {f"{path.relative_to(repo_root).as_posix()}c" for path in (repo_root / "calculators").rglob("*.py")}
    assert ours - names == {"calculators/__main__.pyc"}
    full = set(zipfile.ZipFile(folder / "python_stdlib.zip").namelist())
    theirs = {name.removesuffix("c") for name in names - ours}
    assert theirs <= full
    assert len(theirs) < len(full) / 3
    assert "decimal.py" in theirs


def test_another_place_zone_and_language_give_the_same_bytes(monkeypatch, tmp_path, folder):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("PYTHONHASHSEED", "12345")
    calculator_runtime.make(calculator_runtime.zipped_calculators(), tmp_path)
    for name in calculator_runtime.MADE:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_nothing_of_this_machine_is_in_the_saved_memory(folder, repo_root):
    heap = (folder / "heap.bin").read_bytes()
    assert str(repo_root).encode() not in heap
    assert b"node_modules" not in heap


@pytest.mark.parametrize("manifest", [None, '{"version": "0.0.1"}'])
def test_a_pyodide_that_is_missing_or_another_is_refused_with_the_remedy(monkeypatch, tmp_path, manifest):
    if manifest:
        (tmp_path / "package.json").write_text(manifest, encoding="utf-8")
    monkeypatch.setattr(calculator_runtime, "PYODIDE", tmp_path)
    with pytest.raises(calculator_runtime.NoRuntimeError, match="npm ci"):
        calculator_runtime.installed_version()


def test_without_node_one_sentence_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(calculator_runtime.NoRuntimeError, match="装上 Node 20"):
        calculator_runtime.make(b"", tmp_path)


def test_calculators_that_do_not_load_stop_the_build_with_the_reason(tmp_path):
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("calculators/__init__.py", "import no_such_module")
    with pytest.raises(calculator_runtime.NoRuntimeError, match="No module named 'no_such_module'"):
        calculator_runtime.make(broken.getvalue(), tmp_path)

"""What `new` writes into a copy of the real repository: it builds, and the new test passes."""

import os
import shutil
import subprocess
import sys

import pytest

WANTED = (
    ("tutorial", "letter-to-lender"), ("tutorial", "negotiate/second-letter"), ("fact", "negotiation", "brand-new-fact"),
    ("case", "brand-new-case"), ("calculator", "equal_parts"),
)


@pytest.fixture(scope="module")
def written(repo_root, tmp_path_factory):
    """A copy of the repository with one new thing of each kind in it, built."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("docs", "overrides", "calculators", "tests/calculators"):
        shutil.copytree(repo_root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "package.json", "pyproject.toml", "tests/conftest.py"):
        shutil.copy(repo_root / name, folder / name)
    (folder / "node_modules").symlink_to(repo_root / "node_modules")
    for words in WANTED:
        run(folder, "yaml_pages", "new", *words)
    run(folder, "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "site"))
    return folder


def run(folder, *command):
    """Run a Python module in the copy, which must succeed."""
    roots = {"PYTHONPATH": os.pathsep.join(map(str, (folder, folder / "overrides" / "hooks")))}
    done = subprocess.run([sys.executable, "-P", "-m", *command], cwd=folder, capture_output=True, text=True, check=False,
                          env=os.environ | roots)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.site
def test_every_new_thing_is_on_the_site(written):
    site = written / "site"
    home = (site / "index.html").read_text("utf-8")
    for page in ("letter-to-lender", "negotiate/second-letter", "tools/equal-parts"):
        assert (site / page / "index.html").is_file()
        assert f'href="{page}/"' in home
    assert "brand-new-fact" in (site / "facts" / "facts.json").read_text("utf-8")
    assert 'id="brand-new-case"' in (site / "cases" / "index.html").read_text("utf-8")


@pytest.mark.site
def test_the_case_is_computed(written):
    assert "202.10 元" in (written / "site" / "cases" / "index.html").read_text("utf-8")
    assert "716.67 元" in (written / "site" / "tools" / "equal-parts" / "index.html").read_text("utf-8")


@pytest.mark.site
def test_the_new_calculator_passes_every_test_of_calculators(written):
    assert "passed" in run(written, "pytest", "-q", "-p", "no:cacheprovider", "tests/calculators", "calculators/equal_parts.py")


@pytest.mark.site
def test_the_new_code_is_clean(written):
    files = ("calculators/equal_parts.py", "tests/calculators/test_equal_parts.py")
    run(written, "ruff", "check", "--no-cache", *files)
    run(written, "mypy", "--cache-dir", os.devnull, files[0])

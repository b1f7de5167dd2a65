"""What any test may ask for: the repository's folder, and the real site, built once for the whole run."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(tryfirst=True)  # before pytest picks tests by marker (-m "not browser")
def pytest_collection_modifyitems(items):
    """Mark tests by what they use, so that none can forget to say that it is slow."""
    for item in items:
        used = getattr(item, "fixturenames", ())
        for fixture, marker in (("built_site", "site"), ("browser", "browser")):
            if fixture in used:
                item.add_marker(marker)


@pytest.fixture(scope="session")
def repo_root():
    """The folder that holds mkdocs.yml."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory):
    """The folder of the real site, built as the site command builds it."""
    folder = tmp_path_factory.mktemp("site")
    # -P: like the `mkdocs` command, and unlike a bare `-m`, find no module just because it is in this folder
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if build.returncode:
        pytest.fail(f"mkdocs build --strict failed:\n{build.stdout}{build.stderr}", pytrace=False)
    return folder

"""Every command of this project: how it sets itself up, builds, serves and checks.

    python3 noxfile.py -s site      build the site, then serve it at http://127.0.0.1:8000/
    python3 noxfile.py -s tests     run every check and print the counts
    python3 noxfile.py --list       name the others

Python 3.11 with venv and Node's npm must be there. All else is installed from the lock files into .nox/venv
and node_modules, and again only when a lock file has changed. What follows a bare `--` goes to the command.
"""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import functools
import http.server
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".nox" / "venv"
PYTHON = VENV / "bin" / "python"
PACKAGES = VENV / "lib" / f"python3.{sys.version_info.minor}"  # after a change of Python, not there yet
SITE = ROOT / "site"
# Both switch off the same notice, which Material and MkDocs print at every build.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def enter_venv() -> None:
    """Carry on inside .nox/venv, where nox is: make it if it is missing or its lock file has changed."""
    if sys.version_info < (3, 11):  # noqa: UP036 - here an older one is turned away
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    is_current = PYTHON.exists() and is_installed("requirements.lock", PACKAGES)
    if not is_current:
        make_venv()
    os.environ.update(QUIET, PATH=f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if not is_current or Path(sys.prefix) != VENV:
        os.execv(PYTHON, [str(PYTHON), __file__, *sys.argv[1:]])


def make_venv() -> None:
    """Make .nox/venv from nothing, so that no package stays which the lock file no longer names."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):  # Debian keeps them in a package apart
        sys.exit("Python's venv module is missing: run `apt-get install python3-venv`, then this again.")
    print("Setting up .nox/venv (once, and again when requirements.lock changes) ...", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    install_python_packages("requirements.lock")


def is_installed(lock: str, folder: Path) -> bool:
    """A copy of the lock file is left in the folder it was installed into: the two must be the same."""
    copy = folder / f"installed-{lock}"
    return copy.exists() and filecmp.cmp(ROOT / lock, copy, shallow=False)


def install_python_packages(lock: str) -> None:
    """Install into .nox/venv what a lock file names; a package with another hash is refused."""
    if is_installed(lock, PACKAGES):
        return
    options = ["--quiet", "--disable-pip-version-check", "--use-pep517", "--no-deps", "--require-hashes"]
    command = [str(PYTHON), "-m", "pip", "install", *options, "--requirement", lock]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        sys.exit(f"pip could not install what {lock} names: its reason is above.")
    shutil.copyfile(ROOT / lock, PACKAGES / f"installed-{lock}")


enter_venv()

import nox  # noqa: E402 - only .nox/venv has it, and only here are we inside

# One environment for all sessions: each of its own would hold the same 160 MB again.
nox.options.default_venv_backend = "none"
nox.options.sessions = ["tests"]


@nox.session
def site(session: nox.Session) -> None:
    """Build the site and serve it (-- --no-serve: only build; --watch: again at each change; --port N)."""
    asked, for_mkdocs = site_options().parse_known_args(session.posargs)
    install_npm_packages(session)
    if asked.watch:
        session.run("mkdocs", "serve", "--dev-addr", f"127.0.0.1:{asked.port}", *for_mkdocs)
        return
    session.run("mkdocs", "build", "--strict", "--site-dir", str(SITE), *for_mkdocs)
    if not asked.no_serve:
        serve(session, asked.port)


@nox.session
def tests(session: nox.Session) -> None:
    """Run every check to its end: ruff, mypy, then all tests; arguments go to pytest."""
    prepare_tests(session)
    session.run("python", "tests/browser/chromium.py")
    checks = {"ruff": ["check"], "mypy": [], "pytest": session.posargs}
    failed = [check for check, arguments in checks.items() if not passes(session, check, *arguments)]
    if failed:
        session.error(f"did not pass: {', '.join(failed)}")


@nox.session
def unit(session: nox.Session) -> None:
    """Run the quick tests only: no browser, no build of the site, no network."""
    install_python_packages("requirements-dev.lock")
    session.run("pytest", "-m", "not browser and not site", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the Python code with ruff (-- --fix mends what can be mended)."""
    install_python_packages("requirements-dev.lock")
    session.run("ruff", "check", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the calculators, the hooks and this file with mypy, strictly."""
    install_python_packages("requirements-dev.lock")
    session.run("mypy", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time the build against the same pages in plain Markdown, and one answer of each calculator."""
    prepare_tests(session)
    session.run("python", "tests/bench", *session.posargs, env=own_code())


@nox.session
def stale(session: nox.Session) -> None:
    """List the facts past the day to check them again (-- --as-of 2027-06-01)."""
    session.run("python", "-m", "yaml_pages", "stale", *session.posargs, env=own_code())


@nox.session
def new(session: nox.Session) -> None:
    """Write a skeleton that builds (-- tutorial SLUG; fact TOPIC ID; case ID; calculator NAME)."""
    session.run("python", "-m", "yaml_pages", "new", *session.posargs, env=own_code())


@nox.session
def lock(session: nox.Session) -> None:
    """Write the lock files anew (-- --upgrade: to newer versions); uv must be there."""
    if not shutil.which("uv"):
        session.error("uv is missing: run `pip install uv`, then this again")
    options = ["--quiet", "--no-config", "--no-header", "--generate-hashes"]
    for_all = ["--universal", "--python-version", "3.11"]  # every system, this Python and newer ones
    for name in ("requirements", "requirements-dev"):
        files = [f"{name}.in", "--output-file", f"{name}.lock"]
        session.run("uv", "pip", "compile", *options, *for_all, *session.posargs, *files)
    session.run("npm", "install", "--package-lock-only")


def own_code() -> dict[str, str]:
    """Where Python finds the calculators and yaml_pages: the two roots that pytest and mypy have, too."""
    return {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "overrides" / "hooks")))}


def prepare_tests(session: nox.Session) -> None:
    """Install what the tests and the build need."""
    install_python_packages("requirements-dev.lock")
    install_npm_packages(session)


def install_npm_packages(session: nox.Session) -> None:
    """Install into node_modules what package-lock.json names: Pyodide for the site, axe-core for tests."""
    if is_installed("package-lock.json", ROOT / "node_modules"):
        return
    if not shutil.which("npm"):
        session.error("npm is missing: run `apt-get install npm`, then this again")
    session.run("npm", "ci")
    shutil.copyfile(ROOT / "package-lock.json", ROOT / "node_modules" / "installed-package-lock.json")


def passes(session: nox.Session, *command: str) -> bool:
    """Run a check and say whether it passed, so that the checks after it still run."""
    try:
        session.run(*command)
    except nox.command.CommandFailed:
        return False
    return True


def site_options() -> argparse.ArgumentParser:
    """The options of the site session; those it does not know go to MkDocs."""
    options = argparse.ArgumentParser(prog="noxfile.py -s site --", allow_abbrev=False)
    options.add_argument("--no-serve", action="store_true", help="only build")
    options.add_argument("--watch", action="store_true", help="build again at each change")
    options.add_argument("--port", type=int, default=8000, help="serve at this port")
    return options


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files, and writes only errors to the terminal, where the address should stay in sight."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing of a request that was answered."""


class QuietServer(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that left before a file had wholly arrived; other errors are written."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Write an error, unless it only says that the other side is gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as the base is typed


def serve(session: nox.Session, port: int) -> None:
    """Serve the built site to this machine only, until Ctrl-C."""
    handler = functools.partial(QuietHandler, directory=str(SITE))
    try:
        server = QuietServer(("127.0.0.1", port), handler)
    except OSError as reason:
        session.error(f"Port {port} cannot be used ({reason.strerror}): add `-- --port {port + 1}`")
    with server, contextlib.suppress(KeyboardInterrupt):
        session.log(f"The site is at http://127.0.0.1:{port}/ - Ctrl-C stops it.")
        server.serve_forever()


if __name__ == "__main__":
    sys.argv[1:1] = ["--noxfile", __file__]
    nox.main()

"""A Chromium to run the tests in: one that is here, else one that can be installed, else a sentence.

Looked for, in this order: the path in $CHROMIUM, a browser on the PATH, one that Playwright installed before.
Run as a command it installs what is missing and prints the path; `find()` only looks.
"""

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import playwright
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Playwright works through a Node of its own, which needs a library that a bare Debian has not got.
PLAYWRIGHTS_NODE = Path(playwright.__file__).parent / "driver" / "node"
# No sandbox: root cannot have one. The rest keeps Chromium from calling home, which no page of ours asks for.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
QUIETLY = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
REASONS = ("Error: ", "E: ")  # how Playwright's and apt's reasons begin, among much else


class NoChromiumError(Exception):
    """Says in one sentence what to do."""


def find():
    """The path of a Chromium that starts; without one, an error that says what to do."""
    path = look()
    if path is None:
        raise NoChromiumError(
            "No Chromium was found and none could be installed: install Chromium or Chrome, "
            "or set CHROMIUM to the path of one, then run this again."
        )
    return path


def look():
    """The path of a Chromium that starts, or None; with $CHROMIUM set, that one and no other."""
    if chosen := os.environ.get("CHROMIUM"):
        if not starts(chosen):
            raise NoChromiumError(f"CHROMIUM is {chosen}, which does not start: correct it or unset it.")
        return chosen
    on_path = filter(None, map(shutil.which, NAMES))
    return next(filter(starts, itertools.chain(on_path, playwrights_own())), None)


def starts(path):
    """Whether the program runs at all: a downloaded one may miss the system's libraries."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def playwrights_own():
    """The path where `playwright install` puts its Chromium; nothing may be there yet."""
    with sync_playwright() as started:
        yield started.chromium.executable_path


def find_or_install():
    """The path of a Chromium, installed first if need be."""
    for install in (install_with_playwright, install_with_apt):
        if path := look():
            return path
        install()
    return find()


def install_with_playwright():
    """Playwright's own build: works without root, where its download host can be reached."""
    run(sys.executable, "-m", "playwright", "install", "chromium")


def install_with_apt(package="chromium"):
    """Debian's package: works for root, and brings the libraries it needs."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        run("apt-get", "update")
        run("apt-get", "install", "--yes", "--no-install-recommends", package)


def run(*command):
    """Run a command that may fail: whether the program is there afterwards is what counts."""
    print("Installing for the browser tests:", *command, flush=True)
    unasked = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env=unasked, **QUIETLY)
    if done.returncode:
        print(*[line for line in done.stdout.splitlines() if line.startswith(REASONS)][:1], flush=True)


def mend_playwright():
    """Let Playwright's Node start."""
    if not starts(PLAYWRIGHTS_NODE):
        install_with_apt("libatomic1")
    if not starts(PLAYWRIGHTS_NODE):
        raise NoChromiumError("Playwright does not start: run `apt-get install libatomic1`, then this again.")


if __name__ == "__main__":
    try:
        mend_playwright()
        print("Chromium:", find_or_install())
    except NoChromiumError as missing:
        sys.exit(str(missing))

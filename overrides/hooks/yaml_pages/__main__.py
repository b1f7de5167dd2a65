"""What a maintainer asks of the YAML from a terminal: `python -m yaml_pages COMMAND --help`.

Each command is one function that takes the parser's options and gives an exit code, and one `_add_…` that
names it and its options; `COMMANDS` lists those. What a command answers is in a module of its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .catalogue import Catalogue, load
from .editors import skeleton, stale
from .errors import ContentFaults

DOCS = Path(__file__).resolve().parents[3] / "docs"
SKELETONS = Path(__file__).resolve().parents[2] / "templates" / "new"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def day(text: str) -> dt.date:
    """Read a date as people write it in the YAML."""
    try:
        if _DAY.match(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass  # 2026-02-30 is written like a date, and is none
    raise argparse.ArgumentTypeError(f"「{text}」不是日期，写成 2027-06-01 这样")


def loaded(docs: Path) -> Catalogue:
    """Read every file, or raise ContentFaults: a list made from half the files would look whole."""
    catalogue = load(docs)
    faults = [*catalogue.faults, *(fault for entry in catalogue.entries for fault in entry.source.faults)]
    if faults:
        raise ContentFaults(faults)
    return catalogue


def say(lines: Iterable[str]) -> None:
    """Write lines to the terminal."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _add_stale(commands: Any) -> None:
    command = commands.add_parser("stale", help="列出过了再核对日期的事实，和用到它们的页面")
    command.add_argument("--as-of", type=day, default=None, metavar="日期", help="按哪一天算，不写就是今天")
    command.set_defaults(run=_stale)


def _stale(options: argparse.Namespace) -> int:
    catalogue, today = loaded(options.docs), options.as_of or dt.datetime.now().astimezone().date()
    say(stale.report(catalogue, today))
    return 0


def _add_new(commands: Any) -> None:
    command = commands.add_parser("new", help="写一份新的骨架：教程页、事实、例子或计算器")
    command.add_argument("words", nargs=argparse.REMAINDER, metavar="类别 名字")
    command.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    today = dt.datetime.now().astimezone().date()
    workshop = skeleton.Workshop(options.docs, SKELETONS, today)
    try:
        planned = skeleton.plan(workshop, options.words)
    except skeleton.Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2 if isinstance(refusal, skeleton.Misuse) else 1
    skeleton.write(workshop, planned)
    say(skeleton.report(planned))
    return 0


COMMANDS = (_add_stale, _add_new)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code is 2 where the YAML itself has faults."""
    parser = argparse.ArgumentParser(prog="python -m yaml_pages", description="问一问 docs/ 里的 YAML。")
    parser.add_argument("--docs", type=Path, default=DOCS, metavar="文件夹", help="不写就是这个项目的 docs/")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for add in COMMANDS:
        add(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except ContentFaults as faults:
        sys.stderr.write(f"{faults.report()}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())

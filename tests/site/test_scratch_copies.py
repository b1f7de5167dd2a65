"""What an editor or a maintainer does to the repository, done to a copy of it and built for real."""

import shutil
import subprocess
import sys

import pytest

BROKEN = """\
title: 逾期
title: 又一个标题
order: no
short: 一句话的答案
checked: 12:30
summary: 多出来的
sections:
  - id: Cost
    title: 费用
    short: 一句话的答案
    body: |
      看[这里](nowhere#x)，利率是[[no-such-fact]]。

      一共 500 元，<b>重要</b>。
  - id: credit
    title: 征信
    steps: 0.05
    tools:
      - {tool: no-such-tool, text: 算一算}
"""

CALCULATOR = '''"""Half of an amount: the smallest calculator there can be."""

from .core.answer import Answer, money_figure
from .core.field import Field
from .core.form import Form
from .core.money import money_text, to_cents

TITLE = "一半"
FIELDS = (Field(name="amount", label="金额", kind="money", required=True, example="8600"),)
ONE_OF = ()
OUTPUTS = {"half": "一半"}
TABLES = {}
CHARTS = {}
OUTCOMES = {"halved": "分成了两半"}
SOURCES = ()
WORDS = ()
DOCUMENTS = ()


def calculate(form: Form) -> Answer:
    """Halve the amount, rounded half up to the 分."""
    form.stop_at_faults()
    half = to_cents(form["amount"] / 2)
    return Answer(results={"half": money_figure(half)}, tables={}, notes=(), assumptions=(), status=money_text(half),
                  outcome="halved", working=(), sources=())
'''

TOOL = """\
# yaml-language-server: $schema=../schemas/calculator.schema.json
title: 一半是多少
order: 99
short: 填上金额，就知道一半是多少。
checked: "2026-11-23"
calculator: halving
limits: 只是一个除法。
fields:
  - {name: amount, label: 金额, unit: 元}
outputs:
  - {name: half, label: 一半}
formula: 金额除以二。
examples:
  - {id: even, title: 除得尽, values: {amount: 8600}, expect: {half: 4300.00}}
  - {id: odd-cent, title: 有零头, values: {amount: 0.01}, expect: {half: 0.01}}
lookup:
  caption: 速查表
  values: {}
  rows: {field: amount, values: [100, 200]}
  columns: {field: amount, values: [300]}
  output: half
next: {any: [{to: tools}]}
"""

PAGE = """\
# yaml-language-server: $schema=schemas/tutorial.schema.json
title: 新的一页
order: 65
short: 一句话的答案。
checked: "2026-11-23"
sections:
  - id: first
    title: 第一节
    short: 一半是 [[=halving/even.half]]。
    also: [一半怎么算, 对半分, yiban]
    tools: [{tool: halving, example: odd-cent, text: 算一算}]
"""


@pytest.fixture
def copy(repo_root, tmp_path):
    """A copy of all that a build reads."""
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in ("docs", "overrides", "calculators"):
        shutil.copytree(repo_root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(repo_root / name, folder)
    (folder / "node_modules").symlink_to(repo_root / "node_modules")
    return folder


def build(folder):
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "site")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_file_broken_in_many_ways_is_reported_whole_and_in_order(copy):
    (copy / "docs" / "overdue-too.yml").write_text(BROKEN, "utf-8")
    done = build(copy)
    said = done.stdout + done.stderr
    lines = [int(row.split(":")[1]) for row in said.splitlines() if row.startswith("docs/overdue-too.yml:")]
    assert done.returncode == 1
    assert "Traceback" not in said
    assert sorted(set(lines)) == [2, 3, 5, 6, 8, 12, 14, 15, 17, 19]
    assert lines == sorted(lines)


def test_a_calculator_and_a_page_are_three_files_and_nothing_else(copy):
    (copy / "calculators" / "halving.py").write_text(CALCULATOR, "utf-8")
    (copy / "docs" / "tools" / "halving.yml").write_text(TOOL, "utf-8")
    (copy / "docs" / "new-page.yml").write_text(PAGE, "utf-8")
    done = build(copy)
    assert done.returncode == 0, done.stdout + done.stderr
    tool = (copy / "site" / "tools" / "halving" / "index.html").read_text("utf-8")
    page = (copy / "site" / "new-page" / "index.html").read_text("utf-8")
    home = (copy / "site" / "index.html").read_text("utf-8")
    assert "4,300.00 元" in tool
    assert "4,300.00 元" in page
    assert 'href="../tools/halving/#with=amount=0.01"' in page
    assert home.index("六、") < home.index("新的一页") < home.index("七、")
    assert 'name="amount"' in tool

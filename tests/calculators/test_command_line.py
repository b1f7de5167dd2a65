import json
import subprocess
import sys
from pathlib import Path

import pytest

import calculators
from calculators import answer, describe, names
from calculators.__main__ import ANSWERED, MISUSED, REFUSED, main

CASE = ["penalty_interest", "--principal", "8600", "--daily-rate", "0.05%", "--days", "47"]
USAGE = "用法：python -m calculators 计算器 --项目 值 … [--json] [--help]"


def test_a_result_to_read():
    output, errors, code = main(CASE)
    assert (errors, code) == ("", ANSWERED)
    lines = output.splitlines()
    assert lines[0] == "罚息 202.10 元，共 47 天"
    assert "再拖一天多            4.30 元" in lines
    assert "从       到        天数   日利率  计息的钱     罚息" in lines
    assert "第 1 天  第 47 天  47 天  0.05%   8,600.00 元  202.10 元" in lines
    assert lines[-1] == calculators.RULES_VERSION


def test_the_same_as_json():
    request = {"calculator": "penalty_interest", "values": {"principal": "8600", "daily_rate": "0.05%", "days": "47"}}
    assert main([*CASE, "--json"]) == (answer(json.dumps(request)), "", ANSWERED)


def test_values_may_follow_an_equals_sign_and_rows_come_one_by_one():
    one = main([*CASE, "--payments", "第30天 100", "--payments", "第40天 100"])
    other = main(["penalty_interest", "--principal=8600", "--daily-rate=0.05%", "--days=47", "--payments=第30天 100\n第40天 100"])
    assert one == other
    assert one[2] == ANSWERED


def test_faults_come_one_a_line_with_their_options():
    words = ["--principal", "x", "--daily-rate", "0.05", "--days", "47", "--payments", "30 0"]
    output, errors, code = main(["penalty_interest", *words])
    assert (output, code) == ("", REFUSED)
    assert errors.splitlines() == [
        "--principal: 逾期本金要写成数字，比如 8600 或 8600.50",
        "--daily-rate: 日利率一般写成 0.05%；你填的 0.05 没有写单位，可能是 0.05%，也可能是 5%，把 % 一起写上",
        "--payments（1.amount）: 第 1 笔还款的金额要大于 0",
    ]


def test_faults_as_json_still_fail():
    output, errors, code = main(["penalty_interest", "--json"])
    assert [error["field"] for error in json.loads(output)["errors"]] == ["principal", "daily_rate", "due_date"]
    assert (errors, code) == ("", REFUSED)


@pytest.mark.parametrize(("words", "complaint"), [
    (["penalty"], f"没有叫 penalty 的计算器，有：{'、'.join(names())}"),
    (["penalty_interest", "--days"], "--days 后面要写值"),
    (["penalty_interest", "--days", "--principal", "1"], "--days 后面要写值"),
    (["installment_plan", "8600"], "看不懂 8600，可以写："),
    (["installment_plan", "--day", "1"], "看不懂 --day，可以写："),
])
def test_a_command_that_is_not_understood(words, complaint):
    output, errors, code = main(words)
    assert (output, code) == ("", MISUSED)
    assert errors.startswith(complaint)
    assert errors.endswith(USAGE)


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_lists_the_calculators(words):
    output, errors, code = main(words)
    assert (errors, code) == ("", ANSWERED)
    assert all(f"  {name}  {describe(name)['title']}" in output for name in names())


@pytest.mark.parametrize("name", names())
def test_help_lists_fields_with_kind_and_choices(name):
    output = main([name, "--help"])[0]
    for field in describe(name)["fields"]:
        assert f"  --{field['name'].replace('_', '-')}  {field['label']}（{field['kind']}" in output
        assert all(f"      {choice['value']}  {choice['label']}" in output for choice in field["choices"])


@pytest.mark.parametrize(("words", "code", "stream"), [
    (CASE, 0, "stdout"), (["penalty_interest"], 1, "stderr"), (["x"], 2, "stderr"),
])
def test_as_a_program(words, code, stream):
    run = subprocess.run([sys.executable, "-m", "calculators", *words], capture_output=True, encoding="utf-8",
                         check=False, cwd=Path(calculators.__file__).parent.parent, env={"PYTHONIOENCODING": "utf-8"})
    assert run.returncode == code
    assert getattr(run, stream)
    assert not getattr(run, {"stdout": "stderr", "stderr": "stdout"}[stream])

import subprocess
import sys

import pytest

from calculators.core.snippet import snippet


@pytest.mark.parametrize(("lines", "printed", "output"), [
    (["penalty = to_cents(D('8600') * D('0.0005') * 47)"], {"罚息": "penalty"}, "罚息 202.10\n"),
    ([], {"一分": "to_cents(D('0.005'))", "没有": "to_cents(D('0.00499'))"}, "一分 0.01\n没有 0.00\n"),
    (["end = date(2026, 10, 8) + timedelta(days=47)"], {"到": "end", "天": "(end - date(2026, 10, 8)).days"}, "到 2026-11-24\n天 47\n"),
    (["total = D('0.00')\nfor part in ('1.10', '2.20'):\n    total += D(part)"], {"合计": "total"}, "合计 3.30\n"),
])
def test_a_program_runs_by_itself(lines, printed, output):
    run = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", snippet(lines, printed)],
                         capture_output=True, encoding="utf-8", check=False)
    assert (run.stdout, run.stderr) == (output, "")

"""Each file in cases/ is one case: YAML files in, the faults an editor reads, word for word, out."""

from pathlib import Path

import pytest
import yaml

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_editor_reads_exactly_these_lines(path, faults):
    case = yaml.safe_load(path.read_text("utf-8"))
    assert faults(case["files"]) == case["faults"]

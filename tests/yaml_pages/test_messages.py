"""Nothing the build can say of a fault is left unexplained on the page for editors, and nothing else is explained."""

import re

import pytest
import yaml

from tests.yaml_pages.messages import HOLE, messages, normalised
from yaml_pages.catalogue import load
from yaml_pages.language import prose

EXPLAINED_IN = ("errors", "wording")


@pytest.fixture(scope="module")
def sections(repo_root):
    """The sections of the page for editors."""
    return yaml.safe_load((repo_root / "docs" / "about" / "editing.yml").read_text("utf-8"))["sections"]


@pytest.fixture(scope="module")
def explained(sections):
    """Give the openings of messages that the page explains; there they open a list item, in bold and quotes."""
    texts = [text for section in sections if section["id"].startswith(EXPLAINED_IN)
             for text in (section.get("body", ""), section.get("folded", {}).get("body", ""))]
    lines = [found[1] for text in texts for found in re.finditer(r"^- \*\*(「.+?」)\*\*：\S", text, re.MULTILINE)]
    return [phrase for line in lines for phrase in re.findall(r"「([^「」]+)」", line)]


@pytest.fixture(scope="module")
def said(repo_root):
    """Every message of the code, as file and template."""
    return list(messages(repo_root))


def covers(phrase, text):
    """Claim: the message opens with these words."""
    return normalised(text).startswith(normalised(phrase))


def test_every_message_is_explained_by_its_leading_words(said, explained):
    missing = [f"{file}: {text.replace(HOLE, '…')}" for file, text in said if not any(covers(phrase, text) for phrase in explained)]
    assert missing == [], "explain these in docs/about/editing.yml"


def test_every_explanation_is_of_a_message(said, explained):
    assert [phrase for phrase in explained if not any(covers(phrase, text) for _, text in said)] == []


def test_an_explanation_says_enough_to_be_recognised(explained):
    assert [phrase for phrase in explained if len(normalised(phrase).replace(HOLE, "")) < len("少了")] == []
    assert len(set(explained)) == len(explained)


@pytest.mark.parametrize("text", [
    "少了「\0」", "不能写「\0」", "这里要写一个词", "引号没有配对", "有 HTML 标签", "正文里直接写了数字：「\0」", "有看不见的字符",
    "「\0」不是数，不能用这个格式", "没有「\0」这一页", "算例应得 \0，算出来是 \0", "不这样写「\0」：\0", "太长了：\0 个字，最多 \0 个",
    "「\0」会被 YAML 当成真假值", "给读者看的页不能有照样打的命令", "Pyodide 要 \0，现在：\0。运行 npm ci 或 python3 noxfile.py -s site。",
    "中文和字母、数字之间要空一格：「\0」", "文件名或文件夹名不能用作网址", "没有编号是「\0」的事实，每一页都要用它",
])
def test_messages_are_found_in_each_way_the_code_says_them(said, text):
    assert text in {found for _, found in said}


def test_what_the_samples_refer_to_is_there(repo_root, sections):
    known = load(repo_root / "docs").known_facts
    codes = [sample["code"] for section in sections for sample in section.get("samples", ())]
    cited = {ref.target for code in codes for ref in prose.refs(code) if ref.kind == "fact"}
    assert cited
    assert cited <= known

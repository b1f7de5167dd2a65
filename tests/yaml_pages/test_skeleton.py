"""`new` writes what builds, and says in one sentence why it writes nothing."""

import datetime as dt

import pytest

from yaml_pages.__main__ import main
from yaml_pages.editors import skeleton
from yaml_pages.site import publish

CASES = """\
title: 例子
order: 99
short: 一句话的答案
checked: "2026-11-23"
sections:
  - {id: old-case, title: 一个例子, short: 一句话的答案}
related: [help]
"""


@pytest.fixture
def project(docs):
    """A project with the tiny site, the page of cases and a folder, called as `new` calls it."""
    folder = docs({
        "cases.yml": CASES,
        "about/index.yml": CASES.replace("old-case", "correct-us").replace("99", "140"),
        "tools/index.yml": CASES.replace("old-case", "compare"),
        "letters/index.yml": CASES.replace("old-case", "first"),
    })
    return folder.parent


@pytest.fixture
def new(project, repo_root):
    """A function that plans one thing in the project, as of a fixed day, and writes it."""
    def made(*words):
        templates = repo_root / "overrides" / "templates" / "new"
        workshop = skeleton.Workshop(project / "docs", templates, dt.date(2026, 11, 30))
        planned = skeleton.plan(workshop, words)
        skeleton.write(workshop, planned)
        return planned

    return made


@pytest.mark.parametrize(("slug", "file", "order", "schema"), [
    ("letter", "docs/letter.yml", 99 + 1, "schemas/tutorial.schema.json"),
    ("letter.yml", "docs/letter.yml", 99 + 1, "schemas/tutorial.schema.json"),
    ("letters/reply", "docs/letters/reply.yml", 1, "../schemas/tutorial.schema.json"),
    ("visits/index", "docs/visits/index.yml", 99 + 1, "../schemas/tutorial.schema.json"),
    ("letters/sent/index", "docs/letters/sent/index.yml", 1, "../../schemas/tutorial.schema.json"),
])
def test_a_tutorial_has_its_place(new, project, slug, file, order, schema):
    assert list(new("tutorial", slug).files) == [file]
    text = (project / file).read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={schema}\n")
    assert f"\norder: {order}\n" in text
    assert '\nchecked: "2026-11-30"\n' in text


def test_a_page_at_the_top_stands_before_the_page_about_the_site(new, project):
    about = project / "docs" / "about" / "index.yml"
    about.write_text(about.read_text("utf-8").replace("140", "100"), "utf-8")
    new("tutorial", "letter")
    assert "\norder: 99\n" in (project / "docs" / "letter.yml").read_text("utf-8")


def test_a_fact_is_added_to_its_file_whose_bytes_stay(new, project):
    before = (project / "docs" / "facts" / "basic.yml").read_bytes()
    planned = new("fact", "basic", "new-thing")
    after = (project / "docs" / "facts" / "basic.yml").read_bytes()
    assert after.startswith(before)
    added = after.removeprefix(before).decode()
    assert added.startswith("\n  - id: new-thing\n")
    assert "value: unknown" in added
    assert '"2026-11-30"' in added
    assert '"2027-02-28"' in added
    line = after.decode().split("\n").index("  - id: new-thing") + 1
    assert any(f"第 {line} 行" in step for step in planned.steps)


def test_a_case_comes_last_of_the_sections(new, project):
    new("case", "new-case")
    text = (project / "docs" / "cases.yml").read_text("utf-8")
    assert text.index("old-case") < text.index("  - id: new-case\n") < text.index("\nrelated:")


def test_a_calculator_is_three_files(new):
    assert list(new("calculator", "equal_parts").files) == [
        "calculators/equal_parts.py", "docs/tools/equal-parts.yml", "tests/calculators/test_equal_parts.py"]


def test_pages_and_facts_build_as_they_were_written(new, project, repo_root):
    for words in (["tutorial", "letter"], ["tutorial", "letters/reply"], ["tutorial", "visits/index"], ["fact", "basic", "new-thing"]):
        new(*words)
    site = publish(project / "docs", repo_root / "overrides" / "templates")
    assert {"letter.md", "letters/reply.md", "visits/index.md"} <= {page.file for page in site.pages}
    assert "new-thing" in site.facts_json


@pytest.mark.parametrize("slug", [
    "", "x", "Letter", "letter_one", "1letter", "../letter", "/letter", "letters/", "letters//reply", "letters/Reply", "信",
    "letter\n", "index", "a" * 41, "letter.md",
])
def test_a_slug_that_can_be_no_address_is_refused(new, slug):
    with pytest.raises(skeleton.Refusal, match="不能用作网址：只用小写英文字母"):
        new("tutorial", slug)


@pytest.mark.parametrize(("words", "said"), [
    (["tutorial", "help"], "docs/help.yml 已经有了，没有改动它"),
    (["tutorial", "letters"], "docs/letters/index.yml 已经有了"),
    (["tutorial", "letters/index"], "docs/letters/index.yml 已经有了"),
    (["tutorial", "nowhere/letter"], "文件夹 nowhere 还没有自己的页"),
    (["tutorial", "nowhere/letters/index"], "文件夹 nowhere 还没有自己的页"),
    (["tutorial", "help/letter"], "help 是一页，下面放不了页。先把 docs/help.yml 改名成 docs/help/index.yml"),
    (["tutorial", "facts/letter"], "加事实用 new -- fact"),
    (["tutorial", "tools/letter"], "加计算器用 new -- calculator"),
    (["tutorial", "glossary"], "docs/glossary.yml 放的不是教程页"),
    (["fact", "nope", "new-thing"], "没有「nope」这个主题。有的是：basic（测试）"),
    (["fact", "index", "new-thing"], "没有「index」这个主题"),
    (["fact", "basic", "police-110"], "编号「police-110」在 docs/facts/basic.yml:"),
    (["fact", "basic", "how-to-read"], "编号「how-to-read」在 docs/facts/index.yml:"),
    (["fact", "basic", "New"], "「New」不能用作编号"),
    (["fact", "basic", "fact-one"], "编号不要以"),
    (["case", "old-case"], "编号「old-case」在 docs/cases.yml:6 用过了"),
    (["case", "Case"], "「Case」不能用作编号"),
    (["case", "a" * 40], "不能用作编号"),
    (["calculator", "Equal"], "「Equal」不能用作模块名"),
    (["calculator", "equal-parts"], "不能用作模块名"),
    (["calculator", "_equal"], "不能用作模块名"),
    (["calculator", "x"], "不能用作模块名"),
    (["calculator", "lambda"], "不能用作模块名"),
    (["calculator", "answer"], "calculators 自己要用"),
    (["calculator", "core"], "calculators 自己要用"),
    (["calculator", "index"], "docs/tools/index.yml 已经有了"),
])
def test_what_cannot_be_is_refused_in_one_sentence(new, project, words, said):
    before = snapshot(project)
    with pytest.raises(skeleton.Refusal) as refused:
        new(*words)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not isinstance(refused.value, skeleton.Misuse)
    assert snapshot(project) == before


@pytest.mark.parametrize("taken", [
    "calculators/equal_parts.py", "calculators/equal_parts/part.py", "docs/tools/equal-parts.yml", "tests/calculators/test_equal_parts.py"])
def test_a_calculator_is_written_whole_or_not_at_all(new, project, taken):
    (project / taken).parent.mkdir(parents=True, exist_ok=True)
    (project / taken).write_text("", "utf-8")
    before = snapshot(project)
    with pytest.raises(skeleton.Refusal, match="已经有了，没有改动它"):
        new("calculator", "equal_parts")
    assert snapshot(project) == before


def test_without_the_page_of_cases_there_is_no_place_for_one(new, project):
    (project / "docs" / "cases.yml").unlink()
    with pytest.raises(skeleton.Refusal, match=r"还没有 docs/cases\.yml"):
        new("case", "new-case")


def test_a_file_that_cannot_be_read_is_not_added_to(new, project):
    broken = project / "docs" / "facts" / "basic.yml"
    broken.write_text(broken.read_text("utf-8") + "  oops: [\n", "utf-8")
    before = snapshot(project)
    with pytest.raises(skeleton.Refusal, match=r"docs/facts/basic\.yml 现在读不全"):
        new("fact", "basic", "new-thing")
    assert snapshot(project) == before


def test_a_fault_elsewhere_does_not_stop_it(new, project):
    (project / "docs" / "help.yml").write_text("title: [\n", "utf-8")
    new("tutorial", "letter")


def snapshot(project):
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("words", "said"), [
    ([], "没有写要加什么。可以写：tutorial 文件名"),
    (["page", "letter"], "没有「page」这一类。可以写：tutorial 文件名"),
    (["tutorial"], "写成：tutorial 文件名或文件夹/文件名。"),
    (["fact", "basic"], "写成：fact 主题 事实编号。"),
    (["case", "one", "two"], "写成：case 例子编号。"),
    (["calculator"], "写成：calculator 模块名。"),
])
def test_what_is_not_understood_is_told_how_to_write_it(project, capsys, words, said):
    assert main(["--docs", str(project / "docs"), "new", *words]) == 2
    output = capsys.readouterr()
    assert output.err.startswith(said)
    assert output.err.count("\n") == 1
    assert not output.out


def test_the_command_says_what_it_wrote_and_what_comes_next(project, capsys):
    command = ["--docs", str(project / "docs"), "new", "tutorial", "letter"]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert said.startswith("写好了：\n  docs/letter.yml\n接下来：\n  1. 打开 docs/letter.yml")
    assert "python3 noxfile.py -s site" in said
    assert main(command) == 1
    assert capsys.readouterr().err == "docs/letter.yml 已经有了，没有改动它。换一个名字，或者直接打开它改。\n"


def test_every_template_is_used(repo_root):
    found = {path.name.removesuffix(".jinja") for path in (repo_root / "overrides" / "templates" / "new").iterdir()}
    assert found == {"tutorial.yml", "fact.yml", "case.yml", "calculator.py", "tool.yml", "test_calculator.py"}

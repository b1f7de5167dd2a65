"""Prose in, Markdown out: nothing but the little language gets through."""

import pytest

from yaml_pages.language import prose


def rendered(text):
    return prose.render(text, lambda ref: f"<{ref.kind} {ref.target} {ref.name} {ref.form}>", lambda link: f"<link {link.target}>")


@pytest.mark.parametrize(("text", "markdown"), [
    pytest.param("先看[费用](overdue#cost)。", "先看<link overdue#cost>。", id="a link"),
    pytest.param("[[fee]]", "<fact fee  >", id="a fact"),
    pytest.param("[[fee.total|percent]]", "<fact fee total percent>", id="one of its values in a format"),
    pytest.param("[[fee|mark]]", "<fact fee  mark>", id="only its mark"),
    pytest.param("[[=tool/first.echo.principal]]", "<example tool/first echo.principal >", id="a worked example"),
    pytest.param("一\n二", "一二", id="a wrapped Chinese line is joined without a space"),
    pytest.param("word\nword", "word word", id="Latin words keep one"),
    pytest.param("要：\n- 一\n- 二", "要：\n\n- 一\n- 二", id="a list is parted from the line before it"),
    pytest.param("- 一\n二", "- 一二", id="a wrapped list item"),
    pytest.param("一\n\n二", "一\n\n二", id="paragraphs stay apart"),
    pytest.param("1 < 2 & 3", "1 &lt; 2 &amp; 3", id="signs are escaped"),
    pytest.param("**重点**", "**重点**", id="bold"),
    pytest.param("_甲_ 和 \\_", "&#95;甲&#95; 和 &#92;&#95;", id="Markdown's other signs are only signs"),
])
def test_prose_becomes_markdown(text, markdown):
    assert rendered(text) == markdown


@pytest.mark.parametrize("text", [
    "<b>粗</b>", "<img src=x onerror=alert(1)>", "</div>", "<!-- 注 -->", "<?php", "<SCRIPT>",
    "## 标题", "![图](x)", "`代码`", "{: onclick=x }", "[a]: javascript:x", "[a][b]", "---", "***", "| 表 |", "> 引用",
    "##标题", "- ## 标题", "- > 引用", "- - 第二层", "+ 列点", "* 列点", "*强调*",
    "    缩进", "  - 第二层", "[文字](链接 有空格)", "[[没有收尾]",
    "晚了 47 天", "４７", "8,600 元", "三个月", "十五日", "百分之五", "五万元",
])
def test_anything_else_is_refused(text):
    assert list(prose.faults(text))


@pytest.mark.parametrize("text", [
    "先看[费用](overdue#cost)，再算[[fee|percent]]。", "一天一天来，两边都记下。", "第一步先说来意。", "- 一\n- 二", "a < b", "万一没接通",
])
def test_ordinary_prose_is_not(text):
    assert list(prose.faults(text)) == []


def test_a_value_is_one_line_without_any_markup():
    hostile = '[x](javascript:a)\n\n## *h*{: onclick=x } <b a="1">`&#60;\\'
    assert prose.escaped(hostile) == (
        "&#91;x&#93;(javascript:a) ## &#42;h&#42;&#123;: onclick=x &#125; &#60;b a=&#34;1&#34;&#62;&#96;&#38;#60;&#92;"
    )


def test_what_an_editor_typed_is_told_from_what_is_looked_up():
    assert prose.bare("看[费用](overdue#cost)是 [[fee]] 元") == "看费用是  元"

"""What a YAML file may do to its reader, and what the reader makes of it."""

from decimal import Decimal

import pytest

from yaml_pages.reading.source import read


def faults(raw):
    return [str(fault) for fault in read(raw, "docs/x.yml").faults]


@pytest.mark.parametrize(("text", "value"), [
    pytest.param("a: 0.05", Decimal("0.05"), id="a decimal keeps the digits it was written with"),
    pytest.param("a: 0.0000001", Decimal("0.0000001"), id="a small one too"),
    pytest.param("a: 47", 47, id="a whole number"),
    pytest.param("a: -1.10", Decimal("-1.10"), id="a trailing zero is kept"),
    pytest.param("a: true", True, id="true is the only truth"),
    pytest.param("a: '0.05'", "0.05", id="quoted, it is text"),
    pytest.param("a: 2026-11-23", "2026-11-23", id="a date stays the text it is"),
    pytest.param("a: 0.05%", "0.05%", id="percent is text"),
    pytest.param("a:", None, id="nothing is nothing"),
    pytest.param("a: [一, 二]", ["一", "二"], id="a list on one line"),
    pytest.param("a: |\n  一\n  二\n", "一\n二\n", id="a block of text"),
    pytest.param("\ufeffa: 1\r\nb: 2\r\n", 1, id="byte-order mark and Windows line ends"),
])
def test_a_value_is_read_as_it_is_written(text, value):
    source = read(text.encode(), "docs/x.yml")
    assert source.data["a"] == value
    assert type(source.data["a"]) is type(value)
    assert source.faults == []


@pytest.mark.parametrize("trap", ["yes", "No", "ON", "off", "True", "12:30", "010", "0x1F", "1_000", ".5", ".inf"])
def test_what_yaml_would_turn_into_something_else_is_a_fault(trap):
    [fault] = faults(f"title: 标题\nvalue: {trap}\n".encode())
    assert fault.startswith(f"docs/x.yml:2: value: 「{trap}」会被 YAML 当成")
    assert fault.endswith(f'改法：如果是文字，加上引号："{trap}"。')


@pytest.mark.parametrize(("raw", "line", "problem"), [
    pytest.param(b"", 1, "文件是空的", id="an empty file"),
    pytest.param("a: 1\nb: 中文\n".encode("gbk"), 2, "文件不是 UTF-8 编码", id="GBK, as Windows editors save"),
    pytest.param(b"a: 1\nb:\n\tc: 2\n", 3, "缩进用了制表符（Tab）", id="a tab as indentation"),
    pytest.param(b"a: 1\nb: x\x07y\n", 2, "有看不见的字符", id="a control character"),
    pytest.param(b"a: 1\n---\nb: 2\n", 2, "一个文件里写了两份内容", id="two documents"),
    pytest.param(b"a: 1\nb: *c\n", 2, "文字以 * 开头", id="an alias to nothing"),
    pytest.param(b"a: 1\nb: @c\n", 2, "这一行开头的符号不能直接写", id="a reserved sign"),
    pytest.param(b"a: 1\nb: 'c\n", 2, "引号没有配对", id="an open quote, where it opens"),
    pytest.param(b"a: 1\nb\nc: 2\n", 2, "这一行少了冒号", id="a line without a colon"),
    pytest.param(b"a: 1\n? [x]\n: 2\n", 2, "键要是一个词", id="a list as a key"),
    pytest.param(b"null\n", 1, "文件是空的", id="a file that says nothing"),
    pytest.param("a: 1\nb: 逾\u200b期\n".encode(), 2, "有看不见的字符", id="a sign without width"),
    pytest.param("a: 1\nb: 逾\u202e期\n".encode(), 2, "有看不见的字符", id="a sign that turns the text round"),
    pytest.param("a: 1\nb: 逾\u2028期\n".encode(), 2, "有看不见的字符", id="a line end that editors do not count"),
    pytest.param(b'a: 1\nb: "x\\x02y"\n', 2, "引号里用 \\ 写了看不见的字符", id="a control character in an escape"),
    pytest.param(b'a: 1\nb: "\\ud83d"\n', 2, "双引号里的 \\u 或 \\U 写法不对", id="half a character in an escape"),
    pytest.param("a: 1\nb: 按 #1 键\n".encode(), 2, "「 #」后面的字会被当成注释丢掉", id="text that would be lost"),
    pytest.param("a: 1\nb: **粗** 体\n".encode(), 2, "文字以 * 或 & 开头", id="bold at the start"),
    pytest.param("a: 1\nb: [文字](help) 后\nc: 2\n".encode(), 2, "文字以 [ 开头，后面接不上", id="a link at the start"),
    pytest.param("a: 1\nb: > 大于\n".encode(), 2, "| 或 > 的后面还有字", id="text after a block's sign"),
    pytest.param("a: 1\nb: ? 问\n".encode(), 2, "文字以 ? 开头", id="a question mark at the start"),
    pytest.param(b"a: 1\nb: " + b"1" * 5000 + b"\n", 2, "会被 YAML 当成另一个数", id="more digits than any number here has"),
    pytest.param(b"a: 1\nb: " + b"[" * 100_000 + b"\n", 2, "一层套一层", id="brackets that would end the process"),
    pytest.param(b"a: 1\nb: " + b"{c: " * 5000 + b"\n", 2, "一层套一层", id="braces that would"),
])
def test_a_file_that_cannot_be_read_says_where_and_why(raw, line, problem):
    first = faults(raw)[0]
    assert first.startswith(f"docs/x.yml:{line}: ")
    assert problem in first
    assert "改法：" in first


@pytest.mark.parametrize("raw", [
    pytest.param("title: 逾期\norder: 1\n".encode("utf-16"), id="UTF-16"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\xff", id="a picture"),
])
def test_what_is_no_text_has_one_fault(raw):
    [fault] = faults(raw)
    assert "文件不是 UTF-8 编码" in fault


def test_a_list_item_that_cannot_be_read_does_not_spoil_the_one_above():
    [fault] = faults("a:\n  - id: x\n    title: 一\n  - id: y: z\n    title: 二\n".encode())
    assert fault.startswith("docs/x.yml:4: 冒号的位置不对")


def test_lines_are_known_for_every_value_and_inside_long_texts():
    source = read("a: 1\nlist:\n  - x: |\n      一\n      二 [[gone]]\n".encode(), "docs/x.yml")
    assert source.line(("list", 0, "x")) == 3
    assert source.line_of(("list", 0, "x"), "[[gone]]") == 5
    assert source.line(("list", 0, "not there")) == 3


def test_an_unreadable_list_row_stays_a_row_while_lines_below_it_are_put_back():
    text = 'list:\n  - id: one\n    title: 一\n  - id: @two\n    title: 二\ntitle: "没有收尾\nchecked: "2026-11-23"\n'
    source = read(text.encode(), "docs/x.yml")
    assert source.data == {"list": [{"id": "one", "title": "一"}, {"title": "二"}], "checked": "2026-11-23"}
    assert [fault.line for fault in source.faults] == [4, 6]

"""What is kept on the device: nothing until the reader says so; and the last changes can be undone."""

import pytest
from playwright.sync_api import expect

from tests.browser.keeping import BLOCKED, EVERYWHERE, NOTHING, TYPED, entry, kept, names, put, save
from tests.browser.tool_page import opened

TYPED_LINK = "#with=principal=8600&daily_rate=0.05%25&days=47"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
DEAF = "Storage.prototype.setItem = () => {}"


def test_nothing_is_stored_until_the_button_is_pressed(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(**TYPED, multiple="1.5")
    tool.calculate()
    tool.page.locator(".calc-keep > summary").click()
    tool.page.locator("[data-keep-name]").fill("还没有按")
    tool.page.reload()
    assert tool.page.evaluate(EVERYWHERE) == NOTHING
    tool.page.goto(tool.page.url.replace("overdue-interest", "my-data"))
    assert tool.page.evaluate(EVERYWHERE) == NOTHING
    assert tool.page.locator("[data-none]").is_visible()
    assert not tool.page.locator("[data-wiping]").is_visible()
    assert tool.page.context.cookies() == []


def test_what_is_saved_holds_the_form_and_no_more(open_page):
    tool = opened(open_page, "overdue-interest", TYPED_LINK)
    tool.wait_for_result()
    assert save(tool, " 十月\u202e ") == "存好了：十月"
    found = kept(tool.page)
    assert len(found[0].pop("saved")) == len("2026-11-23")
    assert len(found[0].pop("rules")) == len("2026.11")
    assert found[0].pop("title")
    assert found == [{"name": "十月", "page": "overdue-interest", "values": TYPED, "result": "202.10"}]
    assert tool.page.evaluate("localStorage.length") == 1
    assert tool.visit.foreign_requests == []


def test_it_survives_a_reload_and_comes_back_into_the_form(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(**TYPED)
    save(tool, "十月")
    tool.page.locator(".calc-start-over > summary").click()
    tool.page.get_by_role("button", name="清掉，重新开始").click()
    tool.page.reload()
    assert tool.values(*TYPED) == ["", "", ""]
    tool.page.locator(".calc-keep > summary").click()
    tool.page.get_by_role("button", name="放回 十月").click()
    tool.wait_for_result()
    assert tool.values(*TYPED) == list(TYPED.values())
    assert tool.headline == "202.10 元"
    assert tool.page.locator("[data-undo-said]").inner_text() == "放回了存着的「十月」"


def test_the_same_name_again_asks_first(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(**TYPED)
    save(tool, "十月")
    tool.fill(days="48")
    assert "要换掉它，再按一次" in save(tool, "十月")
    assert kept(tool.page)[0]["values"]["days"] == "47"
    assert save(tool) == "换好了：十月"
    assert [one["values"]["days"] for one in kept(tool.page)] == ["48"]
    assert save(tool, "十一月") == "存好了：十一月"
    assert "再按一次" in save(tool, "十月")
    assert len(kept(tool.page)) == 2


def test_a_name_is_asked_for_and_one_is_proposed(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.page.locator(".calc-keep > summary").click()
    assert tool.page.locator("[data-keep-name]").input_value().startswith("20")
    assert save(tool, " ") == save(tool, "长" * 41) == "名字写 1 到 40 个字"
    assert kept(tool.page) == []


def test_ten_and_no_more(open_page):
    tool = opened(open_page, "overdue-interest")
    put(tool.page, *(entry(f"第 {number} 份", page="installments") for number in range(10)))
    tool.fill(**TYPED)
    assert save(tool, "又一份").startswith("最多存 10 份")
    assert len(kept(tool.page)) == 10
    assert tool.values(*TYPED) == list(TYPED.values())


@pytest.mark.parametrize(("script", "sentence"), [
    pytest.param(FULL, "空间满了", id="no room"),
    pytest.param(BLOCKED, "不让网页存东西", id="not allowed"),
    pytest.param(DEAF, "不让网页存东西", id="it takes the text and forgets it"),
])
def test_where_nothing_can_be_stored_it_is_said_and_the_numbers_stay(open_page, script, sentence):
    tool = opened(open_page, "overdue-interest", before=lambda context: context.add_init_script(script))
    tool.fill(**TYPED)
    words = save(tool, "十月")
    assert sentence in words
    assert "没存上" in words
    assert tool.values(*TYPED) == list(TYPED.values())
    tool.calculate()
    assert tool.headline == "202.10 元"


def test_the_colours_are_written_down_only_once_they_are_chosen(open_page):
    page = open_page("/help/", color_scheme="dark").page
    assert page.evaluate(EVERYWHERE) == NOTHING
    page.locator(".md-header__option label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate("localStorage.length") == 1


@pytest.mark.parametrize("name", [
    "<img src=x onerror=alert(1)>", "'\"><script>alert(1)</script>", "__proto__", "$& $1 # @", "../../help/#x", "%", "😀", "長" * 40,
])
def test_hostile_names_are_only_ever_text(open_page, name):
    tool = opened(open_page, "overdue-interest")
    tool.page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    tool.fill(**TYPED)
    assert save(tool, name) == f"存好了：{name}"
    save(tool, name)
    tool.page.goto(tool.page.url.replace("overdue-interest", "my-data"))
    assert names(tool.page) == [name]
    tool.page.locator("[data-open]").click()
    expect(tool.box("principal")).to_have_value("8600")
    expect(tool.page.locator("[data-undo-said]")).to_have_text(f"放回了存着的「{name}」")
    assert tool.page.locator(".md-content :is(img, script)").count() == 0
    assert tool.visit.console_errors == []


@pytest.mark.parametrize("link", ["#saved=%E0%A4%A", "#saved=", "#saved=没有这一份", "#saved=<b>"])
def test_a_link_to_nothing_kept_leaves_the_form_alone(open_page, link):
    tool = opened(open_page, "overdue-interest", link)
    assert tool.page.locator("[data-undo-said]").inner_text() == "这台设备上没有找到要放回的那一份"
    assert tool.values(*TYPED) == ["", "", ""]
    assert tool.visit.console_errors == []


def undo(tool):
    return tool.page.locator("[data-undo]")


def type_in(tool, name, *texts):
    for text in texts:
        tool.box(name).fill(text)
        tool.box(name).blur()


def test_undo_goes_back_step_by_step_and_says_so(open_page):
    tool = opened(open_page, "overdue-interest")
    assert undo(tool).is_disabled()
    type_in(tool, "principal", "1", "12", "123")
    undo(tool).click()
    assert tool.values("principal") == ["12"]
    assert tool.page.locator("[data-undo-said]").inner_text() == "撤销了一步，还能撤销 2 步"
    undo(tool).click()
    undo(tool).click()
    assert tool.values("principal") == [""]
    assert tool.page.locator("[data-undo-said]").inner_text() == "撤销了一步，前面没有了"
    assert undo(tool).is_disabled()
    assert tool.focused == "form"


def test_the_last_twenty_changes_can_be_undone(open_page):
    tool = opened(open_page, "overdue-interest")
    type_in(tool, "principal", *map(str, range(1, 26)))
    steps = 0
    while undo(tool).is_enabled():
        undo(tool).click()
        steps += 1
    assert steps == 20
    assert tool.values("principal") == ["5"]


def test_rows_examples_and_starting_over_can_be_undone_too(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(**TYPED)
    tool.page.locator("#field-payments").click()
    tool.page.keyboard.type("第30天")
    tool.page.keyboard.press("Tab")
    tool.page.keyboard.type("2,000")
    tool.page.get_by_role("button", name="删掉第 1 笔还款").click()
    assert tool.page.locator(".calc-row").count() == 0
    undo(tool).click()
    assert tool.page.locator(".calc-row input").evaluate_all("boxes => boxes.map((box) => box.value)") == ["第30天", "2,000"]
    tool.page.locator(".calc-start-over > summary").click()
    tool.page.get_by_role("button", name="清掉，重新开始").click()
    assert tool.values(*TYPED) == ["", "", ""]
    undo(tool).click()
    assert tool.values(*TYPED) == list(TYPED.values())
    tool.page.locator("#jiebei-multiple ~ .calc-example .calc-use").first.click()
    expect(tool.box("principal")).to_have_value("10000")
    undo(tool).click()
    assert tool.values("principal") == ["8600"]


def test_a_choice_is_undone_and_what_is_undone_survives_a_reload(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(**TYPED, multiple="1.5")
    tool.page.get_by_label("先抵罚息").check()
    undo(tool).click()
    assert tool.page.get_by_label("先抵本金").is_checked()
    undo(tool).click()
    assert tool.values("multiple") == [""]
    tool.page.reload()
    assert tool.values(*TYPED, "multiple") == [*TYPED.values(), ""]

"""The form when things are left out, wrong, restored, hostile or broken: nothing typed is ever lost."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.tool_page import opened
from tests.browser.visit import LOOKS, PHONE

TYPED = {"principal": "8600", "daily_rate": "0.05%", "days": "47"}
HEADER_HEIGHT = 40
SMALLEST = 44 - 0.5  # a thumb, less what rounding takes
TYPED_LINK = "#with=principal=8600&daily_rate=0.05%25&days=47"


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_every_fault_is_listed_said_beside_its_field_and_can_be_reached(open_page):
    tool = opened(open_page, "overdue-interest")
    title = tool.page.title()
    tool.fill(multiple="很多")
    tool.submit.click()
    tool.wait_for_errors()
    assert tool.focused == "calc-errors"
    assert tool.page.title() == f"错误：{title}"
    said = tool.summary.locator("li").all_text_contents()
    assert said[0] == "输入逾期本金"
    assert said == tool.page.locator(".calc-error:visible").all_text_contents()
    principal = tool.box("principal")
    assert principal.get_attribute("aria-invalid") == "true"
    assert "field-principal-error" in principal.get_attribute("aria-describedby").split()
    tool.summary.locator("a").first.click()
    assert tool.focused == "field-principal"
    assert tool.page.locator("label[for=field-principal]").bounding_box()["y"] > HEADER_HEIGHT


def test_a_fault_mended_is_gone(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.submit.click()
    tool.wait_for_errors()
    tool.fill(**TYPED)
    tool.calculate()
    assert not tool.summary.is_visible()
    assert not tool.page.title().startswith("错误")
    assert tool.page.locator("[aria-invalid], .has-error").count() == 0


def test_all_of_it_by_keyboard(open_page):
    tool = opened(open_page, "installments")
    keyboard = tool.page.keyboard
    tool.box("principal").focus()
    keyboard.type("6000")
    press(tool.page, "Tab", "Space", "ArrowDown", "ArrowDown", "ArrowDown")
    expect(tool.page.get_by_label("固定手续费").first).to_be_checked()
    press(tool.page, "Tab")  # a yearly rate is not asked for now
    keyboard.type("8.8%")
    press(tool.page, "Tab", "Tab")
    keyboard.type("12")
    press(tool.page, "Enter")
    tool.wait_for_result()
    assert tool.headline == "544.00 元"
    assert tool.focused == "result"


def test_rows_come_and_go_and_the_focus_stays_with_them(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.page.locator("#field-payments").click()
    assert tool.focused.endswith("-when")
    tool.page.locator("#field-payments").click()
    titles = tool.page.locator(".calc-row-title")
    assert titles.all_text_contents() == ["第 1 笔还款", "第 2 笔还款"]
    tool.page.get_by_role("button", name="删掉第 1 笔还款").click()
    assert titles.all_text_contents() == ["第 1 笔还款"]
    assert tool.focused == "field-payments"
    ids = tool.page.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


def test_a_fault_in_a_row_stands_in_that_row(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(**TYPED)
    for text in ("第3天", "", "第9天"):  # the blank row in between is no row, and is not counted
        tool.page.locator("#field-payments").click()
        tool.page.keyboard.type(text)
    tool.page.locator(".calc-row input").nth(1).fill("100")
    tool.submit.click()
    tool.wait_for_errors()
    assert tool.summary.locator("li").all_text_contents() == ["输入第 2 笔还款的金额"]
    tool.summary.locator("a").click()
    assert tool.page.locator(":focus").evaluate("box => box.closest('.calc-cell').dataset.path") == "payments.2.amount"


def test_a_link_brings_the_numbers_back(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tool.fill(**TYPED, multiple="1.5")
    tool.page.locator("#field-payments").click()
    tool.page.keyboard.type("第30天")
    press(tool.page, "Tab")
    tool.page.keyboard.type("2,000")
    tool.page.locator(".calc-share > summary").click()
    tool.page.get_by_role("button", name="复制链接").click()
    expect(tool.page.locator(".calc-share [role=status]")).to_have_text("已复制链接")
    link = tool.page.evaluate("navigator.clipboard.readText()")
    assert link == tool.page.locator("#calc-link").input_value()
    again = opened(open_page, "overdue-interest", link[link.index("#"):])
    again.wait_for_result()
    assert again.values(*TYPED, "multiple", "payments") == [*TYPED.values(), "1.5", "第30天"]
    assert again.page.locator(".calc-row input").nth(1).input_value() == "2,000"
    assert again.page.locator(".calc-more").get_attribute("open") is not None


@pytest.mark.parametrize("text", [
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "\"'><script>alert(1)</script>",
    "\\", "%", "9" * 5000, "\t\n\t\n\t",
])
def test_text_from_a_link_only_ever_becomes_text_in_a_box(open_page, text):
    names = ("principal", "payments", "payment_order", "__proto__", "nowhere")
    tool = opened(open_page, "overdue-interest", "#with=" + "&".join(f"{name}={quote(text)}" for name in names))
    tool.page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    tool.wait_for_errors()
    assert tool.values("principal") == [text.replace("\n", "")]
    assert tool.page.locator(".md-content :is(img, script)").count() == 0
    assert tool.visit.console_errors == []


def test_a_broken_link_leaves_the_page_whole(open_page):
    tool = opened(open_page, "overdue-interest", "#with=%E0%A4%A&principal")
    tool.wait_for_errors()
    assert tool.headline == "202.10 元"


def lose_wasm(context):
    context.route("**/*.wasm", lambda route: route.abort())


def silence_wasm(context):
    """It never arrives, and nobody says so. The clock is ours, to make time pass."""
    context.clock.install()
    context.route("**/*.wasm", lambda _: None)


def test_when_the_engine_does_not_arrive_the_numbers_stay_and_it_can_be_tried_again(open_page):
    tool = opened(open_page, "overdue-interest", before=lose_wasm)
    tool.fill(**TYPED)
    tool.submit.click()
    expect(tool.failure).to_be_visible(timeout=30_000)
    assert tool.values(*TYPED) == list(TYPED.values())
    assert tool.failure.get_by_role("link", name="速查表").get_attribute("href") == "#lookup"
    assert tool.headline == "202.10 元"
    assert tool.page.locator("[data-when=example]").is_visible()
    tool.page.context.unroute("**/*.wasm")
    tool.fill(days="48")
    tool.submit.click()
    tool.wait_for_result()
    assert not tool.failure.is_visible()
    assert tool.headline == "206.40 元"


def test_an_engine_that_falls_silent_is_noticed(open_page):
    tool = opened(open_page, "overdue-interest", before=silence_wasm)
    tool.fill(**TYPED)
    tool.submit.click()
    expect(tool.page.locator(".calc-status")).not_to_be_empty()
    tool.page.clock.fast_forward("01:01")
    expect(tool.failure).to_be_visible()
    tool.page.context.unroute("**/*.wasm")
    tool.failure.get_by_role("button", name="再试一次").click()
    tool.wait_for_result()
    assert tool.headline == "202.10 元"


@pytest.mark.parametrize("name", ["overdue-interest", "installments"])
def test_without_scripts_the_page_still_answers(open_page, name):
    page = opened(open_page, name, java_script_enabled=False).page
    assert page.locator("#calc-form .calc-field").first.is_visible()
    assert page.locator(".calc-submit").is_disabled()  # sent as it is, the form would put its numbers on the wire
    assert page.locator("noscript .calc-notice").is_visible()
    assert " 元" in page.locator(".calc-headline .calc-value").inner_text()
    assert page.locator("#how").is_visible()
    assert page.locator(".calc-example").count() >= 4
    assert page.locator(".calc-lookup td").count() >= 30
    assert not page.locator(".calc-controls").is_visible()


def test_starting_over_asks_once_and_then_clears_everything(open_page):
    tool = opened(open_page, "overdue-interest", TYPED_LINK)
    tool.fill(days="48")
    tool.calculate()
    tool.page.locator(".calc-start-over > summary").click()
    assert tool.values("days") == ["48"]
    tool.page.get_by_role("button", name="清掉，重新开始").click()
    assert tool.values(*TYPED) == ["", "", ""]
    assert tool.page.locator("[data-when=example]").is_visible()
    assert tool.headline == "202.10 元"
    assert "#" not in tool.page.url
    assert tool.focused == "form"


def test_an_example_can_be_used_twice(open_page):
    tool = opened(open_page, "overdue-interest", viewport=PHONE)
    use = tool.page.locator("#jiebei-multiple ~ .calc-example .calc-use").first
    use.click()
    tool.wait_for_result()
    tool.fill(days="1")
    use.click()
    expect(tool.box("days")).to_have_value("30")
    expect(tool.page.locator(".calc-headline .calc-value")).to_have_text("180.00 元")


def test_going_away_and_coming_back_keeps_what_was_typed(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(principal="8600", multiple="1.5")
    tool.page.locator("#how").click()
    tool.page.locator(".md-header__button.md-logo").first.click()
    tool.page.wait_for_url("**/")
    tool.page.go_back()
    assert tool.values("principal", "multiple") == ["8600", "1.5"]
    tool.page.reload()
    assert tool.values("principal", "multiple") == ["8600", "1.5"]


def test_a_folded_field_can_be_reached_from_the_result(open_page):
    tool = opened(open_page, "overdue-interest", TYPED_LINK + "&multiple=1.5")
    tool.wait_for_result()
    tool.page.locator(".calc-more").evaluate("more => { more.open = false; }")
    tool.page.locator("[data-echo=multiple] a").click()
    assert tool.focused == "field-multiple"
    assert tool.box("multiple").is_visible()


@pytest.mark.parametrize("name", ["360px dark", "1280px light"])
def test_errors_rows_and_results_are_accessible_too(open_page, repo_root, name):
    tool = opened(open_page, "overdue-interest", TYPED_LINK, **LOOKS[name])
    tool.wait_for_result()
    tool.page.locator("#field-payments").click()
    tool.page.keyboard.type("后天")
    tool.submit.click()
    tool.wait_for_errors()
    tool.page.evaluate("document.querySelectorAll('.md-content details').forEach((fold) => { fold.open = true; })")
    tool.page.evaluate((repo_root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = tool.page.evaluate("axe.run().then((result) => result.violations)")
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in serious] == []
    assert [control.text_content() for control in controls(tool.page) if control.bounding_box()["height"] < SMALLEST] == []
    assert tool.page.evaluate("document.documentElement.scrollWidth") <= LOOKS[name]["viewport"]["width"]


def controls(page):
    return page.locator(".md-content :is(button, select, summary, .calc-input, .calc-radio, .calc-errors a):visible").all()

"""The page of all that is kept on this device: seen, backed up, taken in, deleted; whatever a file says, it is text."""

import pytest
from playwright.sync_api import expect

from tests.browser.keeping import (
    BLOCKED,
    EVERYWHERE,
    KEY,
    NOTHING,
    TYPED,
    backup,
    entry,
    kept,
    my_data,
    names,
    put,
    said,
    save,
)
from tests.browser.tool_page import opened
from tests.browser.visit import LOOKS, PHONE

SMALLEST = 44 - 0.5  # a thumb, less what rounding takes


def take_in(page, text):
    page.locator("#my-data-paste").fill(text)
    page.locator("[data-import]").click()
    return said(page, "import")


def test_the_page_of_it_all_says_when_nothing_can_be_stored(open_page):
    tool = opened(open_page, "overdue-interest", before=lambda context: context.add_init_script(BLOCKED))
    tool.page.goto(tool.page.url.replace("overdue-interest", "my-data"))
    assert "不让网页存东西" in said(tool.page, "list")
    assert "不让网页存东西" in take_in(tool.page, backup(entry()))


def test_what_is_kept_elsewhere_in_this_browser_is_left_alone(open_page):
    page = my_data(open_page, entry()).page
    page.evaluate("localStorage.setItem('other', 'mine')")
    page.locator("[data-wiping] > summary").click()
    page.locator("[data-wipe]").click()
    assert page.evaluate("[localStorage.length, localStorage.getItem('other')]") == [1, "mine"]


def test_the_list_says_in_words_what_is_kept(open_page):
    rows = entry("还过一笔", values=TYPED | {"payments": "第30天\t2,000\n第40天\t100", "payment_order": "statutory", "gone": "x"})
    page = my_data(open_page, rows).page
    assert names(page) == ["还过一笔"]
    page.locator(".my-data-entry .calc-more > summary").click()
    pairs = page.locator("dl[data-values] > div")
    assert [pair.locator("dt, dd").all_inner_texts() for pair in pairs.all()] == [
        ["逾期本金", "8600"], ["日利率", "0.05%"], ["逾期天数", "47"],
        ["期间还过的钱", "第30天 2,000\n第40天 100"], ["还的钱先抵什么", "按费用、利息、本金的顺序"], ["gone", "x"]]
    page.locator("[data-open]").click()
    page.wait_for_url("**/overdue-interest/#saved=*")
    expect(page.locator("[data-field=principal] input")).to_have_value("8600")
    assert "8600" not in page.url


def test_under_other_rules_both_results_are_shown(open_page):
    page = my_data(open_page, entry("旧的", rules="2025.01", result="199.99")).page
    page.locator("[data-open]").click()
    expect(page.locator(".calc-then")).to_contain_text("199.99", timeout=120_000)
    expect(page.locator(".calc-then")).to_contain_text("202.10")


def test_a_backup_goes_out_and_comes_in_elsewhere(open_page):
    page = my_data(open_page, entry(), entry("十一月", page="installments", values={"principal": "6000"})).page
    with page.expect_download() as caught:
        page.get_by_role("button", name="下载备份文件").click()
    assert caught.value.suggested_filename.startswith("beifen-20")
    file = caught.value.path()
    elsewhere = my_data(open_page).page
    elsewhere.locator("#my-data-file").set_input_files({
        "name": "b.json", "mimeType": "application/json", "buffer": file.read_bytes()})
    elsewhere.locator("[data-import]").click()
    expect(elsewhere.locator("[data-said=import]")).to_have_text("导入了 2 份")
    assert kept(elsewhere) == kept(page)


def test_in_browsers_of_other_apps_the_text_is_the_way(open_page):
    visit = my_data(open_page, entry(), viewport=PHONE, user_agent="Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0")
    assert not visit.page.get_by_role("button", name="下载备份文件").is_visible()
    text = visit.page.locator("#my-data-text").input_value()
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.get_by_role("button", name="复制备份文字").click()
    expect(visit.page.locator("[data-said=backup]")).to_have_text("已复制")
    assert visit.page.evaluate("navigator.clipboard.readText()") == text
    assert take_in(my_data(open_page).page, text) == "导入了 1 份"


def test_what_is_there_stays_when_more_comes_in(open_page):
    page = my_data(open_page, entry(), entry("同名")).page
    other = entry("同名", values={"principal": "1"})
    assert take_in(page, backup(entry(), other, other)) == "导入了 1 份，其中 1 份和原来的重名，改了名字"
    assert names(page) == ["十月", "同名", "同名（2）"]
    assert [one["values"].get("principal") for one in kept(page)] == ["8600", "8600", "1"]
    assert take_in(page, backup(other)) == "这里面的，原来都有了"


@pytest.mark.parametrize(("text", "sentence"), [
    pytest.param("", "选一个备份文件", id="nothing"),
    pytest.param("{", "不是完整的备份文字", id="cut short"),
    pytest.param("alert(1)", "不是完整的备份文字", id="a program"),
    pytest.param("[]", "不是从这里备份出来的", id="a list"),
    pytest.param('{"kind": "other", "entries": []}', "不是从这里备份出来的", id="another's"),
    pytest.param(backup("x"), "第 1 份读不出来", id="no entry"),
    pytest.param(backup(entry(), entry(name="")), "第 2 份的名字", id="no name"),
    pytest.param(backup(entry(name="长" * 41)), "第 1 份的名字", id="a long name"),
    pytest.param(backup(entry(name="\u202egnp")), "第 1 份的名字", id="a name that turns round"),
    pytest.param(backup(entry(page="javascript:alert(1)")), "第 1 份不知道是哪个计算器", id="an address for a page"),
    pytest.param(backup(entry(page="no-such-tool")), "第 1 份不知道是哪个计算器", id="an unknown page"),
    pytest.param(backup(entry(title=1)), "第 1 份的标题", id="a number for a title"),
    pytest.param(backup(entry(values=[])), "第 1 份填的内容", id="no values"),
    pytest.param(backup(entry(values={"principal": {"x": 1}})), "第 1 份填的内容", id="a value that is no text"),
    pytest.param(backup(entry(values={"__proto__": "x"})), "第 1 份填的内容", id="a field no form has"),
    pytest.param(backup(entry(values={"principal": "9" * 20_001})), "第 1 份填的内容", id="a value without end"),
    pytest.param(backup(entry(rules="<b>")), "第 1 份的规则版本", id="no rules"),
    pytest.param(backup(entry(result="<b>")), "第 1 份的结果", id="no result"),
    pytest.param(backup(entry(saved="昨天")), "第 1 份的日期", id="no date"),
    pytest.param(backup(*(entry(str(number)) for number in range(11))), "里面有 11 份", id="eleven"),
    pytest.param(backup(*(entry(str(number)) for number in range(10))), "多出 1 份", id="ten and one"),
    pytest.param(f"{' ' * 9}{'[' * 1_000_001}", "太长了", id="without end"),
])
def test_what_is_wrong_with_a_backup_is_said_and_nothing_comes_in(open_page, text, sentence):
    visit = my_data(open_page, entry("原来的"))
    assert sentence in take_in(visit.page, text)
    assert names(visit.page) == ["原来的"]
    assert visit.page.locator("#my-data-paste").input_value() == text
    assert visit.console_errors == []


def test_values_from_a_backup_are_only_ever_text(open_page):
    hostile = "<img src=x onerror=alert(1)>"
    visit = my_data(open_page)
    take_in(visit.page, backup(entry(hostile, title=hostile, values={"principal": hostile, "payments": f"{hostile}\t{hostile}"})))
    visit.page.locator(".my-data-entry .calc-more > summary").click()
    assert visit.page.locator("dl[data-values] dd").all_inner_texts() == [hostile, f"{hostile} {hostile}"]
    visit.page.locator("[data-open]").click()
    expect(visit.page.locator("[data-field=principal] input")).to_have_value(hostile)
    assert visit.page.locator(".md-content :is(img, script)").count() == 0


@pytest.mark.parametrize("text", ["no json", "{}", "[1]", backup({"name": 1})])
def test_what_cannot_be_read_is_never_written_over_but_can_be_wiped(open_page, text):
    tool = opened(open_page, "overdue-interest")
    tool.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    tool.fill(**TYPED)
    assert "读不出来" in save(tool, "十月")
    assert tool.page.evaluate("(key) => localStorage.getItem(key)", KEY) == text
    tool.page.goto(tool.page.url.replace("overdue-interest", "my-data"))
    assert "读不出来" in said(tool.page, "list")
    tool.page.locator("[data-wiping] > summary").click()
    tool.page.locator("[data-wipe]").click()
    assert said(tool.page, "list") == "全部清掉了"
    assert tool.page.evaluate(EVERYWHERE) == NOTHING


def test_one_is_deleted_and_then_all(open_page):
    page = my_data(open_page, entry("一"), entry("二"), entry("三")).page
    second = page.locator(".my-data-entry").nth(1)
    second.locator(".calc-start-over > summary").click()
    assert names(page) == ["一", "二", "三"]
    second.locator("[data-delete]").click()
    assert said(page, "list") == "已删掉「二」"
    assert names(page) == ["一", "三"]
    page.locator("[data-wiping] > summary").click()
    assert len(kept(page)) == 2
    page.locator("[data-wipe]").click()
    assert said(page, "list") == "全部清掉了"
    assert page.evaluate(EVERYWHERE) == NOTHING
    assert page.locator("[data-none]").is_visible()
    page.reload()
    assert names(page) == []


def test_another_tab_hears_of_it(open_page):
    visit = my_data(open_page, entry())
    other = visit.page.context.new_page()
    other.goto(visit.page.url)
    put(other, entry(), entry("另一份"))
    expect(visit.page.locator(".my-data-entry")).to_have_count(2)


def test_without_scripts_words_say_what_would_be_here(open_page):
    page = open_page("/tools/my-data/", java_script_enabled=False).page
    assert "这里列出存着的每一份" in page.locator("noscript .calc-notice").inner_text()
    assert not page.locator("[data-my-data]").is_visible()
    tool = opened(open_page, "overdue-interest", java_script_enabled=False)
    assert not tool.page.locator("[data-undo]").is_visible()
    assert not tool.page.locator(".calc-keep").is_visible()


@pytest.mark.parametrize("name", ["360px dark", "1280px light"])
def test_it_is_accessible_and_fits(open_page, repo_root, name):
    visit = my_data(open_page, entry("很长的名字" * 8), entry(values=TYPED | {"creditor": "字" * 60}), **LOOKS[name])
    page = visit.page
    page.evaluate("document.querySelectorAll('.md-content details').forEach((fold) => { fold.open = true; })")
    page.evaluate((repo_root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run().then((result) => result.violations)")
    assert [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in found if fault["impact"] in ("serious", "critical")] == []
    pressed = page.locator(".my-data :is(button, summary, a, .calc-input):visible").all()
    assert [control.text_content() for control in pressed if control.bounding_box()["height"] < SMALLEST] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[name]["viewport"]["width"]

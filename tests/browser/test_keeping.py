"""What is kept on the device: nothing until the reader says so, all of it theirs to see, move, undo and wipe."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.tool_page import opened
from tests.browser.visit import LOOKS, PHONE

TYPED = {"principal": "8600", "daily_rate": "0.05%", "days": "47"}
TYPED_LINK = "#with=principal=8600&daily_rate=0.05%25&days=47"
KEY = "huankuan-youlu.kept"
SMALLEST = 44 - 0.5  # a thumb, less what rounding takes
EVERYWHERE = """async () => ({
    local: localStorage.length, session: sessionStorage.length,
    cookies: document.cookie, databases: (await indexedDB.databases()).length,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0}
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
DEAF = "Storage.prototype.setItem = () => {}"


def entry(name="十月", **parts):
    usual = {"name": name, "page": "overdue-interest", "title": "计算器", "values": TYPED, "rules": "2026.11",
             "result": "202.10", "saved": "2026-11-23"}
    return usual | parts


def backup(*entries):
    return json.dumps({"kind": "huankuan-youlu", "entries": entries}, ensure_ascii=False)


def put(page, *entries):
    """Keep entries behind the page's back."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, backup(*entries)])


def kept(page):
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return json.loads(text)["entries"] if text else []


def save(tool, name=None):
    """Unfold, name, press; say what was said."""
    fold = tool.page.locator(".calc-keep")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    if name is not None:
        tool.page.locator("[data-keep-name]").fill(name)
    tool.page.locator("[data-save]").click()
    return tool.page.locator("[data-keep-said]").inner_text()


def my_data(open_page, *entries, **settings):
    """The page of all that is kept, with these entries there."""
    visit = open_page("/tools/my-data/", **settings)
    visit.page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    if entries:
        put(visit.page, *entries)
        visit.page.reload()
    return visit


def said(page, place):
    return page.locator(f"[data-said={place}]").inner_text()


def take_in(page, text):
    page.locator("#my-data-paste").fill(text)
    page.locator("[data-import]").click()
    return said(page, "import")


def names(page):
    return page.locator(".my-data-entry > .calc-subtitle").all_text_contents()


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


def test_the_page_of_it_all_says_when_nothing_can_be_stored(open_page):
    tool = opened(open_page, "overdue-interest", before=lambda context: context.add_init_script(BLOCKED))
    tool.page.goto(tool.page.url.replace("overdue-interest", "my-data"))
    assert "不让网页存东西" in said(tool.page, "list")
    assert "不让网页存东西" in take_in(tool.page, backup(entry()))


def test_the_colours_are_written_down_only_once_they_are_chosen(open_page):
    page = open_page("/help/", color_scheme="dark").page
    assert page.evaluate(EVERYWHERE) == NOTHING
    page.locator(".md-header__option label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate("localStorage.length") == 1


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

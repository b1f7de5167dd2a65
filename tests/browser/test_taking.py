"""Taking a result away, and what an answer changes in the page besides its numbers."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.tool_page import opened
from tests.browser.visit import PHONE

OVERDUE = "#with=principal=8600&daily_rate=0.05%25&days=47"
READS_CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
IN_APP = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.40"


@pytest.fixture
def overdue(open_page):
    """A page of overdue interest with a result of its own."""
    def answered(link=OVERDUE, **settings):
        tool = opened(open_page, "overdue-interest", link, **settings)
        tool.wait_for_result()
        return tool

    return answered


def take(tool, kind):
    button = tool.page.locator(f"[data-take={kind}]:visible, details:not([open]) [data-take={kind}]").first
    if not button.is_visible():
        tool.page.locator(".calc-take summary").first.click()
    button.click()


def test_nothing_is_offered_before_there_is_a_result(open_page):
    tool = opened(open_page, "overdue-interest")
    expect(tool.page.locator(".calc-take")).to_be_hidden()


@pytest.mark.parametrize(("kind", "holds"), [
    ("text", ["罚息 202.10 元，共 47 天", "8,600.00 元", "计算规则"]), ("python", ["from decimal import", "print("]),
])
def test_copied_and_shown(overdue, kind, holds):
    tool = overdue(**READS_CLIPBOARD)
    take(tool, kind)
    expect(tool.page.locator(".calc-take-said")).to_have_text("已复制")
    text = tool.page.locator("#calc-take-text").input_value()
    assert tool.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == text
    assert all(words in text for words in holds)


def test_the_copied_python_reaches_the_same_figure(overdue):
    tool = overdue()
    take(tool, "python")
    code = tool.page.locator("#calc-take-text").input_value()
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert run.stdout.splitlines()[0].split()[-1] == "202.10"


def test_a_table_as_a_file(overdue):
    tool = overdue()
    tool.page.locator(".calc-take summary").first.click()
    with tool.page.expect_download() as caught:
        tool.page.locator("[data-take=csv][data-table-name=windows]").click()
    assert caught.value.suggested_filename == "windows.csv"
    data = caught.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[1].endswith("8600.00,202.10")


def test_inside_another_app_the_text_is_the_way(overdue):
    tool = overdue(user_agent=IN_APP, **READS_CLIPBOARD)
    take(tool, "csv")
    expect(tool.page.locator("#calc-take-text")).to_be_visible()
    assert "202.10" in tool.page.locator("#calc-take-text").input_value()
    expect(tool.page.locator(".calc-take-said")).to_have_text("这里下载不了，文字已复制")


def test_only_the_result_is_printed(overdue):
    tool = overdue(viewport=PHONE)
    tool.page.evaluate("globalThis.print = () => dispatchEvent(new Event('beforeprint'))")
    tool.page.locator("[data-print]").click()
    tool.page.emulate_media(media="print")
    expect(tool.page.locator(".calc-headline .calc-value")).to_be_visible()
    expect(tool.page.locator(".calc-form")).to_be_hidden()
    expect(tool.page.locator("#examples")).to_be_hidden()


def test_an_example_is_nobodys_letter(open_page):
    tool = opened(open_page, "letters")
    holder = tool.page.locator("[data-document]:not([hidden])").first
    expect(holder.get_by_text("例子，不是你的。")).to_be_visible()
    expect(holder.locator("[data-copy-document]")).to_be_hidden()
    tool.page.locator("[data-field=letter] input[value=installment]").check()
    tool.fill(debt="8802.10", monthly_payment="750")
    tool.calculate()
    own = tool.page.locator("[data-document=installment]")
    expect(own.locator("[data-copy-document]")).to_be_visible()
    expect(own.get_by_text("例子，不是你的。")).to_be_hidden()


def test_one_letter_alone_is_printed(open_page):
    tool = opened(open_page, "letters", "#with=letter=installment&debt=8802.10&monthly_payment=750", viewport=PHONE)
    tool.wait_for_result()
    tool.page.evaluate("globalThis.print = () => dispatchEvent(new Event('beforeprint'))")
    tool.page.locator("[data-document=installment] [data-print-document]").click()
    tool.page.emulate_media(media="print")
    expect(tool.page.locator("[data-document=installment] .calc-document-text")).to_be_visible()
    for other in (".calc-headline", "h1", "[data-document=installment] .calc-subtitle", ".calc-echoes"):
        expect(tool.page.locator(other).first).to_be_hidden()
    tool.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(tool.page.locator(".calc-headline")).to_be_visible()


def test_a_reply_is_unfolded_when_it_is_wanted_and_copied_with_all_others(open_page):
    tool = opened(open_page, "call-sheet", "#with=debt=8802.10&monthly_payment=750", **READS_CLIPBOARD)
    tool.wait_for_result()
    replies = tool.page.locator("[data-document=replies]")
    fold = replies.locator("details").nth(1)
    expect(fold).to_have_js_property("open", value=False)
    fold.locator("summary").focus()
    tool.page.keyboard.press("Enter")
    expect(fold).to_have_js_property("open", value=True)
    assert "今天我拿不出来。" in fold.inner_text()
    replies.locator("[data-copy-document]").click()
    expect(replies.get_by_role("status")).to_have_text("已复制")
    lines = tool.page.evaluate("navigator.clipboard.readText()").splitlines()
    heads = [line for line in lines if line.startswith("■ ")]
    assert heads == replies.locator("summary").all_text_contents()
    assert [lines[lines.index(head) - 1] for head in heads[1:]] == [""] * (len(heads) - 1)


@pytest.mark.parametrize("app", ["MicroMessenger/8.0.40", "AlipayClient/10.5"])
def test_where_printing_does_nothing_it_is_not_offered(overdue, app):
    tool = overdue(user_agent=f"Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 {app}")
    expect(tool.page.locator("[data-take=text]")).to_be_visible()
    expect(tool.page.locator("[data-print]")).to_be_hidden()


def test_once_a_number_is_changed_the_result_says_it_is_of_the_earlier_one(overdue):
    tool = overdue()
    changed, own = tool.page.locator("[data-when=changed]"), tool.page.locator("[data-when=own]")
    tool.fill(principal="20000")
    tool.page.keyboard.press("Tab")
    expect(changed).to_be_visible()
    expect(own).to_be_hidden()
    tool.page.locator(".calc-share > summary").click()
    tool.page.locator("[data-copy-link]").click()
    link = tool.page.locator("#calc-link").input_value()
    assert "principal=20000" in link
    assert ".result=" not in link
    tool.fill(principal="8600")
    tool.page.keyboard.press("Tab")
    expect(changed).to_be_hidden()
    expect(own).to_be_visible()


def test_who_comes_by_a_link_is_told_where_the_result_is(overdue):
    tool = overdue(viewport=PHONE)
    notice = tool.page.locator("[data-arrived=linked]")
    expect(notice).to_be_in_viewport()
    notice.get_by_role("link", name="看结果").click()
    expect(tool.page.locator(".calc-headline")).to_be_in_viewport()


def test_a_reload_keeps_what_was_typed_after_an_in_page_link(open_page):
    tool = opened(open_page, "overdue-interest")
    tool.fill(principal="8600", daily_rate="0.05%", days="48")
    tool.calculate()
    tool.page.evaluate("location.hash = 'how'")
    tool.page.reload()
    tool.wait_for_result()
    assert (tool.headline, tool.values("days")) == ("206.40 元", ["48"])


@pytest.mark.parametrize(("signs", "said"), [
    ("&.rules=2025.01&.result=190.00", "这个链接是按 2025.01 版规则做的，当时的结果是 190.00；按现在的"),
    ("&.rules=2025.01&.result=<img src=x onerror=alert(1)>", ""),
    ("&.rules=<b>&.result=1", ""), ("&.rules=2025.01", ""), ("", ""),
])
def test_a_link_from_other_rules(overdue, signs, said):
    tool = overdue(OVERDUE + signs)
    place = tool.page.locator(".calc-then")
    expect(place).to_be_visible() if said else expect(place).to_be_hidden()
    assert place.inner_text().startswith(said)
    assert tool.headline == "202.10 元"
    assert tool.visit.console_errors == []


def test_a_shared_link_says_by_which_rules(overdue):
    tool = overdue(**READS_CLIPBOARD)
    tool.page.locator(".calc-share > summary").click()
    tool.page.locator("[data-copy-link]").click()
    link = tool.page.locator("#calc-link").input_value()
    rules = tool.page.locator(".calc-form").get_attribute("data-rules")
    assert f".rules={rules}&.result=202.10" in link
    tool.page.goto("about:blank")
    tool.page.goto(link)
    tool.wait_for_result()
    expect(tool.page.locator(".calc-then")).to_be_hidden()


def test_a_chart_is_there_and_runs_nothing(open_page):
    hostile = "<script>document.title='x'</script>"
    rows = f"{hostile}\t8600\t18%\t430\tcredit"
    tool = opened(open_page, "debts", "#with=monthly_payment=1600&debts=" + rows.replace("\t", "%09").replace("%\t", "%25\t").replace("18%", "18%25"))
    tool.wait_for_result()
    expect(tool.page.locator("[data-chart] svg").first).to_be_visible()
    assert tool.page.locator(".calc-result script").count() == 0
    assert tool.page.title() != "x"


def test_what_only_some_answers_ask_is_hidden_and_not_sent(open_page):
    tool = opened(open_page, "letters")
    expect(tool.page.locator("[data-field=contacts]")).to_be_hidden()
    tool.page.locator("[data-field=letter] input[value=complaint]").check()
    expect(tool.page.locator("[data-field=contacts]")).to_be_visible()
    expect(tool.page.locator("[data-field=debt]")).to_be_hidden()
    tool.page.locator("[data-field=letter] input[value=installment]").check()
    tool.fill(debt="12345", monthly_payment="500")
    tool.page.locator("[data-field=letter] input[value=dispute]").check()
    tool.page.locator(".calc-share > summary").click()
    tool.page.locator("[data-copy-link]").click()
    assert "12345" not in tool.page.locator("#calc-link").input_value()


def test_today_is_filled_in_by_the_readers_clock(open_page):
    tool = opened(open_page, "limitation", before=lambda context: context.clock.set_fixed_time("2027-03-09T12:00:00"))
    assert tool.values("today") == ["2027-3-9"]


def test_a_row_with_only_a_choice_made_is_kept(open_page):
    tool = opened(open_page, "compare")
    tool.fill(debt="8802.10", monthly_payment="800")
    tool.page.locator("[data-field=plans] [data-add]").click()
    tool.page.locator("[data-field=plans] select").first.select_option("minimum")
    tool.submit.click()
    expect(tool.page.locator("[data-field=plans] .calc-row")).to_have_count(1)

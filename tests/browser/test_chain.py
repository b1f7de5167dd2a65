"""From what is owed to the words for it: the numbers walk along, and every page says the same ones."""

import re
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser.tool_page import PATIENCE, ToolPage, opened
from tests.browser.visit import PHONE

PLAN = "#with=debt=8802.10&monthly_payment=750&first_due_date=2027-1-31&annual_rate=18%25"


def step(tool, page):
    """The link of the next step that leads to another calculator."""
    return tool.page.locator(f".calc-steps:visible a[href*='/{page}/']").first


def go(tool, page):
    """Follow it with the keyboard, and wait until that page has answered or asks for more."""
    step(tool, page).focus()
    tool.page.keyboard.press("Enter")
    tool.page.wait_for_url(f"**/{page}/#with=*")
    return ToolPage(tool.visit)


def document(tool, name):
    return tool.page.locator(f"[data-document={name}] .calc-document-text").text_content()


def carried(link):
    return {name: texts[0] for name, texts in parse_qs(urlsplit(link.get_attribute("href")).fragment.removeprefix("with=")).items()}


def test_from_the_penalty_to_three_plans_by_keyboard(open_page):
    tool = opened(open_page, "overdue-interest", viewport=PHONE)
    for name, text in {"principal": "8600", "daily_rate": "0.05%", "days": "47"}.items():
        tool.box(name).focus()
        tool.page.keyboard.type(text)
    tool.page.keyboard.press("Enter")
    tool.wait_for_result()
    assert tool.headline == "202.10 元"
    assert tool.focused == "result"
    tool = go(tool, "affordability")
    assert tool.values("debt") == ["8802.10"]
    for name, text in {"salary": "5200", "rent": "1500", "food": "30"}.items():
        tool.box(name).focus()
        tool.page.keyboard.type(text)
    tool.page.locator("[data-field=food] select").select_option("day")
    tool.box("salary").press("Enter")
    tool.wait_for_result()
    offer = carried(step(tool, "compare"))
    assert tool.page.locator("[data-echo=food] .calc-value").inner_text() == "30.00 元，每天"
    assert (offer["debt"], offer["penalty"], offer["days_overdue"]) == ("8802.10", "202.10", "47")
    tool = go(tool, "compare")
    tool.wait_for_result()
    assert tool.values("debt", "monthly_payment") == [offer["debt"], offer["monthly_payment"]]
    assert len(tool.rows("plans")) >= 3


def test_every_page_speaks_of_the_same_plan(open_page):
    plan = opened(open_page, "compare", PLAN, viewport=PHONE)
    plan.wait_for_result()
    link = carried(step(plan, "call-sheet"))
    payment, last = (f"{float(link[name]):,.2f} 元" for name in ("monthly_payment", "last_payment"))
    sheet = go(plan, "call-sheet")
    sheet.wait_for_result()
    texts = [sheet.page.locator(".calc-result").inner_text()]
    letters = "&".join(f"{name}={link[name]}" for name in ("debt", "monthly_payment", "periods", "last_payment", "first_due_date"))
    for name, more in (("letters", "&letter=installment"), ("reminders", "&amounts=yes")):
        tool = opened(open_page, name, f"#with={letters}{more}" if name == "letters" else f"#with={letters}", viewport=PHONE)
        tool.wait_for_result()
        texts.append(tool.page.locator(".calc-result").inner_text())
    for text in texts:
        plain = " ".join(text.split())
        assert payment in plain
        assert last in plain
        assert f"{link['periods']} 期" in plain
        assert re.search("2027 年 1 月 31 日|2027-01-31", plain)


def test_going_back_finds_the_numbers_where_they_were_left(open_page):
    """Also when an in-page link has been followed on the way: it makes an entry of its own in the tab's history."""
    tool = opened(open_page, "compare", PLAN, viewport=PHONE)
    tool.wait_for_result()
    tool.page.locator("#result").evaluate("heading => { location.hash = heading.id; }")
    brought, rows = tool.values("debt", "monthly_payment"), tool.rows("plans")
    go(tool, "call-sheet").wait_for_result()
    tool.page.go_back()
    tool.page.wait_for_url("**/compare/#result")
    back = ToolPage(tool.visit)
    back.wait_for_result()
    assert (back.values("debt", "monthly_payment"), back.rows("plans")) == (brought, rows)
    assert carried(step(back, "call-sheet"))["debt"] == "8802.10"


def test_the_calendar_has_the_days_of_the_plan(open_page):
    tool = opened(open_page, "reminders", "#with=debt=3000&monthly_payment=1000&first_due_date=2027-1-31")
    tool.wait_for_result()
    with tool.page.expect_download() as caught:
        tool.page.locator("[data-document=calendar] [data-download-document]").click()
    assert caught.value.suggested_filename == "richeng.ics"
    events = icalendar.Calendar.from_ical(caught.value.path().read_bytes()).walk("VEVENT")
    assert [event["DTSTART"].dt.isoformat() for event in events] == ["2027-01-31", "2027-02-28", "2027-03-31"]
    titles = " ".join(str(event["SUMMARY"]) for event in events)
    assert not any(word in titles for word in ("逾期", "欠", "花呗", "元"))


def test_numbers_nobody_asks_for_here_travel_on(open_page):
    tool = opened(open_page, "affordability", "#with=salary=5200&rent=1500&debt=8802.10&days_overdue=47&penalty=202.10&.carried=yes")
    tool.wait_for_result()
    taken = carried(step(tool, "compare"))
    assert (taken["days_overdue"], taken["penalty"]) == ("47", "202.10")
    assert tool.visit.foreign_requests == []


@pytest.mark.parametrize(("rent", "outcome"), [("1500", "can_offer"), ("6000", "cannot_pay")])
def test_what_comes_next_follows_from_the_result(open_page, rent, outcome):
    tool = opened(open_page, "affordability", f"#with=salary=5200&rent={rent}")
    tool.wait_for_result()
    shown = tool.page.locator(".calc-steps:visible")
    expect(shown).to_have_count(1, timeout=PATIENCE)
    assert shown.get_attribute("data-outcome") == outcome

"""The worked cases: eight people, and not one amount that the calculators or a fact did not write.

A figure stands in the page only inside `.computed` (a calculation made at build) or `.fact`.
"""

import re
from html.parser import HTMLParser

import pytest
import yaml

from tests.site.html_pages import read_page

CASES = ["job-lost", "illness", "student", "parent", "scammed", "many-loans", "missed-again", "settled"]
AMOUNT = re.compile(r"[0-9][0-9,.]*\s*[元天期倍%]")
COMPUTED = re.compile(r"\[\[=cases/([a-z0-9-]+)\.[a-z0-9_.]+\]\]")
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class CasePage(HTMLParser):
    """Parts the text of each case into what was computed or looked up, and the words around it."""

    def __init__(self, text):
        super().__init__()
        self.typed, self.written, self.bills, self.fills = {}, {}, {}, {}
        self._case, self._open = None, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Keep the classes that are open, and count bills and links that fill a calculator."""
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag == "h2":
            self._case = given.get("id") if given.get("id") in CASES else None
        if self._case:
            self.bills[self._case] = self.bills.get(self._case, 0) + ("bill" in classes)
            if tag == "a" and "/#with=" in (given.get("href") or ""):
                self.fills.setdefault(self._case, []).append(given["href"])
        if tag not in VOID:
            self._open.append((tag, classes))

    def handle_endtag(self, tag):
        """Close the element, and whatever was left open within it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        """Add the text to what was computed, or to what was typed; source marks are neither."""
        classes = {name for _, names in self._open for name in names}
        if self._case and "fact-mark" not in classes:
            kind = self.written if classes & {"computed", "fact"} else self.typed
            kind[self._case] = kind.get(self._case, "") + data + "\n"


@pytest.fixture(scope="module")
def page(built_site):
    return CasePage((built_site / "cases" / "index.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def sections(repo_root):
    content = yaml.safe_load((repo_root / "docs" / "cases.yml").read_text("utf-8"))
    return {section["id"]: section for section in content["sections"]}


def test_the_eight_cases_stand_in_their_order(built_site, sections):
    assert list(sections) == CASES
    assert [name for name in read_page(built_site, "cases").ids if name in CASES] == CASES


@pytest.mark.parametrize("case", CASES)
def test_no_amount_is_typed(page, case):
    assert AMOUNT.findall(page.typed[case]) == []
    assert len(AMOUNT.findall(page.written[case])) > 3  # or the test looked past the story


@pytest.mark.parametrize("case", CASES)
def test_a_case_has_a_bill_and_fills_a_calculator(page, case):
    assert page.bills[case] >= 1
    tools = {"overdue-interest", "installments"}
    assert {link.split("/tools/")[1].split("/")[0] for link in page.fills[case]} <= tools
    assert all("principal=" in link for link in page.fills[case])


@pytest.mark.parametrize("case", CASES)
def test_every_sum_says_what_it_should_come_to(sections, case):
    """A changed fact or a changed rule changes the story; someone must have read it since."""
    assert [made["id"] for made in sections[case]["computed"] if not made.get("expect")] == []


@pytest.mark.parametrize("case", CASES)
def test_a_case_tells_only_its_own_sums_and_uses_each(sections, case):
    """A story that quotes another person's bill is a slip; a sum that nobody sees is left over."""
    told = set(COMPUTED.findall(yaml.safe_dump(sections[case], allow_unicode=True)))
    made = {item["id"] for item in sections[case]["computed"]}
    shown = {item["id"] for item in sections[case]["computed"] if item.get("title")}
    assert told <= made
    assert made <= told | shown


@pytest.mark.parametrize("case", CASES)
def test_a_case_says_how_it_came_out_what_was_said_and_what_was_nearly_done(sections, case):
    section = sections[case]
    assert "**结果**" in section["body"]
    assert "差一点" in "".join(section["avoid"])
    assert section["says"]
    assert len(section["steps"]) > 3  # a story, not a slogan


def test_not_every_case_ends_well(sections):
    """Some were refused, some lost money, some wait: a page of successes would be a promise."""
    for case, words in {
        "job-lost": "客服说没有这个政策", "illness": "分期没谈成", "student": "申请不了分期",
        "scammed": "没要回来", "many-loans": "还在逾期", "missed-again": "谈不回去", "settled": "花呗没有恢复",
    }.items():
        assert words in sections[case]["body"], case

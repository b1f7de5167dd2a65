"""What holds for every page of the built site."""

import json
import re
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

from tests.site.html_pages import all_pages

SECTIONS = {  # the information architecture: every section id of every page, in order
    "start": "being-chased how-late what-product can-pay result",
    "overdue": "what-counts products day-count timeline cost credit services collection legal myths next",
    "causes": "income emergency overspend multi-loans missed scam family self-check use-it",
    "act-now": "first-three feelings stop-borrowing basics-first list-debts true-amount budget cannot-pay order evidence"
               " contact avoid",
    "negotiate": "when who what-to-ask flow",
    "negotiate/prepare": "have-ready three-numbers bottom-line likely-asked channel",
    "negotiate/call": "opening say-amount if-no if-today if-family close",
    "negotiate/plan": "extension installments reduce-interest lump-sum compare true-rate never-ends",
    "negotiate/written": "statement attachments eight-items keep",
    "negotiate/refused": "ask-again escalate regulator mediation court",
    "after-agreement": "read-it eight-items first-payment reminders pay-safely cannot-make-it still-chased records changed"
                       " scams",
    "recover": "settled-proof credit-report credit-timeline dispute one-off-repair reopen rebuild habits buffer limits"
               " family-talk",
    "summary": "one-page by-day phone-list do-dont print",
    "rights": "allowed not-allowed evidence complaint-ladder police family-called",
    "scams": "fee-agents credit-washing safe-account fake-court already-paid",
    "help": "crisis alipay regulator legal-aid social-help",
    "cases": "job-lost illness student parent scammed many-loans missed-again settled",
    "about": "method editorial privacy offline correct-us",
}


@pytest.fixture(scope="module")
def pages(built_site):
    return dict(all_pages(built_site))


def test_no_id_is_an_ordinal(built_site):
    """An id such as `_1` counts headings: insert one, and every later link leads elsewhere."""
    for path in built_site.rglob("*.html"):
        assert re.findall(r'\bid="[^"]*_\d[^"]*"', path.read_text("utf-8")) == [], path


def test_every_heading_has_an_id_of_its_own(pages):
    for name, page in pages.items():
        if name != "404.html":
            assert all(page.headings), name
        assert sorted(set(page.ids)) == sorted(page.ids), name


@pytest.mark.parametrize("address", SECTIONS)
def test_the_architecture_stands(pages, address):
    ids = [name for name in pages[f"{address}/index.html"].ids if name in SECTIONS[address].split()]
    assert ids == SECTIONS[address].split()


def test_every_link_within_the_site_arrives(pages):
    """MkDocs checks Markdown links; this checks the rest, and the ids they name, on the finished pages."""
    for name, page in pages.items():
        for link in page.links if name != "404.html" else ():
            parts = urlsplit(urljoin(f"http://site/{name}", link))
            if parts.netloc == "site" and not parts.fragment.startswith("with="):
                target = parts.path.lstrip("/") + ("index.html" if parts.path.endswith("/") else "")
                if target.endswith(".html"):
                    assert target in pages, f"{name} links to {link}"
                    assert not parts.fragment or parts.fragment in [*pages[target].ids, "__toc"], f"{name} links to {link}"


def test_the_page_for_a_wrong_address_leads_on(pages):
    ways = {link.lstrip("/") for link in pages["404.html"].links}
    assert {"start/", "act-now/", "faq/", "help/"} <= ways
    assert all(f"{way}index.html" in pages for way in ways if way.endswith("/") and ":" not in way and "." not in way)


def test_every_fact_a_section_rests_on_is_listed_on_its_page(pages, repo_root):
    """Also where the section only computes with it, which leaves no mark in the text."""
    docs = repo_root / "docs"
    for path in docs.rglob("*.yml"):
        page = path.relative_to(docs).with_suffix("").as_posix().removesuffix("/index")
        for section in yaml.safe_load(path.read_text("utf-8")).get("sections", ()):
            missing = {name for name in section.get("facts", ()) if f"fact-{name}" not in pages[f"{page}/index.html"].ids}
            assert missing == set(), f"{page}#{section['id']}"


def test_a_page_loads_nothing_from_elsewhere(pages):
    for name, page in pages.items():
        assert [link for link in page.loaded if "//" in link] == [], name


def test_every_page_ends_with_its_facts_and_help(pages):
    for address in SECTIONS:
        page = pages[f"{address}/index.html"]
        assert address == "about" or "page-sources" in page.ids, address
        assert any(link.endswith("help/#crisis") or link == "#crisis" for link in page.links), address


def test_the_pencil_opens_the_yaml(pages, built_site):
    for address in [*SECTIONS, "tools/overdue-interest", "glossary"]:
        yml = [link for link in pages[f"{address}/index.html"].links if link.endswith(".yml")]
        assert len(yml) == 1, address
        target = urlsplit(urljoin(f"http://site/{address}/", yml[0])).path.lstrip("/")
        assert (built_site / target).is_file(), target


def test_facts_are_listed_and_can_be_downloaded(pages, built_site):
    topics = json.loads((built_site / "facts" / "facts.json").read_text("utf-8"))["topics"]
    facts = [fact["id"] for topic in topics for fact in topic["facts"]]
    assert set(facts) <= set(pages["facts/index.html"].ids)
    assert len(facts) > 200


def test_schemas_are_published_for_editors(built_site):
    for name in ("tutorial", "calculator", "facts", "glossary", "home", "sheet"):
        json.loads((built_site / "schemas" / f"{name}.schema.json").read_text("utf-8"))


def test_no_code_of_the_house_is_published(built_site):
    assert [path for path in built_site.rglob("*") if path.suffix in (".py", ".jinja")] == []


def test_readers_words_are_in_the_search_index_of_their_section(built_site):
    entries = json.loads((built_site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found = {entry["location"]: entry["text"] for entry in entries}
    assert "晚几天" in found["overdue/"] + found["overdue/#what-counts"] + found["overdue/#day-count"]

"""What machines read of the built site is true, whole and leads somewhere."""

import json
import os
import re
import subprocess
import sys
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.site.html_pages import all_pages
from tests.site.spoken_words import bare, sentences

KINDS = {
    "": "WebSite", "overdue/": "Article", "negotiate/call/": "Article", "faq/": "FAQPage", "glossary/": "DefinedTermSet",
    "tools/overdue-interest/": "WebApplication", "changes/": "WebPage", "print/checklist/": "WebPage", "about/": "Article",
}
LONGEST_DESCRIPTION = 80
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def pages(built_site):
    """The built pages by address, with a slash at the end; the home page is empty."""
    found = {name.removesuffix("index.html"): page for name, page in all_pages(built_site) if name != "404.html"}
    for address, page in found.items():
        page.html = (built_site / address / "index.html").read_text("utf-8")
        page.twin = (built_site / address / "index.md").read_text("utf-8")
        page.prose = re.sub(r"^```\n.*?^```\n", "", page.twin, flags=re.DOTALL | re.MULTILINE)  # without samples of YAML
    return found


@pytest.fixture(scope="module")
def from_yaml(pages):
    """The pages made from YAML: all but the notes for maintainers."""
    return {address: page for address, page in pages.items() if not address.startswith("about/decisions/")}


@pytest.fixture(scope="module")
def base(pages):
    """Where the site says it is."""
    return re.search(r'<link rel="canonical" href="([^"]+)">', pages[""].html)[1]


@pytest.fixture(scope="module")
def arrives(pages, base, built_site):
    """A function that claims: a whole link leads to a file of the site, and to an id that is there."""

    def claim(link):
        path, _, anchor = link.removeprefix(base).partition("#")
        if not link.startswith(base):
            return False
        if path in pages:
            return not anchor or anchor in pages[path].ids or anchor.startswith("with=")
        return (built_site / path).is_file() and not anchor

    return claim


def graph(page):
    """Give the JSON-LD of a page."""
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html, re.DOTALL)
    assert "<" not in text
    return json.loads(text)["@graph"]


def nodes(value):
    """Give every object in a graph, however deep."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(item)


def test_every_address_in_linked_data_arrives(from_yaml, arrives):
    for address, page in from_yaml.items():
        links = [node[key] for node in nodes(graph(page)) for key in ("url", "item") if key in node]
        assert links, address
        assert [link for link in links if not arrives(link)] == [], address


@pytest.mark.parametrize("address", KINDS)
def test_a_page_says_what_it_is(pages, base, address):
    page = pages[address]
    [node, *_] = graph(page)
    assert (node["@type"], node["url"], node["inLanguage"]) == (KINDS[address], base + address, "zh-CN")
    assert node["isAccessibleForFree"] is True
    assert node["publisher"] == {"@type": "Organization", "name": "还款有路"}
    assert ("license" in node) == (node["@type"] != "WebApplication")
    assert "author" not in node
    assert f'<meta name="description" content="{node["description"]}">' in page.html


def test_the_steps_of_a_how_to_are_those_of_its_section(from_yaml):
    found = [node for page in from_yaml.values() for node in graph(page) if node["@type"] == "HowTo"]
    assert len(found) > 20
    for node in found:
        page = from_yaml[urlsplit(node["url"]).path.lstrip("/")]
        assert [step["position"] for step in node["step"]] == list(range(1, len(node["step"]) + 1))
        for step in node["step"]:
            assert step["name"] in page.sections[urlsplit(step["url"]).fragment]


def test_every_question_has_its_answer(pages, built_site):
    sections = yaml.safe_load((built_site / "faq.yml").read_text("utf-8"))["sections"]
    questions = graph(pages["faq/"])[0]["mainEntity"]
    assert [question["name"] for question in questions] == [section["title"] for section in sections]
    for question in questions:
        answer, anchor = question["acceptedAnswer"]["text"], urlsplit(question["url"]).fragment
        assert "[[" not in answer + question["name"]
        assert bare(answer.split("\n")[0]) in bare(pages["faq/"].sections[anchor])


def test_breadcrumbs_lead_from_home_to_the_page(from_yaml, base):
    for address, page in from_yaml.items():
        trails = [node["itemListElement"] for node in graph(page) if node["@type"] == "BreadcrumbList"]
        if address:
            [trail] = trails
            assert (trail[0]["item"], trail[-1]["item"]) == (base, base + address)
        else:
            assert trails == []


def test_a_twin_holds_every_sentence_a_reader_sees(pages):
    for address, page in pages.items():
        twin = bare(page.twin)
        assert [words for words in sentences(page.html) if words not in twin] == [], address


def test_a_twin_is_plain_and_whole(pages):
    for address, page in pages.items():
        assert re.findall(r"(?<!\\)<[A-Za-z/!]|\[\[[^\]]|\{[{%]|\{:|&(?:[a-z]+|#\d+);", page.prose) == [], address
        named = re.findall(r"^#+ .*\{#([a-z0-9-]+)\}$", page.prose, re.MULTILINE)
        assert named, address
        assert sorted(set(named) - set(page.ids)) == [], address
        used, defined = set(re.findall(r"\[\^(\d+)\](?!:)", page.prose)), re.findall(r"^\[\^(\d+)\]:", page.prose, re.MULTILINE)
        assert (used, len(defined)) == (set(defined), len(set(defined))), address


def test_every_id_of_a_section_is_in_the_twin(from_yaml):
    for address, page in from_yaml.items():
        headings = {name for name in page.headings if not name.startswith("page-") and name != "result"}
        assert sorted(headings - set(re.findall(r"\{#([a-z0-9-]+)\}$", page.twin, re.MULTILINE))) == [], address


def test_every_link_of_a_twin_arrives(from_yaml, arrives, base):
    for address, page in from_yaml.items():
        links = re.findall(r"\]\(([^)]*)\)", page.prose)
        assert [link for link in links if link.startswith(base) and not arrives(link)] == [], address
        assert all(link.startswith(("https://", "http://")) for link in links), address
        assert f"{base}{address} " in page.twin, address


def test_every_page_names_its_twin_and_the_feed(pages, base):
    for address, page in pages.items():
        links = re.findall(r'<link rel="alternate " type="([^"]+)" title="[^"]+" href="([^"]+)">', page.html)
        found = {kind: urljoin(base + address, href) for kind, href in links}
        assert found == {"application/rss+xml": f"{base}changes/feed.xml", "text/markdown": f"{base}{address}index.md"}, address


def test_the_page_that_is_not_found_names_the_feed_only(built_site):
    assert re.findall(r'<link rel="alternate " type="([^"]+)"', (built_site / "404.html").read_text("utf-8")) == ["application/rss+xml"]


def test_the_feed_lists_the_changes_newest_first(pages, built_site, arrives):
    entries = yaml.safe_load((built_site / "changes.yml").read_text("utf-8"))["entries"]
    channel = ET.parse(built_site / "changes" / "feed.xml").getroot().find("channel")  # noqa: S314 — our own file
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == [entry["title"] for entry in entries]
    assert [parsedate_to_datetime(item.findtext("pubDate")).date().isoformat() for item in items] == [entry["date"] for entry in entries]
    assert [entry["date"] for entry in entries] == sorted((entry["date"] for entry in entries), reverse=True)
    for item, entry in zip(items, entries, strict=True):
        assert item.findtext("guid") == item.findtext("link")
        assert item.findtext("link").endswith(f"changes/#{entry['id']}")
        links = [item.findtext("link"), *re.findall(r'href="([^"]+)"', item.findtext("description"))]
        assert [link for link in links if not arrives(link)] == []
        assert "[[" not in item.findtext("description")
    assert arrives(channel.findtext("link"))
    assert any(link.endswith("feed.xml") for link in pages["changes/"].links)


def test_the_guide_names_every_twin_once(pages, built_site, base):
    text = (built_site / "llms.txt").read_text("utf-8")
    assert text.startswith("# 还款有路\n\n> ")
    links = re.findall(r"^- \[[^\n]+\]\(([^)]+)\): .", text, re.MULTILINE)
    assert sorted(link for link in links if link.endswith(".md")) == sorted(f"{base}{address}index.md" for address in pages)
    assert all((built_site / link.removeprefix(base)).is_file() for link in links)
    readers, editors = text.split("## Optional")
    assert readers.index("/overdue/") < readers.index("/act-now/") < readers.index("/summary/") < readers.index("/facts/index.md")
    assert "about/decisions" in editors


def test_the_sitemap_dates_a_page_by_its_last_reading(pages, built_site, base):
    root = ET.parse(built_site / "sitemap.xml").getroot()  # noqa: S314 — our own file
    dates = {url.findtext("s:loc", None, SITEMAP): url.findtext("s:lastmod", None, SITEMAP) for url in root.findall("s:url", SITEMAP)}
    assert set(dates) == {base + address for address in pages}
    for address, page in pages.items():
        if address.startswith("about/decisions/"):
            assert dates[base + address] is None
        else:
            assert dates[base + address] == graph(page)[0]["dateModified"], address


def test_every_page_describes_itself_in_its_own_words(pages):
    found = {}
    for address, page in pages.items():
        [text] = re.findall(r'<meta name="description" content="([^"]+)">', page.html)
        assert len(text) <= LONGEST_DESCRIPTION or address.startswith("about/decisions/"), address
        assert text not in found, f"{address} and {found.get(text)}"
        found[text] = address
        assert f'<meta property="og:description" content="{text}">' in page.html


def test_nothing_is_closed_to_machines(built_site, base, pages):
    assert (built_site / "robots.txt").read_text("utf-8") == f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    assert all("noindex" not in page.html for page in pages.values())


def test_two_builds_give_the_same_bytes(built_site, repo_root, tmp_path):
    """On another day, with another seed of hashes, every file is the same."""
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    elsewhere = {**os.environ, "SOURCE_DATE_EPOCH": "86400", "PYTHONHASHSEED": "7"}
    subprocess.run(command, cwd=repo_root, check=True, capture_output=True, env=elsewhere)
    files = {path.relative_to(built_site) for path in built_site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert [path for path in sorted(files) if (built_site / path).read_bytes() != (tmp_path / path).read_bytes()] == []

"""The list of changes: the newest first, and as RSS 2.0 for readers who would rather be told."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.checking.checks import as_read
from yaml_pages.language import prose
from yaml_pages.models.changes import Change

from .host import Host

FEED = "changes/feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_BEIJING = dt.timezone(dt.timedelta(hours=8))


def check_order(catalogue: Catalogue) -> None:
    """Add a fault for every change that stands below an older one."""
    for entry in _lists(catalogue):
        dates = [change.date for change in entry.model.entries]
        for n, date in enumerate(dates):
            if n and date > dates[n - 1]:
                problem = f"这一条是 {date} 的，上一条是 {dates[n - 1]} 的，先后反了"
                entry.source.fault(("entries", n, "date"), problem, "把新的移到上面")


def _lists(catalogue: Catalogue) -> Iterator[Entry]:
    for entry in catalogue.pages.values():
        if entry.kind == "changes" and entry.model:
            yield entry


def feeds(catalogue: Catalogue, host: Host) -> Iterator[tuple[str, str]]:
    """Give file name and text of the feed. Nothing in it depends on when it is built."""
    ET.register_namespace("atom", _ATOM)
    for entry in _lists(catalogue):
        rss = ET.Element("rss", version="2.0")
        _channel(catalogue, host, entry, ET.SubElement(rss, "channel"))
        ET.indent(rss, space=" ")
        yield FEED, '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(rss, encoding="unicode") + "\n"


def _channel(catalogue: Catalogue, host: Host, entry: Entry, channel: ET.Element) -> None:
    page = entry.model
    _add(channel, "title", f"{host.name}：{page.title}")
    _add(channel, "link", host.page(entry))
    _add(channel, "description", as_read(catalogue, page.short))
    _add(channel, "language", "zh-cn")
    _add(channel, "lastBuildDate", _moment(page.entries[0].date))
    ET.SubElement(channel, f"{{{_ATOM}}}link", href=host.url + FEED, rel="self", type="application/rss+xml")
    for change in page.entries:
        _item(catalogue, host, entry, change, ET.SubElement(channel, "item"))


def _item(catalogue: Catalogue, host: Host, entry: Entry, change: Change, item: ET.Element) -> None:
    link = f"{host.page(entry)}#{change.id}"
    _add(item, "title", change.title)
    _add(item, "link", link)
    _add(item, "guid", link).set("isPermaLink", "true")
    _add(item, "pubDate", _moment(change.date))
    _add(item, "description", _description(catalogue, host, entry, change))


def _description(catalogue: Catalogue, host: Host, entry: Entry, change: Change) -> str:
    """Give the change as a little HTML, which is what feed readers take a description for."""
    text = prose.paragraphs(as_read(catalogue, change.text))
    links = [
        f'<a href="{html.escape(host.link(catalogue, address, entry.address))}">'
        f"{html.escape(catalogue.title(address, entry.address))}</a>"
        for address in change.to
    ]
    parts = [*html.escape(text).split("\n"), "、".join(links)]
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _moment(day: str) -> str:
    """Write the start of a day in China as RSS wants it."""
    return format_datetime(dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), _BEIJING))


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, name)
    made.text = text
    return made

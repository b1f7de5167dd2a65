"""What a reader of a built page reads, sentence by sentence, and the same for its Markdown twin."""

import re
from html.parser import HTMLParser

# What only works in the page itself, or says the same twice: marks, the parts of a form that scripts move, menus.
SKIPPED_CLASSES = {
    "headerlink", "copy-link", "md-content__button", "fact-mark", "visually-hidden", "contents", "facts-filter",
    "calc-errors", "calc-privacy", "calc-actions", "calc-engine", "calc-failure", "calc-controls", "calc-notice",
    "calc-change", "calc-add", "calc-unfold", "sheet-button", "sheet-paper", "md-source-file",
}
SKIPPED_TAGS = {"script", "style", "button", "noscript", "template", "svg", "select"}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"}
INLINE = {"a", "abbr", "b", "code", "data", "em", "i", "output", "small", "strong", "sup", "time"}
# A span flows with its sentence unless the style sheet sets it apart.
APART = {
    "card-title", "card-text", "related-short", "step-number", "force", "fact-statement", "fact-unknown", "fact-conflict",
    "fact-note", "fact-source", "calc-value", "calc-hint", "calc-suffix", "based-on",
}


class ReadPage(HTMLParser):
    """Collects the text inside the article of a page, a part for each block."""

    def __init__(self, text):
        super().__init__()
        self.parts, self._open, self._skipping, self._inside = [""], [], 0, False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Enter an element: a new part where it is a block, nothing where it is skipped."""
        if tag in VOID:
            self._part(tag == "br")
            return
        classes = set((dict(attrs).get("class") or "").split())
        skips = tag in SKIPPED_TAGS or bool(SKIPPED_CLASSES & classes) or "hidden" in dict(attrs)
        apart = bool(APART & classes) if tag == "span" else tag not in INLINE
        self._open.append((tag, skips, apart))
        self._skipping += skips
        self._inside = self._inside or tag == "article"
        self._part(apart)

    def handle_endtag(self, tag):
        """Leave an element."""
        while self._open:
            name, skips, apart = self._open.pop()
            self._skipping -= skips
            self._part(apart)
            if name == tag:
                break
        self._inside = any(name == "article" for name, _, _ in self._open)

    def handle_data(self, data):
        """Keep what is read."""
        if self._inside and not self._skipping:
            self.parts[-1] += data

    def _part(self, apart):
        if apart:
            self.parts.append("")


def bare(text):
    """Give text without anything that is no word: spaces, and the signs of Markdown."""
    text = re.sub(r"\[\^\d+\]", "", text)
    text = re.sub(r"\]\([^)\s]*\)", "", text)
    return re.sub(r"[\s\\*>\[\]|`]", "", text)


def sentences(html_text):
    """Give every sentence of a page, bare."""
    for part in ReadPage(html_text).parts:
        yield from filter(None, (bare(piece) for piece in re.split("(?<=[。！？；])", part)))

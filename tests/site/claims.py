"""What a built page claims: its text as a reader reads it, without what it only quotes to refute.

A wrong belief may stand in four places, and nowhere else:
- in an element of class `myth-said`, and in the list of contents, which repeats that heading word for word;
- in a fact that names it to call it wrong: inside the element with the id of that very fact;
- in a sentence that asks (「拖久了就不用还了吗」) or denies it (「没有规定到期必须减免」);
- on the page about scams, in a swindler's words in 「」 that the same paragraph or bullet goes on to refute.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

SILENT = {"script", "style", "template", "svg", "math"}
SILENT_CLASSES = {"fact-mark", "headerlink", "copy-link"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WITHIN_A_LINE = {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "kbd", "mark", "output", "q", "s", "small",
                 "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
DENIED = re.compile(
    r"(没有(任何|这样的|哪条|哪一条)?规定|没有哪一?条|没有义务|不是|不等于|不代表|并非|从来不|不能指望|不要(指望|以为|信))"
    r"[^。！？；]{0,16}$")
ASKED = re.compile(r"[^，。！？；、?!;]*(吗|么|？|\?)[」』”）)]*([，。；、？?]|$)")
ASKING = re.compile(r"是不是|能不能|会不会|可不可以|算不算")
SENTENCE = re.compile(r"[^。！？；?!;]+[。！？；?!;]?[」』”）)]*")


@dataclass
class Block:
    """A paragraph, heading, cell or bullet: its text, and the elements around it."""

    ids: tuple[str, ...]
    classes: frozenset[str]
    text: str = ""


@dataclass
class ClaimedPage(HTMLParser):
    """One built page: its blocks, what stands under each heading, and the myths it refutes."""

    html: str
    blocks: list[Block] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    cited: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self):
        super().__init__()
        self._stack, self._headings = [], []
        self._begin()
        self.feed(self.html)
        self.close()
        # The list of contents stands before the headings it repeats.
        self.blocks = [block for block in self.blocks if block.text and not self._repeats_a_heading(block)]

    def handle_starttag(self, tag, attrs):
        """Open an element; begin a block where a reader sees a new line."""
        given = {name: value or "" for name, value in attrs}
        self._note_heading(tag, given)
        self._note_fact(given.get("href", ""))
        if tag not in VOID:
            self._stack.append((tag, given.get("id", ""), set(given.get("class", "").split())))
            if "myth-said" in self._stack[-1][2]:
                self.said.append("")
        if tag not in WITHIN_A_LINE:
            self._begin()

    def handle_endtag(self, tag):
        """Close an element, and those left open within it."""
        if any(tag == name for name, _, _ in self._stack):
            while self._stack.pop()[0] != tag:
                pass
        if tag not in WITHIN_A_LINE:
            self._begin()

    def handle_data(self, data):
        """Add text to its block and to the sections it stands in, without spaces."""
        text, classes = "".join(data.split()), self._classes()
        if not text or classes & SILENT_CLASSES or any(tag in SILENT for tag, _, _ in self._stack):
            return
        for _, name in self._headings:
            self.sections[name] = self.sections.get(name, "") + text
        if "myth-said" in classes:
            self.said[-1] += text
        else:
            self.blocks[-1].text += text

    def _begin(self):
        ids = tuple(name for _, name, _ in self._stack if name)
        self.blocks.append(Block(ids, frozenset(self._classes())))

    def _classes(self):
        return set().union(*(classes for _, _, classes in self._stack))

    def _note_heading(self, tag, given):
        if tag in ("h1", "h2", "h3") and given.get("id"):
            self._headings = [(level, name) for level, name in self._headings if level < tag]
            self._headings.append((tag, given["id"]))

    def _note_fact(self, href):
        for _, name in self._headings:
            if href.startswith("#fact-"):
                self.cited.setdefault(name, set()).add(href.removeprefix("#fact-"))

    def _repeats_a_heading(self, block):
        return "md-nav__item" in block.classes and block.text in self.said


@dataclass(frozen=True, kw_only=True)
class Belief:
    """A wrong belief: how it would be asserted, and which facts name it to call it wrong."""

    claims: tuple[str, ...]
    told_by: tuple[str, ...] = ()
    refuted: str = r"(?!)"  # what must follow a swindler's quoted words; most beliefs are never quoted


def asserted(page, belief, address=""):
    """Give every sentence of a built page that claims the wrong thing."""
    for block in page.blocks:
        if not {f"fact-{name}" for name in belief.told_by}.union(belief.told_by) & set(block.ids):
            yield from (sentence for sentence in SENTENCE.findall(block.text)
                        if _claims(sentence, belief) and not _is_refuted_quote(sentence, block.text, belief, address))


def _claims(sentence, belief):
    found = (match for claim in belief.claims for match in re.finditer(claim, sentence))
    return any(not (DENIED.search(sentence[:match.start()]) or ASKING.search(match[0])
                    or ASKED.match(sentence, match.end())) for match in found)


def _is_refuted_quote(sentence, text, belief, address):
    quote = re.fullmatch(r"[^「」]*「([^「」]*)」[^「」]*", sentence)
    after = text.partition(sentence)[2]
    return bool(address == "scams" and quote and _claims(quote[1], belief) and re.match(belief.refuted, after))

"""Whether the words are calm, plain and the same on every page: the rules of docs/wording.yml, applied.

Looks at what a reader reads: prose, answers, lines and titles of pages, and the sentences of facts. Search
words (`also`) are the readers' own and are only counted. Without a docs/wording.yml nothing is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from yaml_pages.catalogue import Catalogue, Entry
from yaml_pages.errors import Path, brief
from yaml_pages.language import facts, prose, sentences
from yaml_pages.models.fact import Fact
from yaml_pages.models.wording import Banned, Term, Wording

from .checks import as_read, plain_ref

Fault = tuple[str, str, str]
Text = tuple[Path, str, str]
READ = ("prose", "short", "line", "template")
# Fields that hold what somebody says, in their own words: the reader to a clerk, or people who are wrong.
SPOKEN, OTHERS_WORDS = {"says", "said", "answer", "term"}, {"said", "term"}
_QUOTED = re.compile(r"「[^「」\n]*」")
_DOCUMENT = re.compile(r"《([^《》\n]+)》")
# Around a reference stand \2 and \3, inside it \1 after each sign, so that only its edges touch the text.
_NO_GAP = re.compile(
    rf"[{sentences.HAN}][\2\3]*[A-Za-z0-9]|[A-Za-z0-9%‰][\2\3]*[{sentences.HAN}]"
)
_SENTINELS = str.maketrans("", "", "\1\2\3")
_AROUND = 8


def check(catalogue: Catalogue) -> None:
    """Add every sentence against the rules to the faults of its source."""
    rules = catalogue.wording
    if rules is None:
        return
    for entry in catalogue.pages.values():
        texts = list(_texts(entry))
        for path, role, text in texts:
            for token, problem, remedy in _faults(catalogue, rules, path, role, text):
                entry.source.fault(path, problem, remedy, token=token)
        _median(catalogue, rules, entry, texts)
        _search_words(rules, entry)
        _scam_box(rules, entry, texts)
    for entry in catalogue.fact_files:
        _facts(rules, entry)


def _texts(entry: Entry) -> Iterator[Text]:
    """Give path, role and text of what can be read on a page, without what is at fault already."""
    for path, role, value in entry.named(*READ, "title"):
        if isinstance(value, str) and not entry.source.has_fault(path):
            yield path, role, prose.paragraphs(value)


def _faults(catalogue: Catalogue, rules: Wording, path: Path, role: str, text: str) -> Iterator[Fault]:
    keys = {key for key in path if isinstance(key, str)}
    for statement in sentences.statements(text):
        yield from banned_words(rules.banned, statement, others_words=bool(keys & OTHERS_WORDS))
        spoken = role in ("title", "template") or bool(keys & SPOKEN)
        yield from other_terms(rules.terms, statement, spoken=spoken)
        yield from documents(catalogue, statement)
    yield from gaps(catalogue, text)
    if role in READ:
        yield from _run(rules, as_read(catalogue, text))


def banned_words(banned: Iterable[Banned], statement: str, *, others_words: bool = False) -> Iterator[Fault]:
    """Give what `statement` says in words that are not used, or that need a warning around them."""
    unquoted = _QUOTED.sub("「」", statement)
    for rule in banned:
        word = _first(unquoted if rule.quotes else statement, rule.words, rule.part_of)
        may_say = others_words and (rule.quotes or rule.unless)
        if word and not may_say and not _has(statement, rule.unless):
            yield word, f"不这样写「{word}」：{rule.why}", rule.instead


def other_terms(terms: Iterable[Term], statement: str, *, spoken: bool = False) -> Iterator[Fault]:
    """Give the words of `statement` for which the site has another one."""
    typed = prose.bare(statement)
    unquoted = _QUOTED.sub("「」", typed)
    for term in (term for term in terms if term.everywhere or not spoken):
        word = _first(typed if term.everywhere else unquoted, term.variants, term.part_of)
        if word and not _has(statement, term.unless):
            why = f"；{term.why}" if term.why else ""
            remedy = f"写成「{term.use}」" + ("" if term.everywhere else "；是原话就加「」")
            yield word, f"「{word}」在这里叫「{term.use}」，一个意思一个词{why}", remedy


def _has(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def _first(text: str, words: tuple[str, ...], part_of: tuple[str, ...] = ()) -> str:
    """Give the first of `words` that `text` holds, not only inside a longer one; empty if none."""
    if not _any_of(words).search(text):
        return ""
    for longer in part_of:
        text = text.replace(longer, "\0" * len(longer))
    return next((word for word in words if word in text and _stands_alone(text, word)), "")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    # Nearly every sentence holds none of the words: one search for all of them is what a build can afford.
    return re.compile("|".join(map(re.escape, words)))


def _stands_alone(text: str, word: str) -> bool:
    # A word of Latin letters is one only between others: no `app` in `happy`.
    return not word.isascii() or bool(re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", text))


def documents(catalogue: Catalogue, statement: str) -> Iterator[Fault]:
    """Give the titles of documents that no fact cited in the same sentence vouches for."""
    cited = [ref.target for ref in prose.refs(statement) if ref.kind == "fact"]
    known = [catalogue.facts[name] for name in cited if name in catalogue.facts]
    for found in _DOCUMENT.finditer(prose.bare(statement)):
        name = found[1]
        if not cited:
            remedy = "在同一句里引用写着它的事实，例如 [[事实编号|mark]]；没有这条事实，就不写文件名"
            yield f"《{name}", f"《{brief(name)}》旁边没有出处", remedy
        elif len(known) == len(cited) and not any(_is_about(fact, name) for fact in known):
            remedy = "引用出自它的事实，或改成那条事实里写的文件名"
            yield f"《{name}", f"同一句引用的事实都没有提到《{brief(name)}》", remedy


def _is_about(fact: Fact, name: str) -> bool:
    return any(name in text for text in (fact.source.title, fact.statement, fact.note))


def gaps(catalogue: Catalogue, text: str) -> Iterator[Fault]:
    """Give the places where Chinese touches a half-width letter or digit, in the text or in a reference."""

    def on_ref(ref: prose.Ref) -> str:
        return "\1" if ref.form == "mark" else "\2" + "\1".join(plain_ref(catalogue, ref)) + "\3"

    def typed(part: str) -> str:
        return part.replace("**", "")

    yield from _gaps(prose.render(text, on_ref, lambda link: link.label, typed))


def _gaps(text: str) -> Iterator[Fault]:
    for found in _NO_GAP.finditer(text):
        start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        shown = text[start:end].translate(_SENTINELS).replace("\n", " ").strip()
        problem = f"中文和字母、数字之间要空一格：「{shown}」"
        yield _chinese_side(text, found), problem, "在中间加一个半角空格；引用前后也一样"


def _chinese_side(text: str, found: re.Match[str]) -> str:
    """Give the Chinese beside the gap: unlike what a reference shows, it stands in the file as it is."""
    before, after = text[: found.start() + 1], text[found.end() - 1 :]
    side = re.search(f"[{sentences.HAN}]{{1,4}}\\Z", before) or re.match(f"[{sentences.HAN}]{{1,4}}", after)
    return side[0] if side else ""


def _run(rules: Wording, text: str) -> Iterator[Fault]:
    run, most = sentences.longest_run(text), rules.limits.longest_run
    if (count := sentences.length(run)) > most:
        problem = f"{count} 个字中间没有逗号，最多 {most} 个：「{brief(run)}」"
        yield run[:4], problem, "断成两句，或在停顿的地方加逗号"


def _median(catalogue: Catalogue, rules: Wording, entry: Entry, texts: list[Text]) -> None:
    found = list(_sentences(catalogue, texts))
    middle = sentences.middle_length([sentences.length(sentence) for sentence in found])
    if middle > rules.limits.sentence_median:
        problem = f"这一页的句子偏长：中位长度 {middle:g} 个字，最多 {rules.limits.sentence_median} 个"
        longest = max(found, key=sentences.length)
        entry.source.fault((), problem, f"把长句断成两句，先改最长的：{brief(longest)}")


def _sentences(catalogue: Catalogue, texts: list[Text]) -> Iterator[str]:
    """Give every sentence as a reader sees it; titles are none."""
    for _, role, text in texts:
        if role in READ:
            yield from sentences.sentences(as_read(catalogue, text))


def _search_words(rules: Wording, entry: Entry) -> None:
    least, most = rules.limits.also_min, rules.limits.also_max
    for path, part in _parts(entry):
        count = len(part.get("also") or ())
        if entry.source.has_fault((*path, "also")):
            continue
        if count < least and entry.kind == "tutorial":
            problem = f"搜索词只有 {count} 个，至少要 {least} 个" if count else "没有写搜索词"
            remedy = f"在 also 里写 {least} 到 {most} 个读者会打的词，口语、错别字都可以"
            entry.source.fault(path, problem, remedy)
        elif count > most:
            problem = f"搜索词太多了：{count} 个，最多 {most} 个"
            entry.source.fault((*path, "also"), problem, "留下读者最可能打的")


def _parts(entry: Entry) -> Iterator[tuple[Path, dict[str, Any]]]:
    for items in ("sections", "terms"):
        found = entry.source.data.get(items) if isinstance(entry.source.data, dict) else None
        for n, part in enumerate(found if isinstance(found, list) else []):
            if isinstance(part, dict):
                yield (items, n), part


def _scam_box(rules: Wording, entry: Entry, texts: list[Text]) -> None:
    """Ask for the warning on a reader's tutorial page; what is printed always bears it."""
    data = entry.source.data if entry.source.is_whole else {}
    can_have = data and "scam_box" in entry.schema["properties"] and data.get("audience") != "editors"
    if not can_have or data.get("scam_box") is True:
        return
    for path, role, text in texts:
        word = _first(prose.bare(text), rules.scam_box.words) if role in READ else ""
        if word:
            problem = f"这一页提到「{word}」，页首却没有防骗提醒：{rules.scam_box.why}"
            entry.source.fault(path, problem, "在文件开头加一行 scam_box: true", token=word)
            return


def _facts(rules: Wording, entry: Entry) -> None:
    """Look at the sentences of facts: they quote their sources, so only at spaces and words never used."""
    always = [rule for rule in rules.banned if not rule.unless]
    for n, fact in entry.sound_facts():
        for key, text in _sentences_of(fact):
            found = [fault for part in sentences.statements(text) for fault in banned_words(always, part)]
            for token, problem, remedy in (*found, *_gaps(text)):
                entry.source.fault(("facts", n, *key), problem, remedy, token=token)


def _sentences_of(fact: Fact) -> Iterator[tuple[Path, str]]:
    for key in ("statement", "note", "ask"):
        yield (key,), getattr(fact, key)
    if fact.conflicts:
        yield from ((("conflicts", "said", n), line) for n, line in enumerate(fact.conflicts.said))
        yield from ((("conflicts", key), getattr(fact.conflicts, key)) for key in ("use", "why"))
    if fact.display and not facts.display_problem(fact) and not fact.is_unknown:
        yield ("display",), facts.shown(fact)

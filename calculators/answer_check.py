"""Answer check: which of the eight things an agreement must hold are written clearly; do its numbers add up.

payments_sum = monthly_payment × (periods - 1) + last_payment; without a last one monthly_payment × periods
difference = payments_sum - agreed_total; last_expected = agreed_total - monthly_payment × (periods - 1)
All in 元, exact to the 分: nothing is rounded. The sentences to ask stand in the page's documents; this
program says which of them are needed. An unclear change counts as none (fact `civil-544-unclear-change`).
Only the eight choices and where to pay are required; numbers left out are not checked.

>>> texts = {f"item_{item}": "clear" for item in ITEMS} | {"item_waiver": "missing", "pay_to": "official"}
>>> calculate(Form(FIELDS, texts, {})).status
'8 项里写清了 7 项，还有 1 项要问'
"""

from __future__ import annotations

from decimal import Decimal

from .core.answer import Answer, Figure, Table, count_figure, text_figure
from .core.field import Choice, Field
from .core.form import Form
from .parts.answer_check.sums import Sums, compared, figures, program, working

TITLE = "书面答复核对"
MOST_PERIODS = Decimal(600)
STATES = (
    Choice(value="clear", label="有，写清了"), Choice(value="unclear", label="有，但不清楚"),
    Choice(value="missing", label="没写"))
# The same eight, in the same order, as the handbook lists.
ITEMS = {
    "debt": "哪一笔、欠谁", "total": "一共还多少", "schedule": "每期多少、哪天还", "waiver": "减了哪几项",
    "interest": "期间计不计利息、罚息", "paying": "付到哪里、先抵什么", "credit": "征信和催收怎么处理",
    "default": "有一期没还上会怎样",
}

FIELDS = (
    *(Field(name=f"item_{item}", label=label, kind="choice", required=True, example="clear", choices=STATES)
      for item, label in ITEMS.items()),
    Field(name="pay_to", label="让你把钱付到哪里", kind="choice", required=True, example="official", choices=(
        Choice(value="official", label="自己在 App 里还，或者自动扣款"),
        Choice(value="company", label="转到机构的对公账户"),
        Choice(value="person", label="转给个人，或者扫个人的码"),
        Choice(value="link", label="点短信、聊天里的链接付"),
        Choice(value="unsaid", label="还没说"))),
    Field(name="agreed_total", label="答复写的总额", kind="money", may_be_zero=False, example="8802.10"),
    Field(name="periods", label="期数", kind="integer", unit="期", lowest=Decimal(1), highest=MOST_PERIODS,
          example="18"),
    Field(name="monthly_payment", label="每期金额", kind="money", may_be_zero=False, example="489"),
    Field(name="last_payment", label="最后一期金额", kind="money", may_be_zero=False, example="489.10"),
    Field(name="first_due_date", label="第一期的日期", kind="date", example="2026-12-10"),
    Field(name="creditor", label="哪一笔", kind="text", example="花呗"),
)
ONE_OF: tuple[tuple[tuple[str, ...], ...], ...] = ()
OUTPUTS = {
    "first": "先做什么", "clear": "写清的", "unclear": "写得不清楚的", "missing": "没写的",
    "payments_sum": "各期加起来", "difference": "和总额相差", "last_expected": "最后一期应是",
    "end_date": "最后一期的日子",
}
TABLES = {"items": {"item": "要写清的", "state": "答复里", "ask": "接下来"}}
CHARTS: dict[str, str] = {}
OUTCOMES = {
    "complete": "写清了八项，数也对得上", "some_missing": "还有没写清的，要补问",
    "sums_differ": "写的数加起来和总额不一样", "pay_to_person": "让你付给个人，或者点链接付钱",
}
SOURCES = ("civil-544-unclear-change", "civil-561-payment-order", "debt-assignment-notice")
WORDS = (*(f"asks_{item}" for item in ITEMS), "asks_payee", "asks_last", "asks_sums", "asks_nothing")
DOCUMENTS: tuple[str, ...] = ()

# What to do first: it leads, because a count of what is written clearly says nothing of whom to pay.
FIRST_MOVES = {
    "pay_to_person": "先不要付这笔钱，先核实收款方", "sums_differ": "先问清以哪个数为准",
    "some_missing": "先补问，写清了再答应", "complete": "先和 App 里的再对一遍，再答应",
}
PAYEE_MOVES = {"person": "先核实收款方", "link": "先核实收款方", "unsaid": "先问清付到哪里"}
NEXT_MOVES = {"clear": "不用再问", "unclear": "请对方写明白", "missing": "请对方补上"}
# Where to pay → what to do before paying.
PAYING_NOTES = {
    "person": "先不要转。自己打开 App，或者自己拨官方客服的电话，问这笔钱该付到哪里。",
    "link": "先不要点。自己打开 App 还；要核实，就自己拨官方客服的电话。",
    "company": ("转之前核对收款户名：要和合同里的放款机构一致；债权转出去的，要和书面通知里的新机构一致。"
                "打官方客服问一遍再转。"),
    "unsaid": "付到哪里还没说，先不转钱；等对方写明，再从官方入口还。",
}
UNSAFE = ("person", "link")
UNCLEAR_NOTE = "写得不明确的变更，法律上推定为没有变更，所以值得再问一次，问到的请对方写进去。"
WAIT_NOTE = "还没答应的，写清之前先不照着转钱。对方不肯写，就当还没谈成，照原来的合同安排。"
ORDER_NOTE = "没有另外约定，还的钱先抵费用，再抵利息，最后是本金。"
DIFFER_NOTE = ("先问清以哪个数为准，再答应。已经答应了的，到了还款日也别停着不还："
               "按书面写的每期数，从官方入口还，同时要编号去改。")
COMPLETE_NOTE = "写清楚了。答应之前，再和 App 里显示的对一遍，存一份在别处。"


def calculate(form: Form) -> Answer:
    """Read the choices, add the numbers up as far as they are given, say what to ask. Raises FormError."""
    form.stop_at_faults()
    states = {item: form[f"item_{item}"] for item in ITEMS}
    sums = Sums(
        total=form["agreed_total"], periods=form["periods"], each=form["monthly_payment"],
        last=form["last_payment"], first=form["first_due_date"])
    outcome = _outcome(states, sums, form["pay_to"])
    notes = _notes(outcome, states, sums, form["pay_to"])
    return Answer(
        results={"first": text_figure(FIRST_MOVES[outcome], outcome)} | _counts(states) | figures(sums),
        tables={"items": _items(form, states)}, notes=notes,
        assumptions=compared(sums), status=_status(outcome, states, sums), outcome=outcome,
        working=working(sums), sources=_sources(notes),
        python=program(list(states.values()), sums, OUTPUTS),
        words=_words(states, sums, form["pay_to"]),
    )


def _outcome(states: dict[str, str], sums: Sums, pay_to: str) -> str:
    """What matters most: not to pay the wrong one, then the numbers, then the gaps."""
    if pay_to in UNSAFE:
        return "pay_to_person"
    if sums.differ:
        return "sums_differ"
    return "some_missing" if _to_ask(states) or sums.last_unsaid or pay_to == "unsaid" else "complete"


def _to_ask(states: dict[str, str]) -> list[str]:
    return [item for item, state in states.items() if state != "clear"]


def _counts(states: dict[str, str]) -> dict[str, Figure]:
    found = list(states.values())
    return {state.value: count_figure(found.count(state.value), "项") for state in STATES}


def _items(form: Form, states: dict[str, str]) -> Table:
    return [{
        "item": text_figure(form.label(f"item_{item}"), item),
        "state": text_figure(form.choice_text(f"item_{item}"), state),
        "ask": text_figure(_next_move(item, state, form["pay_to"])),
    } for item, state in states.items()]


def _next_move(item: str, state: str, pay_to: str) -> str:
    """However clearly it is written where to pay, the payee comes first as long as that is not known."""
    payee = PAYEE_MOVES.get(pay_to) if item == "paying" else None
    if payee is None:
        return NEXT_MOVES[state]
    return payee if state == "clear" else f"{payee}；{NEXT_MOVES[state]}"


def _status(outcome: str, states: dict[str, str], sums: Sums) -> str:
    asked = len(_to_ask(states))
    said = f"{len(states)} 项里写清了 {len(states) - asked} 项" + (f"，还有 {asked} 项要问" if asked else "")
    if outcome == "pay_to_person":
        return f"{FIRST_MOVES[outcome]}；{said}"
    return f"{said}；各期加起来比总额{sums.difference_text}" if sums.differ else said


def _notes(outcome: str, states: dict[str, str], sums: Sums, pay_to: str) -> tuple[str, ...]:
    asked = _to_ask(states)
    said = {
        PAYING_NOTES.get(pay_to, ""): True, DIFFER_NOTE: outcome == "sums_differ",
        sums.last_note: sums.last_unsaid, UNCLEAR_NOTE: bool(asked),
        ORDER_NOTE: "paying" in asked, WAIT_NOTE: bool(asked), COMPLETE_NOTE: outcome == "complete"}
    return tuple(note for note, holds in said.items() if note and holds)


def _sources(notes: tuple[str, ...]) -> tuple[str, ...]:
    rests_on = dict(zip(SOURCES, (UNCLEAR_NOTE, ORDER_NOTE, PAYING_NOTES["company"]), strict=True))
    return tuple(fact for fact, note in rests_on.items() if note in notes)


def _words(states: dict[str, str], sums: Sums, pay_to: str) -> dict[str, str]:
    """Flags for the lines of the page's documents; nothing that is ever shown."""
    asked = [f"asks_{item}" for item in _to_ask(states)]
    asked += ["asks_payee"] * (pay_to in UNSAFE or (pay_to == "unsaid" and "asks_paying" not in asked))
    asked += ["asks_last"] * sums.last_unsaid + ["asks_sums"] * sums.differ
    return dict.fromkeys(asked or ["asks_nothing"], "1")

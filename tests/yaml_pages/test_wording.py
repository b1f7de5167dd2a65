"""The rules in docs/wording.yml do what their reasons say: what is refused, and what an honest page needs."""

import json

import pytest
import yaml

from yaml_pages.checking import wording
from yaml_pages.language import sentences
from yaml_pages.models import content
from yaml_pages.models.wording import Wording
from yaml_pages.reading import schema, source


@pytest.fixture(scope="module")
def rules(repo_root):
    path = repo_root / "docs" / "wording.yml"
    read = source.read(path.read_bytes(), "docs/wording.yml")
    schema.check(read, json.loads((repo_root / "docs/schemas/wording.schema.json").read_text("utf-8")))
    assert read.faults == []
    return content.build(Wording, yaml.safe_load(path.read_text("utf-8")))


def words(faults):
    return [token for token, _, _ in faults]


@pytest.mark.parametrize(("statement", "refused"), [
    pytest.param("请务必今天还上。", "请务必", id="pressing"),
    pytest.param("抱歉，没有找到。", "抱歉", id="a machine's phrase"),
    pytest.param("这个号码无效。", "无效", id="a machine's refusal"),
    pytest.param("做了老赖就难了。", "老赖", id="a label"),
    pytest.param("都是不自律惹的。", "不自律", id="blame"),
    pytest.param("这样一定能谈成。", "一定能", id="a guarantee"),
    pytest.param("材料齐了百分百减免。", "百分百", id="a promise"),
    pytest.param("可以洗白征信。", "洗白", id="whitewashing"),
    pytest.param("反催收秘籍在这里。", "反催收秘籍", id="tricks"),
    pytest.param("没时间就找代理。", "代理", id="an agent"),
    pytest.param("不想自己谈，可以请中介。", "中介", id="an agent beside another negation"),
    pytest.param("这事可以交给别人代办。", "代办", id="an agent beside 别人"),
    pytest.param("快去还！", "！", id="shouting"),
])
def test_these_are_refused(rules, statement, refused):
    assert refused in words(wording.banned_words(rules.banned, statement))


@pytest.mark.parametrize("statement", [
    "说「一定能谈成」的，结果不由他定。", "不一定能谈成。", "能不能谈成，没有人能保证。",
    "没有提醒的条款，合同里写了也可能无效。", "生活该怎么过，就怎么过。", "全国统一招聘。",
    "「征信洗白」是骗局。", "催收骂「老赖」，可以记下来。",
    "不用找代理，本人就能谈。", "先看[收费代理](scams#fee-agents)。", "多个部门提示过「代理维权」[[scam-five-dept-2026|mark]]。",
    "未成年人由法定代理人来办。", "能找代理协商吗？", "被中介骗了，马上报警。",
])
def test_an_honest_page_may_say(rules, statement):
    assert list(wording.banned_words(rules.banned, statement)) == []


@pytest.mark.parametrize(("statement", "refused", "instead"), [
    ("先问贷款方。", "贷款方", "放款机构"), ("滞纳金按天算。", "滞纳金", "罚息"), ("查一次征信报告。", "征信报告", "信用报告"),
    ("央行的公告。", "央行", "人民银行"), ("怕别人催债。", "催债", "催收"), ("日息多少？", "日息", "日利率"),
    ("打开 APP 看。", "APP", "App"), ("把你欠的app关掉。", "app", "App"), ("请您先看。", "您", "你"),
])
def test_one_word_for_one_thing(rules, statement, refused, instead):
    (fault,) = wording.other_terms(rules.terms, statement)
    assert fault[0] == refused
    assert fault[2].startswith(f"写成「{instead}」")


@pytest.mark.parametrize("statement", [
    "合同里的「贷款人」就是放款机构。", "花呗规则里写作逾期费用。", "滞纳金在这里就是罚息。", "蚂蚁消费金融的客服。",
    "happy 的一天。", "负债占收入多少才算多？", "[看这里](app-page)。",
])
def test_words_that_are_explained_or_are_others_may_stand(rules, statement):
    assert list(wording.other_terms(rules.terms, statement)) == []


def test_what_somebody_says_is_in_their_own_words(rules):
    assert list(wording.other_terms(rules.terms, "您好，我想问滞纳金。", spoken=True)) == []
    assert words(wording.other_terms(rules.terms, "打开 APP 看滞纳金。", spoken=True)) == ["APP"]
    assert list(wording.banned_words(rules.banned, "找代理一定能谈成", others_words=True)) == []
    assert words(wording.banned_words(rules.banned, "请务必还", others_words=True)) == ["请务必"]


def test_no_preferred_word_is_another_rule_s_fault(rules):
    for term in rules.terms:
        others = [other for other in rules.terms if other is not term]
        assert list(wording.other_terms(others, term.use)) == [], term.use
        assert list(wording.banned_words(rules.banned, term.use)) == [], term.use


@pytest.mark.parametrize(("text", "count"), [("每天 0.05%", 3), ("打 95188 问", 3), ("", 0), ("，。", 0), ("先问、再还", 4)])
def test_the_length_a_reader_reads(text, count):
    assert sentences.length(text) == count


def test_an_item_of_a_list_is_a_sentence_and_a_quotation_is_read_as_its_own():
    assert list(sentences.sentences("- 甲乙\n- 丙丁")) == ["甲乙", "丙丁"]
    assert list(sentences.sentences("他说：「好。走。」")) == ["他说：「好", "走"]
    assert list(sentences.statements("他说：「好。走。」我不信。")) == ["他说：「好。走。」我不信。"]


def test_half_of_the_sentences_are_no_longer_than_the_middle_one():
    assert sentences.middle_length([]) == 0
    assert sentences.middle_length([3, 40, 5]) == 5

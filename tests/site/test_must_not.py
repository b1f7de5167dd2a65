"""Twenty points that must not be wrong stand where a reader looks for them, each with its facts."""

import re

import pytest

from tests.site.claims import ClaimedPage

# Number and point; page and section; the words that carry the right statement (spaces don't count);
# the facts cited there; and the change that would make it wrong: the words must notice it.
POINTS = [
    (1, "信用卡的分期规定不是花呗借呗的权利", "negotiate/plan", "installments",
     r"最长5年，写的是信用卡，银行「可以」谈，不是必须。它不直接管花呗、借呗",
     "cc-art70-personal-instalment cc-art70-scope", ("不直接管", "也管")),
    (2, "LPR 倍数管不到持牌机构", "overdue", "cost",
     r"超过年化24%的部分，可以请求法院调减.*民间借贷按LPR倍数定的上限，管不到花呗、借呗、信用购、信用贷和网商贷",
     "four-lpr-not-for-ant spc-2017-24pct", ("管不到", "也管")),
    (3, "24% 看合计，要自己提", "overdue", "cost",
     r"利息、复利、罚息、违约金和费用要合在一起看.*要自己提出来，不会自动减，也不等于不用还",
     "spc-2017-24pct-components spc-2017-24pct", ("要合在一起看", "不算在内")),
    (4, "花呗逾期费的算法是转述，复利和宽限期未查明", "overdue", "cost",
     (r"花呗：转述的是每天0\.05%，按逾期本金乘天数算。折成一年，是年化18\.25%（单利）"
      r".*利滚利：未查明.*宽限期：没有查到"),
     "huabei-overdue-daily-rate huabei-overdue-annualised huabei-overdue-compounding huabei-grace-period",
     ("利滚利：未查明", "利滚利：不会")),
    (5, "借呗、网商贷总共 1.5 倍", "overdue", "cost",
     (r"借呗：罚息利率是平时的1\.5倍。这是总共，不是在原来利息外再加这么多.*网商贷：转述也是总共1\.5倍"
      r".*借呗按哪个数算罚息：未查明"),
     "jiebei-overdue-multiple wangshangdai-overdue jiebei-overdue-base", ("这是总共，不是", "这是")),
    (6, "最低还款不是账单乘比例", "overdue", "what-counts",
     r"最低还款额不是账单乘一个比例.*新增消费本金的10%，再加上分期当期、费用、旧逾期和利息的全额",
     "huabei-min-payment-formula", ("不是账单乘", "就是账单乘")),
    (7, "IRR 法是复利，乘月数的要标单利", "negotiate/plan", "true-rate",
     r"复利方法就是内部收益率法（IRR），用单利的必须注明是单利.*标「单利」的，就是月IRR×12",
     "pboc-2021-3-irr-is-compound bank-practice-simple-label", ("复利方法就是内部", "单利方法就是内部")),
    (8, "手续费率不是年利率", "negotiate/plan", "true-rate",
     r"手续费率不是年利率.*手续费率是8\.8%.*单利约15\.86%，复利约17\.07%",
     "huabei-instalment-fee-table huabei-instalment-true-apr", ("手续费率不是", "手续费率就是")),
    (9, "协商是请求；说不清的变更等于没变更", "negotiate", "what-to-ask",
     r"协商是请求，不是权利.*口头答应算不算？说得不明确的变更，法律上推定为没有变更",
     "negotiation-basis-summary civil-544-unclear-change", ("推定为没有变更", "也算变更")),
    (10, "方案要写清五样", "negotiate/written", "eight-items",
     r"每期金额、每期日期.*看减了哪几项.*看期间计不计利息、罚息.*征信怎么报",
     "civil-544-unclear-change civil-561-payment-order", ("计不计利息、罚息", "")),
    (11, "部分还款的默认抵扣顺序", "act-now", "order",
     r"同一笔里先抵什么，看合同；没写的，依次是费用→利息→本金", "civil-561-payment-order",
     ("费用→利息→本金", "本金→利息→费用")),
    (12, "不良记录从还清起算，不还不消", "recover", "credit-timeline",
     r"不良[^。]{2,20}保存5年。从不良行为终止那天起算，通常就是还清那天，不是逾期那天", "credit-bad-record-5y",
     ("还清那天，不是逾期那天", "逾期那天，不是还清那天")),
    (13, "一次性信用修复已截止", "recover", "one-off-repair",
     r"已于2026年3月31日截止。现在才还清的用不上", "credit-repair-closed credit-repair-conditions",
     ("用不上", "也用得上")),
    (14, "旧催收指引已废止，现行是国家标准", "rights", "allowed",
     r"2025年2月28日发布并实施.*互联网金融协会从前那份催收指引已废止，现行的是国家标准",
     "gbt-45251 gbt-45251-replaces-nifa", ("已废止，现行的是国家标准", "仍然有效")),
    (15, "三次是有效通话，六次是未接通，夜里不催", "rights", "allowed",
     r"打通、说上话的，每天不应超过3次有效通话.*不宜超过6次未接通的拨打.*22:00到次日8:00不应催收",
     "gbt-45251-frequency cba-collection-dial gbt-45251-time two-frequency-rules",
     ("3次有效通话", "3次拨打")),
    (16, "答应还、还一部分、请求延期，时效都重新算", "negotiate", "when",
     r"请求延期、还一部分、定还款计划，都算同意还款，时效重新起算",
     "limitation-interrupt-detail limitation-3y", ("时效重新起算", "时效照样过去")),
    (17, "支付令十五日，没钱不算异议", "overdue", "legal",
     r"收到后15日内还清，或者书面提异议.*只说没钱、想晚点还、想分期，不影响支付令的效力，口头说的也不算",
     "payment-order-15d payment-order-objection-limits", ("不影响支付令的效力", "也是有效的异议")),
    (18, "互联网法院不再管金融借款、小额借款", "negotiate/refused", "court",
     r"2025年11月1日起，北京、杭州、广州的互联网法院，不再集中管网上签的金融借款、小额借款合同纠纷",
     "internet-court-2025", ("不再集中管", "集中管")),
    (19, "还不起是民事；造假、藏财产才是刑事", "overdue", "legal",
     r"还不上是民事纠纷.*用假材料骗贷是一种.*有能力还却藏起财产、拒不执行，情节严重的，是另一种",
     "overdue-is-civil judgment-refusal-crime", ("还不上是民事纠纷", "还不上会坐牢")),
    (20, "不找代理、不造假、没人能保证谈成", "scams", "fee-agents",
     r"保证减免的，不要交钱.*外人保证不了.*伪造证明有刑事风险，你也在里面",
     "scam-five-dept-2026 scam-forged-documents scam-never-do", ("外人保证不了", "他们能保证")),
]


def shown(site, address):
    return ClaimedPage((site / address / "index.html").read_text("utf-8"))


def test_all_twenty_points_are_here():
    assert [row[0] for row in POINTS] == list(range(1, 21))


@pytest.mark.parametrize(("number", "point", "page", "section", "words", "facts", "change"), POINTS,
                         ids=[f"{row[0]} {row[1]}" for row in POINTS])
def test_the_right_statement_stands_in_its_section(built_site, number, point, page, section, words, facts, change):
    shown_page = shown(built_site, page)
    text = shown_page.sections.get(section, "")
    assert re.search(words, text), f"{number} {point}: {page}#{section} doesn't say {words}"
    assert set(facts.split()) <= shown_page.cited.get(section, set()), f"{page}#{section} cites {facts}"
    assert not re.search(words, text.replace(*change)), f"{number}: 「{change[0]}」改成「{change[1]}」，没有被发现"

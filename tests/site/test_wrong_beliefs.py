"""Fifteen wrong beliefs stand on the site only as myths that are refuted; no page asserts one."""

import re

import pytest

from tests.site.claims import Belief, ClaimedPage, asserted

PRODUCTS = r"(花呗|借呗|网商贷|信用购|信用贷|网贷|消费贷)"
LICENSED = r"(花呗|借呗|网商贷|信用购|信用贷|消费金融公司|消金|持牌机构|银行贷款)"
ONLY_HOME = r"(唯一的?(一套)?(住房|住宅|房子|房产)|只有一套房子?|名下(只有)?一套房)"
CRIME = r"(恶意透支|信用卡诈骗|诈骗|犯罪|刑事)"
COURTS = r"(北京|杭州|广州)?互联网法院"
CARD_RULE = r"(第?七十条|第?70条|停息挂账|个性化分期|60期)"
WORKING_DAYS = r"(\d+|[一二两三四五六七八九十几]+)个?工作日"

# The page and id of the myth; how the belief would be asserted (spaces don't count); the facts that
# name it to call it wrong; two sentences an editor might plant; one right sentence the check must spare.
BELIEFS = [
    ("overdue", "myth-stop-interest", Belief(
        claims=(
            rf"{PRODUCTS}[^。；]{{0,20}}(可以?|能|有权|应当|按照?|依|适用)[^。；不]{{0,16}}{CARD_RULE}",
            rf"(第?70条|第?七十条|个性化分期)[^。；]{{0,20}}(?<!不)(?<!不直接)(适用于?|管){PRODUCTS}",
            r"停息(挂账)?[^。；]{0,12}是[^。；不]{0,8}权利", r"(必须|应当|不得不)(同意|给)[^。；]{0,6}(停息|挂账|60期)"),
        told_by=("cc-art70-scope", "negotiation-basis-summary")),
     ["花呗、借呗可以按第 70 条停息挂账。", "停息挂账是你的权利。"],
     "没有规定要求机构必须同意停息，那一条不直接适用于花呗、借呗。"),
    ("overdue", "myth-lpr-illegal", Belief(
        claims=(
            r"(超过|高于)[^。；]{0,14}LPR[^。；]{0,16}(违法|无效|不用还|不受保护|可以不还|不予支持)",
            rf"{LICENSED}[^。；]{{0,24}}(不得|不能)(超过|高于)[^。；]{{0,10}}LPR",
            rf"LPR[^。；]{{0,14}}(?<!不)(管得?到|适用于?|约束|是){LICENSED}",
            r"(利率|年化|利息)[^。；]{0,6}(超过|高于)[^。；]{0,4}12%[^。；]{0,8}(违法|无效|不用还)"),
        told_by=("four-lpr-not-for-ant",)),
     ["利率超过 4 倍 LPR 就违法，多的不用还。", "消费金融公司的利率不得超过一年期 LPR 的 4 倍。"],
     "民间借贷按 LPR 倍数定的上限，管不到花呗、借呗。"),
    ("overdue", "myth-lpr-number", Belief(
        claims=(
            r"(2025年|2026年|现在|目前|今年|如今|最新|眼下)[^。；]{0,24}(13\.8|14\.6|14\.8|15\.2|15\.4)0?%?",
            r"(现在|目前|今年|如今|最新)[^。；]{0,6}LPR[^。；]{0,10}3\.(1|35|45|55|65|7|8|85)0?%"),
        ),
     ["2025 年 4 倍 LPR 是 13.8%。", "现在的 LPR 是 3.45%。"], "降到 3.00%，就是 12%。"),
    ("overdue", "myth-wait-it-out", Belief(
        claims=(
            r"(拖|躲|熬|等)[^。；]{0,10}(就|便|都|可以)(不用|不必|不需要?)再?还",
            r"时效(一?过|届满|到)[^。；]{0,8}(就|便|都|可以)?(不用|不必|不需要?)再?还",
            r"(三|3|几)年[^。；]{0,10}(就|便)(不用还|没事了|一笔勾销|作废)"),
        told_by=("limitation-interrupt-detail",)),
     ["拖过三年就不用还了。", "时效过了就不用再还。"], "拖久了就不用还了吗？"),
    ("overdue", "myth-record-vanishes", Belief(
        claims=(
            r"逾期(之日|那天|当天|日|那日)起?[^。；不]{0,6}(算|计|保存|保留)",
            r"(五|5|几|多)年[^。；，]{0,6}(会|就|便)?自动(消失|消除|删除|清除|消|没)",
            r"不还[^。；，]{0,6}(也|照样)[^。；，]{0,8}(消失|消除|删除)")),
     ["逾期记录 5 年后自动消失。", "记录从逾期那天起算，保存 5 年。"],
     "从还清那天起算，不是从逾期那天起算。"),
    ("overdue", "myth-repair-now", Belief(
        claims=(
            r"(现在|今天|今年|马上|尽快|只要)[^。；]{0,4}还清[^。；]{0,14}能够?[^。；不]{0,8}(修复|消|不展示|享受)",
            r"(现在|今天|今年|马上|尽快|只要)[^。；]{0,4}还清[^。；]{0,14}可以[^。；不]{0,8}(修复|消|不展示|享受)",
            r"信用修复[^。；]{0,10}(还|仍|依然)(在|能|可以?|有效)",
            r"信用修复[^。；]{0,6}(没有|尚未|还没)(截止|结束)"),
        told_by=("credit-repair-closed",)),
     ["现在还清就能享受信用修复。", "一次性信用修复还可以申请。"], "一次性信用修复，现在还能用吗"),
    ("overdue", "myth-credit-start", Belief(
        claims=(r"(花呗|接入征信|上征信)[^。；]{0,16}2018年?", r"2018(年|-)[^。；]{0,20}(接入|上|报送)[^。；]{0,6}征信",
                r"花呗[^。；]{0,6}不(上|报)征信"),
        told_by=("huabei-credit-reporting-start",)),
     ["花呗 2018 年 11 月 12 日接入征信。", "2018 年起花呗就上征信。"],
     "花呗 2021 年 9 月 22 日宣布逐步全面接入央行征信。"),
    ("overdue", "myth-card-fraud", Belief(
        claims=(
            rf"({PRODUCTS}|欠款|欠钱|逾期|还不起|还不上|不还)[^。；]{{0,14}}(?<!不)(是|属于|构成|算|涉嫌|犯){CRIME}",
            r"你这是信用卡诈骗"),
        told_by=("cc-fraud-not-for-huabei",),
        refuted=r"花呗、借呗不是信用卡，这个罪名通常用不上"),
     ["花呗不还就是信用卡诈骗。", "逾期属于犯罪。"], "单纯还不上，是民事纠纷，不是犯罪。"),
    ("overdue", "myth-must-answer", Belief(
        claims=(rf"{WORKING_DAYS}[^。；]{{0,8}}(必须|应当|一定|要|得)(给?你?)?(答复|答应|回应|回复|同意|减免)",
                r"(必须|应当|一定要?)(答应|同意|批准)?减免", r"投诉[^。；]{0,10}(就|便)(会|要|能)[^。；]{0,4}(减免|免息)"),
        told_by=("complaint-deadline-institution",)),
     ["机构 7 个工作日内必须答复减免申请。", "到期没答复的，机构必须减免。"],
     "期限到了，也没有规定必须减免。"),
    ("overdue", "myth-internet-court", Belief(
        claims=(
            rf"({PRODUCTS}|借款合同|金融借款|小额借款|网上签)[^。；]{{0,24}}(?<!不再)(归|由|到|去|向){COURTS}(集中)?(管|受理|审|起诉)",
            rf"互联网法院(集中)?(管辖?|受理|审理){PRODUCTS}"),
        told_by=("internet-court-2025",)),
     ["花呗、借呗的案子归杭州互联网法院管。", "网贷纠纷由杭州互联网法院管辖。"],
     "网上签的借款合同纠纷，不再由互联网法院集中管辖。"),
    ("overdue", "myth-debt-ratio", Belief(
        claims=(
            r"(70%|七成)[^。；]{0,10}(警戒线|红线|上限)", r"(警戒线|红线)[^。；]{0,4}(是|为|在)?(70%|七成)",
            r"监管[^。；没]{0,6}(规定|要求|划定|写明|认定)[^。；]{0,12}(70%|七成|警戒线|红线)"),
        told_by=("dti-70-unverified",)),
     ["负债超过收入的 70% 是监管的警戒线。", "监管划定的负债红线是 70%。"],
     "流传的「警戒线」没有查到监管出处。"),
    ("negotiate/refused", "myth-only-home", Belief(
        claims=(rf"{ONLY_HOME}[^。；]{{0,12}}(不会|不能|不得|不可以?|无法)被?(法院)?(强制)?(执行|查封|拍卖|变卖|收走)",),
        told_by=("exempt-only-home-exceptions",)),
     ["唯一住房一定不会被执行。", "名下只有一套房子的，不能拍卖。"],
     "生活必需的房子可以查封，但不得拍卖、变卖、抵债。"),
    ("negotiate/refused", "myth-small-claims", Belief(
        claims=(r"小额诉讼[^。；]{0,40}(30%|三成|百分之三十)", r"(30%|三成|百分之三十)[^。；]{0,16}小额诉讼"),
        told_by=("small-claims-threshold",)),
     ["小额诉讼的线是年平均工资的 30%。", "年平均工资 30% 以下的走小额诉讼。"],
     "小额诉讼的线是当地年平均工资的 50% 以下。"),
    ("negotiate/refused", "myth-only-shenzhen", Belief(
        claims=(r"(只有|仅有?|唯有)深圳[^。；]{0,16}破产", r"深圳是[^。；]{0,12}唯一[^。；]{0,12}破产",
                r"除了?深圳[^。；]{0,10}(没有|不能|都不)[^。；]{0,8}破产"),
        told_by=("personal-bankruptcy-xiamen",)),
     ["全国只有深圳能申请个人破产。", "深圳是全国唯一可以个人破产的城市。"],
     "深圳、厦门有自己的个人破产条例。"),
    ("negotiate/plan", "myth-irr-monthly", Belief(
        claims=(
            r"月的?IRR(×|乘以?|\*)[^。；]{0,8}(就是|即是?|等于|才是)[^。；单]{0,6}(IRR|内部收益率|复利|真实年化)",
            r"(IRR法|内部收益率法|复利口?径?)[^。；单]{0,8}(就是|等于|即)月的?IRR(×|乘)",
            r"(IRR法|内部收益率法)[^。；]{0,8}(?<!不)(就是|等于|即|属于)单利")),
     ["月 IRR × 12 就是 IRR 法算的年化。", "内部收益率法就是单利。"],
     "银行公示里标「单利」的，就是月 IRR × 12。"),
]
NAMES = [row[1] for row in BELIEFS]


@pytest.fixture(scope="module")
def pages(built_site):
    return {path.relative_to(built_site).as_posix().removesuffix("/index.html"): ClaimedPage(path.read_text("utf-8"))
            for path in sorted(built_site.rglob("*.html"))}


def test_all_fifteen_beliefs_are_here():
    assert len(set(NAMES)) == len(BELIEFS) == 15


def test_the_facts_that_call_a_belief_wrong_exist(pages):
    ids = {name for block in pages["facts"].blocks for name in block.ids}
    assert [(row[1], set(row[2].told_by) - ids) for row in BELIEFS if not set(row[2].told_by) <= ids] == []


@pytest.mark.parametrize(("page", "name", "belief", "planted", "right"), BELIEFS, ids=NAMES)
class TestBelief:
    def test_it_stands_as_a_myth_with_what_is_true(self, pages, page, name, belief, planted, right):
        heading = pages[page].sections[name]
        said, truth = re.fullmatch(r"常听到：「(.*?)」实际：(.*)", heading).groups()
        assert said and truth, (page, belief, planted, right)  # noqa: PT018 — a myth is both

    def test_no_page_asserts_it(self, pages, page, name, belief, planted, right):
        found = {address: sentences for address, shown in pages.items()
                 if (sentences := list(asserted(shown, belief, address)))}
        assert found == {}, f"{page}#{name}: {found} (planted: {planted}; right: {right})"

    def test_a_planted_sentence_is_found(self, page, name, belief, planted, right):
        for sentence in planted:
            assert list(asserted(ClaimedPage(f"<p>先看这里。{sentence}再往下看。</p>"), belief)), (page, name, sentence)
        assert list(asserted(ClaimedPage(f"<ul><li>{right}</li></ul>"), belief)) == []


FRAUD = BELIEFS[NAMES.index("myth-card-fraud")][2]
CLAIM = "花呗不还就是信用卡诈骗。"


@pytest.mark.parametrize(("html", "address", "count"), [
    pytest.param(f"<p>{CLAIM}</p>", "overdue", 1, id="plain text asserts it"),
    pytest.param("<p>花呗<b>不还</b>就是 <a href='x'>信用卡</a>诈骗。</p>", "overdue", 1, id="marks and links don't hide it"),
    pytest.param(f"<td>{CLAIM}</td>", "print", 1, id="nor does a table"),
    pytest.param(f"<h3><span class='myth-said'>常听到：「{CLAIM}」</span></h3>", "faq", 0, id="a myth's heading may say it"),
    pytest.param(f"<h3><span class='myth-said'>常听到：「{CLAIM}」</span></h3><p>{CLAIM}</p>", "faq", 1,
                 id="what follows the heading may not"),
    pytest.param(f"<ul><li class='md-nav__item'><a>常听到：「{CLAIM}」</a></li></ul>"
                 f"<h3><span class='myth-said'>常听到：「{CLAIM}」</span></h3>", "faq", 0,
                 id="the list of contents repeats the heading"),
    pytest.param(f"<ul><li class='md-nav__item'><a>{CLAIM}</a></li></ul>", "faq", 1,
                 id="a list of contents that repeats no myth may not"),
    pytest.param(f"<ol><li id='fact-cc-fraud-not-for-huabei'>提醒：{CLAIM}</li></ol>", "overdue", 0,
                 id="the fact that calls it wrong may name it"),
    pytest.param(f"<ol><li id='fact-cc-fraud-threshold'>提醒：{CLAIM}</li></ol>", "overdue", 1,
                 id="no other fact may"),
    pytest.param("<p>花呗不还就是信用卡诈骗吗？</p>", "faq", 0, id="a question asks"),
    pytest.param("<p>不要以为花呗不还就是信用卡诈骗。</p>", "faq", 0, id="a denial denies"),
    pytest.param("<li>「你这是信用卡诈骗。」花呗、借呗不是信用卡，这个罪名通常用不上。</li>", "scams", 0,
                 id="a swindler's words, refuted at once, on the page about scams"),
    pytest.param("<li>「你这是信用卡诈骗。」先挂断。</li>", "scams", 1, id="not refuted"),
    pytest.param("<li>「你这是信用卡诈骗。」</li><li>花呗、借呗不是信用卡，这个罪名通常用不上。</li>", "scams", 1,
                 id="refuted only in the next bullet"),
    pytest.param("<li>「你这是信用卡诈骗。」花呗、借呗不是信用卡，这个罪名通常用不上。</li>", "rights", 1,
                 id="refuted, but not on the page about scams"),
])
def test_where_a_wrong_belief_may_stand(html, address, count):
    assert len(list(asserted(ClaimedPage(html), FRAUD, address))) == count

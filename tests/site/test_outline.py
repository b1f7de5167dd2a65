"""Every point of the article the project came from stands in a section of the built site.

The point on the left, in the article's own order; the section that answers it; words it can't do without.
"""

import pytest

from tests.site.html_pages import read_page

OUTLINE = [
    # Introduction
    ("导语：影响信用、带来罚款和利息", "overdue", "page-top", ["罚息", "征信"]),
    ("导语：要及时处理", "summary", "one-page", ["联系"]),
    # 一、什么是支付宝逾期
    ("一 定义：没有在规定期限内还清", "overdue", "what-counts", ["期限", "还清"]),
    ("一 后果：信用记录受损", "overdue", "credit", ["征信"]),
    ("一 后果：产生罚息", "overdue", "cost", ["罚息"]),
    ("一 后果：法律风险，催收", "overdue", "collection", ["催收"]),
    ("一 后果：法律风险，可能被起诉", "overdue", "legal", ["法院"]),
    # 二、逾期的原因分析
    ("二 经济困难：失业", "causes", "income", ["收入"]),
    ("二 经济困难：医疗费等突发压力", "causes", "emergency", ["看病"]),
    ("二 信息不对称：误解还款日期或金额", "causes", "missed", ["还款日"]),
    ("二 消费习惯：缺少规划", "causes", "overspend", ["支出"]),
    ("二 协商前先弄清原因", "causes", "use-it", ["原因"]),
    # 三、逾期后应采取的措施
    ("三 及时联系支付宝客服", "act-now", "contact", ["客服"]),
    ("三 问清：逾期金额", "act-now", "ask-overdue-amount", ["金额"]),
    ("三 问清：逾期天数", "act-now", "ask-overdue-days", ["天"]),
    ("三 问清：罚息计算方式", "act-now", "ask-penalty-method", ["罚息"]),
    ("三 评估能力：一次能还多少", "act-now", "lump-sum", ["一次"]),
    ("三 评估能力：分期能还多少", "act-now", "monthly", ["每月"]),
    ("三 准备材料：身份证件", "act-now", "id-papers", ["身份"]),
    ("三 准备材料：收入证明（工资单、银行流水）", "act-now", "income-papers", ["工资", "流水"]),
    ("三 准备材料：逾期原因书面说明", "act-now", "reason-letter", ["原因"]),
    # 四、协商还款的具体步骤
    ("四 目标：减免部分罚息", "negotiate/plan", "reduce-interest", ["罚息"]),
    ("四 目标：延长还款期限", "negotiate/plan", "extension", ["展期"]),
    ("四 目标：分期还款", "negotiate/plan", "installments", ["分期"]),
    ("四 电话客服、App 内在线客服", "negotiate/prepare", "channel", ["电话", "在线客服"]),
    ("四 技巧：保持冷静礼貌", "negotiate/call", "page-top", ["礼貌"]),
    ("四 技巧：说明情况并提供证明", "negotiate/call", "opening", ["证明"]),
    ("四 技巧：按还款能力提出合理请求", "negotiate/call", "say-amount", ["每月"]),
    ("四 等待反馈：可能要补充材料", "negotiate/written", "attachments", ["补"]),
    ("四 等待反馈：积极配合", "negotiate", "flow", ["等"]),
    ("四 确认结果：读懂条款再接受", "after-agreement", "read-it", ["读"]),
    ("四 成功后按约还款", "after-agreement", "first-payment", ["第一笔"]),
    # 五、协商后的注意事项
    ("五 按时还款，不再逾期", "after-agreement", "reminders", ["提醒"]),
    ("五 保留记录：聊天记录、邮件", "after-agreement", "records", ["聊天", "邮件"]),
    ("五 定期查征信报告", "after-agreement", "check-credit", ["征信"]),
    ("五 有误向征信机构申请更正", "after-agreement", "fix-credit", ["异议"]),
    # 六、逾期后的恢复与预防
    ("六 按时还款，逐步提升", "recover", "rebuild", ["按时"]),
    ("六 合理消费，不过度依赖信用", "recover", "rebuild", ["信用"]),
    ("六 制定每月预算", "recover", "habits", ["预算"]),
    ("六 在支付宝设置还款提醒", "recover", "set-reminders", ["提醒"]),
    ("六 建立紧急备用金", "recover", "buffer", ["应急"]),
    # 七、总结
    ("七 逾期并不可怕", "summary", "page-top", ["逾期"]),
    ("七 及时协商、有效沟通", "summary", "call-them", ["联系"]),
    ("七 合理方案", "summary", "what-i-can-pay", ["每月"]),
    ("七 良好消费习惯", "summary", "prevent-next", ["预算"]),
]


@pytest.mark.parametrize(("point", "page", "section", "words"), OUTLINE, ids=[row[0] for row in OUTLINE])
def test_the_outline_point_has_its_section(built_site, point, page, section, words):
    text = read_page(built_site, page).sections.get(section, "")
    missing = [word for word in words if word not in text]
    assert text and not missing, f"{point}: {page}#{section} lacks {missing}"  # noqa: PT018 — one promise


def test_the_articles_own_contacts_never_appear(built_site):
    """The article was a content mill's; no mobile or landline number of any kind stands on the site."""
    import re  # noqa: PLC0415 — only here

    for path in built_site.rglob("*.html"):
        found = re.findall(r"(?<![\d.-])1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)", path.read_text("utf-8"))
        assert found == [], path

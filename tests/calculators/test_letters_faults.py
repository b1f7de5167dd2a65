"""What a letter cannot be written without, and what contradicts itself."""

import pytest


@pytest.mark.parametrize(("texts", "faults"), [
    pytest.param({}, {"letter": "选择要写哪一份：逾期情况说明、分期还款申请、减免罚息申请、催收投诉、信用报告异议、请书面确认"}, id="no letter"),
    pytest.param({"letter": "statement"}, {
        "debt": "输入现在一共欠", "reason_note": "选为什么逾期，或者用自己的话说一句，说明才写得成"}, id="a statement of nothing"),
    pytest.param({"letter": "statement", "debt": "100", "reason": "other"}, {
        "reason_note": "选为什么逾期，或者用自己的话说一句，说明才写得成"}, id="another reason, not said"),
    pytest.param({"letter": "installment"}, {"debt": "输入现在一共欠", "monthly_payment": "输入每月能还"}, id="no plan"),
    pytest.param({"letter": "confirm", "debt": "100"}, {"monthly_payment": "输入每月能还"}, id="half a plan"),
    pytest.param({"letter": "waiver", "debt": "100", "waive_amount": "100"}, {
        "waive_amount": "减免多少要少于现在一共欠 100.00 元"}, id="everything waived"),
    pytest.param({"letter": "waiver", "debt": "100", "principal": "80", "penalty": "30"}, {
        "debt": "其中本金和其中罚息合起来是 110.00 元，现在一共欠不能比它少"}, id="parts above the whole"),
    pytest.param({"letter": "complaint"}, {"contacts": "联系记录至少写一行：哪天、怎么联系的、说了什么"}, id="nothing to complain of"),
    pytest.param({"letter": "complaint", "contacts": "2026-11-25\t\tcall\t\t", "today": "2026-11-24"}, {
        "contacts.1.date": "第 1 次联系的日期不能晚于今天（2026 年 11 月 24 日）"}, id="a call of tomorrow"),
    pytest.param({"letter": "dispute"}, {
        "record": "输入信用报告里的哪一条", "record_wrong": "选哪里不对", "record_truth": "输入实际是怎样的"}, id="no record"),
    pytest.param({"letter": "installment", "debt": "100", "monthly_payment": "0.1", "reason_note": "x" * 601}, {
        "reason_note": "用自己的话说一句写得太长，最多 600 个字",
        "monthly_payment": "每月还 0.10 元，600 期也还不清；要在 600 期内还清，每月至少还 0.17 元"}, id="too little and too long"),
])
def test_faults(ask, messages, texts, faults):
    assert messages(ask("letters", **texts)) == faults

from desktop.domain.readers.ledger.heads import find_head
from desktop.domain.readers.ledger.terms import term_for, terms_in
from desktop.domain.source import sheet_from_rows

NOTE = "注：司法建议应自收到之日起60日内书面答复；检察建议自收到之日起两个月内回复。"


def test_terms_stand_outside_the_table() -> None:
    rows = [["建议台账"], ["序号", "事项", "责任单位", "收到日期"], [1, "甲", "县司法局", "3月2日"], [NOTE]]
    sheet = sheet_from_rows("台账", rows)
    head = find_head(sheet)
    assert head is not None
    clauses = terms_in(sheet, head)
    assert len(clauses) == 2
    assert term_for(clauses, "石法司法建议〔2026〕1号 甲") == "应自收到之日起60日内"
    assert term_for(clauses, "检察建议 乙") == "自收到之日起两个月内"
    assert term_for(clauses, "其他 丙") is None


def test_the_only_clause_goes_for_all() -> None:
    assert term_for(("自交办之日起15个工作日内办结",), "甲") == "自交办之日起15个工作日内"
    assert term_for((), "甲") is None

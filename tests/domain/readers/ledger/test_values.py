from desktop.domain.readers.ledger.heads import find_head
from desktop.domain.readers.ledger.values import all_of, first_of, progress_of
from desktop.domain.source import sheet_from_rows

SHEET = sheet_from_rows(
    "台账", [["事项", "府方牵头单位", "院方牵头单位", "一季度", "二季度", "三季度"], [""] * 6]
)


def test_values_by_field() -> None:
    head = find_head(SHEET)
    assert head is not None
    texts = ["甲", "县司法局", "县法院", "启动", "推进", ""]
    assert first_of(texts, head, "lead") == "县司法局"
    assert all_of(texts, head, "lead") == "县司法局、县法院"
    assert all_of(texts, head, "support") is None
    assert first_of(texts, head, "status") == ""
    assert progress_of(texts, head) == "推进"
    assert progress_of(["甲", "", "", "", "", ""], head) is None

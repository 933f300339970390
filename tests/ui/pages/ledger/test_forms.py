from desktop.ui.pages.ledger.forms import FilesField

from ...parts import drop_on


def test_evidence_is_dropped_on_the_form_and_each_file_is_held_once(qtbot, tmp_path):
    field = FilesField("佐证材料")
    qtbot.addWidget(field)
    first, second = tmp_path / "甲.jpg", tmp_path / "乙.pdf"
    assert drop_on(field, first)
    assert drop_on(field, first, second)
    assert field.paths() == (first, second)
    assert not drop_on(field, "https://example.gov.cn/丙.pdf")
    assert field.paths() == (first, second)

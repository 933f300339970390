import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from desktop.ui.widgets.dropfield import DropField, dropped_files, files_of, take_drag

from ..parts import data_of, drag_of, drop_of, drop_on


@pytest.fixture
def field(qtbot):
    made = DropField("拖到这里", "放文件的地方")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_it_tells_every_dropped_file(field, qtbot, tmp_path):
    paths = [tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"]
    with qtbot.waitSignal(field.dropped) as heard:
        field.take(data_of(*paths))
    assert heard.args[0] == paths
    assert files_of(data_of(*paths)) == paths


def test_a_pasted_block_comes_as_words(field, qtbot):
    QGuiApplication.clipboard().setText("甲\t乙")
    with qtbot.waitSignal(field.pasted) as heard:
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["甲\t乙"]


def test_files_go_before_words(field, qtbot, tmp_path):
    data = data_of(tmp_path / "甲.xlsx")
    data.setText("甲")
    with qtbot.waitSignal(field.dropped), qtbot.assertNotEmitted(field.pasted):
        field.take(data)


def test_enter_and_the_button_ask_for_files(field, qtbot):
    with qtbot.waitSignal(field.asked):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.asked):
        qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert field.accessibleName() == "放文件的地方"


def test_where_nothing_is_pasted_words_are_no_matter(qtbot):
    made = DropField("拖到这里", "放文件的地方", pastes=False)
    qtbot.addWidget(made)
    data = QMimeData()
    data.setText("甲")
    with qtbot.assertNotEmitted(made.pasted):
        made.take(data)


def test_a_drag_of_files_is_taken_and_dropped(field, qtbot, tmp_path):
    with qtbot.waitSignal(field.dropped) as heard:
        assert drop_on(field, tmp_path / "甲.xlsx")
    assert heard.args[0] == [tmp_path / "甲.xlsx"]
    assert not drop_on(field, "https://example.gov.cn/甲.xlsx")


def test_only_files_of_this_computer_are_taken(qapp, tmp_path):
    files, address, words = (
        data_of(tmp_path / "甲.docx", tmp_path / "乙.docx"),
        data_of("https://a.cn/"),
        QMimeData(),
    )
    words.setText("甲")
    for data, taken in ((files, True), (address, False), (words, False)):
        drag, drop = drag_of(data), drop_of(data)
        assert take_drag(drag) == drag.isAccepted() == taken
        assert bool(dropped_files(drop)) == drop.isAccepted() == taken
    assert dropped_files(drop_of(files)) == [tmp_path / "甲.docx", tmp_path / "乙.docx"]

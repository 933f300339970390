from desktop.ui.widgets.elided import Elided


def test_words_give_way_and_the_tip_tells_all(qtbot):
    label = Elided("云岭县府院联动工作联席会议办公室")
    qtbot.addWidget(label)
    label.show()
    assert label.minimumSizeHint().width() == 0
    assert label.toolTip() == label.accessibleName() == "云岭县府院联动工作联席会议办公室"
    label.resize(label.sizeHint())
    whole = label.grab().toImage()
    label.resize(40, label.height())
    assert whole.copy(0, 0, 40, label.height()) != label.grab().toImage()
    label.set_words("短")
    assert label.toolTip() == "短"

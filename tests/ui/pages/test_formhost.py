import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.formhost import FormHost


class Form(ActForm):
    def __init__(self):
        super().__init__("延期", "办理延期")
        self.reason = line("理由")
        self.add_field("理由", self.reason)


@pytest.fixture
def host(qtbot):
    made = FormHost()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def buttons(host):
    return [button.text() for button in host.findChildren(QPushButton) if button.isVisible()]


def test_a_form_stands_in_the_place_of_the_buttons_until_it_is_cancelled(host, qtbot):
    host.offer([("延期", lambda: None), ("办结", lambda: None)], "t1")
    qtbot.waitUntil(lambda: buttons(host) == ["延期", "办结"])
    form = Form()
    host.open_form(form, lambda: None)
    assert host.form is form
    assert "延期" not in buttons(host)
    with qtbot.waitSignal(host.closed):
        form.cancelled.emit()
    assert host.form is None
    assert not host.close_form()
    assert buttons(host) == ["延期", "办结"]


def test_an_offer_about_the_same_record_keeps_what_is_typed(host):
    host.offer([("延期", lambda: None)], "t1")
    host.open_form(Form(), lambda: None)
    host.offer([("延期", lambda: None)], "t1")
    assert host.form is not None
    host.offer([("延期", lambda: None)], "t2")
    assert host.form is None


def test_a_form_closes_when_its_act_was_taken(host, context, said, qtbot):
    form, told = Form(), []
    typed = lambda: Changes("延期", 1, frozenset({"tasks"}), made=(form.reason.text(),))  # noqa: E731
    host.open_act(context, form, typed, "已延期。", told.append)
    form.reason.setText("等批复")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert host.form is None
    assert [changes.made for changes in told] == [("等批复",)]
    assert said[-1].text == "已延期。"


def test_a_refused_act_leaves_the_form_as_it_is(host, context, said):
    form, told = Form(), []

    def refuse():
        raise Refused("没有写理由，没有延期。")

    host.open_act(context, form, refuse, "已延期。", told.append)
    form.confirmed.emit()
    assert host.form is form
    assert told == []
    assert [message.text for message in said] == ["没有写理由，没有延期。"]


def test_an_act_needs_nothing_to_follow_it(host, context, said):
    form = Form()
    host.open_act(context, form, lambda: Changes("延期"))
    form.confirmed.emit()
    assert host.form is None
    assert said == []

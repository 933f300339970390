from desktop.ui.page import Page, PageEntry, SavedView
from desktop.ui.widgets.message import Action, Tone


class Ledger(Page):
    key, title, icon = "ledger", "台账", "ledger"


def test_a_page_says_things_through_the_window(qtbot):
    page = Ledger()
    qtbot.addWidget(page)
    undo = Action("撤销", lambda: None)
    with qtbot.waitSignal(page.said) as heard:
        page.say("已延期。", Tone.DONE, undo)
    (message,) = heard.args
    assert (message.text, message.tone, message.actions) == ("已延期。", Tone.DONE, (undo,))
    assert page.accessibleName() == "台账"


def test_an_entry_knows_the_page_without_building_it(qtbot):
    built = []

    def build() -> Page:
        built.append(1)
        return Ledger()

    entry = PageEntry.of(Ledger, build)
    assert (entry.key, entry.title, entry.icon, built) == ("ledger", "台账", "ledger", [])
    qtbot.addWidget(entry.build())
    assert built == [1]


def test_a_plain_page_has_nothing_to_close_and_no_views(qtbot):
    page = Ledger()
    qtbot.addWidget(page)
    assert page.back() is False
    assert list(page.saved_views()) == []
    assert SavedView("late", "逾期").count is None

from datetime import timedelta
from pathlib import Path

import pytest
from offices import MINUTES
from PySide6.QtCore import Qt

from desktop.documents.intake import read_source_bytes
from desktop.services import minutes, minutes_internal, minutes_versions
from desktop.services.minutes_versions import CORRECTION, FINAL
from desktop.store.tables import Decision
from desktop.ui.pages.ledger.page import LedgerPage
from desktop.ui.pages.minutes.versions import MinutesVersionsView

KEY = Qt.Key


@pytest.fixture
def meeting(context) -> str:
    """The example's minutes, confirmed: they are the 定稿."""
    data = MINUTES.read_bytes()
    source = read_source_bytes(data, MINUTES.name)
    proposal = minutes.read(context.desk, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    minutes.confirm(context.desk, source, data, proposal.meeting, choices)
    with context.desk.view() as view:
        return view.find(Decision)[0].meeting_id


@pytest.fixture
def view(context, meeting, qtbot):
    made = MinutesVersionsView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1206, 640)
    with qtbot.waitActive(made):
        made.show()
    made.open(meeting)
    return made


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    words = MINUTES.read_text(encoding="utf-8").rstrip() + "\n本件更正第二项的时限。\n"
    file = tmp_path / "更正件.txt"
    file.write_text(words, encoding="utf-8")
    return file


def rows(widget) -> list[str]:
    return [widget.item(row).text() for row in range(widget.count())]


def test_the_confirmed_minutes_are_the_first_version(view):
    (words,) = rows(view.versions)
    assert words.startswith("第1稿　定稿")
    assert view.versions.hasFocus()
    assert "这是第一稿" in view.changed.toPlainText()
    assert view.items.count() == 12


def test_a_correction_is_kept_and_compared(view, corrected, qtbot):
    view.begin_keep(corrected)
    form = view.host.form
    assert [form.kind.itemData(n) for n in range(form.kind.count())] == [CORRECTION]
    assert form.kind.hasFocus()
    form.note.setFocus()
    form.note.setText("第二项的时限")
    qtbot.keyClick(form.note, KEY.Key_Return)
    assert view.host.form is None
    assert [words.split("　")[1] for words in rows(view.versions)] == ["定稿", "更正件"]
    assert view.versions.currentRow() == 1
    qtbot.waitUntil(lambda: "段有改动" in view.changed.toPlainText())
    assert "＋ 本件更正第二项的时限。" in view.changed.toPlainText()


def test_a_correction_without_words_is_refused_and_the_form_stays(view, corrected, said, qtbot):
    view.begin_keep(corrected)
    qtbot.keyClick(view.host.form.note, KEY.Key_Return)
    assert "更正了什么" in said.last
    assert view.host.form is not None
    assert view.back()
    assert not view.back()


def test_who_signs_is_put_on_the_sheet_and_recorded_with_its_day(view, context, meeting, qtbot):
    view.begin_route()
    form = view.host.form
    assert form.units.names()
    form.units.set_names(["县财政局"])
    form.issuer.setText("副县长")
    qtbot.keyClick(form.issuer, KEY.Key_Return)
    assert rows(view.signs) == ["会签　县财政局　未签", "签发　副县长　未签"]
    view.begin_sign()
    form = view.host.form
    form.person.setText("赵元")
    qtbot.keyClick(form.person, KEY.Key_Return)
    (version,) = minutes_versions.versions(context.desk, meeting)
    assert (version.signs[0].person, version.signs[0].signed_on) == ("赵元", context.today)
    assert "赵元" in rows(view.signs)[0]
    assert view.signs.currentRow() == 1  # the next that waits


def test_a_tick_marks_an_item_internal_and_takes_it_back(view, context, meeting):
    view.items.item(2).setCheckState(Qt.CheckState.Checked)
    marked = minutes_internal.items(context.desk, meeting)
    assert [item.place for item in marked if item.internal] == [3]
    assert "〔内部〕" in view.items.item(2).text()
    context.undo()
    assert view.items.item(2).checkState() == Qt.CheckState.Unchecked


def test_the_ledger_opens_it_for_a_meeting(context, meeting, qtbot):
    page = LedgerPage(context)
    qtbot.addWidget(page)
    page.show_view(f"versions:{meeting}")
    assert page.title == "纪要各稿"
    assert page.over.shown().versions.count() == 1
    assert page.back()


def test_a_day_before_the_meeting_is_refused(view, said, context, meeting, qtbot):
    version = minutes_versions.versions(context.desk, meeting)[0]
    assert version.kind == FINAL
    minutes_versions.route(context.desk, version.id, ["县财政局"], "")
    view.refresh()
    view.signs.setCurrentRow(0)
    view.begin_sign()
    form = view.host.form
    form.day.set_day(context.today - timedelta(days=900))
    form.person.setText("赵元")
    qtbot.keyClick(form.person, KEY.Key_Return)
    assert "之前" in said.last

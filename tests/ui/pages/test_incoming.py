from ledger_books import old_ledger

from desktop.ui.pages.incoming import take_files


def test_a_ledger_opens_its_view_with_the_file(context, qtbot, tmp_path):
    opened = []
    context.open_page = lambda *told: opened.append(told)
    path = old_ledger(tmp_path / "台账.xlsx")
    take_files(context, [path])
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened == [("ledger", f"import:{path}", None)]


def test_what_nobody_knows_is_said(context, qtbot, said, tmp_path):
    note = tmp_path / "说明.txt"
    note.write_text("一段话", encoding="utf-8")
    take_files(context, [note])
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "认不出“说明.txt”" in said.last


def test_nothing_dropped_does_nothing(context):
    take_files(context, [])
    assert not context.work.busy

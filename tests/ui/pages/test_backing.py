from datetime import timedelta

import pytest

from desktop.services import backups
from desktop.ui.pages.backing import age_words, back_up, last_outside


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, "尚未备份"),
        (timedelta(minutes=59), "刚刚备份"),
        (timedelta(hours=5, minutes=3), "5 小时前备份"),
        (timedelta(days=3, hours=5), "3 天前备份"),
    ],
)
def test_the_age_in_words(age, words):
    assert age_words(age) == words


def test_every_page_hears_of_a_backup(context, said, qtbot):
    with qtbot.waitSignal(context.hub.changed):
        back_up(context)
    assert len(backups.own_backups(context.desk)) == 1
    assert last_outside(context) == ""


def test_a_stick_gets_the_kept_files_and_is_told_to_be_safe(context, said, tmp_path, qtbot):
    context.desk.store.files.keep(b"one more")
    with qtbot.waitSignal(context.hub.changed):
        back_up(context, tmp_path / "stick")
    kept = len(list((tmp_path / "stick").glob("*/files/*/*")))
    assert f"同时写入 {kept} 个原件，可以安全拔出。" in said.last
    assert kept >= 1


def test_a_place_that_cannot_be_written_is_refused(context, tmp_path, qtbot):
    (tmp_path / "stick").write_text("a file")
    with qtbot.waitSignal(context.work.refused) as told:
        back_up(context, tmp_path / "stick")
    assert told.args[0].startswith("备份没有写成")
    assert last_outside(context) == ""

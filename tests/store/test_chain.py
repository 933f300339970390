"""A line of the journal altered from outside is found, wherever it stands."""

import sqlite3
from contextlib import closing

import pytest

from desktop.store.store import Store

from .conftest import add_task


def _from_outside(store: Store, *statements: str) -> None:
    with closing(sqlite3.connect(store.paths.database)) as other:
        triggers = other.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            other.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            assert other.execute(statement).rowcount
        for _name, sql in triggers:
            other.execute(sql)
        other.commit()


@pytest.fixture
def story(store: Store, office: str) -> Store:
    for serial in (1, 2, 3):
        add_task(store, office, serial=serial)
    assert store.faults() == ()
    return store


@pytest.mark.parametrize(
    ("statement", "step"),
    [
        (
            "UPDATE journal_changes SET \"after\" = replace(\"after\", '办一件事', '没这回事') WHERE step_id = 3",
            3,
        ),
        ("UPDATE journal_changes SET row_id = 'x' WHERE step_id = 2", 2),
        ("DELETE FROM journal_changes WHERE step_id = 4", 4),
        ("UPDATE journal_steps SET actor = '别人' WHERE id = 2", 2),
        ("UPDATE journal_steps SET at = '2020-01-01T00:00:00+08:00' WHERE id = 1", 1),
        ("UPDATE journal_steps SET digest = 'x' WHERE id = 2", 2),
        ("DELETE FROM journal_steps WHERE id = 3", 4),
    ],
)
def test_an_altered_line_shows_at_its_step(story: Store, statement: str, step: int) -> None:
    _from_outside(story, statement)
    assert f"操作日志第 {step} 步与记录不符，可能被外部程序改动过。" in story.faults()


def test_undo_and_redo_keep_the_chain(story: Store) -> None:
    story.undo()
    story.undo()
    story.redo()
    assert story.faults() == ()


def test_an_act_begun_and_not_ended_shows(story: Store) -> None:
    _from_outside(story, "INSERT INTO journal_open(step_id, append_only) VALUES (99, 1)")
    assert "有一步操作没有写完。" in story.faults()


def test_a_record_that_refers_to_nothing_shows(story: Store) -> None:
    _from_outside(story, "UPDATE tasks SET meeting_id = 'nothing' WHERE serial = 1")
    assert "有 1 条记录指向不存在的记录（首见于 tasks）。" in story.faults()

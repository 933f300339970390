"""Triggers that write the journal, so that no statement, ours or another program's, can go around it."""

from sqlalchemy import Connection, text
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.inspection import inspect

from desktop.store.tables import RECORDS

_APPEND_ONLY = ("progress", "extensions")
_NO_STEP = "SELECT RAISE(ABORT, 'no journal step is open') WHERE NOT EXISTS (SELECT 1 FROM journal_open);"
_WRITE = (
    'INSERT INTO journal_changes(step_id, table_name, row_id, op, "before", "after") '
    "VALUES ((SELECT step_id FROM journal_open), '{table}', {row}.id, '{op}', {before}, {after});"
)


def install(connection: Connection) -> None:
    """Create every trigger from the tables as they now stand in the database."""
    for name in _journaled(connection):
        columns = [column["name"] for column in _columns(connection, name)]
        for statement in _table_triggers(name, columns):
            connection.exec_driver_sql(statement)
    for statement in _journal_guards():
        connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Drop every trigger, so that a migration may rebuild tables."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _journaled(connection: Connection) -> list[str]:
    present = set(inspect(connection).get_table_names())
    return [table.__tablename__ for table in RECORDS if table.__tablename__ in present]


def _columns(connection: Connection, name: str) -> list[ReflectedColumn]:
    return inspect(connection).get_columns(name)


def _table_triggers(table: str, columns: list[str]) -> list[str]:
    changed = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
    statements = [
        _trigger(
            table,
            "insert",
            "",
            _WRITE.format(table=table, row="NEW", op="insert", before="NULL", after=_image("NEW", columns)),
        ),
        _trigger(
            table,
            "update",
            f"WHEN {changed} ",
            _WRITE.format(
                table=table,
                row="NEW",
                op="update",
                before=_difference("OLD", columns),
                after=_difference("NEW", columns),
            ),
        ),
        _trigger(
            table,
            "delete",
            "",
            _WRITE.format(table=table, row="OLD", op="delete", before=_image("OLD", columns), after="NULL"),
        ),
    ]
    if table in _APPEND_ONLY:
        statements += [_append_only(table, "update"), _append_only(table, "delete")]
    return statements


def _trigger(table: str, op: str, when: str, body: str) -> str:
    return (
        f"CREATE TRIGGER journal_{op}_{table} AFTER {op.upper()} ON {table} {when}BEGIN {_NO_STEP} {body} END"
    )


def _image(row: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{c}', {row}.\"{c}\"" for c in columns)
    return f"json_object({pairs})"


def _difference(row: str, columns: list[str]) -> str:
    arms = " UNION ALL ".join(
        f'SELECT \'{c}\' AS k, {row}."{c}" AS v WHERE OLD."{c}" IS NOT NEW."{c}"' for c in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({arms}))"


def _append_only(table: str, op: str) -> str:
    return (
        f"CREATE TRIGGER append_only_{op}_{table} BEFORE {op.upper()} ON {table} "
        "WHEN EXISTS (SELECT 1 FROM journal_open WHERE append_only) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _journal_guards() -> list[str]:
    kept = "SELECT RAISE(ABORT, 'the journal is append-only');"
    return [
        f"CREATE TRIGGER keep_changes_update BEFORE UPDATE ON journal_changes BEGIN {kept} END",
        f"CREATE TRIGGER keep_changes_delete BEFORE DELETE ON journal_changes BEGIN {kept} END",
        f"CREATE TRIGGER keep_steps_delete BEFORE DELETE ON journal_steps BEGIN {kept} END",
        "CREATE TRIGGER keep_steps_update BEFORE UPDATE OF "
        f"id, kind, label, at, actor, reason, paper, writer, target_id ON journal_steps BEGIN {kept} END",
    ]

"""What the journal remembers of meeting numbers."""

from dataclasses import dataclass

from sqlalchemy import text

from desktop.store.work import View


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """A number that a meeting got: the day of the act (ISO), whether or not the act was taken back since."""

    serial: int
    meeting_id: str
    day: str


def numbers_given(view: View, series: str) -> list[NumberGiven]:
    """Return every number ever given in a series, oldest first."""
    query = text(
        "SELECT json_extract(c.\"after\", '$.serial') AS serial, c.row_id, substr(s.at, 1, 10) AS day "
        "FROM journal_changes c JOIN journal_steps s ON s.id = c.step_id "
        "WHERE c.table_name = 'meetings' AND s.kind = 'act' AND json_extract(c.\"after\", '$.series') = :series "
        "AND json_extract(c.\"after\", '$.serial') IS NOT NULL ORDER BY c.id"
    )
    rows = view.connection.execute(query, {"series": series})
    return [NumberGiven(int(row.serial), row.row_id, row.day) for row in rows]

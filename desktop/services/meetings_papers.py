"""The papers that lie on the table of a meeting, made together."""

from collections.abc import Callable
from pathlib import Path

from desktop.documents.catalogue import shipped_text
from desktop.domain.errors import Refused
from desktop.services import papers
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.papers import Batch, Made

ON_THE_TABLE = ("sign_in_sheet", "name_list", "desk_cards", "agenda", "status_table")


def table_papers(
    desk: Desk,
    meeting_id: str,
    folder: Path,
    *,
    progress: Callable[[int, int, str], object] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Batch:
    """Make 签到表, 名单, 桌签, 议程 and 落实情况表 of a meeting, each an act of its own.

    One that is refused (nothing to follow up, nobody expected) is left out with its sentence; Refused when none
    could be made. A cancel between two papers leaves whole papers only.
    """
    made: list[Made] = []
    left_out: list[str] = []
    for done, kind in enumerate(ON_THE_TABLE):
        if cancelled():
            return Batch(tuple(made), None, tuple(left_out), cancelled=True)
        if progress:
            progress(done, len(ON_THE_TABLE), shipped_text(kind).name)
        try:
            made.append(papers.make(desk, kind, Subject(meeting_id=meeting_id), folder))
        except Refused as refused:
            left_out.append(str(refused))
    if not made:
        raise Refused(left_out[0])
    if progress:
        progress(len(ON_THE_TABLE), len(ON_THE_TABLE), "")
    return Batch(tuple(made), None, tuple(left_out))

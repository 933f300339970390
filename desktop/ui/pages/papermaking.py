"""Making a paper from any page: in the background, then shown as it will be printed."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.services import papers
from desktop.services.paper_facts import Subject
from desktop.services.papers import Made
from desktop.ui.context import Context
from desktop.ui.widgets.message import Action, Message, Tone

_FOLDER = "府院文书"


def paper_folder() -> Path:
    """Return where papers are put for the clerk: a folder of its own among her documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / _FOLDER


def make_paper(
    context: Context,
    kind: str,
    *,
    meeting_id: str | None = None,
    task_ids: tuple[str, ...] = (),
    unit: str = "",
    on: date | None = None,
) -> None:
    """Make one paper in the background; when it is done, say where it lies and offer the preview."""
    subject = Subject(meeting_id=meeting_id, task_ids=task_ids, unit=unit, on=on)
    folder = paper_folder()
    context.work.run(
        "出文书",
        lambda _job: [papers.make(context.desk, kind, subject, folder)],
        lambda made: tell_made(context, made),
    )


def make_assignments(context: Context, units: tuple[str, ...] = ()) -> None:
    """Make one 交办单 for each unit (all that lead an open task when none is named)."""
    folder = paper_folder()
    context.work.run(
        "出交办单",
        lambda _job: papers.assignments(context.desk, units, folder),
        lambda made: tell_made(context, made),
    )


def tell_made(context: Context, made: list[Made]) -> None:
    """Say which papers were made and where they lie, with the preview and the folder."""
    for one in made:
        context.hub.tell(one.changes)
    first = made[0]
    words = f"已出“{first.title}”" + (f"等 {len(made)} 份" if len(made) > 1 else "")
    words += f"，在 {first.docx.parent}。" + "".join(f"　{remark}" for remark in first.remarks)
    actions = (
        Action("预览", lambda: context.open_page("papers", None, first.changes.made[0])),
        Action("打开文件夹", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(first.docx.parent)))),
    )
    context.say(Message(words, Tone.DONE, actions))

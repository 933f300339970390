"""The papers and forms of the lists, made in the background from the view."""

from datetime import date

from desktop.services import worklist_intake
from desktop.services.paper_facts import Subject
from desktop.ui.context import Context
from desktop.ui.opening import paper_folder
from desktop.ui.pages.papermaking import make_subject
from desktop.ui.widgets.message import Message, Tone

PAPERS = {"double_list": "清单", "list_completion": "完成情况对照表", "list_call": "申报通知"}


def make_list_paper(context: Context, kind: str, year: int) -> None:
    """Make a paper of a year's lists; the call for proposals goes by its own day."""
    about = Subject() if kind == "list_call" else Subject(on=date(year, 12, 31))
    make_subject(context, kind, about, PAPERS[kind])


def make_forms(context: Context, year: int) -> None:
    """Write a 申报表 for every member unit and say where they lie."""
    folder = paper_folder() / f"{year}年申报表"
    context.work.run(
        "出申报表",
        lambda _job: worklist_intake.issue_forms(context.desk, year, folder),
        lambda made: context.say(Message(f"已出申报表 {len(made)} 份，在 {folder}。", Tone.DONE)),
    )

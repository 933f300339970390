"""The pack that changes hands: the list to sign as docx and pdf, and a backup of everything beside it."""

from dataclasses import dataclass
from pathlib import Path

from desktop.services import backups, papers
from desktop.services.backups import BackedUp
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.papers import Made

_PAPER = "handover"


@dataclass(frozen=True, slots=True)
class Pack:
    """The list to sign and the backup that goes with it."""

    made: Made
    backup: BackedUp


def pack(desk: Desk, folder: Path) -> Pack:
    """Make the list to sign, and beside it a verified backup with every kept file, in a folder of the day.

    Our own folder gets a backup first, so that the list can name it.
    """
    backups.back_up(desk)
    place = folder / f"工作交接_{desk.today().isoformat()}"
    made = papers.make(desk, _PAPER, Subject(), place)
    return Pack(made, backups.back_up(desk, place))

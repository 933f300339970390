"""The life of a task: its states, the moves between them in one table, and what each move has to bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import Refused
from desktop.domain.tasks import Status


class Move(StrEnum):
    """What changes the state of a task; the values are the labels of the acts."""

    FINISH = "办结"
    CLOSE = "销号"
    SEND_BACK = "退回"
    REOPEN = "重开"
    PART = "部分落实"
    CARRY = "转下年"
    TERMINATE = "终止"


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states a move leads to which one, and what it needs: a reason, an approver or a meeting."""

    sources: tuple[Status, ...]
    target: Status
    reason: bool = False
    approval: bool = False


_ENDED = (Status.CLOSED, Status.PARTIAL, Status.TRANSFERRED, Status.TERMINATED)
MOVES: Mapping[Move, Rule] = {
    Move.FINISH: Rule((Status.OPEN,), Status.DONE),
    Move.CLOSE: Rule((Status.DONE,), Status.CLOSED, approval=True),
    Move.SEND_BACK: Rule((Status.DONE,), Status.OPEN, reason=True),
    Move.REOPEN: Rule(_ENDED, Status.OPEN, reason=True),
    Move.PART: Rule((Status.OPEN,), Status.PARTIAL, reason=True, approval=True),
    Move.CARRY: Rule((Status.OPEN, Status.PARTIAL), Status.TRANSFERRED, reason=True, approval=True),
    Move.TERMINATE: Rule((Status.OPEN,), Status.TERMINATED, reason=True, approval=True),
}


@dataclass(frozen=True, slots=True)
class Approval:
    """Who agreed to an ending: a named approver, or a meeting by its id; and on which day (None: today)."""

    by: str = ""
    meeting_id: str | None = None
    on: date | None = None

    @property
    def given(self) -> bool:
        """Tell whether somebody is named."""
        return bool(self.by.strip() or self.meeting_id)


def moves_from(status: Status) -> tuple[Move, ...]:
    """Return the moves that a state allows."""
    return tuple(move for move, rule in MOVES.items() if status in rule.sources)


def check_move(move: Move, status: Status, *, reason: str = "", approval: Approval | None = None) -> Status:
    """Return the state that the move leads to; Refused where the state does not allow it or something lacks."""
    rule = MOVES[move]
    if status not in rule.sources:
        raise Refused(_wrong_state(move, status))
    if rule.reason and not reason.strip():
        raise Refused(f"{move}须写明理由，未办理。")
    if rule.approval and not (approval and approval.given):
        raise Refused(f"{move}须写明批准人或议定的会议，未办理。")
    return rule.target


def check_extension(
    status: Status, current: date | None, to: date, *, reason: str, paper: str, approver: str
) -> None:
    """Refuse an extension that lacks reason, paper or approver, moves backwards, or comes after the end."""
    if status is not Status.OPEN:
        raise Refused(f"该事项{status.word}，不能延期。如需继续办理，请先退回或重开。")
    if current and to <= current:
        raise Refused(
            f"新期限{to.isoformat()}不晚于现期限{current.isoformat()}，未办理延期。请填写更晚的日期。"
        )
    missing = [
        name
        for name, value in (("延期理由", reason), ("依据文书", paper), ("批准人", approver))
        if not value.strip()
    ]
    if missing:
        raise Refused(f"延期缺少{'、'.join(missing)}，未办理。请补填后再办。")


def next_year(task_year: int, today: date) -> int:
    """Return the year into which a task is carried: late in the year the coming one, early in it this one."""
    return today.year if task_year < today.year and today.month <= 6 else today.year + 1


def _wrong_state(move: Move, status: Status) -> str:
    if move is Move.CLOSE and status is Status.CLOSED:
        return "该事项已经销号，没有改动。"
    if move is Move.CLOSE and status is Status.OPEN:
        return f"该事项{status.word}，尚未办结，不能销号。请先登记办结和佐证材料。"
    if status is Status.OPEN:
        return f"该事项正在办理，无需{move}。"
    ways = "、".join(moves_from(status))
    cannot = "" if move is Move.FINISH else f"，不能{move}"
    return f"该事项{status.word}{cannot}，没有改动。可以办理：{ways}。"

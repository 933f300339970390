"""The table of moves: what leads where, and what each move has to bring."""

from datetime import date

import pytest

from desktop.domain.errors import Refused
from desktop.domain.task_states import (
    MOVES,
    Approval,
    Move,
    check_extension,
    check_move,
    moves_from,
    next_year,
)
from desktop.domain.tasks import Status

AGREED = Approval(by="召集人")
TO = date(2026, 12, 31)


def test_every_state_can_be_left_and_every_ending_undone() -> None:
    assert all(moves_from(status) for status in Status)
    for status in Status:
        ended = status not in (Status.OPEN, Status.DONE)
        assert (Move.REOPEN in moves_from(status)) is ended


def test_the_moves_of_each_state() -> None:
    assert moves_from(Status.OPEN) == (Move.FINISH, Move.PART, Move.CARRY, Move.TERMINATE)
    assert moves_from(Status.DONE) == (Move.CLOSE, Move.SEND_BACK)
    assert moves_from(Status.PARTIAL) == (Move.REOPEN, Move.CARRY)
    assert moves_from(Status.CLOSED) == moves_from(Status.TERMINATED) == (Move.REOPEN,)


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("status", Status)
def test_a_move_starts_only_where_the_table_says(move: Move, status: Status) -> None:
    if status in MOVES[move].sources:
        assert check_move(move, status, reason="理由", approval=AGREED) is MOVES[move].target
        return
    with pytest.raises(Refused, match=r"没有改动|无需|不能销号"):
        check_move(move, status, reason="理由", approval=AGREED)


@pytest.mark.parametrize("move", [move for move in Move if MOVES[move].approval])
def test_no_ending_without_an_approver_or_a_meeting(move: Move) -> None:
    source = MOVES[move].sources[0]
    for approval in (None, Approval(), Approval(by=" ")):
        with pytest.raises(Refused, match="须写明批准人或议定的会议"):
            check_move(move, source, reason="理由", approval=approval)
    assert check_move(move, source, reason="理由", approval=Approval(meeting_id="m"))


@pytest.mark.parametrize("move", [move for move in Move if MOVES[move].reason])
def test_what_needs_a_reason_says_so(move: Move) -> None:
    with pytest.raises(Refused, match=f"{move}须写明理由"):
        check_move(move, MOVES[move].sources[0], reason=" ", approval=AGREED)


def test_a_refusal_tells_what_can_be_done_instead() -> None:
    with pytest.raises(Refused, match="该事项转下年，不能终止，没有改动。可以办理：重开。"):
        check_move(Move.TERMINATE, Status.TRANSFERRED, reason="撤销", approval=AGREED)


@pytest.mark.parametrize(
    ("task_year", "today", "year"),
    [
        (2026, date(2026, 12, 20), 2027),
        (2026, date(2026, 3, 1), 2027),
        (2026, date(2027, 1, 5), 2027),
        (2025, date(2026, 12, 20), 2027),
        (2025, date(2026, 2, 1), 2026),
    ],
)
def test_the_year_a_task_is_carried_into(task_year: int, today: date, year: int) -> None:
    assert next_year(task_year, today) == year


def test_an_extension_goes_forward_with_its_reason_paper_and_approver() -> None:
    told = {"reason": "核实", "paper": "云财〔2026〕1号", "approver": "召集人"}
    check_extension(Status.OPEN, date(2026, 12, 1), TO, **told)
    check_extension(Status.OPEN, None, TO, **told)
    with pytest.raises(Refused, match="不能延期"):
        check_extension(Status.PARTIAL, None, TO, **told)
    with pytest.raises(Refused, match="不晚于现期限"):
        check_extension(Status.OPEN, TO, TO, **told)
    with pytest.raises(Refused, match="延期缺少依据文书"):
        check_extension(Status.OPEN, None, TO, **{**told, "paper": ""})

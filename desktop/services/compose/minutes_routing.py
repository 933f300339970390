"""纪要发文稿纸: the routing sheet of minutes, with a line to sign for each unit (会签) and for who issues (签发)."""

from collections.abc import Sequence
from itertools import zip_longest

from desktop.documents.official import Cell
from desktop.services import minutes_versions
from desktop.services.compose import common
from desktop.services.compose.forms import form
from desktop.services.desk import Desk
from desktop.services.meetings import AttendanceDraft
from desktop.services.minutes_versions import CONSULT, ISSUE, KINDS, SignLine, Version
from desktop.services.paper_facts import Facts, Subject

_SIGN = f"\n　　　签名：\n　　　{common.BLANK_DAY}"


def routing_sheet(desk: Desk, subject: Subject) -> Facts:
    """发文稿纸 for the newest version of a meeting's minutes: what is signed already is printed, the rest is blank.

    Without lines of its own the sheet has one for every unit that was at the meeting.
    """
    file = common.meeting_of(desk, subject)
    kept = minutes_versions.versions(desk, file.row.id)
    newest = kept[-1] if kept else None
    lines = newest.signs if newest else ()
    units = [line for line in lines if line.kind == CONSULT] or _present(file.attendance)
    issued = next((line for line in lines if line.kind == ISSUE), None)
    table = form(
        (
            ("文件标题", Cell(f"{file.row.title}纪要", across=3)),
            ("文种", "会议纪要", "稿次", newest.title if newest else "第1稿"),
            ("文件名", Cell(_file_words(newest), across=3)),
            ("拟稿", _SIGN, "核稿", _SIGN),
            *_consulted(units),
            ("签发", Cell(_signed(issued) if issued else "\n" + _SIGN, across=3)),
            ("发文字号", file.row.issue_no or "", "印制份数", ""),
        )
    )
    return Facts(f"{file.row.title}纪要发文稿纸", {"机构名称": common.body_name(desk)}, {"稿纸": table})


def _present(attendance: Sequence[AttendanceDraft]) -> list[SignLine]:
    came = ("present", "stand_in")
    units = dict.fromkeys(entry.unit for entry in attendance if entry.unit and entry.kind in came)
    return [SignLine("", CONSULT, unit, "", "", "", None) for unit in units]


def _consulted(lines: list[SignLine]) -> list[tuple[str | Cell, ...]]:
    """Set two units side by side in a row; an odd last one has the row to itself."""
    rows: list[tuple[str | Cell, ...]] = []
    for left, right in zip_longest(lines[::2], lines[1::2]):
        name = f"会签\n{left.unit}"
        if right is None:
            rows.append((name, Cell(_signed(left), across=3)))
        else:
            rows.append((name, _signed(left), f"会签\n{right.unit}", _signed(right)))
    return rows


def _signed(line: SignLine) -> str:
    if line.signed_on is None:
        return f"{line.position}{_SIGN}" if line.position else _SIGN
    opinion = line.opinion or "同意"
    return f"{opinion}。\n　　　{line.position}{line.person}\n　　　{common.day(line.signed_on)}"


def _file_words(version: Version | None) -> str:
    if version is None:
        return ""
    return f"{version.name}（{KINDS[version.kind]}，{version.kept_on.isoformat()}留存，文件指纹{version.sha256[:16]}）"

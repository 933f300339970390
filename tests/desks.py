"""Offices for tests: a county with a small roster and a city, copied from a template made once."""

import shutil
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from desktop.services import peers, roster, roster_import
from desktop.services.desk import Desk
from desktop.services.roster_draft import HeadDraft, MemberDraft, RosterDraft
from desktop.services.setup import found_office

DAY = date(2026, 11, 20)
SEAT = "分管负责同志"
UNITS = ("县法院", "县检察院", "县财政局", "县自然资源局", "县住房城乡建设局", "城关镇人民政府")
ROSTER = RosterDraft(
    heads=(HeadDraft("召集人", "周文涛", "县委副书记、县长"), HeadDraft("常务副召集人")),
    members=(
        MemberDraft("县法院", "主要负责同志"),
        MemberDraft("县检察院", "主要负责同志", "孙正", "检察长"),
        *(MemberDraft(name, SEAT) for name in UNITS[2:]),
    ),
    on=date(2025, 3, 1),
    paper="云政办〔2025〕8号",
)


@dataclass(slots=True)
class Clock:
    """Today, as the test sets it."""

    day: date = DAY

    def __call__(self) -> date:
        return self.day


def county(folder: Path, clock: Clock | None = None) -> Desk:
    """Return the desk of 云岭县 with two heads and six member units, in a copy of its own."""
    return _copy("county", folder, clock)


def city(folder: Path, clock: Clock | None = None) -> Desk:
    """Return the desk of 南泉市, without a roster."""
    return _copy("city", folder, clock)


def befriend(one: Desk, other: Desk, folder: Path) -> None:
    """Let two offices trust each other's cards, as over the telephone."""
    folder.mkdir(parents=True, exist_ok=True)
    for owner, friend in ((one, other), (other, one)):
        card = folder / f"{owner.office.level}.fycard"
        spoken = peers.export_card(owner, card)
        peers.trust_card(friend, card, spoken)


def unit_id(desk: Desk, name: str) -> str:
    """Return the id of a unit of the roster."""
    return next(row.id for row in roster.unit_rows(desk, desk.today()) if row.name == name)


def _copy(kind: str, folder: Path, clock: Clock | None) -> Desk:
    shutil.copytree(_template() / kind, folder)
    return Desk.open(folder, today=clock or Clock(), actor="测试")


@lru_cache(maxsize=1)
def _template() -> Path:
    home = Path(mkdtemp(prefix="fuyuan-desks-"))
    one = found_office(
        home / "county", profile="puyang", name="云岭县", level="county", host_unit="县司法局", today=Clock()
    )
    roster_import.import_roster(one, ROSTER)
    one.close()
    found_office(home / "city", profile="liuzhou", name="南泉市", level="city", today=Clock()).close()
    return home

"""Setting up an office in an empty data folder."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.services import profiles
from desktop.services.desk import Desk
from desktop.services.folders import holds_office
from desktop.services.units import place_of
from desktop.store.store import Store
from desktop.store.tables import Office, ProfileText

FOUNDING = "建立办公室"  # the label of every office's first act
LEVELS = {"county": "县（市、区）", "city": "市"}


def found_office(
    home: Path,
    *,
    profile: str,
    name: str,
    level: str,
    host_unit: str = "",
    actor: str = "",
    today: Callable[[], date] = date.today,
) -> Desk:
    """Create the data folder of one office and return its desk.

    `profile` is the id of a shipped profile, `level` county or city, `host_unit` where the standing office sits
    (default: what the profile says). Refused when the folder already holds an office or a value does not fit.
    """
    if level not in LEVELS:
        raise Refused(f"级别“{level}”不认识。请填 county（县级）或 city（市级）。")
    if not name.strip():
        raise Refused("办公室名称是空的，没有建立。请填写，如“濮阳县”。")
    text = profiles.profile_text(profile)
    rules = profiles.load(text)
    store = _empty_store(home)
    with store.begin(FOUNDING, actor=actor) as work:
        host = host_unit.strip() or f"{place_of(name.strip())[-1:]}{rules.office.host_unit}"
        work.add(Office(name=name.strip(), level=level, is_self=True, host_unit=host))
        work.add(ProfileText(key=rules.id, version=str(rules.version), text=text))
    return Desk(store, actor=actor, today=today)


def _empty_store(home: Path) -> Store:
    """Return a new store, or the one that stands there without an office (its founding was taken back)."""
    if not holds_office(home):
        return Store.create(home)
    desk = Desk.open(home)
    if desk.founded:
        desk.close()
        raise Refused(f"“{home}”里已经有一个办公室的数据，没有改动它。请换一个文件夹，或直接打开它。")
    return desk.store

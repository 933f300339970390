"""What the lists of a year are called: the office's own names, else the preset that the profile chose."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.profile_parts import ListPreset
from desktop.services.desk import Desk
from desktop.store.tables import Setting

KEY = "list_names"
_MOST = 4


@dataclass(frozen=True, slots=True)
class ListNames:
    """The titles of a year's lists, and the id of the preset whose columns they have."""

    preset: str
    titles: tuple[str, ...]


def presets(desk: Desk) -> tuple[ListPreset, ...]:
    """Return the ready pairs of titles; the founding documents name the lists and do not define them."""
    return desk.profile.lists.presets


def names(desk: Desk) -> ListNames:
    """Return the names that the next year's lists get."""
    lists = desk.profile.lists
    with desk.view() as view:
        setting = view.first(Setting, key=KEY)
        kept = dict(setting.value) if setting else {}
    preset = _preset(desk, str(kept.get("preset") or lists.chosen))
    return ListNames(preset.id, tuple(kept.get("titles") or preset.titles))


def set_names(desk: Desk, titles: Sequence[str] = (), *, preset: str = "") -> Changes:
    """Choose a preset, or titles of the office's own with the columns of one; lists opened before keep theirs.

    Refused for an unknown preset, for empty or equal titles, and for more than four.
    """
    chosen = _preset(desk, preset or names(desk).preset)
    wanted = tuple(title.strip() for title in titles) or chosen.titles
    if not all(wanted) or len(set(wanted)) < len(wanted) or len(wanted) > _MOST:
        raise Refused(f"清单名称不能空缺、重复，最多 {_MOST} 个，没有改动。请重新填写。")
    value = {"preset": chosen.id, "titles": list(wanted)}
    with desk.act(f"设置{desk.profile.lists.name}名称") as work:
        setting = work.first(Setting, key=KEY)
        if setting is None:
            work.add(Setting(key=KEY, value=value))
        else:
            setting.value = value
    return work.changes


def columns(desk: Desk) -> tuple[str, ...]:
    """Return the columns of the chosen preset."""
    return _preset(desk, names(desk).preset).columns


def _preset(desk: Desk, wanted: str) -> ListPreset:
    for preset in desk.profile.lists.presets:
        if preset.id == wanted:
            return preset
    known = "；".join(f"{each.id}（{'＋'.join(each.titles)}）" for each in desk.profile.lists.presets)
    raise Refused(f"没有“{wanted}”这一组清单名称，没有改动。可用：{known}。")

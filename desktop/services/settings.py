"""The office's own choices: under whose name papers go out, the contact on them, when a deadline is near."""

from dataclasses import dataclass
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import NEAR, Desk
from desktop.store.tables import Setting

DUTY = "duty_workdays"
QUIET = "quiet_workdays"  # for how long a contact with the unit lets a task rest
KEYS = {"issuing_name": "发文名义", "number_word": "发文字", "contact": "联系人及电话"}


@dataclass(frozen=True, slots=True)
class Span:
    """The name of a number the office chooses, and what it may be, in working days."""

    name: str
    least: int
    most: int


NUMBERS = {
    NEAR: Span("事项临近天数", 1, 60),
    DUTY: Span("职责提醒天数", 1, 120),
    QUIET: Span("催办间隔天数", 1, 20),
}


def text_of(desk: Desk, key: str) -> str:
    """Return the text of a setting, empty when the office made no choice."""
    with desk.view() as view:
        setting = view.first(Setting, key=key)
        return str(setting.value.get("text", "")) if setting else ""


def number_of(desk: Desk, key: str) -> int | None:
    """Return the number of a setting, None when the office made no choice."""
    with desk.view() as view:
        setting = view.first(Setting, key=key)
        return setting.value.get("number") if setting else None


def put(desk: Desk, key: str, text: str) -> Changes:
    """Set a choice; an empty text takes it back to what the profile gives."""
    if key not in KEYS:
        raise Refused(f"没有“{key}”这一项设置。可用：{'、'.join(KEYS)}。")
    return _put(desk, key, KEYS[key], {"text": text.strip()})


def put_number(desk: Desk, key: str, number: int | None) -> Changes:
    """Set a number of working days; None takes it back to what holds without a choice.

    Refused when there is no such number or it lies outside its span.
    """
    if key not in NUMBERS:
        raise Refused(f"没有“{key}”这一项设置。可用：{'、'.join(NUMBERS)}。")
    span = NUMBERS[key]
    if number is not None and not span.least <= number <= span.most:
        raise Refused(
            f"{span.name}应在 {span.least} 至 {span.most} 个工作日之间，填的是 {number}，没有改动。"
        )
    changes = _put(desk, key, span.name, {"number": number})
    desk.reload()
    return changes


def _put(desk: Desk, key: str, name: str, value: dict[str, Any]) -> Changes:
    with desk.act(f"设置{name}") as work:
        setting = work.first(Setting, key=key)
        if setting is None:
            work.add(Setting(key=key, value=value))
        else:
            setting.value = value
    return work.changes

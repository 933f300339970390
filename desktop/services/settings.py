"""The office's own choices: under whose name papers go out, the contact on them, the number word."""

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.store.tables import Setting

KEYS = {"issuing_name": "发文名义", "number_word": "发文字", "contact": "联系人及电话"}


def text_of(desk: Desk, key: str) -> str:
    """Return the text of a setting, empty when the office made no choice."""
    with desk.view() as view:
        setting = view.first(Setting, key=key)
        return str(setting.value.get("text", "")) if setting else ""


def put(desk: Desk, key: str, text: str) -> Changes:
    """Set a choice; an empty text takes it back to what the profile gives."""
    if key not in KEYS:
        raise Refused(f"没有“{key}”这一项设置。可用：{'、'.join(KEYS)}。")
    with desk.act(f"设置{KEYS[key]}") as work:
        setting = work.first(Setting, key=key)
        if setting is None:
            work.add(Setting(key=key, value={"text": text.strip()}))
        else:
            setting.value = {"text": text.strip()}
    return work.changes

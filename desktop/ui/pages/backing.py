"""Backing up from wherever in the window: in the background, and saying where the copy lies."""

from datetime import datetime, timedelta
from pathlib import Path

from desktop.domain.changes import Changes
from desktop.services import backups
from desktop.services.backups import BackedUp
from desktop.ui.context import Context
from desktop.ui.widgets.message import Message, Tone

_OUTSIDE = "backup.outside"


def back_up(context: Context, folder: Path | None = None) -> None:
    """Back up to our own folder, or with the kept files to a stick; says so when it is done."""
    context.work.run(
        "备份",
        lambda job: backups.back_up(context.desk, folder, job.report),
        lambda made: _tell(context, made, outside=folder is not None),
    )


def last_outside(context: Context) -> str:
    """Return when and where the last backup to a stick went, as this computer remembers it; "" for never."""
    kept = context.settings.get(_OUTSIDE)
    return kept if isinstance(kept, str) else ""


def age_words(age: timedelta | None) -> str:
    """Return the age of the last backup in words."""
    if age is None:
        return "尚未备份"
    if age.days > 0:
        return f"{age.days} 天前备份"
    hours = max(0, int(age.total_seconds())) // 3600  # a clock set back makes no age
    return f"{hours} 小时前备份" if hours else "刚刚备份"


def _tell(context: Context, made: BackedUp, *, outside: bool) -> None:
    words = f"已备份到 {made.path}。"
    if outside:
        context.settings.put(_OUTSIDE, f"{datetime.now():%Y-%m-%d %H:%M}　{made.path.parent}")
        words += f"同时写入 {made.files} 个原件，可以安全拔出。" if made.files else "可以安全拔出。"
    context.hub.changed.emit(Changes("备份"))  # nothing changed in the records; the age of the backup did
    context.say(Message(words, Tone.DONE))

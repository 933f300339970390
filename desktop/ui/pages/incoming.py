"""Files dropped anywhere on the window go where they belong."""

from collections.abc import Sequence
from pathlib import Path

from desktop.services.incoming import Incoming, kind_of_all
from desktop.ui.context import Context
from desktop.ui.widgets.message import Message, Tone

_UNKNOWN = "认不出“{name}”是反馈表还是台账，没有读入。纪要、通知和名单请在会议、台账、成员单位页导入。"


def take_files(context: Context, paths: Sequence[Path]) -> None:
    """Look at the files in the background and open the view that reads them; nothing is stored by it."""

    def done(kind: Incoming) -> None:
        if kind is Incoming.FORM:
            record = "\n".join(str(path) for path in paths)
            context.open_page("ledger", f"returns:{record}", None)
        elif kind is Incoming.LEDGER:
            context.open_page("ledger", f"import:{paths[0]}", None)
        else:
            context.say(Message(_UNKNOWN.format(name=paths[0].name), Tone.WARNING))

    if paths:
        context.work.run("看看是什么文件", lambda _job: kind_of_all(paths), done)

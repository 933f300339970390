"""What every page gets: the desk, the signal of changes, background work, what the window remembers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.ui.changes import ChangeHub
from desktop.ui.settings import UiSettings
from desktop.ui.style import Scheme
from desktop.ui.widgets.message import Action, Message, Tone
from desktop.ui.work import Work

Say = Callable[[Message], None]


@dataclass(slots=True)
class Context:
    """The desk as the pages see it.

    `say` shows a message, `open_page` goes to a page (view, record), `dress` puts a palette and a text size
    (per cent) on the window and remembers them.
    """

    desk: Desk
    hub: ChangeHub
    work: Work
    settings: UiSettings
    say: Say = field(default=lambda _message: None)
    open_page: Callable[[str, str | None, str | None], object] = field(default=lambda _k, _v, _r: None)
    undo: Callable[[], None] = field(default=lambda: None)
    dress: Callable[[Scheme, int], None] = field(default=lambda _scheme, _scale: None)

    @property
    def today(self) -> date:
        """Return the desk's today."""
        return self.desk.today()

    def do(self, act: Callable[[], Changes], words: str = "") -> Changes | None:
        """Run one act: tell every page what changed and say it with an undo; a refusal is said, None returned."""
        try:
            changes = act()
        except Refused as refusal:
            self.say(Message(refusal.sentence, Tone.WARNING))
            return None
        self.hub.tell(changes)
        if words and changes:
            self.say(Message(words, Tone.DONE, (Action(f"撤销“{changes.label}”", self.undo),)))
        return changes

"""The desk: one open office with its profile, calendar and clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.domain.profile import Profile
from desktop.domain.tasks import NEAR_WORKDAYS
from desktop.domain.workdays import WorkCalendar
from desktop.services import profiles
from desktop.services.calendars import office_calendar
from desktop.store.store import Store
from desktop.store.tables import Office, ProfileText, Setting
from desktop.store.work import View, Work

NEAR = "near_workdays"  # the setting of how many working days before its deadline a task is near


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """Who we are: the office's id and name, its level (county or city) and the unit that hosts it."""

    id: str
    name: str
    level: str
    host_unit: str


class Desk:
    """What every service needs: the store, the office it belongs to, the rules in force, today."""

    def __init__(self, store: Store, *, today: Callable[[], date] = date.today, actor: str = "") -> None:
        self.store = store
        self.today = today
        self.actor = actor
        self.reload()

    @classmethod
    def open(
        cls, home: Path, *, read_only: bool = False, today: Callable[[], date] = date.today, actor: str = ""
    ) -> "Desk":
        """Open the office in the data folder `home`; Refused when there is none or it is newer than we are."""
        return cls(Store.open(home, read_only=read_only), today=today, actor=actor)

    def become(self, other: "Desk") -> None:
        """Go on with another opening of the same office (a read-only desk that may write now)."""
        self.store = other.store
        self.reload()

    def reload(self) -> None:
        """Read office, profile and calendar again, after an act that may have changed them."""
        self._calendar: WorkCalendar | None = None
        with self.store.read() as view:
            office = view.first(Office, is_self=True)
            profile = view.first(ProfileText, active=True)
            near = view.first(Setting, key=NEAR)
            self._office = (
                OfficeFacts(office.id, office.name, office.level, office.host_unit) if office else None
            )
            self._profile_text = profile.text if profile else None
            self._near = (near.value.get("number") if near else None) or NEAR_WORKDAYS

    @property
    def founded(self) -> bool:
        """Tell whether the office has been set up (an undo may take even that back)."""
        return self._office is not None

    @property
    def office(self) -> OfficeFacts:
        """Return who we are; Refused when the office has not been set up."""
        if self._office is None:
            raise Refused("这里还没有建立办公室。请先完成“建立办公室”。")
        return self._office

    @property
    def profile(self) -> Profile:
        """Return the profile in force."""
        if self._profile_text is None:
            raise Refused("这里还没有建立办公室。请先完成“建立办公室”。")
        return profiles.load(self._profile_text)

    @property
    def calendar(self) -> WorkCalendar:
        """Return the calendar with the office's own days."""
        if self._calendar is None:
            self._calendar = office_calendar(self.store)
        return self._calendar

    @property
    def near_workdays(self) -> int:
        """Return how many working days before its deadline a task is near: the office's choice, else 5."""
        return self._near

    @contextmanager
    def act(self, label: str, *, reason: str = "", paper: str = "") -> Iterator[Work]:
        """Open one act of this desk (see `Store.begin`)."""
        with self.store.begin(label, actor=self.actor, reason=reason, paper=paper) as work:
            yield work

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open a view of one moment."""
        with self.store.read() as view:
            yield view

    def close(self) -> None:
        """Let the data folder go."""
        self.store.close()

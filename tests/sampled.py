"""The shipped example office for tests, copied from a template that is made once for each profile."""

import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from desktop.services import meetings
from desktop.services.compose.sample import SampleOffice, fill_sample
from desktop.services.desk import Desk
from desktop.services.setup import found_office

TODAY = date(2026, 6, 24)
PLACES = {"puyang": ("濮阳县", "county", "县司法局"), "liuzhou": ("柳州市", "city", "市中级人民法院")}


def sampled(folder: Path, profile: str = "puyang", today: date = TODAY) -> SampleOffice:
    """Return the example office in a copy of its own; `today` may be another day than the template's."""
    shutil.copytree(_template(profile), folder)
    desk = Desk.open(folder, today=lambda: today, actor="测试")
    planned, held = (
        row.id for row in meetings.list_meetings(desk) if row.kind == desk.profile.meetings[0].id
    )
    return SampleOffice(desk, held, planned)


@lru_cache(maxsize=2)
def _template(profile: str) -> Path:
    home = Path(mkdtemp(prefix="fuyuan-sampled-")) / "office"
    name, level, host = PLACES[profile]
    desk = found_office(
        home, profile=profile, name=name, level=level, host_unit=host, today=lambda: TODAY, actor="测试"
    )
    fill_sample(desk)
    desk.close()
    return home

"""会议次数登记表: the closed series of meeting numbers of a year, for whoever audits it."""

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.meetings_series import all_series, series_of
from desktop.services.paper_facts import Facts, Subject


def meeting_register(desk: Desk, subject: Subject) -> Facts:
    """Return every number and every meeting without one of the year that `subject.on` lies in (else this year)."""
    year = (subject.on or desk.today()).year
    rows = [
        (
            name,
            f"第{line.number}次" if line.number else "—",
            line.title,
            common.day_cell(line.day),
            line.state,
            line.reason,
        )
        for kind, name, covered in all_series(desk)
        if covered == year
        for line in series_of(desk, kind, covered)
    ]
    if not rows:
        raise Refused(f"{year}年度没有登记过会议，没有出会议次数登记表。")
    table = Table(
        columns=("类型", "次数", "会议", "日期", "状态", "说明"),
        rows=tuple(rows),
        widths=(24, 15, 42, 20, 15, 40),
        aligns=(Align.LEFT, Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER, Align.LEFT),
        font_size=10.5,
        row_height=9,
    )
    fields = {"发文机关": common.issuing_name(desk), "年度": year, "截至日期": chinese_date(desk.today())}
    return Facts(f"{year}年度会议次数登记表", fields, {"登记": table})

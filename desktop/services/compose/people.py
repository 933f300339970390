"""The list to chase of matters for which no responsible person is named (责任到岗到人)."""

from desktop.documents.official import Align, Cell, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.lines import shortened
from desktop.domain.tasks import Status
from desktop.services import ledger
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter, LedgerLine
from desktop.services.paper_facts import Facts, Subject


def people_wanted(desk: Desk, subject: Subject) -> Facts:
    """责任人待报表: our open tasks without a responsible person, of all units or of one, with room to fill in."""
    lines = without_person(desk, subject.task_ids)
    if subject.unit:
        lines = [line for line in lines if subject.unit in line.row.lead]
    if not lines:
        raise Refused(f"{subject.unit}正在办理的事项都已落实责任人，没有出责任人待报表。")
    table = Table(
        columns=("序号", "编号", "事项", "牵头单位", "完成时限", "责任岗位", "责任人", "联系电话"),
        rows=(
            *(_row(n, line) for n, line in enumerate(lines, 1)),
            (Cell(_asked(desk, subject, len(lines)), across=8, align=Align.LEFT),),
        ),
        widths=(11, 23, 72, 33, 24, 28, 20, 30),
        aligns=(
            Align.CENTER, Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER,
        ),
        font_size=10.5,
        caption=f"{common.place(desk)}{desk.profile.mechanism}事项责任人待报表",
        landscape=True,
        row_height=12,
    )  # fmt: skip
    about = f"（{subject.unit}）" if subject.unit else ""
    return Facts(f"责任人待报表{about}", {}, {"事项": table})


def _row(place: int, line: LedgerLine) -> tuple[str, ...]:
    row = line.row
    matter, due = shortened(row.matter, 60), common.due_cell(line)
    return (str(place), row.number, matter, common.leads(line), due, row.responsible_post, "", "")


def _asked(desk: Desk, subject: Subject, count: int) -> str:
    told = common.contact(desk)["联系人"]
    return (
        f"截至{chinese_date(desk.today())}，上列{count}项事项尚未明确责任人。请{subject.unit or '各牵头单位'}逐项填写"
        f"责任岗位、责任人和联系电话，报{common.issuing_name(desk)}{f'（{told}）' if told else ''}。"
    )


def without_person(desk: Desk, chosen: tuple[str, ...] = ()) -> list[LedgerLine]:
    """Return our open tasks that name no responsible person, all or those among the chosen."""
    where = LedgerFilter(statuses=(Status.OPEN,), owner_id=desk.office.id, no_person=True)
    ids = ledger.ids(desk, where)
    return ledger.lines(desk, [each for each in ids if not chosen or each in set(chosen)])

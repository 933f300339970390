"""The papers of a special inspection: the list to take along, with room for notes, and what came of it."""

from desktop.documents.official import Align, Cell, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import inspections
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.inspections import RESULTS, InspectionFile
from desktop.services.paper_facts import Facts, Subject

_BOXES = "\n".join(f"□{word}" for word in RESULTS.values())


def inspection_list(desk: Desk, subject: Subject) -> Facts:
    """专项检查清单: the tasks as the ledger has them, with boxes and room for hand notes; how they were chosen."""
    file = _file(desk, subject, "专项检查清单")
    columns = (
        "序号",
        "编号",
        "事项",
        "牵头单位",
        "完成时限",
        "台账进展",
        "检查情况（手写）",
        "检查结果",
        "陪同人员\n签字",
    )
    about = f"检查时间：{chinese_date(file.on)}　　检查人员：{file.inspectors or '　　　　　　'}\n检查范围：{file.scope}"
    table = Table(
        columns=columns,
        head=((Cell(about, across=len(columns), align=Align.LEFT),),),
        rows=tuple(
            (
                str(line.number),
                line.task.row.number,
                line.task.row.matter,
                common.leads(line.task),
                common.due_with_original(line.task),
                "\n".join(filter(None, (common.state_words(line.task), line.task.row.latest))),
                line.finding,
                _boxes(line.result),
                "",
            )
            for line in file.lines
        ),
        widths=(10, 25, 44, 25, 27, 30, 46, 29, 20),
        aligns=(
            *(Align.CENTER,) * 2, Align.LEFT, Align.LEFT, Align.CENTER, *(Align.LEFT,) * 4,
        ),
        font_size=10.5,
        caption=f"{common.place(desk)}{desk.profile.mechanism}专项检查清单（{file.title}）",
        landscape=True,
        row_height=20,
    )  # fmt: skip
    return Facts(f"专项检查清单（{file.title}）", {}, {"清单": table})


def inspection_report(desk: Desk, subject: Subject) -> Facts:
    """专项检查情况表: how the tasks were chosen, what was found of each, what became tasks, and the conclusion."""
    file = _file(desk, subject, "专项检查情况表")
    table = Table(
        columns=("序号", "编号", "事项", "牵头单位", "检查结果", "检查情况", "整改立项"),
        rows=tuple(
            (
                str(line.number),
                line.task.row.number,
                line.task.row.matter,
                common.leads(line.task),
                line.word,
                line.finding,
                line.follow or "—",
            )
            for line in file.lines
        ),
        widths=(11, 21, 38, 23, 23, 38, 21),
        aligns=(Align.CENTER, Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT, Align.CENTER),
        font_size=10.5,
    )
    fields = {
        "检查名称": file.title,
        "检查日期": chinese_date(file.on),
        "检查人员": file.inspectors or None,
        "检查范围": file.scope.rstrip("。"),
        "检查统计": file.sentence,
        "检查结论": file.conclusion.rstrip("。") or None,
    }
    return Facts(f"专项检查情况表（{file.title}）", fields, {"情况": table})


def _boxes(result: str) -> str:
    return (
        "\n".join(f"{'☑' if key == result else '□'}{word}" for key, word in RESULTS.items())
        if result
        else _BOXES
    )


def _file(desk: Desk, subject: Subject, paper: str) -> InspectionFile:
    """Return the inspection that the paper is about, the newest where none is named; Refused when there is none."""
    if subject.inspection_id:
        return inspections.open_inspection(desk, subject.inspection_id)
    known = inspections.inspections(desk)
    if not known:
        raise Refused(f"还没有开列专项检查，没有出{paper}。请先在台账的“年度”里开列专项检查。")
    return known[0]

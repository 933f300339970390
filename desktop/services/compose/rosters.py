"""Papers of the roster: the list of members, the sheet to check liaisons, the form to change a member."""

from collections.abc import Sequence

from desktop.documents.official import Align, Cell, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import roster, roster_orders
from desktop.services.compose import common
from desktop.services.compose.forms import form
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject
from desktop.services.roster_orders import ChangeRow

Rows = tuple[tuple[str | Cell, ...], ...]
_OPINION = f"\n\n　　　　　　　　　　　　签字（盖章）：\n　　　　　　　　　　　　{common.BLANK_DAY}"

_ROOMY = 30  # rows that fit on one page in the larger size


def roster_paper(desk: Desk, subject: Subject) -> Facts:
    """成员单位名册 as of a day; vacant seats are shown as such."""
    on = subject.on or desk.today()
    seats = roster.seats_on(desk, on)
    heads = [seat for seat in seats if seat.kind in ("head", "office")]
    members = [seat for seat in seats if seat.kind == "member"]
    if not seats:
        raise Refused("名册里还没有职务和成员，没有出名册。请先导入建立机制的通知。")
    liaisons = {each.unit: each for each in roster.liaisons_on(desk, on)}
    head_table = Table(
        columns=("职务", "姓名", "所任职务"),
        rows=tuple((seat.role, seat.person or "（空缺）", seat.position) for seat in heads),
        widths=(3, 2, 6),
        aligns=(Align.CENTER, Align.CENTER, Align.LEFT),
    )
    member_table = Table(
        columns=("序号", "单位", "席位", "姓名", "联络员", "联系电话"),
        rows=tuple(
            (
                str(n),
                seat.unit,
                seat.requirement or seat.role,
                seat.person,
                *_contact(liaisons.get(seat.unit)),
            )
            for n, seat in enumerate(members, 1)
        ),
        widths=(11, 45.5, 45.5, 14, 15, 25),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.CENTER, Align.CENTER),
        font_size=10.5,
    )
    vacant = sum(not seat.person for seat in heads if seat.kind == "head")
    name = f"{common.body_name(desk)}成员单位名册"
    fields = {
        "名册名称": name,
        "截至日期": chinese_date(on),
        "办公室": desk.office.host_unit or None,
        "缺额说明": f"领导席位空缺{vacant}个。" if vacant else "",
        "有领导": bool(heads),
    }
    title = f"{name}（截至{chinese_date(on)}）" if subject.on else name
    return Facts(title, fields, {"领导": head_table, "成员": member_table})


def contact_sheet(desk: Desk, subject: Subject) -> Facts:
    """联络员通讯录 of a day on one page, with the day on which each entry was last confirmed."""
    on = subject.on or desk.today()
    rows = [cells for row in common.member_units(desk, on) for cells in _liaisons(row)]
    if not rows:
        raise Refused("名册里没有成员单位，没有出联络员通讯录。请先导入名册。")
    table = Table(
        columns=("序号", "单位", "联络员", "职务", "手机", "固定电话", "最近核对"),
        rows=tuple((str(n), *cells) for n, cells in enumerate(rows, 1)),
        widths=(10, 50, 16, 34, 28, 30, 30),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER, Align.CENTER),
        font_size=9 if len(rows) > _ROOMY else 10.5,
    )
    name = f"{common.body_name(desk)}联络员通讯录"
    title = f"{name}（截至{chinese_date(on)}）" if subject.on else name
    return Facts(title, {"机构名称": common.body_name(desk), "截至日期": chinese_date(on)}, {"联络员": table})


def liaison_check(desk: Desk, subject: Subject) -> Facts:
    """联络员核对表, of all units or of one, to be sent round and corrected by hand."""
    units = common.member_units(desk, desk.today())
    rows = [cells for row in units if subject.unit in ("", row.name) for cells in _liaisons(row)]
    if not rows:
        raise Refused(f"名册里没有{subject.unit or '成员单位'}，没有出联络员核对表。请先导入名册。")
    table = Table(
        columns=("序号", "单位", "联络员", "职务", "手机", "固定电话", "上次核对", "核对结果"),
        rows=(
            *((str(n), *cells, "□无误\n□更正：") for n, cells in enumerate(rows, 1)),
            (Cell(_reply_words(desk, rows), across=8, align=Align.LEFT),),
        ),
        widths=(11, 46, 18, 30, 27, 29, 31, 33),
        aligns=(
            Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER, Align.CENTER, Align.LEFT,
        ),
        font_size=10.5,
        caption=f"{common.body_name(desk)}成员单位联络员核对表",
        landscape=True,
        row_height=11,
    )  # fmt: skip
    about = f"（{subject.unit}）" if subject.unit else ""
    return Facts(f"成员单位联络员核对表{about}", {}, {"联络员": table})


def member_change(desk: Desk, subject: Subject) -> Facts:
    """成员调整呈批表 of a change order (`subject.change_id`, else the one of the unit that waits for approval).

    A unit without an order gets the form with blanks for who is proposed.
    """
    if subject.change_id:
        orders = roster_orders.together(desk, subject.change_id)
    elif not subject.unit:
        raise Refused("没有指明是哪个单位的成员调整，没有出呈批表。请选择单位。")
    else:
        waiting = roster_orders.list_changes(desk, status=roster_orders.OPEN)
        mine = [order for order in waiting if order.unit == subject.unit]
        orders = roster_orders.together(desk, mine[0].id) if mine else []
    unit = orders[0].unit if orders else subject.unit
    person = next((order.person for order in orders if order.person), "")
    name = f"{unit or orders[0].seat}" + (f" {person}" if person else "")
    rows = _proposed(desk, orders) if orders else _blank(desk, unit)
    table = form((*rows, *_opinions(desk, orders)))
    return Facts(f"成员调整呈批表（{name}）", {"机构名称": common.body_name(desk)}, {"呈批": table})


def _proposed(desk: Desk, orders: Sequence[ChangeRow]) -> Rows:
    """Return what the unit proposes: who is there now, who is to come, from when and why."""
    holder = next((order for order in orders if order.kind != "liaison"), None)
    liaison = next((order for order in orders if order.kind == "liaison"), None)
    one = holder or orders[0]
    since = common.day(holder.before_since) if holder and holder.before_since else ""
    return (
        ("单位", one.unit or "—", "席位", holder.seat if holder else "（不变）"),
        ("调整类别", roster_orders.KINDS[one.kind], "任职起始", since),
        ("现任姓名", _now(holder), "职务", holder.before_position if holder else ""),
        ("拟任姓名", holder.person if holder else "（不变）", "职务", _post(holder)),
        ("现联络员", _liaison_now(desk, one, liaison), "拟任联络员", liaison.person if liaison else "（不变）"),
        ("联系电话", (liaison.mobile or liaison.phone) if liaison else "", "拟生效日期", chinese_date(one.effective_on)),
        ("来文字号", one.proposal_paper, "提出日期", chinese_date(one.proposed_on)),
        ("调整理由", Cell(one.reason or "\n\n", across=3)),
    )  # fmt: skip


def _now(holder: ChangeRow | None) -> str:
    if holder is None:
        return "（不变）"
    return "—" if holder.kind in ("join", "leave") else holder.before or "（未登记）"


def _post(holder: ChangeRow | None) -> str:
    return holder.position if holder and holder.kind not in ("join", "leave") else ""


def _liaison_now(desk: Desk, one: ChangeRow, order: ChangeRow | None) -> str:
    if order is not None:
        return order.before
    held = roster.liaisons_on(desk, desk.today())
    return next((each.person for each in held if each.unit_id == one.unit_id), "")


def _blank(desk: Desk, unit: str) -> Rows:
    """Return the form as it is sent to a unit: who sits there now, blanks for who is proposed."""
    on = desk.today()
    seats = [seat for seat in roster.seats_on(desk, on) if seat.unit == unit]
    if not seats:
        raise Refused(f"名册里没有{unit}的席位，没有出呈批表。请核对单位名称。")
    seat = seats[0]
    liaison = next((each for each in roster.liaisons_on(desk, on) if each.unit == unit), None)
    return (
        ("单位", unit, "席位", seat.requirement or seat.role),
        ("现任姓名", seat.person or "（未登记）", "职务", seat.position),
        ("任职起始", common.day(seat.since) if seat.since else "", "现联络员", liaison.person if liaison else ""),
        ("拟任姓名", "", "职务", ""),
        ("拟任联络员", "", "联系电话", ""),
        ("拟生效日期", common.BLANK_DAY.strip("　"), "来文字号", ""),
        ("调整理由", Cell("\n\n", across=3)),
    )  # fmt: skip


def _opinions(desk: Desk, orders: Sequence[ChangeRow]) -> Rows:
    """Return the rows to sign in; an approval that is recorded stands in its place."""
    decided = orders[0] if orders and orders[0].decided_on and orders[0].approver else None
    word = roster_orders.STATUSES[decided.status] if decided else ""
    words = f"{word}。\n{decided.approver}　{common.day(decided.decided_on)}" if decided else _OPINION
    note = "".join(dict.fromkeys(order.note for order in orders if order.note))
    return (
        ("单位意见", Cell(_OPINION, across=3)),
        ("办公室\n审核意见", Cell(_OPINION, across=3)),
        (f"{_convener(desk)}\n批示", Cell(words, across=3)),
        ("备注", Cell(note, across=3)),
    )


def _reply_words(desk: Desk, rows: list[tuple[str, str, str, str, str, str]]) -> str:
    missing = sum(not cells[1] for cells in rows)
    lacking = f"尚有{missing}个单位未指定联络员，请填写。" if missing else ""
    person = common.contact(desk)["联系人"]
    return f"{lacking}请核对后签名，报{common.issuing_name(desk)}" + (
        f"（联系人：{person}）。" if person else "。"
    )


def _convener(desk: Desk) -> str:
    return desk.profile.roles[0].name


def _contact(liaison: roster.LiaisonRow | None) -> tuple[str, str]:
    return (liaison.person, liaison.mobile or liaison.phone) if liaison else ("", "")


def _liaisons(row: roster.UnitRow) -> list[tuple[str, str, str, str, str, str]]:
    """Return the liaisons of a unit as cells; a unit without one has a line to write on."""
    told = [
        (
            row.name, each.person, each.position, each.mobile, each.phone,
            chinese_date(each.confirmed_on) if each.confirmed_on else "未核对",
        )
        for each in row.liaisons
    ]  # fmt: skip
    return told or [(row.name, "", "", "", "", "未指定")]

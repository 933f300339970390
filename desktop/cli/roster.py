"""roster read, import, list, confirm; what changes a member stands in `roster_changes`."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import date
from pathlib import Path

from desktop.cli import roster_changes
from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of, reading_tools


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "roster", "成员单位名册")
    read = add_command(group, "read", _read, "从成立通知或联络员名单读出名册（不保存）")
    read.add_argument("file", metavar="FILE")
    read.add_argument("--units", metavar="UNITS.json", help="单位名称文件")
    take = add_command(group, "import", _import, "导入名册")
    take.add_argument("file", metavar="FILE")
    take.add_argument("--on", type=day, metavar="DATE", help="自哪一天起（默认取文件日期）")
    listing = add_command(group, "list", _list, "某一天的名册")
    listing.add_argument("--on", type=day, metavar="DATE")
    confirm = add_command(group, "confirm", _confirm, "登记联络员已核对（默认全部）")
    confirm.add_argument("units", nargs="*", metavar="UNIT")
    roster_changes.add_to(group)


def _read(args: Namespace) -> Answer:
    book, _calendar = reading_tools(args)
    path = Path(args.file)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from desktop.documents.intake import read_workbook
        from desktop.domain.readers.contacts import read_contacts

        contacts = read_contacts(read_workbook(path), book)
        value = contacts.as_json()
        return Answer(value, f"读到联络员 {len(contacts.contacts)} 人，存疑 {len(contacts.doubts)} 处。")
    from desktop.documents.intake import read_source
    from desktop.domain.readers.roster import read_roster

    proposal = read_roster(read_source(path), book)
    words = [
        f"{proposal.mechanism or '（未读到机制名称）'}：{len(proposal.heads)} 个领导席位，{len(proposal.members)} 个成员席位"
    ]
    words += [f"{head.role}　{head.name or '（空缺）'}　{head.position or ''}" for head in proposal.heads]
    words += [
        f"{n}. {seat.unit or seat.unit_raw}　{seat.seat or ''}　{seat.person or ''}"
        for n, seat in enumerate(proposal.members, 1)
    ]
    words += [
        f"不再担任{each.role}：{each.person or each.unit or ''}"
        + (f"（由{each.successor}接替）" if each.successor else "")
        for each in proposal.leaving
    ]
    words += [f"存疑：{doubt.where}　{doubt.reason}" for doubt in proposal.doubts]
    return Answer(proposal.as_json(), "\n".join(words))


def _import(args: Namespace) -> Answer:
    path = Path(args.file)
    desk = desk_of(args)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from desktop.services.contacts import import_contacts_file

        told = import_contacts_file(desk, path)
        return changed(told.changes, told.sentence, contacts=told.taken, doubts=list(told.doubts))
    from desktop.documents.intake import read_source
    from desktop.services.roster_draft import draft_of, read
    from desktop.services.roster_import import NEW, SAME, compare, import_roster

    source = read_source(path)
    proposal = read(desk, source)
    draft = draft_of(proposal, on=args.on)
    differences = compare(desk, draft)
    changes = import_roster(desk, draft, source=(source.name, path.read_bytes(), source.text))
    doubts = [doubt.as_json() for doubt in proposal.doubts]
    words = f"已导入 {len(draft.heads)} 个领导席位、{len(draft.members)} 个成员席位。"
    words += f"有 {len(doubts)} 处存疑，请在成员单位中核对。" if doubts else ""
    lines = [{"what": each.what, "kind": each.kind, "words": each.words} for each in differences]
    words += "".join(f"\n{each.what}　{each.words}" for each in differences if each.kind not in (NEW, SAME))
    return changed(
        changes, words, heads=len(draft.heads), members=len(draft.members), doubts=doubts, differences=lines
    )


def _confirm(args: Namespace) -> Answer:
    from desktop.services.roster import confirm_liaisons, liaisons_on
    from desktop.services.units import canonical

    desk = desk_of(args)
    wanted = canonical(desk, args.units)
    found = [each for each in liaisons_on(desk, desk.today()) if not wanted or each.unit in wanted]
    changes = confirm_liaisons(desk, [each.id for each in found])
    return changed(changes, f"已核对联络员 {len(found)} 人。", confirmed=[each.unit for each in found])


def _list(args: Namespace) -> Answer:
    from desktop.services.roster import liaisons_on, seats_on

    desk = desk_of(args)
    on: date = args.on or desk.today()
    seats, liaisons = seats_on(desk, on), liaisons_on(desk, on)
    value = {
        "on": on.isoformat(),
        "seats": [
            {
                "kind": seat.kind,
                "role": seat.role,
                "unit": seat.unit or None,
                "seat": seat.requirement or None,
                "person": seat.person or None,
                "position": seat.position or None,
                "since": seat.since.isoformat() if seat.since else None,
            }
            for seat in seats
        ],
        "liaisons": [
            {
                "unit": each.unit,
                "person": each.person,
                "position": each.position,
                "mobile": each.mobile,
                "phone": each.phone,
                "role": each.role,
                "confirmed_on": each.confirmed_on.isoformat() if each.confirmed_on else None,
            }
            for each in liaisons
        ],
    }
    words = [f"{s.role}　{s.unit}　{s.requirement}　{s.person or '（空缺）'}　{s.position}" for s in seats]
    words += [f"联络员　{each.unit}　{each.person}　{each.mobile}" for each in liaisons]
    return Answer(value, "\n".join(words) or "名册还是空的。")

"""card …, exchange …: cards, bundles, receipts."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from desktop.cli.base import Answer, add_command, add_group, changed, desk_of


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    card = add_group(commands, "card", "单位名片")
    add_command(card, "show", _card_show, "本单位名片与指纹")
    add_command(card, "export", _card_export, "导出名片").add_argument("file", metavar="FILE")
    trust = add_command(card, "trust", _card_trust, "认可对方名片")
    trust.add_argument("file", metavar="FILE")
    trust.add_argument("--fingerprint", required=True, metavar="F", help="电话核对的指纹")
    group = add_group(commands, "exchange", "数据包")
    export = add_command(group, "export", _export, "导出数据包")
    export.add_argument("--to", required=True, metavar="OFFICE")
    export.add_argument("--out", required=True, metavar="DIR")
    add_command(group, "inspect", _inspect, "查看数据包表头").add_argument("file", metavar="FILE")
    take = add_command(group, "import", _import, "导入数据包；不加 --yes 只预览")
    take.add_argument("file", metavar="FILE")
    take.add_argument("--yes", action="store_true")
    add_command(group, "receipt", _receipt, "登记回执").add_argument("told", metavar="FILE|CODE")
    add_command(group, "undo", _undo, "撤销一次导入").add_argument("id", metavar="ID")
    add_command(group, "status", _status, "收发情况")


def _card_show(args: Namespace) -> Answer:
    from desktop.exchange.identity import fingerprint
    from desktop.services.peers import my_card

    desk = desk_of(args)
    card = my_card(desk)
    value = {"office": card.office, "name": card.name, "level": card.level, "fingerprint": fingerprint(card)}
    return Answer(value, f"{card.name}　指纹 {fingerprint(card)}")


def _card_export(args: Namespace) -> Answer:
    from desktop.services.peers import export_card

    desk = desk_of(args)
    told = export_card(desk, Path(args.file))
    return Answer({"file": args.file, "fingerprint": told}, f"名片已写入 {args.file}，指纹 {told}。")


def _card_trust(args: Namespace) -> Answer:
    from desktop.services.peers import trust_card

    desk = desk_of(args)
    changes = trust_card(desk, Path(args.file), args.fingerprint)
    return changed(changes, "已认可对方名片。")


def _export(args: Namespace) -> Answer:
    from desktop.services.exchange import export

    desk = desk_of(args)
    told = export(desk, args.to, Path(args.out))
    value = {"file": str(told.path), "number": told.number, "counts": dict(told.counts)}
    return Answer(value, f"{told.path}\n{told.sentence}")


def _inspect(args: Namespace) -> Answer:
    from desktop.services.exchange import inspect_file

    told = inspect_file(Path(args.file))
    header = told.header
    value = {
        "format": told.format,
        "min_reader": told.min_reader,
        "suite": header.suite,
        "sender": {
            "office": header.sender.office,
            "name": header.sender.name,
            "fingerprint": header.sender.fingerprint,
        },
        "recipient": {
            "office": header.recipient.office,
            "name": header.recipient.name,
            "fingerprint": header.recipient.fingerprint,
        },
        "number": header.number,
        "previous": header.previous,
        "hash": told.hash,
        "size": told.size,
        "whole": told.whole,
    }
    words = f"{header.sender.name} 报送 {header.recipient.name}，第 {header.number} 次，{told.size} 字节"
    return Answer(value, words + ("。" if told.whole else "，文件不完整。"), ok=told.whole)


def _import(args: Namespace) -> Answer:
    from desktop.services.exchange import arrive, take_in, write_receipt

    desk = desk_of(args)
    file = Path(args.file)
    arrived = arrive(desk, file)
    value: dict[str, Any] = {
        "sender": arrived.sender_name,
        "number": arrived.number,
        "standing": arrived.standing.value,
        "tables": {name: _count_json(count) for name, count in arrived.preview.tables.items()},
        "refused": [
            {"table": d.table, "id": d.id, "field": r.name, "reason": r.sentence}
            for d in arrived.decisions
            for r in d.refusals
        ],
        "imported": False,
    }
    if not args.yes:
        return Answer(value, f"{_preview_words(arrived)}\n加 --yes 确认导入。")
    told = take_in(desk, file)
    receipt = desk.store.paths.home / "receipts" / f"{arrived.hash[:16]}.fyreceipt"
    receipt.parent.mkdir(exist_ok=True)
    write_receipt(told.receipt, receipt)
    value |= {
        "imported": bool(told.changes),
        "step": told.changes.step,
        "receipt": str(receipt),
        "code": told.code,
    }
    return Answer(value, f"{told.sentence}\n回执码 {told.code}，回执文件 {receipt}")


def _receipt(args: Namespace) -> Answer:
    from desktop.services.exchange import acknowledge

    desk = desk_of(args)
    changes = acknowledge(desk, args.told)
    return changed(changes, "已登记对方回执。")


def _undo(args: Namespace) -> Answer:
    from desktop.services.exchange import undo_import

    desk = desk_of(args)
    changes, left = undo_import(desk, args.id)
    words = "已撤销这次导入。" + (f"有 {left} 处后来又有改动，保留现值。" if left else "")
    return changed(changes, words, left=left)


def _status(args: Namespace) -> Answer:
    from desktop.services.exchange import bundles
    from desktop.services.peers import peers

    desk = desk_of(args)
    known, rows = peers(desk), bundles(desk)
    value = {
        "peers": [
            {
                "office": p.id,
                "name": p.name,
                "level": p.level,
                "fingerprint": p.fingerprint,
                "trusted_on": p.trusted_on.isoformat() if p.trusted_on else None,
            }
            for p in known
        ],
        "bundles": [
            {
                "id": b.id,
                "direction": b.direction,
                "peer": b.peer,
                "number": b.number,
                "name": b.name,
                "on": b.on.isoformat(),
                "acknowledged_on": b.received_on.isoformat() if b.received_on else None,
                "counts": dict(b.counts),
            }
            for b in rows
        ],
    }
    words = [
        f"{'发' if b.direction == 'out' else '收'}  {b.peer}  第{b.number}次  {b.on.isoformat()}  {b.name}"
        for b in rows
    ]
    return Answer(value, "\n".join(words) or "还没有收发过数据包。")


def _count_json(count: Any) -> dict[str, int]:
    names = ("new", "changed", "same", "refused", "conflicts", "deletions")
    return {name: getattr(count, name) for name in names}


def _preview_words(arrived: Any) -> str:
    lines = [f"{arrived.sender_name} 第 {arrived.number} 次报送："]
    lines += [
        f"  {_TABLES.get(name, name)}  新增 {c.new}  变动 {c.changed}  相同 {c.same}  拒收 {c.refused}"
        for name, c in arrived.preview.tables.items()
    ]
    return "\n".join(lines)


_TABLES = {
    "units": "单位",
    "tasks": "台账事项",
    "task_units": "责任分工",
    "progress": "进展",
    "extensions": "延期",
}

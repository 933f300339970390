"""What the database holds, as one hash, and whether it is sound."""

import hashlib
import json

from sqlalchemy import Connection, text

from desktop.store.chain import broken_link
from desktop.store.tables import RECORDS


def content_hash(connection: Connection) -> str:
    """Return SHA-256 over every journaled row, independent of the order in which rows were written."""
    summer = hashlib.sha256()
    for table in sorted(record.__tablename__ for record in RECORDS):
        rows = connection.execute(text(f'SELECT * FROM "{table}" ORDER BY id')).mappings()
        for row in rows:
            line = json.dumps([table, dict(row)], ensure_ascii=False, sort_keys=True, default=str)
            summer.update(line.encode())
    return summer.hexdigest()


def faults(connection: Connection) -> tuple[str, ...]:
    """Return what is wrong with the database, one Chinese sentence each; empty when it is sound."""
    found = []
    pages = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    if list(pages) != ["ok"]:
        found.append(f"数据库文件有损坏：{pages[0]}。请从最近的备份恢复。")
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    if orphans:
        found.append(f"有 {len(orphans)} 条记录指向不存在的记录（首见于 {orphans[0][0]}）。")
    if connection.execute(text("SELECT count(*) FROM journal_open")).scalar():
        found.append("有一步操作没有写完。")
    step = broken_link(connection)
    if step is not None:
        found.append(f"操作日志第 {step} 步与记录不符，可能被外部程序改动过。")
    return tuple(found)

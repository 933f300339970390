"""The office's store: one folder, one database, every act a transaction."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.store import contents, undo
from desktop.store.backup import back_up
from desktop.store.engine import WRITES, open_engine
from desktop.store.files import FileStore
from desktop.store.upgrade import bring_up_to_date, check_readable, revision_of
from desktop.store.work import Act, View, Work

DATABASE = "office.db"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders inside one data folder."""

    home: Path

    @property
    def database(self) -> Path:
        """Return the SQLite file."""
        return self.home / DATABASE

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.home / "backups"

    @property
    def keys(self) -> Path:
        """Return the folder of the office's keys."""
        return self.home / "keys"


class Store:
    """Opens the database of one office and hands out units of work; create it with `create` or `open`."""

    def __init__(self, home: Path, engine: Engine, *, read_only: bool = False) -> None:
        self.paths = Paths(home)
        self.files = FileStore(home / "files")
        self.read_only = read_only
        self._engine = engine
        with self._engine.connect() as connection:
            query = text("SELECT id FROM writers ORDER BY rowid DESC LIMIT 1")
            self.writer = str(connection.execute(query).scalar_one())

    @classmethod
    def create(cls, home: Path) -> "Store":
        """Make a new, empty database in `home`; refused where one already lies."""
        if (home / DATABASE).exists():
            raise Refused(f"“{home}”里已经有一个办公室的数据，没有改动它。请换一个文件夹，或直接打开它。")
        home.mkdir(parents=True, exist_ok=True)
        return cls._ready(home)

    @classmethod
    def open(cls, home: Path, *, read_only: bool = False) -> "Store":
        """Open the database in `home`: an older one is backed up, then upgraded; a newer one is refused."""
        if not (home / DATABASE).exists():
            raise Refused(
                f"“{home}”里没有办公室数据。请先运行“建立办公室”（fuyuan init），或检查文件夹是否选对。"
            )
        return cls._ready(home, read_only=read_only)

    @classmethod
    def _ready(cls, home: Path, *, read_only: bool = False) -> "Store":
        path = home / DATABASE
        engine = open_engine(path, read_only=read_only)
        try:
            if read_only:
                check_readable(engine)
            else:
                bring_up_to_date(engine, before=lambda: back_up(path, Paths(home).backups, "升级前"))
            return cls(home, engine, read_only=read_only)
        except DatabaseError as fault:
            engine.dispose()
            raise Refused(_unreadable(path, fault)) from fault
        except BaseException:
            engine.dispose()
            raise

    @contextmanager
    def begin(self, label: str, *, actor: str = "", reason: str = "", paper: str = "") -> Iterator[Work]:
        """Open one act: it commits whole when the block ends well, and leaves nothing behind otherwise."""
        with self._write(Act(label, actor, reason, paper)) as work:
            yield work

    @contextmanager
    def begin_taking_back(self, label: str, *, actor: str = "", reason: str = "") -> Iterator[Work]:
        """Open an act that takes an earlier one back out of turn (see `undo.compensate`)."""
        with self._write(Act(label, actor, reason, takes_back=True)) as work:
            yield work

    @contextmanager
    def read(self) -> Iterator[View]:
        """Open a view of one moment."""
        with self._engine.connect() as connection, Session(connection, autoflush=False) as session:
            yield View(session)

    def undo(self) -> Changes:
        """Take the last act back; refused when there is none."""
        with self.read() as view:
            step = undo.next_undo(view)
        if step is None:
            raise Refused("没有可以撤销的操作。")
        with self._write(Act(f"撤销“{step[1]}”", kind="undo", target_id=step[0])) as work:
            undo.put_back(work.connection, step[0])
        return work.changes

    def redo(self) -> Changes:
        """Bring the act back that was taken back last; refused when there is none."""
        with self.read() as view:
            step = undo.next_redo(view)
        if step is None:
            raise Refused("没有可以恢复的操作。")
        with self._write(Act(f"恢复“{step[1]}”", kind="redo", target_id=step[0])) as work:
            undo.bring_back(work.connection, step[0])
        return work.changes

    def content_hash(self) -> str:
        """Return the hash of all journaled content (see `contents`)."""
        with self._engine.connect() as connection:
            return contents.content_hash(connection)

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with database and files, one sentence each."""
        with self._engine.connect() as connection:
            return (*contents.faults(connection), *self.files.faults(_known_files(connection)))

    def revision(self) -> str:
        """Return the schema revision of the database."""
        with self._engine.connect() as connection:
            return revision_of(connection) or ""

    def back_up(self, folder: Path | None = None) -> Path:
        """Write a verified copy of the database to `folder` (default: our own) and return its path."""
        return back_up(self.paths.database, folder or self.paths.backups, "备份")

    def begin_incarnation(self) -> None:
        """Begin a new life of this database after a restore or a clone; peers tell its writes from the old ones."""
        self.writer = secrets.token_hex(8)
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        with self._engine.connect() as plain, plain.execution_options(**WRITES).begin():
            plain.execute(
                text("INSERT INTO writers(id, began_at) VALUES (:id, :at)"), {"id": self.writer, "at": at}
            )

    def close(self) -> None:
        """Let the database go; the write-ahead log is folded in."""
        self._engine.dispose()

    @contextmanager
    def _write(self, act: Act) -> Iterator[Work]:
        if self.read_only:
            raise Refused("这份数据正由另一台电脑使用，本机只能查看。")
        with self._engine.connect() as plain:
            connection = plain.execution_options(**WRITES)
            with connection.begin() as transaction, Session(connection) as session:
                work = Work(session, act, self.writer)
                yield work
                if not work.close():
                    transaction.rollback()


def _unreadable(path: Path, fault: DatabaseError) -> str:
    """Return what to tell of a database that cannot be opened: in use, out of reach, or damaged."""
    told = str(fault.orig)
    if "locked" in told:
        return f"“{path}”正被另一个程序占用，没有打开。请稍候再试。"
    if "unable to open" in told or "readonly" in told:
        return f"“{path}”打不开，可能没有读写权限。请检查文件夹的权限，或把数据复制到本机再打开。"
    return f"数据文件“{path}”已损坏，没有打开，也没有改动。请用 fuyuan restore 从最近的备份恢复。"


def _known_files(connection: Connection) -> dict[str, str]:
    """Return hash → the Chinese name of what refers to it."""
    known = {}
    for query, name in (
        ("SELECT sha256 FROM sources", "读入的原文"),
        ("SELECT sha256 FROM attachments", "附件"),
        ("SELECT docx_sha256 FROM papers", "文书"),
        ("SELECT pdf_sha256 FROM papers", "文书"),
        ("SELECT sha256 FROM minutes_versions", "纪要各稿"),
    ):
        known.update({sha: name for sha in connection.execute(text(query)).scalars() if sha})
    return known

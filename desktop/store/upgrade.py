"""From any released schema to today's: newer ones are refused, older ones backed up first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from desktop.domain.errors import Refused
from desktop.locate import shipped
from desktop.store.engine import WRITES

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"  # the newest revision; a test holds it against migrations/versions


def revision_of(connection: Connection) -> str | None:
    """Return the schema revision written in the database, or None for an empty file."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def bring_up_to_date(engine: Engine, *, before: Callable[[], object]) -> None:
    """Upgrade to `HEAD`; `before` makes the backup of a database that already holds data.

    alembic is imported only when there is something to do: it costs a tenth of a second at each start.
    """
    with engine.connect() as connection:
        revision = revision_of(connection)
    if revision == HEAD:
        return
    if revision is not None:
        _refuse_newer(revision)
        before()
    with engine.connect() as plain:
        connection = plain.execution_options(**WRITES)
        with connection.begin():
            upgrade(connection)


def check_readable(engine: Engine) -> None:
    """Refuse to look into a database of another version: it can be upgraded only by who may write."""
    with engine.connect() as connection:
        revision = revision_of(connection)
    if revision == HEAD:
        return
    if revision is not None:
        _refuse_newer(revision)
    raise Refused("这份数据是旧版本的工作台写的，只能查看时无法升级。请先在主用电脑上打开一次。")


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision` on an open transaction."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")))
    return config


def _refuse_newer(revision: str) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision not in known:
        raise Refused(
            f"这份数据是更新版本的工作台写的（数据版本 {revision}），本程序太旧，不能打开。"
            "数据没有改动，请先更新本程序。"
        )

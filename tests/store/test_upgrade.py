"""Up from every released version; a newer one is refused; migrations and models agree."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop.domain.errors import Refused
from desktop.locate import shipped
from desktop.store import upgrade
from desktop.store.base import Base
from desktop.store.store import DATABASE, Store

RELEASED = sorted((Path(__file__).parents[1] / "files" / "databases").glob("*.db"))


def test_the_migrations_make_what_the_models_say(store: Store) -> None:
    with store.read() as view:
        context = MigrationContext.configure(view.connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_head_is_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")))
    assert ScriptDirectory.from_config(config).get_heads() == [upgrade.HEAD]


def test_a_database_from_a_newer_version_is_refused_untouched(store: Store) -> None:
    home = store.paths.home
    store.close()
    with closing(sqlite3.connect(home / DATABASE)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    before = (home / DATABASE).read_bytes()
    with pytest.raises(Refused, match="更新版本的工作台"):
        Store.open(home)
    assert (home / DATABASE).read_bytes() == before


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_every_released_database_opens_upgraded_and_sound(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / DATABASE)
    if path.with_suffix("").is_dir():  # the papers and originals it keeps
        shutil.copytree(path.with_suffix(""), tmp_path, dirs_exist_ok=True)
    store = Store.open(tmp_path)
    assert store.revision() == upgrade.HEAD
    assert store.faults() == ()
    while True:
        try:
            store.undo()
        except Refused:
            break
    store.close()


def test_there_is_a_database_of_each_released_version() -> None:
    revisions = {path.stem for path in (shipped("migrations") / "versions").glob("[0-9]*.py")}
    assert {path.stem.split("-")[0] for path in RELEASED} == {name.split("_")[0] for name in revisions}


def test_an_older_database_is_backed_up_before_it_is_upgraded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The present head stands in for an old one: a step is taken as if a newer head existed."""
    home = store.paths.home
    store.close()
    monkeypatch.setattr(upgrade, "HEAD", "0000-next")
    Store.open(home).close()
    assert [path.name.split("-")[-1] for path in (home / "backups").iterdir()] == ["升级前.fybak"]

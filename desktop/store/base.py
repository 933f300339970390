"""What every stored record has in common."""

from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from desktop.domain.ids import new_id

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The metadata of the whole database, with a name for every constraint so that migrations find it."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar = {list[str]: JSON, dict[str, Any]: JSON}


class Record(Base):
    """A journaled record: a row whose every change is caught by triggers (see `triggers`)."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(20), primary_key=True, default=new_id)


class Owned(Record):
    """A record that belongs to one office; only its owner (or the role that owns the field) may change it."""

    __abstract__ = True

    owner_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)

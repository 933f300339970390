"""The register of papers (发文登记)."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.base import Owned


class Paper(Owned):
    """A paper: a number reserved, issued or void with its reason; the rendered files are kept by hash."""

    __tablename__ = "papers"
    __table_args__ = (Index("ix_papers_series", "word", "year", "serial"),)

    kind: Mapped[str] = mapped_column(index=True)
    word: Mapped[str] = mapped_column(default="")  # 发文字, e.g. 濮府院办
    year: Mapped[int]
    serial: Mapped[int | None]  # None: a paper without a number (roster, ledger …)
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    status: Mapped[str]  # reserved | issued | void
    reason: Mapped[str] = mapped_column(default="")
    period: Mapped[str] = mapped_column(default="")  # what a periodic paper reports on, e.g. 2026-10
    code: Mapped[str] = mapped_column(default="", index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"))
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    made_on: Mapped[date]
    docx_sha256: Mapped[str] = mapped_column(default="")
    pdf_sha256: Mapped[str] = mapped_column(default="")
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("papers.id"))

"""One official document as plain values: what a paper says, never how it is drawn.

The fields mirror the JSON of `paper render`. Where a rule is quoted, the clause is of GB/T 9704-2012.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    """The five layouts of the standard (clauses 7 and 10); upward is 7 with signers."""

    DOCUMENT = "document"
    UPWARD = "upward"
    LETTER = "letter"
    MINUTES = "minutes"
    ORDER = "order"


class Profile(StrEnum):
    """office: 37/35 mm margins as clerks expect; optical: 22 lines fill the type area exactly (5.2.3)."""

    OFFICE = "office"
    OPTICAL = "optical"


class RedHead(StrEnum):
    """What of the red head is printed: all, nothing (red-headed paper, its room kept), or no head at all."""

    FULL = "full"
    NONE = "none"
    TEXT = "text"


class Align(StrEnum):
    """Horizontal place of the text of a table column or cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Kind(StrEnum):
    """How a paragraph stands: body is indented by two characters (7.3.3), tear is a dashed cut line."""

    BODY = "body"
    FLUSH = "flush"
    CENTER = "center"
    RIGHT = "right"
    CAPTION = "caption"
    TEAR = "tear"


class PageNumberStyle(StrEnum):
    """sides: odd right, even left (7.5); center: local custom."""

    SIDES = "sides"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; heading levels 一、 （一） 1. （1） are read from the text of a body paragraph."""

    text: str
    kind: Kind = Kind.BODY
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell over `across` columns and `down` rows; align None follows the column."""

    text: str
    across: int = 1
    down: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. A row lists only its own cells, none for places covered by a cell from above.

    `columns` is the last header row, `head` holds header rows above it; all header rows repeat on each page.
    Both may be empty (a form). `widths` are relative, one per column (empty: equal). `aligns` is one per
    column (empty: centred up to 6 characters, else left). `font_size` is in points, `row_height` the least
    height of a row in mm. A landscape table stands on pages of its own, paper A4 or A3.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    widths: tuple[float, ...] = ()
    head: tuple[tuple[str | Cell, ...], ...] = ()
    aligns: tuple[Align, ...] = ()
    font_size: float | None = None
    row_height: float | None = None
    caption: str | None = None
    landscape: bool = False
    paper: str = "A4"


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment on a page of its own (7.3.7); not bound: it repeats the document number in its label."""

    name: str
    body: tuple[Block, ...] = ()
    bound: bool = True


@dataclass(frozen=True, slots=True)
class Signer:
    """签发人 of an upward document with the organ the person signs for (7.2.6)."""

    organ: str
    name: str


@dataclass(frozen=True, slots=True)
class SignedBy:
    """签名章: the signing person's office and name (7.3.5.3)."""

    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and the date of completion (7.3.5). sealed: red seals will stand on the names."""

    organs: tuple[str, ...] = ()
    date: dt.date | None = None
    sealed: bool = True
    signed_by: tuple[SignedBy, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """出席, 请假 and 列席 of minutes (10.3), each entry "unit　names"."""

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in mm (5.2.1 asks for 37 / 35 / 28 / 26)."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """What varies by locality and printer; None follows the profile.

    `line` is the line pitch in points, `head_offset` moves everything below the red mark, in mm (for
    red-headed paper whose printed head ends higher or lower).
    """

    margins: Margins | None = None
    line: float | None = None
    page_number_style: PageNumberStyle = PageNumberStyle.SIDES
    red_head: RedHead = RedHead.FULL
    head_offset: float = 0.0


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """One paper, complete. An absent element is None, or an empty tuple.

    `issuers` are the organs of the red mark, host first; `mark` overrides its text; `mark_suffix` is 文件 or
    absent (7.2.4 allows both). `foot_code` is a short code printed small at the foot, opposite the page
    number.
    """

    format: Format = Format.DOCUMENT
    profile: Profile = Profile.OFFICE
    copy_no: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    issuers: tuple[str, ...] = ()
    mark: str | None = None
    mark_suffix: str | None = None
    number: str | None = None
    signers: tuple[Signer, ...] = ()
    title: str | None = None
    addressees: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signature: Signature | None = None
    attendance: Attendance | None = None
    note: str | None = None
    cc: tuple[str, ...] = ()
    printer: str | None = None
    print_date: dt.date | None = None
    page_numbers: bool = True
    even_last_page: bool = False
    foot_code: str | None = None
    settings: PrintSettings = field(default_factory=PrintSettings)

"""How a kind of paper was printed last: remembered on this computer, for each kind on its own."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from desktop.ui.settings import Plain, UiSettings

FARTHEST_MM = 50.0
_MOST_COPIES = 999
_NAME = "print"  # without a kind: where every kind begins


class Sides(StrEnum):
    """Which sides of a sheet are printed; DEVICE leaves it to the printer."""

    DEVICE = "device"
    ONE = "one"
    LONG = "long"
    SHORT = "short"

    @property
    def words(self) -> str:
        """Return the clerk's words."""
        return {"one": "单面", "long": "双面", "short": "双面（短边翻转）"}.get(self.value, "")


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """The printer's name ("" the system's own), sides, copies, attachments too or not, millimetres down."""

    printer: str = ""
    sides: Sides = Sides.DEVICE
    copies: int = 1
    attachments: bool = True
    offset: float = 0.0

    def words(self) -> str:
        """Return how it was printed last, in a few words; empty when nothing was chosen."""
        copies = f"{self.copies} 份" if self.copies > 1 else ""
        return "　".join(part for part in (self.sides.words, copies, self.printer) if part)


def kept_choices(settings: UiSettings, kind: str = "") -> PrintChoices:
    """Return the choices of a kind of paper; a kind not printed yet begins with the printer and offset of ""."""
    kept = settings.get(f"{_NAME}.{kind}") if kind else settings.get(_NAME)
    if kind and not isinstance(kept, dict):
        general = kept_choices(settings)
        return PrintChoices(printer=general.printer, offset=general.offset)
    return _read(kept)


def keep_choices(settings: UiSettings, kind: str, choices: PrintChoices) -> None:
    """Remember the choices of a kind of paper."""
    values: dict[str, Plain] = {**asdict(choices), "sides": choices.sides.value}
    settings.put(f"{_NAME}.{kind}" if kind else _NAME, values)


def _read(kept: Plain) -> PrintChoices:
    """Read what was kept; a value that does not fit (an edited file) is as if it were not there."""
    if not isinstance(kept, dict):
        return PrintChoices()
    sides, copies, offset = kept.get("sides"), kept.get("copies"), kept.get("offset")
    fits = isinstance(offset, int | float) and abs(offset) <= FARTHEST_MM
    return PrintChoices(
        printer=str(kept.get("printer") or ""),
        sides=Sides(sides) if isinstance(sides, str) and sides in list(Sides) else Sides.DEVICE,
        copies=copies if isinstance(copies, int) and 1 <= copies <= _MOST_COPIES else 1,
        attachments=kept.get("attachments") is not False,
        offset=float(offset) if fits and isinstance(offset, int | float) else 0.0,
    )

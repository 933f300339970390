"""Serial numbers of a ledger: gaps and repetitions are told, nothing is renumbered."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.patterns import Late

_SERIAL = Late(r"(.*?)(\d{1,6})")


@dataclass(slots=True)
class Serials:
    """Follows the serials of one sheet."""

    last: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def doubt(self, serial: str, row: int) -> str | None:
        """Say what is odd about the next serial: numbers left out, a number given twice; None when nothing is."""
        match = _SERIAL.fullmatch(serial)
        if match is None:
            return None
        prefix, number = match[1], int(match[2])
        before = self.last.get(prefix)
        self.last[prefix] = number
        if number == 1 and before:
            self.rows = {key: at for key, at in self.rows.items() if not key.startswith(prefix)}
        again = self.rows.setdefault(serial, row)
        if again != row:
            return f"序号 {serial} 与第 {again} 行重复"
        if before is None or number in (1, before + 1):
            return None
        if number <= before:
            return f"序号 {serial} 排在 {prefix}{before} 之后，顺序不连续"
        width = len(match[2])
        missing = [
            f"{prefix}{n:0{width}d}" if match[2].startswith("0") else f"{prefix}{n}"
            for n in range(before + 1, number)
        ]
        told = "、".join(missing) if len(missing) <= 3 else f"{missing[0]} 至 {missing[-1]}"
        return f"序号缺 {told}"

"""The outline icons, 20 pixels, recoloured as they are loaded."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.locate import shipped

SIZE = 20
_SIZES = (20, 30, 40)  # 100 %, 150 % and 200 % text or screens


def icon_names() -> list[str]:
    """Return the names of all shipped icons, sorted."""
    return sorted(path.stem for path in (shipped("resources") / "icons").glob("*.svg"))


@lru_cache(maxsize=256)
def icon(name: str, colour: str, chosen: str = "") -> QIcon:
    """Return an icon in one colour, and in `chosen` while its button is checked.

    Colours are `#RRGGBB`. Raises FileNotFoundError for a name that is not shipped.
    """
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, colour, size))
        if chosen:
            made.addPixmap(pixmap(name, chosen, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return an icon drawn in one colour, `size` pixels square, sharp on a screen of that pixel ratio."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))
    canvas = QPixmap(QSize(size, size) * ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    renderer.render(painter)
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (shipped("resources") / "icons" / f"{name}.svg").read_bytes()

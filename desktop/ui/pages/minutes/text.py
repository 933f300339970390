"""The text of the minutes with what was read in it marked, and the legend of the marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from desktop.domain.readers.minutes.proposal import Span
from desktop.services.minutes_items import Item
from desktop.services.minutes_review import sentence_at
from desktop.ui.style import Tokens, current_tokens, px
from desktop.ui.widgets.dropfield import files_of


@dataclass(frozen=True, slots=True)
class Mark:
    """How a field is marked: its word, its colour, its line; each reads without the other."""

    word: str
    colour: Callable[[Tokens], str]
    underline: QTextCharFormat.UnderlineStyle
    pen: Qt.PenStyle


_LINE = QTextCharFormat.UnderlineStyle
MARKS = {
    "lead": Mark("牵头", lambda t: t.link, _LINE.SingleUnderline, Qt.PenStyle.SolidLine),
    "support": Mark("配合", lambda t: t.green, _LINE.DashUnderline, Qt.PenStyle.DashLine),
    "deadline": Mark("期限", lambda t: t.red, _LINE.DotLine, Qt.PenStyle.DotLine),
}


class MinutesText(QPlainTextEdit):
    """Takes a paste or a dropped file; then shows the text, which can be read and selected but not changed."""

    pasted = Signal(str)
    dropped = Signal(Path)
    placed = Signal(int)  # the place that was clicked, in characters
    selected = Signal(int, int)  # F8 on a stretch

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("纪要原文")
        self.setPlaceholderText("把纪要粘贴到这里（Ctrl+V），或把 txt、docx 文件拖进来。")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._items: Sequence[Item] = ()
        self._current = -1
        self._wide = False

    def show_text(self, text: str) -> None:
        """Show minutes that were read; "" asks for others."""
        self._items, self._current = (), -1
        self._wide = any(ord(letter) > 0xFFFF for letter in text)
        self.setPlainText(text)
        self.setReadOnly(bool(text))
        flags = Qt.TextInteractionFlag
        if text:
            self.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        else:
            self.setTextInteractionFlags(flags.TextEditorInteraction)
        self._mark()

    def show_items(self, items: Sequence[Item], current: int) -> None:
        """Mark what was read; scroll to the current decision when it is another one."""
        moved = current != self._current
        self._items, self._current = items, current
        self._mark()
        span = items[current].choice.span if 0 <= current < len(items) else None
        if moved and span:
            self._scroll_to(span)

    def stretch(self) -> Span:
        """Return what is selected, else the sentence the cursor stands in; characters of the text."""
        cursor, text = self.textCursor(), self.toPlainText()
        start, end = self._character(cursor.selectionStart()), self._character(cursor.selectionEnd())
        return (start, end) if end > start else sentence_at(text, start)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take files too."""
        return bool(files_of(source)) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Read what is pasted or dropped at once."""
        if self.isReadOnly():
            return
        files = files_of(source)
        if files:
            self.dropped.emit(files[0])
        elif source.text().strip():
            self.pasted.emit(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 makes a decision of the selected sentence."""
        if event.key() == Qt.Key.Key_F8 and self.isReadOnly():
            self.selected.emit(*self.stretch())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the place of a click that selected nothing."""
        super().mouseReleaseEvent(event)
        if self.isReadOnly() and not self.textCursor().hasSelection():
            self.placed.emit(self._character(self.textCursor().position()))

    def changeEvent(self, event: QEvent) -> None:
        """Mark again in the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_items"):
            self._mark()

    def _mark(self) -> None:
        tokens, made = current_tokens(), list[QTextEdit.ExtraSelection]()
        for place, item in enumerate(self._items):
            ground = QTextCharFormat()
            ground.setBackground(QColor(tokens.selection if place == self._current else tokens.hover))
            if item.choice.span:
                made.append(self._selection(item.choice.span, ground))
        for item in self._items:
            fields = (
                ("lead", item.lead_spans),
                ("support", item.support_spans),
                ("deadline", (item.deadline_span,) if item.deadline_span else ()),
            )
            for name, spans in fields:
                made += [self._selection(span, _format(MARKS[name], tokens)) for span in spans]
        self.setExtraSelections(made)

    def _selection(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(span[0]))
        cursor.setPosition(self._position(span[1]), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor  # type: ignore[attr-defined]
        made.format = look  # type: ignore[attr-defined]
        return made

    def _scroll_to(self, span: Span) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._position(span[1]))
        self.setTextCursor(cursor)
        cursor.setPosition(self._position(span[0]))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _position(self, place: int) -> int:
        """Return the editor's position of a character; rare characters take two of its places."""
        if not self._wide:
            return place
        return len(self.toPlainText()[:place].encode("utf-16-le")) // 2

    def _character(self, position: int) -> int:
        if not self._wide:
            return position
        text = self.toPlainText().encode("utf-16-le")
        return len(text[: position * 2].decode("utf-16-le", "ignore"))


class Legend(QWidget):
    """What the marks mean: each word drawn as it stands in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = "、".join(f"{mark.word}（{name}）" for mark, name in zip(MARKS.values(), _LINES, strict=True))
        self.setAccessibleName(f"图例：底色为议定事项；{words}")
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return one line of words."""
        return QSize(px(280), self.fontMetrics().height() + px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words with their lines."""
        painter, tokens = QPainter(self), current_tokens()
        metrics, x = self.fontMetrics(), 0
        base = metrics.ascent() + px(3)
        ground = f" {_DECISION} "
        painter.fillRect(
            0, px(2), metrics.horizontalAdvance(ground), metrics.height(), QColor(tokens.selection)
        )
        painter.setPen(QColor(tokens.ink))
        painter.drawText(0, base, ground)
        x += metrics.horizontalAdvance(ground) + px(16)
        for mark in MARKS.values():
            width = metrics.horizontalAdvance(mark.word)
            painter.setPen(QColor(mark.colour(tokens)))
            painter.drawText(x, base, mark.word)
            painter.setPen(QPen(QColor(mark.colour(tokens)), px(1.4), mark.pen))
            painter.drawLine(x, base + px(3), x + width, base + px(3))
            x += width + px(16)
        painter.end()


_LINES = ("实线", "虚线", "点线")
_DECISION = "议定事项"


def _format(mark: Mark, tokens: Tokens) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(mark.colour(tokens)))
    look.setUnderlineStyle(mark.underline)
    look.setUnderlineColor(QColor(mark.colour(tokens)))
    return look

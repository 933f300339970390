"""The Qt style sheet, written from the tokens."""

from desktop.ui.style.tokens import Tokens

TITLE_POINTS = 15.0
ROW = 32  # height of a table row and of a field, pixels at 100 %
MARGIN = 20  # around a page, pixels at 100 %


def stylesheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Return the sheet of one palette at one text size (1.0 to 2.0)."""
    parts = (_GROUND, _RAIL, _BUTTONS, _FIELDS, _TABLES, _PARTS)
    values = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    sizes = {f"p{n}": f"{round(n * scale)}px" for n in (2, 4, 6, 8, 12, 16, 20, 24, 28, 32)}
    points = {"title": f"{TITLE_POINTS * scale:g}pt", "small": f"{9.5 * scale:g}pt"}
    return "".join(part % {**values, **sizes, **points} for part in parts)


_GROUND = """
QMainWindow, QDialog, QStackedWidget, #page { background: %(surface)s; }
QWidget { color: %(ink)s; }
QToolTip { background: %(panel)s; color: %(ink)s; border: 1px solid %(edge)s; padding: %(p4)s %(p8)s; }
QLabel[role="title"] { font-size: %(title)s; font-weight: 500; }
QLabel[role="head"] { font-weight: 500; }
QLabel[role="quiet"] { color: %(secondary)s; }
QLabel[role="accent"] { color: %(red)s; font-weight: 500; }
QLabel[role="doubt"] { color: %(amber)s; }
QLabel[role="badge"] { color: %(secondary)s; border: 1px solid %(edge)s; border-radius: 3px; padding: 1px %(p6)s; }
QSplitter::handle { background: %(line)s; }
QSplitter::handle:hover { background: %(link)s; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="clear"] { background: transparent; }
QScrollBar { background: transparent; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: %(edge)s; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %(grey)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: %(panel)s; border: 1px solid %(edge)s; padding: %(p4)s 0; }
QMenu::item { padding: %(p6)s %(p24)s; }
QMenu::item:selected { background: %(selection)s; color: %(ink)s; }
QMenu::item:disabled { color: %(grey)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: %(p4)s 0; }
"""

_RAIL = """
#rail { background: %(panel)s; border-right: 1px solid %(line)s; }
#rail QToolButton { border: none; border-left: 3px solid transparent; border-radius: 0;
    padding: %(p6)s %(p8)s %(p6)s %(p12)s; text-align: left; color: %(ink)s; }
#rail QToolButton:hover { background: %(hover)s; }
#rail QToolButton:checked { background: %(hover)s; border-left-color: %(accent)s; font-weight: 500; }
#rail QToolButton:focus { border: 2px solid %(link)s; padding: %(p4)s %(p6)s %(p4)s %(p12)s; }
#rail QToolButton:checked:focus { border-left: 3px solid %(accent)s; }
#topbar { background: %(surface)s; border-bottom: 1px solid %(line)s; }
#bottombar { background: %(panel)s; border-top: 1px solid %(line)s; }
#bottombar QLabel { color: %(secondary)s; }
#bottombar QToolButton { padding: %(p2)s %(p8)s; }
#bottombar QProgressBar { border: 1px solid %(edge)s; border-radius: 3px; background: %(surface)s; }
#bottombar QProgressBar::chunk { background: %(link)s; border-radius: 2px; }
"""

_BUTTONS = """
QPushButton { background: %(panel)s; border: 1px solid %(edge)s; border-radius: 4px;
    padding: %(p4)s %(p12)s; min-height: %(p20)s; }
QPushButton:hover { background: %(hover)s; }
QPushButton:pressed { background: %(line)s; }
QPushButton:focus { border: 2px solid %(link)s; padding: 3px %(p12)s; }
QPushButton:disabled { color: %(grey)s; background: %(surface)s; border-color: %(line)s; }
QPushButton[primary="true"] { background: %(accent)s; color: %(accent_ink)s; border-color: %(accent)s; font-weight: 500; }
QPushButton[primary="true"]:hover { border-color: %(ink)s; }
QPushButton[primary="true"]:focus { border: 2px solid %(ink)s; }
QPushButton[primary="true"]:disabled { background: %(surface)s; color: %(grey)s; border-color: %(line)s; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: %(p4)s; }
QToolButton:hover { background: %(hover)s; }
QToolButton:focus { border: 1px solid %(link)s; }
QToolButton:disabled { color: %(grey)s; }
QToolButton::menu-indicator { image: none; }
QPushButton[role="link"] { color: %(link)s; background: transparent; border: 1px solid transparent; text-align: left;
    padding: 0; min-height: 0; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid %(link)s; }
QToolButton[role="section"] { font-weight: 500; padding: %(p6)s 0; text-align: left; }
QToolButton[role="chip"] { background: %(panel)s; border: 1px solid %(edge)s; border-radius: 4px; padding: 3px %(p12)s; }
QToolButton[role="chip"]:hover { background: %(hover)s; }
QToolButton[role="chip"]:checked { background: %(selection)s; border-color: %(link)s; }
QToolButton[role="chip"]:focus { border: 2px solid %(link)s; padding: 2px %(p12)s; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit {
    background: %(panel)s; border: 1px solid %(edge)s; border-radius: 4px; padding: 3px %(p8)s;
    selection-background-color: %(link)s; selection-color: %(panel)s; }
QLineEdit { min-height: %(p20)s; }
QComboBox, QSpinBox, QDoubleSpinBox { min-height: %(p24)s; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid %(link)s; padding: 2px %(p8)s; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: %(grey)s; background: %(surface)s; }
QLineEdit:read-only { background: %(surface)s; }
QLineEdit[doubt="true"] { border-color: %(amber)s; }
QComboBox QAbstractItemView { background: %(panel)s; border: 1px solid %(edge)s; selection-background-color: %(selection)s;
    selection-color: %(ink)s; }
QCheckBox, QRadioButton { spacing: %(p8)s; padding: %(p2)s; }
QCheckBox::indicator:unchecked { width: %(p12)s; height: %(p12)s; border: 1px solid %(secondary)s; border-radius: 2px;
    background: %(panel)s; }
QRadioButton::indicator:unchecked { width: %(p12)s; height: %(p12)s; border: 1px solid %(secondary)s; border-radius: 7px;
    background: %(panel)s; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid %(link)s; border-radius: 3px; }
QListView#pick { background: %(panel)s; border: 1px solid %(edge)s; border-radius: 4px; outline: none; }
QListView#pick::item { padding: %(p4)s %(p8)s; color: %(ink)s; }
QListView#pick::item:selected { background: %(selection)s; }
"""

_TABLES = """
QTableView, QTreeView, QListView { background: %(panel)s; border: 1px solid %(line)s; gridline-color: %(line)s;
    selection-background-color: %(selection)s; selection-color: %(ink)s; outline: none; }
QListView::indicator:unchecked, QTableView::indicator:unchecked, QTreeView::indicator:unchecked {
    width: %(p12)s; height: %(p12)s; border: 1px solid %(secondary)s; border-radius: 2px; background: %(panel)s; }
QTreeView:focus, QListView:focus { border: 1px solid %(link)s; }
QTableView QLineEdit { border-radius: 0; padding: 0 %(p6)s; border: 2px solid %(link)s; }
QTableWidget::item { padding: 0 %(p4)s; }
QHeaderView { background: %(surface)s; border: none; }
QHeaderView::section { background: %(surface)s; color: %(secondary)s; border: none; border-bottom: 1px solid %(edge)s;
    border-right: 1px solid %(line)s; padding: %(p4)s %(p8)s; font-weight: 500; }
QHeaderView::section:hover { background: %(hover)s; }
QTableCornerButton::section { background: %(surface)s; border: none; }
QTabBar::tab { padding: %(p6)s %(p12)s; border: none; border-bottom: 2px solid transparent; color: %(secondary)s; }
QTabBar::tab:selected { color: %(ink)s; border-bottom-color: %(accent)s; }
QTabBar::tab:focus { color: %(link)s; }
QTabWidget::pane { border: none; border-top: 1px solid %(line)s; }
"""

_PARTS = """
#detail { background: %(panel)s; }
#detail QLabel[role="fact"] { color: %(secondary)s; }
#messagebar { background: %(panel)s; border: 1px solid %(edge)s; border-left: 4px solid %(link)s; border-radius: 4px; }
#messagebar[tone="done"] { border-left-color: %(green)s; }
#messagebar[tone="warning"] { border-left-color: %(amber)s; }
#messagebar[tone="error"] { border-left-color: %(red)s; }
QFrame[role="card"] { background: %(panel)s; border: 1px solid %(line)s; border-radius: 6px; }
#messagebar QPushButton[role="link"] { padding: 0 %(p6)s; }
QFrame[role="line"] { background: %(line)s; max-height: 1px; min-height: 1px; border: none; }
QPdfView { background: %(hover)s; border: 1px solid %(line)s; }
"""

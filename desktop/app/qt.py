"""Make the Qt application as this desk needs it."""

import os
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.locate import shipped
from desktop.ui.style import BASE_POINTS

NAME = "府院联动工作台"
_CONTEXTS = "platforminputcontexts"
_UI_FONTS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "Source Han Sans SC",
    "思源黑体",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "文泉驿微米黑",
)


def create_application(argv: Sequence[str] | None = None) -> QApplication:
    """Return the one QApplication: Chinese dialogs, Fusion, a font that has the characters, input that works."""
    settle_input_method(os.environ)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough  # 125 % and 150 % screens are the usual ones
    )
    app = QApplication(list(sys.argv if argv is None else argv))
    app.setApplicationName("fuyuan-desk")
    app.setApplicationDisplayName(NAME)
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    _speak_chinese(app)
    app.setFont(_ui_font())
    return app


def settle_input_method(environ: MutableMapping[str, str]) -> None:
    """Use IBus where fcitx is asked for and Qt has no plugin for it: fcitx5 answers to both.

    Without this no Chinese can be typed. To be called before QApplication is made.
    """
    if environ.get("QT_IM_MODULE", "").startswith("fcitx") and not _fcitx_plugin():
        environ["QT_IM_MODULE"] = "ibus"
    modules = environ.get("QT_IM_MODULES", "")
    if "fcitx" in modules and "ibus" not in modules and not _fcitx_plugin():
        environ["QT_IM_MODULES"] = f"ibus;{modules}"


def _fcitx_plugin() -> bool:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / _CONTEXTS
    return any(folder.glob("*fcitx*"))


def _speak_chinese(app: QApplication) -> None:
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


def _ui_font() -> QFont:
    families = set(QFontDatabase.families())
    family = next((name for name in _UI_FONTS if name in families), None)
    if family is None:
        family = _any_chinese() or _shipped_font()
    font = QApplication.font()
    if family is not None:
        font.setFamily(family)
    font.setPointSizeF(BASE_POINTS)
    font.setFeature(QFont.Tag("tnum"), 1)  # digits of one width, so that columns of numbers stand
    return font


def _any_chinese() -> str | None:
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    found = [name for name in QFontDatabase.families(system) if not QFontDatabase.isPrivateFamily(name)]
    return found[0] if found else None


def _shipped_font() -> str | None:
    """Register the fonts that come with the application; returns the first sans family with the characters."""
    names: list[str] = []
    for path in sorted((shipped("resources") / "fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        names += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    chinese = [name for name in names if _has_chinese(name)]
    return next((name for name in chinese if "Sans" in name), chinese[0] if chinese else None)


def _has_chinese(family: str) -> bool:
    face = QRawFont.fromFont(QFont(family))
    return all(face.supportsCharacter(ord(mark)) for mark in NAME)

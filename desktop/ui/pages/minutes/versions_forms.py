"""The acts on a version of minutes that need words: which version it is, who signs, who signed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLabel

from desktop.services.minutes_versions import CORRECTION, FINAL, KINDS, SignLine
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.cards import Choice as ChoiceBox
from desktop.ui.pages.days import Parse
from desktop.ui.pages.unitsfield import UnitsField
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.picking import Choice


class KeepForm(ActForm):
    """Which version a file is; after the 定稿 it can only be a 更正件, which says what it corrects."""

    def __init__(self, name: str, kinds_before: Sequence[str]) -> None:
        super().__init__(f"留存“{name}”", "留存")
        self.kind = ChoiceBox()
        self.kind.setAccessibleName("稿次")
        final = FINAL in kinds_before
        for key, words in KINDS.items():
            if (key == CORRECTION) == final:
                self.kind.addItem(words, key)
        self.note = line("说明", "更正了什么" if final else "可以不写")
        self.add_field("稿次", self.kind)
        self.add_field("说明", self.note)
        self.add_note(QLabel("文件原样留存，一个字节也不改；以后改动另存一稿。"))


class RouteForm(ActForm):
    """Which units sign (会签) and who issues (签发)."""

    def __init__(self, choices: Sequence[Choice], units: Sequence[str], issuer: str) -> None:
        super().__init__("安排会签和签发", "登记")
        self.units = UnitsField(choices, "会签单位")
        self.units.set_names(units)
        self.issuer = line("签发人职务", "如 副县长")
        self.issuer.setText(issuer)
        self.add_field("会签", self.units)
        self.add_field("签发", self.issuer)


class SignForm(ActForm):
    """Who signed one line of the sheet, when, and in which words."""

    def __init__(self, sign: SignLine, parse: Parse, today: date) -> None:
        super().__init__(f"登记签名：{sign.unit or sign.position}", "登记")
        self.person = line("签名人", "姓名")
        self.day = DateField(parse, name="签名日期")
        self.day.set_day(today)
        self.opinion = line("意见", "如 同意；没有写就留空")
        self.add_field("签名人", self.person)
        self.add_field("日期", self.day)
        self.add_field("意见", self.opinion)

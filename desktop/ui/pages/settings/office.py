"""本单位, 外观 and 期限提醒 of the settings page."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.services import settings
from desktop.services.desk import NEAR
from desktop.services.ladder import quiet_workdays
from desktop.services.settings import DUTY, KEYS, NUMBERS, QUIET
from desktop.services.setup import LEVELS
from desktop.ui.context import Context
from desktop.ui.pages.cards import Choice, Section, WorkdaysField
from desktop.ui.style import MAX_SCALE, MIN_SCALE, Scheme, current_scheme, text_scale

_HINTS = {
    "issuing_name": "空着则按机制模板",
    "number_word": "空着则按机制模板；文书种类的字会接在后面",
    "contact": "如 陈晨，0000-5550102；印在交办单、催办单上",
}
_SCHEMES = {Scheme.LIGHT: "浅色", Scheme.DARK: "深色", Scheme.CONTRAST: "高对比"}
_STEP = 10


class OfficeSection(Section):
    """Who we are, and what the papers say of us."""

    key = "office"
    title = "本单位"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._facts = self.add_fact("办公室")
        self.fields: dict[str, QLineEdit] = {}
        for key, name in KEYS.items():
            field = QLineEdit(placeholderText=_HINTS[key])
            field.editingFinished.connect(partial(self._save, key))
            self.fields[key] = field
            self.add_field(name, field)
        self.add_note("以上三项改后即存，用于以后出的文书；已出的文书不变。")
        self.refresh()

    def refresh(self) -> None:
        """Read the choices; what is being typed stays."""
        office = self.context.desk.office
        self._facts.setText(f"{office.name}　{LEVELS[office.level]}　设在{office.host_unit}")
        for key, field in self.fields.items():
            kept = settings.text_of(self.context.desk, key)
            if field.text() != kept and not (field.hasFocus() and field.isModified()):
                field.setText(kept)

    def _save(self, key: str) -> None:
        field, desk = self.fields[key], self.context.desk
        text = field.text().strip()
        field.setModified(False)
        if text != settings.text_of(desk, key):
            words = f"{KEYS[key]}已改为“{text}”。" if text else f"{KEYS[key]}恢复为按机制模板。"
            self.context.do(lambda: settings.put(desk, key, text), words)
        self.refresh()


class LookSection(Section):
    """Text size and palette, put on at once and remembered on this computer."""

    key = "look"
    title = "外观"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.scale, self.scheme = Choice(), Choice()
        for percent in range(MIN_SCALE, MAX_SCALE + 1, _STEP):
            self.scale.addItem(f"{percent} %", percent)
        for scheme, name in _SCHEMES.items():
            self.scheme.addItem(name, scheme.value)
        self.add_field("文字大小", self.scale)
        self.add_field("配色", self.scheme)
        self.add_note("随时可按 Ctrl + 加号、Ctrl + 减号放大缩小。只影响本机的窗口，不影响文书。")
        self.refresh()
        self.scale.activated.connect(lambda _place: self._wear())
        self.scheme.activated.connect(lambda _place: self._wear())

    def refresh(self) -> None:
        """Show what is on."""
        self.scale.setCurrentIndex(self.scale.findData(round(text_scale() * 100 / _STEP) * _STEP))
        self.scheme.setCurrentIndex(self.scheme.findData(current_scheme().value))

    def _wear(self) -> None:
        self.context.dress(Scheme(self.scheme.currentData()), int(self.scale.currentData()))


class DeadlineSection(Section):
    """When a task or a duty counts as near, and for how long a contact with the unit stops the pressing."""

    key = "deadlines"
    title = "期限提醒"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        near, duty, quiet = NUMBERS[NEAR], NUMBERS[DUTY], NUMBERS[QUIET]
        self.near = WorkdaysField(near.least, near.most)
        self.duty = WorkdaysField(duty.least, duty.most, "按机制模板")
        self.add_field("台账事项到期前", self.near)
        self.quiet = WorkdaysField(quiet.least, quiet.most)
        self.add_field("职责到期前", self.duty)
        self.add_field("联系后不再催", self.quiet)
        self.add_note(
            "到期前这么多个工作日起，台账亮“◐ 临近”，今日页提醒职责。职责一项调到最小即按机制模板逐条提醒。"
            "打过电话、出过催办单或者单位有了反馈，其后这么多个工作日内不再列为“待催办”。"
        )
        self.refresh()
        self.near.valueChanged.connect(lambda days: self._save(NEAR, days))
        self.duty.valueChanged.connect(lambda days: self._save(DUTY, days or None))
        self.quiet.valueChanged.connect(lambda days: self._save(QUIET, days))

    def refresh(self) -> None:
        """Read the numbers in force."""
        desk = self.context.desk
        duty, quiet = settings.number_of(desk, DUTY), quiet_workdays(desk)
        for field, days in ((self.near, desk.near_workdays), (self.duty, duty), (self.quiet, quiet)):
            field.blockSignals(True)
            field.setValue(days or 0)
            field.blockSignals(False)

    def _save(self, key: str, days: int | None) -> None:
        desk = self.context.desk
        words = f"{NUMBERS[key].name}已改为 {days} 个工作日。" if days else "职责提醒恢复为按机制模板。"
        self.context.do(lambda: settings.put_number(desk, key, days), words)
        self.refresh()

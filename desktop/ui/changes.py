"""The one signal that tells every open page what an act changed."""

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes


class ChangeHub(QObject):
    """Carries what services changed to whoever shows it."""

    changed = Signal(Changes)

    def tell(self, changes: Changes) -> None:
        """Tell every listener; an act that changed nothing is not told."""
        if changes:
            self.changed.emit(changes)

"""Print every paper of a batch with one question for the printer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.services.papers import Made
from desktop.ui.context import Context
from desktop.ui.widgets.message import Message, Tone
from desktop.ui.widgets.printchoices import keep_choices, kept_choices

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_all(context: Context, made: Sequence[Made]) -> None:
    """Ask for a printer once and print each paper as a job of its own, as papers of its kind are printed."""
    from PySide6.QtPrintSupport import QPrinter

    from desktop.ui.widgets.printing import chosen_on, settle

    choices = kept_choices(context.settings, made[0].kind)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    settle(printer, choices)
    if not ask_printer(printer):
        return
    keep_choices(context.settings, made[0].kind, chosen_on(printer, choices))
    printed = 0
    for place, one in enumerate(made, 1):
        pages = _print(context, one, printer)
        if not pages:
            name = printer.printerName()
            words = (
                f"打印机“{name}”没有接受第 {place} 份“{one.title}”，其后的没有打印。请看它是否开机、有纸。"
            )
            context.say(Message(words, Tone.WARNING))
            return
        printed += pages
    context.say(Message(f"已送打印机 {len(made)} 份，共 {printed} 页。", Tone.DONE))


def ask_printer(printer: "QPrinter") -> bool:
    """Show the printer's own dialog; returns whether it was accepted."""
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QApplication, QDialog

    return QPrintDialog(printer, QApplication.activeWindow()).exec() == QDialog.DialogCode.Accepted


def _print(context: Context, one: Made, printer: "QPrinter") -> int:
    from PySide6.QtPdf import QPdfDocument

    from desktop.ui.widgets.printing import Offset, print_pages

    document = QPdfDocument()
    document.load(str(one.pdf))
    printer.setDocName(one.title)
    return print_pages(document, printer, Offset(down=kept_choices(context.settings, one.kind).offset))

"""Printing a whole batch with one question."""

import pytest

from desktop.services import papers, tasks
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft
from desktop.ui.pages import printall
from desktop.ui.widgets.printchoices import kept_choices


@pytest.fixture
def made(context, tmp_path):
    ids = [
        tasks.add_task(context.desk, TaskDraft("落实", lead=(unit,))).made[0]
        for unit in ("县财政局", "县司法局")
    ]
    return [papers.make(context.desk, "assignment", Subject(task_ids=(each,)), tmp_path) for each in ids]


def test_every_paper_is_a_job_of_its_own(context, made, said, tmp_path, monkeypatch):
    asked = []

    def answer(printer) -> bool:
        asked.append(printer)
        printer.setOutputFileName(str(tmp_path / "打印.pdf"))
        printer.setCopyCount(2)
        return True

    monkeypatch.setattr(printall, "ask_printer", answer)
    printall.print_all(context, made)
    assert len(asked) == 1
    assert said.last == "已送打印机 2 份，共 4 页。"
    assert asked[0].docName() == made[-1].title
    assert kept_choices(context.settings, "assignment").copies == 2


def test_leaving_the_printers_dialog_prints_nothing(context, made, said, monkeypatch):
    monkeypatch.setattr(printall, "ask_printer", lambda _printer: False)
    printall.print_all(context, made)
    assert said == []


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_named_with_the_paper(context, made, said, tmp_path, monkeypatch):
    def answer(printer) -> bool:
        printer.setOutputFileName(str(tmp_path / "没有" / "打印.pdf"))
        return True

    monkeypatch.setattr(printall, "ask_printer", answer)
    printall.print_all(context, made)
    assert "没有接受第 1 份" in said.last

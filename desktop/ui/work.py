"""Work in the background: a callable in a worker thread, its result in the thread of the window."""

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from desktop.domain.errors import Refused

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - a wish of the clerk, not an error
    """The clerk stopped the work."""


class Job(QObject):
    """One piece of work under way; the task gets it to report progress and to see a wish to stop."""

    progressed = Signal(int, int, str)  # done, total (0 when unknown), words
    ended = Signal()
    _done = Signal(QObject, object)
    _failed = Signal(QObject, object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the clerk asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the task to stop at its next report."""
        self._stop.set()

    def report(self, done: int, total: int = 0, words: str = "") -> None:
        """Say how far the task is, from the worker thread; raises Cancelled once the clerk asked to stop."""
        if self.cancelled:
            raise Cancelled
        self.progressed.emit(done, total, words)

    def _run(self, task: Callable[["Job"], object]) -> None:
        try:
            result = task(self)
        except Exception as error:
            self._failed.emit(self, error)
        else:
            self._done.emit(self, result)


class Work(QObject):
    """Runs jobs. `started` lets the bottom bar show each; `refused` carries a sentence for the message bar."""

    started = Signal(Job)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._jobs: dict[Job, Callable[[Any], None] | None] = {}

    @property
    def busy(self) -> bool:
        """Whether any job is under way."""
        return bool(self._jobs)

    def run(
        self,
        label: str,
        task: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        *,
        quiet: bool = False,
    ) -> Job:
        """Start `task` in a worker thread and give its result to `done` in this thread.

        `label` is the word the bottom bar shows (导入台账); `quiet` work is not shown. A Refused becomes the
        signal `refused`, a Cancelled nothing, any other error goes to sys.excepthook, as in this thread.
        """
        job = Job(label)
        self._jobs[job] = done
        job._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        job._failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        if not quiet:
            self.started.emit(job)
        self._pool.start(lambda: job._run(task))
        return job

    def later(self, task: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run a short reading quietly in the background, such as the ids of a table."""
        self.run("", lambda job: task(), done, quiet=True)

    def stop(self, wait_ms: int = 5000) -> bool:
        """Cancel everything and wait; returns False when something still runs after `wait_ms`."""
        for job in self._jobs:
            job.cancel()
        return self._pool.waitForDone(wait_ms)

    def _finish(self, job: Job, result: object) -> None:
        done = self._jobs.pop(job)
        job.ended.emit()
        if done is not None and not job.cancelled:
            done(result)

    def _fail(self, job: Job, error: Exception) -> None:
        self._jobs.pop(job)
        job.ended.emit()
        if isinstance(error, Refused):
            self.refused.emit(error.sentence)
        elif not isinstance(error, Cancelled):
            sys.excepthook(type(error), error, error.__traceback__)

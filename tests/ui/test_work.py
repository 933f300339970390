import sys
import threading

import pytest

from desktop.domain.errors import Refused
from desktop.ui.work import Cancelled, Job, Work


@pytest.fixture
def work(qapp):
    made = Work()
    yield made
    assert made.stop()


def test_the_result_comes_in_the_thread_of_the_window(work, qtbot):
    seen = []

    def task(job: Job) -> str:
        return threading.current_thread().name

    work.run("导入", task, lambda name: seen.append((name, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.main_thread().name
    assert seen[0][1] is threading.main_thread()
    assert not work.busy


def test_progress_is_told_and_the_job_is_announced(work, qtbot):
    started, told = [], []
    work.started.connect(started.append)
    gate = threading.Event()

    def task(job: Job) -> None:
        gate.wait(5)
        for number in range(3):
            job.report(number, 3, "份")

    job = work.run("批量出文书", task)
    job.progressed.connect(lambda *far: told.append(far))
    gate.set()
    with qtbot.waitSignal(job.ended):
        pass
    assert started == [job]
    assert told == [(0, 3, "份"), (1, 3, "份"), (2, 3, "份")]


def test_cancel_stops_at_the_next_report(work, qtbot):
    done, reached = [], threading.Event()

    def task(job: Job) -> str:
        while True:
            job.report(1)
            reached.set()

    job = work.run("导入", task, done.append)
    assert reached.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert done == []
    assert job.cancelled


def test_a_result_that_comes_after_cancel_is_dropped(work, qtbot):
    done, gate = [], threading.Event()
    job = work.run("导入", lambda job: gate.wait(5), done.append)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert done == []


def test_a_refusal_becomes_a_sentence(work, qtbot):
    def task(job: Job) -> None:
        raise Refused("第 3 行没有期限。")

    with qtbot.waitSignal(work.refused) as heard:
        work.run("导入", task)
    assert heard.args == ["第 3 行没有期限。"]


def test_a_bug_goes_to_the_hook_with_its_place(work, qtbot, monkeypatch):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: caught.append(error))

    def task(job: Job) -> None:
        raise KeyError("x")

    work.run("导入", task)
    qtbot.waitUntil(lambda: bool(caught))
    kind, error, trace = caught[0]
    assert kind is KeyError
    assert trace is error.__traceback__
    assert trace.tb_next.tb_frame.f_code.co_name == "task"


def test_many_jobs_each_give_their_own_result(work, qtbot):
    results = []
    for number in range(200):
        work.run("", lambda job, number=number: number * 2, results.append, quiet=True)
    qtbot.waitUntil(lambda: len(results) == 200, timeout=20_000)
    assert sorted(results) == [number * 2 for number in range(200)]


def test_quiet_work_is_not_announced(work, qtbot):
    started, ids = [], []
    work.started.connect(started.append)
    work.later(lambda: ["a", "b"], ids.extend)
    qtbot.waitUntil(lambda: ids == ["a", "b"])
    assert started == []


def test_stop_ends_what_runs(qapp, qtbot):
    work, reached = Work(), threading.Event()

    def task(job: Job) -> None:
        while True:
            job.report(0)
            reached.set()

    work.run("导入", task)
    assert reached.wait(5)
    assert work.stop()


def test_report_after_cancel_raises(qapp):
    job = Job("导入")
    job.report(1, 2)
    job.cancel()
    with pytest.raises(Cancelled):
        job.report(2, 2)

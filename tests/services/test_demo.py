"""The whole story on the example: one step for each act, undone to nothing, redone to the same, never half there."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.services import history, ledger
from desktop.services.demo import Told, run_demo
from desktop.services.desk import Desk
from desktop.store.store import DATABASE, Store

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    folder = tmp_path_factory.mktemp("story")
    return folder, run_demo(folder, say=lambda _line: None, today=DAY)


def test_the_notice_gives_32_seats_and_the_minutes_their_tasks(story: tuple[Path, Told]) -> None:
    _folder, told = story
    assert told.seats == 32
    assert told.decisions == 19
    assert told.tasks == 18


def test_every_paper_lies_there_as_docx_and_pdf(story: tuple[Path, Told]) -> None:
    _folder, told = story
    kinds = {path.suffix for path in told.papers}
    assert kinds == {".docx", ".pdf"}
    for path in told.papers:
        assert path.read_bytes()[:2] == (b"PK" if path.suffix == ".docx" else b"%P")


def test_the_city_sees_the_countys_tasks_as_the_county_wrote_them(story: tuple[Path, Told]) -> None:
    folder, told = story
    county, city = Desk.open(folder / "county"), Desk.open(folder / "city")
    ours = ledger.lines(county, ledger.ids(county, ledger.LedgerFilter()))
    theirs = ledger.lines(city, ledger.ids(city, ledger.LedgerFilter(not_owner_id=city.office.id)))
    assert told.shared == len(theirs) == len(ours)
    seen = {
        line.row.number: (line.row.matter, line.row.lead, line.row.due_on, line.row.status) for line in theirs
    }
    assert seen == {
        line.row.number: (line.row.matter, line.row.lead, line.row.due_on, line.row.status) for line in ours
    }
    county.close()
    city.close()


def test_a_second_run_in_the_same_folder_is_refused(story: tuple[Path, Told]) -> None:
    with pytest.raises(Refused, match="已经有示例数据"):
        run_demo(story[0], say=lambda _line: None, today=DAY)


@pytest.mark.parametrize("office", ["county", "city"])
def test_undoing_every_step_empties_the_office_and_redoing_brings_it_back(
    story: tuple[Path, Told], office: str, tmp_path: Path
) -> None:
    empty = Store.create(tmp_path / "empty")
    desk = Desk.open(story[0] / office)
    full, acts = (
        desk.store.content_hash(),
        [step for step in history.recent(desk, 10_000) if step.kind == "act"],
    )
    for step in acts:
        assert history.undo(desk).label == f"撤销“{step.label}”"
    assert desk.store.content_hash() == empty.content_hash()
    with pytest.raises(Refused, match="没有可以撤销"):
        history.undo(desk)
    for _step in acts:
        history.redo(desk)
    assert desk.store.content_hash() == full
    assert desk.store.faults() == ()
    empty.close()
    desk.close()


def test_every_act_of_the_story_leaves_exactly_one_step(story: tuple[Path, Told]) -> None:
    desk = Desk.open(story[0] / "county")
    labels = [step.label for step in reversed(history.recent(desk, 10_000)) if step.kind == "act"]
    desk.close()
    assert labels == [
        "建立办公室", "导入名册", "设置联系人及电话", *["登记联络员"] * 27,
        "确认立项", *["登记进展", "办结", "销号"] * 2, "办结",
        "筹备会议", "出会议通知", "确认立项", "出会议纪要", "确认立项",
        "落实责任人", "登记进展", "登记进展", "延期", "办结", "销号", "筹备会议",
        "出成员单位名册", "出工作台账", "出交办单", "出交办单", "认可名片", "导出数据包", "登记回执",
    ]  # fmt: skip


def test_killed_at_random_moments_no_act_is_half_there(tmp_path: Path) -> None:
    """SIGKILL while the story runs; what was committed opens, checks clean, and is a whole number of acts."""
    seed = int(os.environ.get("FUYUAN_KILL_SEED", "20261121"))
    rounds = int(os.environ.get("FUYUAN_KILL_ROUNDS", "4"))
    chance = random.Random(seed)
    for turn in range(rounds):
        folder = tmp_path / f"kill{turn}"
        _kill_after(folder, chance.uniform(0.3, 6.0))
        for office in ("county", "city"):
            if (folder / office / DATABASE).exists():
                _whole(folder / office)


def _kill_after(folder: Path, seconds: float) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import date; from desktop.services.demo import run_demo;"
        "run_demo(Path(sys.argv[1]), today=date(2026, 11, 20))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _whole(home: Path) -> None:
    desk = Desk.open(home)
    assert desk.store.faults() == ()
    before = desk.store.content_hash()
    if history.labels(desk)[0]:
        history.undo(desk)
        history.redo(desk)
    assert desk.store.content_hash() == before
    desk.close()

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.exchange import media
from desktop.exchange.layout import Limits
from desktop.exchange.media import bundle_name, find_bundles, read_file, write_to_stick
from desktop.exchange.opening import open_bundle
from desktop.exchange.packing import seal
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.values import StreamPosition

from .samples import COUNTY, Office, a_payload

DATA = os.urandom(2_500_000)
NAME = "云岭县_青州湖市_2026Q3_第2次.fyb"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def refusal(act: Callable[[], object]) -> ExchangeRefused:
    with pytest.raises(ExchangeRefused) as caught:
        act()
    assert caught.value.sentence.endswith("。")
    return caught.value


def test_the_name_is_readable_and_safe() -> None:
    assert bundle_name("云岭县", "青州湖市", "2026Q3", 2) == NAME
    assert bundle_name(' 云/岭:县\n"', "..", "2026_Q3", 1) == "云岭县_2026Q3_第1次.fyb"
    assert len(bundle_name("县" * 500, "市" * 500, "", 1).encode()) < 255


def test_the_copy_is_whole_proven_and_leaves_nothing_beside(stick: Path) -> None:
    written = write_to_stick(DATA, stick, NAME)
    assert written.path.read_bytes() == DATA
    assert written.size == len(DATA)
    assert "可以安全拔出" in written.sentence
    assert [path.name for path in stick.iterdir()] == [NAME]


def test_a_local_file_is_copied_too_and_twice_is_once(stick: Path, tmp_path: Path) -> None:
    local = tmp_path / "local"
    local.write_bytes(DATA)
    assert write_to_stick(local, stick, NAME) == write_to_stick(DATA, stick, NAME)


def test_other_content_of_the_same_name_is_not_overwritten(stick: Path) -> None:
    (stick / NAME).write_bytes(b"other")
    assert "没有覆盖" in refusal(lambda: write_to_stick(DATA, stick, NAME)).sentence
    assert (stick / NAME).read_bytes() == b"other"


def test_a_part_of_an_earlier_try_is_replaced(stick: Path) -> None:
    (stick / (NAME + ".part")).write_bytes(b"half")
    write_to_stick(DATA, stick, NAME)
    assert [path.name for path in stick.iterdir()] == [NAME]


def test_a_missing_medium_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert refusal(lambda: write_to_stick(DATA, gone, NAME)).cause is Cause.MEDIUM
    assert refusal(lambda: find_bundles(gone)).cause is Cause.MEDIUM
    assert refusal(lambda: read_file(gone)).cause is Cause.MEDIUM
    assert refusal(lambda: write_to_stick(gone, tmp_path, NAME)).cause is Cause.MEDIUM


def test_a_full_medium_is_known_before_writing(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(stick)._replace(free=len(DATA))
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    assert "腾出空间" in refusal(lambda: write_to_stick(DATA, stick, NAME)).sentence
    assert not list(stick.iterdir())


def test_a_medium_that_takes_no_more_leaves_no_rest(stick: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, hard))
    try:
        refused = refusal(lambda: write_to_stick(DATA, stick, NAME))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "写满" in refused.sentence
    assert not list(stick.iterdir())


@pytest.mark.parametrize(
    ("number", "word"), [(errno.EROFS, "只读"), (errno.EIO, "重新插好"), (errno.ENODEV, "重新插好")]
)
def test_a_failing_medium_is_explained(
    stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    def failing(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    assert word in refusal(lambda: write_to_stick(DATA, stick, NAME)).sentence
    assert not list(stick.iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks /proc what a descriptor is")
def test_a_driver_that_cannot_sync_folders_is_no_failure(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = os.fsync

    def picky(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            raise OSError(errno.EINVAL, "no")
        honest(descriptor)

    monkeypatch.setattr(os, "fsync", picky)
    assert write_to_stick(DATA, stick, NAME).size == len(DATA)


def test_a_medium_that_returns_other_bytes_is_found_out(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = media._settle

    def rotting(target: Path) -> None:
        honest(target)
        with target.open("rb+") as file:
            file.seek(1_000_000)
            file.write(bytes(8))

    monkeypatch.setattr(media, "_settle", rotting)
    assert "读回核对不符" in refusal(lambda: write_to_stick(DATA, stick, NAME)).sentence


def test_bundles_are_found_by_content_never_by_name(stick: Path, county: Office, city: Office) -> None:
    data = seal(a_payload(), county.keys, county.card, city.card, StreamPosition(1)).data
    (stick / "照片.jpg").write_bytes(data)
    (stick / "x.fyb.part").write_bytes(data)
    (stick / "y.fyb").write_bytes(data[:-1])
    (stick / "fake.fyb").write_bytes(b"PK\x03\x04")
    (stick / "empty.fyb").write_bytes(b"")
    (stick / "folder.fyb").mkdir()
    (stick / "link.fyb").symlink_to(stick / "照片.jpg")
    found = [(item.path.name, item.whole) for item in find_bundles(stick)]
    assert found == [("x.fyb.part", True), ("y.fyb", False), ("照片.jpg", True)]
    part = read_file(stick / "x.fyb.part")
    assert open_bundle(part, city.keys, city.card, {COUNTY: county.card}) == a_payload()


def test_a_file_beyond_the_cap_is_not_read(stick: Path) -> None:
    (stick / "big").write_bytes(bytes(2000))
    assert refusal(lambda: read_file(stick / "big", Limits(file=1000))).cause is Cause.TOO_BIG
    assert len(read_file(stick / "big")) == 2000


KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.exchange import media

steps = int(sys.argv[3])

def step():
    global steps
    if steps == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    steps -= 1

def stepping(act):
    def before_and_after(*values):
        step()
        result = act(*values)
        step()
        return result
    return before_and_after

def slowly(source):
    for block in blocks(source):
        step()
        yield block

blocks, media._blocks = media._blocks, slowly
os.fsync, Path.replace = stepping(os.fsync), stepping(Path.replace)
media.write_to_stick(Path(sys.argv[1]), Path(sys.argv[2]), "a.fyb")
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_killed_at_any_step_the_stick_holds_nothing_a_part_or_the_whole(stick: Path, tmp_path: Path) -> None:
    local = tmp_path / "local"
    local.write_bytes(DATA[:1_500_000])
    seen = set()
    for steps in range(100):
        shutil.rmtree(stick)
        stick.mkdir()
        child = subprocess.run(
            [sys.executable, "-c", KILLED, str(local), str(stick), str(steps)],
            capture_output=True,
            check=False,
        )
        names = {path.name for path in stick.iterdir()}
        assert names in (set(), {"a.fyb.part"}, {"a.fyb"})
        if names == {"a.fyb"}:
            assert (stick / "a.fyb").read_bytes() == local.read_bytes()
        seen.add(tuple(names))
        if child.returncode == 0:
            break
        assert child.returncode == -signal.SIGKILL, child.stderr
        assert write_to_stick(local, stick, "a.fyb").path.read_bytes() == local.read_bytes()
    assert seen == {(), ("a.fyb.part",), ("a.fyb",)}
    assert child.returncode == 0

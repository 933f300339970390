import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ["installer/start", "installer/test", "installer/lock", "installer/common.sh", ".ci/run"]
LOCKS = ["requirements.lock", "installer/run.lock"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {normal(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


def declared(group: str | None) -> set[str]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = table["dependency-groups"][group] if group else table["project"]["dependencies"]
    return {normal(re.match(r"[\w.-]+", line)[0]) for line in wanted if isinstance(line, str)}  # type: ignore[index]


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_is_valid_bash(script: str) -> None:
    checked = subprocess.run(["bash", "-n", ROOT / script], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("script", SCRIPTS)
def test_shellcheck_finds_nothing(script: str) -> None:
    tool = shutil.which("shellcheck")
    if tool is None:
        pytest.skip("shellcheck is not installed")
    command = [tool, "--external-sources", f"--source-path={ROOT / 'installer'}", ROOT / script]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.stdout == ""


@pytest.mark.parametrize("script", [script for script in SCRIPTS if not script.endswith(".sh")])
def test_each_command_stops_at_the_first_fault_and_may_be_run(script: str) -> None:
    assert "set -euo pipefail" in (ROOT / script).read_text(encoding="utf-8")
    assert os.access(ROOT / script, os.X_OK)


@pytest.mark.parametrize("name", [*SCRIPTS, *LOCKS, "installer/constraints.txt", "installer/editable.in"])
def test_nothing_names_a_machine_or_a_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"/(home|root|work|tmp)/|https?://|--(extra-)?index-url|--find-links", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_both_locks_hold_what_the_program_declares(lock: str) -> None:
    assert declared(None) | {"hatchling", "editables"} <= set(pins(lock))


def test_the_full_lock_holds_the_tools_and_the_run_lock_none_of_the_checkers() -> None:
    assert declared("dev") <= set(pins("requirements.lock"))
    assert not {"pytest", "mypy", "ruff", "coverage"} & set(pins("installer/run.lock"))


def test_the_run_lock_is_a_part_of_the_full_lock() -> None:
    assert pins("installer/run.lock").items() <= pins("requirements.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_floor_of_coverage_is_a_number() -> None:
    assert 0 < float((ROOT / ".ci/coverage-floor").read_text(encoding="utf-8")) <= 100


@pytest.fixture
def common(tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Runs a line of bash with the shared functions of a copied tree, on a PATH that the test may extend."""
    (tmp_path / "installer").mkdir()
    for name in ("installer/common.sh", "pyproject.toml", "installer/run.lock"):
        shutil.copy(ROOT / name, tmp_path / name)

    def run(line: str) -> "subprocess.CompletedProcess[str]":
        script = f"set -euo pipefail; source installer/common.sh; {line}"
        return subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    return run


def test_only_missing_libraries_are_named(common: Callable[..., "subprocess.CompletedProcess[str]"]) -> None:
    done = common("missing_libraries libc.so.6=libc6 libno-such-thing.so.7=libno7")
    assert done.stdout == "libno-such-thing.so.7=libno7\n"


def test_without_root_the_packages_and_the_command_are_told(
    common: Callable[..., "subprocess.CompletedProcess[str]"],
) -> None:
    done = common("id() { echo 1000; }; ensure_libraries libc.so.6=libc6 libno-such-thing.so.7=libno7")
    assert done.returncode == 1
    assert "Qt 缺少系统库：libno-such-thing.so.7" in done.stderr
    assert "sudo apt-get install -y libno7" in done.stderr


def test_the_environment_is_left_alone_while_its_stamp_holds(
    common: Callable[..., "subprocess.CompletedProcess[str]"], tmp_path: Path
) -> None:
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to("/bin/true")
    ready = "environment_stamp installer/run.lock > .venv/run.lock.stamp"
    quiet = "create_venv() { echo made; exit 3; }; ensure_environment installer/run.lock"
    assert common(f"{ready}; {quiet}").returncode == 0
    with (tmp_path / "installer/run.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    again = common(quiet)
    assert (again.returncode, again.stdout) == (3, "made\n")

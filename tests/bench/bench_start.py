"""How long the window takes to its first paint, and the start path to import, beside a bare Qt window.

Run with `python tests/bench/bench_start.py [HOME]`; HOME is an office's data folder (default: a fresh example).
Each figure is the median of five processes of their own; the ratio is against the bare window of the same run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 5
_CLOCK = "import os, time; began = float(os.environ['BENCH_BEGAN']);"
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1366, 768)
"""
_OURS = """
import sys
from pathlib import Path
from desktop.app.qt import create_application
app = create_application(['fuyuan'])
from desktop.app.assembly import Assembly
assembly = Assembly(app, Path(sys.argv[1])); assembly.show(); window = assembly.window
"""
_PAINT = """
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time() - began, flush=True); os._exit(0)
        return False
watch = Watch(); (window.centralWidget() or window).installEventFilter(watch); window.show(); app.exec()
"""
_IMPORTS = """
import desktop.app.main, desktop.app.qt, desktop.app.assembly, desktop.ui.pages.today.page
print(time.time() - began, flush=True)
"""
_NOTHING = "print(time.time() - began, flush=True)"


def seconds(code: str, *arguments: str) -> float:
    """Return the median time in seconds from before the process began to what the code prints."""
    _once(code, arguments)  # the first start compiles and fills the disk cache
    return statistics.median(_once(code, arguments) for _ in range(RUNS))


def _once(code: str, arguments: tuple[str, ...]) -> float:
    import time

    environment = {**os.environ, "BENCH_BEGAN": repr(time.time())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program runs from compiled files
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", _CLOCK + code, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    return float(done.stdout.split()[-1])


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else _example(Path(folder))
        python = seconds(_NOTHING)
        imports = seconds(_IMPORTS)
        bare = seconds(_BARE + _PAINT)
        ours = seconds(_OURS + _PAINT, str(home))
    print(f"interpreter alone          {python * 1000:7.0f} ms")
    print(f"imports of the start path  {(imports - python) * 1000:7.0f} ms")
    print(f"bare Qt window, painted    {bare * 1000:7.0f} ms")
    print(f"our window, painted        {ours * 1000:7.0f} ms   {ours / bare:.2f} x the bare window")


def _example(folder: Path) -> Path:
    from desktop.services.demo import run_demo

    run_demo(folder / "example", say=lambda _line: None)
    return folder / "example" / "county"


if __name__ == "__main__":
    main()

"""The rules of the house, one sentence each; the layers themselves are import-linter's."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from desks import Clock, county

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
LATE = ("docx", "reportlab", "openpyxl", "pypinyin", "alembic", "cryptography", "jinja2", "lunar_python")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def _imports(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""


def _importers(word: str, *allowed: str) -> list[str]:
    """Return where `word` is imported outside the allowed folders of desktop/."""
    found = []
    for path, tree in TREES.items():
        if path.relative_to(ROOT / "desktop").parts[0] not in allowed:
            found += [_place(path, node) for node, name in _imports(tree) if name.split(".")[0] == word]
    return found


def _functions() -> Iterator[tuple[Path, Function]]:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield path, node


def _public(path: Path) -> Iterator[Function]:
    """Return functions and methods that another module may call: no underscore in their name or in that of their class."""

    def walk(body: list[ast.stmt]) -> Iterator[Function]:
        for node in body:
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield node
            elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield from walk(node.body)

    yield from walk(TREES[path].body)


def test_only_ui_and_app_know_qt() -> None:
    assert _importers("PySide6", "ui", "app") == []


def test_only_the_store_knows_sqlalchemy_and_alembic() -> None:
    assert _importers("sqlalchemy", "store") == []
    assert _importers("alembic", "store") == []


def test_the_domain_touches_no_file_and_no_clock() -> None:
    known = {"os", "pathlib", "io", "sqlite3", "tempfile", "shutil", "subprocess", "socket"}
    found = [
        _place(path, node)
        for path, tree in TREES.items()
        if path.is_relative_to(ROOT / "desktop" / "domain")
        for node, name in _imports(tree)
        if name.split(".")[0] in known
    ]
    clocks = [
        _place(path, node)
        for path, tree in TREES.items()
        if path.is_relative_to(ROOT / "desktop" / "domain")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow") and _is_clock(node)
    ]
    assert found + clocks == []


def _is_clock(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime", "dt")


def test_the_window_never_asks_the_store() -> None:
    found = [
        _place(path, node)
        for path, tree in TREES.items()
        if path.relative_to(ROOT / "desktop").parts[0] in ("ui", "cli")
        for node, name in _imports(tree)
        if name.startswith("desktop.store")
    ]
    assert found == []


def test_services_write_no_sql() -> None:
    words = ("SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "PRAGMA ")
    found = [
        _place(path, node)
        for path, tree in TREES.items()
        if path.relative_to(ROOT / "desktop").parts[0] not in ("store",)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(words)
    ]
    assert found == []


def test_pages_do_not_know_each_other() -> None:
    """A page asks the window to open another, and names the views over it by words."""
    pages = {"today", "meetings", "ledger", "units", "papers", "exchange", "search", "settings"}
    folder = ROOT / "desktop" / "ui" / "pages"
    found = []
    for path, tree in TREES.items():
        if not path.is_relative_to(folder):
            continue
        own = path.relative_to(folder).parts[0].removesuffix(".py")
        for node, name in _imports(tree):
            other = name.removeprefix("desktop.ui.pages.").split(".")[0]
            if name.startswith("desktop.ui.pages.") and own in pages and other in pages - {own}:
                found.append(_place(path, node))
    assert found == []


def test_nothing_is_kept_in_a_global_that_changes() -> None:
    found = [
        _place(path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
    ]
    assert found == []


def test_nothing_is_swallowed_whole() -> None:
    """A bare except, or `except Exception: pass`, hides our own bugs."""
    found = [
        _place(path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (ast.unparse(node.type) == "Exception" and isinstance(node.body[0], ast.Pass))
        )
    ]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    assert [str(path) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)] == []


def test_every_public_function_has_a_docstring_and_full_hints() -> None:
    lacking = []
    for path in SOURCES:
        for node in _public(path):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            bare = [
                each.arg for each in arguments if each.annotation is None and each.arg not in ("self", "cls")
            ]
            if bare or node.returns is None or not (ast.get_docstring(node) or _inherits_words(node)):
                lacking.append(f"{_place(path, node)} {node.name}")
    assert lacking == []


def _inherits_words(node: Function) -> bool:
    return any(ast.unparse(each).endswith(("overload", "setter")) for each in node.decorator_list)


def test_no_file_is_long_and_most_are_short() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert [f"{path.relative_to(ROOT)}: {count}" for path, count in lines.items() if count > 400] == []
    assert median(lines.values()) < 150


def test_no_function_is_long_and_most_are_short() -> None:
    lengths = {
        f"{_place(path, node)} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, node in _functions()
    }
    assert [place for place, length in lengths.items() if length > 60] == []
    counted = sorted(lengths.values())
    assert counted[int(len(counted) * 0.95)] < 40
    assert median(counted) <= 9


def test_every_source_has_no_word_of_what_is_left_to_do() -> None:
    words = ("TODO", "FIXME", "XXX", "NotImplementedError()")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in SOURCES
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []


_START = """
import sys
from pathlib import Path
from desktop.app.qt import create_application
from desktop.app.assembly import Assembly
app = create_application(["fuyuan"])
assembly = Assembly(app, Path(sys.argv[1]))
assert assembly.show()
app.processEvents()
print(" ".join(sorted({name.split(".")[0] for name in sys.modules})))
assembly.end()
"""


@pytest.fixture(scope="module")
def at_start(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The top modules that are loaded when the window of an existing office stands there."""
    folder = tmp_path_factory.mktemp("start")
    county(folder / "county", Clock()).close()
    told = subprocess.run(
        [sys.executable, "-c", _START, str(folder / "county")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return set(told.stdout.split())


@pytest.mark.parametrize("name", LATE)
def test_the_window_opens_without(at_start: set[str], name: str) -> None:
    assert "PySide6" in at_start
    assert name not in at_start

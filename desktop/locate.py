"""Where the shipped files lie."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder `resources` or `migrations`: inside the package when installed, beside it in a checkout."""
    inside = _HERE / f"_{name}"
    return inside if inside.is_dir() else _HERE.parent / name

"""The shipped profiles and the one in force."""

from functools import lru_cache

from desktop.domain.errors import Refused
from desktop.domain.profile import Profile, parse_profile
from desktop.locate import shipped


def shipped_profiles() -> dict[str, str]:
    """Return id → title of every profile that the product ships."""
    folder = shipped("resources") / "profiles"
    shipped_ones = (path.stem for path in folder.glob("*.toml"))
    return {
        key: load(profile_text(key)).title
        for key in sorted(shipped_ones, key=lambda key: (key != FIRST, key))
    }


def profile_text(key: str) -> str:
    """Return the TOML text of a shipped profile; refused when there is none of that name."""
    folder = shipped("resources") / "profiles"
    path = folder / f"{key}.toml"
    if not key.isidentifier() or not path.is_file():
        known = "、".join(sorted(each.stem for each in folder.glob("*.toml")))
        raise Refused(f"没有名为“{key}”的机制模板。可选：{known}。")
    return path.read_text(encoding="utf-8")


FIRST = "puyang"  # most offices are like it: offered first


@lru_cache(maxsize=8)
def load(text: str) -> Profile:
    """Return the profile that the TOML text describes (parsed once per text)."""
    return parse_profile(text)

"""The five typefaces of an official document (GB/T 9704-2012) and where each may be found."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A typeface by its part in the document: 仿宋 text, 楷体, 黑体, 宋体, 小标宋 of mark and title."""

    FANGSONG = "仿宋"
    KAITI = "楷体"
    HEITI = "黑体"
    SONGTI = "宋体"
    TITLE = "小标宋"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Families that count as the typeface itself, best first, and the shipped substitutes in order."""

    families: tuple[str, ...]
    shipped: tuple[str, ...]


_FANG = "FandolFangFuyuan-Regular.ttf"
_KAI = "FuyuanKai-Regular.ttf"
_KAI_LIGHT = "FuyuanKaiLight-Regular.ttf"  # rare name characters as light as 仿宋
_HEI = "NotoSansSC-Regular.ttf"
_SONG = "NotoSerifSC-Regular.ttf"
_SONG_SEMIBOLD = "NotoSerifSC-SemiBold.ttf"

# All files of a row but the first only lend single characters that the first lacks.
WANTED: dict[Role, Wanted] = {
    Role.FANGSONG: Wanted(
        (
            "仿宋_GB2312",
            "FangSong_GB2312",
            "仿宋",
            "FangSong",
            "方正仿宋_GBK",
            "FZFangSong-Z02",
            "华文仿宋",
            "STFangsong",
        ),
        (_FANG, _KAI_LIGHT, _KAI, _SONG),
    ),
    Role.KAITI: Wanted(
        ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03", "华文楷体", "STKaiti"),
        (_KAI, _SONG),
    ),
    Role.HEITI: Wanted(
        ("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "华文黑体", "STHeiti"),
        (_HEI, _SONG, _KAI),
    ),
    Role.SONGTI: Wanted(
        ("宋体", "SimSun", "方正书宋_GBK", "FZShuSong-Z01", "华文宋体", "STSong"),
        (_SONG, _KAI),
    ),
    Role.TITLE: Wanted(
        ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S"),
        (_SONG_SEMIBOLD, _SONG, _KAI),
    ),
}

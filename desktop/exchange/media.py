"""Writing to the stick and reading from it: whole and verified, or a clear word that it is not.

Order: free space, copy as `.part`, fsync, rename, fsync again, reopen, read back, compare. Pulled at any moment, the
stick holds nothing, a `.part`, or the whole file; the importer goes by content, so a complete `.part` is good too.
"""

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.exchange.layout import END, MAGIC, Limits, has_end, is_bundle
from desktop.exchange.refusals import Cause, ExchangeRefused

SUFFIX = ".fyb"
PART = ".part"
_BLOCK = 1024 * 1024
_SPARE = 256 * 1024
_NAME_BYTES = 200
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s\x00-\x1f_]+')
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}  # some drivers of foreign file systems cannot
_LOCKED = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, read back and found equal."""

    path: Path
    size: int
    sha256: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Found:
    """A bundle found by its content; `whole` tells whether its end is there."""

    path: Path
    size: int
    whole: bool


def bundle_name(sender: str, recipient: str, period: str, number: int) -> str:
    """Return the readable file name of a bundle, such as 甲县_乙市_2026Q3_第2次.fyb, safe on every file system."""
    parts = (_clean(sender), _clean(recipient), _clean(period), f"第{number}次")
    return "_".join(part for part in parts if part) + SUFFIX


def write_to_stick(source: bytes | Path, folder: Path, name: str) -> Written:
    """Copy bytes or a local file into `folder` under `name` and prove the copy by reading it back.

    The same content under the same name is accepted as written; other content is never overwritten. Raises
    ExchangeRefused with one sentence when the medium is missing, full, read-only, failing or pulled.
    """
    target = folder / name
    try:
        size, digest = _measured(source)
        if not folder.is_dir():
            raise _no_medium(folder)
        if target.exists():
            _check_same(target, digest)
        else:
            _check_space(folder, size)
            _copy(source, target)
        _settle(target)
        if _digest_of_file(target) != digest:
            raise ExchangeRefused(
                Cause.MEDIUM, f"写到{target}的文件读回核对不符，本机资料未变；请换一只盘重新导出。"
            )
    except OSError as fault:
        raise _explained(fault, folder) from fault
    return Written(target, size, digest, f"已写入“{name}”并读回核对无误，可以安全拔出。")


def read_file(path: Path, limits: Limits | None = None) -> bytes:
    """Return the whole content of a file on a stick or disc, whatever its name.

    Raises ExchangeRefused when it is missing, larger than a bundle may be, or cannot be read to its end.
    """
    most = (limits or Limits()).file
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > most:
                raise ExchangeRefused(
                    Cause.TOO_BIG, f"文件“{path.name}”超过数据包允许的大小，没有读取；请核对是否选错文件。"
                )
            return file.read(most)
    except OSError as fault:
        raise ExchangeRefused(
            Cause.MEDIUM, f"读不出文件“{path.name}”，没有导入任何内容；请确认介质已插好、没有损坏后重试。"
        ) from fault


def find_bundles(folder: Path) -> list[Found]:
    """Return the bundles lying in a folder, by content and never by name, sorted by name.

    Raises ExchangeRefused when the folder cannot be read.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except OSError as fault:
        raise _no_medium(folder) from fault
    return list(_bundles_among(paths))


def _bundles_among(paths: list[Path]) -> Iterator[Found]:
    for path in paths:
        with suppress(OSError), path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if is_bundle(file.read(len(MAGIC))):
                file.seek(max(0, size - len(END)))
                yield Found(path, size, has_end(file.read(len(END))))


def _clean(text: str) -> str:
    cleaned = _FORBIDDEN.sub("", text).strip(".")
    while len(cleaned.encode("utf-8")) > _NAME_BYTES // 3:
        cleaned = cleaned[:-1]
    return cleaned


def _blocks(source: bytes | Path) -> Iterator[bytes]:
    if isinstance(source, bytes):
        for start in range(0, len(source), _BLOCK):
            yield source[start : start + _BLOCK]
        return
    with source.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _measured(source: bytes | Path) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    for block in _blocks(source):
        size += len(block)
        digest.update(block)
    return size, digest.hexdigest()


def _check_space(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        raise ExchangeRefused(
            Cause.MEDIUM,
            f"盘上剩余{_megabytes(free)}，需要{_megabytes(size + _SPARE)}，没有写入；请腾出空间或换一只盘。",
        )


def _check_same(target: Path, digest: str) -> None:
    if _digest_of_file(target) != digest:
        raise ExchangeRefused(
            Cause.MEDIUM,
            f"盘上已有同名但内容不同的文件“{target.name}”，没有覆盖；请先移走它，或换一个文件夹。",
        )


def _copy(source: bytes | Path, target: Path) -> None:
    part = target.with_name(target.name + PART)
    try:
        with part.open("wb") as file:
            for block in _blocks(source):
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def _settle(target: Path) -> None:
    """Force the file and its name onto the medium, and forget the cached copy so that reading back is real."""
    with target.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if os.name == "posix":
        _settle_folder(target.parent)


def _settle_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    except OSError as fault:
        if fault.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(folder)


def _digest_of_file(path: Path) -> str:
    return _measured(path)[1]


def _megabytes(size: int) -> str:
    return f"{size / (1024 * 1024):.1f} MB"


def _no_medium(folder: Path) -> ExchangeRefused:
    return ExchangeRefused(
        Cause.MEDIUM, f"找不到文件夹“{folder}”，没有读写任何内容；请确认介质已插好后重试。"
    )


def _explained(fault: OSError, folder: Path) -> ExchangeRefused:
    if fault.errno in _FULL:
        reason = "盘已写满或文件过大，没有写成；请腾出空间或换一只盘"
    elif fault.errno in _LOCKED:
        reason = "介质是只读的或不允许写入，没有写成；请打开写保护开关或换一只盘"
    else:
        reason = f"写入中断（{fault.strerror or '介质可能已被拔出'}），没有写成；请重新插好后再导出一次"
    return ExchangeRefused(Cause.MEDIUM, f"写到“{folder}”时{reason}，本机资料未变。")

"""Opens zip archives member by member, in memory only, and refuses the ones built to do harm.

Nothing is ever written under a name that an archive gives.
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Final

from musnad.ingest.article import Article, Notice, Options, Rejected, size
from musnad.ingest.split import Read

Item = Article | Rejected | Notice
ReadMember = Callable[[Read, str, str], Iterator[Item]]

_ENCRYPTED: Final = 0x1
_LOCAL_HEADER: Final = 30
# What Python's zip reader is known to raise on damaged or hostile archives.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class _TooLargeError(Exception):
    """A member unpacks to more than it declares or than the limit allows."""


class _Measured:
    """A member being unpacked, stopped as soon as it passes the limit, whatever it declared."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self.stream = stream
        self.limit = limit
        self.count = 0

    def read(self, count: int) -> bytes:
        data = self.stream.read(count)
        self.count += len(data)
        if self.count > self.limit:
            raise _TooLargeError
        return data


def members(stream: IO[bytes], *, where: str, options: Options, read_member: ReadMember) -> Iterator[Item]:
    """The articles in every member of an archive, in the archive's order.

    `read_member(read, where, name)` makes the articles of one member. A damaged member is
    rejected and the next one read. Memory does not grow with the members.
    """
    try:
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
    except _DAMAGE as error:
        yield Rejected(where=where, message=f"not a whole zip archive ({_reason(error)}). Fetch it again")
        return
    with archive:
        if _overlap(entries):
            yield Rejected(
                where=where,
                message="its members overlap, as in a zip bomb; none was read. Pack it anew",
            )
            return
        found = hidden = 0
        for entry in entries:
            if entry.is_dir():
                continue
            if _is_hidden(entry.filename):
                hidden += 1
                continue
            found += 1
            yield from _member(archive, entry, f"{where}:{entry.filename}", options, read_member)
        if hidden:
            yield Notice(where=where, message=f"{hidden:,} hidden files in the archive were left out")
        if not found:
            yield Notice(where=where, message="no files in the archive")


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, options: Options, read_member: ReadMember
) -> Iterator[Item]:
    limit = options.member_limit
    if entry.flag_bits & _ENCRYPTED:
        yield Rejected(where=where, message="locked with a password. Unpack it first")
        return
    if entry.filename.lower().endswith(".zip"):
        message = "an archive inside an archive is not opened. Unpack the outer one first"
        yield Rejected(where=where, message=message)
        return
    if entry.file_size > limit:
        message = (
            f"unpacks to {size(entry.file_size)}; the limit is {size(limit)}. Raise it with --member-limit"
        )
        yield Rejected(where=where, message=message)
        return
    measured: _Measured | None = None
    try:
        with archive.open(entry) as stream:
            measured = _Measured(stream, limit)
            yield from read_member(measured.read, where, entry.filename)
    except _TooLargeError:
        yield Rejected(
            where=where,
            byte=limit,
            message=f"unpacks to more than the limit of {size(limit)}; the rest of it was left. "
            "Raise it with --member-limit",
        )
    except _DAMAGE as error:
        yield Rejected(
            where=where,
            byte=measured.count if measured else None,
            message=f"damaged in the archive ({_reason(error)}). Fetch it again",
        )


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share packed bytes: the trick by which 40 MB unpack to petabytes."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    return False


def _is_hidden(name: str) -> bool:
    """Whether a member is a leftover such as `.DS_Store` or `__MACOSX/._article.txt`."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or parts[-1].startswith(".")


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).rstrip(".") or type(error).__name__

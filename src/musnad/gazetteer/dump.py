"""Opens a GeoNames dump as lines: a text file, or the zip that GeoNames offers, unpacked in memory only."""

import contextlib
import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from musnad.errors import GazetteerError

# Unpacked, allCountries.txt has about 1.7 GB.
LARGEST_DUMP: Final = 8 << 30
_ZIP: Final = b"PK"
_BUFFER: Final = 1 << 20
_ENCRYPTED: Final = 0x1
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
)


@contextlib.contextmanager
def open_dump(path: Path) -> Iterator[tuple[IO[bytes], str, int]]:
    """A dump's lines, what to call it, and how many bytes it has (0 where that cannot be known).

    Whatever goes wrong while it is open is a `GazetteerError` that names it.
    """
    try:
        with path.open("rb") as file:
            if file.peek(2)[:2] == _ZIP:
                with _open_zip(file, path) as found:
                    yield found
            else:
                facts = os.fstat(file.fileno())
                yield file, str(path), facts.st_size if stat.S_ISREG(facts.st_mode) else 0
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read: {error.strerror or error}") from error


@contextlib.contextmanager
def _open_zip(file: IO[bytes], path: Path) -> Iterator[tuple[IO[bytes], str, int]]:
    if not file.seekable():
        raise GazetteerError(f"{path}: a zip cannot be read from a pipe; name the file")
    try:
        with zipfile.ZipFile(file) as archive:
            member = _member(archive, path)
            with io.BufferedReader(archive.open(member), _BUFFER) as lines:  # type: ignore[type-var]
                yield lines, f"{path}:{member.filename}", member.file_size
    except _DAMAGE as error:
        raise GazetteerError(f"{path} is a damaged zip ({error}): fetch it again") from error


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The dump in the zip of a country (`SY.zip` holds `SY.txt` and a readme) or of all."""
    texts = [
        each
        for each in archive.infolist()
        if each.filename.endswith(".txt") and each.filename.lower() != "readme.txt"
    ]
    named = [each for each in texts if each.filename == f"{path.stem}.txt"]
    found = named or texts
    if len(found) != 1:
        raise GazetteerError(f"{path}: a zip of a GeoNames dump holds one {path.stem}.txt, this one does not")
    (member,) = found
    if member.flag_bits & _ENCRYPTED:
        raise GazetteerError(f"{path} is locked with a password: unpack it first")
    if member.file_size > LARGEST_DUMP:
        raise GazetteerError(f"{path} unpacks to {member.file_size:,} bytes: it is no GeoNames dump")
    return member

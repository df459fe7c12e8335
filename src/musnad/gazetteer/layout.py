"""How a gazetteer lies in its file: a line of magic, one of JSON, then columns, each where the JSON says.

    musnad gazetteer 1
    {"places": N, "names": M, "sections": {"names": [offset, length], …}, "sha256": "…", …}
    sections, each beginning at a multiple of 8, offsets counted from the end of the JSON line's padding

Lists of words are joined by new lines; numbers are little-endian columns. `refs` holds, name by
name, which places bear it: the place's index with marks in the highest bits. `alphabet` is how the
letters of names were folded, and `sha256` that of everything behind the padding.
"""

import contextlib
import hashlib
import os
import stat
import sys
import tempfile
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from musnad.errors import GazetteerError
from musnad.text.script import fold_word

MAGIC = b"musnad gazetteer 1\n"
ALIGN = 8
# Sections of words, and columns by the type code of their numbers.
WORDS = ("names", "firsts", "countries", "titles", "arabic")
COLUMNS = {
    "starts": "I",
    "refs": "I",
    "widths": "B",
    "kinds": "B",
    "geonames": "I",
    "population": "I",
    "lat": "f",
    "lon": "f",
    "radius": "H",
}
# Marks on a reference from a name to a place.
AMBIGUOUS, SEEDED, INDEX = 1 << 31, 1 << 30, (1 << 30) - 1
KINDS = (
    "country region district city capital quarter camp base airport crossing port prison river sea gulf "
    "strait canal lake island mountain desert valley plain area continent dam field site border"
).split()


# A file whose names were folded otherwise would open and find nothing.
ALPHABET: Final = fold_word("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ٠").hex()
_LONGEST_HEADER = 65_536
_LARGEST = 1 << 30  # bytes; every place of GeoNames with an Arabic name makes a tenth of that
_AGAIN = "build it again with `musnad gazetteer build`"

_Count = Annotated[int, msgspec.Meta(ge=0)]
_Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class _Header(msgspec.Struct):
    """The line of JSON; what else it holds is left alone."""

    places: _Count
    source: str
    licence: str
    alphabet: str
    sections: dict[str, tuple[_Count, _Count]]
    sha256: _Digest


def write(path: Path, sections: Mapping[str, bytes], facts: Mapping[str, object]) -> None:
    """Writes a whole file or none: under another name first, then in place of the old one.

    A link stays a link. What is there and is no file (a folder, a device) is never replaced: `OSError`.
    """
    places: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name, content in sections.items():
        body += b"\0" * (-len(body) % ALIGN)
        places[name] = (len(body), len(content))
        body += content
    digest = hashlib.sha256(body).hexdigest()
    header = msgspec.json.encode({**facts, "alphabet": ALPHABET, "sections": places, "sha256": digest})
    if len(header) >= _LONGEST_HEADER:
        raise OSError("what is said about it is too long")
    head = MAGIC + header + b"\n"
    head += b" " * (-len(head) % ALIGN)
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise OSError("it is there and is no file")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(head)
            out.write(body)
            out.flush()
            # A full disk may show only now.
            os.fsync(out.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def read(path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The facts of a file and its sections, each whole and of a length that fits; else `GazetteerError`."""
    data = _bytes_of(path)
    facts, start = _header(data, path)
    sections: dict[str, bytes] = {}
    end = 0
    body = len(data) - start
    for name, (offset, length) in sorted(facts["sections"].items(), key=lambda each: tuple(each[1])):
        if offset + length > body:
            raise GazetteerError(f"{path} is cut short: {_AGAIN}")
        if offset < end or length % array(COLUMNS.get(name, "B")).itemsize:
            raise broken(path, f"the section «{name}» is out of place")
        end = offset + length
        sections[name] = data[start + offset : start + end]
    missing = sorted({*WORDS, *COLUMNS} - set(sections))
    if missing:
        raise broken(path, f"it has no section «{missing[0]}»")
    return facts, sections


def digest_of(path: Path) -> tuple[str, str]:
    """The checksum that a file states, and the one that it has."""
    data = _bytes_of(path)
    facts, start = _header(data, path)
    return facts["sha256"], hashlib.sha256(memoryview(data)[start:]).hexdigest()


def _bytes_of(path: Path) -> bytes:
    # Read, not mapped: a mapped file that another program cuts short would end this one.
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise GazetteerError(f"{path} is no file: name one that `musnad gazetteer build` has written")
        if found.st_size > _LARGEST:
            raise GazetteerError(f"{path} is too large for a gazetteer ({found.st_size:,} bytes)")
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise GazetteerError(f"no gazetteer at {path}: build one with `musnad gazetteer build`") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise GazetteerError(f"{path} cannot be read as a gazetteer: {reason or error}") from error


def _header(data: bytes, path: Path) -> tuple[dict[str, Any], int]:
    """The facts of a file, with their types checked, and where its sections begin."""
    if not data.startswith(MAGIC):
        raise GazetteerError(f"{path} is no gazetteer of this version: {_AGAIN}")
    line, ended, _ = data[len(MAGIC) : len(MAGIC) + _LONGEST_HEADER].partition(b"\n")
    try:
        header = msgspec.json.decode(line, type=_Header)
        facts: dict[str, Any] = msgspec.json.decode(line)
    except (ValueError, RecursionError) as error:
        raise broken(path, "its table of contents cannot be read") from error
    if not ended:
        raise GazetteerError(f"{path} is cut short: {_AGAIN}")
    if header.alphabet != ALPHABET:
        raise GazetteerError(f"{path} was made by another version of musnad: {_AGAIN}")
    start = len(MAGIC) + len(line) + 1
    return {**facts, **msgspec.structs.asdict(header)}, start + -start % ALIGN


def broken(path: Path, why: str) -> GazetteerError:
    """The error of a file that is not what was written once."""
    return GazetteerError(f"{path} is damaged ({why}): {_AGAIN}")


def column(code: str, values: list[int] | list[float]) -> bytes:
    """Numbers as little-endian bytes."""
    numbers = array(code, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()

"""How a gazetteer lies in its file: one line of magic, one of JSON, then columns, each where the JSON says.

    musnad gazetteer 1\\n
    {"places": N, "names": M, "sections": {"names": [offset, length], …}, "sha256": "…", …}\\n
    sections, each beginning at a multiple of 8, offsets counted from the end of the JSON line's padding

Lists of words are joined by new lines; numbers are little-endian columns. `refs` holds, name by
name, which places bear it: the place's index with marks in the highest bits.
"""

import hashlib
import json
import os
import sys
import tempfile
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from musnad.errors import GazetteerError

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


def write(path: Path, sections: Mapping[str, bytes], facts: Mapping[str, object]) -> None:
    """Writes a whole file or none: under another name first, then in place of the old one."""
    places: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name, content in sections.items():
        body += b"\0" * (-len(body) % ALIGN)
        places[name] = (len(body), len(content))
        body += content
    digest = hashlib.sha256(body).hexdigest()
    header = json.dumps({**facts, "sections": places, "sha256": digest}, ensure_ascii=False).encode()
    head = MAGIC + header + b"\n"
    head += b" " * (-len(head) % ALIGN)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(head)
            out.write(body)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_header(data: memoryview | bytes, where: str) -> tuple[dict[str, Any], int]:
    """The facts of a file and where its sections begin; `GazetteerError` if it is no gazetteer or cut short."""
    raw = bytes(data[: len(MAGIC)])
    if raw != MAGIC:
        raise GazetteerError(
            f"{where} is no gazetteer of this version: build it with `musnad gazetteer build`"
        )
    line = bytes(data[len(MAGIC) : len(MAGIC) + 65_536]).partition(b"\n")[0]
    try:
        facts = json.loads(line)
        sections = facts["sections"]
        end = max(offset + length for offset, length in sections.values())
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{where}: its table of contents is broken: build it again") from error
    start = len(MAGIC) + len(line) + 1
    start += -start % ALIGN
    missing = {*WORDS, *COLUMNS} - set(sections)
    if missing or end + start > len(data):
        raise GazetteerError(f"{where} is cut short: build it again")
    return facts, start


def column(code: str, values: list[int] | list[float]) -> bytes:
    """Numbers as little-endian bytes."""
    numbers = array(code, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()

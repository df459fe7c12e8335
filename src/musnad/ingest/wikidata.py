"""A user's own extract of Wikidata (CC0): which names are whose, by id.

Two forms are read. Lines of JSON as Wikidata's dumps and query results have them,
`{"id": "Q42", "labels": {"ar": …}, "aliases": {"ar": [...]}}`, where a label may be a string or
`{"value": …}`; or a table of two columns and more, id and names, parted by tabs. Other columns and
languages than Arabic and English are passed over.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.text.script import fold_word

_ID = re.compile(r"(?:.*/)?(Q[1-9]\d{0,11})\Z")
_LANGUAGES = ("ar", "en", "mul")
_LONGEST_LINE = 4_000_000

Ids = dict[bytes, str]


def load_wikidata(path: Path) -> Ids:
    """Ids by folded name; a name that two ids bear has none. `InputError` names the line that is wrong."""
    ids: Ids = {}
    shared: set[bytes] = set()
    read = 0
    try:
        with path.open("rb") as lines:
            for number, raw in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), b"")):
                line = raw.strip().rstrip(b",")
                if not line or line in (b"[", b"]") or line.startswith(b"#"):
                    continue
                read += 1
                for name, identity in _names(line, str(path), number):
                    key = b" ".join(fold_word(name).split())
                    if key and ids.setdefault(key, identity) != identity:
                        shared.add(key)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(path)) from error
    if not read:
        raise InputError("holds no line with a Wikidata id and a name", where=str(path))
    return {name: identity for name, identity in ids.items() if name not in shared}


def _names(line: bytes, where: str, record: int) -> Iterator[tuple[str, str]]:
    if line.startswith(b"{"):
        try:
            item = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            raise InputError(f"no JSON: {error}", where=where, record=record) from error
        identity = _identity(item.get("id") or item.get("item"), where, record)
        for group in (item.get("labels"), item.get("aliases")):
            for language, value in group.items() if isinstance(group, dict) else ():
                if language in _LANGUAGES:
                    for name in _texts(value):
                        yield name, identity
        return
    try:
        cells = line.decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise InputError("no UTF-8", where=where, record=record) from error
    if len(cells) < 2:
        raise InputError("neither JSON nor an id and names parted by tabs", where=where, record=record)
    if record == 0 and not _ID.match(cells[0].strip()):
        return  # a header
    identity = _identity(cells[0].strip(), where, record)
    for cell in cells[1:]:
        for name in cell.split("|"):
            yield name, identity


def _identity(value: object, where: str, record: int) -> str:
    match = _ID.match(value) if isinstance(value, str) else None
    if match is None:
        raise InputError(f"{value!r} is no Wikidata id like Q42", where=where, record=record)
    return match[1]


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 (what JSON holds)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and isinstance(value.get("value"), str):
        yield value["value"]
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each) if not isinstance(each, list) else ()

"""Finds the articles in what a user names: files, folders, archives, and what is piped in."""

import io
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final

import msgspec

from musnad.errors import InputError
from musnad.ingest.archive import members
from musnad.ingest.article import Article, Notice, Options, Rejected, size
from musnad.ingest.records import layout_of, records
from musnad.ingest.split import CHUNK, KEPT, Read
from musnad.ingest.text import decode_text, foreign_format, looks_like_html

Item = Article | Rejected | Notice

STDIN: Final = "-"
STDIN_NAME: Final = "standard input"
_FORMS: Final = {
    ".txt": "text",
    ".text": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".zip": "zip",
}
_HEAD: Final = 1 << 16
_ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
# Archives from a pipe up to this size stay in memory; the end of a zip is read first.
_SPOOL: Final = 16_000_000


def articles(
    paths: Iterable[str | os.PathLike[str]],
    options: Options | None = None,
    *,
    stdin: IO[bytes] | None = None,
    leave_out: frozenset[str] = frozenset(),
) -> Iterator[Item]:
    """Every article in `paths`, in order, and every file or record that is not one.

    A folder is walked in the order of its names; `-` is `stdin`. Nothing is raised for bad input:
    it comes as `Rejected`, and the rest is still read. `leave_out` holds real paths to pass over
    in folders (where the output is going). Memory does not grow with the input.
    """
    options = options or Options()
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            if stdin is None:
                yield Rejected(where=STDIN_NAME, message="it is closed. Pipe something in, or name a file")
            else:
                yield from _guarded(stdin, STDIN_NAME, None, options)
        elif Path(name).is_dir():
            yield from _folder(Path(name), options, leave_out)
        else:
            yield from _file(Path(name), Path(name).name, options)


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it can be written anywhere: bytes in it that are not UTF-8 are spelled out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _folder(top: Path, options: Options, leave_out: frozenset[str]) -> Iterator[Item]:
    found = other = hidden = special = 0
    unreadable: list[OSError] = []
    for walked, folders, names in os.walk(top, onerror=unreadable.append):
        folder = Path(walked)
        while unreadable:
            yield _unreadable(unreadable.pop(), top)
        linked = [name for name in folders if (folder / name).is_symlink()]
        dotted = [name for name in folders if name.startswith(".")]
        special += len(linked)
        hidden += len(dotted)
        folders[:] = sorted(set(folders) - set(linked) - set(dotted))
        for name in sorted(names):
            path = folder / name
            if leave_out and os.path.realpath(path) in leave_out:
                continue
            if name.startswith("."):
                hidden += 1
            elif options.form == "auto" and path.suffix.lower() not in _FORMS:
                other += 1
            elif _is_special(path):
                special += 1
            else:
                found += 1
                yield from _file(path, path.relative_to(top).as_posix(), options)
    while unreadable:
        yield _unreadable(unreadable.pop(), top)
    left_out = [
        f"{count:,} {what}"
        for count, what in (
            (other, f"files that are not {', '.join(sorted(_FORMS))}"),
            (hidden, "hidden files or folders"),
            (special, "links to folders or special files"),
        )
        if count
    ]
    if left_out:
        yield Notice(where=shown(top), message=f"left out: {'; '.join(left_out)}")
    if not found:
        yield Notice(where=shown(top), message="no articles in this folder")


def _unreadable(error: OSError, top: Path) -> Rejected:
    path = error.filename if isinstance(error.filename, str) else top
    return Rejected(where=shown(path), message=f"cannot be opened ({error.strerror or error})")


def _is_special(path: Path) -> bool:
    """Whether a path in a folder is a device, a pipe or a socket, which could wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # it has vanished: opening it will say so
    return not stat.S_ISREG(mode)


def _file(path: Path, name: str, options: Options) -> Iterator[Item]:
    """One file; `name` is what its articles are called after."""
    where = shown(path)
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"cannot be opened ({reason}). Check its name and whether you may read it"
        yield Rejected(where=where, message=message)
        return
    with stream:
        yield from _guarded(stream, where, shown(name), options)


def _guarded(stream: IO[bytes], where: str, name: str | None, options: Options) -> Iterator[Item]:
    """One stream; a disk or network that fails while it is read ends this file, not the run."""
    try:
        yield from _stream(stream, where, name, options)
    except OSError as error:
        message = f"reading stopped ({error.strerror or error}). The rest of it is missing"
        yield Rejected(where=where, message=message)


def _stream(stream: IO[bytes], where: str, name: str | None, options: Options) -> Iterator[Item]:
    head = _read_fully(stream, _HEAD)
    form = options.form
    if form == "auto":
        form = _form_of(name)
    if form == "zip" or (form == "auto" and head.startswith(_ZIP_MARKS)):
        yield from _zip(stream, head, where, options)
    else:
        yield from _articles_in(_Headed(head, stream.read).read, where, name, options)


def _zip(stream: IO[bytes], head: bytes, where: str, options: Options) -> Iterator[Item]:
    def read_member(read: Read, member_where: str, member_name: str) -> Iterator[Item]:
        inside = options if options.form != "zip" else msgspec.structs.replace(options, form="auto")
        yield from _articles_in(read, _printable(member_where), _printable(member_name), inside)

    if not head:
        yield Rejected(where=where, byte=0, message="the file is empty. Nothing to read")
        return
    if stream.seekable():
        stream.seek(0)
        yield from members(stream, where=where, options=options, read_member=read_member)
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        spool.write(head)
        shutil.copyfileobj(stream, spool, CHUNK)
        spool.seek(0)
        yield from members(spool, where=where, options=options, read_member=read_member)


def _articles_in(read: Read, where: str, name: str | None, options: Options) -> Iterator[Item]:
    """The articles in a stream of text or JSON; which it is, is told by its name or its beginning."""
    head = _read_fully_from(read, _HEAD)
    read = _Headed(head, read).read
    form = options.form
    if form == "auto":
        form = _form_of(name)

    def whole(message: str) -> Rejected:
        return Rejected(where=where, byte=0, message=message, raw=head, length=len(head))

    if not head.strip():
        # White space as far as the head goes: `decode_text` tells empty from blank.
        form = "text"
    elif foreign := foreign_format(head):
        yield whole(foreign)
        return
    if form == "auto":
        if looks_like_html(head):
            yield whole("a web page, not plain text. Save its text, or say --from text to read it as it is")
            return
        form = "json" if layout_of(head, lines=False) in ("lines", "values") or _is_array(head) else "text"
    if form == "text":
        yield _plain_text(read, where, name, options)
        return
    layout = layout_of(head, lines=form == "jsonl")
    if layout is None:
        yield whole("not JSON: a JSON file begins with [ or {. If it is plain text, say --from text")
        return
    yield from records(read, layout, where=where, stem=_stem(name) or "stdin", options=options)


def _is_array(head: bytes) -> bool:
    """Whether unnamed input is a JSON array; an article may well begin with a bracket: «[تحديث]»."""
    return layout_of(head, lines=True) == "array"


def _plain_text(read: Read, where: str, name: str | None, options: Options) -> Item:
    limit = options.article_limit
    data = _read_fully_from(read, limit + 1)
    if len(data) > limit:
        length = len(data)
        while chunk := read(CHUNK):
            length += len(chunk)
        message = f"{size(length)} in one article; the limit is {size(limit)}. Raise it with --article-limit"
        return Rejected(where=where, byte=limit, message=message, raw=data[:KEPT], length=length)
    try:
        text = decode_text(data, where=where)
    except InputError as error:
        return Rejected.of(error, data)
    return Article(text=text, id=_without_suffix(name), where=where)


def _form_of(name: str | None) -> str:
    return _FORMS.get(PurePosixPath(name or "").suffix.lower(), "auto")


def _stem(name: str | None) -> str | None:
    """`2015/2015-07-21.json` → `2015-07-21`."""
    return PurePosixPath((name or "").replace("\\", "/")).stem or None


def _without_suffix(name: str | None) -> str | None:
    """`culture/17.txt` → `culture/17`: files of one name in two folders stay apart."""
    if not name:
        return None
    path = PurePosixPath(name)
    return str(path.with_suffix("")) if path.suffix.lower() in _FORMS else str(path)


def _printable(name: str) -> str:
    """A name from an archive, which may hold anything, as it can be encoded."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


class _Headed:
    """A stream whose first bytes were read ahead, to see what it is."""

    def __init__(self, head: bytes, read: Read) -> None:
        self.head = io.BytesIO(head)
        self.rest = read

    def read(self, count: int) -> bytes:
        return self.head.read(count) or self.rest(count)


def _read_fully(stream: IO[bytes], count: int) -> bytes:
    return _read_fully_from(stream.read, count)


def _read_fully_from(read: Read, count: int) -> bytes:
    """Up to `count` bytes; a pipe gives them in smaller helpings."""
    parts = []
    while count > 0 and (data := read(min(count, CHUNK))):
        parts.append(data)
        count -= len(data)
    return b"".join(parts)

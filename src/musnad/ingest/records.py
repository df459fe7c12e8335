"""Reads articles out of JSON: arrays, JSONL, and objects one after another, a record at a time."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from musnad.errors import InputError
from musnad.ingest.article import Article, Fields, Notice, Options, Rejected
from musnad.ingest.split import Piece, Read, split_lines, split_values
from musnad.ingest.text import BYTE_ORDER_MARK, not_utf8

Layout = Literal["array", "lines", "values"]
Record = dict[str, msgspec.Raw]

_DATE: Final = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T\s].*)?", re.DOTALL)
_BYTE_IN_MESSAGE: Final = re.compile(r"\s*\(byte ([0-9]+)\)")
_ESCAPE: Final = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_ARRAY_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*+\[[ \t\r\n]*+(?:[{\]]|\Z)")
_OBJECT_START: Final = re.compile(rb'(?:\xef\xbb\xbf)?[ \t\r\n]*+\{[ \t\r\n]*+(?:["}]|\Z)')
_RECORD: Final = msgspec.json.Decoder(Record)
_ANYTHING: Final = msgspec.json.Decoder()
_DEFAULTS: Final = Fields()


def layout_of(head: bytes, *, lines: bool) -> Layout | None:
    """How the records of a JSON file that begins with `head` follow one another.

    `lines` is whether the file claims to be JSONL. `None` where it does not begin as JSON does.
    """
    if _ARRAY_START.match(head):
        return "array"
    if lines:
        return "lines"
    if head.removeprefix(BYTE_ORDER_MARK).lstrip().startswith(b"["):
        return "array"
    if not _OBJECT_START.match(head):
        return None
    first_line = head.removeprefix(BYTE_ORDER_MARK).lstrip().partition(b"\n")[0]
    try:
        _RECORD.decode(first_line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "values"
    return "lines"


def records(
    read: Read, layout: Layout, *, where: str, stem: str, options: Options
) -> Iterator[Article | Rejected | Notice]:
    """The articles of one JSON file, in its order; a bad record does not end the file.

    A record without an id is called `stem` and its index in the file: `2015-07-21-0635`.
    """
    if layout == "lines":
        pieces = split_lines(read, options.article_limit)
    else:
        pieces = split_values(read, options.article_limit, array=layout == "array")
    seen: set[str] = set()
    good = total = 0
    for piece in pieces:
        if piece.cut and not piece.raw:
            yield _rejected(piece, where, "the JSON array is cut off: no closing bracket. Fetch it again")
            continue
        total += 1
        if piece.problem is not None:
            yield _rejected(piece, where, piece.problem)
            continue
        try:
            record = decode_record(piece, where)
            seen.update(record)
            yield article_of(record, piece, where=where, stem=stem, fields=options.fields)
            good += 1
        except InputError as error:
            yield Rejected.of(error, piece.raw, piece.length)
        else:
            if piece.cut and layout == "array":
                end = piece.byte + piece.length
                message = "the JSON array is cut off after this record. Fetch it again"
                yield Rejected(where=where, record=piece.record, byte=end, message=message)
    if total == 0:
        yield Notice(where=where, message="no records in it")
    elif good:
        for name in _asked_for(options.fields) - seen:
            yield Notice(where=where, message=f"no record has the field {name!r} that was asked for")


def decode_record(piece: Piece, where: str) -> Record:
    """One record's fields, still undecoded. Raises `InputError` with the first wrong byte."""

    def bad(message: str, byte: int) -> InputError:
        return InputError(message, where=where, record=piece.record, byte=piece.byte + byte)

    try:
        piece.raw.decode("utf-8")
        return _RECORD.decode(piece.raw)
    except UnicodeDecodeError as error:
        if piece.cut and error.reason == "unexpected end of data":
            raise bad("the file is cut off inside this record. Fetch it again", error.start) from None
        raise bad(not_utf8(error), error.start) from None
    except msgspec.ValidationError:
        raise bad("no record: a record is a JSON object {…} with an article's fields", 0) from None
    except RecursionError:
        raise bad("the record's values are nested too deeply. Flatten it", 0) from None
    except msgspec.DecodeError as error:
        surrogate = lone_surrogate(piece.raw)
        if surrogate is not None:
            name = piece.raw[surrogate : surrogate + 6].decode("ascii")
            raise bad(
                f"{name} is half of a character (a lone surrogate). Whatever wrote the file cut a string "
                "in the middle of a character",
                surrogate,
            ) from None
        reason = str(error)
        if "truncated" in reason:
            if piece.cut:
                raise bad("the file is cut off inside this record. Fetch it again", piece.length) from None
            raise bad("the record ends too early: not whole JSON", piece.length) from None
        found = _BYTE_IN_MESSAGE.search(reason)
        byte = int(found.group(1)) if found else 0
        reason = _BYTE_IN_MESSAGE.sub("", reason).removeprefix("JSON is malformed: ")
        raise bad(f"not valid JSON: {reason}", byte) from None


def lone_surrogate(raw: bytes) -> int | None:
    """Where JSON text first escapes half of a surrogate pair without its other half."""
    high: int | None = None
    high_end = -1
    for escape in _ESCAPE.finditer(raw):
        if high is not None and escape.start() != high_end:
            return high
        code = int(escape.group(1), 16) if escape.group(1) else 0
        low = 0xDC00 <= code <= 0xDFFF
        if high is not None:
            if not low:
                return high
            high = None
        elif low:
            return escape.start()
        elif 0xD800 <= code <= 0xDBFF:
            high, high_end = escape.start(), escape.end()
    return high


def article_of(record: Record, piece: Piece, *, where: str, stem: str, fields: Fields) -> Article:
    """The article a record holds. Raises `InputError` if its text or id cannot be used."""
    warnings: list[str] = []

    def bad(message: str, name: str | None = None) -> InputError:
        byte = piece.byte + _field_at(piece.raw, name)
        return InputError(message, where=where, record=piece.record, byte=byte)

    def value(name: str) -> object:
        raw = record.get(name)
        return None if raw is None else _ANYTHING.decode(raw)

    def words(name: str) -> str | None:
        found = value(name)
        if found is None or isinstance(found, str):
            return (found or "").strip() or None
        warnings.append(f"the field {name!r} is {_kind(found)}, not text; left out")
        return None

    text = value(fields.text)
    if fields.text not in record:
        names = ", ".join(list(record)[:12]) + (", …" if len(record) > 12 else "")
        had = f"It has {names}" if record else "It has no fields at all"
        raise bad(f"no field {fields.text!r}. {had}. Say which holds the text with --text-field")
    if not isinstance(text, str):
        raise bad(f"the field {fields.text!r} is {_kind(text)}, not text", fields.text)
    if not text.strip():
        raise bad(f"the field {fields.text!r} is empty. Nothing to read", fields.text)
    if "\x00" in text:
        raise bad(
            f"the field {fields.text!r} has a NUL character (its character {text.index(chr(0))}). Remove it",
            fields.text,
        )

    identifier = value(fields.id)
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | float | None):
        raise bad(f"the field {fields.id!r} is {_kind(identifier)}, not a text or a number", fields.id)
    name = "" if identifier is None else str(identifier)

    authors = value(fields.author)
    if isinstance(authors, list) and all(isinstance(author, str) for author in authors):
        by = tuple(author.strip() for author in authors if author.strip())
    else:
        author = words(fields.author)
        by = (author,) if author else ()

    published, doubt = date_of(value(fields.date))
    if doubt:
        warnings.append(f"the field {fields.date!r} {doubt}")
    return Article(
        text=text,
        id=name if name.strip() else f"{stem}-{piece.record:04d}",
        published=published,
        title=words(fields.title),
        outlet=words(fields.outlet),
        url=words(fields.url),
        authors=by,
        warnings=tuple(warnings),
        where=where,
        record=piece.record,
    )


def date_of(value: object) -> tuple[str | None, str | None]:
    """An ISO 8601 date without its time of day, or what is wrong with it.

    `2015-07-21 02:51:32` → `2015-07-21`. An empty value is no date and no fault.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, None
    if isinstance(value, str):
        found = _DATE.fullmatch(value)
        if found:
            try:
                return dt.date.fromisoformat(found.group(1)).isoformat(), None
            except ValueError:
                pass
        shown = value if len(value) <= 40 else value[:40] + "…"
        return None, f"is no date like 2015-07-21: {shown!r}; left out"
    return None, f"is {_kind(value)}, not a date like 2015-07-21; left out"


def _kind(value: object) -> str:
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        ((int, float), "a number"),
        (str, "a text"),
        (list, "a list"),
        (dict, "an object"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def _field_at(raw: bytes, name: str | None) -> int:
    """Where a field's name stands in its record, as well as a plain search can tell."""
    return 0 if name is None else max(0, raw.find(b'"' + name.encode("utf-8", "backslashreplace") + b'"'))


def _asked_for(fields: Fields) -> set[str]:
    """The fields that were named by the caller rather than left at their usual names."""
    usual = set(msgspec.structs.astuple(_DEFAULTS))
    return {name for name in msgspec.structs.astuple(fields) if name not in usual}


def _rejected(piece: Piece, where: str, message: str) -> Rejected:
    return Rejected(
        where=where, record=piece.record, byte=piece.byte, message=message, raw=piece.raw, length=piece.length
    )

"""Cuts a long JSON file into its records without holding more than one of them in memory.

A record that is malformed is cut out like any other as far as brackets and quotation marks allow,
so that one bad record does not cost the rest of the file.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from musnad.ingest.article import size
from musnad.ingest.text import BYTE_ORDER_MARK

Read = Callable[[int], bytes]

CHUNK: Final = 1 << 20
# What is kept of a record that is too large to keep.
KEPT: Final = 1 << 16

_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*+\[?")
_STRING_REST: Final = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_MARK: Final = re.compile(rb'["{}\[\]]')
_MARK_OR_COMMA: Final = re.compile(rb'["{}\[\],]')
_WHITE: Final = b" \t\r\n"
_BEFORE_JSON: Final = _WHITE + BYTE_ORDER_MARK
_BACKSLASH: Final = 0x5C


class Piece(msgspec.Struct, frozen=True):
    """One record's bytes.

    `byte` is where it starts in the file. `problem` is set where the bytes should not be decoded
    at all; `cut` where the file ended before the record or its array did.
    """

    record: int
    byte: int
    raw: bytes
    length: int
    problem: str | None = None
    cut: bool = False


class _Pile:
    """The bytes of the record under way; once they pass the limit, only their beginning."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.too_large = f"larger than {size(limit)}, the limit for a record. Raise it with --article-limit"
        self.record = 0
        self.start = 0
        self.length = 0
        self.parts: list[bytes] = []

    def add(self, data: bytes) -> None:
        before = self.length
        self.length += len(data)
        if self.length <= self.limit:
            self.parts.append(data)
        elif before <= self.limit:
            self.parts = [b"".join((*self.parts, data))[:KEPT]]
        elif before < KEPT:
            self.parts.append(data[: KEPT - before])

    def blank(self) -> bool:
        return self.length <= self.limit and not b"".join(self.parts).strip(_WHITE)

    def take(self, *, next_start: int, problem: str | None = None, cut: bool = False) -> Piece:
        raw = b"".join(self.parts)
        oversize = self.length > self.limit
        start, length = self.start, self.length
        stripped = raw.lstrip(_WHITE)
        start += len(raw) - len(stripped)
        length -= len(raw) - len(stripped)
        if not oversize:
            stripped = stripped.rstrip(_WHITE)
            length = len(stripped)
        elif problem is None:
            problem = self.too_large
        piece = Piece(self.record, start, stripped, length, problem, cut)
        self.record += 1
        self.skip(next_start)
        return piece

    def skip(self, next_start: int) -> None:
        self.start, self.length, self.parts = next_start, 0, []


def _chunks(read: Read) -> Iterator[bytes]:
    """What `read` gives, the first chunk long enough to show how the file begins."""
    first = b""
    while len(first) < KEPT and not (len(first) > len(BYTE_ORDER_MARK) and first.strip(_BEFORE_JSON)):
        chunk = read(CHUNK)
        if not chunk:
            break
        first += chunk
    if first:
        yield first
    while chunk := read(CHUNK):
        yield chunk


def split_lines(read: Read, limit: int) -> Iterator[Piece]:
    """The records of a JSONL file: its lines that are not blank."""
    pile = _Pile(limit)
    position = 0
    for chunk in _chunks(read):
        at = 0
        if position == 0 and chunk.startswith(BYTE_ORDER_MARK):
            at = len(BYTE_ORDER_MARK)
            pile.skip(at)
        while (end := chunk.find(b"\n", at)) >= 0:
            pile.add(chunk[at:end])
            at = end + 1
            if pile.blank():
                pile.skip(position + at)
            else:
                yield pile.take(next_start=position + at)
        pile.add(chunk[at:])
        position += len(chunk)
    if not pile.blank():
        yield pile.take(next_start=position)


def split_values(read: Read, limit: int, *, array: bool) -> Iterator[Piece]:
    """The elements of one JSON array, or (`array=False`) objects that follow one another.

    Time is linear in the bytes, memory bounded by `limit` and one chunk, whatever they hold.
    """
    scanner = _Scanner(limit, array=array)
    for chunk in _chunks(read):
        yield from scanner.feed(chunk)
    yield from scanner.finish()


class _Scanner:
    """Where a walk through JSON stands: how deep in brackets, and whether in a string.

    `position` is the offset in the file of the chunk under way.
    """

    def __init__(self, limit: int, *, array: bool) -> None:
        self.pile = _Pile(limit)
        self.array = array
        self.depth = self.floor = 1 if array else 0
        self.mark_at_floor = _MARK_OR_COMMA if array else _MARK
        self.in_string = False
        self.opened = False
        self.closed = False
        self.position = 0
        self.carried = b""

    def feed(self, chunk: bytes) -> Iterator[Piece]:
        """The records that end in the next chunk."""
        buffer = self.carried + chunk
        self.carried = b""
        at = kept_from = 0 if self.opened else self._opening(buffer)
        while at < len(buffer) and not self.closed:
            if self.in_string:
                at = self._string_end(buffer, at)
                if at == len(buffer):
                    break
                if buffer[at] == _BACKSLASH:  # its second half is in the next chunk
                    buffer, self.carried = buffer[:at], buffer[at:]
                    break
                self.in_string = False
                at += 1
                continue
            mark = (self.mark_at_floor if self.depth == self.floor else _MARK).search(buffer, at)
            if mark is None:
                break
            at = mark.end()
            if self._ends_record(mark.group()):
                # An object that stands alone keeps its bracket; a comma or the array's bracket is no part.
                self.pile.add(buffer[kept_from : at - self.floor])
                kept_from = at
                yield from self._record(self.position + at)
        self.pile.add(buffer[kept_from:])
        self.position += len(buffer)

    def finish(self) -> Iterator[Piece]:
        """What is left when the file ends."""
        self.pile.add(self.carried)
        if self.closed:
            if not self.pile.blank():
                problem = "more bytes after the end of the JSON array. Only white space may follow it"
                yield self.pile.take(next_start=self.position, problem=problem)
        elif self.array or not self.pile.blank():
            yield self.pile.take(next_start=self.position, cut=True)

    def _opening(self, buffer: bytes) -> int:
        self.opened = True
        at = 0
        if self.array:
            opening = _OPENING.match(buffer)
            at = opening.end() if opening else 0
        elif buffer.startswith(BYTE_ORDER_MARK):
            at = len(BYTE_ORDER_MARK)
        self.pile.skip(at)
        return at

    def _string_end(self, buffer: bytes, at: int) -> int:
        rest = _STRING_REST.match(buffer, at)
        return rest.end() if rest else at

    def _ends_record(self, sign: bytes) -> bool:
        if sign == b'"':
            self.in_string = True
            return False
        if sign == b",":
            return True
        if sign in b"{[":
            self.depth += 1
            return False
        self.depth -= 1
        if self.array:
            self.closed = self.depth == 0
            return self.closed
        self.depth = max(self.depth, 0)
        return self.depth == 0

    def _record(self, next_start: int) -> Iterator[Piece]:
        if not self.pile.blank():
            yield self.pile.take(next_start=next_start)
        elif not self.closed:
            yield self.pile.take(next_start=next_start, problem="nothing before a comma. Remove the comma")
        elif self.pile.record:
            yield self.pile.take(next_start=next_start, problem="nothing after a comma. Remove the comma")
        else:
            self.pile.skip(next_start)

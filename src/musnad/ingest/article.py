"""What the ingest room hands on: articles, what it had to turn away, and what it wants to say."""

import msgspec

from musnad.errors import InputError

MEGABYTE = 1_000_000


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article as it came in, ready for `musnad.reader.read`.

    `where` names the file (or `ARCHIVE.zip:MEMBER`), `record` the index in it, 0-based, or `None`
    for plain text. `published` is an ISO 8601 date. `warnings` are things a reader should know
    although the article can be read.
    """

    text: str
    id: str | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    where: str | None = None
    record: int | None = None


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """A file or record that could not be read: why, where, and its bytes as far as they are known.

    `raw` may be only the beginning of the `length` bytes that were turned away.
    """

    where: str
    record: int | None = None
    byte: int | None = None
    message: str
    raw: bytes = b""
    length: int = 0

    @property
    def error(self) -> InputError:
        """The same as an exception, for callers who would rather stop."""
        return InputError(self.message, where=self.where, record=self.record, byte=self.byte)

    @classmethod
    def of(cls, error: InputError, raw: bytes = b"", length: int | None = None) -> "Rejected":
        """Keep an `InputError` together with the bytes that caused it."""
        return cls(
            where=error.where or "input",
            record=error.record,
            byte=error.byte,
            message=error.message,
            raw=raw,
            length=len(raw) if length is None else length,
        )


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something about a file that is no error but must not pass in silence (files left out, …)."""

    where: str
    message: str


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Which field of a record holds what."""

    text: str = "text"
    id: str = "id"
    date: str = "date"
    title: str = "title"
    outlet: str = "outlet"
    url: str = "url"
    author: str = "author"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to take articles in.

    `form` is `auto`, `text`, `json`, `jsonl` or `zip`. `article_limit` bounds one article or
    record, `member_limit` one unpacked zip member, both in bytes.
    """

    fields: Fields = Fields()
    form: str = "auto"
    article_limit: int = 32 * MEGABYTE
    member_limit: int = 1000 * MEGABYTE


def size(count: int) -> str:
    """`32000000` → `32 MB`, for messages."""
    if count < MEGABYTE:
        return f"{count:,} bytes"
    return f"{count / MEGABYTE:,.0f} MB"

"""Keeps what was turned away: one line of JSON a file or record, with its bytes as far as they are safe."""

import base64

import msgspec

from musnad.ingest import Rejected

# What is kept of a rejected file or record; the line says how much that is.
KEPT = 1_000_000


class RejectedLine(msgspec.Struct, frozen=True):
    """One line of the `--errors` file.

    `raw` is the input as text, or in base64 where it is not UTF-8; `raw_bytes` is how long the
    input was, `raw_kept` how many of its bytes are here.
    """

    file: str
    record: int | None
    byte: int | None
    error: str
    raw: str
    raw_encoding: str
    raw_bytes: int
    raw_kept: int


def rejected_line(rejected: Rejected) -> str:
    """The line of JSON for what was turned away."""
    kept = rejected.raw[:KEPT]
    cut = len(kept) < rejected.length
    encoding = "utf-8"
    try:
        raw = kept.decode("utf-8")
    except UnicodeDecodeError as error:
        if cut and error.reason == "unexpected end of data":
            # Only the cut goes through a character: leave that one out.
            kept = kept[: error.start]
            raw = kept.decode("utf-8")
        else:
            raw = base64.b64encode(kept).decode("ascii")
            encoding = "base64"
    line = RejectedLine(
        file=rejected.where,
        record=rejected.record,
        byte=rejected.byte,
        error=rejected.message,
        raw=raw,
        raw_encoding=encoding,
        raw_bytes=max(rejected.length, len(kept)),
        raw_kept=len(kept),
    )
    return msgspec.json.encode(line).decode("utf-8") + "\n"

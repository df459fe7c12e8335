"""Turns the bytes of a plain-text article into its text, or says which byte is wrong and why.

The text is the input unchanged but for a leading byte-order mark and CRLF → LF. Bytes that are
not UTF-8 are never replaced: a guessed letter would shift or falsify a quotation.
"""

import re
from typing import Final

from musnad.errors import InputError

# Longest mark first: the UTF-32 mark begins with the UTF-16 one.
_ENCODING_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_OTHER_FORMATS: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or an office document, which is one)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstandard-compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_HTML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*+<(?:!doctype\s++html|html[\s>])", re.IGNORECASE)
_SAMPLE: Final = 4096
_SHORTEST_UTF_16: Final = 8

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def foreign_format(head: bytes) -> str | None:
    """Say what `head`, the first bytes of a file, is if it is neither UTF-8 text nor JSON."""
    for mark, name in _ENCODING_MARKS:
        if head.startswith(mark):
            return f"this is {name}, not UTF-8. Convert it: iconv -f {name} -t UTF-8"
    for mark, name in _OTHER_FORMATS:
        if head.startswith(mark):
            return f"this is {name}, not text. Save its text as UTF-8 first"
    sample = head[:_SAMPLE]
    # UTF-16 without a mark: Latin letters and spaces carry a NUL in every second byte, Arabic
    # letters a 06 (U+06xx).
    for first, name in enumerate(("UTF-16BE", "UTF-16LE")):
        high, low = sample[first::2], sample[1 - first :: 2]
        if len(sample) >= _SHORTEST_UTF_16 and any(
            4 * high.count(byte) > len(high) and not low.count(byte) for byte in (0x00, 0x06)
        ):
            return f"this looks like UTF-16, not UTF-8. Convert it: iconv -f {name} -t UTF-8"
    return None


def looks_like_html(head: bytes) -> bool:
    """Whether a file begins as a web page does."""
    return _HTML.match(head) is not None


def decode_text(data: bytes, *, where: str | None = None) -> str:
    """The text of a plain-text article.

    Raises `InputError` with the offset of the first wrong byte: empty, not UTF-8, binary.
    """
    if not data:
        raise InputError("the file is empty. Nothing to read", where=where, byte=0)
    if foreign := foreign_format(data):
        raise InputError(foreign, where=where, byte=0)
    nul = data.find(0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if nul < 0 or error.start < nul:
            raise InputError(not_utf8(error), where=where, byte=error.start) from None
    if nul >= 0:
        raise InputError(
            "a NUL byte: this is a binary file, or text in another encoding. Save it as UTF-8 text",
            where=where,
            byte=nul,
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise InputError("only white space. Nothing to read", where=where, byte=0)
    return text


def not_utf8(error: UnicodeDecodeError) -> str:
    """Say which byte is not UTF-8, and the likeliest remedy."""
    if error.reason == "unexpected end of data":
        return "the text ends in the middle of a UTF-8 character. It was cut off: fetch it again"
    wrong = error.object[error.start]
    return (
        f"byte 0x{wrong:02X} is not UTF-8. If the text is in an old Arabic encoding, "
        "convert it: iconv -f WINDOWS-1256 -t UTF-8"
    )

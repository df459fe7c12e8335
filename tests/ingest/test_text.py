"""Plain text comes in unchanged, and bytes that are not text are named, never replaced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import InputError
from musnad.ingest import decode_text

SENTENCE = "قالت وزارة النقل في بيان إن الجسر سيفتح غدا."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (SENTENCE.encode(), SENTENCE),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), SENTENCE),
        ("سطر\r\nسطر\r\n".encode(), "سطر\nسطر\n"),
        ("سطر\rسطر\n".encode(), "سطر\rسطر\n"),
        ("  سطر \n\n".encode(), "  سطر \n\n"),
        ("قال\u200f \u202bالوزير\u202c\u200b".encode(), "قال\u200f \u202bالوزير\u202c\u200b"),
        ("وسط \ufeff النص".encode(), "وسط \ufeff النص"),
    ],
    ids=["plain", "mark", "crlf", "lone-cr", "space", "bidi", "inner-mark"],
)
def test_text_is_kept_as_it_is(data, text):
    assert decode_text(data) == text


@pytest.mark.parametrize(
    ("data", "byte", "said"),
    [
        (b"", 0, "empty"),
        (b" \n\t ", 0, "white space"),
        (b"\xef\xbb\xbf", 0, "white space"),
        ("قال ".encode() + b"\xff" + "شيئا".encode(), 7, "0xFF is not UTF-8"),
        (SENTENCE.encode("cp1256"), 0, "WINDOWS-1256"),
        ("قال".encode()[:-1], 4, "middle of a UTF-8 character"),
        (b"\xed\xa0\x80", 0, "not UTF-8"),
        (b"\xc0\xaf", 0, "not UTF-8"),
        (SENTENCE.encode("utf-16"), 0, "UTF-16"),
        (SENTENCE.encode("utf-16-le"), 0, "UTF-16"),
        (SENTENCE.encode("utf-16-be"), 0, "UTF-16"),
        ("The minister said".encode("utf-16-le"), 0, "UTF-16"),
        ("قال".encode("utf-32"), 0, "UTF-32"),
        ("قال\0شيئا".encode(), 6, "NUL"),
        (b"abc\0\xff", 3, "NUL"),
        (b"%PDF-1.7\n", 0, "PDF"),
        (b"\x1f\x8b\x08\x00\x00", 0, "gzip"),
        (b"\x89PNG\r\n\x1a\n\0\0", 0, "picture"),
        (bytes(range(128, 256)), 0, "not UTF-8"),
    ],
)
def test_what_is_not_text_is_named_with_its_byte(data, byte, said):
    with pytest.raises(InputError, match=said) as caught:
        decode_text(data, where="خبر.txt")
    assert caught.value.byte == byte
    assert caught.value.where == "خبر.txt"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_or_is_refused(text):
    """What is read is what was written, but for the mark and CRLF."""
    try:
        read = decode_text(text.encode())
    except InputError:
        return
    assert read == text.removeprefix("\ufeff").replace("\r\n", "\n")


@given(st.binary())
def test_no_bytes_bring_it_down(data):
    try:
        decode_text(data)
    except InputError as caught:
        byte = caught.byte
    else:
        byte = 0
    assert byte is not None
    assert 0 <= byte <= len(data)

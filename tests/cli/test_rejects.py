"""What is turned away is kept as it was, as far as that is safe, and says how far that is."""

import base64
import json

import pytest

from musnad.cli import rejects
from musnad.ingest import Rejected


def line(raw, length=None):
    rejected = Rejected(
        where="f", record=3, byte=9, message="wrong", raw=raw, length=len(raw) if length is None else length
    )
    return json.loads(rejects.rejected_line(rejected))


@pytest.mark.parametrize("raw", [b"", "نص".encode(), b"\x00\x1b[2J\n", b'{"a":"\\ud800"}'])
def test_utf_8_is_kept_as_text(raw):
    got = line(raw)
    assert (got["raw"].encode(), got["raw_encoding"], got["raw_bytes"], got["raw_kept"]) == (
        raw,
        "utf-8",
        len(raw),
        len(raw),
    )
    assert (got["file"], got["record"], got["byte"], got["error"]) == ("f", 3, 9, "wrong")


@pytest.mark.parametrize("raw", [b"\xff\xfe", "نص".encode()[:-1], b"\xed\xa0\x80"])
def test_other_bytes_are_kept_in_base64(raw):
    got = line(raw)
    assert (base64.b64decode(got["raw"]), got["raw_encoding"]) == (raw, "base64")


def test_a_cut_does_not_go_through_a_character(monkeypatch):
    monkeypatch.setattr(rejects, "KEPT", 5)
    got = line("نصنص".encode())
    assert (got["raw"], got["raw_encoding"], got["raw_bytes"], got["raw_kept"]) == ("نص", "utf-8", 8, 4)


def test_one_line_each():
    assert (
        rejects.rejected_line(Rejected(where="a\nb", message="c\nd", raw=b"e\nf", length=3)).count("\n") == 1
    )

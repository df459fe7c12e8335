"""A file that is damaged, cut short or hostile is refused with what to do; it never ends the program."""

import hashlib
import json
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gazetteer.dumps import built, small_seed

from musnad.errors import GazetteerError
from musnad.gazetteer import open_gazetteer
from musnad.gazetteer.layout import ALIGN, COLUMNS, INDEX, KINDS, MAGIC, column, digest_of
from musnad.reader import read

TEXT = "قال الوزير إن السيول في سبتوني وقرية مارهوت وعلى نهر روليكا أضرت بجسر تلمونة في برمونيا."


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a small real file."""
    folder = tmp_path_factory.mktemp("gazetteer")
    with pytest.MonkeyPatch.context() as patch:
        small_seed(patch)
        built(folder)
    return (folder / "places.bin").read_bytes()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("damaged") / "places.bin"


def opens_or_is_refused(path, data):
    """Whatever opens can be used to the full, and what does not says where and what to do."""
    path.write_bytes(data)
    try:
        gazetteer = open_gazetteer(path)
    except GazetteerError as error:
        refused = str(error)
    else:
        use(gazetteer)
        return
    assert str(path) in refused
    assert "musnad gazetteer build" in refused


def use(gazetteer):
    for number in range(len(gazetteer)):
        gazetteer.place(number)
    assert all(gazetteer.bearers(number) for number in gazetteer.names.values())
    list(gazetteer.most_populous(-90, -180, 90, 180, 5))
    gazetteer.names_of()
    report = read(TEXT, gazetteer=gazetteer, published="2031-05-06")
    assert report.reader.gazetteer == gazetteer.identity


@settings(max_examples=300)
@given(data=st.data())
def test_flipped_bytes(whole, path, data):
    damaged = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        damaged[at] = data.draw(st.integers(0, 255))
    opens_or_is_refused(path, damaged)


@settings(max_examples=300)
@given(data=st.data())
def test_flipped_bytes_of_the_columns(whole, path, data):
    """Numbers are where damage does most harm, so they are aimed at."""
    header, start, _ = taken_apart(whole)
    damaged = bytearray(whole)
    for name in data.draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=3)):
        offset, length = header["sections"][name]
        at = start + offset + data.draw(st.integers(0, length - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    opens_or_is_refused(path, damaged)


@given(st.data())
def test_cut_short(whole, path, data):
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(GazetteerError):
        open_gazetteer(path)


@given(rest=st.binary(max_size=300), magic=st.booleans())
def test_random_bytes(path, rest, magic):
    path.write_bytes(MAGIC + rest if magic else rest)
    with pytest.raises(GazetteerError):
        open_gazetteer(path)


def test_many_random_bytes(path):
    path.write_bytes(MAGIC + random.Random(7).randbytes(3_000_000))
    with pytest.raises(GazetteerError, match="table of contents"):
        open_gazetteer(path)


def taken_apart(data):
    """The table of contents, where the sections begin, and their bytes."""
    line = data[len(MAGIC) :].partition(b"\n")[0]
    start = len(MAGIC) + len(line) + 1
    start += -start % ALIGN
    return json.loads(line), start, data[start:]


def put_together(header, body):
    head = MAGIC + json.dumps(header, ensure_ascii=False).encode() + b"\n"
    return head + b" " * (-len(head) % ALIGN) + body


HEADERS = {
    "negative": lambda h: h["sections"].update(refs=[-8, 8]),
    "negative-length": lambda h: h["sections"].update(refs=[8, -8]),
    "outside": lambda h: h["sections"].update(refs=[1 << 40, 8]),
    "huge": lambda h: h["sections"].update(refs=[0, 1 << 62]),
    "beyond-64-bits": lambda h: h["sections"].update(refs=[0, 1 << 200]),
    "overlapping": lambda h: h["sections"].update(refs=h["sections"]["starts"]),
    "uneven": lambda h: h["sections"]["refs"].__setitem__(1, h["sections"]["refs"][1] - 1),
    "missing": lambda h: h["sections"].pop("lat"),
    "no-numbers": lambda h: h["sections"].update(refs=["0", None]),
    "no-sections": lambda h: h.update(sections=[]),
    "fewer-places": lambda h: h.update(places=h["places"] - 1),
    "many-places": lambda h: h.update(places=1 << 62),
    "no-places": lambda h: h.update(places=0),
    "true-places": lambda h: h.update(places=True),
    "no-source": lambda h: h.pop("source"),
    "no-checksum": lambda h: h.update(sha256="0"),
    "other-letters": lambda h: h.update(alphabet="00"),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_wrong_table_of_contents(whole, path, case):
    header, _, body = taken_apart(whole)
    HEADERS[case](header)
    path.write_bytes(put_together(header, body))
    with pytest.raises(GazetteerError, match="build it again"):
        open_gazetteer(path)


@pytest.mark.parametrize("line", [b"[" * 60_000, b'{"a":' * 10_000, b"{}", b"null", b"7" * 60_000, b"\xff"])
def test_a_hostile_table_of_contents(path, line):
    path.write_bytes(MAGIC + line + b"\n" + b"\0" * 64)
    with pytest.raises(GazetteerError, match="table of contents"):
        open_gazetteer(path)


SECTIONS = {
    "reference-outside": ("refs", lambda raw: column("I", [INDEX]) + raw[4:]),
    "starts-down": ("starts", lambda raw: raw[:4] + column("I", [1 << 31]) + raw[8:]),
    "starts-outside": ("starts", lambda raw: raw[:-4] + column("I", [1 << 20])),
    "starts-late": ("starts", lambda raw: column("I", [1]) + raw[4:]),
    "name-of-nobody": ("starts", lambda raw: raw[:4] + column("I", [0]) + raw[8:]),
    "kind": ("kinds", lambda raw: bytes([len(KINDS)]) + raw[1:]),
    "nan": ("lat", lambda raw: column("f", [float("nan")]) + raw[4:]),
    "infinite": ("lon", lambda raw: column("f", [float("-inf")]) + raw[4:]),
    "beyond-the-pole": ("lat", lambda raw: column("f", [90.5]) + raw[4:]),
    "radius": ("radius", lambda raw: column("H", [65_535]) + raw[2:]),
    "names-unsorted": (
        "names",
        lambda raw: b"\n".join(sorted(raw.split(b"\n"), reverse=True)),
    ),
    "title-too-many": ("titles", lambda raw: b"\n" + raw[1:]),
    "no-utf-8": ("arabic", lambda raw: b"\xff" + raw[1:]),
    "country": ("countries", lambda raw: b"qq" + raw[2:]),
    "first-too-many": ("firsts", lambda raw: b"\n" + raw[1:]),
}


@pytest.mark.parametrize("case", SECTIONS)
def test_a_wrong_section(whole, path, case):
    name, change = SECTIONS[case]
    header, start, _ = taken_apart(whole)
    offset, length = header["sections"][name]
    at = start + offset
    changed = change(whole[at : at + length])
    assert len(changed) == length
    path.write_bytes(whole[:at] + changed + whole[at + length :])
    with pytest.raises(GazetteerError, match=r"is damaged \(.*\): build it again"):
        open_gazetteer(path)


def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(GazetteerError, match="is no file"):
            open_gazetteer(place)
    for place in (tmp_path / "gone", tmp_path / "pipe" / "in"):
        with pytest.raises(GazetteerError, match="build one with"):
            open_gazetteer(place)


def test_a_file_larger_than_memory_is_not_read(tmp_path):
    with (tmp_path / "sparse.bin").open("wb") as file:
        file.write(MAGIC)
        file.truncate(1 << 40)
    with pytest.raises(GazetteerError, match="too large"):
        open_gazetteer(tmp_path / "sparse.bin")


def test_the_checksum_tells_what_opening_does_not(whole, path):
    header, start, body = taken_apart(whole)
    offset, _ = header["sections"]["population"]
    path.write_bytes(whole)
    assert digest_of(path) == (header["sha256"], hashlib.sha256(body).hexdigest())
    damaged = bytearray(whole)
    damaged[start + offset] ^= 1
    path.write_bytes(damaged)
    open_gazetteer(path)
    stated, real = digest_of(path)
    assert stated != real

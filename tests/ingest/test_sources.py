"""Files, folders, archives and pipes are walked in order, and what cannot be read is named."""

import io
import json
import os
import socket
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from musnad.ingest import Article, Fields, Notice, Options, Rejected, articles

TEXT = "أعلنت بلدية الواحة افتتاح السوق.\n"


def parts(items):
    """Items apart by kind."""
    kinds = {Article: [], Rejected: [], Notice: []}
    for item in items:
        kinds[type(item)].append(item)
    return kinds[Article], kinds[Rejected], kinds[Notice]


def from_stdin(data, *, form="auto"):
    return list(articles(["-"], Options(form=form), stdin=io.BytesIO(data)))


def zipped(members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_a_folder_is_walked_in_the_order_of_its_names(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [item.id for item in articles([tmp_path])] == ["b", "c", "a/1", "a/2"]


def test_what_a_folder_holds_besides_is_counted(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    read, rejected, (notice,) = parts(articles([tmp_path]))
    assert [item.id for item in read] == ["a"]
    assert not rejected
    assert "1 files that are not .json" in notice.message
    assert "1 hidden" in notice.message
    assert "2 links to folders or special files" in notice.message


def test_an_empty_folder_is_said(tmp_path):
    (notice,) = articles([tmp_path])
    assert "no articles" in notice.message


def test_the_output_is_not_read_back(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "out.jsonl").write_text("{}", encoding="utf-8")
    items = list(articles([tmp_path], leave_out=frozenset({os.path.realpath(tmp_path / "out.jsonl")})))
    assert [item.id for item in items] == ["a"]


def test_a_file_that_vanishes_is_named_and_the_rest_is_read(tmp_path):
    for name in ("1.txt", "2.txt", "3.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    items = articles([tmp_path])
    first = next(items)
    (tmp_path / "2.txt").unlink()
    second, third = items
    assert (first.id, third.id) == ("1", "3")
    assert second.where.endswith("2.txt")
    assert "No such file" in second.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    (bad,) = articles([path])
    assert "Permission denied" in bad.message


@pytest.mark.parametrize("name", ["nowhere.txt", "no\0where.txt"])
def test_a_file_that_is_not_there(tmp_path, name):
    (bad,) = articles([f"{tmp_path}/{name}"])
    assert "cannot be opened" in bad.message


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_can_be_written(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes(TEXT.encode())
    (item,) = articles([os.fsdecode(path)])
    assert item.id == "\\xff"
    item.where.encode()


def test_a_disk_that_fails_ends_the_file_not_the_run():
    class Failing(io.BytesIO):
        def read(self, count=-1):
            data = super().read(count)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    record = json.dumps({"text": TEXT}).encode()
    items = list(articles(["-"], Options(form="jsonl"), stdin=Failing((record + b"\n") * 4000)))
    assert len(items) == 4001
    assert "Input/output error" in items[-1].message


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (TEXT.encode(), "text"),
        ("[تحديث] قال الوزير".encode(), "text"),
        ("{تعليق} قال الوزير".encode(), "text"),
        (json.dumps([{"text": TEXT}]).encode(), "json"),
        (json.dumps([{"text": TEXT}], indent=1).encode(), "json"),
        (json.dumps({"text": TEXT}).encode() + b"\n", "json"),
        (json.dumps({"text": TEXT}, indent=1).encode(), "json"),
        (zipped({"stdin.json": json.dumps([{"text": TEXT}])}), "json"),
    ],
)
def test_a_pipe_is_taken_for_what_it_begins_like(data, kinds):
    (item,) = from_stdin(data)
    assert isinstance(item, Article)
    assert item.id == (None if kinds == "text" else "stdin-0000")


def test_what_a_pipe_holds_can_be_said():
    (item,) = from_stdin(json.dumps([{"text": TEXT}]).encode(), form="text")
    assert item.text.startswith('[{"text"')
    (item,) = from_stdin(b"text", form="json")
    assert "not JSON" in item.message


@pytest.mark.parametrize("name", ["page.html", "page"])
def test_a_web_page_is_not_taken_for_text(tmp_path, name):
    path = tmp_path / name
    path.write_text("<!DOCTYPE html>\n<p>قال الوزير</p>", encoding="utf-8")
    (bad,) = articles([path])
    assert "web page" in bad.message
    (item,) = articles([path], Options(form="text"))
    assert item.text.startswith("<!DOCTYPE")


def test_closed_standard_input_is_said():
    (bad,) = articles(["-"])
    assert "closed" in bad.message


def test_one_large_line_is_refused(tmp_path):
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 3_000_000)
    (bad,) = articles([path], Options(article_limit=1_000_000))
    assert bad.length == 3_000_000
    assert "3 MB in one article; the limit is 1 MB" in bad.message


def read_zip(tmp_path, data, *, options=None):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    return parts(articles([path], options))


def test_members_are_read_in_order_and_records_called_after_their_member(tmp_path):
    data = zipped(
        {
            "2031-05-07.json": json.dumps([{"content": TEXT}] * 2),
            "x/2031-05-06.jsonl": json.dumps({"content": TEXT}),
            "y.txt": TEXT,
        }
    )
    read, rejected, notices = read_zip(tmp_path, data, options=Options(fields=Fields(text="content")))
    assert [item.id for item in read] == ["2031-05-07-0000", "2031-05-07-0001", "2031-05-06-0000", "y"]
    assert read[0].where.endswith("a.zip:2031-05-07.json")
    assert not rejected
    assert not notices


def test_an_archive_can_be_piped():
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    data = zipped({"y.txt": TEXT})
    (item,) = articles(["-"], stdin=Pipe(data))
    assert item.text == TEXT


def test_nothing_is_written_under_a_name_from_an_archive(tmp_path):
    data = zipped({"../../evil.txt": TEXT, "/abs.txt": TEXT, "dir/": b"", "..\\w.txt": TEXT})
    before = {path.name for path in tmp_path.parent.iterdir()}
    read, rejected, _ = read_zip(tmp_path, data)
    assert len(read) == 3
    assert not rejected
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    assert {path.name for path in tmp_path.parent.iterdir()} == before


def test_hidden_members_are_counted(tmp_path):
    data = zipped({"a.txt": TEXT, "__MACOSX/._a.txt": b"\0", ".DS_Store": b"\0"})
    read, rejected, (notice,) = read_zip(tmp_path, data)
    assert len(read) == 1
    assert not rejected
    assert "2 hidden" in notice.message


@pytest.mark.parametrize("keep", [0, 3, 10, 200, -30, -1])
def test_a_cut_off_archive(tmp_path, keep):
    data = zipped({f"{index}.txt": TEXT * 20 for index in range(5)})
    read, rejected, _ = read_zip(tmp_path, data[:keep])
    assert not read
    assert len(rejected) == 1
    assert "empty" in rejected[0].message or "not a whole zip archive" in rejected[0].message


def test_a_damaged_member_is_named_and_the_rest_is_read(tmp_path):
    data = bytearray(zipped({"1.txt": os.urandom(50).hex(), "2.txt": TEXT}))
    at = data.index(b"1.txt") + 20
    data[at : at + 8] = b"\xff" * 8
    read, (bad,), _ = read_zip(tmp_path, bytes(data))
    assert [item.id for item in read] == ["2"]
    assert bad.where.endswith("a.zip:1.txt")


def test_a_nested_archive_is_refused(tmp_path):
    inner = zipped({"1.txt": TEXT})
    read, rejected, _ = read_zip(
        tmp_path, zipped({"in.zip": inner, "in.txt": inner, "in": inner, "2.txt": TEXT})
    )
    assert [item.id for item in read] == ["2"]
    assert len(rejected) == 3
    assert "inside an archive" in rejected[0].message


def test_a_member_beyond_the_limit_is_refused_by_what_it_declares(tmp_path):
    read, (bad,), _ = read_zip(
        tmp_path, zipped({"1.txt": b" " * 200_000, "2.txt": TEXT}), options=Options(member_limit=100_000)
    )
    assert [item.id for item in read] == ["2"]
    assert "unpacks to 200,000 bytes; the limit is 100,000 bytes" in bad.message


def test_a_member_that_lies_about_its_size_is_stopped(tmp_path):
    """A zip bomb that declares ten bytes unpacks to no more than it declares."""
    data = bytearray(zipped({"1.json": b"[" + b" " * 5_000_000 + b"]"}))
    size = struct.pack("<I", 5_000_002)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 10)
    read, rejected, _ = read_zip(tmp_path, bytes(data), options=Options(member_limit=100_000))
    assert not read
    assert rejected


def test_overlapping_members_are_refused(tmp_path):
    packed = zlib.compress(TEXT.encode())[2:-4]
    name = b"1.txt"
    crc, size = zlib.crc32(TEXT.encode()), len(TEXT.encode())
    local = (
        struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0)
        + name
        + packed
    )
    entry = (
        struct.pack(
            "<4s6H3I5H2I",
            b"PK\1\2",
            20,
            20,
            0,
            8,
            0,
            0,
            crc,
            len(packed),
            size,
            len(name),
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + name
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2, 2, 2 * len(entry), len(local), 0)
    read, (bad,), _ = read_zip(tmp_path, local + entry * 2 + end)
    assert not read
    assert "overlap" in bad.message


def test_a_locked_member_is_refused(tmp_path):
    data = bytearray(zipped({"1.txt": TEXT}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + offset] |= 1
    read, (bad,), _ = read_zip(tmp_path, bytes(data))
    assert not read
    assert "password" in bad.message


def test_an_empty_archive_is_said(tmp_path):
    read, rejected, (notice,) = read_zip(tmp_path, zipped({}))
    assert not read
    assert not rejected
    assert "no files" in notice.message


def test_sockets_in_folders_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.txt")
        read, rejected, notices = parts(articles(["."]))
    assert not read
    assert not rejected
    assert notices

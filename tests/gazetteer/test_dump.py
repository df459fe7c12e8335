"""A dump may come as the zip that GeoNames offers; a zip that is no dump does no harm."""

import zipfile

import pytest
from tests.gazetteer.dumps import DUMP, SABTUNI

from musnad.errors import GazetteerError
from musnad.gazetteer import dump
from musnad.gazetteer.geonames import from_dump


def zipped(path, **members):  # noqa: ANN003
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.txt", content)
    return path


def test_a_zip_gives_the_same_places(tmp_path):
    plain = tmp_path / "QQ.txt"
    plain.write_text(DUMP, encoding="utf-8")
    packed = zipped(tmp_path / "QQ.zip", readme="Data as is", QQ=DUMP)
    assert list(from_dump(packed)) == list(from_dump(plain))


def test_another_name_of_the_zip_is_no_matter(tmp_path):
    assert list(from_dump(zipped(tmp_path / "of-may.zip", readme="Data as is", QQ=DUMP)))


def test_a_byte_order_mark_is_no_matter(tmp_path):
    path = tmp_path / "QQ.txt"
    path.write_text("\ufeff" + SABTUNI, encoding="utf-8")
    assert [place.geonames for place in from_dump(path)] == [7001]


def damaged(path):
    data = bytearray(zipped(path, QQ=DUMP).read_bytes())
    data[60:70] = b"\xff" * 10
    path.write_bytes(data)


HOSTILE = {
    "two": (lambda path: zipped(path, a=DUMP, b=DUMP), "holds one QQ.txt"),
    "none": (lambda path: zipped(path, readme="Data as is"), "holds one QQ.txt"),
    "damaged": (damaged, "is a damaged zip"),
    "cut": (lambda path: path.write_bytes(zipped(path, QQ=DUMP).read_bytes()[:-30]), "is a damaged zip"),
    "only-the-beginning": (lambda path: path.write_bytes(b"PK"), "is a damaged zip"),
    "no-dump": (lambda path: zipped(path, QQ="x\ty\n"), "QQ.zip:QQ.txt, line 1: 2 columns"),
    "folder": (lambda path: path.mkdir(), "cannot be read: Is a directory"),
    "gone": (lambda _path: None, "cannot be read: No such file or directory"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_zip_of_a_dump_is_named(tmp_path, case):
    make, said = HOSTILE[case]
    make(tmp_path / "QQ.zip")
    with pytest.raises(GazetteerError) as raised:
        list(from_dump(tmp_path / "QQ.zip"))
    assert said in str(raised.value)
    assert str(tmp_path / "QQ.zip") in str(raised.value)


@pytest.mark.parametrize("room", ["dump", "geonames"])
def test_a_bomb_is_stopped_by_what_it_says_and_by_what_it_holds(tmp_path, monkeypatch, room):
    monkeypatch.setattr(f"musnad.gazetteer.{room}.LARGEST_DUMP", 400)
    with pytest.raises(GazetteerError, match="is no GeoNames dump"):
        list(from_dump(zipped(tmp_path / "QQ.zip", QQ=SABTUNI * 50)))
    assert dump.LARGEST_DUMP >= 400

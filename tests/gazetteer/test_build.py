"""What is built is found again, and what goes wrong leaves an old file as it was."""

import errno
import os
from pathlib import Path

import pytest
from tests.gazetteer.dumps import DUMP, LATIN, MARHUT, SABTUNI, built, record, small_seed

from musnad.errors import GazetteerError
from musnad.gazetteer import Gazetteer, build, layout, open_gazetteer
from musnad.gazetteer.geonames import from_dump
from musnad.gazetteer.seed import key_of


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    small_seed(monkeypatch)


def only(gazetteer: Gazetteer, name: str):
    (place,) = gazetteer.find(key_of(name))
    return place


def contents(gazetteer: Gazetteer):
    """Places with their names and marks, whatever their order in the file."""
    return sorted(
        (gazetteer.place(index)[1:], sorted((folded, name[1:]) for folded, name in names))
        for index, names in gazetteer.names_of().items()
    )


def test_what_was_built_is_found_again(tmp_path):
    made = built(tmp_path)
    opened = open_gazetteer(tmp_path / "places.bin")
    assert made.facts == opened.facts
    assert opened.identity == f"QQ.txt SHA-256:{opened.facts['sha256'][:12]}"
    place = only(opened, "مَارهوت")
    assert (place.name, place.arabic, place.kind, place.countries) == ("Marhut", "مارهوت", "city", ("QQ",))
    assert (place.lat, place.lon, place.population, place.geonames) == (-3.5, -170.125, 730_000, 7002)
    assert only(opened, "روليكا").kind == "river"
    assert only(opened, "روليكا").population == 0
    assert opened.find(key_of("سبتونيا")) == opened.find(key_of("سبتوني"))
    assert opened.find(b"nowhere") == []
    assert {each.number for each in map(opened.place, range(len(opened)))} == set(range(len(opened)))


def test_the_same_dump_gives_the_same_bytes(tmp_path):
    built(tmp_path)
    first = (tmp_path / "places.bin").read_bytes()
    built(tmp_path)
    assert (tmp_path / "places.bin").read_bytes() == first


def test_a_place_of_the_seed_takes_id_and_inhabitants_from_its_twin(tmp_path):
    place = only(built(tmp_path), "سبتوني")
    assert (place.name, place.geonames, place.population) == ("Sabtuni of the seed", 7001, 4200)
    assert (place.lat, place.lon) == (12.5, 13.25)


def test_a_country_of_a_dump_is_that_of_the_seed(tmp_path):
    place = only(built(tmp_path, countries={"QQ": (7005, 99)}), "برمونيا")
    assert (place.name, place.geonames, place.population) == ("Barmonia", 7005, 99)


@pytest.mark.parametrize(
    ("name", "needs_support"),
    [
        ("تلمونة", False),  # of the seed
        ("مارهوت", False),  # a city that is known
        ("روليكا", True),  # nobody lives there
    ],
)
def test_small_places_of_geonames_need_support(tmp_path, name, needs_support):
    gazetteer = built(tmp_path)
    (bearer,) = gazetteer.bearers(gazetteer.names[key_of(name)])
    assert bearer.ambiguous == needs_support


def test_a_word_of_the_language_needs_support_however_large_the_city(tmp_path):
    gazetteer = built(tmp_path, record(1, "Minister", ["الوزير"], population="900000"))
    (bearer,) = gazetteer.bearers(gazetteer.names[key_of("الوزير")])
    assert bearer.ambiguous


def test_a_dump_goes_on_top_of_an_older_gazetteer(tmp_path):
    base = built(tmp_path, countries={"QQ": (7005, 99)})
    newer = record(7002, "Marhut al-Jadida", ["مارهوت الجديدة"], lat="-4.5", population="810000")
    more = built(tmp_path, newer, base=base)
    assert len(more) == len(base)
    place = only(more, "مارهوت الجديدة")
    assert (place.name, place.lat, place.population) == ("Marhut al-Jadida", -4.5, 810_000)
    # The older name leads to the newer place.
    assert only(more, "مارهوت") == place
    # What the seed shares with GeoNames keeps its id though the new dump has nothing on it.
    assert only(more, "سبتوني").geonames == 7001
    assert only(more, "برمونيا").geonames == 7005
    assert only(more, "روليكا").geonames == 7003


def test_nothing_new_changes_nothing(tmp_path):
    base = built(tmp_path, countries={"QQ": (7005, 99)})
    again = build.build(iter(()), tmp_path / "again.bin", source="QQ.txt", base=base)
    assert contents(again) == contents(base)


BROKEN = {
    "columns": (SABTUNI + "7002\tMarhut\n", "line 2: 2 columns"),
    "no-number": (SABTUNI + MARHUT.replace("7002", "x"), "line 2: id, coordinates or population"),
    "no-globe": (SABTUNI + MARHUT.replace("-3.5", "-93.5"), "line 2: id, coordinates or population out"),
    "nan": (MARHUT.replace("-3.5", "nan"), "line 1: id, coordinates or population out"),
    "binary": (b"\x00\xff\xfe" * 900, "line 1: no UTF-8"),
    "long-line": ("x" * 300_000, "line 1: 1 columns"),
    "empty": ("", "is empty"),
    "latin": (LATIN, "no place with an Arabic name"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_dump_is_named_and_leaves_the_old_file(tmp_path, case):
    content, said = BROKEN[case]
    built(tmp_path)
    before = (tmp_path / "places.bin").read_bytes()
    dump = tmp_path / "QQ.txt"
    dump.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GazetteerError) as raised:
        build.build(from_dump(dump), tmp_path / "places.bin", source="QQ.txt")
    assert str(dump) in str(raised.value)
    assert said in str(raised.value)
    assert (tmp_path / "places.bin").read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"QQ.txt", "places.bin"}


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_ctrl_c_leaves_the_old_file(tmp_path, monkeypatch, failure):
    built(tmp_path)
    before = (tmp_path / "places.bin").read_bytes()

    def fail(_descriptor):
        raise failure

    monkeypatch.setattr(layout.os, "fsync", fail)
    with pytest.raises((GazetteerError, KeyboardInterrupt)) as raised:
        built(tmp_path, MARHUT)
    if isinstance(failure, OSError):
        assert str(raised.value) == f"{tmp_path / 'places.bin'} cannot be written: No space left on device"
    assert (tmp_path / "places.bin").read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"QQ.txt", "places.bin"}


def test_a_link_stays_and_what_is_no_file_is_not_replaced(tmp_path):
    built(tmp_path)
    link = tmp_path / "link.bin"
    link.symlink_to(tmp_path / "places.bin")
    build.build(iter(()), link, source="seed")
    assert link.is_symlink()
    assert open_gazetteer(tmp_path / "places.bin").facts["source"] == "seed"
    os.mkfifo(tmp_path / "pipe")
    for target in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(GazetteerError, match="is no file"):
            build.build(iter(()), target, source="seed")
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_that_is_not_there_is_made(tmp_path):
    target = tmp_path / "new" / "folder" / "places.bin"
    assert len(build.build(iter(()), target, source="seed")) == 3


def test_a_longer_source_than_fits_is_refused(tmp_path):
    with pytest.raises(GazetteerError, match="too long"):
        build.build(iter(()), Path(tmp_path / "places.bin"), source="x" * 70_000)


def test_progress_knows_the_whole(tmp_path):
    dump = tmp_path / "QQ.txt"
    dump.write_text(DUMP + LATIN * 12_000, encoding="utf-8")
    seen = []
    found = list(from_dump(dump, lambda done, total: seen.append((done, total))))
    assert len(found) == 4
    assert [total for _, total in seen] == [dump.stat().st_size] * 2
    assert 0 < seen[0][0] < seen[1][0] < dump.stat().st_size

"""The seed's tables are legal row by row, and what comes with the package is small and whole."""

import pytest

from musnad.gazetteer import EMPTY, NO_GAZETTEER, packaged
from musnad.gazetteer.gazetteer import PACKAGED
from musnad.gazetteer.layout import KINDS, digest_of
from musnad.gazetteer.seed import TABLES, seed
from musnad.lang.tables import rows
from musnad.reader import read

needs_file = pytest.mark.skipif(not PACKAGED.exists(), reason="this checkout was never built")


def test_every_row_of_the_seed_is_legal():
    places = seed()
    assert len(places) >= 500
    for place in places:
        assert place.names, place.arabic
        assert all(place.names), place.arabic
        assert place.title.strip(), place.arabic
        assert place.kind in KINDS, place.arabic
        assert place.ambiguous <= set(place.names), place.arabic
        assert all(len(code) == 2 and code.isupper() for code in place.countries), place.arabic
        assert 0 <= place.radius <= 20_000, place.arabic


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_rows(table):
    assert any(True for _ in rows("musnad.lang.ar", table))


@needs_file
def test_the_packaged_file_is_small_and_whole():
    assert PACKAGED.stat().st_size < 5_000_000
    stated, real = digest_of(PACKAGED)
    assert stated == real
    gazetteer = packaged()
    assert gazetteer is packaged()
    assert len(gazetteer) > 10_000
    assert list(gazetteer.names) == sorted(gazetteer.names)


@needs_file
def test_opening_makes_no_place_before_it_is_asked_for():
    """What opening costs grows with the names alone: places and their names are made when they are met."""
    fresh = type(packaged())(packaged().facts, sections_of_packaged())
    assert fresh._places == {}
    assert fresh._bearers == {}
    assert len(fresh.names) == len(packaged().names)


def sections_of_packaged():
    from musnad.gazetteer.layout import read as read_file

    return read_file(PACKAGED)[1]


def test_a_report_names_its_gazetteer():
    text = "قال الوزير في حلب إن الجسر سيفتح غدا."
    report = read(text, gazetteer=EMPTY)
    assert report.reader.gazetteer is None
    assert report.warnings.count(NO_GAZETTEER) == 1
    assert report.places == ()
    whole = read(text)
    assert whole.reader.gazetteer == packaged().identity
    assert (NO_GAZETTEER in whole.warnings) == (not len(packaged()))

"""A map shows all its places with room around them, wherever on the globe they lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.html.frame import WIDTH, Point, degrees, framed

POINTS = st.lists(
    st.builds(Point, st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 20_000)), min_size=1, max_size=8
)


@given(POINTS)
def test_every_place_is_on_the_paper(points):
    frame = framed(points)
    assert frame.east - frame.west <= 360 + 1e-9
    assert -90 <= frame.south < frame.north <= 90 + 1e-9
    for point in points:
        assert -1e-6 <= frame.x(point.lon) <= WIDTH + 1e-6
        assert -1 <= frame.y(point.lat) <= frame.height + 1


@given(POINTS)
def test_the_paper_is_a_landscape(points):
    frame = framed(points)
    assert WIDTH / 2.2 <= frame.height <= 2 * WIDTH
    assert len(list(frame.meridians())) <= 11


def test_one_town_has_its_surroundings():
    frame = framed([Point(33.9, 35.5)])
    assert frame.south <= 31.5
    assert frame.north >= 36.3
    assert frame.x(35.5) == pytest.approx(WIDTH / 2)


def test_across_the_antimeridian_is_the_shorter_way():
    """Suva and Apia lie ten degrees apart, not three hundred and fifty."""
    frame = framed([Point(-18.1, 178.4), Point(-13.8, -171.8)])
    assert frame.east > 180
    assert frame.east - frame.west < 30
    assert frame.x(178.4) < frame.x(-171.8)
    assert 180 in set(frame.meridians())


def test_distances_are_true_in_the_middle():
    """A degree of longitude at 60 degrees is half as wide as one of latitude."""
    frame = framed([Point(60.0, 10.0)])
    assert frame.across == pytest.approx(frame.up / 2)
    assert frame.length(111.2) == pytest.approx(frame.up)


def test_an_area_widens_the_frame_but_a_continent_does_not():
    small, large, huge = (framed([Point(30, 30, km)]) for km in (0, 800, 8_000))
    assert small.north < large.north < huge.north < 45


@pytest.mark.parametrize(
    ("value", "expected"),
    [(40, "40°E"), (-40, "40°W"), (0, "0°"), (180, "180°"), (190, "170°W"), (-185, "175°E")],
)
def test_meridians_have_names(value, expected):
    assert degrees(value, "E", "W") == expected

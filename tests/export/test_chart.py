"""The map: a circle a place, sized by what is known, with names that never run over each other."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.html.captions import Box, Captions
from musnad.export.html.chart import charts
from musnad.export.html.frame import WIDTH
from musnad.export.places import distinct
from musnad.gazetteer import EMPTY, packaged
from musnad.model import PlaceMention, Relation, Span

WORDS = Span(0, 1, "و")


def place(
    name: str, lat: float | None, lon: float | None, precision: str = "city", **more: object
) -> PlaceMention:
    return PlaceMention(WORDS, name, None, "XA", lat, lon, precision, **more)


def circles(written: str) -> dict[str, dict[str, str]]:
    """The circles of a map by what they say."""
    found = re.findall(r"<circle ([^>]*)><title>(.*?)</title>", written)
    return {title: dict(re.findall(r'([\w-]+)="([^"]*)"', attributes)) for attributes, title in found}


def names(written: str) -> list[str]:
    captions = written.partition('class="captions"')[2]
    return re.findall(r"<text [^>]*>(.*?)</text>", captions)


def test_a_circle_for_each_place_with_coordinates(story):
    (written,) = charts(distinct(story.places), EMPTY)
    found = circles(written)
    assert set(found) == {
        "Wadi al-Rayhan, XA: ×2",
        "Tilal, XA: ×1",
        "15 km north-east of Wadi al-Rayhan, XA: ×1",
    }
    assert found["Wadi al-Rayhan, XA: ×2"]["class"] == "spot full"
    assert found["Tilal, XA: ×1"]["class"] == "spot pale acts"
    assert found["15 km north-east of Wadi al-Rayhan, XA: ×1"]["class"] == "spot area"
    assert written.startswith("<svg ")
    assert 'role="img" aria-label="خريطة الأماكن: Wadi al-Rayhan، Tilal' in written


def test_more_mentions_make_a_larger_circle():
    spots = distinct([place("Often", 1, 1)] * 4 + [place("Once", 2, 2)])
    found = circles(charts(spots, EMPTY)[0])
    assert float(found["Often, XA: ×4"]["r"]) == 2 * float(found["Once, XA: ×1"]["r"])


def test_an_area_is_as_large_as_it_is():
    """A radius of 111.2 km is a degree of latitude on the paper."""
    near = place("Near", 10, 0, "area", relation=Relation("distance"), radius=111.2)
    found = circles(charts(distinct([near, place("A", 10, 0), place("B", 11, 0)]), EMPTY)[0])
    degree = float(found["A, XA: ×1"]["cy"]) - float(found["B, XA: ×1"]["cy"])
    assert float(found["near Near, XA: ×1"]["r"]) == pytest.approx(degree, abs=0.2)


@pytest.mark.parametrize(
    ("lat", "lon"), [(None, None), (1.0, None), (91.0, 0.0), (float("nan"), 0.0), (0.0, 1e9)]
)
def test_what_has_no_place_on_the_globe_is_not_drawn(lat, lon):
    assert charts(distinct([place("Nowhere", lat, lon)]), EMPTY) == []


def test_names_are_escaped():
    (written,) = charts(distinct([place('<script>"&', 0, 0)]), EMPTY)
    assert "<script" not in written
    assert names(written) == ["&lt;script&gt;&quot;&amp;"]


def test_a_crowd_on_a_map_of_half_the_world_is_drawn_once_more_closer_up():
    far = [place("Raqqa", 35.95, 39.01), place("Abu Kamal", 34.45, 40.92), place("Washington", 38.9, -77.0)]
    whole, closer = charts(distinct(far), EMPTY)
    assert set(circles(whole)) == {f"{name}, XA: ×1" for name in ("Raqqa", "Abu Kamal", "Washington")}
    assert set(circles(closer)) == {f"{name}, XA: ×1" for name in ("Raqqa", "Abu Kamal")}
    assert 'aria-label="خريطة مقرّبة' in closer
    assert len(charts(distinct(far[:2]), EMPTY)) == 1
    assert len(charts(distinct(far[1:]), EMPTY)) == 1


def test_towns_of_the_gazetteer_are_faint_dots():
    gazetteer = packaged()
    if not len(gazetteer):
        pytest.skip("no gazetteer was built")
    (written,) = charts(distinct([place("Cairo", 30.04, 31.24)]), gazetteer)
    (path,) = re.findall(r'<path class="towns" d="(.*?)">', written)
    assert re.fullmatch(r"M\d+ \d+h0(m-?\d+ -?\d+h0)+", path)
    assert 20 < path.count("h0") <= 600


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ((29.5, 30.5, 30.7, 32.0), [(30, 31)]),
        ((-30.0, 170.0, -10.0, 190.0), [(-18, 178)]),
    ],
)
def test_the_largest_towns_of_a_box_come_first(box, expected):
    """Cairo first at the Nile, Suva first across the antimeridian."""
    gazetteer = packaged()
    if not len(gazetteer):
        pytest.skip("no gazetteer was built")
    towns = list(gazetteer.most_populous(*box, 5))
    assert [(round(lat), round(lon)) for lat, lon, _ in towns][:1] == expected
    assert [people for _, _, people in towns] == sorted((people for _, _, people in towns), reverse=True)
    assert len(towns) <= 5


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=20), st.floats(0, WIDTH), st.floats(0, 400), st.floats(0, 20)),
        max_size=30,
    )
)
def test_names_never_run_over_each_other(asked):
    paper = Captions(WIDTH, 400, 15)
    paper.keep_free(Box(0, 0, 100, 20))
    for words, x, y, radius in asked:
        paper.set(words, x, y, radius)
    taken = paper._taken
    assert not [1 for n, one in enumerate(taken) for other in taken[:n] if one.meets(other)]
    assert all(box.left >= 0 and box.right <= WIDTH and box.top >= 0 and box.bottom <= 400 for box in taken)


def test_a_name_without_room_is_left_out():
    """Ten places on one spot: four names stand around it, the others in the list only."""
    spots = distinct([place(f"Town {n}", 10, 10) for n in range(10)])
    (written,) = charts(spots, EMPTY)
    assert len(circles(written)) == 10
    assert 1 <= len(names(written)) < 10


def test_the_most_often_named_have_their_names_first():
    few, many = place("Few", 10, 10), place("Many", 10, 10)
    (written,) = charts(distinct([few, many, many]), EMPTY)
    assert names(written)[0] == "Many"
    assert len(charts(distinct([msgspec.structs.replace(few, name="x" * 500)]), EMPTY)[0]) < 3_000

"""A still map of an article's places, drawn as SVG: no script, nothing loaded, no one else's map.

Coasts and settled land show by the towns of the gazetteer, as faint dots. A town or a spot is a full
circle, a country or a region a pale one, an area one of its own size in km; who acts has a broken rim.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from musnad.export.html import labels
from musnad.export.html.captions import Box, Caption, Captions
from musnad.export.html.frame import WIDTH, Frame, Point, degrees, framed
from musnad.export.html.markup import tag, text
from musnad.export.order import one_line, shortened
from musnad.export.places import Spot, whereabouts
from musnad.gazetteer import Gazetteer
from musnad.gazetteer.globe import distance
from musnad.model import PlaceMention

_TOWNS = 600
_FONT = 15
_SMALL = 11
_LONGEST_NAME = 34
_WIDE = 80  # radius of a circle whose name stands in its middle rather than beside it
_SMALLEST, _LARGEST = 4.5, 16.0  # radius of a circle that counts mentions
_PALE = ("country", "region", "district")
_WHOLE_GLOBE_KM = 20_000
_EDGE = 18  # half the width of a line's name
# On a map wider than so many degrees, towns nearer than so many km lie one upon the other.
_FAR_APART, _CROWD_KM = 60, 450


def point_of(place: PlaceMention) -> Point | None:
    """Where a place is drawn; `None` where it has no coordinates, or impossible ones."""
    if place.lat is None or place.lon is None or not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
        return None
    radius = min(max(place.radius or 0, 0), _WHOLE_GLOBE_KM)
    return Point(place.lat, place.lon, radius if is_area(place) else 0)


def is_area(place: PlaceMention) -> bool:
    """Whether the mention is drawn in its extent rather than as a point."""
    return place.relation is not None or place.precision in ("area", "container")


def look(spot: Spot) -> str:
    """The classes of a spot's circle, on the map and in the list beside it."""
    place = spot.place
    kind = "area" if is_area(place) else "pale" if place.precision in _PALE else "full"
    return f"spot {kind}" + (" acts" if spot.acts_only else "")


class _Circle(NamedTuple):
    """A spot on the paper; `at` is its number in the list."""

    at: int
    spot: Spot
    x: float
    y: float
    radius: float


def charts(spots: Sequence[Spot], gazetteer: Gazetteer) -> list[str]:
    """The maps of an article: none, one of all spots that have coordinates, or a second one closer up."""
    drawn = [(at, spot, point) for at, spot in enumerate(spots) if (point := point_of(spot.place))]
    if not drawn:
        return []
    frame = framed([point for _, _, point in drawn])
    maps = [_chart(drawn, frame, gazetteer, labels.MAP)]
    crowd = _crowd(drawn) if frame.east - frame.west > _FAR_APART else []
    if crowd:
        closer = framed(crowd)
        # An area as wide as the paper would only tint it.
        near = [each for each in drawn if closer.length(2 * each[2].reach) < WIDTH]
        maps.append(_chart(near, closer, gazetteer, labels.CLOSE_UP))
    return maps


def _crowd(drawn: Sequence[tuple[int, Spot, Point]]) -> list[Point]:
    """The towns that lie so near each other that a map of half the world shows them as one, if any.

    Of several crowds it is the one most often named, and it counts for a third of what is named at least.
    """
    towns = [(point, len(spot.mentions)) for _, spot, point in drawn if look(spot) == "spot full"]
    crowds = [
        [(other, count) for other, count in towns if distance(point[:2], other[:2]) < _CROWD_KM]
        for point, _ in towns
    ]
    crowd = max(crowds, key=_mentioned, default=[])
    crowded = len({point for point, _ in crowd}) > 1 and 3 * _mentioned(crowd) >= _mentioned(towns)
    return [point for point, _ in crowd] if crowded else []


def _mentioned(towns: Sequence[tuple[Point, int]]) -> int:
    return sum(count for _, count in towns)


def _chart(
    drawn: Sequence[tuple[int, Spot, Point]], frame: Frame, gazetteer: Gazetteer, name: labels.Label
) -> str:
    circles = [
        _Circle(at, spot, frame.x(point.lon), frame.y(point.lat), _radius(spot, point, frame))
        for at, spot, point in drawn
        if frame.holds(point)
    ]
    named = "، ".join(one_line(whereabouts(circle.spot.place)) for circle in circles)
    captions, lines = _captions(circles, frame)
    return tag(
        "svg",
        tag("path", class_="towns", d=_towns(frame, gazetteer))
        + tag("path", class_="graticule", d=_graticule(frame))
        # The large ones below, so that each can be seen and pointed at.
        + tag("g", "".join(map(_drawn, sorted(circles, key=lambda circle: -circle.radius))), class_="spots")
        + tag("g", lines, class_="degrees", font_size=_SMALL)
        + tag("g", captions, class_="captions", font_size=_FONT),
        viewBox=f"0 0 {WIDTH} {frame.height}",
        role="img",
        aria_label=f"{name.arabic}: {named}",
    )


def _drawn(circle: _Circle) -> str:
    return tag(
        "circle",
        tag("title", text(_title(circle.spot))),
        cx=f"{circle.x:.1f}",
        cy=f"{circle.y:.1f}",
        r=f"{circle.radius:.1f}",
        class_=look(circle.spot),
        data_spot=circle.at,
    )


def _radius(spot: Spot, point: Point, frame: Frame) -> float:
    """The extent of an area; else by the square root of the mentions, so that ink counts them."""
    if is_area(spot.place):
        return max(frame.length(point.reach), _SMALLEST)
    return min(_SMALLEST * math.sqrt(len(spot.mentions)), _LARGEST)


def _title(spot: Spot) -> str:
    where = ", ".join(one_line(part) for part in (whereabouts(spot.place), spot.place.country) if part)
    return f"{where}: ×{len(spot.mentions)}"


def _captions(circles: Sequence[_Circle], frame: Frame) -> tuple[str, str]:
    """The names of the spots, most often named first, and those of the lines at the edges."""
    paper = Captions(WIDTH, frame.height, _FONT)
    edges = [
        *(
            Caption(degrees(lon, "E", "W"), frame.x(lon), frame.height - 4, "middle")
            for lon in frame.meridians()
            if _EDGE < frame.x(lon) < WIDTH - _EDGE
        ),
        *(
            Caption(degrees(lat, "N", "S"), 4, frame.y(lat) - 3, "start")
            for lat in frame.parallels()
            if _EDGE < frame.y(lat) < frame.height - _EDGE
        ),
    ]
    for edge in edges:
        left = edge.x - (_EDGE if edge.anchor == "middle" else 0)
        paper.keep_free(Box(left, edge.y - _SMALL, left + 2 * _EDGE, edge.y + 2))
    for _, spot, x, y, radius in circles:
        if not is_area(spot.place):
            paper.keep_free(Box(x - radius, y - radius, x + radius, y + radius))
    captions = []
    for _, spot, x, y, radius in sorted(circles, key=_importance):
        name = shortened(whereabouts(spot.place), _LONGEST_NAME)
        captions.append(paper.set(name, x, y, radius if radius < _WIDE else 0))
    return _written(caption for caption in captions if caption), _written(edges)


def _importance(circle: _Circle) -> tuple[bool, int]:
    """Points before areas, whose middle says little; then as in the list, most often named first."""
    return is_area(circle.spot.place), circle.at


def _written(captions: Iterable[Caption]) -> str:
    return "".join(
        tag(
            "text",
            text(caption.words),
            x=f"{caption.x:.1f}",
            y=f"{caption.y:.1f}",
            text_anchor=None if caption.anchor == "start" else caption.anchor,
        )
        for caption in captions
    )


def _towns(frame: Frame, gazetteer: Gazetteer) -> str:
    """The most populous towns as strokes of no length, each drawn as a dot by its round caps."""
    towns = gazetteer.most_populous(frame.south, frame.west, frame.north, frame.east, _TOWNS)
    dots = sorted({(round(frame.y(lat)), round(frame.x(lon))) for lat, lon, _ in towns})
    if not dots:
        return ""
    steps = "".join(f"m{x - former_x} {y - former_y}h0" for (former_y, former_x), (y, x) in pairwise(dots))
    return f"M{dots[0][1]} {dots[0][0]}h0" + steps


def _graticule(frame: Frame) -> str:
    return "".join(f"M{frame.x(lon):.1f} 0V{frame.height}" for lon in frame.meridians()) + "".join(
        f"M0 {frame.y(lat):.1f}H{WIDTH}" for lat in frame.parallels()
    )

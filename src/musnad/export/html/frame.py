"""Which part of the globe a map shows, and where on the paper a place of it lies.

The projection is the equirectangular one, its east-west scale that of the middle latitude: at once the
simplest and, for the part of the world that one article speaks of, true enough.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

KM_PER_DEGREE = 111.2
WIDTH = 800  # of the paper, in its own units
# The frame is a landscape between these, width to height, wherever the globe is large enough.
_NARROWEST, _WIDEST = 1.4, 2.1
_MARGIN = 2.5  # degrees at least around the outermost places
_SHARE = 0.09  # of the whole, where that is more
# An area wider than this says little of where in it; it may run over the frame.
_LARGEST_REACH_KM = 1000.0
_LINES = 9
_STEPS = (1, 2, 5, 10, 15, 30, 60)


class Point(NamedTuple):
    """A point of the globe in degrees, and the km around it that are meant along with it."""

    lat: float
    lon: float
    reach: float = 0.0


class Frame(NamedTuple):
    """A part of the globe, in degrees, and the paper's units per degree. `east` may lie beyond 180."""

    south: float
    west: float
    north: float
    east: float
    across: float
    up: float

    @property
    def height(self) -> int:
        """The paper's height; its width is always `WIDTH`."""
        return round((self.north - self.south) * self.up)

    def holds(self, point: Point) -> bool:
        """Whether a point lies within."""
        within = (point.lon - self.west) % 360 <= self.east - self.west
        return within and self.south <= point.lat <= self.north

    def x(self, lon: float) -> float:
        """How far from the paper's left edge a longitude lies."""
        return (lon - self.west) % 360 * self.across

    def y(self, lat: float) -> float:
        """How far from the paper's upper edge a latitude lies."""
        return (self.north - lat) * self.up

    def length(self, km: float) -> float:
        """A distance on the paper, as long as it is at the middle latitude."""
        return km / KM_PER_DEGREE * self.up

    def meridians(self) -> Iterator[int]:
        """The longitudes to draw, as the frame counts them."""
        return _multiples(self.west, self.east, self._step())

    def parallels(self) -> Iterator[int]:
        """The latitudes to draw."""
        return _multiples(self.south, self.north, self._step())

    def _step(self) -> int:
        span = self.east - self.west
        return next((step for step in _STEPS if span / step <= _LINES), _STEPS[-1])


def framed(points: Sequence[Point]) -> Frame:
    """The smallest frame with a margin around points, across the antimeridian where that is shorter."""
    west = _west(sorted({point.lon for point in points}))
    edges = []
    for point in points:
        reach = min(point.reach, _LARGEST_REACH_KM) / KM_PER_DEGREE
        aside = reach / max(math.cos(math.radians(point.lat)), 0.1)
        lon = west + (point.lon - west) % 360
        edges.append((point.lat - reach, point.lat + reach, lon - aside, lon + aside))
    lows, highs, lefts, rights = zip(*edges, strict=True)
    south, north = _widened(min(lows), max(highs))
    left, right = _widened(min(lefts), max(rights))
    squeeze = max(math.cos(math.radians((south + north) / 2)), 0.25)
    across = min(max(right - left, (north - south) * _NARROWEST / squeeze), 360.0)
    tall = min(max(north - south, across * squeeze / _WIDEST), 180.0)
    left = (left + right - across) / 2
    south = min(max((south + north - tall) / 2, -90.0), 90.0 - tall)
    return Frame(south, left, south + tall, left + across, WIDTH / across, WIDTH / across / squeeze)


def degrees(value: int, positive: str, negative: str) -> str:
    """A line's name: «40°E», «10°S», «0°»; a longitude beyond 180 counts from the other side."""
    value = (value + 180) % 360 - 180
    # The antimeridian is neither east nor west.
    side = "" if value in (0, -180) else positive if value > 0 else negative
    return f"{abs(value)}°{side}"


def _west(lons: list[float]) -> float:
    """The longitude at which the widest stretch without a place ends, going east."""
    # Among equal stretches the one across the antimeridian: no map is cut elsewhere without need.
    widest, west = lons[0] + 360 - lons[-1], lons[0]
    for before, after in pairwise(lons):
        if after - before > widest:
            widest, west = after - before, after
    return west


def _widened(low: float, high: float) -> tuple[float, float]:
    margin = max(_MARGIN, (high - low) * _SHARE)
    return low - margin, high + margin


def _multiples(low: float, high: float, step: int) -> Iterator[int]:
    return iter(range(math.ceil(low / step) * step, math.floor(high / step) * step + 1, step))

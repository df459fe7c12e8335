"""Distances on the globe."""

import math


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points of the globe."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))

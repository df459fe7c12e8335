"""The places of an article as a reader wants them: each once, how often it is named, and in words."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from musnad.model import PlaceMention, Relation

COMPASS: Final = (
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
)  # fmt: skip


class Spot(NamedTuple):
    """One place as an article uses it: its first mention, the numbers of all (from 0), how many of them act.

    «Iraq» and «the border of Iraq» are two spots.
    """

    place: PlaceMention
    mentions: tuple[int, ...]
    actors: int

    @property
    def acts_only(self) -> bool:
        """Whether the article names it as one who acts and never as a place."""
        return self.actors == len(self.mentions)


def distinct(places: Sequence[PlaceMention]) -> list[Spot]:
    """The places by how often they are named, and among equals in reading order."""
    mentions: dict[tuple[object, ...], list[int]] = {}
    for number, place in enumerate(places):
        same = (place.name, place.country, place.lat, place.lon, place.precision, place.relation)
        mentions.setdefault(same, []).append(number)
    spots = [
        Spot(places[numbers[0]], tuple(numbers), sum(places[number].role == "actor" for number in numbers))
        for numbers in mentions.values()
    ]
    return sorted(spots, key=lambda spot: -len(spot.mentions))


def point(bearing: float) -> int:
    """The nearest of the eight points of the `COMPASS` to degrees clockwise from north."""
    return round(bearing / 45) % 8


def relation_words(relation: Relation) -> str:
    """The relation as English says it before a name: «15 km north-east of»."""
    toward = None if relation.bearing is None else COMPASS[point(relation.bearing)]
    if relation.kind == "border":
        return "border of"
    if relation.kind == "side":
        return f"{toward} side of" if toward else "bank of"
    far = "" if relation.km is None else f"{relation.km:g} km "
    if toward:
        return f"{far}{toward} of"
    return f"{far}from" if far else "near"


def whereabouts(place: PlaceMention) -> str:
    """What the mention means, in English: the name, after its relation if it has one."""
    return place.name if place.relation is None else f"{relation_words(place.relation)} {place.name}"

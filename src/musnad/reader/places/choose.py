"""Which of the places that bear a name is meant: by kind, container, people, company and size."""

import math
from typing import Final

from musnad.gazetteer import Gazetteer, Place
from musnad.gazetteer.globe import distance
from musnad.reader.places.sighting import Sighting

_KIND: Final = 4.0
_WRONG_KIND: Final = -2.0
_STATE: Final = 8.0
_OTHER_STATE: Final = -8.0
_SEEDED: Final = 2.0
_AMBIGUOUS: Final = -1.0
_HELD: Final = 4.0  # in or outside what is said to hold it, with so many km to spare
_NEAR: Final = 30.0
_SIZES: Final = {"country": 3.0, "capital": 1.5, "region": 0.5, "city": 0.5, "continent": 2.0, "area": 0.5}


def choose(gazetteer: Gazetteer, sighting: Sighting, evidence: dict[str, float]) -> Place | None:
    """The likeliest place; `None` where no gazetteer knows the name."""
    best: Place | None = None
    highest = -math.inf
    for name in sighting.names:
        place = gazetteer.place(name.place)
        score = _score(place, sighting, evidence, seeded=name.seeded)
        score += (_SEEDED if name.seeded else 0.0) + (_AMBIGUOUS if name.ambiguous else 0.0)
        if score > highest:
            best, highest = place, score
    return best


def _score(place: Place, sighting: Sighting, evidence: dict[str, float], *, seeded: bool) -> float:
    score = _SIZES.get(place.kind, 0.0) + 0.4 * math.log10(place.population + 10)
    if sighting.noun is not None:
        score += _KIND if place.kind in sighting.noun.kinds else _WRONG_KIND
    if sighting.people is not None:
        score += _STATE if sighting.people in place.countries else _OTHER_STATE
    within = sighting.inside
    if within is not None and within.place is not None and within.place.countries:
        shared = set(within.place.countries) & set(place.countries)
        score += _STATE if shared else _OTHER_STATE
        if shared and within.place.radius:
            away = distance((place.lat, place.lon), (within.place.lat, within.place.lon))
            score += _HELD if away <= 1.5 * within.place.radius + _NEAR else -_HELD
    weight = max((evidence.get(country, 0.0) for country in place.countries), default=0.0)
    return score + (3.2 if seeded else 0.8) * math.log2(1 + min(weight, 15))

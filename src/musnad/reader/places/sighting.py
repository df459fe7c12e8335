"""One place on the page in the making, and what its surroundings say of it."""

from dataclasses import dataclass

from musnad.gazetteer import Name, Place
from musnad.lang.places import KindNoun


@dataclass(slots=True, eq=False)
class Sighting:
    """The words `[first, stop)` that name a place; `clitic` letters of the first are glued on in front.

    `noun` is the noun of its kind in front of it, `noun_at` where that stands (-1: none); `people` the
    state of a demonym behind it; `names` the places that bear the name (none for one that no gazetteer
    knows). `sure` tells that nothing else is meant.
    """

    first: int
    stop: int
    clitic: int
    names: tuple[Name, ...] = ()
    noun: KindNoun | None = None
    noun_at: int = -1
    people: str | None = None
    sure: bool = False
    place: Place | None = None
    inside: "Sighting | None" = None
    actor: bool = False

"""The place stage: sightings found, judged, resolved against each other, and told as mentions."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from musnad.model import PlaceMention, Span
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.reader.places.accept import Judge
from musnad.reader.places.choose import choose
from musnad.reader.places.evidence import countries_of
from musnad.reader.places.kingdoms import find_kingdoms
from musnad.reader.places.lookup import find_names
from musnad.reader.places.relations import Where, relation_of
from musnad.reader.places.roles import is_actor, is_state
from musnad.reader.places.sighting import Sighting
from musnad.reader.places.unlisted import find_unlisted
from musnad.text.script import fold_word
from musnad.text.words import PAREN_OPEN

_SPOTS: Final = frozenset("camp base airport crossing port prison dam field site".split())
_PRECISIONS: Final = {
    "country": "country",
    "region": "region",
    "district": "district",
    "city": "city",
    "capital": "city",
    "quarter": "quarter",
}
_AND: Final = fold_word("و")
_BI: Final = fold_word("ب")
_REACH: Final = 3  # words after a place in which what holds it can begin
_OWN_RADIUS: Final = 15  # km of a place whose extent is not known


@dataclass(slots=True)
class Places:
    """What the stage found: `mentions` and `sightings` run in parallel, in reading order."""

    mentions: list[PlaceMention] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)


def find_places(
    page: Page,
    outlet: str | None,
    sources: frozenset[int] = frozenset(),
    others: Sequence[Range] = (),
) -> Places:
    """The places that a page names.

    `sources` are the words at which sources of attributions begin, `others` the ranges of names that are
    known to be somebody's.
    """
    facts = page.facts
    gazetteer = facts.table.gazetteer
    taken_by_others = {k for first, stop in others for k in range(first, stop)}
    found = [name for name in find_names(page, gazetteer) if name.first not in taken_by_others]
    evidence = countries_of(page, found, outlet)
    judge = Judge(page, gazetteer, evidence)
    sightings: list[Sighting] = []
    for each in found:
        sighting = judge.judge(each, sightings[-1] if sightings else None)
        if sighting is not None:
            sightings.append(sighting)
    sightings += judge.in_company(sightings)
    taken = taken_by_others | {k for s in sightings for k in range(s.first, s.stop)}
    sightings += find_unlisted(page, facts.kinds, taken)
    sightings.sort(key=lambda s: s.first)
    _set_containers(page, sightings)
    for sighting in reversed(sightings):
        sighting.place = choose(gazetteer, sighting, evidence)
    sightings += find_kingdoms(page, facts.kingdoms, gazetteer, evidence, sightings)
    sightings.sort(key=lambda s: s.first)
    places = Places()
    for sighting in sightings:
        former = places.sightings[-1] if places.sightings else None
        joined = (
            former is not None and former.stop == sighting.first and page.words[sighting.first][:1] == _AND
        )
        where = _where(page, sighting)
        if where is None and joined and places.mentions[-1].relation is not None:
            if places.mentions[-1].relation.kind == "border" and sighting.place is not None:
                where = Where(places.mentions[-1].relation, sighting.place.radius + _OWN_RADIUS)
        sighting.actor = where is None and (
            is_actor(page, sighting, sources)
            or (joined and former is not None and former.actor and is_state(sighting))
        )
        places.mentions.append(_mention(page, sighting, where))
        places.sightings.append(sighting)
    return places


def _set_containers(page: Page, sightings: list[Sighting]) -> None:
    """«دسوق بكفر الشيخ», «الرقة في سوريا», «جولو (الفيليبين)»: what is said to hold a place."""
    starts = [s.first for s in sightings]
    for sighting in sightings:
        k = bisect_right(starts, sighting.first)
        if k >= len(sightings):
            continue
        holder = sightings[k]
        begin = holder.noun_at if holder.noun_at >= 0 else holder.first
        gap = begin - sighting.stop
        if not 0 <= gap <= _REACH or any(page.gaps[j] & ~PAREN_OPEN for j in range(sighting.stop - 1, begin)):
            continue
        first = page.words[begin]
        opened = bool(page.gaps[begin - 1] & PAREN_OPEN) and gap == 0
        glued = gap == 0 and first[:1] == _BI and (holder.clitic > 0 or holder.noun_at >= 0)
        within = gap == 1 and page.words[begin - 1] in _WITHIN
        if opened or glued or within:
            sighting.inside = holder


_WITHIN: Final = {fold_word("في"), fold_word("من"), fold_word("داخل"), fold_word("ضمن")}


def _where(page: Page, sighting: Sighting) -> Where | None:
    place = sighting.place
    return relation_of(page, sighting, place.radius) if place is not None else None


def _mention(page: Page, sighting: Sighting, where: Where | None) -> PlaceMention:
    start, end = page.offsets((sighting.first, sighting.stop))
    if sighting.clitic:
        shift = page.folded.origin(page.starts[sighting.first] + sighting.clitic)
        if page.text[shift : shift + 1] and page.words[sighting.first][sighting.clitic - 1 :][:2] != _TO_THE:
            start = shift
    span = Span(start, end, page.text[start:end])
    place = sighting.place
    role: Literal["place", "actor"] = "actor" if sighting.actor else "place"
    if place is None:
        return _unlisted(span, sighting, role)
    radius = place.radius or _OWN_RADIUS
    precision = _PRECISIONS.get(place.kind, "spot" if place.kind in _SPOTS else "area")
    return PlaceMention(
        span,
        place.name,
        place.geonames or None,
        place.countries[0] if len(place.countries) == 1 else None,
        place.lat,
        place.lon,
        "area" if where is not None else precision,
        role,
        where.relation if where is not None else None,
        where.radius if where is not None else radius,
    )


_TO_THE: Final = fold_word("لل")


def _unlisted(span: Span, sighting: Sighting, role: Literal["place", "actor"]) -> PlaceMention:
    """A place that no gazetteer knows: at most where the place is that holds it."""
    holder = sighting.inside
    depth = 0
    while holder is not None and holder.place is None and depth < 8:
        holder, depth = holder.inside, depth + 1
    place = holder.place if holder is not None else None
    name = " ".join(span.text.split())
    if place is None:
        return PlaceMention(span, name, country=sighting.people, role=role)
    return PlaceMention(
        span,
        name,
        None,
        place.countries[0] if len(place.countries) == 1 else None,
        place.lat,
        place.lon,
        "container",
        role,
        None,
        place.radius or _OWN_RADIUS,
    )

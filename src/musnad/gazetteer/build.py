"""Builds a gazetteer: the seed joined to GeoNames, and which names stand alone, which need support."""

from collections.abc import Iterable
from pathlib import Path

from musnad.errors import GazetteerError
from musnad.gazetteer.gazetteer import Gazetteer, open_gazetteer
from musnad.gazetteer.globe import distance
from musnad.gazetteer.layout import AMBIGUOUS, INDEX, KINDS, SEEDED, column, write
from musnad.gazetteer.seed import Draft, seed
from musnad.lang import pack as p
from musnad.lang.ar.load import load

LICENCE = "GeoNames (geonames.org), CC BY 4.0; seed of the project, Apache-2.0"
_POPULATED = {"city", "capital", "quarter"}
_NEAR = 30.0  # km within which a seed's town and a GeoNames town of one name are one
_KNOWN = 150_000  # inhabitants from which a GeoNames name may stand without support
_SHORTEST = 4  # letters of a name that may
_ONLY_NAMES = p.GIVEN_NAME | p.NAME_PARTICLE


def build(
    geonames: Iterable[Draft],
    output: Path,
    *,
    source: str,
    countries: dict[str, tuple[int, int]] | None = None,
    base: Gazetteer | None = None,
) -> Gazetteer:
    """Writes a gazetteer of the seed, a `base` gazetteer's GeoNames places and new drafts, and opens it.

    A draft with the GeoNames id of a place of the base takes its place and keeps its names. The file
    appears once it is whole; until then, and if anything goes wrong, an old one stays. What is wrong
    with the drafts, or with writing the file, is a `GazetteerError`.
    """
    if countries is None:
        countries = _countries_of(base) if base is not None else {}
    drafts: dict[int, Draft] = {}
    for draft in (*(_drafts_of(base) if base is not None else ()), *geonames):
        known = drafts.get(draft.geonames)
        if known is not None:
            draft = draft._replace(names=tuple(dict.fromkeys((*draft.names, *known.names))))  # noqa: PLW2901
        drafts[draft.geonames] = draft
    joined = _join(_unique(seed()), drafts, countries)
    sections = _sections(joined)
    facts = {"places": len(joined), "source": source, "licence": LICENCE}
    try:
        write(output, sections, facts)
    except OSError as error:
        raise GazetteerError(f"{output} cannot be written: {error.strerror or error}") from error
    return open_gazetteer(output)


def _drafts_of(base: Gazetteer) -> list[Draft]:
    """The places of an older gazetteer that come from GeoNames, also those that the seed knows too.

    Countries are left out: the seed has them all, and `_countries_of` their ids.
    """
    drafts = []
    for index, names in base.names_of().items():
        place = base.place(index)
        if place.geonames and place.kind != "country":
            own = tuple(folded for folded, _ in names)
            ambiguous = frozenset(folded for folded, name in names if name.seeded and name.ambiguous)
            drafts.append(
                Draft(
                    own, ambiguous, place.name, place.arabic, place.kind, place.countries, place.lat,
                    place.lon, place.radius, place.population, place.geonames, seeded=False,
                )
            )  # fmt: skip
    return drafts


def _countries_of(base: Gazetteer) -> dict[str, tuple[int, int]]:
    """By ISO code: a country's GeoNames id and inhabitants, as an older gazetteer has them."""
    places = (base.place(index) for index in range(len(base)))
    return {
        place.countries[0]: (place.geonames, place.population)
        for place in places
        if place.kind == "country" and len(place.countries) == 1 and place.geonames
    }


def _unique(drafts: list[Draft]) -> list[Draft]:
    """The seed without the places that two tables share."""
    found: list[Draft] = []
    by_name: dict[bytes, list[int]] = {}
    for draft in drafts:
        for index in by_name.get(draft.names[0], ()):
            other = found[index]
            if _is_same(other, draft):
                names = tuple(dict.fromkeys((*other.names, *draft.names)))
                found[index] = other._replace(names=names, ambiguous=other.ambiguous | draft.ambiguous)
                break
        else:
            by_name.setdefault(draft.names[0], []).append(len(found))
            found.append(draft)
    return found


def _is_same(one: Draft, other: Draft) -> bool:
    alike = one.kind == other.kind or {one.kind, other.kind} <= _POPULATED
    shared = set(one.countries) & set(other.countries) or not (one.countries or other.countries)
    far = max(_NEAR, min(one.radius, other.radius))
    return alike and bool(shared) and distance((one.lat, one.lon), (other.lat, other.lon)) <= far


def _join(seeds: list[Draft], drafts: dict[int, Draft], countries: dict[str, tuple[int, int]]) -> list[Draft]:
    """Seed places with the ids, inhabitants and further names of their GeoNames twins, then the rest."""
    by_name: dict[tuple[str, object], list[int]] = {}
    for number, draft in drafts.items():
        for country in draft.countries:
            for name in (*draft.names, draft.title.lower()):
                by_name.setdefault((country, name), []).append(number)
    taken: set[int] = set()
    joined = []
    for place in seeds:
        if place.kind == "country" and len(place.countries) == 1 and place.countries[0] in countries:
            number, population = countries[place.countries[0]]
            taken.add(number)
            more = _further_names(place, drafts.get(number))
            joined.append(place._replace(names=(*place.names, *more), geonames=number, population=population))
            continue
        twin = _twin(place, by_name, drafts) if place.kind in _POPULATED else 0
        if not twin:
            joined.append(place)
            continue
        taken.add(twin)
        other = drafts[twin]
        more = _further_names(place, other)
        joined.append(
            place._replace(
                names=(*place.names, *more),
                ambiguous=place.ambiguous | {name for name in more if b" " not in name},
                geonames=twin,
                population=max(place.population, other.population),
                lat=other.lat,
                lon=other.lon,
            )
        )
    return joined + [draft for number, draft in drafts.items() if number not in taken]


def _further_names(place: Draft, other: Draft | None) -> tuple[bytes, ...]:
    """What GeoNames calls a place of the seed besides, as far as it can be nothing else."""
    names = other.names if other is not None else ()
    return tuple(name for name in names if name not in place.names and _stands_alone(name))


def _twin(place: Draft, by_name: dict[tuple[str, object], list[int]], drafts: dict[int, Draft]) -> int:
    best, nearest = 0, _NEAR
    for country in place.countries:
        for name in (*place.names, place.title.lower()):
            for number in by_name.get((country, name), ()):
                other = drafts[number]
                away = distance((place.lat, place.lon), (other.lat, other.lon))
                if other.kind in _POPULATED and away - other.population / 1e6 < nearest:
                    best, nearest = number, away - other.population / 1e6
    return best


def _stands_alone(name: bytes) -> bool:
    """Whether a GeoNames name is no word of the lexicon and long enough to be nothing else."""
    if b" " in name:
        return True
    flags = load().flags.get(name, 0)
    return len(name) >= _SHORTEST and not flags and not load().time_words.readings(name)


def _sections(drafts: list[Draft]) -> dict[str, bytes]:
    bearers: dict[bytes, list[tuple[int, int]]] = {}
    for index, draft in enumerate(drafts):
        for name in draft.names:
            marks = SEEDED if draft.seeded else 0
            known = draft.population >= _KNOWN and _stands_alone(name)
            if name in draft.ambiguous or not (draft.seeded or known):
                marks |= AMBIGUOUS
            bearers.setdefault(name, []).append((index, marks))
    names = sorted(bearers)
    starts, refs = [0], []
    for name in names:
        ranked = sorted(
            bearers[name], key=lambda each: (not each[1] & SEEDED, -drafts[each[0]].population, each[0])
        )
        refs += [(index & INDEX) | marks for index, marks in ranked]
        starts.append(len(refs))
    widths: dict[bytes, int] = {}
    for name in names:
        first = name.partition(b" ")[0]
        widths[first] = min(max(widths.get(first, 0), name.count(b" ") + 1), 255)
    return {
        "names": b"\n".join(names),
        "firsts": b"\n".join(widths),
        "widths": bytes(widths.values()),
        "starts": column("I", starts),
        "refs": column("I", refs),
        "kinds": bytes(KINDS.index(draft.kind) for draft in drafts),
        "geonames": column("I", [draft.geonames for draft in drafts]),
        "population": column("I", [draft.population for draft in drafts]),
        "lat": column("f", [draft.lat for draft in drafts]),
        "lon": column("f", [draft.lon for draft in drafts]),
        "radius": column("H", [draft.radius for draft in drafts]),
        "countries": "\n".join("|".join(draft.countries) for draft in drafts).encode(),
        "titles": "\n".join(draft.title for draft in drafts).encode(),
        "arabic": "\n".join(draft.arabic for draft in drafts).encode(),
    }

"""A gazetteer opened for reading: which names there are, and which places bear them."""

import math
import operator
import sys
from array import array
from collections.abc import Iterator, Mapping
from functools import cache
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from musnad.gazetteer.layout import AMBIGUOUS, COLUMNS, INDEX, KINDS, SEEDED, broken, read

PACKAGED = Path(__file__).with_name("places.bin")
# What a report made without places says.
NO_GAZETTEER: Final = "no gazetteer: places are not read"
_CODES: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ|\n"
_WIDEST = 20_000  # km; half the way around the globe
_TOWNS = ("city", "capital")
_BAND = 5  # degrees of latitude; a map of one country looks at a few of them


class Place(NamedTuple):
    """One place: degrees of WGS 84, a rough half-extent in km, inhabitants (0 where unknown).

    `name` is the English name, `arabic` the usual Arabic one, `countries` ISO 3166-1 codes (none
    for the high seas, two for a border river). `geonames` is 0 where the project's seed alone knows it.
    """

    number: int
    name: str
    arabic: str
    kind: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius: int
    population: int
    geonames: int


class Name(NamedTuple):
    """That a place bears a name: `ambiguous` where it is as often something else, `seeded` by the project."""

    place: int
    ambiguous: bool
    seeded: bool


class Gazetteer:
    """Places by folded Arabic name. `firsts` gives, by first word, the longest name in words.

    `facts` is what the file says of itself; `identity` names it in a report, `None` if it is empty.
    """

    def __init__(self, facts: dict[str, Any], sections: Mapping[str, bytes]) -> None:
        """Takes the sections apart; `ValueError` says which of them do not fit together."""
        self.facts = facts
        listed = _words(sections["names"])
        self.names: dict[bytes, int] = dict(zip(listed, range(len(listed)), strict=True))
        firsts = _words(sections["firsts"])
        if len(firsts) != len(sections["widths"]):
            raise ValueError("firsts and widths differ in number")
        self.firsts: dict[bytes, int] = dict(zip(firsts, sections["widths"], strict=True))
        self._columns = {name: _numbers(code, sections[name]) for name, code in COLUMNS.items()}
        self._countries = sections["countries"].decode().split("\n")
        if sections["countries"].translate(None, _CODES):
            raise ValueError("a country has a code that is none")
        self._titles = sections["titles"].decode().split("\n")
        self._arabic = sections["arabic"].decode().split("\n")
        self._places: dict[int, Place] = {}
        self._bearers: dict[int, tuple[Name, ...]] = {}
        self._towns: dict[int, list[tuple[float, float, int]]] | None = None
        self.identity: str | None = None
        if len(self):
            self._check(listed)
            self.identity = f"{facts['source']} SHA-256:{facts['sha256'][:12]}"

    def _check(self, listed: list[bytes]) -> None:
        """Whether each reference leads somewhere, so that nothing goes wrong while an article is read.

        Costs a few milliseconds; whether the file is what was written once is for its checksum to tell.
        """
        c, count = self._columns, len(self)
        if len(self.names) != len(listed) or not _rises(listed):
            raise ValueError("its names are out of order")
        starts, refs = c["starts"], c["refs"]
        if len(starts) != len(listed) + 1 or starts[0] != 0 or starts[-1] != len(refs) or not _rises(starts):
            raise ValueError("its names do not lead to places")
        if max(map(INDEX.__and__, refs), default=0) >= count:
            raise ValueError("a name leads to a place that is not there")
        rows = [c[name] for name in ("geonames", "population", "lat", "lon", "radius")]
        if {len(each) for each in (*rows, self._countries, self._titles, self._arabic)} != {count}:
            raise ValueError("its columns differ in length")
        if max(c["kinds"]) >= len(KINDS) or max(c["radius"]) > _WIDEST:
            raise ValueError("a place is of no kind or size that there is")
        for name, most in (("lat", 90), ("lon", 180)):
            # One number that is none makes the sum one.
            if not math.isfinite(sum(c[name])) or min(c[name]) < -most or max(c[name]) > most:
                raise ValueError("a place lies nowhere on the globe")

    def bearers(self, name: int) -> tuple[Name, ...]:
        """Which places bear a name, the project's own first, the most populous before the others."""
        found = self._bearers.get(name)
        if found is None:
            starts = self._columns["starts"]
            refs = self._columns["refs"][starts[name] : starts[name + 1]]
            found = tuple(Name(r & INDEX, bool(r & AMBIGUOUS), bool(r & SEEDED)) for r in refs)
            self._bearers[name] = found
        return found

    def place(self, index: int) -> Place:
        """A place by its index."""
        place = self._places.get(index)
        if place is None:
            c = self._columns
            countries = self._countries[index]
            place = Place(
                index,
                self._titles[index],
                self._arabic[index],
                KINDS[c["kinds"][index]],
                tuple(countries.split("|")) if countries else (),
                round(c["lat"][index], 4),
                round(c["lon"][index], 4),
                c["radius"][index],
                c["population"][index],
                c["geonames"][index],
            )
            self._places[index] = place
        return place

    def __len__(self) -> int:
        return len(self._columns["kinds"])

    def find(self, folded: bytes) -> list[Place]:
        """The places that bear a folded name."""
        name = self.names.get(folded)
        return [self.place(each.place) for each in self.bearers(name)] if name is not None else []

    def most_populous(
        self, south: float, west: float, north: float, east: float, n: int
    ) -> Iterator[tuple[float, float, int]]:
        """Latitude, longitude and inhabitants of the `n` most populous towns in a box, the largest first.

        A box across the antimeridian has an `east` beyond 180.
        """
        if self._towns is None:
            self._towns = self._banded_towns()
        width = east - west
        bands = [
            (town for town in towns if south <= town[0] <= north and (town[1] - west) % 360 <= width)
            for band, towns in self._towns.items()
            if south <= (band + 1) * _BAND and band * _BAND <= north
        ]
        return islice(merge(*bands, key=lambda town: -town[2]), n)

    def _banded_towns(self) -> dict[int, list[tuple[float, float, int]]]:
        """The towns by bands of latitude, in each the most populous first."""
        c = self._columns
        bands: dict[int, list[tuple[float, float, int]]] = {}
        for kind, people, lat, lon in zip(c["kinds"], c["population"], c["lat"], c["lon"], strict=True):
            if people and KINDS[kind] in _TOWNS:
                bands.setdefault(math.floor(lat / _BAND), []).append((lat, lon, people))
        for towns in bands.values():
            towns.sort(key=lambda town: -town[2])
        return bands

    def names_of(self) -> dict[int, list[tuple[bytes, Name]]]:
        """All names by place, as a builder wants them."""
        found: dict[int, list[tuple[bytes, Name]]] = {}
        for folded, number in self.names.items():
            for bearer in self.bearers(number):
                found.setdefault(bearer.place, []).append((folded, bearer))
        return found


def _words(section: bytes) -> list[bytes]:
    return section.split(b"\n") if section else []


def _rises(values: Any) -> bool:  # noqa: ANN401 (names or numbers)
    return all(map(operator.lt, values, islice(values, 1, None)))


def _numbers(code: str, section: bytes) -> Any:  # noqa: ANN401 (a column of ints or of floats)
    if sys.byteorder == "big":
        numbers = array(code, section)
        numbers.byteswap()
        return numbers
    return memoryview(section).cast(code)  # type: ignore[call-overload]


def open_gazetteer(path: Path) -> Gazetteer:
    """Opens a gazetteer's file and checks it; `GazetteerError` where it is none, damaged or cut short."""
    facts, sections = read(path)
    try:
        gazetteer = Gazetteer(facts, sections)
    except UnicodeDecodeError as error:
        raise broken(path, "its words are no UTF-8") from error
    except ValueError as error:
        raise broken(path, str(error)) from error
    if len(gazetteer) != facts["places"] or not len(gazetteer):
        raise broken(path, "it holds no places, or not as many as it says")
    return gazetteer


def _empty() -> Gazetteer:
    sections = dict.fromkeys(("names", "firsts", "countries", "titles", "arabic", *COLUMNS), b"")
    sections["starts"] = b"\0\0\0\0"
    return Gazetteer({"places": 0, "source": "none"}, sections)


EMPTY = _empty()


@cache
def packaged() -> Gazetteer:
    """The gazetteer that comes with the package; an empty one in a checkout that was never built."""
    return open_gazetteer(PACKAGED) if PACKAGED.exists() else EMPTY
